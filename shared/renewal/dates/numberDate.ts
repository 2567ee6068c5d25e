import { dayFrom } from './day';
import type { Day } from './day';
import { MISSING, quoted, readingOf, readingOfInstant, unexpected, unreadable } from './reading';
import type { DateReading, HowToRead } from './reading';

/** 1990-01-01 to the end of 2100: within it, seconds and milliseconds cannot be mistaken. */
const EARLIEST_SECOND = 631_152_000;
const END_SECOND = 4_133_980_800;

/** Excel's day 25569 is 1970-01-01 (1900 date system, right from 1 March 1900 on). */
const SPREADSHEET_1970 = 25_569;
/** How many days later a serial is in workbooks that count from 1904. */
export const DAYS_TO_1904 = 1462;
const LAST_SPREADSHEET_DAY = 2_958_465;
/** 1990-01-01 to the end of 2100, as above: far from Unix time and from YYYYMMDD. */
const EARLIEST_SERIAL = 32_874;
const END_SERIAL = 73_416;

function isUnixSeconds(value: number): boolean {
	return value >= EARLIEST_SECOND && value < END_SECOND;
}

function isUnixMilliseconds(value: number): boolean {
	return isUnixSeconds(value / 1000);
}

function readUnixSeconds(value: number, text: string, how: HowToRead): DateReading {
	if (isUnixSeconds(value)) return readingOfInstant(value * 1000, text, how);
	if (!isUnixMilliseconds(value)) return unexpected(text, how.format);
	return unreadable(`${quoted(text)} is too large for Unix seconds: it looks like milliseconds`);
}

function readUnixMilliseconds(value: number, text: string, how: HowToRead): DateReading {
	if (isUnixMilliseconds(value)) return readingOfInstant(value, text, how);
	if (!isUnixSeconds(value)) return unexpected(text, how.format);
	return unreadable(`${quoted(text)} is too small for Unix milliseconds: it looks like seconds`);
}

/** The day of a serial that counts from 1900. */
export function dayOfSerial(serial: number): Day {
	return Math.floor(serial) - SPREADSHEET_1970;
}

function readSpreadsheet(value: number, text: string, how: HowToRead): DateReading {
	const shift = how.format === 'spreadsheet1904' ? DAYS_TO_1904 : 0;
	const serial = Math.floor(value) + shift;
	if (serial < 1 || serial > LAST_SPREADSHEET_DAY) return unexpected(text, how.format);
	return readingOf(dayOfSerial(serial), text);
}

/** Whether Automatic takes a number for a day of a spreadsheet. */
export function isSpreadsheetSerial(value: number): boolean {
	return value >= EARLIEST_SERIAL && value < END_SERIAL;
}

const DIGITS = /^(\d{4})(\d{2})(\d{2})(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d))?$/;

/**
 * `YYYYMMDD`, or `YYYYMMDDhhmmss` as databases write it; under `auto` only with a year from 1990 to 2100 (or 9999, which
 * SAP writes for "never"), so that an id is not a date.
 */
function readDigits(text: string, how: HowToRead): DateReading | undefined {
	const [, year, month, date] = DIGITS.exec(text) ?? [];
	const isLikely = (Number(year) >= 1990 && Number(year) <= 2100) || year === '9999';
	if (how.format === 'auto' && !isLikely) return undefined;
	const day = dayFrom(Number(year), Number(month), Number(date));
	return day === undefined ? undefined : readingOf(day, text);
}

function readAnyNumber(value: number, text: string, how: HowToRead): DateReading {
	if (isUnixSeconds(value)) return readingOfInstant(value * 1000, text, how);
	if (isUnixMilliseconds(value)) return readingOfInstant(value, text, how);
	const digits = readDigits(text, how);
	if (digits) return digits;
	if (isSpreadsheetSerial(value)) return readSpreadsheet(value, text, how);
	return unreadable(`${quoted(text)} is not a Unix time, a spreadsheet serial or YYYYMMDD between 1990 and 2100`);
}

/**
 * Reads a number, or a text of digits; `text` is how the value is written. 0 is a missing date: no software uses it for
 * 1970.
 */
export function readNumber(value: number, text: string, how: HowToRead): DateReading {
	if (value === 0) return MISSING;
	switch (how.format) {
		case 'auto':
			return readAnyNumber(value, text, how);
		case 'iso':
			return readDigits(text, how) ?? unexpected(text, how.format);
		case 'unixSeconds':
			return readUnixSeconds(value, text, how);
		case 'unixMilliseconds':
			return readUnixMilliseconds(value, text, how);
		case 'spreadsheet':
		case 'spreadsheet1904':
			return readSpreadsheet(value, text, how);
		default:
			return unexpected(text, how.format);
	}
}
