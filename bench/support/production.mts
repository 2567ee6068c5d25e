import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { execute, onWebhook, type Load } from '../../harness/demo/production.mts';
import { dayIn } from '../../harness/demo/renewals.mts';
import { dueRenewals } from '../../harness/demo/sandboxes.mts';
import { connectVendors, loadWorkflow, sandboxesOf, setWindow } from '../../harness/demo/workflow.mts';
import { startInstance, type Instance } from '../../harness/n8n/instance.mts';
import { installPackage } from '../../harness/n8n/packageInstall.mts';
import { startQueue } from '../../harness/n8n/queue.mts';
import { startSandboxes } from '../../sandbox/index.mts';
import { mustBe } from './far.mts';
import type { Setup } from './setup.mts';

export const LATENCY_MS = 50;
export const CONCURRENCY = 5;
export const DAYS = 90;
const PATH = 'bench';

/** An n8n of one kind, with the package installed. */
export interface Running {
	instance: Instance;
	/** Of the workers, where there are any. */
	workerPids: number[];
	stop(): Promise<void>;
}

export interface Kind {
	name: string;
	start(setup: Setup, folder: string): Promise<Running>;
}

/** Executions of the four vendors' workflow, each of which found what is due. */
export type Execute = (load: Load) => Promise<{ executions: number; seconds: number }>;

/** Starts n8n with the four vendors' workflow behind a webhook, and stops it after `use`. */
export async function inProduction<Result>(
	setup: Setup,
	kind: Kind,
	customers: number,
	use: (execute: Execute, running: Running) => Promise<Result>,
): Promise<Result> {
	const { vendors, close } = await startSandboxes({ customers, seed: 7 });
	const folder = mkdtempSync(join(setup.folder, 'queue-'));
	let running: Running | undefined;
	try {
		setup.report(`${kind.name} is starting`);
		running = await kind.start(setup, folder);
		const { client, url } = running.instance;
		const workflow = loadWorkflow();
		const sandboxes = sandboxesOf(workflow, vendors);
		setWindow(workflow, DAYS);
		await connectVendors(client, workflow, sandboxes);
		await client.activateWorkflow(await client.saveWorkflow(onWebhook(workflow, PATH)));
		for (const vendor of vendors) vendor.addFault({ kind: 'latency', ms: LATENCY_MS });
		const { timezone } = workflow.settings;
		const due = await dueRenewals(sandboxes, dayIn(timezone, new Date()), DAYS, timezone);
		const checked: Execute = async (load) => {
			const { seconds, items } = await execute(url, PATH, load);
			for (const found of items) mustBe(found, due.length, `${kind.name}, due in ${DAYS} days`);
			return { executions: items.length, seconds };
		};
		return await use(checked, running);
	} finally {
		await running?.stop();
		await close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function startRegular({ runtime, packed, report, signal }: Setup, folder: string): Promise<Running> {
	const env = { N8N_CONCURRENCY_PRODUCTION_LIMIT: String(CONCURRENCY) };
	const instance = await startInstance(runtime, { folder, env, report, signal });
	await installPackage(instance, packed);
	return { instance, workerPids: [], stop: instance.stop };
}

async function startWorkers(
	{ runtime, packed, report, signal }: Setup,
	folder: string,
	workers: number,
): Promise<Running> {
	const queue = await startQueue(runtime, { folder, workers, concurrency: CONCURRENCY, report, signal });
	await queue.installPackage(packed);
	return { instance: queue.main, workerPids: queue.workers.map(({ pid }) => pid), stop: queue.stop };
}

export const REGULAR: Kind = { name: 'regular mode', start: startRegular };

export const queueOf = (workers: number): Kind => ({
	name: `queue mode, ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
	start: async (setup, folder) => await startWorkers(setup, folder, workers),
});
