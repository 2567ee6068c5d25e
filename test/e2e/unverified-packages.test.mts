/** How n8n lets unverified packages in: freely, not at all, or pinned by their checksum (docs/compatibility.md). */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';

import { editionNames } from '../../editions/build/edition.mts';
import { buildAndPack, buildAndPackEditions } from '../../harness/build.mts';
import { offerPackages, type PackedPackage } from '../../harness/n8n/environment.mts';
import { startInstance, type Instance } from '../../harness/n8n/instance.mts';
import { takeLock } from '../../harness/n8n/lock.mts';
import { installPackage } from '../../harness/n8n/packageInstall.mts';
import { ensureRuntime, type Runtime } from '../../harness/n8n/runtime.mts';
import { stateFolder } from '../../harness/n8n/state.mts';
import { timedReport } from '../../harness/progress.mts';

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
let instance: Instance | undefined;

beforeAll(async () => {
	unlock = takeLock(join(stateFolder(), `${NAME}.lock`));
	whole = await buildAndPack(report);
	editions = await buildAndPackEditions(report);
	runtime = await ensureRuntime(report);
}, 1_200_000);
const stop = async () => {
	await instance?.stop();
	instance = undefined;
};
afterEach(stop, 60_000);
afterAll(() => unlock());

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

/** Starts n8n with what a person would set. @param how whether the folder is as the last start left it */
async function startWith(env: NodeJS.ProcessEnv, how: 'empty' | 'as it is' = 'empty'): Promise<Instance> {
	await stop();
	if (how === 'empty') rmSync(folder, { recursive: true, force: true });
	offerPackages(folder, [whole, ...editions]);
	return (instance = await startInstance(runtime, { folder, report, env }));
}

/** The packages that n8n lists and has loaded; node types that n8n offers are what it has loaded. */
async function loaded({ client }: Instance): Promise<string[]> {
	const packages = await client.communityPackages();
	const { text } = await client.fetchText('/types/nodes.json');
	const types = (JSON.parse(text) as Array<{ name: string }>).map(({ name }) => name);
	return packages
		.filter(({ installedNodes }) => installedNodes.every(({ type }) => types.includes(type)))
		.map(({ packageName }) => packageName)
		.sort();
}

test('off: n8n refuses to install the package, and says why', async () => {
	const { client } = await startWith(OFF);
	await expect(client.installCommunityPackage(whole.name, whole.version)).rejects.toThrow(
		/unverified community packages is forbidden/,
	);
	expect(await client.communityPackages()).toEqual([]);
});

test('on, then off: n8n 2 goes on loading what was installed before', async () => {
	await installPackage(await startWith(ON), whole);
	expect(await loaded(await startWith(OFF, 'as it is'))).toEqual([whole.name]);
});

test.each([...editionNames(), 'n8n-nodes-reseller-renewals'])(
	'off, and pinned by its checksum: %s is installed alone into an empty n8n',
	async (name) => {
		const packed = [whole, ...editions].find((each) => each.name === name);
		if (packed === undefined) throw new Error(`${name} was not packed.`);
		expect(await loaded(await startWith(pinned(packed)))).toEqual([name]);
	},
);

test('a checksum of another tarball: n8n starts, without the package', async () => {
	const [first, second] = editions;
	if (first === undefined || second === undefined) throw new Error('There are two editions at least.');
	const { client, logFile } = await startWith(managed([pin(first, checksumOf(second))]));
	expect(await client.communityPackages()).toEqual([]);
	expect(readFileSync(logFile, 'utf8')).toMatch(new RegExp(`Failed to install community package '${first.name}`));
});

test('the list is all there is: n8n uninstalls what is no longer in it', async () => {
	const [first, second] = editions;
	if (first === undefined || second === undefined) throw new Error('There are two editions at least.');
	expect(await loaded(await startWith(pinned(first, second)))).toEqual([first.name, second.name].sort());
	expect(await loaded(await startWith(pinned(second), 'as it is'))).toEqual([second.name]);
});
