import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Call, ListEndpoint } from '../engine/endpoint';
import { openSession, type Session } from '../engine/http/session';
import { readPage } from '../engine/list/page';
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

/**
 * One page of a list, for a picker. A vendor may send fewer rows than were asked for, or fewer than it says.
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
	const isCounted = paging.by === 'page' || paging.by === 'row';
	const place = isCounted ? placeIn(token, paging.first) : { position: token, rowsBefore: 0 };
	const index = isCounted ? Math.ceil(place.rowsBefore / PICKER_PAGE) : Number(token !== undefined);
	const page = await readPage(session, endpoint, call, {
		...place,
		index,
		size: PICKER_PAGE,
		secondLook: 'ifPromised',
	});
	const results = page.rows.flatMap(({ row }) => {
		const [name, id] = entryOf(row);
		return id ? [{ name: name ?? id, value: id }] : [];
	});
	if (!isCounted) return { results, paginationToken: page.next === undefined ? undefined : String(page.next) };
	const rows = place.rowsBefore + page.count;
	const isLast = page.count === 0 || rows >= (page.total ?? Infinity);
	const position = Number(place.position) + (paging.by === 'page' ? 1 : page.count);
	return { results, paginationToken: isLast ? undefined : `${position} ${rows}` };
}

/** Where a page begins, and how many rows are before it. */
function placeIn(token: string | undefined, first: number): { position: number; rowsBefore: number } {
	const [position = first, rowsBefore = 0] = token?.split(' ').map(Number) ?? [];
	return { position, rowsBefore };
}
