import type { Language } from '../language/language';
import type { Row } from '../rows/rows';
import { cutTo } from '../rows/text';
import { columnsIn, factOf, isSameColumn, type Column, type KnownColumn } from './columns';

/** One thing that a line says. */
export interface Fact {
	column: Column;
	text: string;
}

/** A renewal in one line: its facts in the order of the columns, the first one standing out. */
export interface Line {
	row: Row;
	facts: Fact[];
}

const SEPARATOR = ' · ';
/** characters */
const LONGEST_LINE = 1_000;

/** What is tried, in this order, to distinguish lines that would otherwise read the same. */
const TELLING: readonly KnownColumn[] = ['subscriptionId', 'sku', 'resellerName', 'customerId', 'resellerId', 'owner'];

/** @param named the column that the heading above already names */
export function lineOf(row: Row, columns: readonly Column[], named: Column | undefined, language: Language): Line {
	const factsIn = (some: readonly Column[]) =>
		some.map((column) => ({ column, text: factOf(row, column, language) })).filter(({ text }) => text !== '');
	const facts = factsIn(columns.filter((column) => named === undefined || !isSameColumn(column, named)));
	return { row, facts: withinBounds(facts.length > 0 ? facts : factsIn(LEAST_COLUMNS)) };
}

/** What a renewal shows of which nothing is known that was asked for. */
const LEAST_COLUMNS: Column[] = columnsIn('customerName, renewalDate');

/** A line must fit into every format whole, however many columns it has. */
function withinBounds(facts: Fact[]): Fact[] {
	const length = facts.reduce((sum, { text }) => sum + text.length, 0);
	if (length <= LONGEST_LINE) return facts;
	const longest = Math.max(10, Math.floor(LONGEST_LINE / facts.length));
	return facts.map(({ column, text }) => ({ column, text: cutTo(text, longest) }));
}

/** The facts of a line as text, in groups for formats that place the date elsewhere. */
export const textOfFacts = (facts: readonly Fact[]): string => facts.map(({ text }) => text).join(SEPARATOR);

/** Adds to lines that read the same what distinguishes them, such as the subscription ID. */
export function tellApart(lines: readonly Line[], language: Language): void {
	const alike = new Map<string, Line[]>();
	for (const line of lines) {
		const text = textOfFacts(line.facts);
		const others = alike.get(text);
		if (others === undefined) alike.set(text, [line]);
		else others.push(line);
	}
	for (const twins of alike.values()) {
		if (twins.length < 2) continue;
		for (const known of TELLING) {
			const column: Column = { known, path: known, label: undefined };
			const texts = twins.map(({ row }) => factOf(row, column, language));
			if (new Set(texts).size === 1) continue;
			twins.forEach(({ facts }, index) => {
				const text = texts[index];
				if (text !== undefined && text !== '') facts.push({ column, text });
			});
			break;
		}
	}
}
