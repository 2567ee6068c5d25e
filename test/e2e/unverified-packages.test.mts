/** How n8n lets unverified packages in: freely, not at all, or pinned by their checksum (docs/compatibility.md). */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';

import { editionNames } from '../../editions/build/edition.mts';
import { buildAndPack, buildAndPackEditions } from '../../harness/build.mts';
import { offerPackages, type PackedPackage } from '../../harness/n8n/environment.mts';
import { startInstance, type Instance } from '../../harness/n8n/instance.mts';
import { takeLock } from '../../harness/n8n/lock.mts';
import { installPackage } from '../../harness/n8n/packageInstall.mts';
import { prepareFolder } from '../../harness/n8n/prepared.mts';
import { ensureRuntime, type Runtime } from '../../harness/n8n/runtime.mts';
import { stateFolder } from '../../harness/n8n/state.mts';
import { timedReport } from '../../harness/progress.mts';
import { startSandboxes, type Sandboxes } from '../../sandbox/index.mts';
import { expectItsWorkflowToRun } from '../support/editions.mts';
import { saveMainWorkflow } from '../support/mainWorkflow.mts';

jest.setTimeout(300_000);

const NAME = 'e2e-unverified';
const folder = join(stateFolder(), NAME);
const report = timedReport();
const OFF = { N8N_UNVERIFIED_PACKAGES_ENABLED: 'false' };
const ON = { N8N_UNVERIFIED_PACKAGES_ENABLED: 'true' };
let unlock = () => {};
let runtime: Runtime;
let whole: PackedPackage;
let editions: PackedPackage[];
let sandboxes: Sandboxes;
let instance: Instance | undefined;

beforeAll(async () => {
	unlock = takeLock(join(stateFolder(), `${NAME}.lock`));
	whole = await buildAndPack(report);
	editions = await buildAndPackEditions(report);
	runtime = await ensureRuntime(report);
	sandboxes = await startSandboxes({ customers: 60, seed: 7 });
}, 1_200_000);
const stop = async () => {
	await instance?.stop();
	instance = undefined;
};
afterEach(stop, 60_000);
afterAll(async () => {
	await sandboxes?.close();
	unlock();
});

/** As the release notes name it. */
const checksumOf = ({ tarball }: PackedPackage) =>
	`sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
const pinned = (...packages: PackedPackage[]) => managed(packages.map((each) => pin(each, checksumOf(each))));
const pin = ({ name, version }: PackedPackage, checksum: string) => ({ name, version, checksum });
const managed = (list: unknown[]) => ({
	...OFF,
	N8N_COMMUNITY_PACKAGES_MANAGED_BY_ENV: 'true',
	N8N_COMMUNITY_PACKAGES: JSON.stringify(list),
});

/** Starts n8n with what a person would set. @param how whether it is empty, or as the last start left it */
async function startWith(env: NodeJS.ProcessEnv, how: 'empty' | 'as it is' = 'empty'): Promise<Instance> {
	await stop();
	if (how === 'empty') await prepareFolder(runtime, folder, report);
	offerPackages(folder, [whole, ...editions]);
	return (instance = await startInstance(runtime, { folder, editor: false, report, env }));
}

/** The packages that n8n lists and whose nodes it has all loaded. */
async function loaded({ client }: Instance): Promise<string[]> {
	const names: string[] = [];
	for (const { packageName, installedNodes } of await client.communityPackages()) {
		const known = await Promise.all(installedNodes.map(async (node) => await client.hasNodeType(node)));
		if (!known.includes(false)) names.push(packageName);
	}
	return names.sort();
}

test('on, then off: n8n 2 still loads what was installed before, and refuses more', async () => {
	await installPackage(await startWith(ON), whole);
	const off = await startWith(OFF, 'as it is');
	expect(await loaded(off)).toEqual([whole.name]);
	const [mine] = (await off.client.communityPackages()).flatMap(({ installedNodes }) => installedNodes);
	if (mine === undefined) throw new Error('The package has no nodes.');
	expect(await off.client.hasNodeType({ ...mine, type: `${mine.type}Elsewhere` })).toBe(false);
	const [edition] = editions;
	if (edition === undefined) throw new Error('There is no edition.');
	await expect(off.client.installCommunityPackage(edition.name, edition.version)).rejects.toThrow(
		/unverified community packages is forbidden/,
	);
	expect(await loaded(off)).toEqual([whole.name]);
});

const ALONE = 'off, and pinned by its checksum: alone in an empty n8n';

test.each(editionNames())(`${ALONE}, %s is installed and its workflow runs`, async (name) => {
	const packed = editions.find((each) => each.name === name);
	if (packed === undefined) throw new Error(`${name} was not packed.`);
	const alone = await startWith(pinned(packed));
	expect(await loaded(alone)).toEqual([name]);
	await expectItsWorkflowToRun(alone.client, name, sandboxes.vendors);
});

test(`${ALONE}, the whole package is installed and its workflow runs`, async () => {
	const alone = await startWith(pinned(whole));
	expect(await loaded(alone)).toEqual([whole.name]);
	const main = await saveMainWorkflow(alone.client, sandboxes.vendors, 'UTC');
	expect(main.wrong(await main.run())).toEqual([]);
});

test('a checksum of another tarball: n8n starts without that package; what is no longer in the list, it uninstalls', async () => {
	const [first, second] = editions;
	if (first === undefined || second === undefined) throw new Error('There are two editions at least.');
	const list = [pin(first, checksumOf(second)), pin(second, checksumOf(second))];
	const wrong = await startWith(managed(list));
	expect(await loaded(wrong)).toEqual([second.name]);
	expect(readFileSync(wrong.logFile, 'utf8')).toMatch(new RegExp(`Failed to install community package '${first.name}`));
	expect(await loaded(await startWith(pinned(first), 'as it is'))).toEqual([first.name]);
});
