import { Child } from '../support/child.mts';
import { startFarVendor } from '../support/far.mts';
import type { Findings, Target } from '../support/report.mts';
import type { Setup } from '../support/setup.mts';
import { count, figure, median } from '../support/stats.mts';
import { atMost } from '../support/targets.mts';
import { getUpcoming, type UpcomingCost } from '../support/upcoming.mts';

export const name = 'fan-out';
export const title = 'Adobe: a request for each customer';

const DAYS = 30;
const RECHECK_DAYS = 14;
const ROUND_TRIP_MS = 10;
const PER_SECOND = 100;

type Spent = Pick<UpcomingCost, 'ms' | 'cpuMs' | 'requests'>;

interface Sample extends Spent {
	inFlight: number;
	limited: boolean;
	later: boolean;
}

export async function run(setup: Setup): Promise<Findings> {
	const customers = setup.quick ? 100 : 5000;
	const samples: Sample[] = [];
	const child = Child.start(setup);
	try {
		for (const limited of [false, true]) {
			for (const inFlight of setup.quick ? [0] : [0, 10])
				samples.push(...(await thrice(setup, child, customers, inFlight, limited)));
		}
	} finally {
		await child.stop();
	}
	const rows = samples.map((sample) => {
		const { inFlight, limited, later, requests, ms, cpuMs } = sample;
		return [
			inFlight === 0 ? 'Automatic' : String(inFlight),
			limited ? `${PER_SECOND} a second` : 'none',
			later ? 'later' : 'first',
			count(requests),
			count(refusedOf(samples, sample)),
			figure(ms / 1000),
			figure((1000 * requests) / ms),
			figure(cpuMs / requests),
		];
	});
	const about =
		`Renewal → Get Upcoming with ${DAYS} days ahead for ${count(customers)} customers of a distributor, by HTTPS over a line with ${ROUND_TRIP_MS} ms of round-trip time. ` +
		`*Recheck Far-Off Every* is ${RECHECK_DAYS} days; the later run is the third: it skips the customers that two runs found to renew far off. ` +
		`The limit answers 429 to what exceeds ${PER_SECOND} requests in a second of the clock, and asks to wait a second. The first row of each pair is the middle of the two runs that read everybody.`;
	const columns = [
		'in flight',
		'limit',
		'run',
		'requests',
		'refused',
		'seconds',
		'requests a second',
		'CPU ms a request',
	];
	return {
		about,
		tables: [{ title: `${count(customers)} customers`, columns, rows }],
		conclusions: conclude(samples),
		targets: targetsOf(samples),
		samples: { upcoming: samples },
	};
}

async function thrice(
	setup: Setup,
	child: Child,
	customers: number,
	inFlight: number,
	limited: boolean,
): Promise<Sample[]> {
	const far = await startFarVendor('adobe', { customers, tls: true, roundTripMs: ROUND_TRIP_MS });
	try {
		if (limited) far.sandbox.addFault({ kind: 'rateLimit', perSecond: PER_SECOND, retryAfter: 1, match: '/v3/' });
		const credential = await child.call('saveCredential', { type: far.sandbox.credentialType, data: far.credential });
		const options = { recheckDays: RECHECK_DAYS, pagesInFlight: inFlight };
		const run = async (which: string) => {
			setup.report(`${nameOf({ inFlight, limited })}, ${which} run`);
			return await getUpcoming(child, far, credential, { days: DAYS, options, memory: far.url });
		};
		// The second reads everybody too: it makes the memory sure.
		const first = mediansOf([await run('first'), await run('second')]);
		const later = await run('later');
		return [
			{ ...first, inFlight, limited, later: false },
			{ ...later, inFlight, limited, later: true },
		];
	} finally {
		await far.close();
	}
}

const mediansOf = (runs: readonly Spent[]): Spent => {
	const middle = (key: keyof Spent) => median(runs.map((cost) => cost[key]));
	return { ms: middle('ms'), cpuMs: middle('cpuMs'), requests: Math.round(middle('requests')) };
};

const nameOf = ({ inFlight, limited }: Pick<Sample, 'inFlight' | 'limited'>) =>
	`${inFlight === 0 ? 'Automatic' : inFlight} in flight, ${limited ? 'limited' : 'not limited'}`;

/** The requests of the run that differs from a sample in this. */
function requestsOf(samples: readonly Sample[], sample: Sample, other: Partial<Sample>): number {
	const { inFlight, limited, later } = { ...sample, ...other };
	return (
		samples.find((one) => one.inFlight === inFlight && one.limited === limited && one.later === later)?.requests ?? NaN
	);
}

/** All that were sent in vain: the same run without a limit needed that many fewer. */
const refusedOf = (samples: readonly Sample[], sample: Sample) =>
	sample.requests - requestsOf(samples, sample, { limited: false });

/** Of *Pages in Flight* as it is by default. */
function targetsOf(samples: readonly Sample[]): Target[] {
	const automatic = samples.filter(({ inFlight }) => inFlight === 0);
	return automatic.flatMap((sample) => {
		const { limited, later, requests, ms } = sample;
		if (later) {
			const share = requests / requestsOf(samples, sample, { later: false });
			return limited
				? []
				: [
						atMost({
							what: 'Adobe, later run, requests of the first',
							value: share,
							bound: 0.12,
							unit: 'x',
							reason: 'The list and the customers that are due in the window have to be read every time.',
						}),
					];
		}
		const what = `Adobe, first run, ${limited ? 'limited' : 'not limited'}`;
		const seconds = atMost({ what, value: ms / 1000, bound: limited ? 56 : 17, unit: 's' });
		return limited
			? [seconds, atMost({ what: `${what}, refused`, value: refusedOf(samples, sample), bound: 35 })]
			: [seconds];
	});
}

function conclude(samples: readonly Sample[]): string[] {
	const share = (part: number) => `${Number((100 * part).toPrecision(2))} %`;
	const later = samples.filter((sample) => sample.later && !sample.limited);
	const limited = samples.filter((sample) => !sample.later && sample.limited && refusedOf(samples, sample) > 0);
	return [
		...later.map(
			(sample) =>
				`${nameOf(sample)}: a later run sends ${share(sample.requests / requestsOf(samples, sample, { later: false }))} of the first one's requests.`,
		),
		...limited.map((sample) => {
			const refused = refusedOf(samples, sample);
			const goodASecond = (1000 * (sample.requests - refused)) / sample.ms;
			return `${nameOf(sample)}: the node comes to ${share(goodASecond / PER_SECOND)} of the requests that are allowed, and ${share(refused / sample.requests)} of what it sends is refused.`;
		}),
	];
}
