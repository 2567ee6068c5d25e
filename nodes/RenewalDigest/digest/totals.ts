import type { Language } from '../language/language';
import type { Row } from '../rows/rows';

/** The totals of some renewals. Amounts in different currencies are never added. */
export interface Totals {
	count: number;
	/** `undefined` when no renewal says how many seats it has */
	seats: number | undefined;
	/** renewals that do not say how many seats they have */
	seatsUnknown: number;
	/** by currency, in alphabetical order; `''` holds amounts without a currency */
	values: Array<readonly [currency: string, sum: number]>;
	/** renewals without an amount */
	valueUnknown: number;
}

export function totalsOf(rows: readonly Row[]): Totals {
	let seats = 0;
	let seatsUnknown = 0;
	let valueUnknown = 0;
	const values = new Map<string, number>();
	for (const { quantity, amount, currency } of rows) {
		if (quantity === undefined) seatsUnknown += 1;
		else seats += quantity;
		if (amount === undefined) valueUnknown += 1;
		else values.set(currency, (values.get(currency) ?? 0) + amount);
	}
	return {
		count: rows.length,
		seats: seatsUnknown === rows.length ? undefined : seats,
		seatsUnknown,
		values: [...values].sort(([a], [b]) => (a < b ? -1 : 1)),
		valueUnknown,
	};
}

/** Nobody sells in more; a field that is not a currency may have any number of texts. */
const MOST_CURRENCIES = 8;

/** `12 renewals`, `340 seats`, `€1,200.00 and $300.00`; unknown totals are omitted. */
export function totalsParts(totals: Totals, language: Language): string[] {
	const { count, seats, seatsUnknown, values, valueUnknown } = totals;
	const parts = [language.say('renewals', { n: count })];
	if (seats !== undefined) {
		parts.push(language.say('seats', { n: seats }));
		if (seatsUnknown > 0) parts.push(language.say('seatsUnknown', { n: seatsUnknown }));
	}
	if (values.length > 0) {
		const sums = values.slice(0, MOST_CURRENCIES).map(([currency, sum]) => language.money(sum, currency));
		if (values.length > sums.length) sums.push(language.say('more', { n: values.length - sums.length }));
		parts.push(language.list(sums));
		if (valueUnknown > 0) parts.push(language.say('withoutValue', { n: valueUnknown }));
	}
	return parts;
}
