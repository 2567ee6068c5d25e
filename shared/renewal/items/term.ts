import { heldIn } from './held';
import { periodTextIn, readPeriod, unitNamed, type Period, type PeriodUnit } from './period';
import { folded, remembering } from './words';

const DAYS_IN_MONTH = 365 / 12;

/** How often something renews, in months; less than a month is 0. */
const FREQUENCIES = new Map<string, number>(
	[
		[
			0,
			'daily weekly taglich wochentlich quotidien hebdomadaire diario semanal giornaliero settimanale dagelijks wekelijks',
		],
		[
			1,
			'monthly monthtomonth m2m mtm permonth month monatlich monatzumonat monat mensuel mensuelle mois mensual mes mensile mese maandelijks maand mensal',
		],
		[3, 'quarterly quarter vierteljahrlich quartalsweise trimestriel trimestrielle trimestral trimestrale perkwartaal'],
		[6, 'semiannual semiannually halfyearly halbjahrlich semestriel semestrielle semestral semestrale halfjaarlijks'],
		[
			12,
			'annual annually yearly year peryear yeartoyear jahrlich jahr annuel annuelle an anual ano annuale anno jaarlijks jaar',
		],
		[24, 'biennial biennially zweijahrig bisannuel bienal biennale tweejaarlijks'],
		[36, 'triennial triennially dreijahrig triennal trienal triennale driejaarlijks'],
	].flatMap(([months, words]) =>
		String(words)
			.split(' ')
			.map((word): [string, number] => [word, Number(months)]),
	),
);

/** The payment schedule says nothing about the term: `1 Year (billed monthly)`, `Annual, paid upfront`. */
const BY_THE_WAY =
	/\s*(?:[(,;/].*|\b(?:billed|paid|payable|billing|invoiced|prepaid|abgerechnet|facture|facturado)\b.*)$/;
const NOUN =
	/[\s-]+(?:commitment|commit|term|contract|subscription|plan|licen[cs]e|vertrag|laufzeit|abo|abonnement|engagement)$/;

function monthsOf({ months, days }: Period): number {
	return Math.round(months + days / DAYS_IN_MONTH);
}

function inWords(text: string): number | undefined {
	const bare = folded(text).replace(BY_THE_WAY, '').replace(NOUN, '');
	return FREQUENCIES.get(bare.replace(/[^\p{L}\d]/gu, ''));
}

/** Text next to the term may name a longer one: `Monthly (1 year)`, `1M/12M`. A comma within a number is none. */
const BESIDE = /[();/]|(?<!\d),|,(?!\d)/;

/** The longest term that a text names besides its first; 0 when there is none. */
function longestBeside(text: string): number {
	const [, ...others] = text.split(BESIDE);
	const terms = others.map((part) => {
		const period = readPeriod(part.trim(), 'months')?.period;
		return period === undefined ? (inWords(part) ?? 0) : monthsOf(period);
	});
	return Math.max(0, ...terms);
}

/** The keys under which an object such as `{ Term: '1-Year' }` has it. */
const INNER = ['Term', 'term', 'termMonths', 'months', 'termDuration', 'termUnit', 'duration', 'value'];

function readObject(value: object, unit: PeriodUnit): number | null {
	const text = periodTextIn(value);
	if (text !== undefined) return readTermMonths(text);
	const held = new Map(Object.entries(value));
	const name = INNER.find((one) => held.has(one) && typeof held.get(one) !== 'object');
	if (name !== undefined) return readTermMonths(held.get(name), unit);
	const inner = heldIn(value);
	return inner === value ? null : readTermMonths(inner, unit);
}

const readers = new Map<PeriodUnit, (text: string) => number | null>();

function readerOf(unit: PeriodUnit): (text: string) => number | null {
	const known = readers.get(unit);
	if (known !== undefined) return known;
	const reader = remembering((text) => readText(text, unit));
	readers.set(unit, reader);
	return reader;
}

function readText(text: string, unit: PeriodUnit): number | null {
	const period = readPeriod(text, unit)?.period;
	if (period?.months === 0 && period.days === 0) return null;
	const first = period === undefined ? inWords(text) : monthsOf(period);
	return first === undefined ? null : Math.max(first, longestBeside(text));
}

/**
 * The length of a commitment in months, rounded to whole ones (`P30D` is 1): from a number, an ISO 8601 duration
 * (`P1Y`), a count with its unit (`12 months`, `3-Year`, `12 Monate`) or a word (`monthly`, `annuel`). `null` when it is
 * not known.
 * @param unit what a number without a unit counts, see {@link termUnitOf}
 */
export function readTermMonths(value: unknown, unit: PeriodUnit = 'months'): number | null {
	if (typeof value === 'object' && value !== null) return readObject(value, unit);
	return readerOf(unit)(String(value));
}

/** What a bare number in a field with this name counts: `Term (Years)`, `Laufzeit in Monaten`; months otherwise. */
export const termUnitOf = (field: string): PeriodUnit => unitNamed(field) ?? 'months';
