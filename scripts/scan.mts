/**
 * Both legs of n8n's community-package scanner on the whole package and on every edition: the source, in the folder that
 * the scanner finds by the package's name, and the packed tarball. Published packages are scanned by name; the scanner's
 * own configuration is used here on this checkout. Warnings fail too. Run `npm run build` first.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { ESLint as ESLintClass } from 'eslint';

import { editionNames, readWhole } from '../editions/build/edition.mts';
import { npmPack } from '../editions/build/pack.mts';

interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	findPackageRoot(source: string, name: string): string | null;
	buildScanConfig(): Promise<ESLintClass.Options['overrideConfig']>;
}

const root = resolve(import.meta.dirname, '..');
const require = createRequire(join(root, 'package.json'));
const scannerFile = join(dirname(require.resolve('@n8n/scan-community-package/package.json')), 'scanner/scanner.mjs');
const scanner = (await import(pathToFileURL(scannerFile).href)) as Scanner;
const { ESLint } = createRequire(scannerFile)('eslint') as typeof import('eslint');

async function scan(leg: string, folder: string, patterns: string[]): Promise<number> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await scanner.buildScanConfig(),
		errorOnUnmatchedPattern: false,
	});
	const results = await eslint.lintFiles(patterns);
	const found = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
	const formatter = await eslint.loadFormatter('stylish');
	const details = await formatter.format(results);
	if (details !== '') console.log(details);
	console.log(`${leg}: ${results.length} files, ${found} errors and warnings`);
	return found;
}

/** Packs a folder, and unpacks the tarball as npm would. @returns the unpacked package */
function packed(folder: string, target: string): string {
	execFileSync('tar', ['-xzf', npmPack(folder, target).path, '-C', target]);
	return join(target, 'package');
}

async function scanPackage(name: string): Promise<number> {
	const folder = scanner.findPackageRoot(root, name);
	if (folder === null) throw new Error(`No folder has a package.json with the name ${name}.`);
	const target = mkdtempSync(join(tmpdir(), 'renewals-scan-'));
	try {
		const source = await scan(`${name}, source`, folder, scanner.SOURCE_FILE_PATTERNS);
		const unpacked = packed(folder, target);
		return source + (await scan(`${name}, tarball`, unpacked, ['**/*.js', '**/*.ts', '**/*.json']));
	} finally {
		rmSync(target, { recursive: true, force: true });
	}
}

let found = 0;
for (const name of [readWhole().name, ...editionNames()]) found += await scanPackage(name);
process.exitCode = found === 0 ? 0 : 1;
