import type { IncomingHttpHeaders } from 'node:http';
import type { Expected, RenewalWindow } from '../portfolio/expected.mts';
import type { KnobTable, KnobValues } from './knobs.mts';
import type { Memo } from './memo.mts';
import type { MovingList } from './lists.mts';
import type { ListPlaces } from './spoiledLists.mts';
import type { TokenStore } from './tokens.mts';

/** How large a portfolio to make, and of which day. */
export interface Size {
	customers: number;
	seed: number;
	/** `YYYY-MM-DD`, UTC; due days are spread around it */
	today: string;
}

export interface VendorRequest {
	method: string;
	/** the request line's path and query exactly as they arrived (signatures cover these bytes) */
	target: string;
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	/** the placeholders of the route's path, decoded */
	params: Record<string, string>;
	body: Buffer;
}

export interface Reply {
	status: number;
	headers?: Record<string, string>;
	body?: string | Buffer;
	/** Called when the answer never reached the client whole. */
	whenLost?: () => void;
}

/** What a handler may know and touch. */
export interface Context<Data, Knobs extends KnobTable> {
	data: Data;
	size: Size;
	knobs: KnobValues<Knobs>;
	tokens: TokenStore;
	memo: Memo;
	identity: Identity;
	/** Puts the request on the list of protocol violations; answering it is the handler's own matter. */
	violate(rule: string, detail: string): void;
	/** Adds to the request's entry in the log; never a secret. */
	note(more: Record<string, unknown>): void;
}

/** The one account that the sandbox knows. Every process creates another one; it is never a constant. */
export interface Identity {
	clientId: string;
	clientSecret: string;
}

export interface Route<Data, Knobs extends KnobTable> {
	method: string;
	/** such as `/api/companies/{resourceId}`; the first route of the table that fits is taken */
	path: string;
	handle(request: VendorRequest, context: Context<Data, Knobs>): Reply | Promise<Reply>;
}

/** One vendor's API. Everything else (HTTP, faults, the log, control endpoints) is the frame's. */
export interface Vendor<Data, Knobs extends KnobTable> {
	/** as in the vendor's folder and on the command line */
	name: string;
	title: string;
	/** n8n's name of the credential that goes with `credential` */
	credentialType: string;
	knobs: Knobs;
	generate(size: Size): Data;
	/** how many of what, for people */
	sizes(data: Data): Record<string, number>;
	routes: ReadonlyArray<Route<Data, Knobs>>;
	/** The access token of a request; that of `Authorization: Bearer …` by default. */
	tokenOf?(headers: IncomingHttpHeaders): string | undefined;
	/** The vendor's error body for a status that the frame itself has to answer. */
	error(status: number, path: string, knobs: KnobValues<Knobs>): Reply;
	/** The data of an n8n credential that opens this sandbox. */
	credential(url: string, identity: Identity): Record<string, unknown>;
	expected(data: Data, window: RenewalWindow): Expected;
	/** where answers hold their rows and totals, for faults of lists */
	listPlaces: ListPlaces;
	/** the lists that can be made to move while a client reads them, by name */
	lists: Record<string, MovingList<Data>>;
}

/** Thrown by a handler to answer at once. */
export class Refusal extends Error {
	constructor(readonly reply: Reply) {
		super(`Refused with ${reply.status}`);
	}
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
	status,
	headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
	body: JSON.stringify(value),
});

/** The media type of a request without its parameters, in lower case; '' when there is none. */
export const mediaType = ({ headers }: VendorRequest): string =>
	(headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The JSON of a request's body; `undefined` when it is not JSON. */
export function jsonIn({ body }: VendorRequest): unknown {
	try {
		return JSON.parse(body.toString());
	} catch {
		return undefined;
	}
}

/** The token of `Authorization: Bearer …`, if there is one. */
export const bearerOf = (headers: IncomingHttpHeaders): string | undefined =>
	/^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
