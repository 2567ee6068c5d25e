/*
 * npm run faults:nightly [-- seed]: explores 20,000 pairs of faults in the model of the reading, and 4,000 through the
 * vendors' sandboxes. A failure names its seed.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

import { projectRoot } from '../harness/n8n/state.mts';

const PAIRS = '20000';
const [seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
console.log(`${PAIRS} pairs of faults, seed ${seed}`);
const { status } = spawnSync(
	process.execPath,
	[jest, '--selectProjects', 'unit', 'workflow', '--testPathPatterns', 'engine/model', 'faults/pairs'],
	{ cwd: projectRoot, stdio: 'inherit', env: { ...process.env, FAULT_PAIRS: PAIRS, FAULT_SEED: seed } },
);
process.exitCode = status ?? 1;
