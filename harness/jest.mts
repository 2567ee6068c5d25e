/** jest in a process of its own, for the scripts that prepare what its tests need. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

import { signalGroup } from './n8n/processes.mts';
import { projectRoot } from './n8n/state.mts';

const resultSchema = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
	numTodoTests: z.number(),
	numRuntimeErrorTestSuites: z.number(),
});

export interface JestOptions {
	/** Where jest writes its report as JSON. */
	resultFile: string;
	env?: NodeJS.ProcessEnv;
	signal: AbortSignal;
}

/**
 * @returns jest's exit code
 * @throws the signal's reason
 */
export async function runJest(args: string[], { resultFile, env, signal }: JestOptions): Promise<number> {
	signal.throwIfAborted();
	const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
	const child = spawn(process.execPath, [jest, '--json', `--outputFile=${resultFile}`, ...args], {
		cwd: projectRoot,
		env: { ...process.env, ...env },
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

/** "N passed, N failed". A file that could not even be loaded counts as one failed test. */
export function summaryOf(resultFile: string): string {
	if (!existsSync(resultFile)) return '0 passed, 1 failed';
	const result = resultSchema.parse(JSON.parse(readFileSync(resultFile, 'utf8')));
	const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
	const skipped = result.numPendingTests + result.numTodoTests;
	const counts = `${result.numPassedTests} passed, ${failed} failed`;
	return skipped === 0 ? counts : `${counts}, ${skipped} skipped`;
}
