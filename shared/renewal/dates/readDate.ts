import { heldIn } from '../items/held';
import { dayByOwnClock, dayFrom } from './day';
import type { Day } from './day';
import { readNumber } from './numberDate';
import { MISSING, readingOf, readingOfInstant, unreadable } from './reading';
import type { DateReading, HowToRead } from './reading';
import { readText } from './textDate';

export type { DateFormat, DateReading, HowToRead } from './reading';

function hasMethod<Name extends string>(value: object, name: Name): value is Record<Name, () => unknown> {
	return name in value && typeof (value as Record<string, unknown>)[name] === 'function';
}

/**
 * Dates are known by their methods, not by their class: n8n's Code node makes them in another
 * realm, where `instanceof` fails. `undefined` for what is not a moment.
 */
function instantOf(value: object): unknown {
	// luxon's Duration has milliseconds too, but no year.
	if (hasMethod(value, 'toMillis') && 'year' in value) return value.toMillis();
	return hasMethod(value, 'getTime') ? value.getTime() : undefined;
}

/**
 * A luxon object at midnight of its own zone, or a Date at midnight of this process, is that calendar day, because its
 * time carries no meaning.
 */
function dayOf(value: object, epochMs: number): Day | undefined {
	if (!hasMethod(value, 'toMillis')) return dayByOwnClock(epochMs);
	const { year, month, day, hour, minute, second, millisecond } = value as Record<string, unknown>;
	const isMidnight = hour === 0 && minute === 0 && second === 0 && millisecond === 0;
	return isMidnight ? dayFrom(Number(year), Number(month), Number(day)) : undefined;
}

function readMoment(value: object, epochMs: number, how: HowToRead): DateReading {
	if (!Number.isFinite(epochMs)) return unreadable('an invalid date object is not a date');
	const day = dayOf(value, epochMs);
	const readAs = (text: string) => (day === undefined ? readingOfInstant(epochMs, text, how) : readingOf(day, text));
	const reading = readAs('');
	// Writing each moment would cost more than reading it.
	return reading.kind === 'unreadable' ? readAs(new Date(epochMs).toISOString()) : reading;
}

/**
 * Where objects have a date: Snipe-IT, PHP, Google and Microsoft calendars, BigQuery, MongoDB, Firestore. A formatted
 * text beside it is for people.
 */
const INNER = ['date', 'dateTime', 'datetime', '$date', '$numberLong', 'value', 'iso', 'timestamp', 'start'];
const SECONDS = ['_seconds', 'seconds'];
const DEEPEST = 3;

function readHeld(value: object, how: HowToRead, depth: number): DateReading | undefined {
	const held = new Map<string, unknown>(Object.entries(value));
	const [start, end] = [held.get('start'), held.get('end')];
	if (start && end && start !== end) return unreadable('a span with start and end has two dates: choose one of them');
	const name = INNER.find((one) => held.has(one));
	if (name !== undefined && depth < DEEPEST) return read(held.get(name), how, depth + 1);
	const seconds = SECONDS.map((one) => held.get(one)).find((one) => one !== undefined);
	if (typeof seconds === 'number' || typeof seconds === 'string') {
		return readNumber(Number(seconds), String(seconds), { ...how, format: 'unixSeconds' });
	}
	return readParts([held.get('year'), held.get('month'), held.get('day') ?? held.get('dayOfMonth')], how);
}

/** Java writes a day as `[2027, 1, 14]`, protocol buffers as `{ year, month, day }`. */
function readParts(parts: readonly unknown[], how: HowToRead): DateReading | undefined {
	const [year, month, date] = parts;
	if (typeof year !== 'number' || typeof month !== 'number' || typeof date !== 'number' || year < 1000)
		return undefined;
	return readText([String(year), twoDigits(month), twoDigits(date)].join('-'), how);
}

const twoDigits = (part: number) => String(part).padStart(2, '0');

function readObject(value: object, how: HowToRead, depth: number): DateReading {
	const instant = instantOf(value);
	if (typeof instant === 'number') return readMoment(value, instant, how);
	const text = hasMethod(value, 'toISO') ? value.toISO() : undefined;
	if (typeof text === 'string') return readText(text, how);
	const inner = Array.isArray(value) ? readParts(value, how) : readHeld(value, how, depth);
	if (inner !== undefined) return inner;
	const held = heldIn(value);
	if (held !== value) return read(held, how, depth + 1);
	return unreadable(Array.isArray(value) ? 'a list is not a date' : 'an object is not a date');
}

function read(value: unknown, how: HowToRead, depth: number): DateReading {
	if (typeof value === 'string') return readText(value, how);
	// Odoo writes false where it has no date.
	if (value === null || value === undefined || value === false) return MISSING;
	if (typeof value === 'number') return readNumber(value, String(value), how);
	if (typeof value === 'object') return readObject(value, how, depth);
	return unreadable(`a value of type ${typeof value} is not a date`);
}

/**
 * Reads the calendar day that a value means.
 *
 * - A date without time is that day in every zone; a time without zone is wall-clock time, so its
 *   day is the day as written (24:00 too); an instant (with `Z`, an offset or a zone's name, Unix
 *   time, `/Date(ms)/`, a Date or a luxon DateTime) is converted to `how.zone` and cut to its day.
 * - A Date at 00:00 or 23:59:59 of the process's own clock, and a luxon DateTime at midnight of its
 *   own zone, is that day. Whether all instants of a column are days is for `DateColumn`.
 * - `null`, `undefined`, `false`, `''`, spaces, `-`, `n/a`, `none`, `null`, `never`, 0 and the zero
 *   dates of software (`0000-00-00`, `0001-01-01`, `1900-01-01`, `1970-01-01` …) are *missing*.
 * - A number, or text of digits, is Unix seconds (9 or 10 digits) or Unix milliseconds (12 or 13
 *   digits) or a spreadsheet's day (5 digits) from 1990 to 2100; these ranges do not meet. Eight
 *   digits are YYYYMMDD, 14 digits YYYYMMDDhhmmss.
 * - Dates, luxon objects and `2027-01-14`, with or without time, are read under each format.
 * - Of an object, the date that it holds is read: `{ date: '2027-01-14', formatted: … }`. So is the entry of a list that
 *   has one.
 * - Nothing is guessed: what can be read in two ways is *ambiguous* and what does not exist, like
 *   `2026-02-30`, or cannot be a renewal, like the year 2227, is *unreadable*.
 *
 * @throws RangeError when `how.zone` is not a time zone and an instant has to be converted
 */
export function readDate(value: unknown, how: HowToRead): DateReading {
	return read(value, how, 0);
}
