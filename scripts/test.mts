/*
 * npm test [-- jest arguments]: builds, runs the rings of tests that fit its time, and ends with "N passed, N failed".
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

import { buildAndPack } from '../harness/build.mts';
import { projectRoot, stateFolder } from '../harness/n8n/state.mts';
import { timedReport } from '../harness/progress.mts';

const resultSchema = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
	numTodoTests: z.number(),
	numRuntimeErrorTestSuites: z.number(),
});

/** The editor in a browser is left out unless it is asked for. */
function withRings(args: string[]): string[] {
	if (args.some((arg) => arg.startsWith('--selectProjects'))) return args;
	console.error('The tests of the editor in a browser are left out; npm run e2e has them.');
	return [...args, '--selectProjects', 'unit', 'workflow', 'e2e'];
}

/** @returns jest's exit code. */
async function runJest(args: string[], resultFile: string): Promise<number> {
	const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
	const json = ['--json', `--outputFile=${resultFile}`];
	const child = spawn(process.execPath, [jest, ...json, ...args], {
		cwd: projectRoot,
		// The same report that goes to the file would be printed.
		stdio: ['inherit', 'ignore', 'inherit'],
	});
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => child.kill(signal));
	}
	const [code] = (await once(child, 'exit')) as [number | null];
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

const resultFile = join(stateFolder(), 'jest.json');
rmSync(resultFile, { force: true });
try {
	await buildAndPack(timedReport());
	process.exitCode = await runJest(withRings(process.argv.slice(2)), resultFile);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
console.log(summary(resultFile));
