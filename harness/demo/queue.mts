import Table from 'cli-table3';

import type { Queue } from '../n8n/queue.mts';
import { LOAD, type Demo } from './steps.mts';

/** What was wrong with the production executions, a line each. */
export function queueProblems({ load }: Demo, renewals: number): string[] {
	if (load === undefined) return [];
	return load.items
		.filter((items) => items !== renewals)
		.map((items) => `an execution by the webhook found ${items} in the window`);
}

/** Which worker ran how many executions, and how fast they were together. */
export function queueTable({ load, execution }: Demo, { workers }: Queue): string {
	const table = new Table({
		head: ['Worker', 'Executions', 'Which'],
		colAligns: ['left', 'right', 'left'],
		style: { head: [], border: [], compact: true },
	});
	for (const worker of workers) table.push([worker.name, worker.executions().length, worker.executions().join(' ')]);
	const first = workers.find((worker) => worker.executions().includes(execution.id));
	const lines = [table.toString(), `Execution ${execution.id}, by the button, ran on ${first?.name ?? 'no worker'}.`];
	if (load !== undefined) {
		const aMinute = Math.round((60 * load.items.length) / load.seconds);
		lines.push(
			`${load.items.length} executions by the webhook, ${LOAD.atOnce} at once, in ${load.seconds.toFixed(1)} s: ${aMinute} a minute.`,
		);
	}
	return lines.join('\n');
}
