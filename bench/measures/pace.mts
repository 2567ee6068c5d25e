import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { backOff } from '../../shared/engine/http/retry';
import { PACE_CASES } from '../../test/support/paceServers.mts';
import { crawlWith, withPace, type Client, type VirtualHost } from '../../test/support/virtualServer.mts';
import { EARLIER_COMMIT, fileOfEarlier } from '../support/earlier.mts';
import type { Findings, Target } from '../support/report.mts';
import type { Setup } from '../support/setup.mts';
import { figure, median, ratio, spread } from '../support/stats.mts';
import { atMost } from '../support/targets.mts';

export const name = 'pace';
export const title = 'The pace against servers with limits, in virtual time';

const SEEDS = [1, 2, 3, 4, 5];
/** The pace of the earlier build, and the requests that it had in flight. */
const EARLIER = { file: 'shared/vendor/pace.ts', inFlight: 5 };
/** Requests that are ready to be sent at any time. */
const READY = 20;

interface EarlierPace {
	run<T>(request: (began: number) => Promise<T>): Promise<T>;
	refused(pause: number, began: number): void;
	answered(): void;
}

interface Sample {
	server: string;
	build: 'earlier' | 'this';
	seconds: number[];
	rejected: number[];
}

export async function run(setup: Setup): Promise<Findings> {
	const earlier = await earlierClient(setup);
	const seeds = setup.quick ? SEEDS.slice(0, 1) : SEEDS;
	const samples: Sample[] = [];
	const rows: string[][] = [];
	for (const { name: server, server: answer, requests } of PACE_CASES) {
		setup.report(server);
		const measure = async (build: Sample['build'], client: (host: VirtualHost) => Client, workers: number) => {
			const sample: Sample = { server, build, seconds: [], rejected: [] };
			for (const seed of seeds) {
				const { seconds, rejected } = await crawlWith(answer, { requests, client, workers, seed });
				sample.seconds.push(seconds);
				sample.rejected.push(rejected);
			}
			samples.push(sample);
			return sample;
		};
		const before = earlier && (await measure('earlier', earlier, EARLIER.inFlight));
		const now = await measure('this', withPace('automatic'), READY);
		rows.push([
			server,
			...(before === undefined ? ['–', '–'] : cellsOf(before)),
			...cellsOf(now),
			spread(now.seconds),
			before === undefined ? '–' : ratio(median(now.seconds) / median(before.seconds)),
		]);
	}
	const about =
		'Servers that limit by rate, by bucket, by requests at once, by bytes, by chance, that are closed for some seconds, that fail instead of rejecting, and that queue. ' +
		`Time is simulated, so the figures do not depend on the machine. Medians of ${seeds.length}. Earlier: commit ${EARLIER_COMMIT}, five in flight; now: Automatic.`;
	const skipped = `The earlier build was skipped: commit ${EARLIER_COMMIT} is not in this clone.`;
	const columns = [
		'server',
		'seconds, earlier',
		'rejected, earlier',
		'seconds, now',
		'rejected, now',
		'least–most seconds, now',
		'of the earlier time',
	];
	return {
		about,
		tables: [{ title: 'Automatic', columns, rows }],
		conclusions: earlier === undefined ? [skipped] : [],
		targets: targetsOf(samples),
		samples: { pace: samples },
	};
}

/** Names of servers of {@link PACE_CASES}. */
const A_HUNDRED = '100 a second, answers after 35 ms';
const FOUR_AT_ONCE = '4 at once, no Retry-After';

function targetsOf(samples: readonly Sample[]): Target[] {
	const of = (name: string) => samples.find(({ server, build }) => server === name && build === 'this');
	const rejected = (name: string) => median(of(name)?.rejected ?? []);
	return [
		atMost({ what: A_HUNDRED, value: median(of(A_HUNDRED)?.seconds ?? []), bound: 56, unit: 's' }),
		atMost({ what: `${A_HUNDRED}, rejected`, value: rejected(A_HUNDRED), bound: 35 }),
		atMost({ what: `${FOUR_AT_ONCE}, rejected`, value: rejected(FOUR_AT_ONCE), bound: 10 }),
	];
}

const cellsOf = ({ seconds, rejected }: Sample): string[] => [figure(median(seconds)), figure(median(rejected))];

/** The pace of the earlier build, out of git's history; `undefined` in a clone that does not reach back to it. */
async function earlierClient(setup: Setup): Promise<((host: VirtualHost) => Client) | undefined> {
	const source = fileOfEarlier(EARLIER.file);
	if (source === undefined) return undefined;
	const folder = join(setup.folder, 'earlier');
	const file = join(folder, 'pace.ts');
	mkdirSync(folder);
	writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
	writeFileSync(file, source);
	const { Pace } = (await import(pathToFileURL(file).href)) as {
		Pace: new (host: VirtualHost, most: number) => EarlierPace;
	};
	return (host) => {
		const pace = new Pace(host, EARLIER.inFlight);
		return {
			allowed: () => EARLIER.inFlight,
			async getAccepted(request) {
				for (let times = 0; ; times += 1) {
					const { outcome, began } = await pace.run(async (began) => ({ began, outcome: await request() }));
					if (outcome.isGood) return pace.answered();
					const pause = Math.max(outcome.after ?? 0, backOff(times, host.random()));
					if (outcome.isSilent !== true) pace.refused(pause, began);
					await host.wait(pause);
				}
			},
		};
	};
}
