import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { N8nClient } from './client.mts';
import { environmentOf } from './environment.mts';
import { launch, onFreePorts } from './launch.mts';
import { freePorts } from './ports.mts';
import type { Runtime } from './runtime.mts';
import { loadSecrets, type Owner } from './secrets.mts';
import type { Report } from './state.mts';

export interface InstanceOptions {
	/** The folder for database, installed packages, secrets and log. Created if it is missing. */
	folder: string;
	/** The first port to try; any free one by default. */
	port?: number;
	/** n8n's default time zone, for workflows that name none. */
	timezone?: string;
	/**
	 * Whether it serves the editor, and the descriptions of all node types in one file for it; true by default. Without,
	 * n8n starts in two thirds of the time.
	 */
	editor?: boolean;
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
	pid: number;
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
 * Starts an n8n that listens on 127.0.0.1 only, calls no service and keeps its data in one folder. It ends with this
 * process, however this process ends. Only one process at a time may use a folder.
 *
 * @throws Error with the end of n8n's log when n8n ends early or is not ready within five minutes.
 */
export async function startInstance(runtime: Runtime, options: InstanceOptions): Promise<Instance> {
	mkdirSync(options.folder, { recursive: true });
	const start = async ([port = 0, brokerPort = 0]: number[]) => await startOnce(runtime, options, port, brokerPort);
	return await onFreePorts(async () => await freePorts(2, options.port), start, options.report);
}

async function startOnce(
	runtime: Runtime,
	options: InstanceOptions,
	port: number,
	brokerPort: number,
): Promise<Instance> {
	const { folder, timezone, editor = true, signal } = options;
	const { owner, encryptionKey } = loadSecrets(join(folder, 'secrets.json'));
	const url = `http://127.0.0.1:${port}`;
	const env = {
		...environmentOf(runtime, { folder, encryptionKey, brokerPort, timezone }),
		N8N_PORT: String(port),
		N8N_EDITOR_BASE_URL: url,
		N8N_DISABLE_UI: String(!editor),
		...options.env,
	};
	options.report?.(`n8n ${runtime.version} is starting on port ${port}, log in ${join(folder, 'n8n.log')}`);
	const {
		pid,
		logFile,
		crashed,
		stop: stopProcess,
	} = await launch(runtime, { command: ['start'], folder, env, port, signal });
	const client = new N8nClient(url);
	let closing: Promise<void> | undefined;
	const stop = async () => {
		await (closing ??= client.close());
		await stopProcess();
	};
	try {
		await Promise.race([client.signIn(owner), crashed]);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, folder, pid, logFile, owner, client, crashed, stop };
}
