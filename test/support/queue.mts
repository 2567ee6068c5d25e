/** n8n in queue mode with the packed package on every worker, for the tests of one file. */
import { join } from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';

import { buildAndPack } from '../../harness/build.mts';
import type { WorkflowNode } from '../../harness/n8n/client.mts';
import { takeLock } from '../../harness/n8n/lock.mts';
import { startQueue, type Queue } from '../../harness/n8n/queue.mts';
import { ensureRuntime } from '../../harness/n8n/runtime.mts';
import { QUEUE_SERVERS } from '../../harness/n8n/servers.mts';
import { stateFolder } from '../../harness/n8n/state.mts';
import { ensureCommands } from '../../harness/n8n/systemPackages.mts';
import { timedReport } from '../../harness/progress.mts';
import { actionsOn, webhook, type Actions } from './instance.mts';
import { needing } from './systemPackages.mts';

const PURPOSE = "n8n's queue mode";

/** For tests that run in queue mode, skipped where there is no PostgreSQL or no Redis. */
export const { describe, test } = needing(QUEUE_SERVERS, PURPOSE);

export interface QueueBench extends Actions {
	readonly queue: Queue;
	/** Saves a workflow that begins with a webhook at this path, and activates it. */
	publish(path: string, nodes: WorkflowNode[]): Promise<void>;
	/** How many executions each worker began meanwhile, by its name. */
	sharesOf(work: () => Promise<unknown>): Promise<Record<string, number>>;
	/** The names of the workers that had a part in an execution. */
	workersOf(executionId: string): string[];
}

/** Installs PostgreSQL and Redis if they are missing and that was asked for. */
export async function ensureQueueServers(): Promise<void> {
	await ensureCommands(QUEUE_SERVERS, PURPOSE, stateFolder(), timedReport());
}

/** Starts n8n's main process and two workers, which notice within seconds when one of them is gone. */
export function useQueue(name: string): QueueBench {
	const report = timedReport();
	let queue: Queue | undefined;
	let unlock = () => {};
	const started = () => {
		if (queue === undefined) throw new Error('n8n has not been started');
		return queue;
	};
	const actions = actionsOn(() => started().main);
	const counts = () => Object.fromEntries(started().workers.map((worker) => [worker.name, worker.executions().length]));

	beforeAll(async () => {
		unlock = takeLock(join(stateFolder(), `${name}.lock`));
		const runtime = await ensureRuntime(report);
		await ensureQueueServers();
		const packed = await buildAndPack(report);
		const env = {
			QUEUE_WORKER_LOCK_DURATION: '8000',
			QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
			QUEUE_WORKER_STALLED_INTERVAL: '2000',
		};
		queue = await startQueue(runtime, { folder: join(stateFolder(), name), workers: 2, env, report });
		report("installing the nodes with n8n's own installer");
		await queue.installPackage(packed);
	}, 1_200_000);
	afterAll(async () => {
		await queue?.stop();
		unlock();
	}, 120_000);

	return {
		get queue() {
			return started();
		},
		...actions,
		publish: async (path, nodes) => {
			const id = await actions.save(path, [webhook(path), ...nodes]);
			await started().main.client.activateWorkflow(id);
		},
		sharesOf: async (work) => {
			const before = counts();
			await work();
			return Object.fromEntries(
				Object.entries(counts()).map(([worker, count]) => [worker, count - (before[worker] ?? 0)]),
			);
		},
		workersOf: (id) =>
			started()
				.workers.filter((worker) => worker.executions().includes(id))
				.map((worker) => worker.name),
	};
}
