import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy that makes a server on this machine look far away. */
export interface DelayProxy {
	port: number;
	/** Connections accepted since the last call. */
	connections(): number;
	close(): Promise<void>;
}

/**
 * Forwards TCP to a port of 127.0.0.1 as over a line with this round-trip time. Each direction takes half of it, and
 * what a client sends first waits for one whole round trip more: the handshake, which the kernel answers at once here.
 * So a request costs one round trip on an open connection, two on a new one, three with TLS 1.3.
 * Bandwidth and slow start are not imitated; they would slow down new connections even more.
 */
export async function startDelayProxy(target: number, roundTripMs: number): Promise<DelayProxy> {
	let accepted = 0;
	const open = new Set<Socket>();
	const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
		accepted += 1;
		const upstream = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
		const established = performance.now() + roundTripMs;
		delayed(client, upstream, () => Math.max(performance.now(), established) + roundTripMs / 2);
		delayed(upstream, client, () => performance.now() + roundTripMs / 2);
		for (const socket of [client, upstream]) {
			open.add(socket);
			socket.once('close', () => open.delete(socket));
		}
	});
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		connections() {
			const since = accepted;
			accepted = 0;
			return since;
		},
		async close() {
			for (const socket of open) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

interface Due {
	at: number;
	deliver: () => void;
}

/** Passes on what comes from one socket to the other, in order, each piece at its time. */
function delayed(from: Socket, to: Socket, dueTime: () => number): void {
	const line: Due[] = [];
	let timer: NodeJS.Timeout | undefined;
	const pump = () => {
		timer = undefined;
		while (line[0] !== undefined && line[0].at <= performance.now() + 0.5) line.shift()?.deliver();
		const [next] = line;
		if (next !== undefined) timer = setTimeout(pump, Math.max(0, next.at - performance.now()));
	};
	const send = (deliver: () => void) => {
		line.push({ at: dueTime(), deliver });
		if (timer === undefined) pump();
	};
	from.on('data', (piece) => send(() => to.writable && to.write(piece)));
	from.on('end', () => send(() => to.end()));
	from.on('error', () => send(() => to.destroy()));
	from.on('close', (failed) => failed && send(() => to.destroy()));
}
