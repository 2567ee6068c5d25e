import { isWeekday, monthNamed } from './names';

/**
 * The parts of a date as a text writes them, before anything decides what they mean.
 * - `iso`: `2027-01-14`
 * - `yearFirst`: year, month, date in another form: `2027/1/14`, `2027-Jan-14`, `2027年1月14日`
 * - `yearLast`: two numbers of which either may be the month, then the year: `03/04/2027`
 * - `dayFirst`, `monthFirst`: the month is named, so that the order is certain
 * - `open`: three numbers of one or two digits, of which any may be the year: `03/04/27`
 */
export interface WrittenDate {
	layout: 'iso' | 'yearFirst' | 'yearLast' | 'dayFirst' | 'monthFirst' | 'open';
	/** The numbers from left to right; a named month is 1 to 12. */
	parts: readonly [number, number, number];
	/** The year has two digits. */
	hasShortYear: boolean;
	/** What follows the date: a time of day, or nothing. */
	rest: string;
}

const ZERO = 48;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;

function digitAt(text: string, at: number): number {
	const digit = text.charCodeAt(at) - ZERO;
	return digit >= 0 && digit <= 9 ? digit : NaN;
}

function twoDigits(text: string, at: number): number {
	return digitAt(text, at) * 10 + digitAt(text, at + 1);
}

function fourDigits(text: string, at: number): number {
	return twoDigits(text, at) * 100 + twoDigits(text, at + 2);
}

function isSeparator(code: number): boolean {
	return code === HYPHEN || code === DOT || code === SLASH;
}

/** What may follow a date: a time, or XML's zone of a day (`2027-01-14Z`); not another digit. */
function endsDate(text: string): boolean {
	return text.length === 10 || text.charAt(10) === 'T' || /^[\st,Z+-]/i.test(text.charAt(10));
}

/**
 * The padded shapes that nearly all software writes, `YYYY-MM-DD` and `DD/MM/YYYY`, read digit by digit. This takes a
 * fraction of the time of regular expressions, which matters with a million items.
 */
export function splitPadded(text: string): WrittenDate | undefined {
	if (text.length < 10) return undefined;
	const afterTwo = text.charCodeAt(2);
	const afterFour = text.charCodeAt(4);
	const isYearFirst = isSeparator(afterFour) && text.charCodeAt(7) === afterFour;
	const isYearLast = isSeparator(afterTwo) && text.charCodeAt(5) === afterTwo;
	if (!isYearFirst && !isYearLast) return undefined;
	const first = isYearFirst ? fourDigits(text, 0) : twoDigits(text, 0);
	const second = twoDigits(text, isYearFirst ? 5 : 3);
	const last = isYearFirst ? twoDigits(text, 8) : fourDigits(text, 6);
	if (Number.isNaN(first + second + last) || !endsDate(text)) return undefined;
	const yearFirst = afterFour === HYPHEN ? 'iso' : 'yearFirst';
	return {
		layout: isYearFirst ? yearFirst : 'yearLast',
		parts: [first, second, last],
		hasShortYear: false,
		rest: text.slice(10),
	};
}

const NUMERIC = /^(\d{1,4}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{1,4})\.?(?![\d.])(.*)$/;

function layoutOf(first: string, last: string): WrittenDate['layout'] | undefined {
	if (first.length === 4 && last.length <= 2) return 'yearFirst';
	if (first.length <= 2 && last.length === 4) return 'yearLast';
	return first.length <= 2 && last.length <= 2 ? 'open' : undefined;
}

function readNumeric(text: string): WrittenDate | undefined {
	const [, first = '', , second, last = '', rest = ''] = NUMERIC.exec(text) ?? [];
	const layout = layoutOf(first, last);
	if (second === undefined || layout === undefined) return undefined;
	const parts = [Number(first), Number(second), Number(last)] as const;
	return { layout, parts, hasShortYear: layout === 'open', rest };
}

/** `14th`, `1er`, `1º`, `14.` */
const ORDINAL = '(?:(?:st|nd|rd|th|er|re|e|o|a|º|ª|°)(?!\\p{L}))?';
const OF = "(?:(?:of|de|do|di|van) |d['’])?";
const MONTH = '(\\p{L}{3,12})';
const YEAR = "(?:(?:of|de|del|do|di|van) )?['’]?(\\d{4}|\\d{2})";
const NAMED = [
	{ layout: 'dayFirst', shape: `^(\\d{1,2})${ORDINAL}[ ./-]{0,2}${OF}${MONTH}[ .,/-]{0,3}${YEAR}` },
	{ layout: 'monthFirst', shape: `^${MONTH}[ ./-]{0,2}(\\d{1,2})${ORDINAL}(?:, ?|[ /-])${YEAR}` },
	{ layout: 'yearFirst', shape: `^(\\d{4})[ ./-]{1,2}${MONTH}[ ./-]{1,2}(\\d{1,2})` },
] as const;
const NAMED_SHAPES = NAMED.map(({ layout, shape }) => ({
	layout,
	shape: new RegExp(`${shape}(?![\\d:])\\.?(.*)$`, 'iu'),
}));

