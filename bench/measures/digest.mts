import type { BenchNode } from '../child/n8n.mts';
import { TODAY } from '../support/far.mts';
import { Child } from '../support/child.mts';
import type { Findings, Table, Target } from '../support/report.mts';
import { takeTurns, type Contender } from '../support/rounds.mts';
import type { Setup } from '../support/setup.mts';
import { count, figure, median, ratio, spread } from '../support/stats.mts';
import { atLeast, atMost } from '../support/targets.mts';

export const name = 'digest';
export const title = 'Writing the digest';

const FORMATS = {
	calendar: 'Calendar',
	email: 'Email',
	markdown: 'Markdown',
	slack: 'Slack',
	teams: 'Microsoft Teams',
};
const FEW = 10_000;
/** What a reseller's Monday message is about, at the most. */
const MONDAY = 3_000;
const WARM_UP = 500;

interface Sample {
	/** Within the node, as n8n reports it: the first digest of this size in the process, and the next. */
	firstMs: number;
	ms: number;
	messages: number;
	/** Resident megabytes at the most above rest. */
	peakMb: number;
}

interface Digest {
	format: string;
	items: number;
	/** Whether every renewal is listed, in as many messages as that takes, or only the nearest, as is the default. */
	isWhole: boolean;
}

export async function run(setup: Setup): Promise<Findings> {
	const many = setup.quick ? 20_000 : 100_000;
	const few = await measure(setup, { items: FEW, isWhole: false });
	const whole = await measure(setup, { items: FEW, isWhole: true });
	const large = await measure(setup, { items: many, isWhole: true });
	const monday = await beside(setup);
	const about =
		'Renewals with nine fields, their dates spread over two years, grouped by stage. The time is that of the nodes, as n8n records it, in n8n’s engine without its server. ' +
		'Megabytes are resident memory at the most above what the process held at rest, with the items themselves: an upper bound, as V8 collects garbage when it likes. ' +
		`Each process is warmed up with ${WARM_UP} renewals, then writes the digest twice. ` +
		'With *List at Most* 0 every renewal is in a message; else the nearest are, and a CSV file holds all.';
	const slowest = (taken: Taken) => slowestOf(taken, ({ ms }) => ms);
	const conclusions = [
		mondayConclusion(monday),
		`${count(FEW)} renewals: ${figure(slowest(few))} ms in the slowest format, ${figure(slowest(whole))} ms with every renewal listed.`,
		`${ratio(many / FEW)} the renewals take ${ratio(slowest(large) / slowest(whole))} the time in the slowest format.`,
	];
	return {
		about,
		tables: [
			tableOf(`${count(FEW)} renewals`, few),
			tableOf(`${count(FEW)} renewals, List at Most 0`, whole),
			tableOf(`${count(many)} renewals, List at Most 0`, large),
			besideTable(monday),
		],
		conclusions,
		targets: targetsOf({ few, whole, large, monday }),
		samples: {
			few: Object.fromEntries(few),
			whole: Object.fromEntries(whole),
			large: Object.fromEntries(large),
			beside: Object.fromEntries(monday),
		},
	};
}

const slowestOf = (taken: Taken, msIn: (sample: Sample) => number) =>
	Math.max(...[...taken.values()].map((samples) => median(samples.map(msIn))));

function targetsOf({ few, whole, large, monday }: Record<'few' | 'whole' | 'large' | 'monday', Taken>): Target[] {
	const [own = NaN, chain = NaN] = [...monday.values()].map(msOf);
	const ofSize = (what: string, taken: Taken) => [
		atMost({ what, value: slowestOf(taken, ({ ms }) => ms), bound: 300, unit: 'ms' }),
		atMost({
			what: `${what}, first in a process`,
			value: slowestOf(taken, ({ firstMs }) => firstMs),
			bound: 300,
			unit: 'ms',
		}),
		atMost({ what: `${what}, memory`, value: slowestOf(taken, ({ peakMb }) => peakMb), bound: 60, unit: 'MB' }),
	];
	return [
		...ofSize(`${count(FEW)} renewals, slowest format`, few),
		...ofSize(`${count(FEW)} renewals, all listed, slowest format`, whole),
		atMost({
			what: '100,000 renewals, all listed, slowest format',
			value: slowestOf(large, ({ ms }) => ms) / 1000,
			bound: 3,
			unit: 's',
		}),
		atLeast({ what: `${count(MONDAY)} renewals beside n8n's own nodes`, value: chain / own, bound: 20, unit: 'x' }),
	];
}

/**
 * What wrote the Monday message before there was a digest: a line for each renewal, all lines in one item, pages of
 * 3,500 characters, an item for each page. n8n's own nodes, with their expressions.
 */
