import { tz } from '@date-fns/tz/tz';
import { TZDate } from '@date-fns/tz/date';
import { tzOffset } from '@date-fns/tz/tzOffset';
import { addMonths } from 'date-fns/addMonths';

/**
 * A calendar day as the whole number of days since 1970-01-01. It has no time and no zone, so that
 * comparing and subtracting days is integer arithmetic that no daylight saving can shift.
 */
export type Day = number;

export const DAY_MS = 86_400_000;
const LAST_SECOND_MS = DAY_MS - 1000;
const LAST_MINUTE_MS = DAY_MS - 60_000;

/** The Gregorian calendar repeats after 400 years: `Date.UTC` takes years below 100 for those of 1900. */
const CYCLE = { years: 400, days: 146_097 };

/** Number of days of a month (1 to 12) of the Gregorian calendar; 0 for any other month. */
export function daysInMonth(year: number, month: number): number {
	const isMonth = month >= 1 && month <= 12;
	return isMonth ? new Date(Date.UTC(year + CYCLE.years, month, 0)).getUTCDate() : 0;
}

/**
 * The day of a Gregorian date; `month` counts from 1.
 * `undefined` when that date does not exist (30 February, month 13) or its year is not 1 to 9999.
 */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
	if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(date)) return undefined;
	if (year < 1 || year > 9999 || date < 1) return undefined;
	// Every month has 28 days; the others are looked up.
	if (date > 28 ? date > daysInMonth(year, month) : month < 1 || month > 12) return undefined;
	return Date.UTC(year + CYCLE.years, month - 1, date) / DAY_MS - CYCLE.days;
}

/** The days that four-digit years can write: 0001-01-01 and 9999-12-31. */
export const FIRST_DAY: Day = -719_162;
export const LAST_DAY: Day = 2_932_896;

export interface CalendarDate {
	year: number;
	/** 1 to 12 */
	month: number;
	date: number;
}

/** Year, month and date of a day. */
export function calendarDateOf(day: Day): CalendarDate {
	const at = new Date(day * DAY_MS);
	return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

const UTC = tz('UTC');

/** date-fns takes 45 microseconds; renewals fall on a few thousand days. */
const addedMonths = new Map<string, Day>();
const MOST_ADDED = 20_000;

/** The same date some months later, or earlier when negative; the last of the month where it has no such date. */
export function addMonthsTo(day: Day, months: number): Day {
	const key = `${day}+${months}`;
	const known = addedMonths.get(key);
	if (known !== undefined) return known;
	if (addedMonths.size === MOST_ADDED) addedMonths.clear();
	const added = addMonths(day * DAY_MS, months, { in: UTC }).getTime() / DAY_MS;
	addedMonths.set(key, added);
	return added;
}

function writeIso(day: Day): string {
	if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) {
		throw new RangeError(`${day} is not a day of the years 1 to 9999`);
	}
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** A million renewals fall on a few thousand days: each day is written once and shared. */
const writtenDays = new Map<Day, string>();
const MOST_WRITTEN_DAYS = 20_000;

/**
 * The day as `YYYY-MM-DD`.
 * @throws RangeError for anything but a whole number between {@link FIRST_DAY} and {@link LAST_DAY}
 */
export function isoOf(day: Day): string {
	const known = writtenDays.get(day);
	if (known !== undefined) return known;
	if (writtenDays.size === MOST_WRITTEN_DAYS) writtenDays.clear();
	const written = writeIso(day);
	writtenDays.set(day, written);
	return written;
}

/** A zone's distance from UTC during one day of UTC; it changes at most once in it. */
interface OffsetDay {
	/** milliseconds, as of midnight UTC */
	before: number;
	/** milliseconds, as of the next midnight UTC */
	after: number;
	/** the instant of the change; Infinity when there is none */
	changesAt: number;
}

/** Asking Intl for an offset takes microseconds, so each zone is looked up once per UTC day. */
const knownZones = new Map<string, Map<number, OffsetDay>>();

function offsetMs(zone: string, epochMs: number): number {
	return Math.round(tzOffset(zone, new Date(epochMs)) * 60_000);
}

/** Halves the day until the millisecond of the change is found. */
function findChange(zone: string, start: number, end: number, before: number): number {
	let low = start;
	let high = end;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offsetMs(zone, middle) === before) low = middle;
		else high = middle;
	}
	return high;
}

