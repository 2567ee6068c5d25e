import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/**
 * Free ports on 127.0.0.1, all different: the wished one and up from there, or any when none is wished.
 * Another process may still take one before it is used, so who starts a server must be ready to ask again.
 */
export async function freePorts(count: number, wished?: number): Promise<number[]> {
	if (wished === undefined) return await anyFreePorts(count);
	const found: number[] = [];
	for (let port = wished; found.length < count && port < wished + 500; port++) {
		if (await isFree(port)) found.push(port);
	}
	return found.length === count ? found : await anyFreePorts(count);
}

async function anyFreePorts(count: number): Promise<number[]> {
	// All are held until all are found, or the same port could come twice.
	const servers = await Promise.all(Array.from({ length: count }, async () => await listen(0)));
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	servers.forEach((server) => server.close());
	return ports;
}

async function isFree(port: number): Promise<boolean> {
	try {
		const server = await listen(port);
		server.close();
		await once(server, 'close');
		return true;
	} catch {
		return false;
	}
}

async function listen(port: number) {
	const server = createServer();
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return server;
}