/**
 * October in Croatian is November in Polish and Czech, and so on. The dot after the day is Croatian, but others write it
 * too.
 */
const MAY_BE_CROATIAN = /^\d{1,2}\. ?(?:lip|lis|listopada?|srp)(?!\p{L})/iu;

/** `14 Jan 2027`, `January 14th, 2027`, `14 de enero de 2027`, `2027-Jan-14`. */
function readNamed(text: string): WrittenDate | undefined {
	if (MAY_BE_CROATIAN.test(text)) return undefined;
	for (const { layout, shape } of NAMED_SHAPES) {
		const [, first, second, last, rest = ''] = shape.exec(text) ?? [];
		if (first === undefined || second === undefined || last === undefined) continue;
		const parts = [numberOrMonth(first), numberOrMonth(second), Number(last)] as const;
		if (parts.some(Number.isNaN)) continue;
		const hasShortYear = layout !== 'yearFirst' && last.length === 2;
		return { layout, parts, hasShortYear, rest };
	}
	return undefined;
}

function numberOrMonth(part: string): number {
	return /^\d/.test(part) ? Number(part) : (monthNamed(part) ?? NaN);
}

const YEAR_AT_END =
	/^(?:(\d{1,2})\.? )?(\p{L}{3,12})\.? (?:(\d{1,2}) )?(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?)( [a-z+-][\w+:/-]*)? (\d{4})(?!\d)(.*)$/iu;

/** The time before the year: `Jan 14 12:00:00 2027 GMT` (openssl), `Jan 14 10:00:00 UTC 2027` (Java), `Jan 14 10:00:00 2027` (C). */
function readYearAtEnd(text: string): WrittenDate | undefined {
	const [, before, month = '', after, time = '', zone = '', year, more = ''] = YEAR_AT_END.exec(text) ?? [];
	const date = before ?? after;
	const named = monthNamed(month);
	if (date === undefined || named === undefined || (before !== undefined && after !== undefined)) return undefined;
	return {
		layout: 'monthFirst',
		parts: [named, Number(date), Number(year)],
		hasShortYear: false,
		rest: ` ${time}${zone}${more}`,
	};
}

const EAST_ASIAN = /^(令和)?(\d{1,4}|元) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?(?!\d)(.*)$/u;
const EAST_ASIAN_TIME = /(\d{1,2}) ?[時时点點시] ?(?:(\d{1,2}) ?[分분])? ?(?:(\d{1,2}) ?[秒초])?/u;
const REIWA_YEAR_0 = 2018;

/** `2027年1月14日`, `2027년 1월 14일`, `令和9年1月14日`, each with a time of day or without. */
function readEastAsian(text: string): WrittenDate | undefined {
	const [, era, year = '', month, date, rest = ''] = EAST_ASIAN.exec(text) ?? [];
	if (date === undefined || (era === undefined && year.length !== 4)) return undefined;
	const inEra = year === '元' ? 1 : Number(year);
	const time = (_all: string, hour: string, minute = '0', second = '0') =>
		[hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
	return {
		layout: 'yearFirst',
		parts: [era === undefined ? inEra : inEra + REIWA_YEAR_0, Number(month), Number(date)],
		hasShortYear: false,
		rest: rest.replace(EAST_ASIAN_TIME, time),
	};
}

const WORD_IN_FRONT = /^(\p{L}[\p{L}-]*)\.?,? ?/u;
const WORD_BEHIND = /^[ ,]*[([]?(\p{L}[\p{L}-]*)\.?[)\]]?/u;
const EAST_ASIAN_WEEKDAY = /^(?:星期|周|週)?[月火水木金土日월화수목금토일一二三四五六](?:曜日?|요일)?$/u;

function isWeekdayIn(word: string): boolean {
	return isWeekday(word) || EAST_ASIAN_WEEKDAY.test(word);
}

/** The weekday after a date adds nothing: `2027年1月14日(木)`, `2027-01-14 Thu`. */
function withoutWeekday(written: WrittenDate): WrittenDate {
	const [behind, word] = WORD_BEHIND.exec(written.rest) ?? [];
	if (behind === undefined || word === undefined || !isWeekdayIn(word)) return written;
	return { ...written, rest: written.rest.slice(behind.length) };
}

function splitBare(text: string): WrittenDate | undefined {
	const written =
		splitPadded(text) ?? readNumeric(text) ?? readYearAtEnd(text) ?? readNamed(text) ?? readEastAsian(text);
	return written && withoutWeekday(written);
}

/**
 * Splits a text that is a date, with or without time; `undefined` when it has no date's shape. A weekday in front is
 * skipped, unless it is a month: `mar` is March in `mar 14 2027`, and Tuesday in `mar 14/01/2027`.
 */
export function splitDate(text: string): WrittenDate | undefined {
	const [front, word] = WORD_IN_FRONT.exec(text) ?? [];
	const bare = front !== undefined && word !== undefined && isWeekdayIn(word) ? text.slice(front.length) : undefined;
	return (bare === undefined ? undefined : splitBare(bare)) ?? splitBare(text);
}
