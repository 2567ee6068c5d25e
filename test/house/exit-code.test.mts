import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'renewals-exit-code-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** @returns how jest ends, with the environment that all tests run in, after files that pass or fail */
function statusAfter(...files: Array<'passes' | 'fails'>): number | null {
	for (const [index, file] of files.entries())
		writeFileSync(join(folder, `${index}.test.js`), `test('', () => expect('${file}').toBe('passes'));`);
	const config = {
		rootDir: folder,
		testEnvironment: join(__dirname, '../support/environment.cjs'),
		transform: {},
		maxWorkers: 2,
	};
	const jest = require.resolve('jest/bin/jest');
	return spawnSync(process.execPath, [
		jest,
		'--config',
		JSON.stringify(config),
		...files.map((_file, at) => `${at}.test`),
	]).status;
}

test('a failing test file fails the run, whether it runs alone or with others', () => {
	expect(statusAfter('passes')).toBe(0);
	expect(statusAfter('fails')).toBe(1);
	expect(statusAfter('passes', 'fails')).toBe(1);
}, 60_000);
