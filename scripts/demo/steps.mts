import { join } from 'node:path';

import { startSandboxes } from '../../sandbox/index.mts';
import { buildAndPack } from '../build.mts';
import type { Execution } from '../n8n/client.mts';
import { startInstance, type Instance } from '../n8n/instance.mts';
import { installPackage, type PackedPackage } from '../n8n/package-install.mts';
import { ensureRuntime, type Runtime } from '../n8n/runtime.mts';
import { stateFolder, type Report } from '../n8n/state.mts';
import type { Sandbox } from './sandboxes.mts';
import {
	connectVendors,
	loadWorkflow,
	sandboxesOf,
	setWindow,
	type RenewalsWorkflow,
} from './workflow.mts';

/** What the steps hand on to each other; each fills in its own. */
export interface Demo {
	packed: PackedPackage;
	runtime: Runtime;
	sandboxes: readonly Sandbox[];
	instance: Instance;
	workflow: RenewalsWorkflow;
	workflowId: string;
	execution: Execution;
}

export interface DemoStep {
	title: string;
	run(demo: Demo, report: Report): Promise<void>;
}

export interface StepOptions {
	/** The instance's folder inside the state folder. */
	instance: string;
	/** The first port to try for the editor; any free one when left out. */
	port?: number;
	/** Length of the renewal window in days. */
	days: number;
	/** Gets what has to be closed at the end, the last one first. */
	closing: Array<() => Promise<void> | void>;
	signal: AbortSignal;
}

/** All it takes from the sources to an executed workflow in a real n8n. */
export function demoSteps({ instance, port, days, closing, signal }: StepOptions): DemoStep[] {
	return [
		{
			title: 'Build and pack the nodes',
			run: async (demo, report) => {
				demo.packed = await buildAndPack(report, signal);
			},
		},
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
			title: 'Start n8n',
			run: async (demo, report) => {
				const folder = join(stateFolder(), instance);
				demo.instance = await startInstance(demo.runtime, { folder, port, report, signal });
				closing.push(demo.instance.stop);
			},
		},
		{
			title: "Install the nodes with n8n's own installer",
			run: async (demo) => void (await installPackage(demo.instance, demo.packed)),
		},
		{
			title: 'Save credentials, test them, import the workflow',
			run: async (demo) => {
				setWindow(demo.workflow, days);
				const { client } = demo.instance;
				const vendors = await connectVendors(client, demo.workflow, demo.sandboxes);
				const refused = vendors.find(({ test }) => test.status !== 'OK');
				if (refused) throw new Error(`n8n's test of "${refused.name}": ${refused.test.message}`);
				demo.workflowId = await client.saveWorkflow(demo.workflow);
			},
		},
		{
			title: 'Execute the workflow',
			run: async (demo) => {
				const { client } = demo.instance;
				demo.execution = await client.runWorkflow(demo.workflowId, 'Start', { signal });
				const { status, error, id } = demo.execution;
				if (status !== 'success') throw new Error(`Execution ${id} ended with ${status}: ${error}`);
			},
		},
	];
}
