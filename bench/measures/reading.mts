import { request, Agent } from 'undici';

import type { Cost } from '../child/tasks.mts';
import { Child } from '../support/child.mts';
import { mustBe, startFarVendor, type FarVendor } from '../support/far.mts';
import type { Findings, Table, Target } from '../support/report.mts';
import { takeTurns, type Contender } from '../support/rounds.mts';
import type { Setup } from '../support/setup.mts';
import { count, figure, median, ratio, spread } from '../support/stats.mts';
import { atLeast, atMost } from '../support/targets.mts';

export const name = 'reading';
export const title = 'Reading a list';

const PAGE = 100;
const ROUND_TRIP_MS = 50;
const MOST = 20;
const FEW = 5;
/** What Pages in Flight is unless set. */
const AUTOMATIC = 0;

const HTTP_REQUEST = "n8n's HTTP Request node";
const ours = (inFlight: number) =>
	inFlight === AUTOMATIC ? 'Keepnet node, Automatic (default)' : `Keepnet node, ${inFlight} in flight`;
const undici = (inFlight: number) => `undici, ${inFlight} in flight`;
const helper = (inFlight: number) => `n8n's HTTP helper, ${inFlight} in flight`;

/** What the Keepnet node sends, but for the page's number. */
const SEARCH = {
	pageSize: PAGE,
	orderBy: 'CreateTime',
	ascending: true,
	filter: { Condition: 'AND', SearchInputTextValue: '', FilterGroups: [] },
	isTargetUserCountExceededLimit: false,
	isClustered: false,
};

interface Sample extends Cost {
	connections: number;
}

export async function run(setup: Setup): Promise<Findings> {
	const customers = setup.quick ? 2000 : 20_000;
	const rounds = setup.quick ? 1 : 3;
	const tables: Table[] = [];
	const conclusions: string[] = [];
	const targets: Target[] = [];
	const samples: Record<string, unknown> = {};
	for (const tls of setup.quick ? [true] : [true, false]) {
		const protocol = tls ? 'HTTPS' : 'HTTP';
		const taken = await overLine(setup, customers, tls, rounds);
		samples[protocol] = Object.fromEntries(taken);
		tables.push(
			tableOf(`${protocol}, ${count(customers)} companies, ${customers / PAGE} pages`, taken, customers / PAGE),
		);
		conclusions.push(...conclude(protocol, taken));
		if (tls) targets.push(...targetsOf(taken));
	}
	const about =
		`Company → Search, Return All, ${PAGE} rows a page, over a line with ${ROUND_TRIP_MS} ms of round-trip time, on which opening a connection costs ` +
		'round trips too. All contenders ask the same server for the same pages and were checked to get every row; those in n8n run in n8n’s engine, ' +
		'each in the same process. "undici" keeps its connections open and is the limit of the line. ' +
		`Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, after a warm-up.`;
	return { about, tables, conclusions, targets, samples };
}

async function overLine(setup: Setup, customers: number, tls: boolean, rounds: number): Promise<Map<string, Sample[]>> {
	const child = Child.start(setup);
	const report = (message: string) => setup.report(`${tls ? 'HTTPS' : 'HTTP'}, ${message}`);
	try {
		// Compiles the code paths of all.
		await inTurns(child, { customers: 1000, tls, roundTripMs: 0 }, setup.quick ? 1 : 3, () => undefined);
		return await inTurns(child, { customers, tls, roundTripMs: ROUND_TRIP_MS }, rounds, report);
	} finally {
		await child.stop();
	}
}

async function inTurns(
	child: Child,
	line: { customers: number; tls: boolean; roundTripMs: number },
	rounds: number,
	report: (message: string) => void,
): Promise<Map<string, Sample[]>> {
	const far = await startFarVendor('keepnet', line);
	try {
		const contenders = await contendersOf(child, far, line.customers);
		return await takeTurns(contenders, rounds, report);
	} finally {
		await far.close();
	}
}

async function contendersOf(child: Child, far: FarVendor, rows: number): Promise<Array<Contender<Sample>>> {
	const credential = await child.call('saveCredential', { type: far.sandbox.credentialType, data: far.credential });
	const token = await tokenOf(far);
	const url = `${far.url}/api/companies/search`;
	const reader = (name: string, read: () => Promise<Cost>): Contender<Sample> => ({
		name,
		async run() {
			far.proxy.connections();
			const cost = await read();
			mustBe(cost.rows, rows, name);
			return { ...cost, connections: far.proxy.connections() };
		},
	});
	const search = async (parameters: Record<string, unknown>) =>
		await child.call('runWorkflow', {
			node: {
				type: 'n8n-nodes-reseller-renewals.keepnet',
				parameters: { resource: 'company', operation: 'search', ...parameters },
				credential,
			},
		});
	// Signs in, which n8n does once for many executions.
	await search({ returnAll: false, limit: 1 });
	const keepnet = (inFlight: number) =>
		reader(ours(inFlight), () => search({ returnAll: true, options: { pagesInFlight: inFlight } }));
	const bare = (inFlight: number) =>
		reader(helper(inFlight), () =>
			child.call('runWorkflow', {
				node: { type: 'bench.helperLoop', parameters: { url, token, body: JSON.stringify(SEARCH), inFlight } },
			}),
		);
	const pooled = (inFlight: number) =>
		reader(undici(inFlight), () => child.call('readWithUndici', { url, token, body: SEARCH, inFlight }));
	const httpRequest = reader(HTTP_REQUEST, () =>
		child.call('runWorkflow', {
			node: { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters: paginated(url), credential },
		}),
	);
	return [
		keepnet(AUTOMATIC),
		keepnet(MOST),
		httpRequest,
		pooled(MOST),
		bare(MOST),
		keepnet(FEW),
		pooled(FEW),
		bare(FEW),
		pooled(1),
	];
}

