import { TODAY } from '../support/far.mts';
import { Child } from '../support/child.mts';
import type { Findings, Table } from '../support/report.mts';
import { takeTurns, type Contender } from '../support/rounds.mts';
import type { Setup } from '../support/setup.mts';
import { count, figure, median, ratio, spread } from '../support/stats.mts';

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
	const about =
		'Renewals with nine fields, their dates spread over two years, grouped by stage. The time is the node’s own, as n8n records it, in n8n’s engine without its server. ' +
		'Megabytes are resident memory at the most above what the process held at rest, with the items themselves: an upper bound, as V8 collects garbage when it likes. ' +
		`Each process is warmed up with ${WARM_UP} renewals, then writes the digest twice. ` +
		'With *List at Most* 0 every renewal is in a message; else the nearest are, and a CSV file holds all.';
	const slowest = (taken: Taken) =>
		Math.max(...[...taken.values()].map((samples) => median(samples.map(({ ms }) => ms))));
	const conclusions = [
		`${count(FEW)} renewals: ${figure(slowest(few))} ms in the slowest format, ${figure(slowest(whole))} ms with every renewal listed.`,
		`${ratio(many / FEW)} the renewals take ${ratio(slowest(large) / slowest(whole))} the time in the slowest format.`,
	];
	return {
		about,
		tables: [
			tableOf(`${count(FEW)} renewals`, few),
			tableOf(`${count(FEW)} renewals, List at Most 0`, whole),
			tableOf(`${count(many)} renewals, List at Most 0`, large),
		],
		conclusions,
		samples: { few: Object.fromEntries(few), whole: Object.fromEntries(whole), large: Object.fromEntries(large) },
	};
}

type Taken = Map<string, Sample[]>;

async function measure(setup: Setup, how: Omit<Digest, 'format'>): Promise<Taken> {
	const contenders = Object.entries(FORMATS).map(([format, name]) => contender(setup, name, { ...how, format }));
	return await takeTurns(contenders, setup.quick ? 1 : 3, (message) =>
		setup.report(`${count(how.items)} renewals, ${message}`),
	);
}

/** Each run has a process of its own, warmed up with a small digest, so that its memory is its own. */
function contender(setup: Setup, name: string, { format, items, isWhole }: Digest): Contender<Sample> {
	const options = { asOf: TODAY, timezone: 'UTC', ...(isWhole && { mostListed: 0 }) };
	const node = {
		type: 'n8n-nodes-reseller-renewals.renewalDigest',
		typeVersion: 1,
		parameters: { format, groupBy: 'stage', options },
	};
	return {
		name,
		async run() {
			const child = Child.start(setup);
			try {
				const digestOf = async (count: number) =>
					await child.call('runWorkflow', { node, items: { count, today: TODAY } });
				for (let time = 1; time <= 3; time += 1) await digestOf(WARM_UP);
				const restMb = await child.call('rest');
				const first = await digestOf(items);
				const next = await digestOf(items);
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
