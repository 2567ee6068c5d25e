/*
 * npm run release:dry                     everything but the publishing, on this machine
 * tsx scripts/release.mts --tag v1.2.3    in CI: packs and publishes what that tag names
 *
 * Packs the whole package and every edition, writes the release notes with the checksum of each tarball, and publishes
 * those very tarballs. A package that npm has already with the same checksum is skipped, so that a release that broke
 * off can be run again.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { editionNames, readWhole } from '../editions/build/edition.mts';
import { npmPack } from '../editions/build/pack.mts';
import { projectRoot } from '../editions/build/root.mts';
import { changesOf, releaseNotes, type ReleasedPackage } from './releaseNotes.mts';

const { values: options } = parseArgs({ options: { tag: { type: 'string' }, 'dry-run': { type: 'boolean' } } });
const dryRun = options['dry-run'] === true;
const target = join(projectRoot, 'release');

const npm = (...args: string[]): string => execFileSync('npm', args, { cwd: projectRoot, encoding: 'utf8' });

interface Packed extends ReleasedPackage {
	tarball: string;
}

/** @throws Error when the folder's version is not the release's */
function pack(folder: string, expected: string): Packed {
	const { name, version, integrity, path: tarball } = npmPack(join(projectRoot, folder), target);
	if (version !== expected) throw new Error(`${name} has version ${version}, but the release is ${expected}.`);
	const sha256 = createHash('sha256').update(readFileSync(tarball)).digest('hex');
	return { name, version, integrity, sha256, tarball };
}

/** The checksum under which npm has this version, or undefined. */
function publishedIntegrity({ name, version }: Packed): string | undefined {
	const { status, stdout } = spawnSync('npm', ['view', `${name}@${version}`, 'dist.integrity', '--silent'], {
		encoding: 'utf8',
	});
	return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

function publish(packed: Packed): void {
	const published = dryRun ? undefined : publishedIntegrity(packed);
	if (published === packed.integrity) return console.log(`${packed.name} is already published.`);
	if (published !== undefined) throw new Error(`npm has another ${packed.name} ${packed.version}: ${published}`);
	console.log(`Publishing ${packed.name} ${packed.version}${dryRun ? ' (dry run)' : ''}`);
	const how = dryRun ? ['--dry-run', '--provenance=false'] : ['--provenance'];
	npm('publish', packed.tarball, '--access', 'public', '--loglevel=error', ...how);
}

const { name, version } = readWhole();
const tag = options.tag ?? `v${version}`;
if (!dryRun && options.tag === undefined)
	throw new Error('Name the tag: --tag v1.2.3. For a dry run: npm run release:dry');
if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but package.json of ${name} has version ${version}.`);

rmSync(target, { recursive: true, force: true });
mkdirSync(target);
const folders = ['.', ...editionNames().map((edition) => `./editions/${edition}`)];
const packages = folders.map((folder) => pack(folder, version));
const changes = changesOf(readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8'), version, dryRun);
const notes = releaseNotes(changes, packages);
writeFileSync(join(target, 'NOTES.md'), notes);
if (process.env.GITHUB_STEP_SUMMARY !== undefined) appendFileSync(process.env.GITHUB_STEP_SUMMARY, notes);
for (const each of packages) publish(each);
console.log(`\n${packages.length} packages of version ${version}. Release notes: release/NOTES.md`);
