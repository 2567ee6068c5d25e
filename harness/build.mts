import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { withLock } from './n8n/lock.mts';
import type { PackedPackage } from './n8n/packageInstall.mts';
import { npmCli, run } from './n8n/processes.mts';
import { projectRoot, stateFolder, type Report } from './n8n/state.mts';

/** All that dist is made from. */
const SOURCES = [
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'tsconfig.shipped.json',
	'gulpfile.js',
	'index.ts',
	'nodes',
	'credentials',
	'shared',
	'icons',
];

/**
 * Builds the package with gulp and packs it into the state folder, as it would be published. What was
 * built from the same sources is not built again.
 *
 * @throws Error with the end of the log when the build fails.
 */
export async function buildAndPack(report: Report, signal?: AbortSignal): Promise<PackedPackage> {
	const state = stateFolder();
	const waiting = (holder: number) => report(`waiting for process ${holder}, which is building`);
	const work = async () => {
		await build(report, signal);
		return await pack(state, signal);
	};
	return await withLock(join(state, 'build.lock'), waiting, work, signal);
}

async function build(report: Report, signal?: AbortSignal): Promise<void> {
	const stampFile = join(stateFolder(), 'built');
	const sources = hashOf(SOURCES);
	// dist is in the stamp as well, as gulp may have been run by hand from other sources.
	const current = () => `${sources} ${hashOf(['dist'])}`;
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === current()) {
		report('nothing has changed since the last build');
		return;
	}
	report('building with gulp');
	const gulp = join(projectRoot, 'node_modules', 'gulp', 'bin', 'gulp.js');
	const logFile = join(stateFolder(), 'build.log');
	writeFileSync(logFile, '');
	await run(process.execPath, [gulp], { cwd: projectRoot, logFile, signal });
	writeFileSync(stampFile, current());
}

async function pack(state: string, signal?: AbortSignal): Promise<PackedPackage> {
	const manifest = z
		.object({ name: z.string(), version: z.string() })
		.parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));
	const folder = join(state, 'package');
	mkdirSync(folder, { recursive: true });
	const args = [npmCli(), 'pack', '--ignore-scripts', '--pack-destination', folder];
	await run(process.execPath, args, { cwd: projectRoot, logFile: join(state, 'build.log'), signal });
	return { ...manifest, tarball: join(folder, `${manifest.name}-${manifest.version}.tgz`) };
}

/** One hash over the names and contents of files and, in order, of all that is in folders. */
function hashOf(paths: string[]): string {
	const hash = createHash('sha256');
	for (const path of paths) addToHash(path, (text) => hash.update(text));
	return hash.digest('hex');
}

function addToHash(path: string, add: (text: string | Buffer) => void): void {
	const full = join(projectRoot, path);
	if (!existsSync(full)) return;
	if (statSync(full).isDirectory()) {
		for (const name of readdirSync(full).sort()) addToHash(join(path, name), add);
		return;
	}
	add(`\n${path}\n`);
	add(readFileSync(full));
}
