/** A model of a vendor's list with faults: small enough to explore every case, and what a client may make of it. */
import { VendorError } from '../../../shared/engine/errors';
import { collect } from '../../../shared/engine/list/collect';
import type { Strategy } from './strategies.mts';
import { Reply, rowsOf, VendorInMemory, type Row } from './vendorInMemory.mts';

/** What happens to a list before a request is answered, or to the answer. */
export interface ListFault {
	name: string;
	/** Changes the list itself. */
	move?(rows: Row[], made: () => Row): void;
	/** What the vendor answers from, in place of the list. */
	instead?(rows: Row[]): Row[];
	/** Changes the rows of one answer; `undefined` removes the list, anything else but a list is in its place. */
	spoil?(rows: unknown[]): unknown;
	/** Changes the total of one answer. */
	total?(total: number): unknown;
}

/** Something else in place of the first row; rows that are listed under keys come as entries. */
const withStandIn = (rows: unknown[], standIn: unknown): unknown[] =>
	rows.map((row, index) => (index > 0 ? row : Array.isArray(row) ? [row[0], standIn] : standIn));

export const FAULTS: ListFault[] = [
	{ name: 'an empty page', spoil: () => [] },
	{ name: 'null for the rows', spoil: () => null },
	{ name: 'no list of rows', spoil: () => undefined },
	{ name: '0 rows of 0', instead: () => [] },
	{ name: 'an object for the rows', spoil: () => ({}) },
	{ name: 'null in place of a row', spoil: (rows) => withStandIn(rows, null) },
	{ name: 'an empty object in place of a row', spoil: (rows) => withStandIn(rows, {}) },
	{ name: 'a page without its last row', spoil: (rows) => rows.slice(0, -1) },
	{ name: 'a page without its first row', spoil: (rows) => rows.slice(1) },
	{ name: 'a row twice', spoil: (rows) => [...rows, ...rows.slice(0, 1)] },
	{ name: 'IDs in upper case', instead: (rows) => rows.map((row) => ({ ...row, id: row.id?.toUpperCase() })) },
	{ name: 'spaces around IDs', instead: (rows) => rows.map((row) => ({ ...row, id: ` ${row.id} ` })) },
	{ name: 'a total that is too low', total: (total) => Math.max(0, total - 1) },
	{ name: 'a total that is too high', total: (total) => total + 2 },
	{ name: 'no total', total: () => undefined },
	{ name: 'a row inserted first', move: (rows, made) => void rows.unshift(made()) },
	{ name: 'a row inserted last', move: (rows, made) => void rows.push(made()) },
	{ name: 'the first row removed', move: (rows) => void rows.shift() },
	{ name: 'the last row removed', move: (rows) => void rows.pop() },
	{ name: 'two rows in the other order', move: (rows) => void rows.splice(1, 2, ...rows.slice(1, 3).reverse()) },
	{ name: 'the list in the other order', move: (rows) => void rows.reverse() },
];

/** Answers without rows. */
const EMPTY = ['an empty page', 'null for the rows', 'no list of rows', 'an object for the rows', '0 rows of 0'];

/** A fault and the requests, counted from 0, that it strikes. */
export interface Strike {
	fault: ListFault;
	at: number;
	/** Consecutive requests that it lasts: 1 unless set. */
	times?: number;
}

const isStruck = ({ at, times = 1 }: Strike, request: number): boolean => request >= at && request < at + times;

export type Outcome =
	| { kind: 'error'; trouble: string }
	| { kind: 'hint' | 'silent'; missing: string[]; doubled: boolean; invented: string[]; requests: number };

/** Where each kind of answer has its rows, and where its total. */
const LISTS = ['rows', 'hits', 'data', 'value'];
const TOTALS = ['total', '@odata.count', 'pages'];

function spoiled(answer: unknown, { spoil, total }: ListFault): unknown {
	if (answer instanceof Reply) return new Reply(spoiled(answer.json, { name: '', spoil }), headersOf(answer, total));
	if (Array.isArray(answer)) return spoil === undefined ? answer : spoil(answer);
	if (typeof answer !== 'object' || answer === null || 'status' in answer) return answer;
	const body: Record<string, unknown> = { ...answer };
	for (const name of LISTS) {
		const rows = body[name];
		if (spoil !== undefined && Array.isArray(rows)) body[name] = spoil(rows);
		else if (spoil !== undefined && typeof rows === 'object' && rows !== null)
			body[name] = mapOf(spoil(Object.entries(rows)));
	}
	for (const name of TOTALS) if (total !== undefined && typeof body[name] === 'number') body[name] = total(body[name]);
	return body;
}

