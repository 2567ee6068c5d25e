import { readClock } from './clock';
import { DAY_MS, dayFrom, daysInMonth, instantOf } from './day';
import type { Day } from './day';
import { monthName } from './names';
import { readNumber } from './numberDate';
import {
	doubtedShortYear,
	inWords,
	MISSING,
	quoted,
	readingOf,
	readingOfInstant,
	unexpected,
	unexpectedReason,
	unreadable,
} from './reading';
import type { DateFormat, DateReading, HowToRead } from './reading';
import { splitDate, splitPadded } from './writtenDate';
import type { WrittenDate } from './writtenDate';

type Order = 'dayFirst' | 'monthFirst' | 'yearFirst';

/** What people and software write where there is no date. */
const NO_DATE = new Set('- -- – — n/a na none nil null undefined never infinity'.split(' ').concat(''));
const ZERO_DATE = /^(?:0{4}([-/.])00?\1 ?00?|00?([-/.])00?\2 ?0{4})(?!\d)/;
const NUMBER = /^\d+(?:[.,]\d+)?$/;
/** Marks of writing direction and zero-width spaces that spreadsheets and browsers leave behind. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;
const LONGEST_DATE = 100;

/** `undefined` if the format has no such layout. */
function orderOf(written: WrittenDate, format: DateFormat): Order | 'either' | undefined {
	const { layout } = written;
	if (layout === 'iso') return 'yearFirst';
	if (layout === 'open') {
		if (format === 'auto') return onlyOrderOfShort(written);
		return isOrder(format) ? format : undefined;
	}
	if (layout === 'yearLast') {
		if (format === 'auto') return 'either';
		return format === 'dayFirst' || format === 'monthFirst' ? format : undefined;
	}
	return format === 'auto' || format === layout ? layout : undefined;
}

function isOrder(format: DateFormat): format is Order {
	return format === 'dayFirst' || format === 'monthFirst' || format === 'yearFirst';
}

function dateIn(written: WrittenDate, order: Order): [year: number, month: number, date: number] {
	const [first, second, last] = written.parts;
	const century = written.hasShortYear ? 2000 : 0;
	if (order === 'yearFirst') return [first + century, second, last];
	if (order === 'dayFirst') return [last + century, second, first];
	return [last + century, first, second];
}

function dayIn(written: WrittenDate, order: Order): Day | undefined {
	return dayFrom(...dateIn(written, order));
}

function whyNoDay(written: WrittenDate, order: Order): string {
	const [year, month, date] = dateIn(written, order);
	const length = daysInMonth(year, month);
	if (length === 0) return `there is no month ${month}`;
	if (date < 1) return `there is no day ${date}`;
	return year < 1 ? 'there is no year 0' : `${monthName(month)} ${year} has ${length} days`;
}

function readInOrder(written: WrittenDate, order: Order, text: string, how: HowToRead): DateReading {
	const day = dayIn(written, order);
	const doubt = day !== undefined && written.hasShortYear ? doubtedShortYear(day, text) : undefined;
	if (doubt !== undefined) return doubt;
	if (day !== undefined) return readAt(day, written, text, how);
	const isAsChosen = written.layout !== 'iso' && how.format !== 'auto';
	const claim = isAsChosen ? unexpectedReason(text, how.format) : `${quoted(text)} does not exist`;
	return unreadable(`${claim}: ${whyNoDay(written, order)}`);
}

/** XML writes days with a zone, `2027-01-14+02:00`; without a time they are still days. */
const ZONE_OF_DAY = /^ ?(?:Z|[+-]\d\d:\d\d)$/i;

/** The day as written, unless a time with zone makes it an instant. */
function readAt(day: Day, written: WrittenDate, text: string, how: HowToRead): DateReading {
	const { rest } = written;
	if (rest === '' || rest === '.' || ZONE_OF_DAY.test(rest)) return readingOf(day, text);
	const clock = readClock(rest);
	if (!clock) return unreadable(`${quoted(text)} has no readable time of day after its date`);
	if ('reason' in clock) return unreadable(`${quoted(text)} cannot be read because ${clock.reason}`);
	const { seconds, zone } = clock;
	if (zone === undefined) return readingOf(day, text);
	const isOffset = typeof zone === 'number';
	return readingOfInstant(isOffset ? day * DAY_MS + (seconds - zone) * 1000 : instantOf(day, seconds, zone), text, how);
}

/** The order that the numbers of a `yearLast` date leave open, unless only one of them can be. */
function onlyOrder(written: WrittenDate): 'dayFirst' | 'monthFirst' | undefined {
	const [first, second] = written.parts;
	if (second > 12) return 'monthFirst';
	return first > 12 || first === second ? 'dayFirst' : undefined;
}

const ORDERS: readonly Order[] = ['dayFirst', 'monthFirst', 'yearFirst'];

/** The one order in which a date with a year of two digits exists: `1/14/27`. */
function onlyOrderOfShort(written: WrittenDate): Order | undefined {
	const possible = ORDERS.filter((order) => dayIn(written, order) !== undefined);
	return possible.length === 1 ? possible[0] : undefined;
}

function openOrder(written: WrittenDate, text: string): DateReading {
	const days = ORDERS.map((order) => dayIn(written, order)).filter((day) => day !== undefined);
	if (days.length === 0) return unreadable(`${quoted(text)} does not exist in any order of day, month and year`);
	const possible = [...new Set(days)].map(inWords).join(' or ');
	const reason = `${quoted(text)} has a year of two digits and can be ${possible}: choose the date format`;
	return { kind: 'unreadable', reason, isOrderOpen: true };
}

