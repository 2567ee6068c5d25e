import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

import { editionNames } from '../editions/build/edition.mts';
import { withLock } from './n8n/lock.mts';
import type { PackedPackage } from './n8n/environment.mts';
import { npmCli, run } from './n8n/processes.mts';
import { projectRoot, stateFolder, type Report } from './n8n/state.mts';

/** Everything that dist and the packages are built from. */
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
	'CHANGELOG.md',
	'LICENSE.md',
	'README.md',
	'docs/nodes',
	'editions/editions.json',
	'editions/build',
];
/** Everything that the build writes. */
const BUILT = ['dist', 'editions'];

/**
 * Builds the whole package with gulp and packs it into the state folder, as it would be published. Sources that were
 * already built and packed are not built again.
 *
 * @throws Error with the end of the log when the build fails.
 */
export async function buildAndPack(report: Report, signal?: AbortSignal): Promise<PackedPackage> {
	return await built(report, async () => await pack(projectRoot, signal), signal);
}

/** The same for every edition. @throws Error as buildAndPack */
export async function buildAndPackEditions(report: Report, signal?: AbortSignal): Promise<PackedPackage[]> {
	const packAll = async () => {
		const packed: PackedPackage[] = [];
		for (const name of editionNames()) packed.push(await pack(join(projectRoot, 'editions', name), signal));
		return packed;
	};
	return await built(report, packAll, signal);
}

async function built<Packed>(report: Report, work: () => Promise<Packed>, signal?: AbortSignal): Promise<Packed> {
	const waiting = (holder: number) => report(`waiting for process ${holder}, which is building`);
	const buildFirst = async () => {
		await build(report, signal);
		return await work();
	};
	return await withLock(join(stateFolder(), 'build.lock'), waiting, buildFirst, signal);
}

/** What the last build was made from; written when it ends. */
const stampFile = () => join(stateFolder(), 'built');

async function build(report: Report, signal?: AbortSignal): Promise<void> {
	const sources = hashOf(SOURCES);
	// What was built is in the stamp as well, as gulp may have been run by hand from other sources.
	const current = () => `${sources} ${hashOf(BUILT)}`;
	if (existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === current()) {
		report('nothing has changed since the last build');
		return;
	}
	report('building with gulp');
	const gulp = join(projectRoot, 'node_modules', 'gulp', 'bin', 'gulp.js');
	const logFile = join(stateFolder(), 'build.log');
	writeFileSync(logFile, '');
	await run(process.execPath, [gulp], { cwd: projectRoot, logFile, signal });
	writeFileSync(stampFile(), current());
}

async function pack(source: string, signal?: AbortSignal): Promise<PackedPackage> {
	const state = stateFolder();
	const manifest = z
		.object({ name: z.string(), version: z.string() })
		.parse(JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')));
	const packed = join(state, 'package');
	const tarball = join(packed, `${manifest.name}-${manifest.version}.tgz`);
	if (existsSync(tarball) && statSync(tarball).mtimeMs >= statSync(stampFile()).mtimeMs)
		return { ...manifest, tarball };
	const folder = join(state, 'packing');
	for (const each of [folder, packed]) mkdirSync(each, { recursive: true });
	const args = [npmCli(), 'pack', '--ignore-scripts', '--pack-destination', folder];
	await run(process.execPath, args, { cwd: source, logFile: join(state, 'build.log'), signal });
	// In one step: an interrupted one is never taken for complete, and a process that uses the previous one keeps its file.
	renameSync(join(folder, basename(tarball)), tarball);
	return { ...manifest, tarball };
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
