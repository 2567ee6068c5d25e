import { parseISO } from 'date-fns';

import { dayFrom, DAY_MS } from './day';
import { MISSING, quoted, readingOf, readingOfInstant, unexpected, unreadable } from './reading';
import type { DateReading, HowToRead } from './reading';

/** 1990-01-01 to the end of 2100: within it, seconds and milliseconds cannot be mistaken. */
const EARLIEST_SECOND = 631_152_000;
const END_SECOND = 4_133_980_800;

/** Excel's day 25569 is 1970-01-01 (1900 date system, right from 1 March 1900 on). */
const SPREADSHEET_1970 = 25_569;
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

function readSpreadsheet(value: number, text: string, how: HowToRead): DateReading {
	const serial = Math.floor(value);
	if (serial < 1 || serial > LAST_SPREADSHEET_DAY) return unexpected(text, how.format);
	return readingOf(serial - SPREADSHEET_1970, text);
}

/** `YYYYMMDD`; under `auto` only with a year from 1990 to 2100, so that an id is not a date. */
function readEightDigits(text: string, how: HowToRead): DateReading | undefined {
	if (!/^\d{8}$/.test(text)) return undefined;
	const year = Number(text.slice(0, 4));
	if (how.format === 'auto' && (year < 1990 || year > 2100)) return undefined;
	const day = dayFrom(year, Number(text.slice(4, 6)), Number(text.slice(6)));
	return day === undefined ? undefined : readingOf(day, text);
}

function readAnyNumber(value: number, text: string, how: HowToRead): DateReading {
	if (isUnixSeconds(value)) return readingOfInstant(value * 1000, text, how);
	if (isUnixMilliseconds(value)) return readingOfInstant(value, text, how);
	const eightDigits = readEightDigits(text, how);
	if (eightDigits) return eightDigits;
	if (value >= EARLIEST_SERIAL && value < END_SERIAL) return readSpreadsheet(value, text, how);
	return unreadable(`${quoted(text)} is neither Unix time, a spreadsheet's day nor YYYYMMDD between 1990 and 2100`);
}

/**
 * Reads a number, or a text of digits; `text` is how the value is written.
 * 0 is a missing date: no software means 1970 by it.
 */
export function readNumber(value: number, text: string, how: HowToRead): DateReading {
	if (value === 0) return MISSING;
	switch (how.format) {
		case 'auto':
			return readAnyNumber(value, text, how);
		case 'iso':
			return readEightDigits(text, how) ?? unexpected(text, how.format);
		case 'unixSeconds':
			return readUnixSeconds(value, text, how);
		case 'unixMilliseconds':
			return readUnixMilliseconds(value, text, how);
		case 'spreadsheet':
			return readSpreadsheet(value, text, how);
		default:
			return unexpected(text, how.format);
	}
}

const BASIC_ISO = /^(\d{8})T([\d:.,]+)(Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/i;

/** ISO 8601's basic format with a time: `20270114T101500Z`. */
export function readBasicIso(text: string, how: HowToRead): DateReading | undefined {
	const [, date, time, zone] = BASIC_ISO.exec(text) ?? [];
	if (date === undefined) return undefined;
	const instant = parseISO(`${date}T${time}${zone?.toUpperCase() ?? 'Z'}`).getTime();
	if (Number.isNaN(instant)) return unreadable(`${quoted(text)} does not exist`);
	if (zone !== undefined) return readingOfInstant(instant, text, how);
	return readingOf(Math.floor(parseISO(`${date}T00Z`).getTime() / DAY_MS), text);
}
