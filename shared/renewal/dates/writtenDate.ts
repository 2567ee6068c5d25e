import { monthNamed } from './reading';

/**
 * The parts of a date as a text writes them, before anything decides what they mean.
 * - `iso`: `2027-01-14`
 * - `yearFirst`: year, month, date in another dress: `2027/1/14`, `2027-Jan-14`
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
 * The padded shapes that nearly all software writes, `YYYY-MM-DD` and `DD/MM/YYYY`, digit by digit:
 * a fraction of the time that regular expressions take, which counts with a million items.
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

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? /i;
const ORDINAL = '(?:st|nd|rd|th)?';
const NAMED = [
	{
		layout: 'dayFirst',
		shape: `^(\\d{1,2})${ORDINAL}[ ./-]{0,2}(?:of )?([a-z]{3,9})[ .,/-]{0,2}(\\d{4}|\\d{2})`,
	},
	{
		layout: 'monthFirst',
		shape: `^([a-z]{3,9})[ ./-]{0,2}(\\d{1,2})${ORDINAL}(?:, ?|[ /-])(\\d{4}|\\d{2})`,
	},
	{ layout: 'yearFirst', shape: '^(\\d{4})[ ./-]([a-z]{3,9})[ ./-]{1,2}(\\d{1,2})' },
] as const;
const NAMED_SHAPES = NAMED.map(({ layout, shape }) => ({
	layout,
	shape: new RegExp(`${shape}(?!\\d)(.*)$`, 'i'),
}));

/** `14 Jan 2027`, `January 14th, 2027`, `2027-Jan-14`; a weekday in front is passed over. */
function readNamed(text: string): WrittenDate | undefined {
	const bare = text.replace(WEEKDAY, '');
	for (const { layout, shape } of NAMED_SHAPES) {
		const [, first, second, last, rest = ''] = shape.exec(bare) ?? [];
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

/** Splits a text that is a date, with or without time; `undefined` when it has no date's shape. */
export function splitDate(text: string): WrittenDate | undefined {
	return splitPadded(text) ?? readNumeric(text) ?? readNamed(text);
}
