import { createHash, createHmac, randomUUID } from 'node:crypto';

import { request } from 'undici';
import { startTrendmicro, type RunningTrendmicro } from '../../sandbox/index.mts';

const API = '/SMPI/v2.8/service/wfbss/api';
let trend: RunningTrendmicro;
beforeAll(async () => {
	trend = await startTrendmicro({ seed: 7, today: '2026-11-22' });
});
beforeEach(() => trend.reset({ knobs: true }));
afterAll(() => trend.close());

interface Odd {
	/** what is signed, if another path than the one that is sent */
	signed?: string;
	/** seconds that this clock is off */
	skew?: number;
	body?: string;
	headers?: Record<string, string | undefined>;
}

async function ask(path: string, { signed = path, skew = 0, body, headers = {} }: Odd = {}) {
	const { accessToken, secretKey } = trend.credential;
	const time = String(Math.floor(Date.now() / 1000) + skew);
	const digest = body === undefined ? '' : createHash('md5').update(body).digest('base64');
	const signature = createHmac('sha256', String(secretKey)).update(`${time}GET${signed}${digest}`).digest('base64');
	const all = {
		'x-access-token': String(accessToken),
		'x-posix-time': time,
		'x-signature': signature,
		'x-traceid': randomUUID(),
		...headers,
	};
	const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
	const answer = await request(`${trend.url}${path}`, { method: 'GET', headers: sent, body });
	return { status: answer.statusCode, body: (await answer.body.json()) as Record<string, never> };
}
const rules = () => trend.violations().map(({ rule }) => rule);

test('takes a signature over the path and query exactly as they arrive, and no other', async () => {
	expect((await ask(`${API}/customers?q=Blue%20Heron`)).status).toBe(200);
	expect((await ask(`${API}/customers?q=Blue%20Heron`, { signed: `${API}/customers?q=Blue+Heron` })).status).toBe(401);
	expect((await ask(`${API}/customers?page=1&limit=5`, { signed: `${API}/customers?limit=5&page=1` })).status).toBe(
		401,
	);
	expect((await ask(`${API}/customers`, { signed: `${API}/customers?` })).status).toBe(401);
});

test.each([
	[-901, 401],
	[-890, 200],
	[890, 200],
	[901, 401],
])('a clock that is %i seconds off is answered with %i', async (skew, status) => {
	expect((await ask(`${API}/customers`, { skew })).status).toBe(status);
});

test.each(['x-access-token', 'x-posix-time', 'x-signature'])('a request without %s is refused', async (name) => {
	expect((await ask(`${API}/customers`, { headers: { [name]: undefined } })).status).toBe(401);
	expect(rules()).toEqual(['missing header']);
});

test('a trace id may be missing, but not be sent twice', async () => {
	expect((await ask(`${API}/customers`, { headers: { 'x-traceid': undefined } })).status).toBe(200);
	expect(rules()).toEqual([]);
	for (const status of [200, 200])
		expect((await ask(`${API}/customers`, { headers: { 'x-traceid': 'same' } })).status).toBe(status);
	expect(rules()).toEqual(['x-traceid']);
});

test.each(['page=0', 'page=x', 'limit=0', 'limit=101', 'limit=1.5', 'offset=3', 'page=1&page=2'])(
	'refuses ?%s',
	async (query) => {
		expect((await ask(`${API}/customers?${query}`)).status).toBe(400);
		expect(rules()).toHaveLength(1);
	},
);

test('usage takes 1 to 20 ids of its own customers', async () => {
	const ids = trend.data.customers.slice(0, 21).map(({ id }) => id);
	expect((await ask(`${API}/customers/usage?cids=${ids.slice(0, 20).join(',')}`)).body.customers).toHaveLength(20);
	expect((await ask(`${API}/customers/usage?cids=${ids.join(',')}`)).status).toBe(400);
	expect((await ask(`${API}/customers/usage`)).status).toBe(400);
	expect((await ask(`${API}/customers/usage?cids=${trend.data.foreignIds[0]}`)).status).toBe(403);
	expect(rules()).toEqual(['cids', 'cids']);
});

test('refuses a body', async () => {
	expect((await ask(`${API}/customers`, { body: '{}' })).status).toBe(400);
	expect(rules()).toEqual(['body']);
});
