import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { QUEUE_SERVERS } from '../../harness/n8n/servers.mts';
import { ensureCommands } from '../../harness/n8n/systemPackages.mts';
import { CONCURRENCY, DAYS, inProduction, queueOf } from '../support/production.mts';
import type { Findings } from '../support/report.mts';
import { residentMb } from '../support/resident.mts';
import type { Setup } from '../support/setup.mts';
import { count, figure, median, ratio } from '../support/stats.mts';
import { atMost } from '../support/targets.mts';

export const name = 'soak';
export const title = 'An hour in queue mode';

const WORKERS = 2;
const CUSTOMERS = 100;
const MINUTE_MS = 60_000;
/** Executions of a minute: more than any schedule asks for. */
const A_MINUTE = 30;

/** What the processes held at the end of a minute. */
interface Sample {
	process: string;
	minute: number;
	mb: number;
	sockets: number;
}

export async function run(setup: Setup): Promise<Findings> {
	await ensureCommands(QUEUE_SERVERS, "n8n's queue mode", setup.folder, setup.report, setup.signal);
	const minutes = setup.quick ? 4 : 60;
	const { samples, executions } = await inProduction(setup, queueOf(WORKERS), CUSTOMERS, async (execute, running) => {
		const processes = new Map([
			['main', running.instance.pid],
			...running.workerPids.map((pid, index): [string, number] => [`worker ${index + 1}`, pid]),
		]);
		const taken: Sample[] = [];
		let done = 0;
		for (let minute = 1; minute <= minutes; minute += 1) {
			const end = Date.now() + MINUTE_MS;
			done += (await execute({ executions: A_MINUTE, atOnce: CONCURRENCY })).executions;
			await sleep(Math.max(0, end - Date.now()), undefined, { signal: setup.signal });
			for (const [process, pid] of processes) {
				taken.push({ process, minute, mb: residentMb(pid), sockets: socketsOf(pid) });
			}
			setup.report(`minute ${minute} of ${minutes}, ${count(done)} executions`);
		}
		return { samples: taken, executions: done };
	});
	const processes = [...new Set(samples.map(({ process }) => process))];
	const quarters = processes.map((process) => ({ process, ...quartersOf(samples, process, minutes) }));
	const about =
		`The workflow of the four vendors and the filter in queue mode with PostgreSQL, Redis and ${WORKERS} workers: ${A_MINUTE} executions a minute for ${minutes} minutes, ` +
		`each checked to find what is due in ${DAYS} days. Resident memory and open sockets of n8n's processes at the end of each minute; medians of the second and of the last quarter, as n8n fills its caches in the first.`;
	const rows = quarters.map(({ process, second, last }) => [
		process,
		figure(second.mb),
		figure(last.mb),
		ratio(last.mb / second.mb),
		figure(second.sockets),
		figure(last.sockets),
	]);
	const columns = ['process', 'MB, second quarter', 'MB, last quarter', 'growth', 'sockets, second', 'sockets, last'];
	return {
		about,
		tables: [{ title: `${count(executions)} executions`, columns, rows }],
		conclusions: [`${count(executions)} of ${count(A_MINUTE * minutes)} executions ended, each with what is due.`],
		targets: quarters.map(({ process, second, last }) =>
			atMost({
				what: `Soak, ${process}: memory of the last quarter`,
				value: last.mb / second.mb,
				bound: 1.05,
				unit: 'x',
			}),
		),
		samples: { soak: samples },
	};
}

function quartersOf(samples: readonly Sample[], process: string, minutes: number) {
	const between = (from: number, to: number) => {
		const own = samples.filter((one) => one.process === process && one.minute > from && one.minute <= to);
		return { mb: median(own.map(({ mb }) => mb)), sockets: median(own.map(({ sockets }) => sockets)) };
	};
	return { second: between(minutes / 4, minutes / 2), last: between((3 * minutes) / 4, minutes) };
}

/** Linux only; elsewhere not a number. */
function socketsOf(pid: number): number {
	try {
		const folder = `/proc/${pid}/fd`;
		return readdirSync(folder).filter((fd) => readlinkSync(`${folder}/${fd}`).startsWith('socket:')).length;
	} catch {
		return NaN;
	}
}
