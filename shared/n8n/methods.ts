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
 * One page of a list, for a picker.
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
	const index = isCounted ? Number(token ?? 0) : Number(token !== undefined);
	const position = isCounted ? paging.first + index * (paging.by === 'page' ? 1 : PICKER_PAGE) : token;
	const page = await readPage(session, endpoint, call, { index, position, size: PICKER_PAGE });
	const results = page.rows.flatMap(({ row }) => {
		const [name, id] = entryOf(row);
		return id ? [{ name: name ?? id, value: id }] : [];
	});
	if (!isCounted) return { results, paginationToken: page.next === undefined ? undefined : String(page.next) };
	const isLast = page.count < PICKER_PAGE || (index + 1) * PICKER_PAGE >= (page.total ?? Infinity);
	return { results, paginationToken: isLast ? undefined : String(index + 1) };
}
