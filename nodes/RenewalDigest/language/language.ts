import { DAY_MS, isoOf, type Day } from '../../../shared/renewal/dates/day';
import type { KnownColumn } from '../digest/columns';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { nl } from './nl';
import { pt } from './pt';
import type { Phrase, Words } from './words';

const WORDS = new Map<string, Words>(Object.entries({ de, en, es, fr, it, nl, pt }));

/** How days are written; `iso` is the same in every language. */
export type DateStyle = 'full' | 'iso' | 'long' | 'medium' | 'short' | 'weekday';

/** A day has no zone. It is handed to Intl as its midnight in UTC, and must be written as UTC shows it. */
const timeZone = 'UTC';

function dateFormatOf(tag: string, style: Exclude<DateStyle, 'iso'>): Intl.DateTimeFormat {
	return style === 'weekday'
		? new Intl.DateTimeFormat(tag, { timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
		: new Intl.DateTimeFormat(tag, { timeZone, dateStyle: style });
}

/** Enough for the numbers that renewals share; amounts may all be different. */
const MOST_REMEMBERED = 5_000;

function remembered<Value, Written>(known: Map<Value, Written>, value: Value, write: () => Written): Written {
	let written = known.get(value);
	if (written === undefined) {
		written = write();
		if (known.size < MOST_REMEMBERED) known.set(value, written);
	}
	return written;
}

/** Writes texts, days, numbers and money in one language. */
export class Language {
	private readonly words: Words;
	private readonly numbers: Intl.NumberFormat;
	private readonly plurals: Intl.PluralRules;
	private readonly relative: Intl.RelativeTimeFormat;
	private readonly lists: Intl.ListFormat;
	private readonly dates: Intl.DateTimeFormat | undefined;
	private readonly monthNames: Intl.DateTimeFormat;
	private readonly shortMonthNames: Intl.DateTimeFormat;
	/** Many renewals share few days and numbers, and Intl takes microseconds for each. */
	private readonly writtenDays = new Map<Day, string>();
	private readonly writtenNumbers = new Map<number, string>();
	private readonly writtenDistances = new Map<number, string>();
	private readonly forms = new Map<number, 'one' | 'other'>();
	private readonly parts = new Map<string, readonly string[]>();
	private readonly moneyFormats = new Map<string, Intl.NumberFormat | undefined>();

	/**
	 * @param tag BCP 47, e.g. `en-GB`. Languages without words of their own get English words, with dates and numbers
	 * in the language asked for.
	 * @param changed texts that replace those of the language
	 * @throws RangeError when `tag` is not a language tag
	 */
	constructor(
		readonly tag: string,
		style: DateStyle,
		private readonly changed: ReadonlyMap<Phrase, string> = new Map(),
	) {
		this.words = WORDS.get(new Intl.Locale(tag).language) ?? en;
		this.numbers = new Intl.NumberFormat(tag);
		this.plurals = new Intl.PluralRules(tag);
		this.lists = new Intl.ListFormat(tag);
		this.relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
		this.dates = style === 'iso' ? undefined : dateFormatOf(tag, style);
		this.monthNames = new Intl.DateTimeFormat(tag, { timeZone, month: 'long', year: 'numeric' });
		this.shortMonthNames = new Intl.DateTimeFormat(tag, { timeZone, month: 'short', year: '2-digit' });
	}

	/** A text with its names filled in; `n` chooses between singular and plural. */
	say(phrase: Phrase, values: { n?: number } & Record<string, string | number> = {}): string {
		const text = this.changed.get(phrase) ?? this.words[phrase];
		const chosen = typeof text === 'string' ? text : text[this.formFor(values.n ?? 0)];
		if (!chosen.includes('{')) return chosen;
		let filled = '';
		let isName = false;
		for (const part of this.partsOf(chosen)) {
			filled += isName ? this.valueOf(part, values) : part;
			isName = !isName;
		}
		return filled;
	}

	private formFor(n: number): 'one' | 'other' {
		return remembered(this.forms, n, () => (this.plurals.select(n) === 'one' ? 'one' : 'other'));
	}

	/** What stands between the names in braces of a text, and, at every second place, those names. */
	private partsOf(text: string): readonly string[] {
		return remembered(this.parts, text, () => text.split(/\{(\w+)\}/));
	}

	private valueOf(name: string, values: Record<string, string | number>): string {
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		return typeof value === 'number' ? this.number(value) : (value ?? `{${name}}`);
	}

	column(column: KnownColumn): string {
		return this.words.columns[column];
	}

	/** A calendar day in the chosen style. */
	date(day: Day): string {
		return remembered(this.writtenDays, day, () =>
			this.dates === undefined ? isoOf(day) : this.dates.format(day * DAY_MS),
		);
	}

	/** The month of a day with its year. */
	month(day: Day): string {
		return this.monthNames.format(day * DAY_MS);
	}

	/** The same in at most 20 characters, for the axes of charts. */
	shortMonth(day: Day): string {
		return this.shortMonthNames.format(day * DAY_MS).slice(0, 20);
	}

	/** `in 5 days`, `tomorrow`, `3 days ago`. */
	daysFromToday(days: number): string {
		return remembered(this.writtenDistances, days, () => this.relative.format(days, 'day'));
	}

	/** `a, b and c` */
	list(texts: readonly string[]): string {
		return this.lists.format(texts);
	}

	number(value: number): string {
		return remembered(this.writtenNumbers, value, () => this.numbers.format(value));
	}

	/** An amount of a currency; one that Intl does not know, or none, stands beside the number as it is. */
	money(amount: number, currency: string): string {
		let format = this.moneyFormats.get(currency);
		if (format === undefined && /^[A-Z]{3}$/.test(currency)) {
			format = new Intl.NumberFormat(this.tag, { style: 'currency', currency });
			this.moneyFormats.set(currency, format);
		}
		if (format !== undefined) return format.format(amount);
		return currency === '' ? this.number(amount) : `${this.number(amount)} ${currency}`;
	}
}
