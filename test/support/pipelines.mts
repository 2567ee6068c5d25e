/** The workflows of workflows/ in a real n8n, between the vendors' sandboxes and doubles of where they report to. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';

import { startSandboxes, type Running, type SandboxesOptions, type VendorName } from '../../sandbox/index.mts';
import { connectVendors, loadWorkflow, type RenewalsWorkflow } from '../../harness/demo/workflow.mts';
import type { Execution } from '../../harness/n8n/client.mts';
import { stateFolder } from '../../harness/n8n/state.mts';
import { makeAuthority, type Authority } from './doubles/authority.mts';
import type { Double } from './doubles/double.mts';
import { startProxy, type ProxyDouble, type ProxyOptions } from './doubles/proxy.mts';
import { useInstance, type Bench } from './instance.mts';

type Doubles = Record<string, Double>;

export interface PipelinesOptions<D extends Doubles> extends SandboxesOptions {
	/** Starts the services that the workflows report to. */
	doubles(authority: Authority): Promise<D>;
	proxy?: ProxyOptions;
}

export interface WorkflowOptions {
	/** Keep the pinned example data; without it the nodes do what they would do in production. */
	pinned?: boolean;
	/** Save no credential, as on a fresh n8n; `vendors`: none of a vendor, but those of the doubles. */
	unconnected?: boolean | 'vendors';
	/** Let *Retry On Fail* wait as long as the file says; otherwise it waits a tenth of that. */
	patient?: boolean;
	/** What a person would set in the editor before the first run. */
	change?(workflow: RenewalsWorkflow): void;
}

export interface Pipelines<D extends Doubles> {
	readonly n8n: Bench;
	readonly doubles: D;
	readonly proxy: ProxyDouble;
	readonly vendors: readonly Running[];
	vendor(name: VendorName): Running;
	/** Imports a workflow file under its name, with all credentials that its nodes name, and returns its id. */
	import(file: string, options?: WorkflowOptions): Promise<string>;
	/** Imports it and executes it from its trigger. */
	run(file: string, options?: WorkflowOptions): Promise<Execution>;
	/** Executes what is imported already once more. */
	runAgain(id: string): Promise<Execution>;
}

/**
 * Starts all of it for the tests of a file. After each test vendors and doubles are as new, and no host may have been
 * asked for that nobody serves.
 */
export function usePipelines<D extends Doubles>(name: string, options: PipelinesOptions<D>): Pipelines<D> {
	const { doubles: startDoubles, proxy: proxyOptions, ...sandboxesOptions } = options;
	const certificate = join(stateFolder(), `${name}-authority.pem`);
	const closing: Array<() => Promise<void>> = [];
	let doubles: D;
	let proxy: ProxyDouble;
	let vendors: readonly Running[];

	beforeAll(async () => {
		const authority = await makeAuthority();
		mkdirSync(stateFolder(), { recursive: true });
		authority.save(certificate);
		proxy = await startProxy(proxyOptions);
		closing.push(proxy.close);
		doubles = await startDoubles(authority);
		for (const { hosts = [], server, close } of Object.values(doubles)) {
			closing.push(close);
			for (const host of hosts) if (server) proxy.lead(host, server);
		}
		const sandboxes = await startSandboxes({ customers: 60, seed: 7, ...sandboxesOptions });
		closing.push(sandboxes.close);
		vendors = sandboxes.vendors;
	}, 120_000);
	const n8n = useInstance(name, () => ({ ...proxy.environment, NODE_EXTRA_CA_CERTS: certificate }));
	// n8n and its installer ask for their own hosts while they start.
	beforeAll(() => proxy.reset());
	afterEach(() => {
		const { refused } = proxy;
		expect(refused).toEqual([]);
		proxy.reset();
		for (const double of Object.values(doubles)) double.reset();
		for (const vendor of vendors) vendor.reset({ knobs: true });
	});
	afterAll(async () => {
		for (const close of closing.reverse()) await close();
	}, 60_000);

	/** Ids by credential type and name. Saved once: a credential that is saved anew loses its vendor's token. */
	const saved = new Map<string, string>();
	const connect = async (workflow: RenewalsWorkflow) => {
		const named = workflow.nodes.flatMap(({ credentials = {} }) => Object.entries(credentials));
		const keyOf = (type: string, credential: { name: string }) => `${type} ${credential.name}`;
		if (named.some(([type, credential]) => !saved.has(keyOf(type, credential)))) {
			await connectVendors(n8n.instance.client, workflow, [...vendors, ...Object.values(doubles)]);
			for (const [type, credential] of named) saved.set(keyOf(type, credential), credential.id ?? '');
		}
		for (const [type, credential] of named) credential.id = saved.get(keyOf(type, credential)) ?? null;
	};
	const triggers = new Map<string, string>();

	const pipelines: Pipelines<D> = {
		n8n,
		get doubles() {
			return doubles;
		},
		get proxy() {
			return proxy;
		},
		get vendors() {
			return vendors;
		},
		vendor: (wanted) => {
			const found = vendors.find(({ vendor }) => vendor === wanted);
			if (found === undefined) throw new Error(`The sandbox of ${wanted} was not started.`);
			return found;
		},
		import: async (file, { pinned = false, unconnected = false, patient = false, change } = {}) => {
			const workflow = loadWorkflow(file);
			if (!pinned) workflow.pinData = {};
			const ours = (type: string) => vendors.some(({ credentialType }) => credentialType === type);
			for (const node of workflow.nodes) {
				const types = Object.keys(node.credentials ?? {});
				if (unconnected === true || (unconnected === 'vendors' && types.some(ours))) delete node.credentials;
			}
			if (!patient) hurryRetries(workflow);
			await connect(workflow);
			change?.(workflow);
			const id = await n8n.instance.client.saveWorkflow(workflow);
			const trigger = workflow.nodes.find(({ type }) => /trigger$/i.test(type));
			triggers.set(id, trigger?.name ?? '');
			return id;
		},
		run: async (file, how) => await pipelines.runAgain(await pipelines.import(file, how)),
		runAgain: async (id) => await n8n.instance.client.runWorkflow(id, triggers.get(id) ?? ''),
	};
	return pipelines;
}

/** *Retry On Fail* of the files waits 5 s, because the services they report to need that; the doubles do not. */
function hurryRetries({ nodes }: RenewalsWorkflow): void {
	for (const node of nodes) if (node.waitBetweenTries !== undefined) node.waitBetweenTries /= 10;
}

/** Changes the parameters of a node, by its name. @throws Error if there is none */
export function setParameters(workflow: RenewalsWorkflow, node: string, parameters: Record<string, unknown>): void {
	const found = workflow.nodes.find(({ name }) => name === node);
	if (found === undefined) throw new Error(`"${workflow.name}" has no node "${node}".`);
	Object.assign(found.parameters, parameters);
}
