import { readClock } from './clock';
import { DAY_MS, dayFrom, daysInMonth } from './day';
import type { Day } from './day';
import { readBasicIso, readNumber } from './numberDate';
import {
	inWords,
	MISSING,
	monthName,
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
const NO_DATE = new Set(['', '-', '--', '–', '—', 'n/a', 'na', 'none', 'nil', 'null', 'undefined', 'never']);
const ZERO_DATE = /^(?:0{4}([-/.])00?\1 ?00?|00?([-/.])00?\2 ?0{4})(?!\d)/;
const NUMBER = /^\d+(?:[.,]\d+)?$/;
/** Marks of writing direction and zero-width spaces that spreadsheets and browsers leave behind. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;
const LONGEST_DATE = 100;

/** `undefined` when the format knows no such layout. */
function orderOf(written: WrittenDate, format: DateFormat): Order | 'either' | undefined {
	const { layout } = written;
	if (layout === 'iso') return 'yearFirst';
	if (layout === 'open') return isOrder(format) ? format : undefined;
	if (layout === 'yearLast') {
		if (format === 'auto') return 'either';
		return format === 'dayFirst' || format === 'monthFirst' ? format : undefined;
	}
	if (format === 'auto') return written.hasShortYear ? undefined : layout;
	return format === layout ? layout : undefined;
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
	if (day !== undefined) return readAt(day, written, text, how);
	const isAsChosen = written.layout !== 'iso' && how.format !== 'auto';
	const claim = isAsChosen ? unexpectedReason(text, how.format) : `${quoted(text)} does not exist`;
	return unreadable(`${claim}: ${whyNoDay(written, order)}`);
}

/** XML writes days with a zone, `2027-01-14+02:00`; without a time they are days all the same. */
const ZONE_OF_DAY = /^(?:Z|[+-]\d\d:\d\d)$/i;

/** The day as written, unless a time with zone makes it an instant. */
function readAt(day: Day, written: WrittenDate, text: string, how: HowToRead): DateReading {
	if (written.rest === '') return readingOf(day, text);
	const clock = readClock(written.rest);
	if (!clock && ZONE_OF_DAY.test(written.rest)) return readingOf(day, text);
	if (!clock) return unreadable(`${quoted(text)} has no readable time of day after its date`);
	if (clock.offset === undefined) return readingOf(day, text);
	const epochMs = day * DAY_MS + (clock.seconds - clock.offset) * 1000;
	return readingOfInstant(epochMs, text, how);
}

/** The order that the numbers of a `yearLast` date leave open, unless only one of them can be. */
function onlyOrder(written: WrittenDate): 'dayFirst' | 'monthFirst' | undefined {
	const [first, second] = written.parts;
	if (second > 12) return 'monthFirst';
	return first > 12 || first === second ? 'dayFirst' : undefined;
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
	if (how.format !== 'auto') return unexpected(text, how.format);
	return unreadable(`${quoted(text)} has a year of two digits: choose the date format`);
}

/** One kind of space, no invisible marks: `1/14/2027, 2:30 PM` as browsers write it. */
function tidied(raw: string): string {
	return raw.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

function readLoose(text: string, how: HowToRead): DateReading {
	if (NO_DATE.has(text.toLowerCase()) || ZERO_DATE.test(text)) return MISSING;
	if (text.length > LONGEST_DATE) return unexpected(text, how.format);
	if (NUMBER.test(text)) return readNumber(Number(text.replace(',', '.')), text, how);
	const written = splitDate(text);
	if (written) return readWritten(written, text, how);
	return readBasicIso(text, how) ?? unexpected(text, how.format);
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
	const written = splitPadded(raw) ?? splitDate(tidied(raw));
	if (written?.layout !== 'yearLast') return undefined;
	const [first, second] = written.parts;
	const order = first === second ? undefined : onlyOrder(written);
	return order && dayIn(written, order) !== undefined ? order : undefined;
}