const CHAIN = [
	{
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: {
				assignments: [
					{
						id: 'section',
						name: 'section',
						type: 'string',
						value:
							"={{ { 0: 'Today', 1: 'Tomorrow', grace: 'Overdue, in grace', overdue: 'Overdue', later: 'Later' }[$json.renewalStage] ?? `Within ${ $json.renewalStage } days` }}",
					},
					{
						id: 'line',
						name: 'line',
						type: 'string',
						value:
							"={{ [ `*${ ($json.customerName || $json.customerId || '').replace(/\\s+/g, ' ').trim() }*`, [ $json.vendor, $json.product ].filter(Boolean).join(': '), $json.quantity == null ? '' : `${ $json.quantity } seats`, DateTime.fromISO($json.renewalDate).toFormat('ccc d LLL yyyy'), `auto-renewal ${ $json.autoRenew ?? 'unknown' }` ].filter(Boolean).join(' · ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') }}",
					},
				],
			},
			options: {},
		},
	},
	{
		type: 'n8n-nodes-base.aggregate',
		parameters: { aggregate: 'aggregateAllItemData', destinationFieldName: 'lines', options: {} },
	},
	{
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: {
				assignments: [
					{
						id: 'pages',
						name: 'pages',
						type: 'array',
						value:
							"={{ $json.lines.filter(({ section }) => section).map(({ section, line }, i, all) => (section === all[i - 1]?.section ? '' : '\\n*' + section + '*\\n') + '• ' + line).reduce((pages, text) => pages.at(-1).length + text.length < 3500 ? [ ...pages.slice(0, -1), pages.at(-1) + '\\n' + text ] : [ ...pages, text.trimStart() ], [ '' ]) }}",
					},
				],
			},
			options: {},
		},
	},
	{
		type: 'n8n-nodes-base.splitOut',
		parameters: { fieldToSplitOut: 'pages', options: { destinationFieldName: 'page' } },
	},
];

/** The digest beside the chain, each with every renewal in a message. */
async function beside(setup: Setup): Promise<Taken> {
	const [first, ...others] = CHAIN;
	const node = others.pop();
	if (first === undefined || node === undefined) throw new Error('The chain has no nodes.');
	const contenders = [
		contender(setup, 'Renewal Digest (Slack)', { format: 'slack', items: MONDAY, isWhole: true }),
		measured(setup, "n8n's Set, Aggregate, Set and Split Out", { node, before: [first, ...others], items: MONDAY }),
	];
	return await takeTurns(contenders, setup.quick ? 1 : 3, (message) =>
		setup.report(`${count(MONDAY)} renewals, ${message}`),
	);
}

const msOf = (samples: readonly Sample[]) => median(samples.map(({ ms }) => ms));

function mondayConclusion(taken: Taken): string {
	const [own = NaN, chain = NaN] = [...taken.values()].map(msOf);
	return `${count(MONDAY)} renewals as Slack messages take ${figure(own)} ms, and ${figure(chain)} ms in n8n's own nodes: ${ratio(chain / own)} the time.`;
}

const besideTable = (taken: Taken): Table =>
	tableOf(`${count(MONDAY)} renewals as messages, List at Most 0, beside n8n's own nodes`, taken);

type Taken = Map<string, Sample[]>;

async function measure(setup: Setup, how: Omit<Digest, 'format'>): Promise<Taken> {
	const contenders = Object.entries(FORMATS).map(([format, name]) => contender(setup, name, { ...how, format }));
	return await takeTurns(contenders, setup.quick ? 1 : 3, (message) =>
		setup.report(`${count(how.items)} renewals, ${message}`),
	);
}

function contender(setup: Setup, name: string, { format, items, isWhole }: Digest): Contender<Sample> {
	const options = { asOf: TODAY, timezone: 'UTC', ...(isWhole && { mostListed: 0 }) };
	const node = {
		type: 'n8n-nodes-reseller-renewals.renewalDigest',
		typeVersion: 1,
		parameters: { format, groupBy: 'stage', options },
	};
	return measured(setup, name, { node, items });
}

interface Measured {
	node: BenchNode;
	before?: BenchNode[];
	items: number;
}

/** Each run has a process of its own, warmed up with few renewals, so that its memory is its own. */
function measured(setup: Setup, name: string, { node, before, items }: Measured): Contender<Sample> {
	return {
		name,
		async run() {
			const child = Child.start(setup);
			try {
				const runWith = async (count: number) =>
					await child.call('runWorkflow', { node, before, items: { count, today: TODAY } });
				for (let time = 1; time <= 3; time += 1) await runWith(WARM_UP);
				const restMb = await child.call('rest');
				const first = await runWith(items);
				const next = await runWith(items);
				const messages = next.items[0] ?? 0;
				if (messages === 0) throw new Error(`${name}: no message came`);
				return { firstMs: first.nodeMs, ms: next.nodeMs, messages, peakMb: first.peakMb - restMb };
			} finally {
				await child.stop();
			}
		},
	};
}

function tableOf(title: string, taken: Taken): Table {
	const rows = [...taken].map(([name, samples]) => {
		const ms = samples.map((sample) => sample.ms);
		const peaks = samples.map(({ peakMb }) => peakMb);
		return [
			name,
			figure(median(samples.map(({ firstMs }) => firstMs))),
			figure(median(ms)),
			spread(ms),
			figure(median(peaks)),
			count(samples[0]?.messages ?? NaN),
		];
	});
	return {
		title,
		columns: ['format', 'ms the first time', 'ms the next', 'least–most', 'MB at the most', 'messages'],
		rows,
	};
}
