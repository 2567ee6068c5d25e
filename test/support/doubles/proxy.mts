/** The way out of n8n: a forwarding proxy that leads public host names to servers in this process. */
import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';

import { RequestError, Server } from 'proxy-chain';

export interface ProxyDouble {
	readonly url: string;
	/** Every host that was asked for through it, as `host:port`, in the order of the connections. */
	readonly asked: string[];
	/** The ones that it turned away with 403. */
	readonly refused: string[];
	/** n8n's ordinary settings, so that it goes through here. */
	readonly environment: NodeJS.ProcessEnv;
	/** From now on connections to port 443 of the host go to the server. */
	lead(host: string, server: HttpsServer): void;
	/** Forgets what was asked for. */
	reset(): void;
	close(): Promise<void>;
}

export interface ProxyOptions {
	/** Take requests for 127.0.0.1 and localhost too, and have n8n send them here; off, n8n reaches them directly. */
	loopback?: boolean;
	/** What n8n has to sign in with, as `user:password`; without it the proxy asks nobody. */
	login?: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost'];

/** Starts the proxy on a free port of 127.0.0.1. Whatever is neither led nor (on demand) loopback is refused. */
export async function startProxy({ loopback = false, login }: ProxyOptions = {}): Promise<ProxyDouble> {
	const led = new Map<string, HttpsServer>();
	const asked: string[] = [];
	const refused: string[] = [];
	const proxy = new Server({
		host: '127.0.0.1',
		port: 0,
		prepareRequestFunction: ({ hostname, port, isHttp, username, password }) => {
			if (login !== undefined && `${username}:${password}` !== login) return { requestAuthentication: true };
			const name = `${hostname}:${port}`;
			asked.push(name);
			const target = port === 443 && !isHttp ? led.get(hostname) : undefined;
			// The type is narrower than the use: a connection is handed to whatever server it is, TLS included.
			if (target) return { customConnectServer: target as unknown as HttpServer };
			if (loopback && LOOPBACK.includes(hostname)) return {};
			refused.push(name);
			throw new RequestError(`${name} is not to be reached from here`, 403);
		},
	});
	await proxy.listen();
	const url = `http://${login === undefined ? '' : `${login}@`}127.0.0.1:${proxy.port}`;
	return {
		url,
		asked,
		refused,
		environment: { HTTP_PROXY: url, HTTPS_PROXY: url, NO_PROXY: loopback ? '' : LOOPBACK.join(',') },
		lead: (host, server) => void led.set(host, server),
		reset: () => {
			asked.length = 0;
			refused.length = 0;
		},
		close: async () => await proxy.close(true),
	};
}
