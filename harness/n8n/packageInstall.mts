import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import type { InstalledPackage } from './client.mts';
import { offerPackages, type PackedPackage } from './environment.mts';
import type { Instance } from './instance.mts';

/**
 * Installs a packed package the way users do: n8n's own installer of community packages. Only the
 * download is answered from the tarball (npmShim.cjs). A package whose tarball has changed is
 * uninstalled first; one that has not changed is left as it is.
 *
 * @throws Error when n8n refuses the package or lists it without nodes.
 */
export async function installPackage(instance: Instance, packed: PackedPackage): Promise<InstalledPackage> {
	const { client } = instance;
	const stampFile = join(instance.folder, `installed-${packed.name}.json`);
	const sha256 = createHash('sha256').update(readFileSync(packed.tarball)).digest('hex');
	offerPackages(instance.folder, [packed]);
	const installed = await find(instance, packed.name);
	const unchanged = sha256 === readStamp(stampFile) && installed?.failedLoading !== true;
	if (installed !== undefined && unchanged) return installed;
	if (installed !== undefined) await client.uninstallCommunityPackage(packed.name);
	await client.installCommunityPackage(packed.name, packed.version);
	const listed = await find(instance, packed.name);
	if (listed === undefined || listed.failedLoading || listed.installedNodes.length === 0) {
		throw new Error(`n8n did not load ${packed.name}; its log is ${instance.logFile}`);
	}
	writeFileSync(stampFile, JSON.stringify({ sha256 }));
	return listed;
}

async function find(instance: Instance, name: string): Promise<InstalledPackage | undefined> {
	const all = await instance.client.communityPackages();
	return all.find((candidate) => candidate.packageName === name);
}

function readStamp(file: string): string | undefined {
	if (!existsSync(file)) return undefined;
	return z.object({ sha256: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).sha256;
}
