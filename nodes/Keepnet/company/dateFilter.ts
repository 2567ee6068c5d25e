import type { Parameters } from '../../../shared/n8n/parameters';
import { dateFormat } from '../../../shared/panel/upcoming';
import { DateColumn } from '../../../shared/renewal/dates/dateColumn';
import type { DateFormat } from '../../../shared/renewal/dates/readDate';
import { isOpenRange, isWithin, type DayRange } from '../../../shared/renewal/judge';
import { accountDate } from '../api/account';
import { childrenOf, type CompanyRow } from '../api/contracts';
import { filters } from './fields';

/** The dates of a company. */
export type Dates = Pick<CompanyRow, 'createTime' | 'licenseEndDate'>;

/**
 * The date filters, applied again here: the node asks Keepnet to filter, but whether it does so by date is not
 * documented.
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
	holds({ licenseEndDate, createTime }: Dates): boolean | 'ambiguous' | 'unreadable' {
		const both = [this.isIn(licenseEndDate, this.renewal), this.isIn(createTime, this.created)];
		return !both.includes(false) && (both.find((one) => one !== true) ?? true);
	}

	/** Like `holds`, for a row with companies under it: it belongs to the list if one of them does. */
	holdsAny(row: Dates & Record<string, unknown>): boolean | 'ambiguous' | 'unreadable' {
		const held = [this.holds(row), ...childrenOf(row).map((child) => this.holdsAny(child.row))];
		return held.includes(true) || (held.find((one) => one !== false) ?? false);
	}

	/** How the account says it writes dates. */
	learn(format: DateFormat | undefined): void {
		this.column.learn(format);
	}

	private isIn(written: unknown, range: DayRange) {
		if (isOpenRange(range)) return true;
		const date = accountDate(written, this.format);
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
	column = new DateColumn(dateFormat.read(parameters, 'options'), parameters.zone),
): DateFilter | undefined {
	const { renewal, created } = filters.read(parameters);
	if (isOpenRange(renewal) && isOpenRange(created)) return undefined;
	return new DateFilter(renewal, created, dateFormat.read(parameters, 'options'), column);
}
