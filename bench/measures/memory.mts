import { Child } from '../support/child.mts';
import { mustBe, startFarVendor, type FarVendor } from '../support/far.mts';
import type { Findings, Table } from '../support/report.mts';
import { takeTurns, type Contender } from '../support/rounds.mts';
import type { Setup } from '../support/setup.mts';
import { count, figure, median, ratio, spread } from '../support/stats.mts';
import { paginated } from './reading.mts';

export const name = 'memory';
export const title = 'Memory';

const MB = 1_000_000;
/** Bytes of a company in the sandbox's CSV file, roughly. */
const ROW_BYTES = 126;

interface Sample {
	restMb: number;
	/** Above rest. */
	peakMb: number;
	/** Megabytes that are held on to at the end: the items, and what is not let go of. */
	keptMb: number;
	/** Size of the file that came, where one came. */
	fileMb?: number;
}

type Node = { type: string; typeVersion?: number; parameters: Record<string, unknown> };

const keepnet = (parameters: Record<string, unknown>): Node => ({
	type: 'n8n-nodes-reseller-renewals.keepnet',
	parameters: { resource: 'company', ...parameters },
});

export async function run(setup: Setup): Promise<Findings> {
	const customers = setup.quick ? 3000 : 50_000;
	const fileMb = setup.quick ? 2 : 50;
	const rounds = setup.quick ? 1 : 3;
	const lists = await readLists(setup, customers, rounds);
	const files = await exportFiles(setup, fileMb, rounds);
	const about =
		'Each run in a process of its own. The figures are megabytes of resident memory at the most above what the process held at rest, with everything loaded and signed in, before the run. ' +
		'V8 collects garbage when it likes, so that these are upper bounds with a wide spread.';
	const peak = (taken: Map<string, Sample[]>, name: string) => median((taken.get(name) ?? []).map(({ peakMb }) => peakMb));
	const conclusions = [
		`Return All takes ${ratio(peak(lists, SIMPLIFIED) / peak(lists, HTTP_REQUEST))} of the HTTP Request node's memory simplified, ${ratio(peak(lists, RAW) / peak(lists, HTTP_REQUEST))} raw.`,
		`Export holds ${ratio(peak(files, EXPORT) / median((files.get(EXPORT) ?? []).map(({ fileMb = NaN }) => fileMb)))} of the file at the most.`,
	];
	const tables = [tableOf(`Return All of ${count(customers)} companies`, lists), tableOf(`Export, a CSV file of about ${fileMb} MB`, files)];
	return { about, tables, conclusions, samples: { lists: Object.fromEntries(lists), files: Object.fromEntries(files) } };
}

const HTTP_REQUEST = "n8n's HTTP Request node";
const SIMPLIFIED = 'Keepnet node, simplified';
const RAW = 'Keepnet node, raw';
const EXPORT = 'Keepnet node, Export';

async function readLists(setup: Setup, customers: number, rounds: number) {
	const far = await startFarVendor('keepnet', { customers, tls: false, roundTripMs: 0 });
	const search = (simplify: boolean) => keepnet({ operation: 'search', returnAll: true, simplify });
	const httpRequest = { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters: paginated(`${far.sandbox.url}/api/companies/search`) };
	const contenders = [
		contender(setup, far, SIMPLIFIED, search(true), customers),
		contender(setup, far, RAW, search(false), customers),
		contender(setup, far, HTTP_REQUEST, httpRequest, customers),
	];
	try {
		return await takeTurns(contenders, rounds, (message) => setup.report(`Return All, ${message}`));
	} finally {
		await far.close();
	}
}

async function exportFiles(setup: Setup, fileMb: number, rounds: number) {
	const customers = Math.round((fileMb * MB) / ROW_BYTES);
	const far = await startFarVendor('keepnet', { customers, tls: false, roundTripMs: 0 });
	const exporting = keepnet({ operation: 'export', exportType: 'CSV', pages: 'all' });
	try {
		const contenders = [contender(setup, far, EXPORT, exporting, 1)];
		return await takeTurns(contenders, rounds, (message) => setup.report(`Export, ${message}`));
	} finally {
		await far.close();
	}
}

function contender(setup: Setup, far: FarVendor, name: string, node: Node, rows: number): Contender<Sample> {
	const { credentialType, credential: data } = far.sandbox;
	return {
		name,
		async run() {
			const child = Child.start(setup);
			try {
				const credential = await child.call('saveCredential', { type: credentialType, data });
				const first = keepnet({ operation: 'search', returnAll: false, limit: 1 });
				await child.call('runWorkflow', { node: { ...first, credential } });
				const restMb = await child.call('rest');
				const cost = await child.call('runWorkflow', { node: { ...node, credential }, weigh: true });
				mustBe(cost.rows, rows, name);
				return { restMb, peakMb: cost.peakMb - restMb, keptMb: cost.keptBytes / MB, ...(cost.fileBytes > 0 && { fileMb: cost.fileBytes / MB }) };
			} finally {
				await child.stop();
			}
		},
	};
}

function tableOf(title: string, taken: ReadonlyMap<string, Sample[]>): Table {
	const rows = [...taken].map(([name, samples]) => {
		const peaks = samples.map(({ peakMb }) => peakMb);
		const size = samples[0]?.fileMb;
		return [
			name,
			figure(median(samples.map(({ restMb }) => restMb))),
			figure(median(peaks)),
			spread(peaks),
			figure(median(samples.map(({ keptMb }) => keptMb))),
			...(size === undefined ? [] : [figure(size), ratio(median(peaks) / size)]),
		];
	});
	const columns = ['contender', 'MB at rest', 'MB above rest', 'least–most', 'MB held at the end'];
	return { title, columns: [...columns, ...((rows[0]?.length ?? 0) > 5 ? ['MB of file', 'of the file'] : [])], rows };
}
