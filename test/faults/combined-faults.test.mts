/** Faults in combination, from a server that knows the four vendors' wire formats and shares nothing with the sandbox. */
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { credentials, runWorkflow, type Ran, type TestNode } from '../support/n8n.mts';
import { say, startHostile, type Answer, type Asked, type Hostile, type Written } from './support/hostile.mts';

jest.setTimeout(60_000);

/** Pauses that grow by chance are as good as none here; how they grow is for the unit tests. */
beforeAll(() => void jest.spyOn(Math, 'random').mockReturnValue(0.01));
afterAll(() => void jest.restoreAllMocks());

let server: Hostile;
beforeAll(async () => {
	server = await startHostile();
});
afterAll(async () => await server.close());

type Row = Record<string, unknown>;
/** What a page holds, before it is written as the vendor does. */
interface Page {
	rows: unknown;
	total: unknown;
	start: number;
	size: number;
}

interface Wire {
	type: TestNode['type'];
	credentialType: string;
	fields(url: string, nth: number): Record<string, unknown>;
	parameters: Record<string, unknown>;
	id: string;
	/** position, from 0, and size of the page that is asked for */
	place(asked: Asked): [start: number, size: number];
	body(page: Page): unknown;
	/** what signing in gives; nothing where requests are signed */
	token?: Row;
}

const oauth = { clientId: 'a-client', clientSecret: 'a-secret' };
const WIRES: Record<string, Wire> = {
	Keepnet: {
		type: 'Keepnet',
		credentialType: 'keepnetOAuth2Api',
		fields: (url, nth) => ({
			...oauth,
			baseUrl: `${url}${'/'.repeat(nth)}`,
			grantType: 'clientCredentials',
			accessTokenUrl: `${url}/connect/token`,
			scope: 'api1',
			authentication: 'body',
			ignoreSSLIssues: false,
		}),
		parameters: { resource: 'company', operation: 'search', options: { pageSize: 40 } },
		id: 'companyResourceId',
		place: ({ body }) => {
			const { pageNumber, pageSize } = JSON.parse(body) as { pageNumber: number; pageSize: number };
			return [(pageNumber - 1) * pageSize, pageSize];
		},
		body: ({ rows, total }) => ({ status: 'SUCCESS', data: { results: rows, totalNumberOfRecords: total } }),
		token: { access_token: 'a-token', expires_in: 3600, token_type: 'Bearer' },
	},
	Adobe: {
		type: 'AdobeVipMarketplace',
		credentialType: 'adobeVipMarketplaceApi',
		fields: (url, nth) => ({
			...oauth,
			environment: 'custom',
			baseUrl: url,
			imsUrl: url,
			scope: `openid,${' '.repeat(nth)}read_organizations`,
			ignoreSSLIssues: false,
			accessToken: '',
		}),
		parameters: { resource: 'customer', operation: 'getAll', resellerId: '1000000001' },
		id: 'customerId',
		place: ({ query }) => [Number(query.get('offset')), Number(query.get('limit'))],
		body: ({ rows, total, size, start }) => ({ totalCount: total, limit: size, offset: start, accounts: rows }),
		token: { access_token: 'a-token', expires_in: 86_399, token_type: 'bearer' },
	},
	'Trend Micro': {
		type: 'TrendMicroWorryFree',
		credentialType: 'trendMicroWorryFreeApi',
		fields: (url, nth) => ({
			baseUrl: `${url}${'/'.repeat(nth)}`,
			version: 'v2.8',
			accessToken: 'a-token',
			secretKey: 'a-secret',
			ignoreSSLIssues: false,
		}),
		parameters: { resource: 'customer', operation: 'getAll', options: { pageSize: 40 } },
		id: 'id',
		place: ({ query }) => [(Number(query.get('page')) - 1) * Number(query.get('limit')), Number(query.get('limit'))],
		body: ({ rows, total, size }) => ({ customers: rows, paging: { total, limit: size } }),
	},
	VMware: {
		type: 'VmwareCloudPartner',
		credentialType: 'vmwareCloudPartnerApi',
		fields: (url, nth) => ({
			authentication: 'apiToken',
			baseUrl: `${url}${'/'.repeat(nth)}`,
			apiToken: 'an-api-token',
			orgId: 'an-org',
			authUrl: '',
			header: 'csp-auth-token',
			ignoreSSLIssues: false,
		}),
		parameters: { resource: 'subscription', operation: 'getAll', options: { pageSize: 40 } },
		id: 'id',
		place: ({ query }) => [Number(query.get('pageStart')) - 1, Number(query.get('pageLimit'))],
		body: ({ rows, total }) => ({ results: rows, totalResultsCount: total }),
		token: { accessToken: 'a-token' },
	},
};

