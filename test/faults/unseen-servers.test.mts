import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { credentials, runWorkflow, type Ran } from '../support/n8n.mts';
import { say, startHostile, written, type Answer, type Asked, type Hostile, type Written } from './support/hostile.mts';

jest.setTimeout(20_000);

/** Pauses that grow by chance are as good as none here; how they grow is for the unit tests. */
beforeAll(() => void jest.spyOn(Math, 'random').mockReturnValue(0.01));
afterAll(() => void jest.restoreAllMocks());

let server: Hostile;
let elsewhere: Hostile;
beforeAll(async () => {
	server = await startHostile();
	elsewhere = await startHostile();
});
afterAll(async () => {
	await server.close();
	await elsewhere.close();
});

interface Customer {
	id: string;
	name: string;
	expire: string;
}

const TOTAL = 230;
const CUSTOMERS: Customer[] = Array.from({ length: TOTAL }, (_, index) => ({
	id: `c-${index}`,
	name: `Bäckerei Nº ${index}`,
	expire: '2027-01-14T00:00:00Z',
}));

/** The page that is asked for, as an honest server would write it. */
function honest(
	{ query }: Asked,
	customers: readonly object[] = CUSTOMERS,
): { customers: readonly object[]; paging: { total: number } } {
	const [page, limit] = [Number(query.get('page')), Number(query.get('limit'))];
	return { customers: customers.slice((page - 1) * limit, page * limit), paging: { total: customers.length } };
}
const good = (asked: Asked): Written => ({ body: JSON.stringify(honest(asked)) });

/** Answers honestly but for some requests, counted from 1. */
const but =
	(strikes: (nth: number) => boolean, bad: Answer): Answer =>
	(asked, socket) =>
		strikes(asked.nth) ? bad(asked, socket) : say(socket, good(asked));
const once = (bad: Answer): Answer => but((nth) => nth === 2, bad);
const always =
	(write: (asked: Asked) => Written): Answer =>
	(asked, socket) =>
		say(socket, write(asked));
const instead =
	(answer: Written): Answer =>
	(_asked, socket) =>
		say(socket, answer);
const raw =
	(write: (asked: Asked) => Array<string | Buffer>): Answer =>
	(asked, socket) => {
		for (const part of write(asked)) socket.write(part);
		socket.end();
	};
const inBytes = (headers: Record<string, string>, encode: (text: string) => Uint8Array): Answer =>
	always((asked) => ({ headers, body: encode(JSON.stringify(honest(asked))) }));
