import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	chownSync,
	closeSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { freePorts } from './ports.mts';
import { onFreePorts } from './launch.mts';
import { findCommand, groupIsAlive, logTail, signalGroup } from './processes.mts';
import { projectRoot, type Report } from './state.mts';
import type { NeededCommand } from './systemPackages.mts';

const START_SECONDS = 60;
const STOP_SECONDS = 10;
/** Debian keeps PostgreSQL's servers out of PATH, a folder for each version. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';
/** What Debian's package makes, as PostgreSQL does not run as root. */
const POSTGRES_USER = 'postgres';

/** What n8n's queue mode needs beside n8n. */
export const QUEUE_SERVERS: NeededCommand[] = [
	{ names: ['postgres'], debianPackage: 'postgresql', macOS: 'brew install postgresql', find: findPostgres },
	{ names: ['redis-server'], debianPackage: 'redis-server', macOS: 'brew install redis' },
];

/** An empty PostgreSQL and Redis, whose data is removed at the end. */
export interface Servers {
	/** How n8n reaches them. */
	env: NodeJS.ProcessEnv;
	/** Ends both and removes what they held. */
	stop(): Promise<void>;
}

/** One of PostgreSQL's commands. */
function findPostgres(name: string): string | undefined {
	const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
	const newest = versions.sort((a, b) => Number(b) - Number(a));
	return (
		findCommand(name) ??
		newest.map((version) => join(DEBIAN_POSTGRES, version, 'bin', name)).find((file) => existsSync(file))
	);
}

function need(found: string | undefined, name: string): string {
	if (found === undefined) throw new Error(`${name} is not installed on this machine.`);
	return found;
}

/**
 * Starts both on 127.0.0.1, with random passwords and temporary data. They end with this process, however this process
 * ends.
 *
 * @param folder for their logs; created if it is missing
 * @throws Error with the end of a log when one does not start
 */
export async function startServers(folder: string, report?: Report, signal?: AbortSignal): Promise<Servers> {
	mkdirSync(folder, { recursive: true });
	const password = randomBytes(18).toString('base64url');
	const find = async () => await freePorts(1);
	const postgres = await onFreePorts(
		find,
		async ([port = 0]) => await startPostgres(folder, port, password, signal),
		report,
	);
	try {
		const redis = await onFreePorts(
			find,
			async ([port = 0]) => await startRedis(folder, port, password, signal),
			report,
		);
		return {
			env: {
				DB_TYPE: 'postgresdb',
				DB_POSTGRESDB_HOST: '127.0.0.1',
				DB_POSTGRESDB_PORT: String(postgres.port),
				DB_POSTGRESDB_DATABASE: 'postgres',
				DB_POSTGRESDB_USER: POSTGRES_USER,
				DB_POSTGRESDB_PASSWORD: password,
				QUEUE_BULL_REDIS_HOST: '127.0.0.1',
				QUEUE_BULL_REDIS_PORT: String(redis.port),
				QUEUE_BULL_REDIS_PASSWORD: password,
			},
			stop: async () => void (await Promise.all([postgres.stop(), redis.stop()])),
		};
	} catch (error) {
		await postgres.stop();
		throw error;
	}
}

export interface Server {
	port: number;
	stop(): Promise<void>;
}

