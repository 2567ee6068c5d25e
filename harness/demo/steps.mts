import { join } from 'node:path';

import { startSandboxes } from '../../sandbox/index.mts';
import { buildAndPack } from '../build.mts';
import type { Execution } from '../n8n/client.mts';
import { startInstance, type Instance } from '../n8n/instance.mts';
import { installPackage } from '../n8n/packageInstall.mts';
import type { PackedPackage } from '../n8n/environment.mts';
import { startQueue, type Queue } from '../n8n/queue.mts';
import { ensureRuntime, type Runtime } from '../n8n/runtime.mts';
import { stateFolder, type Report } from '../n8n/state.mts';
import { execute, onWebhook, type LoadResult } from './production.mts';
import { digestsOf, withDigests, type Digests } from './digests.mts';
import type { Sandbox } from './sandboxes.mts';
import {
	connectVendors,
	loadWorkflow,
	sandboxesOf,
	setWindow,
	shareCredentials,
	workflowNames,
	type RenewalsWorkflow,
} from './workflow.mts';

/** What the production executions in queue mode are: more at once than one worker takes. */
export const LOAD = { executions: 20, atOnce: 10 };
const WORKERS = 2;
const WEBHOOK = 'upcoming-renewals';

/** What the steps hand on to each other; each fills in its own. */
export interface Demo {
	packed: PackedPackage;
	runtime: Runtime;
	sandboxes: readonly Sandbox[];
	instance: Instance;
	workflow: RenewalsWorkflow;
	workflowId: string;
	execution: Execution;
	/** What the digest makes of the same renewals. */
	digests: Digests;
	/** In queue mode only. */
	queue?: Queue;
	/** Of the production executions in queue mode. */
	load?: LoadResult;
}

export interface DemoStep {
	title: string;
	run(demo: Demo, report: Report): Promise<void>;
}

export interface StepOptions {
	/** The instance's folder inside the state folder. */
	instance: string;
	/** The first port to try for the editor; any free one by default. */
	port?: number;
	/** Whether n8n serves its editor; true by default. It starts sooner without. */
	editor?: boolean;
	/** Length of the renewal window in days. */
	days: number;
	/** Start it in queue mode, and execute the workflow as production does as well. */
	queue?: boolean;
	/** Gets what has to be closed at the end, the last one first. */
	closing: Array<() => Promise<void> | void>;
	signal: AbortSignal;
}

/** All it takes from the sources to an executed workflow in a real n8n. */
export function demoSteps({
	instance,
	port,
	editor = true,
	days,
	queue = false,
	closing,
	signal,
}: StepOptions): DemoStep[] {
	const steps: DemoStep[] = [
		{
			title: 'Make n8n ready to start (minutes the first time)',
			run: async (demo, report) => {
				demo.runtime = await ensureRuntime(report, signal);
			},
		},
		{
			title: "Start the vendors' sandboxes",
			run: async (demo) => {
				const { vendors, close } = await startSandboxes();
				closing.push(close);
				demo.workflow = loadWorkflow();
				demo.sandboxes = sandboxesOf(demo.workflow, vendors);
			},
		},
		{
			title: `Build and pack the nodes, and start ${queue ? `PostgreSQL, Redis, n8n and ${WORKERS} workers` : 'n8n'}`,
			run: async (demo, report) => {
				const start = async () => {
					const options = { folder: join(stateFolder(), instance), port, editor, report, signal };
					if (queue) demo.queue = await startQueue(demo.runtime, { ...options, workers: WORKERS });
					demo.instance = demo.queue?.main ?? (await startInstance(demo.runtime, options));
					closing.push((demo.queue ?? demo.instance).stop);
				};
				const build = async () => void (demo.packed = await buildAndPack(report, signal));
				// Waits for both even if one fails: otherwise an n8n would be left that nobody stops.
				for (const done of await Promise.allSettled([start(), build()]))
					if (done.status === 'rejected') throw done.reason;
			},
		},
		{
			title: "Install the nodes with n8n's own installer",
			run: async ({ queue, instance, packed }) =>
				void (await (queue?.installPackage(packed) ?? installPackage(instance, packed))),
		},
		{
			title: `Save credentials, test them, import the ${editor ? 'workflows' : 'workflow'}`,
			run: async (demo) => {
				setWindow(demo.workflow, days);
				const { client } = demo.instance;
				const vendors = await connectVendors(client, demo.workflow, demo.sandboxes);
				const refused = vendors.find(({ test }) => test.status !== 'OK');
				if (refused) throw new Error(`n8n's test of "${refused.name}": ${refused.test.message}`);
				// Nobody sees the others without the editor.
				for (const name of editor ? workflowNames() : []) {
					const other = loadWorkflow(name);
					if (other.name === demo.workflow.name) continue;
					shareCredentials(demo.workflow, other);
					await client.saveWorkflow(other);
				}
				demo.workflowId = await client.saveWorkflow(demo.workflow);
			},
		},
		{
			title: 'Execute the workflow',
			run: async (demo) => {
				const { client } = demo.instance;
				demo.execution = succeeded(await client.runWorkflow(demo.workflowId, 'Start', { signal }));
			},
		},
		{
			title: 'Write the digest in each format',
			run: async (demo) => {
				const { client } = demo.instance;
				const id = await client.saveWorkflow(withDigests(demo.workflow));
				demo.digests = digestsOf(succeeded(await client.runWorkflow(id, 'Start', { signal })));
			},
		},
	];
	if (queue) {
		steps.push({
			title: `Execute it ${LOAD.executions} times by a webhook, ${LOAD.atOnce} at once`,
			run: async (demo) => {
				const { client, url } = demo.instance;
				await client.activateWorkflow(await client.saveWorkflow(onWebhook(demo.workflow, WEBHOOK)));
				demo.load = await execute(url, WEBHOOK, LOAD);
			},
		});
	}
	return steps;
}

/** @throws Error when the execution failed */
function succeeded(execution: Execution): Execution {
	const { status, error, id } = execution;
	if (status !== 'success') throw new Error(`Execution ${id} ended with ${status}: ${error}`);
	return execution;
}