const TOTAL = 190;
const rowsOf = ({ id }: Wire): Row[] =>
	Array.from({ length: TOTAL }, (_, index) => ({ [id]: `row-${index}`, note: `Nº ${index}` }));

/** What befalls a page: another page, another answer, or something on the socket. */
type Act = (page: Page, bent: (other: Partial<Page>) => Written, wire: Wire) => Written | Answer;
/** Acts by the request of the list, counted from 1; `always` befalls all others. */
type Acts = Partial<Record<number, Act>> & { always?: Act };

const html: Act = () => ({ headers: { 'Content-Type': 'text/html' }, body: '<!DOCTYPE html><title>Log in</title>' });
const status =
	(code: number, headers: Record<string, string> = {}, body = ''): Act =>
	() => ({ status: code, headers, body });
const seconds = (from: number) => String(Math.floor(Date.now() / 1000) + from);
const reset: Act = () => (_asked, socket) => void socket.resetAndDestroy();
const rows =
	(change: (rows: unknown[]) => unknown): Act =>
	(page, bent) =>
		bent({ rows: change(page.rows as unknown[]) });
const total =
	(change: (total: number) => unknown): Act =>
	(page, bent) =>
		bent({ total: change(page.total as number) });
const asIs: Act = (_page, bent) => bent({});
const garbage: Act = (_page, bent) => ({ body: `${String(bent({}).body)}\n<!-- 12 ms -->` });
const cutGzip: Act = (_page, bent) => ({
	headers: { 'Content-Encoding': 'gzip' },
	body: gzipSync(String(bent({}).body)).subarray(0, 60),
});
const utf16: Act = (_page, bent) => ({
	headers: { 'Content-Type': 'application/json; charset=utf-16le' },
	body: Buffer.from(String(bent({}).body), 'utf16le'),
});
const cutChunks: Act = (_page, bent) => (_asked, socket) => {
	const text = String(bent({}).body).slice(0, 50);
	socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n32\r\n${text}`);
};

let accounts = 0;
async function read(wire: Wire, acts: Acts): Promise<Ran> {
	const all = rowsOf(wire);
	let nth = 0;
	server.answerWith((asked, socket) => {
		if (/token/.test(asked.path)) return say(socket, { body: JSON.stringify(wire.token) });
		nth += 1;
		const [start, size] = wire.place(asked);
		const page = { rows: all.slice(start, start + size), total: TOTAL, start, size };
		const bent = (other: Partial<Page>) => ({ body: JSON.stringify(wire.body({ ...page, ...other })) });
		const done = (acts[nth] ?? acts.always ?? asIs)(page, bent, wire);
		if (typeof done === 'function') done(asked, socket);
		else say(socket, done);
	});
	accounts += 1;
	const account = credentials.save(wire.credentialType, wire.fields(server.url, accounts));
	const { parameters } = wire;
	return await runWorkflow([
		{ type: wire.type, parameters: { ...parameters, returnAll: true, simplify: false }, credentials: account },
	]);
}

const SURVIVED: Array<[string, Acts]> = [
	[
		'null rows, then a 429 until a point in time',
		{ 1: rows(() => null), 2: status(429, { 'X-RateLimit-Reset': seconds(1) }) },
	],
	['a login page, then a 503 that is a web page', { 2: html, 3: status(503, {}, '<html>Maintenance</html>') }],
	['a cut gzip, then trailing garbage', { 1: cutGzip, 2: garbage }],
	['a 401 in the middle, and a reset', { 2: status(401), 4: reset }],
	['an empty page, then "0 rows of 0"', { 1: rows(() => []), 2: (_page, bent) => bent({ rows: [], total: 0 }) }],
	['"0 rows of 0", then an empty page', { 1: (_page, bent) => bent({ rows: [], total: 0 }), 2: rows(() => []) }],
	['a page without its last row, and a reset', { 3: rows((page) => page.slice(0, -1)), 4: reset }],
	['a page in the reverse order, and a 425', { 2: rows((page) => page.reverse()), 3: status(425) }],
	['a total that grows once, and an empty page', { 2: total((all) => all + 30), 3: rows(() => []) }],
	['a total that shrinks once, and a cut chunk', { 2: total((all) => all - 80), 3: cutChunks }],
	['a total that shrinks once, on the first page', { 1: total((all) => all - 80) }],
	['UTF-16 throughout, and a total as text once', { 2: total(String), always: utf16 }],
	['totals as text throughout, and a row twice', { 3: rows((page) => [...page, page[0]]), always: total(String) }],
	['520 to 524 in turn', { 1: status(520), 2: status(521), 3: status(522), 4: status(523), 5: status(524) }],
	[
		'a 408, and a date to wait for that is past',
		{ 1: status(408), 2: status(429, { 'Retry-After': 'Mon, 01 Jan 2024 00:00:00 GMT' }) },
	],
	['nothing, then {}, then null', { 1: status(200), 2: status(200, {}, '{}'), 3: status(200, {}, 'null') }],
	[
		'a page before its turn, and no list',
		{
			2: (page, bent, wire) => bent({ rows: rowsOf(wire).slice(page.start + 40, page.start + 40 + page.size) }),
			3: rows(() => undefined),
		},
	],
	['pages cut to 15 rows throughout', { always: rows((page) => page.slice(0, 15)) }],
	['pages cut to 15 rows, and a 503', { 4: status(503), always: rows((page) => page.slice(0, 15)) }],
	['a reset after every third answer', { 3: reset, 6: reset, 9: reset, 12: reset }],
	[
		'no total throughout, and an empty page',
		{ 3: (_page, bent) => bent({ rows: [], total: undefined }), always: total(() => undefined) },
	],
];

const LOUD: Array<[string, Acts, RegExp]> = [
	['a login page that stays', { always: html }, /a web page instead of data/],
	[
		'an empty first page that stays, of a list that has rows',
		{ always: rows(() => []) },
		/did not return a complete list/,
	],
	[
		'a redirect to another origin in the middle',
		{ 1: asIs, always: status(302, { Location: 'https://other.example/login' }) },
		/redirects to https:\/\/other\.example/,
	],
	[
		'the same page again and again',
		{ always: (page, bent, wire) => bent({ rows: rowsOf(wire).slice(0, page.size) }) },
		/did not return a complete list/,
	],
	['trailing garbage that stays', { always: garbage }, /truncated or not JSON/],
];

describe.each(Object.entries(WIRES))('%s', (_vendor, wire) => {
	test.each(SURVIVED)('a list comes whole through %s', async (_name, acts) => {
		const ran = await read(wire, acts);
		expect(ran.error).toBeUndefined();
		expect(
			ran
				.json()
				.map(({ [wire.id]: id }) => id)
				.sort(),
		).toEqual(
			rowsOf(wire)
				.map(({ [wire.id]: id }) => id)
				.sort(),
		);
	});

	test.each(LOUD)('what persists is reported: %s', async (_name, acts, message) => {
		const { error } = await read(wire, acts);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/\.$/);
	});

	test('ids that are numbers in one reading and texts in the next are the same rows', async () => {
		let odd = true;
		const numbered: Act = (page, bent) => {
			odd = !odd;
			const ids = Array.from({ length: Math.min(page.size, TOTAL - page.start) }, (_, index) => page.start + index + 1);
			return bent({ rows: ids.map((id) => ({ [wire.id]: odd ? id : String(id) })) });
		};
		const ran = await read(wire, { always: numbered, 3: reset });
		expect(ran.error).toBeUndefined();
		expect(new Set(ran.json().map(({ [wire.id]: id }) => String(id))).size).toBe(TOTAL);
		expect(ran.json()).toHaveLength(TOTAL);
	});
});
