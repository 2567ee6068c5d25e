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
	const facts = factsOf(row, columns, named, language);
	return { row, facts: withinBounds(facts.length > 0 ? facts : factsOf(row, LEAST_COLUMNS, undefined, language)) };
}

function factsOf(row: Row, columns: readonly Column[], named: Column | undefined, language: Language): Fact[] {
	const facts: Fact[] = [];
	for (const column of columns) {
		if (named !== undefined && isSameColumn(column, named)) continue;
		const text = factOf(row, column, language);
		if (text !== '') facts.push({ column, text });
	}
	return facts;
}

/** What a renewal shows if all requested columns are unknown. */
const LEAST_COLUMNS: Column[] = columnsIn('customerName, renewalDate');

/** A whole line must fit into every format, however many columns it has. */
function withinBounds(facts: Fact[]): Fact[] {
	const length = facts.reduce((sum, { text }) => sum + text.length, 0);
	if (length <= LONGEST_LINE) return facts;
	const longest = Math.max(10, Math.floor(LONGEST_LINE / facts.length));
	return facts.map(({ column, text }) => ({ column, text: cutTo(text, longest) }));
}

/** The facts of a line as text, in groups for formats that place the date elsewhere. */
export function textOfFacts(facts: readonly Fact[]): string {
	let line = '';
	for (const { text } of facts) line += line === '' ? text : SEPARATOR + text;
	return line;
}

/** The first fact of a line, which stands out, and the others with a separator before each. */
export function headAndRest({ facts: [first, ...others] }: Line): [first: string, rest: string] {
	return [first?.text ?? '', others.length === 0 ? '' : SEPARATOR + textOfFacts(others)];
}

/** Adds what distinguishes them to lines that read the same, such as the subscription ID. */
export function tellApart(lines: readonly Line[], language: Language): void {
	const first = new Map<string, Line>();
	const alike = new Map<Line, Line[]>();
	for (const line of lines) {
		const text = textOfFacts(line.facts);
		const before = first.get(text);
		if (before === undefined) first.set(text, line);
		else {
			const twins = alike.get(before) ?? [before];
			twins.push(line);
			alike.set(before, twins);
		}
	}
	for (const twins of alike.values()) {
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
