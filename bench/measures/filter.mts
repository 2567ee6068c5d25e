import { join } from 'node:path';

import { startInstance, type Instance } from '../../harness/n8n/instance.mts';
import { installPackage } from '../../harness/n8n/packageInstall.mts';
import { dueAmong, renewalRow } from '../child/items.mts';
import { Child } from '../support/child.mts';
import { mustBe, TODAY } from '../support/far.mts';
import { runSteps, type Step } from '../support/inN8n.mts';
import type { Findings, Table } from '../support/report.mts';
import { takeTurns, type Contender } from '../support/rounds.mts';
import type { Setup } from '../support/setup.mts';
import { count, figure, median, ratio, spread } from '../support/stats.mts';
import { atMost } from '../support/targets.mts';

export const name = 'filter';
export const title = 'Sorting items by their renewal date';

const DAYS = 90;
const LAST_DAY = new Date(Date.parse(TODAY) + DAYS * 86_400_000).toISOString().slice(0, 10);

const OURS = 'Renewal Window Filter';
const BARE = 'bare loop in a node';
const FILTER = "n8n's Filter node";
const CODE = "n8n's Code node";

interface Sample {
	items: number;
	/** Within the node, as n8n reports it. */
	ms: number;
}

const ours: Step = {
	type: 'n8n-nodes-reseller-renewals.renewalWindowFilter',
	typeVersion: 1,
	parameters: { daysAhead: DAYS, options: { asOf: TODAY, timezone: 'UTC' } },
};
const bare: Step = { type: 'bench.bareFilter', typeVersion: 1, parameters: { today: TODAY, days: String(DAYS) } };
const condition = (operation: string, rightValue: string) => ({
	id: operation,
	leftValue: '={{ $json.renewalDate }}',
	rightValue,
	operator: { type: 'dateTime', operation },
});
const n8nsFilter: Step = {
	type: 'n8n-nodes-base.filter',
	typeVersion: 2.2,
	parameters: {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
			combinator: 'and',
			conditions: [condition('afterOrEquals', TODAY), condition('beforeOrEquals', LAST_DAY)],
		},
		looseTypeValidation: true,
		options: {},
	},
};
const code: Step = {
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: {
		jsCode: `const first = new Date('${TODAY}');\nconst last = new Date('${LAST_DAY}');\nreturn $input.all().filter(({ json }) => {\n\tconst date = new Date(json.renewalDate);\n\treturn date >= first && date <= last;\n});`,
	},
};

export async function run(setup: Setup): Promise<Findings> {
	const inProcess = await runInProcess(setup);
	const inN8n = await runInN8n(setup);
	const about =
		`Items with nine fields, their dates spread over two years; ${DAYS} days ahead. The time is the node's own, as n8n records it. "${BARE}" is the limit: one known ` +
		`field in one known form, no settings, no care for odd values. The Filter node holds two conditions on the date, the Code node does the same in JavaScript. ` +
		'In process means n8n’s engine without its server; the real n8n runs the packed package, with its default expression engine and task runner.';
	const each = (taken: ReadonlyMap<string, Sample[]>, name: string) =>
		median((taken.get(name) ?? []).map(({ ms, items }) => ms / items));
	const bareRatio = each(inProcess, OURS) / each(inProcess, BARE);
	const conclusions = [
		`In process: ${ratio(bareRatio)} the time of the bare loop.`,
		`In a real n8n: ${ratio(each(inN8n, FILTER) / each(inN8n, OURS))} as fast as the Filter node, ${ratio(each(inN8n, CODE) / each(inN8n, OURS))} as fast as the Code node.`,
	];
	const tables = [tableOf('In process', inProcess), tableOf('In a real n8n', inN8n)];
	return {
		about,
		tables,
		conclusions,
		targets: [atMost({ what: 'filter beside a bare loop', value: bareRatio, bound: 1.5, unit: 'x' })],
		samples: { inProcess: Object.fromEntries(inProcess), inN8n: Object.fromEntries(inN8n) },
	};
}

async function runInProcess(setup: Setup): Promise<Map<string, Sample[]>> {
	const many = setup.quick ? 100_000 : 1_000_000;
	const few = setup.quick ? 500 : 20_000;
	const child = Child.start(setup, { heapMb: 6144 });
	const contender = (name: string, node: Step, items: number, rounds?: number): Contender<Sample> => ({
		name,
		rounds,
		async run() {
			const cost = await child.call('runWorkflow', { node, items: { count: items, today: TODAY } });
			mustBe(cost.items[0] ?? 0, dueAmong(items, DAYS), name);
			return { items, ms: cost.nodeMs };
		},
	});
	try {
		const warmUp = [contender(OURS, ours, few), contender(BARE, bare, few), contender(FILTER, n8nsFilter, 200)];
		await takeTurns(warmUp, 3, () => undefined);
		// A million items would keep the Filter node busy for minutes; what it takes for each is the same.
		const contenders = [
			contender(OURS, ours, many),
			contender(BARE, bare, many),
			contender(FILTER, n8nsFilter, few, 1),
		];
		return await takeTurns(contenders, setup.quick ? 3 : 5, (message) => setup.report(`in process, ${message}`));
	} finally {
		await child.stop();
	}
}

async function runInN8n(setup: Setup): Promise<Map<string, Sample[]>> {
	const items = setup.quick ? 1000 : 100_000;
	const folder = join(setup.folder, 'real-n8n');
	const env = { NODE_OPTIONS: '--max-old-space-size=6144' };
	const instance = await startInstance(setup.runtime, { folder, env, report: setup.report, signal: setup.signal });
	try {
		await installPackage(instance, setup.packed);
		const contender = (name: string, node: Step, rounds?: number): Contender<Sample> => ({
			name,
			rounds,
			run: async () => ({ items, ms: await timeIn(instance, name, node, items) }),
		});
		await timeIn(instance, OURS, ours, 100);
		const contenders = [contender(OURS, ours), contender(CODE, code), contender(FILTER, n8nsFilter, 1)];
		return await takeTurns(contenders, setup.quick ? 1 : 3, (message) => setup.report(`real n8n, ${message}`));
	} finally {
		await instance.stop();
	}
}

/** @returns milliseconds within the node, in an execution Start → items → node */
async function timeIn({ client }: Instance, name: string, node: Step, items: number): Promise<number> {
	const jsCode = `${renewalRow.toString()}\nconst today = Date.parse('${TODAY}');\nreturn Array.from({ length: ${items} }, (_, index) => ({ json: renewalRow(index, today) }));`;
	const steps: Array<Step & { name: string }> = [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{ name: 'Items', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } },
		{ name, ...node },
	];
	const execution = await runSteps(client, `${name}, ${items}`, steps);
	const [ran] = execution.runs[name] ?? [];
	mustBe(ran?.data?.main?.[0]?.length ?? 0, dueAmong(items, DAYS), `${name} in n8n`);
	return ran?.executionTime ?? NaN;
}

function tableOf(title: string, taken: ReadonlyMap<string, Sample[]>): Table {
	const rows = [...taken].map(([name, samples]) => {
		const seconds = samples.map(({ ms }) => ms / 1000);
		const [first] = samples;
		const items = first?.items ?? NaN;
		return [
			name,
			count(items),
			figure(median(seconds)),
			spread(seconds),
			figure((median(seconds) * 1e6) / items),
			count(Math.round(items / median(seconds))),
		];
	});
	return { title, columns: ['contender', 'items', 'seconds', 'least–most', 'µs an item', 'items a second'], rows };
}
