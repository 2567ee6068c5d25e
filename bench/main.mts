/*
 * npm run bench [-- --quick] [--only name,name] [--json file] [--out file]
 *
 * Measures the nodes beside n8n's own and beside what the line and the machine allow, on the package's sandbox.
 * A missed target does not make the run fail. Writes bench/RESULTS.md, where the sections of other measures stay.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { onInterruption } from '../harness/interruption.mts';
import { projectRoot } from '../harness/n8n/state.mts';
import { timedReport } from '../harness/progress.mts';
import * as digest from './measures/digest.mts';
import * as earlier from './measures/earlier.mts';
import * as fanOut from './measures/fanOut.mts';
import * as filter from './measures/filter.mts';
import * as memory from './measures/memory.mts';
import * as pace from './measures/pace.mts';
import * as queue from './measures/queue.mts';
import * as reading from './measures/reading.mts';
import * as soak from './measures/soak.mts';
import * as startUp from './measures/startUp.mts';
import * as window from './measures/window.mts';
import { describeMachine, documentOf, sectionOf, type Findings, type Measure } from './support/report.mts';
import { prepare } from './support/setup.mts';

const MEASURES = [pace, reading, window, fanOut, earlier, filter, digest, memory, startUp, queue, soak];

const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		only: { type: 'string' },
		json: { type: 'string' },
		out: { type: 'string', default: join(projectRoot, 'bench', 'RESULTS.md') },
	},
});
// An hour has to be asked for, and n8n starts three times over for the queue.
const usual = MEASURES.filter((measure) => measure !== soak && (!values.quick || measure !== queue));
const wanted = values.only?.split(',') ?? usual.map(({ name }) => name);
const unknown = wanted.filter((name) => !MEASURES.some((measure) => measure.name === name));
if (unknown.length > 0) {
	console.error(`There is no measure "${unknown.join()}". There are: ${MEASURES.map(({ name }) => name).join(', ')}.`);
	process.exit(2);
}

const report = timedReport();
const setup = await prepare(values.quick, report, onInterruption());
try {
	const machine = describeMachine(setup.runtime.node, setup.runtime.version, values.quick ? 'quick' : 'full');
	const found = new Map<Measure, Findings>();
	// Small sizes would stand beside the others as if they were as good.
	const earlier = !values.quick && existsSync(values.out) ? readFileSync(values.out, 'utf8') : '';
	for (const measure of MEASURES) {
		if (!wanted.includes(measure.name)) continue;
		report(measure.title);
		const findings = await measure.run(setup);
		found.set(measure, findings);
		console.log(`\n${sectionOf(measure, machine, findings)}\n`);
		// After each, so that a run that is cut short leaves what it has measured.
		writeFileSync(values.out, documentOf(machine, MEASURES, found, earlier));
	}
	if (values.json !== undefined) {
		const measures = [...found].map(([{ name }, findings]) => ({ name, ...findings }));
		writeFileSync(resolve(values.json), JSON.stringify({ machine, measures }, null, '\t') + '\n');
	}
	report(`written to ${values.out}`);
} finally {
	setup.remove();
}
