/*
 * npm run versions -- [--keep] 2.20.12 1.110.1 …: runs the tests of test/e2e/versions.test.mts on releases of n8n that are
 * not pinned, one after another, and prints a table. Each release takes 2 GB and some minutes; it is removed afterwards
 * unless --keep is there.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';

import { onInterruption } from '../harness/interruption.mts';
import { runJest, summaryOf } from '../harness/jest.mts';
import { ensureRuntime, isRelease, removeRelease, type Release } from '../harness/n8n/runtime.mts';
import { stateFolder } from '../harness/n8n/state.mts';
import { timedReport } from '../harness/progress.mts';

const TESTS = ['--selectProjects', 'e2e', '--testPathPatterns', 'e2e/versions'];

/** @throws Error when a word is not a release, or there is none. */
function releasesOf(words: string[]): Release[] {
	const releases = words.filter(isRelease);
	if (releases.length === 0 || releases.length < words.length) {
		throw new Error('Name full releases of n8n: npm run versions -- [--keep] 2.20.12 1.110.1');
	}
	return releases;
}

/** @returns whether all tests passed, and how many */
async function tryRelease(release: Release, signal: AbortSignal): Promise<[passed: boolean, summary: string]> {
	const resultFile = join(stateFolder(), `jest-${release}.json`);
	rmSync(resultFile, { force: true });
	try {
		await ensureRuntime(timedReport(), signal, release);
		const code = await runJest(TESTS, { resultFile, env: { RENEWALS_N8N_RELEASE: release }, signal });
		return [code === 0, summaryOf(resultFile)];
	} catch (error) {
		signal.throwIfAborted();
		const message = error instanceof Error ? error.message : String(error);
		console.error(message);
		return [false, 'cannot be installed'];
	}
}

const signal = onInterruption();
const table = new Table({ head: ['n8n', 'result'], style: { head: [], border: [] } });
try {
	const { values, positionals } = parseArgs({ options: { keep: { type: 'boolean' } }, allowPositionals: true });
	for (const release of releasesOf(positionals)) {
		try {
			const [passed, summary] = await tryRelease(release, signal);
			table.push([release, summary]);
			if (!passed) process.exitCode = 1;
		} finally {
			if (values.keep !== true) removeRelease(release);
		}
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
if (table.length > 0) console.log(table.toString());
