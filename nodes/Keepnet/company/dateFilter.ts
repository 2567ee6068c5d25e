import type { Parameters } from '../../../shared/n8n/parameters';
import { dateFormatOf } from '../../../shared/panel/upcoming';
import { DateColumn } from '../../../shared/renewal/dates/dateColumn';
import type { DateFormat } from '../../../shared/renewal/dates/readDate';
import { isOpenRange, isWithin, type DayRange } from '../../../shared/renewal/judge';
import { createdRangeOf, renewalRangeOf } from './query';
import type { CompanyRow } from '../api/contracts';

/**
 * Checks the date filters on the rows that come: Keepnet is asked to filter, but whether it does so by date is not
 * documented.
 */
export class DateFilter {
	/** @param column the dates of all rows; one account writes them in one way */
	constructor(
		private readonly renewal: DayRange,
		private readonly created: DayRange,
		private readonly column: DateColumn,
	) {}

	/** `ambiguous` as long as nothing seen decides whether the day or the month comes first, and that matters. */
	holds(row: CompanyRow): boolean | 'ambiguous' | 'unreadable' {
		const both = [this.isIn(row.licenseEndDate, this.renewal), this.isIn(row.createTime, this.created)];
		return !both.includes(false) && (both.find((one) => one !== true) ?? true);
	}

	/** The account's own word for how it writes dates. */
	learn(format: DateFormat | undefined): void {
		this.column.learn(format);
	}

	private isIn(date: unknown, range: DayRange) {
		if (isOpenRange(range)) return true;
		this.column.look(date);
		return isWithin(this.column.read(date), range);
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
	const [renewal, created] = [renewalRangeOf(parameters), createdRangeOf(parameters)];
	return isOpenRange(renewal) && isOpenRange(created) ? undefined : new DateFilter(renewal, created, column);
}
