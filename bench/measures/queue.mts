import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { startSandboxes } from '../../sandbox/index.mts';
import { execute, onWebhook } from '../../harness/demo/production.mts';
import { dayIn } from '../../harness/demo/renewals.mts';
import { dueRenewals } from '../../harness/demo/sandboxes.mts';
import { connectVendors, loadWorkflow, sandboxesOf, setWindow } from '../../harness/demo/workflow.mts';
import { startInstance, type Instance } from '../../harness/n8n/instance.mts';
import { installPackage } from '../../harness/n8n/packageInstall.mts';
import { startQueue } from '../../harness/n8n/queue.mts';
import { QUEUE_SERVERS } from '../../harness/n8n/servers.mts';
import { ensureCommands, MissingCommandError } from '../../harness/n8n/systemPackages.mts';
import { mustBe } from '../support/far.mts';
import type { Findings } from '../support/report.mts';
import { residentMb } from '../support/resident.mts';
import type { Setup } from '../support/setup.mts';
import { figure, median, spread } from '../support/stats.mts';

export const name = 'queue';
export const title = 'Queue mode: executions a minute';

const LATENCY_MS = 50;
const CONCURRENCY = 5;
const AT_ONCE = 2 * CONCURRENCY;
const DAYS = 90;
const PATH = 'bench';

/** An n8n of one kind, with the package installed. */
interface Running {
	instance: Instance;
	/** Of the workers, where there are any. */
	workerPids: number[];
	stop(): Promise<void>;
}

interface Kind {
	name: string;
	start(setup: Setup, folder: string): Promise<Running>;
}

interface Sample {
	/** One for each round. */
	aMinute: number[];
	mainMb: number;
	workerMb: number[];
}

const KINDS: Kind[] = [
	{ name: 'regular mode', start: startRegular },
	...[1, 2].map((workers) => ({
		name: `queue mode, ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
		start: async (setup: Setup, folder: string) => await startWorkers(setup, folder, workers),
	})),
];

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
	const { vendors, close } = await startSandboxes({ customers: given.customers, seed: 7 });
	const folder = mkdtempSync(join(setup.folder, 'queue-'));
	let running: Running | undefined;
	try {
		setup.report(`${kind.name} is starting`);
		running = await kind.start(setup, folder);
		const { client, url } = running.instance;
		const workflow = loadWorkflow();
		const sandboxes = sandboxesOf(workflow, vendors);
		setWindow(workflow, DAYS);
		await connectVendors(client, workflow, sandboxes);
		await client.activateWorkflow(await client.saveWorkflow(onWebhook(workflow, PATH)));
		for (const vendor of vendors) vendor.addFault({ kind: 'latency', ms: LATENCY_MS });
		const { timezone } = workflow.settings;
		const due = await dueRenewals(sandboxes, dayIn(timezone, new Date()), DAYS, timezone);
		const round = async () => {
			const { seconds, items } = await execute(url, PATH, { executions: given.executions, atOnce: AT_ONCE });
			for (const found of items) mustBe(found, due.length, `${kind.name}, due in ${DAYS} days`);
			return (60 * items.length) / seconds;
		};
		await round();
		const aMinute: number[] = [];
		for (let number = 1; number <= given.rounds; number += 1) {
			setup.report(`${kind.name}, round ${number} of ${given.rounds}`);
			aMinute.push(await round());
		}
		return { aMinute, mainMb: residentMb(running.instance.pid), workerMb: running.workerPids.map(residentMb) };
	} finally {
		await running?.stop();
		await close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function startRegular({ runtime, packed, report, signal }: Setup, folder: string): Promise<Running> {
	const env = { N8N_CONCURRENCY_PRODUCTION_LIMIT: String(CONCURRENCY) };
	const instance = await startInstance(runtime, { folder, env, report, signal });
	await installPackage(instance, packed);
	return { instance, workerPids: [], stop: instance.stop };
}

async function startWorkers(
	{ runtime, packed, report, signal }: Setup,
	folder: string,
	workers: number,
): Promise<Running> {
	const queue = await startQueue(runtime, { folder, workers, concurrency: CONCURRENCY, report, signal });
	await queue.installPackage(packed);
	return { instance: queue.main, workerPids: queue.workers.map(({ pid }) => pid), stop: queue.stop };
}