/**
 * Looking at both ends of a day is enough: in the IANA data no zone has changed twice within six
 * days since 1970.
 */
function readOffsetDay(zone: string, utcDay: number): OffsetDay {
	const start = utcDay * DAY_MS;
	const end = start + DAY_MS;
	const before = offsetMs(zone, start);
	const after = offsetMs(zone, end);
	const changesAt = before === after ? Infinity : findChange(zone, start, end, before);
	return { before, after, changesAt };
}

function offsetDaysOf(zone: string): Map<number, OffsetDay> {
	const known = knownZones.get(zone);
	if (known) return known;
	if (!isZone(zone)) throw new RangeError(`"${zone}" is not a time zone`);
	const fresh = new Map<number, OffsetDay>();
	knownZones.set(zone, fresh);
	return fresh;
}

/**
 * The calendar day that a clock in `zone` (IANA name) shows at an instant.
 * @throws RangeError when the zone is unknown or the instant is not one that a Date can hold
 */
export function dayOfInstant(epochMs: number, zone: string): Day {
	if (!(Math.abs(epochMs) <= 8_640_000_000_000_000 - DAY_MS)) {
		throw new RangeError(`${epochMs} is not an instant in milliseconds`);
	}
	const offsetDays = offsetDaysOf(zone);
	const utcDay = Math.floor(epochMs / DAY_MS);
	let offsets = offsetDays.get(utcDay);
	if (offsets === undefined) {
		offsets = readOffsetDay(zone, utcDay);
		offsetDays.set(utcDay, offsets);
	}
	const offset = epochMs < offsets.changesAt ? offsets.before : offsets.after;
	return Math.floor((epochMs + offset) / DAY_MS);
}

/**
 * The day that the clock of this process shows at an instant on which its day begins (or ends, 23:59:59); `undefined`
 * at any other time of day. Database drivers and spreadsheet readers return a date without a time as a `Date` at local
 * midnight: `new Date(2027, 0, 14)`.
 */
export function dayByOwnClock(epochMs: number): Day | undefined {
	const at = new Date(epochMs);
	const [year, month, date] = [at.getFullYear(), at.getMonth(), at.getDate()];
	const begins = new Date(year, month, date).getTime() === epochMs;
	const isEdge = begins || (at.getHours() === 23 && at.getMinutes() === 59 && at.getSeconds() === 59);
	return isEdge ? dayFrom(year, month + 1, date) : undefined;
}

/** The day of UTC that begins or ends (23:59, 23:59:59) at an instant; `undefined` at any other time of day. */
export function dayByUtc(epochMs: number): Day | undefined {
	const msOfDay = ((epochMs % DAY_MS) + DAY_MS) % DAY_MS;
	const isEdge = msOfDay === 0 || msOfDay === LAST_MINUTE_MS || msOfDay >= LAST_SECOND_MS;
	return isEdge ? Math.floor(epochMs / DAY_MS) : undefined;
}

/**
 * The instant (epoch milliseconds) at which a clock in `zone` shows a day and a time of day.
 * @param seconds since midnight
 */
export function instantOf(day: Day, seconds: number, zone: string): number {
	const { year, month, date } = calendarDateOf(day);
	return new TZDate(year, month - 1, date, 0, 0, seconds, zone).getTime();
}

/** Whether the run time knows this time zone: an IANA name, or `UTC` and the like. */
export function isZone(zone: string): boolean {
	if (knownZones.has(zone)) return true;
	if (typeof zone !== 'string' || zone === '') return false;
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}