function readEither(written: WrittenDate, text: string, how: HowToRead): DateReading {
	const order = onlyOrder(written);
	if (order) return readInOrder(written, order, text, how);
	const dayFirst = readInOrder(written, 'dayFirst', text, how);
	const monthFirst = readInOrder(written, 'monthFirst', text, how);
	if (dayFirst.kind !== 'day' || monthFirst.kind !== 'day') return dayFirst;
	const both = `${inWords(dayFirst.day)} or ${inWords(monthFirst.day)}`;
	return {
		kind: 'ambiguous',
		reason: `${quoted(text)} can be ${both}`,
		dayFirst: dayFirst.day,
		monthFirst: monthFirst.day,
	};
}

function readWritten(written: WrittenDate, text: string, how: HowToRead): DateReading {
	const order = orderOf(written, how.format);
	if (order === 'either') return readEither(written, text, how);
	if (order) return readInOrder(written, order, text, how);
	return how.format === 'auto' ? openOrder(written, text) : unexpected(text, how.format);
}

/** One kind of space, digit and minus, no invisible marks: `1/14/2027, 2:30 PM` as browsers write it. */
function tidied(raw: string): string {
	return raw
		.normalize('NFKC')
		.replace(INVISIBLE, '')
		.replace(/\u2212/g, '-')
		.replace(/\s+/g, ' ')
		.trim();
}

const QUOTED = /^=?(["'])(.*)\1$/;
/**
 * Labels that people and software put before the day on which something ends; `notBefore` is the day on which it
 * begins.
 */
const LABEL =
	/^(?:not ?after|expire[sd]?(?: on)?|expiry(?: date)?|expiration(?: date)?|renew(?:s|al)(?: on| date)?|end(?:s|ing)?(?: on| date)?|valid (?:until|to|thru)|until|(?:gültig )?bis|jusqu['’]au|hasta(?: el)?|fino al?|(?:geldig )?tot|até)(?: ?[:=] ?| )(?=[\p{L}\d])/iu;
const ARTICLE = /^(?:le|el|il|den|der|am|on|the|op|du) (?=[\p{L}\d])/iu;

/** The text without quotes, labels and articles: `notAfter=Jan 14 …`, `bis 14.01.2027`, `le 14 janvier 2027`. */
function bared(text: string): string {
	return text.replace(QUOTED, '$2').replace(LABEL, '').replace(ARTICLE, '').trim();
}

/** How .NET and SAP write an instant in JSON: milliseconds of UTC, with an offset that does not change them. */
const JSON_INSTANT = /^\\?\/?(?:new )?Date\((-?\d{1,16})(?:[+-]\d{4})?\)\\?\/?$/i;
/** How Google's chart tools write a date: the month counts from 0. */
const CHART_DATE = /^(?:new )?Date\((\d{4}), ?(\d{1,2}), ?(\d{1,2})(?:, ?\d{1,3})*\)$/i;
const BASIC_ISO = /^(\d{4})(\d{2})(\d{2})[T ]?(\d{2}):?(\d{2})?:?(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

function readProgrammed(text: string, how: HowToRead): DateReading | undefined {
	const epochMs = JSON_INSTANT.exec(text)?.[1];
	if (epochMs !== undefined) return readingOfInstant(Number(epochMs), text, how);
	const [, year, month, date] = CHART_DATE.exec(text) ?? [];
	if (year === undefined) return undefined;
	const day = dayFrom(Number(year), Number(month) + 1, Number(date));
	return day === undefined ? unreadable(`${quoted(text)} does not exist`) : readingOf(day, text);
}

/** ISO 8601's basic format with a time, and X.509's: `20270114T101500Z`, `20270114101500Z`. */
function splitBasicIso(text: string): WrittenDate | undefined {
	const [, year, month, date, hour, minute = '00', second = '00', zone = ''] = BASIC_ISO.exec(text) ?? [];
	if (hour === undefined) return undefined;
	const parts = [Number(year), Number(month), Number(date)] as const;
	return { layout: 'iso', parts, hasShortYear: false, rest: `T${hour}:${minute}:${second}${zone}` };
}

function readLoose(text: string, how: HowToRead): DateReading {
	if (NO_DATE.has(text.toLowerCase()) || ZERO_DATE.test(text)) return MISSING;
	if (text.length > LONGEST_DATE) return unexpected(text, how.format);
	if (NUMBER.test(text)) return readNumber(Number(text.replace(',', '.')), text, how);
	const date = bared(text);
	const written = splitBasicIso(date) ?? splitDate(date);
	if (written) return readWritten(written, text, how);
	return readProgrammed(date, how) ?? unexpected(text, how.format);
}

/** Reads a date that is text; spaces of any kind around it do not matter. */
export function readText(raw: string, how: HowToRead): DateReading {
	const padded = raw.length <= LONGEST_DATE ? splitPadded(raw) : undefined;
	const quick = padded && readWritten(padded, raw, how);
	return quick && quick.kind !== 'unreadable' ? quick : readLoose(tidied(raw), how);
}

/**
 * The order of a text that can be read in one order only, like `25/04/2027`; `undefined` for one
 * that says nothing about it.
 */
export function orderShownBy(raw: string): 'dayFirst' | 'monthFirst' | undefined {
	const written = splitPadded(raw) ?? splitDate(tidied(raw.slice(0, LONGEST_DATE)));
	if (written?.layout === 'open') {
		const order = onlyOrderOfShort(written);
		return order === 'yearFirst' ? undefined : order;
	}
	if (written?.layout !== 'yearLast') return undefined;
	const [first, second] = written.parts;
	const order = first === second ? undefined : onlyOrder(written);
	return order && dayIn(written, order) !== undefined ? order : undefined;
}
