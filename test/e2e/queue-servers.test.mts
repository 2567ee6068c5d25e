/** The PostgreSQL and the Redis of n8n's queue mode. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';

import { startServers } from '../../harness/n8n/servers.mts';
import { projectRoot, stateFolder } from '../../harness/n8n/state.mts';
import { ensureQueueServers, test } from '../support/queue.mts';

jest.setTimeout(120_000);

let folder: string;
beforeAll(ensureQueueServers, 600_000);
beforeEach(() => {
	folder = mkdtempSync(join(stateFolder(), 'queue-servers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Whether anybody listens there. */
async function listens(port: number): Promise<boolean> {
	const socket = createConnection({ port, host: '127.0.0.1' });
	return await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)])
		.catch(() => false)
		.finally(() => socket.destroy());
}
const log = (name: string) => readFileSync(join(folder, name), 'utf8');

test('they end on a signal', async () => {
	const { env, stop } = await startServers(folder);
	const ports = [env.DB_POSTGRESDB_PORT, env.QUEUE_BULL_REDIS_PORT].map(Number);
	expect(await Promise.all(ports.map(listens))).toEqual([true, true]);
	await stop();
	expect(await Promise.all(ports.map(listens))).toEqual([false, false]);
});

test('they end in good order when the script that started them is killed', async () => {
	const script = join(projectRoot, 'test', 'support', 'queueServers.mts');
	const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
		cwd: projectRoot,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
	const ports = JSON.parse(line) as number[];
	expect(await Promise.all(ports.map(listens))).toEqual([true, true]);
	child.kill('SIGKILL');
	for (const end = Date.now() + 60_000; Date.now() < end && (await Promise.all(ports.map(listens))).includes(true); )
		await sleep(100);
	expect(await Promise.all(ports.map(listens))).toEqual([false, false]);
	while (!log('postgres.log').includes('database system is shut down')) await sleep(100);
	expect(log('redis.log')).toContain('Redis is now ready to exit');
});
