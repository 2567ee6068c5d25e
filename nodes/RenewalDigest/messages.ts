import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ParameterError } from '../../shared/n8n/errors';
import { isoOf } from '../../shared/renewal/dates/day';
import { dateFieldAdvice } from '../../shared/renewal/items/dateLikeFields';
import { isEmpty, readPath, type Json } from '../../shared/renewal/items/path';
import { counted } from '../../shared/renewal/wording';
import { fieldOf, type Column, type KnownColumn } from './digest/columns';
import { digestsOf, fillsIn, PLACEHOLDERS, unfilledIn, type Digest } from './digest/digest';
import { groupColumn } from './digest/groups';
import { calendar } from './formats/calendar';
import { csv } from './formats/csv';
import { email } from './formats/email';
import type { Format, Formatter, Message } from './formats/format';
import { markdown } from './formats/markdown';
import { slack } from './formats/slack';
import { teams } from './formats/teams';
import { dateField, perGroup } from './options';
import { columns, groupBy, groupField, title } from './panel';
import { readBatch, type Batch, type Row } from './rows/rows';
import { lineOfValue } from './rows/text';
import type { Settings } from './settings';

const FORMATTERS: Record<Exclude<Format, 'calendar'>, Formatter> = { email, markdown, slack, teams };

/** The columns that say which renewal a row is, besides customer and product. */
const NAMING: ReadonlySet<KnownColumn> = new Set(['subscriptionId', 'sku']);

interface File {
	text: string;
	name: string;
	mimeType: string;
}

/**
 * The messages that the input makes, one item each, in the order in which they are to be sent.
 * @throws ParameterError when no item has the renewal date
 */
export async function messagesOf(
	context: IExecuteFunctions,
	inputs: ReadonlyArray<readonly INodeExecutionData[]>,
	settings: Settings,
): Promise<INodeExecutionData[]> {
	const items = inputs.flat();
	const batch = readBatch(settings.renewals ?? items.map(({ json }) => json), settings.read);
	const areFiles = settings.renewals === undefined && items.length > 0 && items.every(isFile);
	if (!batch.hasDateField || areFiles) throw withoutDateField(items, settings);
	for (const hint of hintsOn(batch, settings)) {
		context.addExecutionHints({ message: hint, location: 'outputPane', type: 'warning' });
	}
	// One list for all messages: every message is about every item, and n8n stores a repeated object only once.
	const pairedItem = inputs.flatMap((held, input) =>
		held.map((_item, item) => (input === 0 ? { item } : { item, input })),
	);
	const made: INodeExecutionData[] = [];
	for (const digest of digestsOf(batch, settings.digest)) {
		if (digest.isEmpty && settings.isSilent) continue;
		const { messages, file } = written(digest, batch, settings);
		for (const [index, message] of messages.entries()) {
			const json = jsonOf(message, { digest, batch, part: index + 1, parts: messages.length, settings });
			const binary =
				index === 0 && file !== undefined
					? {
							[settings.outputField]: await context.helpers.prepareBinaryData(
								Buffer.from(file.text),
								file.name,
								file.mimeType,
							),
						}
					: undefined;
			made.push(binary === undefined ? { json, pairedItem } : { json, binary, pairedItem });
		}
	}
	return made;
}

/** A file that nobody has read yet: it may well contain renewals. */
const isFile = ({ json, binary }: INodeExecutionData): boolean => binary !== undefined && isEmpty(json);

function written(digest: Digest, batch: Batch, settings: Settings): { messages: Message[]; file: File | undefined } {
	const date = isoOf(digest.today);
	if (settings.format === 'calendar') {
		const { ics, events } = calendar(digest, settings.calendar);
		const file = { text: ics, name: 'renewals.ics', mimeType: 'text/calendar' };
		return { messages: [{ listed: digest.rows.length, content: { events, fileName: file.name } }], file };
	}
	const messages = FORMATTERS[settings.format](digest, settings.formatOptions);
	const file = digest.hasFile
		? { text: csv(digest, batch.keys, settings.csvDelimiter), name: `renewals-${date}.csv`, mimeType: 'text/csv' }
		: undefined;
	return { messages, file };
}

