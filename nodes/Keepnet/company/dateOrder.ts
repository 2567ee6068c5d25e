import type { OperationContext } from '../../../shared/n8n/operation';
import type { DayRange } from '../../../shared/renewal/judge';
import type { Day } from '../../../shared/renewal/dates/day';
import { readDate, type DateReading } from '../../../shared/renewal/dates/readDate';
import { accountDate, accountDateOrder, type DateOrder } from '../api/account';
import type { CompanyQuery } from './query';
import { totalOf } from './total';

/** What the node requested from Keepnet, and the renewal dates that it sent. */
export interface Asked {
	/** In the order in which they came. */
	dates: readonly unknown[];
	query: CompanyQuery;
	/** The days that the query's filter lets through. */
	range: DayRange;
}

/**
 * Whether days or months come first if all dates are ambiguous. The account's format settles it; the requested window
 * and order are evidence too. If they contradict the format, nothing is settled.
 */
export async function dateOrderOf(run: OperationContext, asked: Asked): Promise<DateOrder | undefined> {
	const format = await accountDateOrder(run);
	const [seen] = asked.dates.length === 0 ? [] : [orderShownBy(asked)];
	if (seen === undefined || seen.order === format) return format;
	const isEvidence = seen.isStrong || (await isFiltered(run, asked.query));
	if (!isEvidence) return format;
	return format === undefined ? seen.order : undefined;
}

/** This many different dates do not match by chance. */
const STRONG = 8;
const ORDERS = ['dayFirst', 'monthFirst'] as const;

/** The only order of day and month in which all dates fall in the requested window, or are sorted as requested. */
function orderShownBy({ dates, query, range }: Asked): { order: DateOrder; isStrong: boolean } | undefined {
	const readings = dates.map((date) => readDate(accountDate(date, 'auto'), { format: 'auto', zone: 'UTC' }));
	const isStrong = new Set(dates).size >= STRONG;
	const isSortedByDate = /^(LicenseEndDate|RenewalDate)$/i.test(query.orderBy);
	const window = onlyOrder((order) => daysIn(readings, order).every((day) => isIn(day, range)));
	const sorted =
		isStrong && isSortedByDate ? onlyOrder((order) => isSorted(daysIn(readings, order), query)) : undefined;
	if (window !== undefined && sorted !== undefined && window !== sorted) return undefined;
	const order = sorted ?? window;
	return order === undefined ? undefined : { order, isStrong };
}

function onlyOrder(fits: (order: DateOrder) => boolean): DateOrder | undefined {
	const fitting = ORDERS.filter(fits);
	return fitting.length === 1 ? fitting[0] : undefined;
}

const daysIn = (readings: readonly DateReading[], order: DateOrder): Day[] =>
	readings.flatMap((reading) => {
		if (reading.kind === 'day') return [reading.day];
		return reading.kind === 'ambiguous' ? [reading[order]] : [];
	});

const isIn = (day: Day, { from = -Infinity, to = Infinity }: DayRange): boolean => day >= from && day <= to;

const isSorted = (days: readonly Day[], { ascending }: CompanyQuery): boolean =>
	days.every((day, index) => {
		const before = days[index - 1] ?? day;
		return ascending ? before <= day : before >= day;
	});

/** Whether Keepnet applied the filter: without it, there are more companies. */
async function isFiltered({ session }: OperationContext, query: CompanyQuery): Promise<boolean> {
	const filtered = await totalOf(session, query);
	const all = await totalOf(session, { ...query, filter: { Condition: 'AND', SearchInputTextValue: '' } });
	return filtered !== undefined && all !== undefined && filtered < all;
}