const mapOf = (entries: unknown): unknown =>
	Array.isArray(entries) ? Object.fromEntries(entries as Array<[string, unknown]>) : entries;

function headersOf({ headers }: Reply, total: ListFault['total']): Record<string, string> {
	const { 'x-total-count': count, ...others } = headers;
	if (count === undefined || total === undefined) return headers;
	const changed = total(Number(count));
	return changed === undefined ? others : { ...others, 'x-total-count': String(changed) };
}

/** Reads a list of `count` rows on pages of `size` while the faults strike. */
export async function explore(
	strategy: Strategy,
	{ count, size, strikes, inFlight = 2 }: { count: number; size: number; strikes: Strike[]; inFlight?: number },
): Promise<Outcome> {
	const rows = rowsOf(count);
	const throughout = new Set(rows.map(({ id }) => id ?? ''));
	const known = new Set(throughout);
	const made = (): Row => {
		const row = { id: `new${known.size}` };
		known.add(row.id);
		return row;
	};
	const vendor = new VendorInMemory((ask) => {
		if (ask.request > 200) throw new Error('The list is read for ever');
		const now = strikes.filter((strike) => isStruck(strike, ask.request)).map(({ fault }) => fault);
		for (const { move } of now) move?.(rows, made);
		const present = new Set(rows.map(({ id }) => id));
		for (const id of throughout) if (!present.has(id)) throughout.delete(id);
		const list = now.reduce((all, { instead }) => instead?.(all) ?? all, [...rows]);
		return now.reduce(spoiled, strategy.answer(list, ask));
	});
	try {
		const read = await collect(
			vendor.session(inFlight),
			strategy.endpoint(size),
			{},
			{
				keep: ({ id }) => (id ?? '').trim().toLowerCase(),
				failOnIncomplete: true,
			},
		);
		return {
			kind: vendor.hints.length > 0 ? 'hint' : 'silent',
			missing: [...throughout].filter((id) => !read.includes(id)),
			doubled: new Set(read).size < read.length,
			invented: read.filter((id) => !known.has(id)),
			requests: vendor.requests,
		};
	} catch (error) {
		if (error instanceof VendorError) return { kind: 'error', trouble: error.trouble };
		throw error;
	}
}

export const isWrong = (outcome: Outcome): outcome is Exclude<Outcome, { kind: 'error' }> =>
	outcome.kind === 'silent' && (outcome.missing.length > 0 || outcome.doubled || outcome.invented.length > 0);

/**
 * What no client can see, as docs/reliability.md lists it. Without a total, or where each of the answers lacks it: rows
 * that an answer omits, and rows that move to pages that were read already; a last page that is empty twice. With one:
 * an answer whose total and rows are wrong together; where pages do not overlap, as many rows that go as come in between.
 *
 * @param requests how many the reading took
 */
export function isInvisible({ total, overlaps = false }: Strategy, strikes: Strike[], requests: number): boolean {
	const has = (...words: string[]) => strikes.some(({ fault }) => words.some((word) => fault.name.includes(word)));
	const isAtOnce = strikes.some(({ at }) => strikes.every((strike) => isStruck(strike, at)));
	const isEmptyTwice =
		strikes.reduce((sum, { fault, times = 1 }) => sum + (EMPTY.includes(fault.name) ? times : 0), 0) > 1;
	const isTotalLost = strikes.some(
		({ fault, at, times = 1 }) => fault.name === 'no total' && at === 0 && times >= requests,
	);
	if (!total || isTotalLost)
		return has('without its', 'removed', 'other order') || isEmptyTwice || (isAtOnce && has('total') && has(...EMPTY));
	if (isAtOnce && has('total') && has('without its', ...EMPTY)) return true;
	if (isEmptyTwice && has('no total')) return true;
	// A total that is wrong by as many rows as go right after it.
	const isMasked = has('too low') && has('removed');
	return !overlaps && (isMasked || (isAtOnce && has('removed') && has('inserted')));
}
