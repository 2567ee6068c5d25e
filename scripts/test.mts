/*
 * npm test [-- jest arguments]: prepares what the chosen rings of tests need, runs them, and ends with
 * "N passed, N failed".
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

import { buildAndPack } from '../harness/build.mts';
import { signalGroup } from '../harness/n8n/processes.mts';
import { ensureRuntime } from '../harness/n8n/runtime.mts';
import { projectRoot, stateFolder } from '../harness/n8n/state.mts';
import { timedReport } from '../harness/progress.mts';

/** jest's projects (jest.config.js); those that run n8n itself are slow to prepare. */
const RINGS = ['unit', 'house', 'workflow', 'e2e', 'editor'];
const IN_N8N = ['e2e', 'editor'];
const SELECT = '--selectProjects';

const resultSchema = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
	numTodoTests: z.number(),
	numRuntimeErrorTestSuites: z.number(),
});

/** jest's arguments. The editor in a browser only runs when it is asked for. */
function withRings(args: string[]): string[] {
	if (args.some((arg) => arg.startsWith(SELECT))) return args;
	console.error('The tests of the editor in a browser are not run here; npm run e2e has them.');
	return [...args, SELECT, ...RINGS.filter((ring) => ring !== 'editor')];
}

/** A ring counts as chosen when any argument is its name: preparing too much costs only time. */
async function prepare(args: string[], signal: AbortSignal): Promise<void> {
	mkdirSync(stateFolder(), { recursive: true });
	if (!IN_N8N.some((ring) => args.some((arg) => arg.split('=').includes(ring)))) return;
	const report = timedReport();
	await buildAndPack(report, signal);
	await ensureRuntime(report, signal);
}

/** @returns jest's exit code */
async function runJest(args: string[], resultFile: string, signal: AbortSignal): Promise<number> {
	signal.throwIfAborted();
	const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
	const child = spawn(process.execPath, [jest, '--json', `--outputFile=${resultFile}`, ...args], {
		cwd: projectRoot,
		// With --json, jest prints the report that goes to the file.
		stdio: ['ignore', 'ignore', 'inherit'],
		// A group of its own, as jest does not hand signals on to its workers.
		detached: process.platform !== 'win32',
	});
	signal.addEventListener('abort', () => signalGroup(child, 'SIGTERM'));
	const [code] = (await once(child, 'exit')) as [number | null];
	signal.throwIfAborted();
	return code ?? 1;
}

/** A file that could not even be loaded counts as one failed test. */
function summary(resultFile: string): string {
	if (!existsSync(resultFile)) return '0 passed, 1 failed';
	const result = resultSchema.parse(JSON.parse(readFileSync(resultFile, 'utf8')));
	const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
	const skipped = result.numPendingTests + result.numTodoTests;
	const counts = `${result.numPassedTests} passed, ${failed} failed`;
	return skipped === 0 ? counts : `${counts}, ${skipped} skipped`;
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => stop.abort(new Error('Interrupted.')));
}
const resultFile = join(stateFolder(), 'jest.json');
rmSync(resultFile, { force: true });
try {
	const args = withRings(process.argv.slice(2));
	await prepare(args, stop.signal);
	process.exitCode = await runJest(args, resultFile, stop.signal);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
console.log(summary(resultFile));
