/**
 * Every edition beside the others in one real n8n, each installed with n8n's own installer, and its example workflow
 * executed. What unverified-packages.test.mts has is each alone in an empty n8n.
 */
import { join } from 'node:path';

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

import { editionNames, readEditions, readWhole } from '../../editions/build/edition.mts';
import { buildAndPackEditions } from '../../harness/build.mts';
import { startInstance, type Instance } from '../../harness/n8n/instance.mts';
import { takeLock } from '../../harness/n8n/lock.mts';
import { installPackage } from '../../harness/n8n/packageInstall.mts';
import { prepareFolder } from '../../harness/n8n/prepared.mts';
import type { PackedPackage } from '../../harness/n8n/environment.mts';
import { ensureRuntime } from '../../harness/n8n/runtime.mts';
import { stateFolder } from '../../harness/n8n/state.mts';
import { timedReport } from '../../harness/progress.mts';
import { startSandboxes, type Running } from '../../sandbox/index.mts';
import { expectItsWorkflowToRun } from '../support/editions.mts';

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
	const runtime = await ensureRuntime(report);
	await prepareFolder(runtime, folder, report);
	instance = await startInstance(runtime, { folder, report });
	closing.push(instance.stop);
	for (const each of packed) await installPackage(instance, each);
}, 1_200_000);
afterAll(async () => {
	for (const close of closing.reverse()) await close();
}, 60_000);

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

test.each(editionNames())('%s: its example workflow gives exactly what it should', async (name) => {
	await expectItsWorkflowToRun(instance.client, name, vendors);
});

test('n8n has every credential type of an edition exactly once', async () => {
	const { text } = await instance.client.fetchText('/types/credentials.json');
	const names = (JSON.parse(text) as Array<{ name: string }>).map(({ name }) => name);
	const ours = vendors.map(({ credentialType }) => credentialType);
	expect(names.filter((name) => ours.includes(name)).sort()).toEqual([...ours].sort());
});
