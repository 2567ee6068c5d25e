/** A ticket system's webhook: takes JSON by POST and keeps it. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import { parsedJson, respond } from './double.mts';

/** A request that was accepted. */
interface Received {
	headers: IncomingHttpHeaders;
	body: unknown;
}

export interface ReceiverDouble {
	/** Where to post to. */
	readonly url: string;
	readonly received: Received[];
	/** Every request, also those that were turned away. */
	readonly attempts: number;
	/** Answers this many of the next requests with this status; headers go with it. */
	refuse(status: number, times: number, headers?: Record<string, string>): void;
	/** What it answers to what it takes, `{ accepted: true }` unless set; a page with a `text/html` header. */
	answerWith(body: unknown, headers?: Record<string, string>): void;
	/** Keeps this many of the next requests, and answers none of them. */
	stall(times: number): void;
	reset(): void;
	close(): Promise<void>;
}

export async function startReceiver(): Promise<ReceiverDouble> {
	const received: Received[] = [];
	let attempts = 0;
	let trouble = { status: 0, times: 0, headers: {} };
	let answer: { body: unknown; headers: Record<string, string> } = { body: { accepted: true }, headers: {} };
	let stalled = 0;
	const server = createServer(
		(request, response) =>
			void respond(request, response, async ({ method, headers, body }) => {
				attempts += 1;
				if (trouble.times > 0) {
					trouble.times -= 1;
					return { status: trouble.status, headers: trouble.headers, body: { error: 'Try again' } };
				}
				const json = parsedJson(body);
				if (method !== 'POST') return { status: 405, body: { error: 'POST only' } };
				if (!headers['content-type']?.startsWith('application/json') || json === undefined)
					return { status: 400, body: { error: 'JSON only' } };
				received.push({ headers, body: json });
				if (stalled > 0) {
					stalled -= 1;
					await once(response, 'close');
				}
				return { status: 200, ...answer };
			}),
	);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/tickets`,
		received,
		get attempts() {
			return attempts;
		},
		refuse: (status, times, headers = {}) => void (trouble = { status, times, headers }),
		answerWith: (body, headers = {}) => void (answer = { body, headers }),
		stall: (times) => void (stalled = times),
		reset: () => {
			received.length = 0;
			attempts = 0;
			trouble = { status: 0, times: 0, headers: {} };
			answer = { body: { accepted: true }, headers: {} };
			stalled = 0;
		},
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
