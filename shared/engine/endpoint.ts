import type { RowContract } from './contract';

/** Where a value stands in an answer: property names joined by dots, compared without case. */
export type Place = string;

/** What to tell people when an answer with this status or code comes. The first that fits is used. */
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
	/** Tells an error that came with a status of 200 from a good answer. */
	isErrorBody?(body: unknown): boolean;
	/** Codes that promise success later although the status alone does not. */
	retriableCodes?: readonly string[];
	advice: readonly Advice[];
}

export interface Endpoint {
	vendor: Vendor;
	/** As the vendor names it; begins error messages. */
	name: string;
	/** A POST is listed here only if it reads: the engine repeats requests. */
	method: 'GET' | 'POST';
	/** Below the base URL; `{name}` stands for an id, which is checked and encoded. */
	path: string;
	headers?: Record<string, string>;
	/** Milliseconds for one request, body included. */
	timeoutMs: number;
	/** What the answer holds: JSON, or a file whose content is passed on as it is. */
	answer: 'json' | 'file';
	advice?: readonly Advice[];
}

/** How a list is asked for page by page, and what a page tells of itself. */
interface Paging {
	in: 'query' | 'body';
	/** `counts`: whether the position is a page's number or a row's; `first`: the number of the very first. */
	position: { key: string; counts: 'pages' | 'rows'; first: 0 | 1 };
	size: { key: string; default: number; max: number };
	rowsAt: readonly Place[];
	totalAt: Place;
	/** The position of the next page, if the vendor says it. */
	nextAt?: Place;
	/** Rows that the vendor gives of one list at the most; a longer one is refused at once, as `tooLong`. */
	longest?: number;
}

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
	let value = body;
	for (const name of place.split('.')) {
		if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
		const wanted = name.toLowerCase();
		const entry = Object.entries(value).find(([key]) => key.toLowerCase() === wanted);
		value = entry?.[1];
	}
	return value;
}

/** The first of several places that holds something. */
export function firstValueAt(body: unknown, places: readonly Place[]): unknown {
	for (const place of places) {
		const value = valueAt(body, place);
		if (value !== undefined && value !== null && value !== '') return value;
	}
	return undefined;
}
