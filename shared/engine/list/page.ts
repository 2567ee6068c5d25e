import { isObject, readRow, type RowContract } from '../contract';
import { differs } from '../differs';
import type { Call, ListEndpoint } from '../endpoint';
import { VendorError } from '../errors';
import { send, type Answer } from '../http/send';
import type { Session } from '../http/session';
import { nameOf, NO_PAGE, readAnswer, type PageAnswer } from './answer';
import { sendingOf, type PageRequest } from './request';

/** Milliseconds until an unexplained empty page is requested again. */
const NEXT_LOOK = 500;
/** Requests for such a page in all, as long as the answers do not agree, or have no list where there must be one. */
const LOOKS = 3;

/** One row as received, as its contract reads it, and the name that identifies it. */
export interface PageRow<Row> {
	id: string;
	/** Whether the row has no ID of its own, so that its content names it. */
	isUnnamed: boolean;
	row: Row;
	raw: Record<string, unknown>;
}

export interface Page<Row> extends Omit<PageAnswer, 'entries' | 'wrong' | 'partial'> {
	/** Counted from 0. */
	index: number;
	rows: Array<PageRow<Row>>;
	/** Rows that the answer held, readable or not. */
	count: number;
	/** Its first and last row as received, to check whether the next page connects. */
	edges: [first: unknown, last: unknown];
	/** Differences from the contract, ready to be reported. */
	deviations: string[];
}

/**
 * Requests one page. An unexplained empty page is requested again: a vendor whose index is being rebuilt, or one of
 * whose servers lags behind, may briefly answer like this.
 * @throws VendorError, `unreadable` when the first page has no list and nothing says that the list is empty
 */
export async function readPage<Row>(
	session: Session,
	endpoint: ListEndpoint<Row>,
	call: Call,
	ask: PageRequest,
): Promise<Page<Row>> {
	let said = await askFor(session, endpoint, call, ask);
	let isSettled = !isOdd(said, ask);
	for (let looks = 1; !isSettled && looks < LOOKS; looks += 1) {
		await session.host.wait(NEXT_LOOK);
		const again = await askFor(session, endpoint, call, ask);
		isSettled = agrees(again, said, ask);
		if (again.entries !== undefined || said.entries === undefined) said = again;
	}
	const { entries, wrong, partial, ...about } = said;
	const missing = entries === undefined && said.total !== 0 && ask.index === 0;
	if (wrong !== undefined) throw differs(endpoint, `${wrong} is not a list`);
	if (missing)
		throw differs(endpoint, `${nameOf(endpoint.paging.rowsAt[0])} is missing, and nothing says that the list is empty`);
	const { rows, deviations } = readRows(endpoint, entries ?? [], ask.index);
	if (partial !== undefined)
		deviations.unshift(
			`${endpoint.vendor.name}, page ${ask.index + 1}: the answer says twice that it is not complete (${partial}). Rows may be missing`,
		);
	return {
		index: ask.index,
		rows,
		deviations,
		...about,
		count: entries?.length ?? 0,
		edges: [entries?.[0], entries?.at(-1)],
	};
}

/** Whether an answer to a repeated request settles it: it has rows, or says the same as the one before. */
function agrees(again: PageAnswer, said: PageAnswer, { index }: PageRequest): boolean {
	if (again.partial !== undefined) return said.partial !== undefined && again.entries !== undefined;
	if (again.entries === undefined) return again.wrong === undefined && index > 0;
	return again.entries.length > 0 || again.total === said.total;
}

async function askFor<Row>(
	session: Session,
	endpoint: ListEndpoint<Row>,
	call: Call,
	ask: PageRequest,
): Promise<PageAnswer> {
	const sending = sendingOf(session, endpoint, call, ask);
	const { pastEnd = [] } = endpoint.paging;
	const answer: Answer = await send(sending.session, sending.endpoint, sending.call).catch(async (error: unknown) => {
		const isPastEnd = ask.index > 0 && error instanceof VendorError && pastEnd.includes(error.status ?? 0);
		return isPastEnd ? NO_PAGE : await Promise.reject(error);
	});
	return readAnswer(endpoint, answer);
}

/**
 * Whether a page says that it lacks rows, is empty, or has something else than a list, although nothing says that the
 * list ends before it.
 */
function isOdd(said: PageAnswer, { index, secondLook, rowsBefore = Infinity }: PageRequest): boolean {
	const { entries, wrong, partial, total, pages = Infinity, isLast } = said;
	if (wrong !== undefined || partial !== undefined) return true;
	if ((entries?.length ?? 0) > 0) return false;
	if (entries !== undefined && secondLook === undefined) return false;
	const isNone = entries !== undefined && (total === 0 || (total === undefined && isLast !== false));
	if (index === 0 && isNone) return secondLook === 'ifEmpty';
	// Without a total, the page before it led here.
	if (total === undefined) return index === 0 || index < pages;
	return total > (index === 0 ? 0 : rowsBefore) && (entries === undefined || secondLook !== 'ifUnknown');
}

function readRows<Row>(endpoint: ListEndpoint<Row>, entries: unknown[], index: number) {
	const { row: contract, vendor } = endpoint;
	const rows: Array<PageRow<Row>> = [];
	const deviations: string[] = [];
	const named = new Map<string, Array<Record<string, unknown>>>();
	entries.forEach((raw, at) => {
		const report = (what: string) =>
			deviations.push(`${vendor.name}, ${contract.name} ${at + 1} of page ${index + 1}${what}`);
		const read = readRow(contract, raw);
		if (read === undefined || !isObject(raw)) {
			report(' is not an object and was skipped');
			return;
		}
		for (const deviation of read.deviations) report(`: ${deviation}`);
		const own = contract.id(read.row) || undefined;
		rows.push({ id: idOf(own, raw, named), isUnnamed: own === undefined, row: read.row, raw });
	});
	return { rows, deviations };
}

/** Some vendors write an ID in upper case in one answer and in lower case in the next, or with spaces around it. */
const folded = (id: string) => id.trim().toLowerCase();

/** What a row says. Its texts are compared as IDs are: whatever their case is, and whatever spaces are around them. */
export const contentOf = (raw: unknown): string =>
	JSON.stringify(raw, (_name, value: unknown) => (typeof value === 'string' ? folded(value) : value)).toLowerCase();

/**
 * The name that identifies a row. Rows of one answer that share an ID but not their content, or that have no ID,
 * are all kept: the vendor listed them side by side.
 */
function idOf(
	id: string | undefined,
	raw: Record<string, unknown>,
	named: Map<string, Array<Record<string, unknown>>>,
): string {
	const name = id === undefined ? JSON.stringify(raw) : folded(id);
	const same = named.get(name);
	if (same === undefined) {
		named.set(name, [raw]);
		return name;
	}
	same.push(raw);
	if (id === undefined) return `${name} ${same.length}`;
	const content = JSON.stringify(raw);
	return JSON.stringify(same[0]) === content ? name : `${name} ${content}`;
}

/** Whether two answers mean the same row, which may have changed in between. */
export function isSameRow<Row>(contract: RowContract<Row>, one: unknown, other: unknown): boolean {
	const nameIn = (raw: unknown) => {
		const read = readRow(contract, raw);
		const id = read === undefined ? undefined : contract.id(read.row);
		return id === undefined || id === null ? undefined : folded(id);
	};
	const name = nameIn(one);
	return (name !== undefined && name === nameIn(other)) || JSON.stringify(one) === JSON.stringify(other);
}
