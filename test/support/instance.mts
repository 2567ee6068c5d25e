/** A real n8n with the packed package in it, for the tests of one file. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll } from '@jest/globals';

import { buildAndPack } from '../../harness/build.mts';
import type { Execution, WorkflowNode } from '../../harness/n8n/client.mts';
import { startInstance, type Instance } from '../../harness/n8n/instance.mts';
import { takeLock } from '../../harness/n8n/lock.mts';
import { installPackage } from '../../harness/n8n/packageInstall.mts';
import { prepareFolder } from '../../harness/n8n/prepared.mts';
import { ensureRuntime, type Pinned, type Release, type Runtime } from '../../harness/n8n/runtime.mts';
import { stateFolder } from '../../harness/n8n/state.mts';
import { timedReport } from '../../harness/progress.mts';

export const OURS = 'n8n-nodes-reseller-renewals';

/** A node to be put in a workflow; the id stays with its name, as what n8n remembers of a node hangs on it. */
export const nodeOf = (
	name: string,
	type: string,
	parameters: Record<string, unknown> = {},
	typeVersion = 1,
): WorkflowNode & Record<string, unknown> => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
});

/** Connections that lead along the first outputs, from each node to the next. */
export const inARow = (...names: string[]): Record<string, unknown> =>
	Object.fromEntries(
		names.slice(0, -1).map((name, index) => [name, { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] }]),
	);

/** The trigger of the editor's button, and the one of a production execution. */
export const start = nodeOf('Start', 'n8n-nodes-base.manualTrigger');
export const webhook = (path: string): WorkflowNode => ({
	...nodeOf(
		'Webhook',
		'n8n-nodes-base.webhook',
		{ path, httpMethod: 'POST', responseMode: 'lastNode', responseData: 'allEntries', options: {} },
		2.1,
	),
	...{ webhookId: path },
});

/** What tests do with workflows. */
export interface Actions {
	/** Saves a workflow and returns its id; its nodes are in a row unless it says how they are connected. */
	save(name: string, nodes: WorkflowNode[], connections?: Record<string, unknown>): Promise<string>;
	/** Saves a workflow and executes it from its first node, as the editor does. */
	run(name: string, nodes: WorkflowNode[], connections?: Record<string, unknown>): Promise<Execution>;
	/** Executes an active workflow by its webhook, and returns the items of its last node. */
	call(path: string, body: unknown): Promise<Array<Record<string, unknown>>>;
}

export interface Bench extends Actions {
	readonly instance: Instance;
	/** Ends n8n and starts it again with the same database. */
	restart(): Promise<void>;
}

export function actionsOn(instance: () => Instance): Actions {
	const settings = { executionOrder: 'v1', timezone: 'UTC' };
	const save: Actions['save'] = async (workflow, nodes, connections = inARow(...nodes.map((node) => node.name))) =>
		await instance().client.saveWorkflow({ name: workflow, nodes, connections, settings });
	return {
		save,
		run: async (workflow, nodes, connections) => {
			const id = await save(workflow, nodes, connections);
			return await instance().client.runWorkflow(id, nodes[0]?.name ?? '');
		},
		call: async (path, body) => {
			const headers = { 'content-type': 'application/json' };
			// n8n registers a webhook some moments after it has said that the workflow is active.
			for (const end = Date.now() + 10_000; ; await sleep(50)) {
				const answer = await fetch(`${instance().url}/webhook/${path}`, {
					method: 'POST',
					headers,
					body: JSON.stringify(body),
				});
				const text = await answer.text();
				if (answer.ok) return JSON.parse(text) as Array<Record<string, unknown>>;
				if (answer.status !== 404 || Date.now() > end)
					throw new Error(`The webhook answered ${answer.status}: ${text.slice(0, 400)}`);
			}
		},
	};
}

export interface InstanceWanted {
	/** Which n8n it is, the newest that is pinned by default. */
	release?: Pinned | Release;
	/** Whether it serves the editor, and types/nodes.json for it. It does not by default, as that takes long to start. */
	editor?: boolean;
}

/**
 * Starts n8n for the tests of a file, in a folder of that name which is made anew.
 *
 * @param environment more variables for n8n, asked for each time that it starts
 */
export function useInstance(
	name: string,
	environment: () => NodeJS.ProcessEnv = () => ({}),
	{ release, editor = false }: InstanceWanted = {},
): Bench {
	const folder = join(stateFolder(), name);
	const report = timedReport();
	let runtime: Runtime;
	let instance: Instance;
	let unlock = () => {};

	const start = async () => {
		instance = await startInstance(runtime, { folder, editor, report, env: environment() });
	};

	beforeAll(async () => {
		unlock = takeLock(join(stateFolder(), `${name}.lock`));
		const packed = await buildAndPack(report);
		runtime = await ensureRuntime(report, undefined, release);
		await prepareFolder(runtime, folder, report);
		await start();
		await installPackage(instance, packed);
	}, 1_200_000);
	afterAll(async () => {
		await instance?.stop();
		unlock();
	}, 60_000);

	return {
		get instance() {
			return instance;
		},
		...actionsOn(() => instance),
		restart: async () => {
			await instance.stop();
			await start();
		},
	};
}
