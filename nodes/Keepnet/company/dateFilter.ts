import type { DayRange } from '../../../shared/panel/dayRange';
import type { Parameters } from '../../../shared/n8n/parameters';
import { dateFormatOf } from '../../../shared/panel/upcoming';
import { DateColumn } from '../../../shared/renewal/dates/dateColumn';
import type { Day } from '../../../shared/renewal/dates/day';
import type { DateFormat } from '../../../shared/renewal/dates/readDate';
import { createdRangeOf, renewalRangeOf } from './query';
import type { CompanyRow } from '../api/contracts';

/** Whether a row keeps within the date filters, or why that cannot be told. */
type Held = boolean | 'ambiguous' | 'unreadable';

/**
 * The date filters, held against the rows that come: Keepnet is asked to filter, but whether it does so by date is not
 * documented.
 */
export class DateFilter {
	/** @param column the dates of all rows; one account writes them in one way */
	constructor(
		private readonly renewal: DayRange,
		private readonly created: DayRange,
		private readonly column: DateColumn,
	) {}

	/** `ambiguous` as long as nothing seen tells whether the day or the month comes first, and that matters. */
	holds(row: CompanyRow): Held {
		const both = [this.isWithin(row.licenseEndDate, this.renewal), this.isWithin(row.createTime, this.created)];
		return !both.includes(false) && (both.find((one) => one !== true) ?? true);
	}

	/** The account's own word for how it writes dates. */
	learn(format: DateFormat | undefined): void {
		this.column.learn(format);
	}

	private isWithin(date: unknown, { from = -Infinity, to = Infinity }: DayRange): Held {
		if (from === -Infinity && to === Infinity) return true;
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
	const renewal = renewalRangeOf(parameters);
	const created = createdRangeOf(parameters);
	const ends = [renewal.from, renewal.to, created.from, created.to];
	return ends.every((end) => end === undefined) ? undefined : new DateFilter(renewal, created, column);
}
