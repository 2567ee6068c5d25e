import { isObject, readRow, type RowContract } from '../contract';
import { firstValueAt, valueAt, type Call, type ListEndpoint } from '../endpoint';
import { VendorError } from '../errors';
import { send } from '../http/send';
import type { Session } from '../http/session';

/** One row as it came, as its contract reads it, and the name by which it is told from others. */
export interface PageRow<Row> {
	id: string;
	row: Row;
	raw: Record<string, unknown>;
}

export interface Page<Row> {
	/** Counted from 0. */
	index: number;
	rows: Array<PageRow<Row>>;
	/** Rows that the answer held, readable or not. */
	count: number;
	/** Rows in the whole list, as the vendor says. */
	total: number | undefined;
	/** Its first and last row as they came, to see whether the next page joins on. */
	edges: [first: unknown, last: unknown];
	/** Position of the next page in the vendor's own counting; `null` when the vendor says that there is none. */
	next: number | null | undefined;
	/** What was not as the contract expects, ready to be told. */
	deviations: string[];
}

/** Position of a page in the vendor's counting, when every page before it held `size` rows. */
export function positionOf(endpoint: ListEndpoint<unknown>, index: number, size: number): number {
	const { counts, first } = endpoint.paging.position;
	return first + (counts === 'pages' ? index : index * size);
}

/**
 * Asks for one page.
 * @param position in the vendor's own counting
 * @param size rows to ask for
 */
export async function readPage<Row>(
	session: Session,
	endpoint: ListEndpoint<Row>,
	call: Call,
	ask: { index: number; position: number; size: number },
): Promise<Page<Row>> {
	const { paging } = endpoint;
	const place = { [paging.position.key]: ask.position, [paging.size.key]: ask.size };
	const paged: Call = { ...call, [paging.in]: { ...call[paging.in], ...place } };
	const { body } = await send(session, endpoint, paged);

	const total = wholeNumber(valueAt(body, paging.totalAt));
	const found = firstValueAt(body, paging.rowsAt);
	if (found !== undefined && !Array.isArray(found)) {
		throw unexpected(endpoint, `${paging.rowsAt[0]} is no list`);
	}
	if (found === undefined && total !== 0 && ask.index === 0) {
		throw unexpected(endpoint, `${paging.rowsAt[0]} is missing, and nothing says that the list is empty`);
	}
	return {
		index: ask.index,
		...readRows(endpoint, found ?? [], ask.index),
		total,
		count: found?.length ?? 0,
		edges: [found?.[0], found?.at(-1)],
		next: nextOf(paging.nextAt === undefined ? undefined : valueAt(body, paging.nextAt), paging.nextAt),
	};
}

function readRows<Row>(endpoint: ListEndpoint<Row>, found: unknown[], index: number) {
	const { row: contract, vendor } = endpoint;
	const rows: Array<PageRow<Row>> = [];
	const deviations: string[] = [];
	const named = new Map<string, Array<Record<string, unknown>>>();
	found.forEach((raw, at) => {
		const tell = (what: string) =>
			deviations.push(`${vendor.name}, ${contract.name} ${at + 1} of page ${index + 1}${what}`);
		const read = readRow(contract, raw);
		if (read === undefined || !isObject(raw)) {
			tell(' is no object and was left out');
			return;
		}
		for (const deviation of read.deviations) tell(`: ${deviation}`);
		rows.push({ id: nameOf(contract.id(read.row), raw, named), row: read.row, raw });
	});
	return { rows, deviations };
}

/**
 * The name by which a row is told from others. Rows of one answer that share an id but not their content, or that have
 * no id, are all kept: the vendor said them side by side.
 */
function nameOf(
	id: string | null | undefined,
	raw: Record<string, unknown>,
	named: Map<string, Array<Record<string, unknown>>>,
): string {
	const name = id ?? JSON.stringify(raw);
	const same = named.get(name);
	if (same === undefined) {
		named.set(name, [raw]);
		return name;
	}
	same.push(raw);
	if (id === null || id === undefined) return `${name} ${same.length}`;
	const content = JSON.stringify(raw);
	return JSON.stringify(same[0]) === content ? name : `${name} ${content}`;
}

/** Whether two answers mean the same row, which may have changed in between. */
export function isSameRow<Row>(contract: RowContract<Row>, one: unknown, other: unknown): boolean {
	const idOf = (raw: unknown) => {
		const read = readRow(contract, raw);
		return read === undefined ? undefined : contract.id(read.row);
	};
	const id = idOf(one) ?? undefined;
	return (id !== undefined && id === idOf(other)) || JSON.stringify(one) === JSON.stringify(other);
}

const wholeNumber = (value: unknown): number | undefined => {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
};

function nextOf(told: unknown, place: string | undefined): number | null | undefined {
	if (place === undefined) return undefined;
	const next = wholeNumber(told);
	if (next !== undefined) return next === 0 ? null : next;
	// What cannot be read as a position, such as a link, says nothing; pages are counted then.
	return told === null || told === '' || Number(told) < 0 ? null : undefined;
}

function unexpected(endpoint: ListEndpoint<unknown>, what: string): VendorError {
	return new VendorError(
		'unreadable',
		`${endpoint.vendor.name} answered differently than documented (${endpoint.name}): ${what}`,
		{
			description: 'Nothing was returned, so that no row is lost unnoticed. The vendor may have changed its API.',
		},
	);
}
