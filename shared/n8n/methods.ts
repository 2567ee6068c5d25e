import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Call, ListEndpoint } from '../engine/endpoint';
import { VendorError } from '../engine/errors';
import { openSession, type Session } from '../engine/http/session';
import { readPage, type Page } from '../engine/list/page';
import { isRejection } from '../engine/list/pageReader';
import type { PageRequest } from '../engine/list/request';
import { nodeErrorOf } from './errors';
import { hostOf } from './host';
import { redactorFor } from './redact';
import type { Access } from './operation';

/**
 * Asks the vendor for a menu or a picker of a node's panel.
 * @throws NodeApiError or NodeOperationError, free of secrets
 */
export async function inPanel<T>(
	context: ILoadOptionsFunctions,
	access: Access,
	work: (session: Session) => Promise<T>,
): Promise<T> {
	const credential = await context.getCredentials(access.credentialType);
	const ask = async () => {
		access.check?.(credential);
		const host = hostOf(context, access.credentialType, credential);
		return await work(openSession(host, { baseUrl: access.baseUrlOf(credential), inFlight: 1 }));
	};
	return await ask().catch(async (error: unknown) => {
		// Read again: a token that was issued in the meantime is a secret too.
		const redact = redactorFor(credential, await context.getCredentials(access.credentialType));
		return await Promise.reject(nodeErrorOf(context.getNode(), error, 0, redact));
	});
}

/** Rows that a picker shows at once. More are loaded as it is scrolled. */
const PICKER_PAGE = 50;

/** Where a page of a counted list begins, and what the page before it said. */
interface Place {
	position: number;
	/** Rows on the pages before it. */
	rowsBefore: number;
	/** Rows in the whole list. */
	total?: number;
	/** The first entry of the page before it: a vendor without another page may send that one again. */
	before?: unknown;
}

/**
 * One page of a list, for a picker. A vendor may send fewer rows than were asked for, or have more than it says.
 * @param token where the page before ended, as the picker hands it back
 * @param entryOf name and ID of a row; a row without an ID cannot be picked
 */
export async function pickPage<Row>(
	session: Session,
	endpoint: ListEndpoint<Row>,
	call: Call,
	token: string | undefined,
	entryOf: (row: Row) => [name: string | null | undefined, id: string | null | undefined],
): Promise<INodeListSearchResult> {
	const { paging } = endpoint;
	const entriesOf = ({ rows }: Page<Row>) =>
		rows.flatMap(({ row }) => {
			const [name, id] = entryOf(row);
			return id ? [{ name: name ?? id, value: id }] : [];
		});
	const read = async (at: Pick<PageRequest, 'index' | 'position' | 'rowsBefore'>) =>
		await readPage(session, endpoint, call, { ...at, size: PICKER_PAGE, secondLook: 'ifPromised' });
	if (paging.by !== 'page' && paging.by !== 'row') {
		const page = await read({ position: token, index: Number(token !== undefined) });
		return { results: entriesOf(page), paginationToken: page.next === undefined ? undefined : String(page.next) };
	}
	const place = token === undefined ? { position: paging.first, rowsBefore: 0 } : (JSON.parse(token) as Place);
	const { position, rowsBefore } = place;
	const page = await read({ position, rowsBefore, index: Math.ceil(rowsBefore / PICKER_PAGE) }).catch(
		(error: unknown) => endAfter(error, endpoint, place),
	);
	if (page === undefined) return { results: [] };
	const { count, total } = page;
	if (rowsBefore === 0 && count === 0 && total) throw withoutRows(endpoint, total);
	const results = entriesOf(page);
	const before = results[0]?.value;
	const rows = rowsBefore + count;
	const isRepeated = before !== undefined && before === place.before;
	// A full page may be followed by another one whatever the total says.
	const isLast = count === 0 || isRepeated || (count < PICKER_PAGE && rows >= (total ?? Infinity));
	const next: Place = { position: position + (paging.by === 'page' ? 1 : count), rowsBefore: rows, total, before };
	return { results: isRepeated ? [] : results, paginationToken: isLast ? undefined : JSON.stringify(next) };
}

/**
 * For a rejected page after others, which is the end unless the vendor said that there are more rows.
 * @throws the error itself, or one that says how to find the other rows
 */
function endAfter(error: unknown, { vendor }: ListEndpoint<unknown>, { rowsBefore, total = 0 }: Place): undefined {
	if (rowsBefore === 0 || !isRejection(error)) throw error;
	if (rowsBefore >= total) return undefined;
	throw new VendorError('rejected', `${vendor.name} lists only the first ${rowsBefore} of ${total}`, {
		description: 'Type a part of the name to search for the others, or enter the ID.',
		said: error.said,
	});
}

const withoutRows = ({ vendor }: ListEndpoint<unknown>, total: number) =>
	new VendorError('unreadable', `${vendor.name} says that there are ${total}, but lists none`, {
		description: 'Try again later, or enter the ID.',
	});