const chunked = (text: string): string =>
	`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const swapped = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

/** Goes on writing, a little at a time, until the other side has had enough. */
function forEver(socket: Socket, begin: string, part: string): void {
	socket.write(begin);
	const timer = setInterval(() => socket.write(part), 20);
	socket.on('close', () => clearInterval(timer));
}

const getAll = async (options: Record<string, unknown> = {}): Promise<Ran> => {
	const account = credentials.save('trendMicroWorryFreeApi', {
		baseUrl: server.url,
		version: 'v2.8',
		accessToken: 'a-token',
		secretKey: 'a-secret',
		ignoreSSLIssues: false,
	});
	const parameters = { resource: 'customer', operation: 'getAll', returnAll: true, simplify: false, options };
	return await runWorkflow([{ type: 'TrendMicroWorryFree', parameters, credentials: account }]);
};

function expectWhole(ran: Ran, customers: readonly object[] = CUSTOMERS): void {
	expect(ran.error).toBeUndefined();
	expect(ran.json()).toEqual(customers);
}

const retryAfter = (value: string, more: Written = {}): Written => ({
	status: 429,
	headers: { 'Retry-After': value },
	...more,
});
const anHourOff = (seconds: number) => new Date(Date.now() + 3_600_000 + seconds * 1000).toUTCString();

const SURVIVED: Array<[string, Answer]> = [
	// how the body is sent
	['chunked bodies', raw((asked) => [chunked(JSON.stringify(honest(asked))), '0\r\n\r\n'])],
	['a chunked body without an end', once((asked, socket) => void socket.write(chunked(JSON.stringify(honest(asked)))))],
	[
		'a chunked body that goes on for ever',
		once((_asked, socket) => forEver(socket, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\n \r\n')),
	],
	['a chunked body that is cut off', once(raw((asked) => [chunked(JSON.stringify(honest(asked)))]))],
	['headers that come a byte at a time', once((_asked, socket) => forEver(socket, 'HTTP/1.1 200 OK\r\nX-Slow: ', 'x'))],
	['a connection that is taken and never answered', once(() => undefined)],
	['bodies that end with the connection', raw((asked) => [`HTTP/1.0 200 OK\r\n\r\n${JSON.stringify(honest(asked))}`])],
	[
		'a body that ends with the connection too early',
		once(raw((asked) => [`HTTP/1.0 200 OK\r\n\r\n${JSON.stringify(honest(asked)).slice(0, 900)}`])),
	],
	[
		'100 Continue and 103 Early Hints before each answer',
		raw((asked) => [
			'HTTP/1.1 100 Continue\r\n\r\n',
			'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n',
			written(good(asked)),
		]),
	],
	['a server that closes without a word', once((_asked, socket) => void socket.destroy())],
	['a reset connection', once((_asked, socket) => void socket.resetAndDestroy())],
	[
		'connections said to be kept, and closed',
		raw((asked) => [written({ ...good(asked), headers: { Connection: 'keep-alive', 'Keep-Alive': 'timeout=60' } })]),
	],
	['something that is no HTTP', once(raw(() => ['SSH-2.0-OpenSSH_9.6\r\n']))],
	['headers too large to read', once(instead({ headers: { 'X-Large': 'x'.repeat(200_000) } }))],
	// how the body is written
	['a byte order mark', inBytes({}, (text) => Buffer.from(`\ufeff${text}`))],
	['UTF-16 with a byte order mark', inBytes({}, (text) => Buffer.from(`\ufeff${text}`, 'utf16le'))],
	['UTF-16, the other way round', inBytes({ 'Content-Type': 'application/json; charset=utf-16' }, swapped)],
	[
		'ISO-8859-1',
		inBytes({ 'Content-Type': 'application/json; charset=ISO-8859-1' }, (text) => Buffer.from(text, 'latin1')),
	],
	[
		'a charset in quotes',
		inBytes({ 'Content-Type': 'application/json;charset="windows-1252"' }, (text) => Buffer.from(text, 'latin1')),
	],
	[
		'a charset that nobody knows',
		inBytes({ 'Content-Type': 'application/json; charset=x-klingon' }, (text) => Buffer.from(text)),
	],
	['Content-Type: text/plain', inBytes({ 'Content-Type': 'text/plain' }, (text) => Buffer.from(text))],
	['Content-Type: text/html', inBytes({ 'Content-Type': 'text/html' }, (text) => Buffer.from(text))],
	['blank lines around the JSON', inBytes({}, (text) => Buffer.from(`\r\n\r\n${text}\n`))],
	['gzip', inBytes({ 'Content-Encoding': 'gzip' }, gzipSync)],
	['deflate', inBytes({ 'Content-Encoding': 'deflate' }, deflateSync)],
	['brotli', inBytes({ 'Content-Encoding': 'br' }, brotliCompressSync)],
	[
		'gzip that is cut off',
		once((asked, socket) =>
			say(socket, {
				headers: { 'Content-Encoding': 'gzip' },
				body: gzipSync(JSON.stringify(honest(asked))).subarray(0, 300),
			}),
		),
	],
	[
		'gzip that is none',
		once((asked, socket) => say(socket, { ...good(asked), headers: { 'Content-Encoding': 'gzip' } })),
	],
	// what the body says
	[
		'keys in upper case',
		always((asked) => ({ body: JSON.stringify({ CUSTOMERS: honest(asked).customers, Paging: { TOTAL: TOTAL } }) })),
	],
	['keys that come twice', always((asked) => ({ body: `{"customers":[],${JSON.stringify(honest(asked)).slice(1)}` }))],
	['204 in place of a page', once(instead({ status: 204 }))],
	...['null', '[]', '{}', '""', 'true'].map((body): [string, Answer] => [
		`${body} in place of a page`,
		once(instead({ body })),
	]),
	...['"230"', '-1', 'null', '"230+"', '1e999', '230.0', '"about 230"'].map((total): [string, Answer] => [
		`a total of ${total}`,
		always((asked) => ({ body: JSON.stringify(honest(asked)).replace(`"total":${TOTAL}`, `"total":${total}`) })),
	]),
	// refusals that pass
	...[408, 421, 425, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530].map(
		(status): [string, Answer] => [
			`a ${status}`,
			once(instead({ status, headers: { 'Content-Type': 'text/html' }, body: '<html><title>Error</title></html>' })),
		],
	),
	...[
		'0',
		'0.2',
		'-5',
		'soon',
		'',
		'0, 0',
		'30 minutes',
		'Thu, 01 Jan 1970 00:00:00 GMT',
		'Thursday, 01-Jan-70 00:00:00 GMT',
		'2001-01-01',
	].map((value): [string, Answer] => [`a 429 with Retry-After "${value}"`, once(instead(retryAfter(value)))]),
	[
		'a 429 that brings a good page with it',
		once((asked, socket) => say(socket, retryAfter('0', { ...good(asked), status: 429 }))),
	],
	[
		'a date to wait for, by a clock that is an hour ahead',
		once((_asked, socket) =>
			say(socket, { status: 429, headers: { Date: anHourOff(0), 'Retry-After': anHourOff(1) } }),
		),
	],
	['a rate limit reported as 503', once(instead(retryAfter('1', { status: 503 })))],
	['a rate limit reported as 403 with Retry-After', once(instead(retryAfter('0', { status: 403 })))],
	[
		'a rate limit reported as 403 and a header',
		once(instead({ status: 403, headers: { 'X-RateLimit-Remaining': '0' }, body: '{"message":"Forbidden"}' })),
	],
	[
		'a rate limit reported as 403 in words',
		once(instead({ status: 403, body: '{"error":{"message":"Rate Limit Exceeded"}}' })),
	],
	// tokens that come and go
	['every other answer a 401', but((nth) => nth % 2 === 0, instead({ status: 401 }))],
	['two 401 in a row after good answers', but((nth) => nth > 2 && nth < 7, instead({ status: 401 }))],
];

describe('a list is read whole, every row as it is, through', () => {
	test.each(SURVIVED)('%s', async (_name, answer) => {
		server.answerWith(answer);
		expectWhole(await getAll({ timeout: 1 }));
	});
});

test('an abandoned request is aborted, not left running', async () => {
	server.answerWith((_asked, socket) =>
		forEver(socket, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\n \r\n'),
	);
	expect((await getAll({ timeout: 1 })).error?.message).toContain('did not answer in time');
	expect(server.asked).toHaveLength(2);
	const closed = async () => {
		while (server.open > 0) await new Promise((resolve) => setTimeout(resolve, 10));
	};
	await closed();
	expect(server.open).toBe(0);
});

test('ids beyond 2^53 keep every digit', async () => {
	const ids = Array.from({ length: 150 }, (_, index) => `90071992547409${(92_001 + index).toString()}`);
	server.answerWith(
		always((asked) => {
			const { customers, paging } = honest(
				asked,
				ids.map((id) => ({ id })),
			);
			return { body: JSON.stringify({ customers, paging }).replace(/"id":"(\d+)"/g, '"id":$1') };
		}),
	);
	const ran = await getAll();
	expect(ran.error).toBeUndefined();
	expect(ran.hints).toEqual([]);
	expect(ran.json().map(({ id }) => id)).toEqual(ids);
});

/** Answers that stay as they are: what is said of them, and how often it was tried. */
const TOLD: Array<[string, Written, RegExp, number]> = [
	[
		'a maintenance page that asks for five minutes',
		{ status: 503, headers: { 'Retry-After': '300', 'Content-Type': 'text/html' }, body: '<html>Maintenance</html>' },
		/asks you to wait 5 minutes/,
		1,
	],
	[
		'a day by date',
		{ status: 429, headers: { 'Retry-After': new Date(Date.now() + 86_400_000).toUTCString() } },
		/asks you to wait 24 hours/,
		1,
	],
	['204', { status: 204 }, /sent an empty answer/, 6],
	['NDJSON', { body: '{"id":"1"}\n{"id":"2"}\n' }, /not JSON/, 6],
	['JSON with something behind it', { body: '{"customers":[],"paging":{"total":0}}<!-- cached -->' }, /not JSON/, 6],
	['null', { body: 'null' }, /neither data nor an error/, 6],
	['a list in place of an object', { body: '[]' }, /neither data nor an error/, 6],
	['a page with null for the rows', { body: '{"customers":null,"paging":{"total":12}}' }, /customers is missing/, 3],
	['rows that are no list', { body: '{"customers":{"id":"1"},"paging":{"total":1}}' }, /customers is not a list/, 3],
	[
		'an empty page of a list that is not empty',
		{ body: '{"customers":[],"paging":{"total":12}}' },
		/did not return a complete list/,
		// Once more, in case the vendor was only slow to fill its index, and three further readings.
		5,
	],
	['a 403 that is a refusal', { status: 403, body: '{"message":"Forbidden"}' }, /does not belong to this account/, 1],
	['501', { status: 501 }, /is not available/, 1],
	['511, the page of a hotel’s network', { status: 511, body: '<html>Log in</html>' }, /is not available/, 1],
	['401 that never cures', { status: 401 }, /did not accept the access token/, 4],
	[
		'a plain text that is said to be gzip',
		{ headers: { 'Content-Encoding': 'gzip' }, body: '{"customers":[]}' },
		/cannot be decompressed|was interrupted/,
		6,
	],
	['303', { status: 303, headers: { Location: '/login' } }, /redirects to \/login/, 1],
	['302 without a place to go', { status: 302 }, /redirects to another address/, 1],
];
describe('a persistent fault is reported, and tried as often as it may help', () => {
	test.each(TOLD)('%s', async (_name, answer, message, requests) => {
		server.answerWith(instead(answer));
		const { error, status } = await getAll();
		expect([status, error?.message]).toEqual(['error', expect.stringMatching(message)]);
		expect(server.asked).toHaveLength(requests);
	});
});

describe('redirects', () => {
	const moved =
		(status: number, to: string): Answer =>
		(asked, socket) =>
			asked.path.startsWith('/new')
				? say(socket, good(asked))
				: say(socket, { status, headers: { Location: `${to}${asked.path}` } });

	test.each([301, 302, 307, 308])('%i within the origin is followed, with the request signed anew', async (status) => {
		server.answerWith(moved(status, '/new'));
		expectWhole(await getAll());
		const signatures = server.asked.map(({ headers }) => headers['x-signature']);
		expect(new Set(signatures).size).toBe(6);
	});

	test.each([301, 302, 307, 308])('%i to another origin is reported, and nothing is sent there', async (status) => {
		elsewhere.answerWith((asked, socket) => say(socket, good(asked)));
		server.answerWith(moved(status, `${elsewhere.url}/new`));
		expect((await getAll()).error?.message).toContain(`redirects to ${elsewhere.url}`);
		expect(elsewhere.asked).toEqual([]);
	});

	test('that go in a circle are reported', async () => {
		server.answerWith((asked, socket) => say(socket, { status: 302, headers: { Location: asked.path } }));
		expect((await getAll()).error?.message).toContain('redirects to /SMPI/v2.8/service/wfbss/api/customers');
		expect(server.asked).toHaveLength(4);
	});
});

describe('a list that is searched by POST', () => {
	const results = CUSTOMERS.map(({ id }, index) => ({
		id,
		subscriptionEndDate: new Date(Date.UTC(2027, 0, 1 + index)).toISOString(),
	}));
	const page =
		(more: (position: number, limit: number) => object): Answer =>
		(asked, socket) => {
			if (asked.path.includes('accesstoken')) return say(socket, { body: '{"accessToken":"issued-token"}' });
			const [position, limit] = [Number(asked.query.get('pageStart')), Number(asked.query.get('pageLimit'))];
			say(socket, {
				body: JSON.stringify({ results: results.slice(position - 1, position - 1 + limit), ...more(position, limit) }),
			});
		};
	let accounts = 0;
	const subscriptions = async (): Promise<Ran> => {
		accounts += 1;
		const account = credentials.save('vmwareCloudPartnerApi', {
			authentication: 'apiToken',
			baseUrl: `${server.url}${'/'.repeat(accounts)}`,
			apiToken: 'an-api-token',
			orgId: 'an-org',
			authUrl: '',
			header: 'csp-auth-token',
			ignoreSSLIssues: false,
		});
		return await runWorkflow([
			{
				type: 'VmwareCloudPartner',
				parameters: { resource: 'subscription', operation: 'getAll', returnAll: true, simplify: false },
				credentials: account,
			},
		]);
	};

	test.each([
		[
			'a next that is a link to another origin',
			(position: number, limit: number) => ({
				totalResultsCount: TOTAL,
				next: `${elsewhere.url}/subscriptions?pageStart=${position + limit}`,
			}),
		],
		[
			'a next that is a link, without a total',
			(position: number) => ({ next: `${elsewhere.url}/subscriptions?after=${position}` }),
		],
		['neither next nor total', () => ({})],
		['a next that goes back', () => ({ totalResultsCount: TOTAL, next: 1 })],
	])('%s costs no row, and no other origin is asked', async (_name, more) => {
		elsewhere.answerWith((_asked, socket) => void socket.destroy());
		server.answerWith(page(more));
		expectWhole(await subscriptions(), results);
		expect(elsewhere.asked).toEqual([]);
	});

	test.each([
		['a next that always says the same', () => ({ next: 50 })],
		['a next that goes back and forth', (position: number) => ({ next: position === 40 ? 20 : 40 })],
	])('%s costs no row, because positions are counted instead', async (_name, more) => {
		server.answerWith(page(more));
		const ran = await subscriptions();
		expect(ran.error).toBeUndefined();
		expect(ran.json()).toEqual(results);
	});

	test.each([307, 308])('%i within the origin is followed, the body sent once more', async (status) => {
		const listed = page(() => ({ totalResultsCount: TOTAL }));
		server.answerWith((asked, socket) =>
			/search/.test(asked.path) && !asked.path.startsWith('/new')
				? say(socket, { status, headers: { Location: `/new${asked.path}` } })
				: listed(asked, socket),
		);
		expectWhole(await subscriptions(), results);
		expect(new Set(server.asked.filter(({ path }) => path.startsWith('/new')).map(({ body }) => body)).size).toBe(1);
	});

	test.each([301, 302])('%i is reported, because it would change the request', async (status) => {
		const listed = page(() => ({}));
		server.answerWith((asked, socket) =>
			/search/.test(asked.path) ? say(socket, { status, headers: { Location: '/new' } }) : listed(asked, socket),
		);
		expect((await subscriptions()).error?.message).toContain('redirects to /new');
	});
});
