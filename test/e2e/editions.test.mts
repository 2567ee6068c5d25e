/** Every edition in one real n8n, each installed with n8n's own installer, and its example workflow executed. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { editionNames, readEditions, readWhole } from '../../editions/build/edition.mts';
import { buildAndPackEditions } from '../../harness/build.mts';
import { dayIn } from '../../harness/demo/renewals.mts';
import { connectVendors, parseWorkflow } from '../../harness/demo/workflow.mts';
import { outputItems } from '../../harness/n8n/client.mts';
import { startInstance, type Instance } from '../../harness/n8n/instance.mts';
import { takeLock } from '../../harness/n8n/lock.mts';
import { installPackage } from '../../harness/n8n/packageInstall.mts';
import type { PackedPackage } from '../../harness/n8n/environment.mts';
import { ensureRuntime } from '../../harness/n8n/runtime.mts';
import { projectRoot, stateFolder } from '../../harness/n8n/state.mts';
import { timedReport } from '../../harness/progress.mts';
import { startSandboxes, type Running } from '../../sandbox/index.mts';

jest.setTimeout(300_000);

const NAME = 'e2e-editions';
const report = timedReport();
let instance: Instance;
let packed: PackedPackage[];
let vendors: readonly Running[];
const closing: Array<() => Promise<void> | void> = [];

beforeAll(async () => {
	closing.push(takeLock(join(stateFolder(), `${NAME}.lock`)));
	packed = await buildAndPackEditions(report);
	const sandboxes = await startSandboxes({ customers: 60, seed: 7 });
	closing.push(sandboxes.close);
	vendors = sandboxes.vendors;
	const folder = join(stateFolder(), NAME);
	rmSync(folder, { recursive: true, force: true });
	instance = await startInstance(await ensureRuntime(report), { folder, report });
	closing.push(instance.stop);
	for (const each of packed) await installPackage(instance, each);
}, 1_200_000);
afterAll(async () => {
	for (const close of closing.reverse()) await close();
}, 60_000);

const workflowOf = (name: string) =>
	parseWorkflow(readFileSync(join(projectRoot, 'editions', name, 'workflow.json'), 'utf8'));

test('all editions are installed side by side, each with its nodes', async () => {
	const installed = await instance.client.communityPackages();
	expect(installed.map(({ packageName }) => packageName).sort()).toEqual(editionNames().sort());
	const expected = readEditions(readWhole()).flatMap(({ name, nodes }) =>
		nodes.map(({ description }) => `${name}.${description.name}`),
	);
	expect(installed.flatMap(({ installedNodes }) => installedNodes.map(({ type }) => type)).sort()).toEqual(
		expected.sort(),
	);
});

describe('the example workflow of each edition', () => {
	const vendorEditions = editionNames().filter((name) =>
		workflowOf(name).nodes.some(({ credentials }) => credentials !== undefined),
	);

	test.each(vendorEditions)("%s: exactly what the vendor's sandbox says is due, in an Excel file", async (name) => {
		const workflow = workflowOf(name);
		const node = workflow.nodes.find(({ type }) => type.startsWith(`${name}.`));
		if (node === undefined) throw new Error(`${name} has no node in its workflow.`);
		const [connected] = await connectVendors(instance.client, workflow, vendors);
		expect(connected?.test.status).toBe('OK');
		const id = await instance.client.saveWorkflow(workflow);
		const execution = await instance.client.runWorkflow(id, 'Start');
		expect(execution.error).toBeUndefined();
		const zone = workflow.settings.timezone;
		const vendor = vendors.find(({ credentialType }) => credentialType in (node.credentials ?? {}));
		const window = { today: dayIn(zone, execution.startedAt), from: -7, to: 90, zone };
		const keyOf = ({ customerId, renewalDate }: Record<string, unknown>) => `${customerId} ${renewalDate}`;
		const due = (vendor?.expected(window).due ?? []).map((each) => keyOf({ ...each }));
		expect(due.length).toBeGreaterThan(0);
		const rows = outputItems(execution, node.name, 0).map(({ json }) => keyOf(json));
		expect(rows.sort()).toEqual(due.sort());
		expect(outputItems(execution, 'Excel File', 0)).toHaveLength(1);
	});

	test('n8n-nodes-renewal-tools: the example contracts that are due, as one message', async () => {
		const id = await instance.client.saveWorkflow(workflowOf('n8n-nodes-renewal-tools'));
		const execution = await instance.client.runWorkflow(id, 'Start');
		expect(execution.error).toBeUndefined();
		const [digest, ...more] = outputItems(execution, 'Renewal Digest', 0);
		expect(more).toEqual([]);
		const markdown = String(digest?.json.markdown);
		for (const customer of ['Example Dental', 'Example Logistics', 'Example School'])
			expect(markdown).toContain(customer);
		expect(markdown).not.toContain('Example Bakery');
	});
});

test('every credential that an edition brings is a type that n8n knows once', async () => {
	const { text } = await instance.client.fetchText('/types/credentials.json');
	const names = (JSON.parse(text) as Array<{ name: string }>).map(({ name }) => name);
	const ours = vendors.map(({ credentialType }) => credentialType);
	expect(names.filter((name) => ours.includes(name)).sort()).toEqual([...ours].sort());
});
