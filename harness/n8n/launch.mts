import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';

import { groupIsAlive, logTail, signalGroup } from './processes.mts';
import type { Runtime } from './runtime.mts';
import { projectRoot, type Report } from './state.mts';

// Seconds on an idle machine; minutes on one that has much else to do.
const START_SECONDS = 300;
const STOP_SECONDS = 10;

export interface LaunchOptions {
	/** n8n's command line, such as `['worker', '--concurrency=5']`. */
	command: string[];
	/** Where it is started and logs. n8n reads a .env file from there. */
	folder: string;
	env: NodeJS.ProcessEnv;
	/** The port of 127.0.0.1 at which it says whether it is ready. */
	port: number;
	signal?: AbortSignal;
}

/** A process of n8n: its server, or a worker. */
export interface N8nProcess {
	pid: number;
	logFile: string;
	/** Rejects if it ends before it is asked to. */
	crashed: Promise<never>;
	/** Kills it with all that it started, as the system would (SIGKILL). */
	kill(): void;
	/** Lets it finish what it is doing, then ends it. May be called more than once. */
	stop(): Promise<void>;
}

/**
 * Starts n8n and waits until it can be used. It ends with this process, however this process ends.
 *
 * @throws Error with the end of n8n's log when n8n ends early or is not ready within five minutes.
 */
export async function launch(runtime: Runtime, options: LaunchOptions): Promise<N8nProcess> {
	const { folder, port, signal } = options;
	const logFile = join(folder, 'n8n.log');
	const child = spawnOnLeash(runtime, options, logFile);
	let ending = false;
	let stopping: Promise<void> | undefined;
	const stop = () => {
		ending = true;
		return (stopping ??= stopGroup(child));
	};
	const kill = () => {
		ending = true;
		signalGroup(child, 'SIGKILL');
	};
	const crashed = new Promise<never>((_resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, by) => {
			if (!ending) reject(new Error(`n8n ended unexpectedly (${by ?? `code ${code}`}).\n${logTail(logFile)}`));
		});
	});
	// Whoever waits for it sees the error; if nobody does, it must not end this process.
	crashed.catch(() => undefined);
	try {
		await Promise.race([untilReady(port, logFile, signal), crashed]);
	} catch (error) {
		await stop();
		throw error;
	}
	return { pid: child.pid ?? 0, logFile, crashed, kill, stop };
}

/** n8n in a process group of its own, which ends when this process does (see preload.cjs). */
function spawnOnLeash(runtime: Runtime, options: LaunchOptions, logFile: string): ChildProcess {
	const { command, folder, env } = options;
	const log = openSync(logFile, 'w');
	const preload = join(projectRoot, 'harness', 'n8n', 'preload.cjs');
	const child = spawn(runtime.node, ['--require', preload, runtime.n8n, ...command], {
		cwd: folder,
		env,
		stdio: ['ignore', log, log, 'pipe'],
		detached: true,
	});
	closeSync(log);
	return child;
}

async function stopGroup(child: ChildProcess): Promise<void> {
	signalGroup(child, 'SIGTERM');
	const end = Date.now() + STOP_SECONDS * 1000;
	while (groupIsAlive(child) && Date.now() < end) await sleep(50);
	signalGroup(child, 'SIGKILL');
}

/** /healthz answers before the database is there; only /healthz/readiness says that n8n can be used. */
async function untilReady(port: number, logFile: string, signal?: AbortSignal): Promise<void> {
	const end = Date.now() + START_SECONDS * 1000;
	while (Date.now() < end) {
		if (await isReady(port)) return;
		await sleep(150, undefined, { signal });
	}
	throw new Error(`n8n was not ready within ${START_SECONDS} s.\n${logTail(logFile)}`);
}

async function isReady(port: number): Promise<boolean> {
	try {
		const response = await request(`http://127.0.0.1:${port}/healthz/readiness`, { headersTimeout: 5000 });
		await response.body.dump();
		return response.statusCode === 200;
	} catch {
		return false;
	}
}

/** Starts something that listens, again with other ports when another process was quicker to take one. */
export async function onFreePorts<Started>(
	find: () => Promise<number[]>,
	start: (ports: number[]) => Promise<Started>,
	report?: Report,
): Promise<Started> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await start(await find());
		} catch (error) {
			const taken = error instanceof Error && /already in use|EADDRINUSE/.test(error.message);
			if (!taken || attempt === 3) throw error;
			report?.('a port was taken in the meantime, trying others');
		}
	}
}
