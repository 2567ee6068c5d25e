import { calendarDateOf, dayFrom, DAY_MS, dayOfInstant, LAST_DAY } from './day';
import type { Day } from './day';
import { monthName } from './names';

/**
 * How dates are written.
 * - `auto`: everything below but spreadsheet numbers, as long as it can be read in one way only
 * - `iso`: ISO 8601, `2027-01-14`, `2027-01-14T10:00:00Z`, `20270114`
 * - `dayFirst`, `monthFirst`, `yearFirst`: `14/01/2027`, `01/14/2027`, `2027/01/14`, also with `.`
 *   or `-`, with the month's name, with a time of day, or with a year of two digits, which is always
 *   one of 2000 to 2099
 * - `unixSeconds`, `unixMilliseconds`: an instant between 1990 and 2100, as number or text
 * - `spreadsheet`: days since 1899-12-30 with the time as fraction (Excel's 1900 date system)
 * - `spreadsheet1904`: days since 1904-01-01 (workbooks that were made on a Mac)
 *
 * `2027-01-14`, with or without time, and `/Date(1799884800000)/` are read under each of them.
 */
export type DateFormat =
	| 'auto'
	| 'iso'
	| 'dayFirst'
	| 'monthFirst'
	| 'yearFirst'
	| 'unixSeconds'
	| 'unixMilliseconds'
	| 'spreadsheet'
	| 'spreadsheet1904';

export interface HowToRead {
	format: DateFormat;
	/** IANA zone in which instants are cut to their day */
	zone: string;
}

/**
 * What a value says. A `reason` is a clause without full stop that quotes the value.
 * - `epochMs`: the instant that was cut to the day in the zone; absent for a day as written
 * - `isOrderOpen`: a year of two digits that a chosen order, or that of the column, would settle
 */
export type DateReading =
	| { kind: 'day'; day: Day; epochMs?: number }
	| { kind: 'missing' }
	| { kind: 'unreadable'; reason: string; isOrderOpen?: true }
	| { kind: 'ambiguous'; reason: string; dayFirst: Day; monthFirst: Day };

export const MISSING: DateReading = { kind: 'missing' };

const SHOWN_CHARACTERS = 40;

export function quoted(text: string): string {
	const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
	return `"${shown}"`;
}

export function unreadable(reason: string): DateReading {
	return { kind: 'unreadable', reason };
}

const EXPECTED: Record<Exclude<DateFormat, 'auto'>, string> = {
	iso: 'in ISO 8601, like 2027-01-14',
	dayFirst: 'day first, like 14/01/2027',
	monthFirst: 'month first, like 01/14/2027',
	yearFirst: 'year first, like 2027/01/14',
	unixSeconds: 'as Unix seconds, like 1799884800',
	unixMilliseconds: 'as Unix milliseconds, like 1799884800000',
	spreadsheet: 'as a spreadsheet number, like 46401',
	spreadsheet1904: 'as a spreadsheet number counted from 1904, like 44939',
};

export function unexpectedReason(text: string, format: DateFormat): string {
	if (format === 'auto') return `${quoted(text)} is not written like a date`;
	return `${quoted(text)} is not a date written ${EXPECTED[format]}`;
}

/** The value matches none of the format's shapes. */
export function unexpected(text: string, format: DateFormat): DateReading {
	return unreadable(unexpectedReason(text, format));
}

/** The day in words, `14 January 2027`, for reasons. */
export function inWords(day: Day): string {
	const { year, month, date } = calendarDateOf(day);
	return `${date} ${monthName(month)} ${year}`;
}

/** What software writes for "not set": the zero of .NET, Windows, SQL Server, Excel and Unix. */
const ZERO_DAYS = [
	dayFrom(1, 1, 1),
	dayFrom(1601, 1, 1),
	dayFrom(1753, 1, 1),
	dayFrom(1899, 12, 31),
	dayFrom(1970, 1, 1),
];

/** A zero instant may be the day before or after in another zone. */
function isZeroDay(day: Day): boolean {
	return ZERO_DAYS.some((zero) => zero !== undefined && Math.abs(day - zero) <= 1);
}

const LAST_YEAR = 2100;
const LAST_RENEWAL_DAY: Day = dayFrom(LAST_YEAR, 12, 31) ?? LAST_DAY;

/** The latest date of Python's pandas, and dates that people use for "never": the turn of a century. */
const PANDAS_LAST_DAY = dayFrom(2262, 4, 11);

/** `9999-12-31`, `2999-12-31`, `3000-01-01`; an instant may be the day before in another zone. */
function meansNever(day: Day): boolean {
	const { year, month, date } = calendarDateOf(day);
	const isTurn = month === 12 ? year % 100 === 99 && date >= 30 : month === 1 && year % 100 === 0 && date <= 2;
	return isTurn || year === 9999 || day === PANDAS_LAST_DAY;
}

function tooFar(day: Day, text: string): DateReading {
	const { year } = calendarDateOf(day);
	const inBuddhistCalendar = year - 543;
	const isBuddhist = inBuddhistCalendar >= 1990 && inBuddhistCalendar <= LAST_YEAR;
	const advice = isBuddhist ? ` (in the Buddhist calendar, that year is ${inBuddhistCalendar})` : '';
	return unreadable(`${quoted(text)} is ${inWords(day)}, too far ahead for a renewal${advice}`);
}

/**
 * Two digits from here on are hardly a renewal's year: `69` is 1969, or 2569 of the Buddhist calendar (2026), but not
 * 2069. `31/12/99` still means "never".
 */
const LAST_SHORT_YEAR = 2059;

/** Why a day that was written with a year of two digits is none. */
export function doubtedShortYear(day: Day, text: string): DateReading | undefined {
	const { year } = calendarDateOf(day);
	if (year <= LAST_SHORT_YEAR || meansNever(day)) return undefined;
	return unreadable(
		`${quoted(text)} is ${inWords(day)}, too far ahead for a renewal (in the Buddhist calendar, that year is ${year - 43})`,
	);
}

/**
 * A day that was read, unless it cannot be a renewal date: a zero date is missing, any other day before 1970 is a
 * mistake, and so is a day after 2100 that does not mean "never". An instant past the year 9999 in the zone
 * (`9999-12-31T23:59:59Z`) stays that year's last day.
 */
export function readingOf(day: Day, text: string): DateReading {
	if (day > LAST_RENEWAL_DAY) {
		const last = Math.min(day, LAST_DAY);
		return meansNever(last) ? { kind: 'day', day: last } : tooFar(last, text);
	}
	if (day > 0) return { kind: 'day', day };
	if (isZeroDay(day)) return MISSING;
	return unreadable(`${quoted(text)} is ${inWords(day)}, too long ago for a renewal`);
}

/** The day of an instant (epoch milliseconds) in the reader's zone. */
export function readingOfInstant(epochMs: number, text: string, how: HowToRead): DateReading {
	const isInRange = epochMs >= -63_000_000_000_000 && epochMs < (LAST_DAY + 2) * DAY_MS;
	if (!isInRange) return unreadable(`${quoted(text)} is outside the years 1 to 9999`);
	const reading = readingOf(dayOfInstant(epochMs, how.zone), text);
	if (reading.kind === 'day') reading.epochMs = epochMs;
	return reading;
}
