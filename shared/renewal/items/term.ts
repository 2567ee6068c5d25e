const MONTHS_IN: Record<string, number> = {
	day: 12 / 365,
	week: 84 / 365,
	month: 1,
	quarter: 3,
	year: 12,
};

const WORDS = new Map<string, number>([
	...['daily', 'weekly'].map((word): [string, number] => [word, 0]),
	...['monthly', 'month', 'monthtomonth', 'permonth'].map((word): [string, number] => [word, 1]),
	...['quarterly', 'quarter'].map((word): [string, number] => [word, 3]),
	...['semiannual', 'semiannually', 'halfyearly'].map((word): [string, number] => [word, 6]),
	...['annual', 'annually', 'yearly', 'year', 'peryear'].map((word): [string, number] => [word, 12]),
	...['biennial', 'biennially'].map((word): [string, number] => [word, 24]),
	...['triennial', 'triennially'].map((word): [string, number] => [word, 36]),
]);

const ISO_DURATION = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/i;
const COUNTED =
	/^(\d+(?:[.,]\d+)?)[\s_-]*(d|days?|w|wks?|weeks?|m|mos?|mths?|months?|quarters?|y|yrs?|years?|annual)\b/i;
const NUMBER = /^\d+(?:[.,]\d+)?$/;
const UNITS: Record<string, string> = { d: 'day', w: 'week', m: 'month', q: 'quarter', y: 'year', a: 'year' };

function monthsInIso(text: string): number | undefined {
	const found = ISO_DURATION.exec(text);
	if (!found) return undefined;
	const [years = 0, months = 0, weeks = 0, days = 0] = found.slice(1).map((part) => Number(part ?? 0));
	return years * 12 + months + weeks * (MONTHS_IN.week ?? 0) + days * (MONTHS_IN.day ?? 0);
}

function monthsIn(text: string): number | undefined {
	if (NUMBER.test(text)) return Number(text.replace(',', '.'));
	const iso = monthsInIso(text);
	if (iso !== undefined) return iso;
	const [, count, unit] = COUNTED.exec(text) ?? [];
	if (count === undefined || unit === undefined) return WORDS.get(text.toLowerCase().replace(/[^a-z]/g, ''));
	const months = MONTHS_IN[UNITS[unit.charAt(0).toLowerCase()] ?? ''];
	return months === undefined ? undefined : Number(count.replace(',', '.')) * months;
}

/** What an object such as `{ Term: '1-Year' }` says it under. */
const INNER = ['Term', 'term', 'termMonths', 'months', 'termDuration', 'duration', 'value'];

function readObject(value: object): number | null {
	const held = new Map(Object.entries(value));
	const name = INNER.find((one) => held.has(one) && typeof held.get(one) !== 'object');
	return name === undefined ? null : readTermMonths(held.get(name));
}

/**
 * The length of a commitment in months, rounded to whole ones (`P30D` is 1): from a number, an ISO 8601 duration
 * (`P1Y`), a count with its unit (`12 months`, `3-Year`) or a word (`monthly`, `annual`). `null` when it is not told.
 * @param unit what a number without a unit counts
 */
export function readTermMonths(value: unknown, unit: 'months' | 'years' = 'months'): number | null {
	if (typeof value === 'object' && value !== null) return readObject(value);
	const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	const months = monthsIn(text);
	if (months === undefined || months <= 0) return WORDS.get(text.toLowerCase()) ?? null;
	return Math.round(unit === 'years' && NUMBER.test(text) ? months * 12 : months);
}
