/**
 * n8n's own engine in this process: the packed nodes and n8n's, its loader, HTTP helpers, OAuth2 client and default
 * expression engine. Only the server is missing, and with it the database: what it would cost, it costs everybody.
 */
import 'reflect-metadata';
import { Container } from '@n8n/di';
import { BinaryDataService, ExecutionLifecycleHooks, PackageDirectoryLoader, WorkflowExecute } from 'n8n-core';
import {
	Expression,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IVersionedNodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

import { CredentialStore, type StoredCredential } from '../../test/support/credentials.mts';
import { benchNodes } from './nodes.mts';

const host = createRequire(join(process.env.BENCH_APP_FOLDER ?? '', 'package.json'));

/** n8n's defaults (its configuration of the expression engine). */
const ENGINE = {
	engine: 'vm' as const,
	poolSize: 1,
	maxCodeCacheSize: 1024,
	bridgeTimeout: 5000,
	bridgeMemoryLimit: 128,
};
await Expression.initExpressionEngine(ENGINE);
await Container.get(BinaryDataService).init();

const loader = new PackageDirectoryLoader(process.env.BENCH_PACKAGE_FOLDER ?? '');
await loader.loadAll();

type AnyNode = INodeType | IVersionedNodeType;
const types: Record<string, AnyNode> = { ...benchNodes };
for (const [name, { type }] of Object.entries(loader.nodeTypes)) types[`${loader.packageName}.${name}`] = type;
const OF_N8N = {
	httpRequest: 'HttpRequest/HttpRequest',
	filter: 'Filter/Filter',
	set: 'Set/Set',
	aggregate: 'Transform/Aggregate/Aggregate',
	splitOut: 'Transform/SplitOut/SplitOut',
};
for (const [name, file] of Object.entries(OF_N8N)) {
	const exported = host(`n8n-nodes-base/dist/nodes/${file}.node.js`) as Record<string, new () => AnyNode>;
	const Type = exported[basename(file)];
	if (Type !== undefined) types[`n8n-nodes-base.${name}`] = new Type();
}

const nodeTypes: INodeTypes = {
	getByName: (name) => types[name] as AnyNode,
	getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(types[name] as AnyNode, version),
	getKnownTypes: () => ({}),
};

/** Expressions in a credential are resolved by the running workflow, as n8n's server does while one executes. */
class Credentials extends CredentialStore {
	override async getDecrypted(
		...[, { id }, type, mode, executeData, raw, resolve]:
			| Parameters<CredentialStore['getDecrypted']>
			| [...Parameters<CredentialStore['getDecrypted']>, Resolve?]
	): Promise<ICredentialDataDecryptedObject> {
		const data = structuredClone(this.saved(id ?? '') ?? {});
		if (raw === true) return data;
		const filled = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			data as never,
			true,
			false,
			null,
			null,
		);
		const all = { ...data, ...filled } as ICredentialDataDecryptedObject;
		if (resolve === undefined) return all;
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = resolve;
		return workflow.expression.getParameterValue(
			all as never,
			runExecutionData as never,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData as never,
			mode as never,
			{},
			executeData as never,
			false,
			all as never,
		) as never;
	}
}

interface Resolve {
	workflow: Workflow;
	runExecutionData: unknown;
	runIndex: number;
	itemIndex: number;
	node: INode;
	connectionInputData: unknown;
}

const credentialClasses = Object.entries(loader.credentialTypes).map(([name, { type }]) => {
	const found = type;
	return [
		name,
		class {
			constructor() {
				return found;
			}
		},
	] as const;
});
export const credentials = new Credentials(Object.fromEntries(credentialClasses));

export interface BenchNode {
	/** Such as `n8n-nodes-base.filter`. */
	type: string;
	typeVersion?: number;
	parameters: Record<string, unknown>;
	credential?: StoredCredential;
}

/** The node of a run whose outputs are looked at. */
export const LAST = 'Node';

/** Executes items → nodes before → node. @throws Error when the execution fails. */
export async function execute(
	last: BenchNode,
	options: { before?: BenchNode[]; items?: INodeExecutionData[]; staticData?: IDataObject } = {},
): Promise<{ run: IRun; outputs: INodeExecutionData[][] }> {
	const nodeOf = (name: string, { type, typeVersion = 1, parameters, credential }: BenchNode): INode => ({
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
		...(credential && { credentials: { [credential.type]: { id: credential.id, name: credential.id } } }),
	});
	const start = nodeOf('Start', { type: 'bench.start', parameters: {} });
	const before = (options.before ?? []).map((step, index) => nodeOf(`Step ${index + 1}`, step));
	const nodes = [start, ...before, nodeOf(LAST, last)];
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, index) => [
				nodes[index]?.name ?? '',
				{ main: [[{ node: name, type: 'main' as const, index: 0 }]] },
			]),
	);
	const times = { createdAt: new Date(), updatedAt: new Date() };
	const data = {
		id: 'w',
		name: 'bench',
		active: false,
		nodes,
		connections,
		settings: { executionOrder: 'v1' as const, timezone: 'UTC' },
		isArchived: false,
		activeVersionId: null,
		...times,
	};
	const workflow = new Workflow({ ...data, nodeTypes, staticData: options.staticData });
	const base = 'http://127.0.0.1';
	const additionalData = {
		credentialsHelper: credentials,
		executionId: '1',
		currentNodeExecutionIndex: 0,
		restApiUrl: base,
		instanceBaseUrl: base,
		formWaitingBaseUrl: base,
		webhookWaitingBaseUrl: base,
		variables: {},
		hooks: new ExecutionLifecycleHooks('trigger', '1', data),
		externalSecretsProxy: {
			hasSecret: () => false,
			getSecret: () => undefined,
			listSecrets: () => [],
			hasProvider: () => false,
			listProviders: () => [],
		},
	} as unknown as IWorkflowExecuteAdditionalData;
	const stack = [{ node: start, data: { main: [options.items ?? [{ json: {} }]] }, source: null }];
	const runExecutionData = {
		startData: {},
		resultData: { runData: {} },
		executionData: {
			contextData: {},
			nodeExecutionStack: stack,
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	};
	const run = await workflow.expression.withIsolate(
		async () =>
			await new WorkflowExecute(additionalData, 'trigger', runExecutionData as never).processRunExecutionData(workflow),
	);
	const { error, runData } = run.data.resultData;
	if (error !== undefined)
		throw new Error(`${last.type} failed: ${error.message} ${'description' in error ? String(error.description) : ''}`);
	return { run, outputs: (runData[LAST]?.[0]?.data?.main ?? []).map((items) => items ?? []) };
}
