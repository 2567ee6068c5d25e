import { ParameterError } from '../../shared/n8n/errors';
import { shown, type Parameters } from '../../shared/n8n/parameters';
import { todayOf } from '../../shared/panel/window';
import type { Json } from '../../shared/renewal/items/path';
import { columnsIn, DEFAULT_COLUMNS } from './digest/columns';
import type { DigestSettings } from './digest/digest';
import type { CalendarSettings } from './formats/calendar';
import type { Delimiter } from './formats/csv';
import type { Format, FormatOptions } from './formats/format';
import { Language } from './language/language';
import { language, options } from './options';
import { columns, format, groupBy, groupField, title } from './panel';
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
	/** Whether the node outputs nothing when nothing is due. */
	isSilent: boolean;
	/** Renewals to use instead of the input items. */
	renewals: Json[] | undefined;
}

/** A calendar lists nothing: every renewal is an event. */
const MOST_LISTED: Record<Format, number> = { calendar: 1, email: 100, markdown: 30, slack: 30, teams: 30 };

/**
 * @param now epoch milliseconds
 * @throws ParameterError naming the field
 */
export function settingsOf(parameters: Parameters, now: number): Settings {
	const chosen = options.read(parameters);
	const { today, zone } = todayOf(parameters);
	const target = format.read(parameters);
	const heading = title.read(parameters);
	const [groupColumn] = columnsIn(groupField.read(parameters));
	const listed = columnsIn(columns.read(parameters));
	return {
		format: target,
		read: {
			zone,
			asOf: chosen.asOf === undefined ? undefined : today,
			today,
			dateField: chosen.dateField,
			dateFormat: chosen.dateFormat,
			productNames: chosen.productNames
				.map(({ sku, name }) => [sku, name] as const)
				.filter(([sku, name]) => sku !== '' && name !== ''),
			owners: new Owners(chosen.owners.map(({ name, owner }) => [name, owner] as const)),
		},
		digest: {
			groupBy: groupBy.read(parameters),
			groupField: groupColumn ?? { known: 'owner', path: 'owner', label: undefined },
			separateAutoRenewals: chosen.separateAutoRenewals,
			title: heading,
			columns: listed.length > 0 ? listed : columnsIn(DEFAULT_COLUMNS),
			mostListed: (chosen.mostListed ?? MOST_LISTED[target]) || Infinity,
			isPerGroup: chosen.perGroup,
			hasFile: (isComplete) =>
				target !== 'calendar' && (chosen.csvFile === 'always' || (chosen.csvFile === 'whenCut' && !isComplete)),
			language: new Language(
				languageTag(chosen.language || 'en-GB'),
				chosen.dateStyle,
				new Map(chosen.wording.map(({ phrase, text }) => [phrase, text])),
			),
		},
		formatOptions: { hasChart: chosen.chart ?? target !== 'slack', hasTable: chosen.sortableTable },
		calendar: { hasTitle: heading !== '', now, remindDaysBefore: chosen.remind, hasDeadlines: chosen.deadlines },
		csvDelimiter: chosen.csvDelimiter,
		outputField: chosen.outputField || 'data',
		isSilent: chosen.nothingDue === 'nothing',
		renewals: chosen.renewals,
	};
}

/** @throws ParameterError */
function languageTag(tag: string): string {
	if (isLanguageTag(tag)) return tag;
	const field = language.property.displayName;
	throw new ParameterError(field, `${field} must be a language tag such as en-GB, not ${shown(tag)}`);
}

/** Only of languages that dates can be written in: `Deutsch` is well-formed too, and would become English. */
function isLanguageTag(text: string): boolean {
	try {
		return Intl.DateTimeFormat.supportedLocalesOf(text).length === 1;
	} catch {
		return false;
	}
}
