import type { VendorName } from '../../sandbox/index.mts';
import { Child } from '../support/child.mts';
import { buildEarlier, EARLIER_COMMIT } from '../support/earlier.mts';
import { startFarVendor, type FarVendor } from '../support/far.mts';
import type { Findings, Target } from '../support/report.mts';
import { takeTurns } from '../support/rounds.mts';
import type { Setup } from '../support/setup.mts';
import { count, figure, median, ratio, spread } from '../support/stats.mts';
import { atLeast, atMost } from '../support/targets.mts';
import { getUpcoming } from '../support/upcoming.mts';

export const name = 'earlier';
export const title = 'Beside the earlier build';

const DAYS = 30;

interface Task {
	what: string;
	vendor: VendorName;
	customers: number;
	roundTripMs: number;
	knobs?: Record<string, unknown>;
	/** How many times as fast this build is to be. */
	faster: number;
	/** Why it may be less. */
	reason?: string;
	/** How many of the earlier one's requests it may send; `undefined` where it reads more, so as to miss nothing. */
	requests?: number;
	/** Why it may send more. */
	requestsReason?: string;
}

const TASKS: Task[] = [
	{
		what: 'VMware, Get Upcoming',
		vendor: 'vmware',
		customers: 200_000,
		roundTripMs: 20,
		faster: 4,
		requests: 1.1,
	},
	{
		what: 'Adobe, Get Upcoming, first run',
		vendor: 'adobe',
		customers: 5_000,
		roundTripMs: 10,
		faster: 2.2,
		requests: 1,
		requestsReason: 'Pages overlap by a row, which shows that none was missed: one more request per 50 pages.',
	},
	{
		what: 'Keepnet, Get Upcoming, date filter ignored',
		vendor: 'keepnet',
		customers: 20_000,
		roundTripMs: 20,
		knobs: { ignoreDateFilters: true },
		faster: 4,
		reason: 'The list is read whole, as the order of a vendor that ignores the filter cannot be trusted either.',
	},
];

interface Sample {
	ms: number;
	rows: number;
	requests: number;
}

export async function run(setup: Setup): Promise<Findings> {
	const packageFolder = buildEarlier(setup);
	if (packageFolder === undefined) {
		const about = `Not measured: commit ${EARLIER_COMMIT} is not in this clone.`;
		return { about, tables: [], conclusions: [], samples: {} };
	}
	const rounds = setup.quick ? 1 : 3;
	const earlier = Child.start(setup, { packageFolder });
	const now = Child.start(setup);
	const taken: Array<{ task: Task; samples: Map<string, Sample[]> }> = [];
	try {
		for (const given of TASKS) {
			const task = setup.quick ? { ...given, customers: given.customers / 50 } : given;
			taken.push({ task, samples: await compare(setup, task, { earlier, now }, rounds) });
		}
	} finally {
		await Promise.all([earlier.stop(), now.stop()]);
	}
	const compared = taken.map(({ task, samples }) => {
		const [before = [], after = []] = ['earlier', 'now'].map((build) => samples.get(build));
		return { task, before: middle(before), after: middle(after), ms: after.map(({ ms }) => ms / 1000) };
	});
	const rows = compared.map(({ task, before, after, ms }) => [
		task.what,
		count(task.customers),
		figure(before.ms / 1000),
		figure(after.ms / 1000),
		spread(ms),
		ratio(before.ms / after.ms),
		count(before.requests),
		count(after.requests),
		count(before.rows),
		count(after.rows),
	]);
	const about =
		`The same task with the package of commit ${EARLIER_COMMIT} and with this one, both as they are by default, taking turns, ${DAYS} days ahead, by HTTPS over a line with 20 ms of round-trip time (Adobe: 10 ms). ` +
		`This build was checked to find what is due; the earlier one misses some of it. Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}.`;
	const columns = [
		'task',
		'customers',
		'seconds, earlier',
		'seconds, now',
		'least–most, now',
		'times as fast',
		'requests, earlier',
		'requests, now',
		'found, earlier',
		'found, now',
	];
	return {
		about,
		tables: [{ title: 'Get Upcoming', columns, rows }],
		conclusions: [],
		targets: compared.flatMap(
			({ task: { what, faster, requests, reason, requestsReason }, before, after }): Target[] => {
				const times = before.ms / after.ms;
				const time = atLeast({ what: `${what}, times as fast`, value: times, bound: faster, unit: 'x', reason });
				const share = after.requests / before.requests;
				return requests === undefined
					? [time]
					: [
							time,
							atMost({ what: `${what}, requests`, value: share, bound: requests, unit: 'x', reason: requestsReason }),
						];
			},
		),
		samples: Object.fromEntries(taken.map(({ task, samples }) => [task.what, Object.fromEntries(samples)])),
	};
}

const middle = (samples: readonly Sample[]): Sample => ({
	ms: median(samples.map(({ ms }) => ms)),
	requests: median(samples.map(({ requests }) => requests)),
	rows: median(samples.map(({ rows }) => rows)),
});

async function compare(
	setup: Setup,
	{ what, vendor, customers, roundTripMs, knobs }: Task,
	builds: Record<'earlier' | 'now', Child>,
	rounds: number,
): Promise<Map<string, Sample[]>> {
	const far = await startFarVendor(vendor, { customers, tls: true, roundTripMs });
	try {
		if (knobs !== undefined) far.sandbox.setKnobs(knobs);
		const contenders = await Promise.all(
			Object.entries(builds).map(async ([name, child]) => ({
				name,
				run: await taskOf(far, child, name === 'earlier'),
			})),
		);
		return await takeTurns(contenders, rounds, (message) => setup.report(`${what}, ${message}`));
	} finally {
		await far.close();
	}
}

async function taskOf(far: FarVendor, child: Child, isEarlier: boolean) {
	const { credentialType: type } = far.sandbox;
	const credential = await child.call('saveCredential', { type, data: far.credential });
	return async () => await getUpcoming(child, far, credential, { days: DAYS, isEarlier });
}