/** As a person sets the node up who knows it well: no page more than there are. */
export const paginated = (url: string) => ({
	method: 'POST',
	url,
	authentication: 'predefinedCredentialType',
	nodeCredentialType: 'keepnetOAuth2Api',
	sendBody: true,
	specifyBody: 'json',
	jsonBody: JSON.stringify({ ...SEARCH, pageNumber: 1 }),
	options: {
		allowUnauthorizedCerts: true,
		pagination: {
			pagination: {
				paginationMode: 'updateAParameterInEachRequest',
				parameters: { parameters: [{ type: 'body', name: 'pageNumber', value: '={{ $pageCount + 1 }}' }] },
				paginationCompleteWhen: 'other',
				completeExpression: '={{ $response.body.data.pageNumber >= $response.body.data.totalNumberOfPages }}',
			},
		},
	},
});

async function tokenOf({ sandbox }: FarVendor): Promise<string> {
	const { clientId, clientSecret, accessTokenUrl = `${sandbox.url}/connect/token` } = sandbox.credential;
	const form = {
		grant_type: 'client_credentials',
		client_id: String(clientId),
		client_secret: String(clientSecret),
		scope: 'api1',
	};
	const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
	const answer = await request(String(accessTokenUrl), {
		method: 'POST',
		dispatcher,
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(form).toString(),
	});
	const { access_token: token } = (await answer.body.json()) as { access_token: string };
	await dispatcher.close();
	return token;
}

const secondsOf = (samples: readonly Sample[] = []) => samples.map(({ ms }) => ms / 1000);
const middle = (taken: ReadonlyMap<string, Sample[]>, name: string) => median(secondsOf(taken.get(name)));
const cpuPerPage = (samples: readonly Sample[], pages: number) => median(samples.map(({ cpuMs }) => cpuMs / pages));

function tableOf(title: string, taken: ReadonlyMap<string, Sample[]>, pages: number): Table {
	const slowest = middle(taken, HTTP_REQUEST);
	const rows = [...taken]
		.sort(([one], [other]) => middle(taken, other) - middle(taken, one))
		.map(([name, samples]) => [
			name,
			figure(middle(taken, name)),
			spread(secondsOf(samples)),
			figure((middle(taken, name) * 1000) / pages),
			figure(cpuPerPage(samples, pages)),
			count(median(samples.map(({ connections }) => connections))),
			ratio(slowest / middle(taken, name)),
		]);
	const columns = [
		'contender',
		'seconds',
		'least–most',
		'ms a page',
		'CPU ms a page',
		'connections',
		'times as fast as HTTP Request',
	];
	return { title, columns, rows };
}

function conclude(protocol: string, taken: ReadonlyMap<string, Sample[]>): string[] {
	const seconds = (name: string) => middle(taken, name);
	const parts = [MOST, FEW].flatMap((inFlight) => {
		const [own, bare, limit] = [seconds(ours(inFlight)), seconds(helper(inFlight)), seconds(undici(inFlight))];
		const share = (part: number) => `${Math.round((100 * part) / (own - limit))} %`;
		return [
			`${protocol}, ${inFlight} in flight: ${ratio(seconds(HTTP_REQUEST) / own)} as fast as the HTTP Request node, ${percent(own / bare)} of the time of n8n's HTTP helper with as many in flight.`,
			`${protocol}, ${inFlight} in flight: of the ${figure(own - limit)} s that the node takes longer than pooled connections, ${share(bare - limit)} are the helper's (a connection for each request) and ${share(own - bare)} are the node's.`,
		];
	});
	const cpu = (name: string) => median((taken.get(name) ?? []).map(({ cpuMs }) => cpuMs));
	const cpuRatio = (inFlight: number) => ratio(cpu(ours(inFlight)) / cpu(HTTP_REQUEST));
	return [
		`${protocol}, Automatic (default): ${ratio(seconds(HTTP_REQUEST) / seconds(ours(AUTOMATIC)))} as fast as the HTTP Request node.`,
		...parts,
		`${protocol}, CPU for a page: ${cpuRatio(MOST)} of the HTTP Request node's with ${MOST} in flight, ${cpuRatio(FEW)} with ${FEW}.`,
	];
}

function targetsOf(taken: ReadonlyMap<string, Sample[]>): Target[] {
	const faster = (name: string) => middle(taken, HTTP_REQUEST) / middle(taken, name);
	const cpu = (name: string) => median((taken.get(name) ?? []).map(({ cpuMs }) => cpuMs));
	return [
		atLeast({ what: 'HTTPS, Automatic, beside HTTP Request', value: faster(ours(AUTOMATIC)), bound: 8.5, unit: 'x' }),
		atLeast({ what: `HTTPS, ${MOST} in flight, beside HTTP Request`, value: faster(ours(MOST)), bound: 15, unit: 'x' }),
		...[FEW, MOST].flatMap((inFlight) => {
			const beside = (what: string, of: (name: string) => number, bound: number) =>
				atMost({ what, value: of(ours(inFlight)) / of(helper(inFlight)), bound, unit: 'x' });
			return [
				beside(`time beside n8n's helper, ${inFlight} in flight`, (name) => middle(taken, name), 1.05),
				beside(`processor time beside n8n's helper, ${inFlight} in flight`, cpu, 1.25),
			];
		}),
	];
}

const percent = (part: number) => `${Math.round(part * 100)} %`;
