/**
 * Both legs of n8n's community-package scanner on this checkout: the source as n8n would fetch it, and the packed
 * tarball. Published packages are scanned by name; the scanner's own configuration is used here on local folders.
 * Warnings fail too.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { ESLint as ESLintClass } from 'eslint';

interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
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

const unpacked = mkdtempSync(join(tmpdir(), 'renewals-scan-'));
try {
	const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', unpacked], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
	execFileSync('tar', ['-xzf', join(unpacked, filename), '-C', unpacked]);
	const source = await scan('Source', root, scanner.SOURCE_FILE_PATTERNS);
	const tarball = await scan('Tarball', join(unpacked, 'package'), ['**/*.js', '**/*.ts', '**/*.json']);
	process.exitCode = source + tarball === 0 ? 0 : 1;
} finally {
	rmSync(unpacked, { recursive: true, force: true });
}
