import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { startSandboxes } from '../../sandbox/index.mts';
import { buildAndPack } from '../../harness/build.mts';
import * as renewals from '../../harness/demo/renewals.mts';
import { dueRenewals, protocolViolations, type Sandbox } from '../../harness/demo/sandboxes.mts';
import {
	connectVendors,
	loadWorkflow,
	sandboxesOf,
	setWindow,
	type ConnectedVendor,
} from '../../harness/demo/workflow.mts';
import type { Execution, InstalledPackage } from '../../harness/n8n/client.mts';
import { startInstance, type Instance } from '../../harness/n8n/instance.mts';
import { takeLock } from '../../harness/n8n/lock.mts';
import { installPackage } from '../../harness/n8n/packageInstall.mts';
import { ensureRuntime } from '../../harness/n8n/runtime.mts';
import { stateFolder } from '../../harness/n8n/state.mts';
import { timedReport } from '../../harness/progress.mts';
import { inARow, start } from '../support/instance.mts';

const DAYS = 90;
const PACKAGE = 'n8n-nodes-reseller-renewals';

const nodeTypesSchema = z.array(
	z.object({
		name: z.string(),
		communityNodePackageVersion: z.string().optional(),
		iconUrl: z.union([z.string(), z.object({ light: z.string(), dark: z.string() })]).optional(),
	}),
);

/** A zone where the calendar day is another than in UTC at this very moment, and one on the other side. */
function zonesOfOtherDays(): { workflow: string; process: string } {
	const [east, west] = ['Pacific/Kiritimati', 'Etc/GMT+12'];
	const now = new Date();
	return renewals.dayIn(east, now) === renewals.dayIn('UTC', now)
		? { workflow: west, process: east }
		: { workflow: east, process: west };
}

const WRONG_SECRET = 'not-the-secret';

function withWrongSecrets(credential: Record<string, unknown>): Record<string, unknown> {
	const isSecret = (name: string) => /secret|token|key/i.test(name) && !/url/i.test(name);
	const names = Object.keys(credential).filter(isSecret);
	expect(names).not.toEqual([]);
	return { ...credential, ...Object.fromEntries(names.map((name) => [name, WRONG_SECRET])) };
}

const secretsOf = (credential: Record<string, unknown>) =>
	Object.fromEntries(Object.entries(credential).filter(([, value]) => value === WRONG_SECRET));

jest.setTimeout(60_000);

let unlock = () => {};
let closeSandboxes = async () => {};
let sandboxes: Sandbox[];
let instance: Instance;
let installed: InstalledPackage;
let connected: ConnectedVendor[];
let execution: Execution;
const zones = zonesOfOtherDays();

beforeAll(async () => {
	const report = timedReport();
	unlock = takeLock(join(stateFolder(), 'e2e.lock'));
	const packed = await buildAndPack(report);
	const runtime = await ensureRuntime(report);
	const workflow = loadWorkflow();
	const started = await startSandboxes();
	closeSandboxes = started.close;
	sandboxes = sandboxesOf(workflow, started.vendors);
	const folder = join(stateFolder(), 'e2e');
	rmSync(folder, { recursive: true, force: true });
	instance = await startInstance(runtime, { folder, env: { TZ: zones.process }, report });
	report("installing the nodes with n8n's own installer");
	installed = await installPackage(instance, packed);
	report('executing the workflow');
	workflow.settings.timezone = zones.workflow;
	setWindow(workflow, DAYS);
	connected = await connectVendors(instance.client, workflow, sandboxes);
	const id = await instance.client.saveWorkflow(workflow);
	execution = await instance.client.runWorkflow(id, 'Start');
	report(`execution ended with ${execution.status}`);
}, 1_200_000);

afterAll(async () => {
	await instance?.stop();
	await closeSandboxes();
	unlock();
}, 60_000);

it("is installed by n8n's own installer and listed as a community package", () => {
	expect(installed).toMatchObject({ packageName: PACKAGE, failedLoading: false });
	const types = installed.installedNodes.map(({ type }) => type);
	expect(types).toEqual(expect.arrayContaining([`${PACKAGE}.keepnet`, `${PACKAGE}.renewalWindowFilter`]));
});

