import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { gzipSync } from 'node:zlib';
import type { Strike } from './faults.mts';
import type { Reply } from './vendor.mts';

const TRICKLES = 10;
const HEAD_START_MS = 10;

/** How the body is cut: honestly announced as short, ended too early, or reset in the middle. */
type Cut = 'short' | 'early' | 'reset';

function cutBy(strikes: readonly Strike[]): Cut | undefined {
	for (const strike of strikes) {
		if (strike.kind === 'resetMidBody') return 'reset';
		if (strike.kind === 'truncate') return strike.early ? 'early' : 'short';
	}
	return undefined;
}

const slownessOf = (strikes: readonly Strike[]): number =>
	strikes.reduce((ms, strike) => ms + (strike.kind === 'slow' ? strike.ms : 0), 0);

/** Writes an answer to the socket, well or, where faults say so, badly. */
export async function deliver(
	request: IncomingMessage,
	response: ServerResponse,
	reply: Reply,
	strikes: readonly Strike[],
	signal: AbortSignal,
): Promise<void> {
	const wanted = strikes.some(({ kind }) => kind === 'gzip');
	const zips = wanted && /\bgzip\b/i.test(request.headers['accept-encoding'] ?? '');
	const plain = Buffer.from(reply.body ?? '');
	const body = zips ? gzipSync(plain) : plain;
	const cut = cutBy(strikes);
	const half = body.subarray(0, Math.floor(body.length / 2));
	response.once('close', () => {
		if (cut || !response.writableFinished) reply.whenLost?.();
	});
	response.writeHead(reply.status, {
		...reply.headers,
		...(zips && { 'content-encoding': 'gzip' }),
		'content-length': cut === 'short' ? half.length : body.length,
	});
	if (cut === 'short') return void response.end(half);
	if (cut) return await breakOff(response, half, cut);
	const ms = slownessOf(strikes);
	if (ms > 0) await trickle(response, body, ms, signal);
	response.end(ms > 0 ? undefined : body);
}

/** Cuts the connection off: with a TCP reset, under TLS (where Node has none) without a farewell. */
export function resetSocket(socket: Socket | null): void {
	if (socket instanceof TLSSocket) socket.destroy();
	else socket?.resetAndDestroy();
}

async function breakOff(response: ServerResponse, half: Buffer, cut: Cut): Promise<void> {
	await new Promise<void>((sent) => void response.write(half, () => sent()));
	// A client that finds data and reset together takes the reset for an orderly end.
	await wait(HEAD_START_MS);
	if (cut === 'early') response.socket?.end();
	else resetSocket(response.socket);
}

async function trickle(response: ServerResponse, body: Buffer, ms: number, signal: AbortSignal) {
	const step = Math.max(1, Math.ceil(body.length / TRICKLES));
	for (let from = 0; from < body.length && !response.destroyed; from += step) {
		response.write(body.subarray(from, from + step));
		await wait(ms / TRICKLES, undefined, { signal });
	}
}
