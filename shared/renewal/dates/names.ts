/** Languages whose months and weekdays are read, as Intl spells them; no two of them name different months alike. */
const LANGUAGES = [
	...['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'da', 'nb', 'sv', 'is', 'fi', 'et', 'pl', 'cs', 'sk', 'hu', 'sl'],
	...['sr-Latn', 'ro', 'bg', 'el', 'tr', 'uk', 'ru'],
];

/** Short forms that are in use but not in Intl's tables. */
const MORE_MONTHS: Record<string, number> = { mrz: 3, maerz: 3, jaenner: 1, janner: 1, sept: 9, agto: 8 };

/** Names are compared without case, accents and dots: `Févr.` is `fevr`, `KASIM` is `kasım`. */
function bare(name: string): string {
	return name
		.toLowerCase()
		.normalize('NFD')
		.replace(/ı/g, 'i')
		.replace(/[^\p{L}]/gu, '');
}

type Part = 'month' | 'weekday';

/** How a language writes months or weekdays: alone and within a date, long and short. */
function formatsOf(language: string, part: Part): Intl.DateTimeFormat[] {
	return (['long', 'short'] as const).flatMap((length) =>
		[{}, { day: 'numeric', month: length, year: 'numeric' } as const].map(
			(around) => new Intl.DateTimeFormat(language, { ...around, [part]: length, timeZone: 'UTC' }),
		),
	);
}

/** Every spelling with its number, built on first use, because Intl takes some milliseconds. */
function spelled(part: Part, moments: readonly number[], languages = LANGUAGES): Map<string, number> {
	const names = new Map<string, number>();
	for (const format of languages.flatMap((language) => formatsOf(language, part))) {
		for (const [index, moment] of moments.entries()) {
			names.set(bare(format.formatToParts(moment).find(({ type }) => type === part)?.value ?? ''), index + 1);
		}
	}
	return names;
}

const MOMENTS_OF_MONTHS = Array.from({ length: 12 }, (_one, index) => Date.UTC(2027, index, 14));
const MOMENTS_OF_WEEKDAYS = Array.from({ length: 7 }, (_one, index) => Date.UTC(2027, 0, 1 + index));

let months: Map<string, number> | undefined;
let czech: Map<string, number> | undefined;
let croatian: Map<string, number> | undefined;
let weekdays: Map<string, number> | undefined;

/**
 * 1 to 12 for the name of a month in one of 25 languages, or for its first letters as long as they name only one: `Dez`,
 * `enero`, `févr.`, not `jui`.
 */
export function monthNamed(name: string): number | undefined {
	months ??= new Map([...spelled('month', MOMENTS_OF_MONTHS), ...Object.entries(MORE_MONTHS)]);
	return monthIn(months, bare(name));
}

function monthIn(names: Map<string, number>, start: string): number | undefined {
	const exact = names.get(start);
	if (exact !== undefined) return exact;
	const possible = new Set([...names].filter(([full]) => full.startsWith(start)).map(([, month]) => month));
	return possible.size === 1 ? [...possible][0] : undefined;
}

/**
 * 1 to 12 for the name of a month in a date with a dot after the day. Croatian has names that are other months in Polish
 * and Czech: `15. listopada 2027.` is in October, `15 listopada 2027` (Polish) and `15. listopadu 2027` (Czech) are in
 * November. Neither Poles nor Czechs write a dot after the year. `undefined` if it may be Croatian or Polish.
 */
export function monthAfterDot(name: string, isYearDotted: boolean): number | undefined {
	croatian ??= spelled('month', MOMENTS_OF_MONTHS, ['hr']);
	czech ??= spelled('month', MOMENTS_OF_MONTHS, ['cs']);
	const start = bare(name);
	const [inCroatian, inOthers] = [monthIn(croatian, start), monthNamed(name)];
	if (inCroatian === undefined || (!isYearDotted && monthIn(czech, start) !== undefined)) return inOthers;
	return isYearDotted || inOthers === undefined ? inCroatian : undefined;
}

/** Whether a word names a weekday in one of these languages: `Thursday`, `Thurs`, `Do.`, `jeu`. */
export function isWeekday(word: string): boolean {
	const start = bare(word);
	if (start.length < 2) return false;
	weekdays ??= spelled('weekday', MOMENTS_OF_WEEKDAYS);
	if (start.length === 2) return weekdays.has(start);
	return [...weekdays.keys()].some((full) => full.startsWith(start));
}

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** English name of a month, 1 to 12. */
export function monthName(month: number): string {
	return MONTHS[month - 1] ?? '';
}
