/** Stands between a node and a sandbox: remembers what is sent, and can change what is answered. */
import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Sent {
	method: string;
	/** with its query, as it was sent */
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
	/** milliseconds since 1970 */
	at: number;
}

export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
}

/** Makes another answer of the sandbox's; `undefined` leaves it as it is. */
export type Alter = (answer: Answer, sent: Sent) => Partial<Answer> | undefined;

export interface Between {
	/** without a trailing slash */
	url: string;
	/** oldest first */
	readonly sent: readonly Sent[];
	alter(change: Alter | undefined): void;
	clear(): void;
	close(): Promise<void>;
}

/** What tests put before a path so that each account has an address of its own. */
const ACCOUNT = /^\/account-\d+(?=\/)/;

/** @param target address of the sandbox, without a trailing slash */
export async function startBetween(target: string): Promise<Between> {
	let sent: Sent[] = [];
	let change: Alter | undefined;
	const server = createServer((incoming, outgoing) => {
		handle(incoming, outgoing).catch(() => outgoing.destroy());
	});
	async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		const { method = 'GET', url: path = '/', headers } = incoming;
		const body = (await buffer(incoming)).toString();
		const one: Sent = { method, path, headers, body, at: Date.now() };
		sent.push(one);
		const answer = await passOn(target, { ...one, path: path.replace(ACCOUNT, '') }, outgoing);
		const { status, headers: answered, body: content } = { ...answer, ...change?.(answer, one) };
		outgoing.writeHead(status, { ...answered, 'content-length': Buffer.byteLength(content) }).end(content);
	}
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		get sent() {
			return sent;
		},
		alter: (wanted) => {
			change = wanted;
		},
		clear: () => {
			sent = [];
			change = undefined;
		},
		async close() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}

/** Written anew for what is passed on. */
const FRAMING = ['content-length', 'transfer-encoding'];

/** Whichever side breaks off, so does the other. */
async function passOn(
	target: string,
	{ method, path, headers, body }: Sent,
	outgoing: ServerResponse,
): Promise<Answer> {
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		const plain = { ...headers, host: new URL(target).host, 'accept-encoding': 'identity' };
		const onward = request(`${target}${path}`, { method, headers: plain }, resolve);
		onward.once('error', reject).end(body);
		outgoing.once('close', () => onward.destroy());
	});
	const others = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !FRAMING.includes(name)));
	return { status: answer.statusCode ?? 502, headers: others as Record<string, string>, body: await buffer(answer) };
}

/** Changes what stands in a JSON answer to the paths that match. */
export const inJson =
	(match: RegExp, change: (body: Record<string, unknown>) => unknown): Alter =>
	({ status, body }, { path }) =>
		match.test(path) && status < 300
			? { body: JSON.stringify(change(JSON.parse(body.toString()) as Record<string, unknown>)) }
			: undefined;
