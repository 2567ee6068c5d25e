import type { Parameters } from '../../../shared/n8n/parameters';
import type { DayRange } from '../../../shared/panel/dayRange';
import { dateFormatOf } from '../../../shared/panel/upcoming';
import { DateColumn } from '../../../shared/renewal/dates/dateColumn';
import type { Day } from '../../../shared/renewal/dates/day';
import type { DateFormat } from '../../../shared/renewal/dates/readDate';
import { accountDate } from '../api/account';
import { childrenOf, type CompanyRow } from '../api/contracts';
import { filters } from './fields';

/** Whether a company lies within the date filters, or why that is not known. */
type Held = boolean | 'ambiguous' | 'unreadable';

/** The dates of a company. */
export type Dates = Pick<CompanyRow, 'createTime' | 'licenseEndDate'>;

/**
 * The date filters, applied here again: Keepnet is asked to filter, but whether it does so by date is not documented.
 */
export class DateFilter {
	/**
	 * @param format what Date Format says
	 * @param column the dates of all rows; one account writes them in one way
	 */
	constructor(
		readonly renewal: DayRange,
		private readonly created: DayRange,
		private readonly format: DateFormat,
		private readonly column: DateColumn,
	) {}

	/** `ambiguous` as long as nothing seen shows whether the day or the month comes first, and that matters. */
	holds({ licenseEndDate, createTime }: Dates): Held {
		const both = [this.isWithin(licenseEndDate, this.renewal), this.isWithin(createTime, this.created)];
		return !both.includes(false) && (both.find((one) => one !== true) ?? true);
	}

	/** Like `holds`, for a row with companies below it: it belongs to the list if one of them does. */
	holdsAny(row: Dates & Record<string, unknown>): Held {
		const held = [this.holds(row), ...childrenOf(row).map((child) => this.holdsAny(child.row))];
		return held.includes(true) || (held.find((one) => one !== false) ?? false);
	}

	/** What the account says of how it writes dates. */
	learn(format: DateFormat | undefined): void {
		this.column.learn(format);
	}

	private isWithin(written: unknown, { from = -Infinity, to = Infinity }: DayRange): Held {
		if (from === -Infinity && to === Infinity) return true;
		const date = accountDate(written, this.format);
		this.column.look(date);
		const reading = this.column.read(date);
		const isIn = (day: Day) => day >= from && day <= to;
		if (reading.kind === 'day') return isIn(reading.day);
		if (reading.kind !== 'ambiguous') return reading.kind === 'unreadable' && 'unreadable';
		const isInEither = isIn(reading.dayFirst);
		return isInEither === isIn(reading.monthFirst) ? isInEither : 'ambiguous';
	}
}

/**
 * @returns `undefined` when no date filter is set
 * @throws ParameterError naming the field
 */
export function dateFilterOf(
	parameters: Parameters,
	column = new DateColumn(dateFormatOf(parameters), parameters.zone),
): DateFilter | undefined {
	const { renewal, created } = filters.read(parameters);
	const ends = [renewal.from, renewal.to, created.from, created.to];
	if (ends.every((end) => end === undefined)) return undefined;
	return new DateFilter(renewal, created, dateFormatOf(parameters), column);
}