/** Starts a PostgreSQL of its own on 127.0.0.1, for the user `postgres`. @throws Error with the end of its log */
export async function startPostgres(
	folder: string,
	port: number,
	password: string,
	signal?: AbortSignal,
): Promise<Server> {
	const user = process.getuid?.() === 0 ? userIds(POSTGRES_USER) : undefined;
	// The other user may not get into the project's folder, such as below /root.
	const home = mkdtempSync(join(user === undefined ? folder : tmpdir(), 'renewals-postgres-'));
	try {
		if (user !== undefined) chownSync(home, user.uid, user.gid);
		const passwordFile = join(home, 'password');
		writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
		if (user !== undefined) chownSync(passwordFile, user.uid, user.gid);
		const data = join(home, 'data');
		const init = [
			'--pgdata',
			data,
			'--username',
			POSTGRES_USER,
			'--pwfile',
			passwordFile,
			'--auth',
			'scram-sha-256',
			'--encoding',
			'UTF8',
			'--no-locale',
			'--no-sync',
		];
		await promisify(execFile)(need(findPostgres('initdb'), 'initdb'), init, { ...user, cwd: '/', signal });
		const settings = {
			port,
			listen_addresses: '127.0.0.1',
			unix_socket_directories: '',
			fsync: 'off',
			synchronous_commit: 'off',
			full_page_writes: 'off',
		};
		const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
		// SIGINT: PostgreSQL does not wait for who is still connected.
		const server = startOnLeash(need(findPostgres('postgres'), 'postgres'), args, {
			logFile: join(folder, 'postgres.log'),
			endBy: 'SIGINT',
			remove: home,
			...user,
		});
		const ready = ['-h', '127.0.0.1', '-p', String(port), '-U', POSTGRES_USER, '-t', '2'];
		const isReady = async () => {
			await promisify(execFile)(need(findPostgres('pg_isready'), 'pg_isready'), ready);
		};
		await untilReady(server, isReady, signal);
		return { port, stop: server.stop };
	} catch (error) {
		rmSync(home, { recursive: true, force: true });
		throw error;
	}
}

async function startRedis(folder: string, port: number, password: string, signal?: AbortSignal): Promise<Server> {
	const settings = join(folder, 'redis.conf');
	const lines = [
		'bind 127.0.0.1',
		`port ${port}`,
		`requirepass ${password}`,
		'save ""',
		'appendonly no',
		`dir "${folder}"`,
	];
	writeFileSync(settings, `${lines.join('\n')}\n`, { mode: 0o600 });
	const command = need(findCommand('redis-server'), 'redis-server');
	const server = startOnLeash(command, [settings], { logFile: join(folder, 'redis.log'), endBy: 'SIGTERM' });
	await untilReady(server, async () => await connect(port), signal);
	return { port, stop: server.stop };
}

interface UserIds {
	uid: number;
	gid: number;
}

function userIds(name: string): UserIds {
	const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

interface Leashed {
	logFile: string;
	child: ChildProcess;
	stop(): Promise<void>;
}

interface LeashOptions extends Partial<UserIds> {
	logFile: string;
	/** The signal that ends it. */
	endBy: NodeJS.Signals;
	/** A folder that goes with it. */
	remove?: string;
}

/** A server that ends when this process does (see leash.cjs). */
function startOnLeash(command: string, args: string[], { logFile, ...options }: LeashOptions): Leashed {
	const log = openSync(logFile, 'w');
	const leash = [join(projectRoot, 'harness', 'n8n', 'leash.cjs'), JSON.stringify(options)];
	const child = spawn(process.execPath, [...leash, command, ...args], {
		stdio: ['ignore', log, log, 'pipe'],
		detached: true,
	});
	closeSync(log);
	const stop = async () => {
		child.kill('SIGTERM');
		const end = Date.now() + STOP_SECONDS * 1000;
		while (groupIsAlive(child) && Date.now() < end) await sleep(20);
		signalGroup(child, 'SIGKILL');
	};
	return { logFile, child, stop };
}

/** @throws Error with the end of its log */
async function untilReady(
	{ child, logFile, stop }: Leashed,
	isReady: () => Promise<void>,
	signal?: AbortSignal,
): Promise<void> {
	const end = Date.now() + START_SECONDS * 1000;
	while (Date.now() < end && child.exitCode === null) {
		try {
			return await isReady();
		} catch {
			await sleep(50, undefined, { signal });
		}
	}
	await stop();
	throw new Error(`A server did not start.\n${logTail(logFile)}`);
}

/** Rejects while nobody listens there. */
async function connect(port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const socket = createConnection({ port, host: '127.0.0.1' }, () => {
			socket.destroy();
			resolve();
		});
		socket.once('error', reject);
	});
}
