import type { RowContract } from './contract';

/**
 * Where a value is in an answer: property names joined by dots, compared without case. `''` is the whole answer. As a
 * list where a name contains a dot: `['@odata.nextLink']`.
 */
export type Place = string | readonly string[];

/** A value in the body of an answer or in one of its headers. */
export type Source = Place | { header: string };

/** The advice for an answer with this status or code. The first match is used. */
export interface Advice {
	status?: number;
	code?: string;
	/** What happened, as a sentence without a full stop. */
	message: string;
	/** What to do about it. */
	description?: string;
}

/** What all endpoints of one vendor have in common. */
export interface Vendor {
	name: string;
	/** Places of the error code, the message and further details in an error answer, the best first. */
	errorCode: readonly Place[];
	errorMessage: readonly Place[];
	errorDetails: readonly Place[];
	/** Response headers that carry the vendor's request id. */
	requestIdHeaders: readonly string[];
	/** Whether an answer with a status of 200 is an error. */
	isErrorBody?(body: unknown): boolean;
	/** Codes of temporary errors whose status alone does not say so. */
	retriableCodes?: readonly string[];
	/** `false` if requests are signed instead: then no token can have expired. */
	hasTokens?: false;
	advice: readonly Advice[];
}

export interface Endpoint {
	vendor: Vendor;
	/** As the vendor names it; begins error messages. */
	name: string;
	/** A POST is listed here only if it reads: the engine repeats requests. */
	method: 'GET' | 'POST';
	/** Below the base URL; `{name}` stands for an ID, which is checked and encoded. */
	path: string;
	/** Which of `:`, `.`, `@` and `=` the IDs in the path may contain, besides letters, digits, `-` and `_`. */
	idsMayContain?: string;
	headers?: Record<string, string>;
	/** Milliseconds for one request, body included. */
	timeoutMs: number;
	/** What the answer holds: JSON, or a file whose content is passed on as it is. */
	answer: 'json' | 'file';
	/** The vendor documents 204 (No Content) as an answer. Without this, an empty answer is a fault and is tried again. */
	noContent?: boolean;
	advice?: readonly Advice[];
}

/** What a page of a list says, and where. */
export interface ListAnswer {
	/** Places of the rows, the best first: a list, or an object with a row under each key. */
	rowsAt: readonly Place[];
	/** Where the row is in its entry, e.g. `resource` for `{ "resource": { … }, "score": 1 }`. The entry itself if absent. */
	rowAt?: Place;
	/** For rows in an object: the name under which each row gets its key, if it has no such field. */
	keyAs?: string;
	/** Rows in the whole list. Without it nothing shows that the last rows are missing: see docs/reliability.md. */
	totalAt?: Source;
	/** Pages in the whole list. */
	pagesAt?: Source;
	/** Whether there are more pages: `has_more`. */
	moreAt?: Source;
	/** The page size that the vendor used. Without it, the first page shows it. */
	sizeAt?: Source;
	/** Statuses that mean "no such page" where a total does not promise one: 404. */
	pastEnd?: readonly number[];
	/**
	 * The vendor documents that pages may be short or empty even if more follow. Otherwise this is a reason to read
	 * again.
	 */
	sparse?: boolean;
	/** Maximum number of rows that the vendor returns of one list; a longer one is rejected at once, as `tooLong`. */
	longest?: number;
}

/** Maximum number of rows on a page. */
export interface PageSize {
	key: string;
	default: number;
	max: number;
	/** If it differs from where the position of the page goes; the query if a page has none. */
	in?: 'query' | 'body';
}

/** Pages or rows are counted. Read several pages at once if there is a total, ahead of the page that is due. */
export interface Numbered {
	by: 'page' | 'row';
	in: 'query' | 'body';
	/** Dots nest it in the body: `page.number`. */
	key: string;
	/** The number of the very first page or row. */
	first: 0 | 1;
	size: PageSize;
	/** The number of the next page or row, if the vendor says it. */
	nextAt?: Source;
}

/** Each page names the next one by a token that only the vendor understands. Read one after the other. */
interface Cursor {
	by: 'cursor';
	in: 'query' | 'body' | 'header';
	/** Dots nest it in the body: `page.after`. */
	key: string;
	/** The token of the next page; `lastRow`: a field of the page's last row, as in `starting_after`. */
	nextAt: Source | { lastRow: Place };
	/** The token of the first page, for a vendor that wants one: `*`. */
	first?: string;
	size?: PageSize;
}

/** Each page has a link to the next one. Read one after the other, on the same origin only. */
interface Linked {
	by: 'link';
	/** The link, absolute or relative; `{ header: 'link' }` takes the one with `rel="next"` (RFC 8288). */
	nextAt: Source;
	/** Sent with the first page only: links repeat it. */
	size?: PageSize;
}

/** The whole list is one answer. */
interface Unpaged {
	by: 'none';
}

/**
 * How a list is asked for page by page, and what its pages say.
 *
 * @example page numbers in the query, total in the body
 * { by: 'page', in: 'query', key: 'page', first: 1, size: { key: 'limit', default: 100, max: 100 },
 *   rowsAt: ['customers'], totalAt: 'paging.total' }
 * @example row offset in the body, total in a header
 * { by: 'row', in: 'body', key: 'page.offset', first: 0, size: { key: 'page.limit', default: 50, max: 50 },
 *   rowsAt: ['items'], totalAt: { header: 'X-Total-Count' } }
 * @example cursor in the query, `{ "data": [ … ], "has_more": true }`, next page after the last row's ID
 * { by: 'cursor', in: 'query', key: 'starting_after', nextAt: { lastRow: 'id' },
 *   size: { key: 'limit', default: 100, max: 100 }, rowsAt: ['data'], moreAt: 'has_more' }
 * @example page token in the body
 * { by: 'cursor', in: 'query', key: 'pageToken', nextAt: 'nextPageToken', rowsAt: ['customers'], sparse: true }
 * @example next link in the body; in a header with a bare array it is `nextAt: { header: 'link' }, rowsAt: ['']`
 * { by: 'link', nextAt: ['@odata.nextLink'], totalAt: ['@odata.count'], rowsAt: ['value'] }
 * @example no pages
 * { by: 'none', rowsAt: ['items'], totalAt: 'totalCount' }
 */
export type Paging = ListAnswer & (Numbered | Cursor | Linked | Unpaged);

export interface ListEndpoint<Row> extends Endpoint {
	paging: Paging;
	row: RowContract<Row>;
}

/** What one call fills in. */
export interface Call {
	path?: Record<string, string>;
	query?: Record<string, string | number | boolean | undefined>;
	body?: Record<string, unknown>;
	headers?: Record<string, string>;
}

/** Reads the value at a place of an answer; `undefined` when there is none. The bytes of a file have no places. */
export function valueAt(body: unknown, place: Place): unknown {
	if (place === '') return body;
	let value = body;
	for (const name of typeof place === 'string' ? place.split('.') : place) {
		if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
		const wanted = name.toLowerCase();
		const entry = Object.entries(value).find(([key]) => key.toLowerCase() === wanted);
		value = entry?.[1];
	}
	return value;
}

/** The first of several places that has a value. */
export function firstValueAt(body: unknown, places: readonly Place[]): unknown {
	for (const place of places) {
		const value = valueAt(body, place);
		if (value !== undefined && value !== null && value !== '') return value;
	}
	return undefined;
}
