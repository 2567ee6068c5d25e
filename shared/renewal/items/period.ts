import { folded, wordsOf } from './words';

/** A period as contracts count it: calendar months, and weeks of seven days. */
export interface Period {
	months: number;
	days: number;
}

export type PeriodUnit = 'days' | 'weeks' | 'months' | 'quarters' | 'halfYears' | 'years';

const UNITS: Record<PeriodUnit, Period> = {
	days: { months: 0, days: 1 },
	weeks: { months: 0, days: 7 },
	months: { months: 1, days: 0 },
	quarters: { months: 3, days: 0 },
	halfYears: { months: 6, days: 0 },
	years: { months: 12, days: 0 },
};

/** English, German, French, Spanish, Italian, Dutch, Portuguese, East Asian; `j` is a day in French and a year in German. */
const UNIT_WORDS: Record<PeriodUnit, string> = {
	days: 'd day days tag tage tagen tg jour jours dia dias giorno giorni gg dag dagen 日 天 일',
	weeks: 'w wk wks week weeks woche wochen wo semaine semaines semana semanas settimana settimane weken 週 週間 周 주',
	months:
		'm mo mos mon mth mths month months monat monate monaten monats mois mes meses mese mesi maand maanden か月 ヶ月 ケ月 个月 個月 개월',
	quarters: 'q qtr qtrs quarter quarters quartal quartale quartalen trimestre trimestres trimestri kwartaal kwartalen',
	halfYears: 'halfyears halbjahr halbjahre halbjahren semestre semestres semestri halfjaar',
	years: 'y yr yrs year years annual jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren 年 년',
};

/** Keys are folded: NFKD takes Korean syllables apart. */
function table<Value>(words: Record<string, string>, valueOf: (key: string) => Value): Map<string, Value> {
	return new Map(
		Object.entries(words).flatMap(([key, list]) =>
			list.split(' ').map((word): [string, Value] => [folded(word), valueOf(key)]),
		),
	);
}

const isUnit = (key: string): key is PeriodUnit => key in UNITS;
const UNIT_OF = table(UNIT_WORDS, (key): PeriodUnit => (isUnit(key) ? key : 'days'));

const NUMBER_OF = table(
	{
		1: 'a an one ein eine einen einem einer un une uno una een um uma',
		2: 'two zwei deux dos due twee dois duas',
		3: 'three drei trois tres tre',
		4: 'four vier quatre cuatro quattro quatro',
		5: 'five funf cinq cinco cinque vijf',
		6: 'six sechs seis sei zes',
		12: 'twelve zwolf douze doce dodici twaalf doze',
		30: 'thirty dreissig trente treinta trenta dertig trinta',
		60: 'sixty sechzig soixante sesenta sessanta zestig sessenta',
		90: 'ninety neunzig noventa novanta negentig',
	},
	Number,
);

const ISO_DURATION = /^p(?=\d)(?:(\d{1,4})y)?(?:(\d{1,4})m)?(?:(\d{1,4})w)?(?:(\d{1,5})d)?(?:t0\w+)?$/;

function inIso(text: string): Period | undefined {
	const found = ISO_DURATION.exec(text);
	if (!found) return undefined;
	const [years = 0, months = 0, weeks = 0, days = 0] = found.slice(1).map((part) => Number(part ?? 0));
	return { months: years * 12 + months, days: weeks * 7 + days };
}

/** `undefined` unless it comes to whole months or days. */
function times(count: number, unit: PeriodUnit): Period | undefined {
	const months = UNITS[unit].months * count;
	const days = UNITS[unit].days * count;
	return Number.isInteger(months) && Number.isInteger(days) ? { months, days } : undefined;
}

const COUNTED = /^(\d{1,5}(?:[.,]\d{1,2})?|[a-z]+)(?: ?\(([\w ]+)\))?[\s_-]*(\p{L}+)\.?(?=$|[^\p{L}\d])/u;
const JOINED = /^[\s,]*(?:(?:and|und|et|y|e|en|\+|&) +)?/;

/** The period at the beginning of a folded text, `1 year and 6 months`, and what follows it. */
function atStart(text: string): { period: Period; rest: string } | undefined {
	let period: Period | undefined;
	let rest = text;
	for (;;) {
		const bare = period === undefined ? rest : rest.replace(JOINED, '');
		const [all, number = '', note, word = ''] = COUNTED.exec(bare) ?? [];
		const unit = UNIT_OF.get(word);
		const isNumberNote = note === undefined || NUMBER_OF.has(note) || /^\d+$/.test(note);
		const count = /^\d/.test(number) ? Number(number.replace(',', '.')) : NUMBER_OF.get(number);
		const part = unit === undefined || count === undefined || !isNumberNote ? undefined : times(count, unit);
		if (all === undefined || part === undefined) return period && { period, rest };
		period = { months: (period?.months ?? 0) + part.months, days: (period?.days ?? 0) + part.days };
		rest = bare.slice(all.length);
	}
}

export const NUMBER = /^\d{1,5}(?:[.,]\d+)?$/;

/**
 * A period as people and software write it: `3 months`, `P3M`, `3M`, `1Q`, `6 Wochen`, `trois mois`, `1 year and 6
 * months`; `undefined` for anything else. The caller judges what may follow it.
 * @param unit what a number without a unit counts
 */
export function readPeriod(text: string, unit: PeriodUnit): { period: Period; rest: string } | undefined {
	const plain = folded(text);
	if (NUMBER.test(plain)) {
		const period = times(Number(plain.replace(',', '.')), unit);
		return period && { period, rest: '' };
	}
	const iso = inIso(plain);
	return iso ? { period: iso, rest: '' } : atStart(plain);
}

/** The unit of a name or word: of `Notice (Months)`, `Laufzeit in Jahren`, `noticeDays`, `quarter`. */
export function unitNamed(name: string): PeriodUnit | undefined {
	const units = wordsOf(name).map((word) => (word.length < 3 ? undefined : UNIT_OF.get(word)));
	return units.filter((unit) => unit !== undefined).at(-1);
}

/** What an object such as `{ value: 3, unit: 'months' }` or `{ interval: 'month', interval_count: 3 }` says, as text. */
export function periodTextIn(value: object): string | undefined {
	const held = new Map<string, unknown>(
		Object.entries(value).map(([key, one]) => [key.toLowerCase().replace(/_/g, ''), one]),
	);
	const first = (names: readonly string[]) =>
		names.map((name) => held.get(name)).find((one) => one !== undefined && one !== null);
	const unit = first(['unit', 'interval', 'termunit', 'durationunit', 'periodunit']);
	const count = first(['count', 'intervalcount', 'value', 'length', 'duration', 'amount', 'number', 'term']);
	const hasCount = typeof count === 'number' || (typeof count === 'string' && NUMBER.test(count.trim()));
	return hasCount && typeof unit === 'string' ? `${count} ${unit}` : undefined;
}
