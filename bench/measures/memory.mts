import { rowsIn } from '../child/items.mts';
import { Child } from '../support/child.mts';
import { mustBe, startFarVendor, type FarVendor } from '../support/far.mts';
import { weighInN8n, type Step, type Weight } from '../support/inN8n.mts';
import type { Findings, Table, Target } from '../support/report.mts';
import { takeTurns, type Contender } from '../support/rounds.mts';
import type { Setup } from '../support/setup.mts';
import { count, figure, median, ratio, spread } from '../support/stats.mts';
import { atMost } from '../support/targets.mts';
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

type Peaks = ReadonlyMap<string, ReadonlyArray<{ peakMb: number }>>;

const keepnet = (parameters: Record<string, unknown>): Step => ({
	type: 'n8n-nodes-reseller-renewals.keepnet',
	parameters: { resource: 'company', ...parameters },
});

export async function run(setup: Setup): Promise<Findings> {
	const customers = setup.quick ? 3000 : 50_000;
	const fileMb = setup.quick ? 2 : 50;
	const rounds = setup.quick ? 1 : 3;
	// Too long for a quick run: n8n starts for each.
	const inN8n = setup.quick ? undefined : await readListsInN8n(setup, customers, rounds);
	const lists = await readLists(setup, customers, rounds);
	const files = await exportFiles(setup, fileMb, rounds);
	const about =
		`Each run in a process of its own: ${setup.quick ? '' : 'a real n8n just started, up to when it has saved the execution, and then while it loads it again because somebody opens it, or '}n8n’s engine alone without its server. ` +
		'The figures are megabytes of resident memory at the most above what the process held at rest, with everything loaded and signed in, before the run. ' +
		'V8 collects garbage when it likes, so that these are upper bounds with a wide spread.';
	const peak = (taken: Peaks, name: string) => median(peaksOf(taken, name));
	const compared = (where: string, taken: Peaks) =>
		`${where}, Return All takes ${ratio(peak(taken, SIMPLIFIED) / peak(taken, HTTP_REQUEST))} of the HTTP Request node's memory simplified, ${ratio(peak(taken, RAW) / peak(taken, HTTP_REQUEST))} raw.`;
	const conclusions = [
		...(inN8n === undefined ? [] : [compared('In a real n8n', inN8n)]),
		compared("In n8n's engine alone", lists),
		`Export holds ${ratio(peak(files, EXPORT) / median((files.get(EXPORT) ?? []).map(({ fileMb = NaN }) => fileMb)))} of the file at the most.`,
	];
	const title = `Return All of ${count(customers)} companies`;
	const tables = [
		...(inN8n === undefined ? [] : [weightsOf(`${title}, in a real n8n`, inN8n)]),
		tableOf(`${title}, in n8n's engine alone`, lists),
		tableOf(`Export, a CSV file of about ${fileMb} MB`, files),
	];
	return {
		about,
		tables,
		conclusions,
		...(inN8n !== undefined && { targets: targetsOf(inN8n, files) }),
		samples: {
			inN8n: Object.fromEntries(inN8n ?? []),
			lists: Object.fromEntries(lists),
			files: Object.fromEntries(files),
		},
	};
}

const peaksOf = (taken: Peaks, name: string) => (taken.get(name) ?? []).map(({ peakMb }) => peakMb);

function targetsOf(inN8n: Peaks, files: ReadonlyMap<string, Sample[]>): Target[] {
	const whenV8Likes = 'depends on when V8 collects old garbage';
	const [own, request] = [peaksOf(inN8n, SIMPLIFIED), median(peaksOf(inN8n, HTTP_REQUEST))];
	const size = median((files.get(EXPORT) ?? []).map(({ fileMb = NaN }) => fileMb));
	const ratioTo = (what: string, value: number, bound: number, reason: string) =>
		atMost({ what, value, bound, unit: 'x', reason });
	return [
		ratioTo('Return All in n8n beside HTTP Request, median', median(own) / request, 0.4, whenV8Likes),
		ratioTo('Return All in n8n beside HTTP Request, worst', Math.max(...own) / request, 0.5, whenV8Likes),
		ratioTo(
			'Export beside its file',
			median(peaksOf(files, EXPORT)) / size,
			2.2,
			"n8n's helper joins the pieces that came",
		),
	];
}

const HTTP_REQUEST = "n8n's HTTP Request node";
const SIMPLIFIED = 'Keepnet node, simplified';
const RAW = 'Keepnet node, raw';
const EXPORT = 'Keepnet node, Export';

/** The same for both ways of measuring. */
function listSteps(far: FarVendor): Array<[name: string, step: Step]> {
	const search = (simplify: boolean) => keepnet({ operation: 'search', returnAll: true, simplify });
	const httpRequest = {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: paginated(`${far.sandbox.url}/api/companies/search`),
	};
	return [
		[SIMPLIFIED, search(true)],
		[RAW, search(false)],
		[HTTP_REQUEST, httpRequest],
	];
}

/** Signs in and loads the node before anything is weighed. */
const FIRST = keepnet({ operation: 'search', returnAll: false, limit: 1 });

async function readLists(setup: Setup, customers: number, rounds: number) {
	const far = await startFarVendor('keepnet', { customers, tls: false, roundTripMs: 0 });
	try {
		const contenders = listSteps(far).map(([name, step]) => contender(setup, far, name, step, customers));
		return await takeTurns(contenders, rounds, (message) => setup.report(`Return All, ${message}`));
	} finally {
		await far.close();
	}
}

async function readListsInN8n(setup: Setup, customers: number, rounds: number): Promise<Map<string, Weight[]>> {
	const far = await startFarVendor('keepnet', { customers, tls: false, roundTripMs: 0 });
	try {
		const contenders = listSteps(far).map(([name, step]) => ({
			name,
			async run() {
				const { items, ...weight } = await weighInN8n(setup, far, FIRST, step);
				mustBe(
					items.reduce((sum, item) => sum + rowsIn(item), 0),
					customers,
					`${name} in n8n`,
				);
				return weight;
			},
		}));
		return await takeTurns(contenders, rounds, (message) => setup.report(`Return All in n8n, ${message}`));
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

function contender(setup: Setup, far: FarVendor, name: string, node: Step, rows: number): Contender<Sample> {
	const { credentialType, credential: data } = far.sandbox;
	return {
		name,
		async run() {
			const child = Child.start(setup);
			try {
				const credential = await child.call('saveCredential', { type: credentialType, data });
				await child.call('runWorkflow', { node: { ...FIRST, credential } });
				const restMb = await child.call('rest');
				const cost = await child.call('runWorkflow', { node: { ...node, credential }, weigh: true });
				mustBe(cost.rows, rows, name);
				return {
					restMb,
					peakMb: cost.peakMb - restMb,
					keptMb: cost.keptBytes / MB,
					...(cost.fileBytes > 0 && { fileMb: cost.fileBytes / MB }),
				};
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

function weightsOf(title: string, taken: ReadonlyMap<string, Weight[]>): Table {
	const rows = [...taken].map(([name, weights]) => {
		const peaks = weights.map(({ peakMb }) => peakMb);
		const opened = weights.map(({ openedMb }) => openedMb);
		return [
			name,
			figure(median(weights.map(({ restMb }) => restMb))),
			figure(median(peaks)),
			spread(peaks),
			figure(median(opened)),
			spread(opened),
		];
	});
	return {
		title,
		columns: [
			'contender',
			'MB at rest',
			'MB above rest until saved',
			'least–most',
			'MB above rest when opened',
			'least–most',
		],
		rows,
	};
}
