import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, copyFileSync, mkdirSync, openSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';

import { N8nClient } from './client.mts';
import { freePorts } from './ports.mts';
import { groupIsAlive, logTail, npmCli, signalGroup } from './processes.mts';
import type { Runtime } from './runtime.mts';
import { loadSecrets, type Owner } from './secrets.mts';
import { projectRoot, type Report } from './state.mts';

const START_SECONDS = 120;
const STOP_SECONDS = 10;

export interface InstanceOptions {
	/** Holds all of the instance: database, installed packages, secrets, log. Made if it is not there. */
	folder: string;
	/** The first port to try; any free one when left out. */
	port?: number;
	/** n8n's default time zone, for workflows that name none. */
	timezone?: string;
	/** More environment variables, which win over those set here. */
	env?: NodeJS.ProcessEnv;
	report?: Report;
	signal?: AbortSignal;
}

/** A running n8n. */
export interface Instance {
	/** Where the editor is, without a slash at the end. */
	url: string;
	folder: string;
	logFile: string;
	owner: Owner;
	/** Signed in as the owner. */
	client: N8nClient;
	/** Rejects if n8n ends before it is asked to. */
	crashed: Promise<never>;
	/** Ends n8n with all that it started. May be called more than once. */
	stop(): Promise<void>;
}

/**
 * Starts an n8n that listens on 127.0.0.1 only, phones nobody and keeps all it has in one folder. It
 * ends with this process, however this process ends. One process at a time may use a folder.
 *
 * @throws Error with the end of n8n's log when n8n ends early or is not ready within two minutes.
 */
export async function startInstance(runtime: Runtime, options: InstanceOptions): Promise<Instance> {
	mkdirSync(options.folder, { recursive: true });
	for (let attempt = 1; ; attempt++) {
		const [port = 0, brokerPort = 0] = await freePorts(2, options.port);
		try {
			return await startOnce(runtime, options, port, brokerPort);
		} catch (error) {
			const taken = error instanceof Error && /already in use|EADDRINUSE/.test(error.message);
			if (!taken || attempt === 3) throw error;
			options.report?.('a port was taken in the meantime, trying others');
		}
	}
}

async function startOnce(
	runtime: Runtime,
	options: InstanceOptions,
	port: number,
	brokerPort: number,
): Promise<Instance> {
	const { folder, signal } = options;
	const secrets = loadSecrets(join(folder, 'secrets.json'));
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(folder, 'n8n.log');
	const env = {
		...inheritedEnvironment(),
		...quietEnvironment(),
		N8N_USER_FOLDER: folder,
		N8N_ENCRYPTION_KEY: secrets.encryptionKey,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_EDITOR_BASE_URL: url,
		GENERIC_TIMEZONE: options.timezone ?? 'UTC',
		...installerEnvironment(runtime, folder),
		...options.env,
	};
	const child = spawnOnLeash(runtime, folder, logFile, env);
	const client = new N8nClient(url);
	let stopping: Promise<void> | undefined;
	const stop = () => (stopping ??= stopGroup(child, client));
	const crashed = new Promise<never>((_resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, by) => {
			if (stopping !== undefined) return;
			reject(new Error(`n8n ended by itself (${by ?? `code ${code}`}).\n${logTail(logFile)}`));
		});
	});
	// Whoever waits for it sees the error; if nobody does, it must not end this process.
	crashed.catch(() => undefined);
	try {
		options.report?.(`n8n ${runtime.version} is starting on port ${port}, log in ${logFile}`);
		await Promise.race([untilReady(url, logFile, signal), crashed]);
		await Promise.race([client.signIn(secrets.owner), crashed]);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, folder, logFile, owner: secrets.owner, client, crashed, stop };
}

/** n8n in a process group of its own, which ends when this process does (see preload.cjs). */
function spawnOnLeash(
	runtime: Runtime,
	folder: string,
	logFile: string,
	env: NodeJS.ProcessEnv,
): ChildProcess {
	const log = openSync(logFile, 'w');
	const preload = join(projectRoot, 'scripts', 'n8n', 'preload.cjs');
	const child = spawn(runtime.node, ['--require', preload, runtime.n8n, 'start'], {
		// n8n reads a .env file from where it is started.
		cwd: folder,
		env,
		stdio: ['ignore', log, log, 'pipe'],
		detached: true,
	});
	closeSync(log);
	return child;
}

async function stopGroup(child: ChildProcess, client: N8nClient): Promise<void> {
	await client.close();
	signalGroup(child, 'SIGTERM');
	const end = Date.now() + STOP_SECONDS * 1000;
	while (groupIsAlive(child) && Date.now() < end) await sleep(50);
	signalGroup(child, 'SIGKILL');
}

/** /healthz answers before the database is there; only /healthz/readiness says that n8n can be used. */
async function untilReady(url: string, logFile: string, signal?: AbortSignal): Promise<void> {
	const end = Date.now() + START_SECONDS * 1000;
	while (Date.now() < end) {
		if (await isReady(url)) return;
		await sleep(150, undefined, { signal });
	}
	throw new Error(`n8n was not ready within ${START_SECONDS} s.\n${logTail(logFile)}`);
}

async function isReady(url: string): Promise<boolean> {
	try {
		const response = await request(`${url}/healthz/readiness`, { headersTimeout: 5000 });
		await response.body.dump();
		return response.statusCode === 200;
	} catch {
		return false;
	}
}

/** This process's environment without what would change n8n or the npm that it calls. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
	const foreign =
		/^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_|WEBHOOK_|GENERIC_|NODES_|NODE_|npm_package_|npm_lifecycle_|npm_config_local_prefix)/;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** No telemetry, no calls home, no banners; loopback only; SQLite in the instance's folder. */
function quietEnvironment(): NodeJS.ProcessEnv {
	return {
		NODE_ENV: 'production',
		DB_TYPE: 'sqlite',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_PYTHON_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry,instance-ai,chat-hub,mcp,agents',
	};
}

/** Puts the stand-in for npm first on n8n's PATH, for package-install.mts. */
function installerEnvironment(runtime: Runtime, folder: string): NodeJS.ProcessEnv {
	const bin = join(folder, 'bin');
	mkdirSync(bin, { recursive: true });
	copyFileSync(join(projectRoot, 'scripts', 'n8n', 'npm-shim.cjs'), join(bin, 'npm'));
	chmodSync(join(bin, 'npm'), 0o755);
	return {
		PATH: [bin, runtime.path].join(delimiter),
		RENEWALS_LOCAL_PACKAGE: localPackageFile(folder),
		RENEWALS_NPM_CLI: npmCli(),
	};
}

/** Where the stand-in for npm reads which tarball it has to give. */
export function localPackageFile(folder: string): string {
	return join(folder, 'local-package.json');
}
