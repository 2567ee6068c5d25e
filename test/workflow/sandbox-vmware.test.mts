import { request } from 'undici';
import { startVmware, type RunningVmware } from '../../sandbox/index.mts';
import { OAUTH_APP, OTHER_ORG, OWN_ORG } from '../../sandbox/vmware/data.mts';

const SEARCH = `/cphub/api/seller/v1/distributors/${OWN_ORG}/subscriptions/search`;
let vmware: RunningVmware;
beforeAll(async () => {
	vmware = await startVmware({ seed: 7, today: '2026-11-22' });
});
beforeEach(() => vmware.reset({ knobs: true }));
afterAll(() => vmware.close());

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const secret = () => String(vmware.credential.apiToken);
const rules = () => vmware.violations().map(({ rule }) => rule);

async function post(path: string, body: string, headers: Record<string, string>) {
	const answer = await request(`${vmware.url}${path}`, { method: 'POST', headers, body });
	return { status: answer.statusCode, body: (await answer.body.json()) as Record<string, unknown> };
}
const signIn = async () =>
	await post('/cphub/api/auth/v1/authn/accesstoken', JSON.stringify({ refreshToken: secret() }), {
		'content-type': JSON_TYPE,
	});
async function search(body: object, query = '', path = SEARCH) {
	const token = String((await signIn()).body.accessToken);
	return await post(`${path}${query}`, JSON.stringify(body), { 'content-type': JSON_TYPE, 'csp-auth-token': token });
}

test('Navigator exchanges with 201 and in camel case, without a life time', async () => {
	const { status, body } = await signIn();
	expect(status).toBe(201);
	expect(Object.keys(body).sort()).toEqual(['accessToken', 'idToken', 'refreshToken', 'returnUrl']);
});

test('CSP exchanges with 200 and in snake case, and echoes a wrong token', async () => {
	const path = '/csp/gateway/am/api/auth/api-tokens/authorize';
	const good = await post(path, `refresh_token=${secret()}`, { 'content-type': FORM });
	expect([good.status, good.body.token_type, good.body.expires_in]).toEqual([200, 'bearer', 1799]);
	const wrong = await post(path, 'api_token=sandbox-wrong', { 'content-type': FORM });
	expect(wrong.status).toBe(400);
	expect(wrong.body).toMatchObject({ statusCode: 400, message: 'invalid_grant: Invalid refresh token: sandbox-wrong' });
	expect(wrong.body.cspErrorCode).toMatch(/\./);
});

test('CSP takes an OAuth app by Basic authorization', async () => {
	const authorization = `Basic ${Buffer.from(`${OAUTH_APP}:${secret()}`).toString('base64')}`;
	const path = '/csp/gateway/am/api/auth/authorize';
	const answer = await post(path, 'grant_type=client_credentials', { 'content-type': FORM, authorization });
	expect(answer.status).toBe(200);
});

test('a second token while the first is good is a violation', async () => {
	await signIn();
	await signIn();
	expect(rules()).toEqual(['token per request']);
});

test('answers 401 without a good token, 403 for another distributor, 404 for none', async () => {
	expect((await post(SEARCH, '{}', { 'content-type': JSON_TYPE, 'csp-auth-token': 'x' })).status).toBe(401);
	expect((await search({}, '', SEARCH.replace(OWN_ORG, OTHER_ORG))).status).toBe(403);
	vmware.reset();
	expect((await search({}, '', SEARCH.replace(OWN_ORG, 'nobody'))).status).toBe(404);
});

test.each(['true', true, 'True'])('shows inactive subscriptions for the value %p', async (value) => {
	const filters = [{ key: 'INCLUDE_INACTIVE_SUBSCRIPTIONS', operator: 'EQUALS', value }];
	expect((await search({ filters })).body.totalResultsCount).toBe(300);
});

test('hides them by default, and sorts by end date', async () => {
	const { body } = await search({}, '?pageLimit=1000');
	const { results } = body as { results: Array<{ subscriptionEndDate?: string }> };
	const ends = results.flatMap(({ subscriptionEndDate: end }) => end ?? []);
	expect(ends).toEqual([...ends].sort());
	expect(Number(body.totalResultsCount)).toBeLessThan(300);
});

test.each([
	['', { filters: {} }],
	['', { sorter: [] }],
	['', { page: 1 }],
	['?page=1', {}],
	['?pageStart=0', {}],
	['?pageLimit=0', {}],
])('refuses %s with %j', async (query, body) => {
	expect((await search(body, query)).status).toBe(400);
	expect(rules()).toHaveLength(1);
});

test('numbers results or pages, from 1', async () => {
	const third = await search({}, '?pageStart=21&pageLimit=10');
	expect([third.body.current, third.body.next]).toEqual([21, 31]);
	vmware.reset();
	vmware.setKnobs({ position: 'pages' });
	const same = await search({}, '?pageStart=3&pageLimit=10');
	expect([same.body.current, same.body.next]).toEqual([3, 4]);
	expect(same.body.results).toEqual(third.body.results);
});
