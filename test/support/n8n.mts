/**
 * Workflows in process: n8n-core's own engine, HTTP helpers and OAuth2 client run the package's nodes from source.
 * Only what lives in the n8n server is stood in for: the store of credentials, and the expressions within them.
 */
import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'renewals-n8n-core-'));
process.env.N8N_ENCRYPTION_KEY ??= 'only-for-tests';
process.env.N8N_LOG_LEVEL ??= 'silent';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	Expression,
	NodeHelpers,
	Workflow,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type ITaskData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import * as package_ from '../../index';
import { CredentialStore, type StoredCredential } from './credentials.mts';

Expression.setExpressionEngine('legacy');

/** A node of a test workflow; `type` is the class's name in index.ts. */
export interface TestNode {
	name?: string;
	type: keyof typeof package_;
	parameters: Record<string, unknown>;
	credentials?: StoredCredential;
	onError?: INode['onError'];
	/** Retry On Fail, with this number of tries. */
	maxTries?: number;
	/** Always Output Data */
	alwaysOutputData?: boolean;
	/** Whether an AI agent calls it: n8n gives the type of such a node another name. */
	asTool?: boolean;
}

export interface Ran {
	status: IRun['status'];
	/** Items of a node by output; the last node when none is named. */
	outputs(node?: string): INodeExecutionData[][];
	/** JSON of the first output of the last node. */
	json(): Array<Record<string, unknown>>;
	hints: string[];
	error: (Error & { description?: string | null; context?: Record<string, unknown> }) | undefined;
	/** Everything that the execution left behind, to search for what must not be there. */
	run: IRun;
}

class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: 'start',
		group: ['trigger' as const],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: ['main' as const],
		properties: [],
	};

	async execute(this: { getInputData(): INodeExecutionData[] }): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Stands in for *Loop Over Items*: one batch with all items, then Done. */
class Loop implements INodeType {
	description = {
		...new Start().description,
		name: 'loop',
		inputs: ['main' as const],
		outputs: ['main' as const, 'main' as const],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const memory = this.getContext('node');
		const isDone = memory.isDone === true;
		memory.isDone = true;
		return isDone ? [this.getInputData(), []] : [[], this.getInputData()];
	}
}

/** A credential's test request as a node, which is how n8n's server sends it too. */
function testNodeOf({ name, test }: ICredentialType): INodeType {
	const { outputs, ...rest } = new Start().description;
	const routing = { request: test?.request };
	const properties = [{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing }];
	const credentials_ = [{ name, required: true }];
	return {
		description: { ...rest, inputs: outputs, outputs, properties, credentials: credentials_ },
	} as unknown as INodeType;
}

const LOOP = 'n8n-nodes-base.splitInBatches';
const types: Record<string, INodeType> = {
	'test.start': new Start() as unknown as INodeType,
	[LOOP]: new Loop() as unknown as INodeType,
};
type Classes = Record<string, new () => INodeType | ICredentialType>;

function addNodes(classes: Classes): void {
	for (const [name, Class] of Object.entries(classes)) {
		const made = new Class();
		if ('execute' in made) types[`n8n-nodes-reseller-renewals.${name}`] = made;
		if ('execute' in made) types[`n8n-nodes-reseller-renewals.${name}Tool`] = made;
		if ('test' in made) types[`n8n-nodes-reseller-renewals.${name}`] = testNodeOf(made);
	}
}
addNodes(package_);

const nodeTypes: INodeTypes = {
	getByName: (name) => types[name] as INodeType,
	getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(types[name] as INodeType, version),
	getKnownTypes: () => ({}),
};

export const credentials = new CredentialStore(package_);

/** Adds nodes and credentials that index.ts does not export, such as the example of the guide. */
export function addTypes(classes: Classes): void {
	addNodes(classes);
	credentials.add(classes);
}

/**
 * Runs Start → nodes, one after the other along their first outputs.
 * @param options.items what Start hands on; one empty item by default
 * @param options.cancelAfter milliseconds after which the execution is cancelled
 * @param options.cancelWhen resolves when the execution is to be cancelled
 * @param options.inLoop whether Loop Over Items comes before the nodes, which lead back to it
 * @param options.staticData what the workflow remembers from one execution to the next; changed in place
 */
