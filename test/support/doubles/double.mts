/** What the stand-ins for services have in common. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { text } from 'node:stream/consumers';

import type { Sandbox } from '../../../harness/demo/sandboxes.mts';
import type { Authority } from './authority.mts';

/** A service on this machine that takes the place of a public one. Its credential can be saved like a vendor's. */
export interface Double extends Sandbox {
	/** Public host names that the proxy leads to `server`. */
	readonly hosts?: readonly string[];
	readonly server?: Server;
	/** Forgets what arrived and all trouble that was asked for. */
	reset(): void;
	close(): Promise<void>;
}

export interface Answer {
	status: number;
	headers?: Record<string, string>;
	body: unknown;
}

export interface Call {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: IncomingMessage['headers'];
	body: string;
}

/**
 * An HTTPS server for the hosts, which answers in JSON. It listens nowhere: the proxy hands connections to it.
 */
export async function httpsServer(
	authority: Authority,
	hosts: readonly string[],
	handle: (call: Call) => Answer | Promise<Answer>,
): Promise<Server> {
	const certificate = await authority.issue(...hosts);
	return createServer(certificate, (request, response) => void respond(request, response, handle));
}

/** Reads a request whole and sends what `handle` makes of it, as JSON. */
export async function respond(
	request: IncomingMessage,
	response: ServerResponse,
	handle: (call: Call) => Answer | Promise<Answer>,
): Promise<void> {
	try {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://double');
		const call = {
			method: request.method ?? '',
			path: pathname,
			query: searchParams,
			headers: request.headers,
			body: await text(request),
		};
		const { status, headers, body } = await handle(call);
		response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
		const isPage = typeof body === 'string' && headers?.['content-type']?.startsWith('text/');
		response.end(isPage ? body : JSON.stringify(body));
	} catch {
		// The client went away.
		response.destroy();
	}
}

/** What JSON text says, or undefined if it is none. */
export function parsedJson(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
