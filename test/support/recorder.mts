/** Stands between a node and a sandbox: passes everything on as it came, and remembers what was sent. */
import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';

export interface Sent {
	method: string;
	/** with its query, as it was sent */
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface Recorder {
	/** without a trailing slash */
	url: string;
	/** oldest first */
	readonly sent: readonly Sent[];
	/** The requests to one path, without its query. */
	to(path: string): Sent[];
	clear(): void;
	/** Resolves as soon as no request has been in flight for a moment. */
	quiet(): Promise<void>;
	close(): Promise<void>;
}

/** @param target address of the sandbox, without a trailing slash */
export async function startRecorder(target: string): Promise<Recorder> {
	let sent: Sent[] = [];
	let underWay = 0;
	const server = createServer((incoming, outgoing) => {
		underWay += 1;
		outgoing.once('close', () => {
			underWay -= 1;
		});
		pass(target, incoming, outgoing, (one) => sent.push(one)).catch(() => outgoing.destroy());
	});
	server.keepAliveTimeout = 120_000;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		get sent() {
			return sent;
		},
		to: (path) => sent.filter((one) => one.path.split('?')[0] === path),
		clear: () => {
			sent = [];
		},
		async quiet() {
			for (let calm = 0; calm < 3; calm = underWay === 0 ? calm + 1 : 0) await setTimeout(10);
		},
		async close() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}

async function pass(
	target: string,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	remember: (sent: Sent) => void,
): Promise<void> {
	const body = await buffer(incoming);
	const { method = 'GET', url: path = '/', headers } = incoming;
	remember({ method, path, headers, body: body.toString() });
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		const onward = request(
			`${target}${path}`,
			{ method, headers: { ...headers, host: new URL(target).host } },
			resolve,
		);
		onward.once('error', reject).end(body);
		outgoing.once('close', () => onward.destroy());
	});
	outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
	// Whichever side breaks off, so does the other.
	await pipeline(answer, outgoing);
}
