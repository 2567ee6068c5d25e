import { readNumber } from './numberDate';
import { MISSING, readingOfInstant, unreadable } from './reading';
import type { DateReading, HowToRead } from './reading';
import { orderShownBy, readText } from './textDate';

export type { DateFormat, DateReading, HowToRead } from './reading';

function hasMethod<Name extends string>(value: object, name: Name): value is Record<Name, () => unknown> {
	return name in value && typeof (value as Record<string, unknown>)[name] === 'function';
}

/**
 * Dates are known by their methods, not by their class: n8n's Code node makes them in another
 * realm, where `instanceof` fails. `undefined` for what is no moment.
 */
function instantOf(value: object): unknown {
	if (hasMethod(value, 'toMillis')) return value.toMillis();
	return hasMethod(value, 'getTime') ? value.getTime() : undefined;
}

function readObject(value: object, how: HowToRead): DateReading {
	const instant = instantOf(value);
	if (typeof instant === 'number') {
		if (!Number.isFinite(instant)) return unreadable('an invalid date object is not a date');
		return readingOfInstant(instant, 'the date object', how);
	}
	const text = hasMethod(value, 'toISO') ? value.toISO() : undefined;
	if (typeof text === 'string') return readText(text, how);
	return unreadable(Array.isArray(value) ? 'a list is not a date' : 'an object is not a date');
}

/**
 * Reads the calendar day that a value means.
 *
 * - A date without time is that day in every zone; a time without zone is wall-clock time, so its
 *   day is the day as written (24:00 too); an instant (with `Z`, an offset, Unix time, a Date or a
 *   luxon DateTime) is converted to `how.zone` and cut to its day.
 * - `null`, `undefined`, `''`, spaces, `-`, `n/a`, `none`, `null`, `never`, 0 and the zero dates of
 *   software (`0000-00-00`, `0001-01-01`, `1900-01-01`, `1970-01-01` …) are *missing*.
 * - A number, or text of digits, is Unix seconds (9 or 10 digits) or Unix milliseconds (12 or 13
 *   digits) or a spreadsheet's day (5 digits) from 1990 to 2100; these ranges do not meet. Eight digits are YYYYMMDD.
 * - Dates, luxon objects and `2027-01-14`, with or without time, are read under each format.
 * - Nothing is guessed: what can be read in two ways is *ambiguous* and what does not exist, like
 *   `2026-02-30`, is *unreadable*.
 *
 * @throws RangeError when `how.zone` is not a time zone and an instant has to be converted
 */
export function readDate(value: unknown, how: HowToRead): DateReading {
	if (typeof value === 'string') return readText(value, how);
	if (value === null || value === undefined) return MISSING;
	if (typeof value === 'number') return readNumber(value, String(value), how);
	if (typeof value === 'object') return readObject(value, how);
	return unreadable(`a value of type ${typeof value} is not a date`);
}

/**
 * Whether a column of values settles how its ambiguous ones are meant: a `25/04/2027` shows that
 * the day comes first. `undefined` when none shows it, or when two contradict each other.
 */
export function settleOrder(values: Iterable<unknown>): 'dayFirst' | 'monthFirst' | undefined {
	let settled: 'dayFirst' | 'monthFirst' | undefined;
	for (const value of values) {
		const shown = typeof value === 'string' ? orderShownBy(value) : undefined;
		if (shown && settled && shown !== settled) return undefined;
		settled ??= shown;
	}
	return settled;
}
