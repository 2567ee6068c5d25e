import { tzOffset } from '@date-fns/tz/tzOffset';

/**
 * A calendar day as the whole number of days since 1970-01-01. It has no time and no zone, so that
 * comparing and subtracting days is integer arithmetic that no daylight saving can shift.
 */
export type Day = number;

export const DAY_MS = 86_400_000;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_BEFORE_1970 = 719_162;
const DAYS_IN_400_YEARS = 146_097;

function isLeapYear(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days of a month (1 to 12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
	return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function daysSince1970(year: number, month: number, date: number): Day {
	const past = year - 1;
	const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
	const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
	const beforeMonth = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay;
	return past * 365 + leapDays + beforeMonth + date - 1 - DAYS_BEFORE_1970;
}

/** The days that four-digit years can write: 0001-01-01 and 9999-12-31. */
export const FIRST_DAY: Day = daysSince1970(1, 1, 1);
export const LAST_DAY: Day = daysSince1970(9999, 12, 31);

/**
 * The day of a Gregorian date; `month` counts from 1.
 * `undefined` when that date does not exist (30 February, month 13) or its year is not 1 to 9999.
 */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
	if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(date)) {
		return undefined;
	}
	if (year < 1 || year > 9999 || date < 1 || date > daysInMonth(year, month)) return undefined;
	return daysSince1970(year, month, date);
}

export interface CalendarDate {
	year: number;
	/** 1 to 12 */
	month: number;
	date: number;
}

/**
 * Year, month and date of a day.
 * Years are counted from March here, so that the leap day is the last of its year; a cycle of 400
 * years is always 146,097 days (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 */
export function calendarDateOf(day: Day): CalendarDate {
	const sinceMarchOfYear0 = day + DAYS_BEFORE_1970 + 306;
	const cycle = Math.floor(sinceMarchOfYear0 / DAYS_IN_400_YEARS);
	const dayOfCycle = sinceMarchOfYear0 - cycle * DAYS_IN_400_YEARS;
	const leapDays = Math.floor(dayOfCycle / 1_460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
	const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
	const dayOfYear = dayOfCycle - (yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
	const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
	return {
		year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
		month,
		date: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
	};
}

function twoDigits(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}

function writeIso(day: Day): string {
	if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) {
		throw new RangeError(`${day} is not a day of the years 1 to 9999`);
	}
	const { year, month, date } = calendarDateOf(day);
	const century = twoDigits(Math.floor(year / 100));
	return `${century}${twoDigits(year % 100)}-${twoDigits(month)}-${twoDigits(date)}`;
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

/** Asking Intl for an offset takes microseconds, so each zone is asked once for each day of UTC. */
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
