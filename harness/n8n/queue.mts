import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { InstalledPackage } from './client.mts';
import { environmentOf, type PackedPackage } from './environment.mts';
import { startInstance, type Instance, type InstanceOptions } from './instance.mts';
import { launch, onFreePorts, type N8nProcess } from './launch.mts';
import { installPackage } from './packageInstall.mts';
import { freePorts } from './ports.mts';
import { logTail } from './processes.mts';
import type { Runtime } from './runtime.mts';
import { loadSecrets } from './secrets.mts';
import { startServers } from './servers.mts';

const INSTALL_SECONDS = 60;

export interface QueueOptions extends InstanceOptions {
	/** How many workers to start. */
	workers: number;
	/** How many executions a worker has running at once; n8n's default is 10. */
	concurrency?: number;
}

/** A process that takes executions off the queue; it has a user folder of its own, as on another machine. */
interface Worker extends N8nProcess {
	/** Such as `worker-1`. */
	name: string;
	folder: string;
	/** The ids of the executions that it began, in that order, according to its log. */
	executions(): string[];
}

/** n8n in queue mode: its main process, which hands out executions, and the workers that run them. */
export interface Queue {
	main: Instance;
	workers: readonly Worker[];
	/** Starts one more worker, which installs the packages that the others have. */
	startWorker(): Promise<Worker>;
	/** n8n's installer in the main process, then in every worker. */
	installPackage(packed: PackedPackage): Promise<InstalledPackage>;
	/** Rejects if one of the processes ends before it is asked to. */
	crashed: Promise<never>;
	/** Ends all of it, PostgreSQL and Redis too. May be called more than once. */
	stop(): Promise<void>;
}

/** What every process of the set is configured with, beside the addresses of the servers; docs/scaling.md says why. */
const QUEUE_ENVIRONMENT = {
	EXECUTIONS_MODE: 'queue',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	// Otherwise a quick execution may leave the queue before the main process waits for it, and that wait never ends.
	N8N_EXECUTIONS_QUEUE_KEEP_LAST_COMPLETED: '1000',
	N8N_EXECUTIONS_QUEUE_KEEP_LAST_FAILED: '1000',
};

/**
 * Starts n8n in queue mode with a PostgreSQL and a Redis of its own, in a folder that is made anew. All of it listens on
 * 127.0.0.1 only and ends with this process, however this process ends.
 *
 * @throws Error with the end of a log when one of them does not start
 */
export async function startQueue(runtime: Runtime, options: QueueOptions): Promise<Queue> {
	const { folder, report, signal } = options;
	rmSync(folder, { recursive: true, force: true });
	report?.('PostgreSQL and Redis are starting');
	const servers = await startServers(folder, report, signal);
	const workers: Worker[] = [];
	let main: Instance | undefined;
	// The workers first, so that what they are doing can be reported to the main process.
	const stop = async () => {
		await Promise.all(workers.map(async (worker) => await worker.stop()));
		await main?.stop();
		await servers.stop();
	};
	try {
		const env = { ...servers.env, ...QUEUE_ENVIRONMENT, ...options.env };
		const started = (main = await startInstance(runtime, { ...options, env }));
		let count = 0;
		const startWorker = async () => {
			const name = `worker-${++count}`;
			report?.(`${name} is starting`);
			// Workers make addresses that lead to the main process, such as those of Wait nodes.
			const worker = await startOneWorker(runtime, { ...options, env: { WEBHOOK_URL: started.url, ...env } }, name);
			workers.push(worker);
			return worker;
		};
		// All are waited for, so that none is left behind when one of them fails.
		for (const outcome of await Promise.allSettled(Array.from({ length: options.workers }, startWorker))) {
			if (outcome.status === 'rejected') throw outcome.reason;
		}
		workers.sort((a, b) => a.name.localeCompare(b.name));
		const crashed = Promise.race([started, ...workers].map((each) => each.crashed));
		crashed.catch(() => undefined);
		return {
			main: started,
			workers,
			startWorker,
			installPackage: async (packed) => await installEverywhere(started, workers, packed),
			crashed,
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

async function startOneWorker(runtime: Runtime, options: QueueOptions, name: string): Promise<Worker> {
	const { concurrency = 5, timezone, signal, report } = options;
	const folder = join(options.folder, name);
	mkdirSync(folder, { recursive: true });
	const { encryptionKey } = loadSecrets(join(options.folder, 'secrets.json'));
	const start = async ([port = 0, brokerPort = 0]: number[]) => {
		const env = {
			...environmentOf(runtime, { folder, encryptionKey, brokerPort, timezone, installerFolder: options.folder }),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			N8N_REINSTALL_MISSING_PACKAGES: 'true',
			...options.env,
		};
		return await launch(runtime, { command: ['worker', `--concurrency=${concurrency}`], folder, env, port, signal });
	};
	const worker = await onFreePorts(async () => await freePorts(2), start, report);
	const executions = () =>
		[...readFileSync(worker.logFile, 'utf8').matchAll(/Worker started execution (\d+)/g)].map(([, id]) => String(id));
	return { ...worker, name, folder, executions };
}

/**
 * The main process installs the package and notifies the workers, which install it too, each in its own folder. n8n does not
 * wait for them, and an execution on a worker that is not done fails, so this does.
 */
async function installEverywhere(
	main: Instance,
	workers: readonly Worker[],
	packed: PackedPackage,
): Promise<InstalledPackage> {
	const installed = await installPackage(main, packed);
	const end = Date.now() + INSTALL_SECONDS * 1000;
	for (const { name, logFile } of workers) {
		while (!readFileSync(logFile, 'utf8').includes(`Community package installed: ${packed.name}`)) {
			if (Date.now() > end) throw new Error(`${name} did not install ${packed.name}.\n${logTail(logFile)}`);
			await sleep(100);
		}
	}
	return installed;
}
