import { ParameterError } from '../../shared/n8n/errors';
import {
	isUnset,
	readChoice,
	readFlag,
	readNumber,
	readOptionalNumber,
	readText,
	shown,
	type Parameters,
} from '../../shared/n8n/parameters';
import { dateFormatOf } from '../../shared/panel/upcoming';
import { todayOf } from '../../shared/panel/window';
import { isObject, type Json } from '../../shared/renewal/items/path';
import { columnsIn, DEFAULT_COLUMNS, type Column } from './digest/columns';
import type { DigestSettings } from './digest/digest';
import { GROUPINGS } from './digest/groups';
import type { CalendarSettings } from './formats/calendar';
import type { Delimiter } from './formats/csv';
import { FORMATS, type Format, type FormatOptions } from './formats/format';
import { DATE_STYLES, Language } from './language/language';
import type { Phrase } from './language/words';
import { LABELS } from './labels';
import { PHRASES } from './options';
import { Owners } from './rows/owners';
import type { ReadSettings } from './rows/rows';

/** Everything that the panel says. */
export interface Settings {
	format: Format;
	read: ReadSettings;
	digest: DigestSettings;
	formatOptions: FormatOptions;
	calendar: CalendarSettings;
	csvDelimiter: Delimiter;
	/** the output binary field for files */
	outputField: string;
	/** Whether nothing leaves when nothing is due. */
	isSilent: boolean;
	/** Renewals that take the place of the input items. */
	renewals: Json[] | undefined;
}

/** @throws ParameterError */
export const numberInputsOf = (parameters: Parameters): number =>
	readNumber(parameters, 'options.numberInputs', { field: LABELS.numberInputs, min: 1, max: 20, fallback: 1 });

/** A calendar lists nothing: every renewal is an event. */
const MOST_LISTED: Record<Format, number> = { calendar: 1, email: 100, markdown: 30, slack: 30, teams: 30 };

/**
 * @param now epoch milliseconds
 * @throws ParameterError naming the field
 */
export function settingsOf(parameters: Parameters, now: number): Settings {
	const format = readChoice(parameters, 'format', { field: LABELS.format, choices: FORMATS, fallback: 'slack' });
	const { today, zone } = todayOf(parameters);
	const title = readText(parameters, 'title', LABELS.title);
	return {
		format,
		read: {
			zone,
			asOf: isUnset(parameters.get('options.asOf')) ? undefined : today,
			today,
			dateField: readText(parameters, 'options.dateField', LABELS.dateField),
			dateFormat: dateFormatOf(parameters),
			productNames: productNamesOf(parameters),
			owners: ownersOf(parameters),
		},
		digest: digestSettingsOf(parameters, format, title),
		formatOptions: {
			hasChart: readFlag(parameters, 'options.chart', { field: LABELS.chart, fallback: format !== 'slack' }),
			hasTable: readFlag(parameters, 'options.sortableTable', { field: LABELS.sortableTable }),
		},
		calendar: {
			name: title,
			now,
			remindDaysBefore: readOptionalNumber(parameters, 'options.remind', { field: LABELS.remind, min: 0, max: 365 }),
			hasDeadlines: readFlag(parameters, 'options.deadlines', { field: LABELS.deadlines }),
		},
		csvDelimiter: readChoice(parameters, 'options.csvDelimiter', {
			field: LABELS.csvDelimiter,
			choices: ['comma', 'semicolon', 'tab'] as const,
			fallback: 'comma',
		}),
		outputField: readText(parameters, 'options.outputField', LABELS.outputField) || 'data',
		isSilent:
			readChoice(parameters, 'options.nothingDue', {
				field: LABELS.nothingDue,
				choices: ['message', 'nothing'] as const,
				fallback: 'message',
			}) === 'nothing',
		renewals: renewalsIn(parameters.get('options.renewals')),
	};
}