export async function runWorkflow(
	nodes: TestNode[],
	options: {
		items?: Array<Record<string, unknown>>;
		timezone?: string;
		cancelAfter?: number;
		cancelWhen?: Promise<unknown>;
		inLoop?: boolean;
		staticData?: IDataObject;
	} = {},
): Promise<Ran> {
	const named = nodes.map((node, index) => ({
		...node,
		name: node.name ?? (index === 0 ? node.type : `${node.type} ${index + 1}`),
	}));
	const start: INode = {
		id: 'start',
		name: 'Start',
		type: 'test.start',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const chain: INode[] = named.map((node, index) => ({
		id: String(index),
		name: node.name,
		type: `n8n-nodes-reseller-renewals.${node.type}${node.asTool === true ? 'Tool' : ''}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: node.parameters as INode['parameters'],
		onError: node.onError,
		alwaysOutputData: node.alwaysOutputData,
		...(node.maxTries !== undefined && { retryOnFail: true, maxTries: node.maxTries, waitBetweenTries: 1 }),
		...(node.credentials && {
			credentials: { [node.credentials.type]: { id: node.credentials.id, name: node.credentials.id } },
		}),
	}));
	const loop: INode = { ...start, id: 'loop', name: 'Loop', type: LOOP };
	const all = options.inLoop === true ? [start, loop, ...chain] : [start, ...chain];
	const to = (node: INode | undefined) => [{ node: node?.name ?? '', type: 'main' as const, index: 0 }];
	const connections = Object.fromEntries(
		all.slice(0, -1).map((node, index) => [node.name, { main: [...(node === loop ? [[]] : []), to(all[index + 1])] }]),
	);
	if (options.inLoop === true) connections[all.at(-1)?.name ?? ''] = { main: [to(loop)] };
	const settings = { executionOrder: 'v1' as const, timezone: options.timezone ?? 'Europe/Berlin' };
	const data = {
		id: 'w',
		name: 'test',
		active: false,
		nodes: all,
		connections,
		settings,
		createdAt: new Date(),
		updatedAt: new Date(),
		isArchived: false,
		activeVersionId: null,
	};
	const workflow = new Workflow({ ...data, nodeTypes, staticData: options.staticData });
	const run = await execute(workflow, data, options);
	return ranOf(run, all.at(-1)?.name ?? '');
}

async function execute(
	workflow: Workflow,
	data: ConstructorParameters<typeof ExecutionLifecycleHooks>[2],
	options: { items?: Array<Record<string, unknown>>; cancelAfter?: number; cancelWhen?: Promise<unknown> },
): Promise<IRun> {
	const base = 'http://127.0.0.1';
	const additionalData = {
		credentialsHelper: credentials,
		executionId: '1',
		currentNodeExecutionIndex: 0,
		restApiUrl: `${base}/rest`,
		instanceBaseUrl: base,
		formBaseUrl: `${base}/form`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		formTestBaseUrl: `${base}/form-test`,
		webhookBaseUrl: `${base}/webhook`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		variables: {},
		logAiEvent: () => undefined,
		hooks: new ExecutionLifecycleHooks('manual', '1', data),
		externalSecretsProxy: {
			hasSecret: () => false,
			getSecret: () => undefined,
			listSecrets: () => [],
			hasProvider: () => false,
			listProviders: () => [],
		},
	} as unknown as IWorkflowExecuteAdditionalData;
	const items = (options.items ?? [{}]).map((json) => ({ json }));
	const startNode = workflow.getNode('Start') as INode;
	const runExecutionData = {
		startData: {},
		resultData: { runData: {} },
		executionData: {
			contextData: {},
			nodeExecutionStack: [{ node: startNode, data: { main: [items] }, source: null }],
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	};
	const execution = new WorkflowExecute(additionalData, 'manual', runExecutionData as never);
	const running = execution.processRunExecutionData(workflow);
	if (options.cancelAfter !== undefined) setTimeout(() => running.cancel(), options.cancelAfter);
	void options.cancelWhen?.then(() => running.cancel());
	return await running;
}

function ranOf(run: IRun, last: string): Ran {
	const task = (node: string): ITaskData | undefined => run.data.resultData.runData[node]?.[0];
	const outputs = (node = last) => (task(node)?.data?.main ?? []).map((items) => items ?? []);
	const tasks = Object.values(run.data.resultData.runData).flat();
	return {
		status: run.status,
		outputs,
		json: () => (outputs()[0] ?? []).map(({ json }) => json),
		hints: tasks.flatMap(({ hints }) => hints ?? []).map(({ message }) => message),
		error: run.data.resultData.error as Ran['error'],
		run,
	};
}