it('is offered in the editor with its icons, light and dark', async () => {
	const { text } = await instance.client.fetchText('/types/nodes.json');
	const types = nodeTypesSchema.parse(JSON.parse(text));
	for (const { type } of installed.installedNodes) {
		const found = types.find(({ name }) => name === type);
		expect(found?.communityNodePackageVersion).toBe(installed.installedVersion);
		const icons = typeof found?.iconUrl === 'object' ? Object.values(found.iconUrl) : [];
		expect(icons).toHaveLength(2);
		for (const path of icons) {
			const icon = await instance.client.fetchText(`/${path}`);
			expect(icon).toMatchObject({ status: 200, contentType: expect.stringContaining('svg') });
			expect(icon.text).toContain('<svg');
		}
	}
});

it("passes n8n's credential test with the right secret", () => {
	expect(connected.length).toBeGreaterThan(0);
	for (const { test } of connected) expect(test.status).toBe('OK');
});

it('executes the workflow without an error', () => {
	expect(execution.error).toBeUndefined();
	expect(execution.status).toBe('success');
});

it("keeps exactly the renewals that are due, counted from today in the workflow's zone", async () => {
	const today = renewals.dayIn(zones.workflow, execution.startedAt);
	const due = await dueRenewals(sandboxes, today, DAYS, zones.workflow);
	const rows = renewals.rowsInWindow(execution);
	expect(due.length).toBeGreaterThan(0);
	expect(renewals.differences(rows, due)).toEqual([]);
	expect(rows).toHaveLength(due.length);
});

it('pairs every item with the item it came from', () => {
	const items = renewals.OUTPUTS.flatMap((output) => renewals.filtered(execution, output));
	expect(items.length).toBeGreaterThan(0);
	expect(items.filter(({ pairedItem }) => pairedItem === undefined)).toEqual([]);
});

it('sends the vendors nothing that they would reject', async () => {
	expect(await protocolViolations(sandboxes)).toEqual([]);
});

it("fails n8n's credential test with a wrong secret, and says so without showing it", async () => {
	for (const { vendor, credentialType, credential } of sandboxes) {
		const wrong = withWrongSecrets(credential);
		const saved = await instance.client.saveCredential(`Wrong ${vendor}`, credentialType, wrong);
		const result = await instance.client.testCredential(saved, wrong);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/did not accept|authentication failed/i);
		expect(result.message).not.toContain(WRONG_SECRET);
	}
});

it("fails n8n's credential test once a secret that worked is changed to a wrong one", async () => {
	for (const { vendor, credentialType, credential } of sandboxes) {
		const saved = await instance.client.saveCredential(`Changed ${vendor}`, credentialType, credential);
		expect((await instance.client.testCredential(saved, credential)).status).toBe('OK');
		// The editor sends placeholders for what it does not show, the token that n8n holds among it.
		const shown = await instance.client.credentialData(saved.id);
		const changed = { ...shown, ...secretsOf(withWrongSecrets(credential)) };
		await instance.client.saveCredential(`Changed ${vendor}`, credentialType, changed);
		const result = await instance.client.testCredential(saved, changed);
		expect([vendor, result.status]).toEqual([vendor, 'Error']);
		expect(result.message).toMatch(/did not accept|authentication failed/i);
	}
});

/** The field of a credential that says whose account it is. */
const ACCOUNT: Record<string, string> = {
	adobeVipMarketplaceApi: 'clientId',
	keepnetOAuth2Api: 'clientId',
	trendMicroWorryFreeApi: 'accessToken',
	vmwareCloudPartnerApi: 'apiToken',
};

it('reads nothing of the earlier account once a credential names another, though n8n keeps its token', async () => {
	const { nodes } = loadWorkflow();
	for (const { vendor, credentialType, credential } of sandboxes) {
		const name = `Moved ${vendor}`;
		const { id } = await instance.client.saveCredential(name, credentialType, credential);
		const node = nodes.find(({ credentials = {} }) => credentialType in credentials);
		if (node === undefined) throw new Error(`The workflow does not ask ${vendor}.`);
		const parameters = { ...node.parameters, daysAhead: DAYS, daysBack: 0 };
		const asking = { ...node, parameters, credentials: { [credentialType]: { id, name } } };
		const connections = inARow(start.name, node.name);
		const workflow = { name, nodes: [start, asking], connections, settings: { executionOrder: 'v1' } };
		const workflowId = await instance.client.saveWorkflow(workflow);
		const run = async () => await instance.client.runWorkflow(workflowId, start.name);
		expect([vendor, (await run()).status]).toEqual([vendor, 'success']);
		const shown = await instance.client.credentialData(id);
		const moved = { ...shown, [ACCOUNT[credentialType] ?? '']: 'another-account' };
		await instance.client.saveCredential(name, credentialType, moved);
		expect([vendor, (await run()).status]).toEqual([vendor, 'error']);
	}
});