function digestSettingsOf(parameters: Parameters, format: Format, title: string): DigestSettings {
	const most = readOptionalNumber(parameters, 'options.mostListed', {
		field: LABELS.mostListed,
		min: 0,
		max: 1_000_000,
	});
	const csvFile = readChoice(parameters, 'options.csvFile', {
		field: LABELS.csvFile,
		choices: ['always', 'never', 'whenCut'] as const,
		fallback: 'whenCut',
	});
	return {
		groupBy: readChoice(parameters, 'groupBy', { field: LABELS.groupBy, choices: GROUPINGS, fallback: 'stage' }),
		groupField: groupFieldOf(parameters),
		separateAutoRenewals: readFlag(parameters, 'options.separateAutoRenewals', { field: LABELS.separateAutoRenewals }),
		title,
		columns: columnsOf(parameters),
		mostListed: (most ?? MOST_LISTED[format]) || Infinity,
		isPerGroup: readFlag(parameters, 'options.perGroup', { field: LABELS.perGroup }),
		hasFile: (isComplete) => format !== 'calendar' && (csvFile === 'always' || (csvFile === 'whenCut' && !isComplete)),
		language: languageOf(parameters),
	};
}

function columnsOf(parameters: Parameters): Column[] {
	const columns = columnsIn(readText(parameters, 'columns', LABELS.columns));
	return columns.length > 0 ? columns : columnsIn(DEFAULT_COLUMNS);
}

function groupFieldOf(parameters: Parameters): Column {
	const [column] = columnsIn(readText(parameters, 'groupField', LABELS.groupField));
	return column ?? { known: 'owner', path: 'owner', label: undefined };
}

function languageOf(parameters: Parameters): Language {
	const tag = readText(parameters, 'options.language', LABELS.language) || 'en-GB';
	const style = readChoice(parameters, 'options.dateStyle', {
		field: LABELS.dateStyle,
		choices: DATE_STYLES,
		fallback: 'weekday',
	});
	if (!isLanguageTag(tag)) {
		throw new ParameterError(
			LABELS.language,
			`${LABELS.language} must be a language tag such as en-GB, not ${shown(tag)}`,
		);
	}
	return new Language(tag, style, wordingOf(parameters));
}

function isLanguageTag(text: string): boolean {
	try {
		return Intl.getCanonicalLocales(text).length === 1;
	} catch {
		return false;
	}
}

/** The entries of a collection in the panel, each with its texts. @throws ParameterError */
function entriesAt(parameters: Parameters, path: string, field: string): Json[] {
	const value = parameters.get(path);
	if (isUnset(value)) return [];
	const entries = isObject(value) ? value.entries : undefined;
	if (entries === undefined && isObject(value) && Object.keys(value).length === 0) return [];
	if (!Array.isArray(entries) || !entries.every(isObject)) {
		throw new ParameterError(field, `${field} must be a list of entries, not ${shown(value)}`);
	}
	return entries;
}

const productNamesOf = (parameters: Parameters): Array<readonly [string, string]> =>
	entriesAt(parameters, 'options.productNames', LABELS.productNames)
		.map(({ sku, name }) => [String(sku ?? '').trim(), String(name ?? '').trim()] as const)
		.filter(([sku, name]) => sku !== '' && name !== '');

/** @throws ParameterError */
function ownersOf(parameters: Parameters): Owners {
	const entries = entriesAt(parameters, 'options.owners', LABELS.owners);
	return new Owners(entries.map(({ name, owner }) => [String(name ?? ''), String(owner ?? '').trim()] as const));
}

function wordingOf(parameters: Parameters): Map<Phrase, string> {
	const texts = new Map<Phrase, string>();
	for (const { phrase, text } of entriesAt(parameters, 'options.wording', LABELS.wording)) {
		const known = PHRASES.find(({ value }) => value === phrase);
		if (known === undefined) {
			throw new ParameterError(LABELS.wording, `${LABELS.wording} has no text named ${shown(phrase)}`);
		}
		texts.set(known.value, String(text ?? ''));
	}
	return texts;
}

/** A list of objects, or its JSON. @throws ParameterError */
function renewalsIn(value: unknown): Json[] | undefined {
	if (isUnset(value)) return undefined;
	const list = typeof value === 'string' ? parsed(value) : value;
	const rows: unknown[] = Array.isArray(list) ? list : [list];
	if (rows.every((row): row is Json => isObject(row) && !Array.isArray(row))) return rows;
	throw new ParameterError(
		LABELS.renewals,
		`${LABELS.renewals} must be a list of renewals, not ${shown(value)}`,
		'Pass a JSON array of objects, one for each renewal.',
	);
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