function jsonOf(
	{ listed, content }: Message,
	about: { digest: Digest; batch: Batch; part: number; parts: number; settings: Settings },
): IDataObject {
	const { digest, batch, part, parts, settings } = about;
	return {
		format: settings.format,
		title: digest.title,
		group: digest.group,
		part,
		parts,
		renewals: digest.rows.length,
		listed,
		noValidDate: digest.undatedRows.length,
		missing: batch.failures.map(({ message }) => message),
		...(content as IDataObject),
	};
}

function* hintsOn({ isAsOfRows, today, isMixed, keys, rows }: Batch, { digest }: Settings): Generator<string> {
	if (isAsOfRows) {
		yield `The renewals were sorted on ${isoOf(today)}, so the digest counts from that day. Set As Of to count from another.`;
	}
	if (isMixed) {
		yield 'The renewals were sorted on different days. Days left and stages were recalculated from today.';
	}
	const known = new Set(keys);
	const isMissing = ({ known: column, path }: Column) =>
		column === undefined && !known.has(path.split(/[.[]/)[0] ?? '');
	const unknown = digest.columns.filter(isMissing);
	if (rows.length > 0 && unknown.length > 0) {
		const separators = unknown.some(({ path }) => path.includes(';')) ? ', and separate fields by commas only' : '';
		yield `No item has the field ${unknown.map(({ path }) => `"${path}"`).join(', ')}. Correct ${columns.property.displayName}${separators}.`;
	}
	if (rows.length > 0 && digest.groupBy === 'field' && isMissing(digest.groupField)) {
		yield `No item has the field "${digest.groupField.path}". Correct ${groupField.property.displayName}.`;
	}
	const unfilled = unfilledIn(digest.title);
	if (unfilled.length > 0) {
		const filled = PLACEHOLDERS.map((name) => `{${name}}`).join(', ');
		yield `${unfilled.join(', ')} in ${title.property.displayName} is not filled in. Only these are: ${filled}.`;
	}
	if (digest.isPerGroup && groupColumn(digest) === undefined) {
		yield `All renewals are in one message, because ${groupBy.property.displayName} is neither Customer nor Vendor nor a field. ${perGroup.property.displayName} needs one of these.`;
	} else if (!digest.isPerGroup && fillsIn(digest.title, 'group')) {
		yield `{group} in ${title.property.displayName} is empty, because ${perGroup.property.displayName} is off.`;
	}
	yield* hintOnNameless(rows, digest.columns);
}

/** A message that says when, but not what: in tables whose headings are not known, or in other languages. */
function* hintOnNameless(rows: readonly Row[], shown: readonly Column[]): Generator<string> {
	const naming = shown.filter(({ known }) => known === undefined || NAMING.has(known));
	const nameless = rows.filter(
		({ customer, product, json, fields }) =>
			customer === '' &&
			product === '' &&
			naming.every(({ known, path }) => {
				const value = known === undefined ? readPath(json, path) : json[fieldOf(known, fields) ?? path];
				return lineOfValue(value) === '';
			}),
	);
	const [first] = nameless;
	if (first === undefined) return;
	const used = new Set(Object.values(first.fields));
	const unused = Object.keys(first.json).filter((key) => !used.has(key) && lineOfValue(first.json[key]) !== '');
	const named = unused.slice(0, 3).map((key) => `"${key}"`);
	const example = named.length === 0 ? '' : `, such as ${named.join(', ')}`;
	yield `No customer and no product found in ${counted(nameless.length, 'renewal')}. Add the fields that name them to ${columns.property.displayName}${example}.`;
}

/** A field that no item has is a setup mistake, not a batch of renewals without dates. */
function withoutDateField(items: readonly INodeExecutionData[], { read, renewals }: Settings): ParameterError {
	const jsons: readonly Json[] = renewals ?? items.map(({ json }) => json);
	const label = dateField.property.displayName;
	return new ParameterError(
		label,
		read.dateField === '' ? 'No field with a renewal date was found' : `No item has the field "${read.dateField}"`,
		dateFieldAdvice(jsons, { label, zone: read.zone, chosen: read.dateField }),
	);
}
