/**
 * A server written by hand upon bare sockets, for what real servers and the things before them do and the sandbox does
 * not. It shares nothing with the sandbox, so that the two cannot be wrong in the same way.
 */
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface Asked {
	method: string;
	/** with its query */
	path: string;
	query: URLSearchParams;
	/** names in lower case */
	headers: Record<string, string>;
	body: string;
	/** counted from 1, over all connections */
	nth: number;
}

/** Answers on the bare socket. */
export type Answer = (asked: Asked, socket: Socket) => void;

export interface Hostile {
	/** without a trailing slash */
	url: string;
	readonly asked: readonly Asked[];
	/** Connections that are open. */
	readonly open: number;
	/** Who answers from now on; forgets what was asked. */
	answerWith(answer: Answer): void;
	close(): Promise<void>;
}

export async function startHostile(): Promise<Hostile> {
	let asked: Asked[] = [];
	let answer: Answer = (_asked, socket) => void socket.destroy();
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		// A client that goes away is none of the server's troubles.
		socket.on('error', () => undefined);
		let read = '';
		socket.on('data', (data) => {
			read += data.toString('latin1');
			for (let request = firstOf(read); request !== undefined; request = firstOf(read)) {
				read = read.slice(request.length);
				const one = { ...request.asked, nth: asked.length + 1 };
				asked.push(one);
				answer(one, socket);
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		get asked() {
			return asked;
		},
		get open() {
			return sockets.size;
		},
		answerWith: (next) => {
			asked = [];
			answer = next;
		},
		async close() {
			const closed = new Promise((resolve) => server.close(resolve));
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}

/** The first whole request in what was read so far. */
function firstOf(read: string): { asked: Omit<Asked, 'nth'>; length: number } | undefined {
	const end = read.indexOf('\r\n\r\n');
	if (end === -1) return undefined;
	const [line = '', ...lines] = read.slice(0, end).split('\r\n');
	const headers = Object.fromEntries(
		lines.map((one) => [one.split(':')[0]?.toLowerCase() ?? '', one.slice(one.indexOf(':') + 1).trim()]),
	);
	const length = end + 4 + Number(headers['content-length'] ?? 0);
	if (read.length < length) return undefined;
	const [method = '', path = ''] = line.split(' ');
	const query = new URL(path, 'http://127.0.0.1').searchParams;
	return { asked: { method, path, query, headers, body: read.slice(end + 4, length) }, length };
}

export interface Written {
	/** the status line after `HTTP/1.1 `; 200 by default */
	status?: number;
	headers?: Record<string, string>;
	body?: string | Uint8Array;
}

/** The bytes of an answer with an honest length, and of a connection that ends with it. */
export function written({ status = 200, headers = {}, body = '' }: Written): Buffer {
	const bytes = Buffer.from(body);
	const all: Record<string, string> = {
		'Content-Length': String(bytes.length),
		'Content-Type': 'application/json',
		Connection: 'close',
		...headers,
	};
	const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Said\r\n${head.join('')}\r\n`), bytes]);
}

/** One answer, and the end of the connection. */
export const say = (socket: Socket, answer: Written): void => void socket.end(written(answer));
