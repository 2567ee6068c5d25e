import { QUEUE_SERVERS } from '../../harness/n8n/servers.mts';
import { ensureCommands, MissingCommandError } from '../../harness/n8n/systemPackages.mts';
import { CONCURRENCY, DAYS, inProduction, LATENCY_MS, queueOf, REGULAR, type Kind } from '../support/production.mts';
import type { Findings } from '../support/report.mts';
import { residentMb } from '../support/resident.mts';
import type { Setup } from '../support/setup.mts';
import { figure, median, spread } from '../support/stats.mts';

export const name = 'queue';
export const title = 'Queue mode: executions a minute';

const AT_ONCE = 2 * CONCURRENCY;

interface Sample {
	/** One for each round. */
	aMinute: number[];
	mainMb: number;
	workerMb: number[];
}

const KINDS = [REGULAR, queueOf(1), queueOf(2)];

export async function run(setup: Setup): Promise<Findings> {
	try {
		await ensureCommands(QUEUE_SERVERS, "n8n's queue mode", setup.folder, setup.report, setup.signal);
	} catch (error) {
		if (!(error instanceof MissingCommandError)) throw error;
		return { about: `Not measured: ${error.message}`, tables: [], conclusions: [], samples: {} };
	}
	const customers = setup.quick ? 20 : 100;
	const executions = setup.quick ? 10 : 40;
	const rounds = setup.quick ? 1 : 3;
	const samples: Record<string, Sample> = {};
	for (const kind of KINDS) samples[kind.name] = await measure(setup, kind, { customers, executions, rounds });
	const rows = KINDS.map((kind) => {
		const { aMinute = [], mainMb = NaN, workerMb = [] } = samples[kind.name] ?? {};
		return [
			kind.name,
			figure(median(aMinute)),
			spread(aMinute),
			figure(mainMb),
			workerMb.map((mb) => figure(mb)).join(', ') || '–',
		];
	});
	const about =
		`The workflow of the four vendors and the filter (workflows/upcoming-renewals.json, ${customers} customers of each vendor, ${DAYS} days ahead), started by a webhook that waits for the outcome: ` +
		`${executions} executions a round, ${AT_ONCE} at once, ${rounds} ${rounds === 1 ? 'round' : 'rounds'} after a first one that is not counted. ` +
		`The sandboxes answer after ${LATENCY_MS} ms. At most ${CONCURRENCY} executions are running in a worker, or in n8n itself in regular mode. Regular mode has SQLite; queue mode has Redis and PostgreSQL (fsync off). ` +
		'All of it, the sandboxes too, shares the machine. Memory is the resident memory of n8n’s own processes at the end, without their task runners.';
	const columns = ['n8n', 'executions a minute', 'least–most', 'MB main process', 'MB a worker'];
	return {
		about,
		tables: [{ title: 'The four vendors’ workflow', columns, rows }],
		conclusions: [],
		samples: { queue: samples },
	};
}

async function measure(
	setup: Setup,
	kind: Kind,
	given: { customers: number; executions: number; rounds: number },
): Promise<Sample> {
	return await inProduction(setup, kind, given.customers, async (execute, { instance, workerPids }) => {
		const round = async () => {
			const { seconds, executions } = await execute({ executions: given.executions, atOnce: AT_ONCE });
			return (60 * executions) / seconds;
		};
		await round();
		const aMinute: number[] = [];
		for (let number = 1; number <= given.rounds; number += 1) {
			setup.report(`${kind.name}, round ${number} of ${given.rounds}`);
			aMinute.push(await round());
		}
		return { aMinute, mainMb: residentMb(instance.pid), workerMb: workerPids.map(residentMb) };
	});
}
