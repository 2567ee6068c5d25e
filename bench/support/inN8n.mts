import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import {
	outputItems,
	type Execution,
	type Item,
	type N8nClient,
	type WorkflowNode,
} from '../../harness/n8n/client.mts';
import { startInstance } from '../../harness/n8n/instance.mts';
import { installPackage } from '../../harness/n8n/packageInstall.mts';
import type { FarVendor } from './far.mts';
import { forgetPeak, peakMb, residentMb } from './resident.mts';
import type { Setup } from './setup.mts';

/** Long enough for n8n to settle after its start. */
const REST_MS = 3000;
const TIMEOUT_SECONDS = 900;

export type Step = Pick<WorkflowNode, 'type' | 'parameters' | 'credentials'> & { typeVersion?: number };
type NamedStep = Step & { name: string };

/**
 * Saves a workflow whose steps follow one another and executes it from the first, as a person does in the editor.
 * @throws Error when the execution fails
 */
export async function runSteps(
	client: N8nClient,
	title: string,
	steps: NamedStep[],
	signal?: AbortSignal,
): Promise<Execution> {
	const id = await saveSteps(client, title, steps);
	const execution = await client.runWorkflow(id, steps[0]?.name ?? '', { timeoutSeconds: TIMEOUT_SECONDS, signal });
	return succeeded(execution, title);
}

async function saveSteps(client: N8nClient, title: string, steps: NamedStep[]): Promise<string> {
	const nodes = steps.map((step, index) => ({
		id: String(index),
		typeVersion: 1,
		position: [index * 200, 0],
		...step,
	}));
	const next = (index: number) => ({ main: [[{ node: steps[index + 1]?.name, type: 'main', index: 0 }]] });
	const connections = Object.fromEntries(steps.slice(0, -1).map(({ name }, index) => [name, next(index)]));
	return await client.saveWorkflow({
		name: title,
		nodes,
		connections,
		settings: { executionOrder: 'v1', timezone: 'UTC' },
	});
}

function succeeded(execution: Execution, title: string): Execution {
	if (execution.status !== 'success') throw new Error(`${title} in n8n: ${execution.error ?? execution.status}`);
	return execution;
}

/** What an execution took in n8n's main process. */
export interface Weight {
	/** Resident megabytes before it. */
	restMb: number;
	/** The most above that until the execution was saved. */
	peakMb: number;
	/** The most above rest while somebody opened the saved execution, for which n8n loads the whole of it. */
	openedMb: number;
}

/**
 * Executes a vendor's node in a real n8n that was started for it, as a person does in the editor. `first` runs before anything is
 * weighed, so that the node is loaded and signed in. Linux only: elsewhere the megabytes are not numbers.
 */
export async function weighInN8n(
	setup: Setup,
	{ sandbox }: FarVendor,
	first: Step,
	step: Step,
): Promise<Weight & { items: Item[] }> {
	const folder = join(setup.folder, 'weighed-n8n');
	rmSync(folder, { recursive: true, force: true });
	const instance = await startInstance(setup.runtime, { folder, report: setup.report, signal: setup.signal });
	const { client, pid } = instance;
	try {
		await installPackage(instance, setup.packed);
		const { id, name } = await client.saveCredential('Vendor', sandbox.credentialType, sandbox.credential);
		const stepsOf = (step: Step) => [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{ ...step, name: 'Node', credentials: { [sandbox.credentialType]: { id, name } } },
		];
		await runSteps(client, 'First', stepsOf(first), setup.signal);
		const workflow = await saveSteps(client, 'Weighed', stepsOf(step));
		await sleep(REST_MS);
		const restMb = residentMb(pid);
		forgetPeak(pid);
		const executionId = await client.startWorkflow(workflow, 'Start');
		await client.waitForEnd(workflow, executionId, { timeoutSeconds: TIMEOUT_SECONDS, signal: setup.signal });
		const savedMb = peakMb(pid) - restMb;
		forgetPeak(pid);
		const execution = await client.readExecution(executionId);
		return {
			restMb,
			peakMb: savedMb,
			openedMb: peakMb(pid) - restMb,
			items: outputItems(succeeded(execution, 'Weighed'), 'Node', 0),
		};
	} finally {
		await instance.stop();
	}
}
