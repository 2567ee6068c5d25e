/*
 * npm test [-- jest arguments]: prepares what the chosen rings of tests need, runs them, and ends with
 * "N passed, N failed".
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { buildAndPack } from '../harness/build.mts';
import { onInterruption } from '../harness/interruption.mts';
import { runJest, summaryOf } from '../harness/jest.mts';
import { ensureRuntime } from '../harness/n8n/runtime.mts';
import { stateFolder } from '../harness/n8n/state.mts';
import { timedReport } from '../harness/progress.mts';

/** jest's projects (jest.config.js); those that run n8n itself are slow to prepare. */
const RINGS = ['unit', 'house', 'workflow', 'e2e', 'editor'];
const IN_N8N = ['e2e', 'editor'];
const SELECT = '--selectProjects';

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

const signal = onInterruption();
const resultFile = join(stateFolder(), 'jest.json');
rmSync(resultFile, { force: true });
try {
	const args = withRings(process.argv.slice(2));
	await prepare(args, signal);
	process.exitCode = await runJest(args, { resultFile, signal });
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
console.log(summaryOf(resultFile));
