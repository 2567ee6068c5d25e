import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { request } from 'undici';

import { startAdobe, type RunningAdobe } from '../../sandbox/index.mts';

let adobe: RunningAdobe;
let token: string;
beforeAll(async () => {
	adobe = await startAdobe({ customers: 200, seed: 7, today: '2026-11-22' });
});
beforeEach(async () => {
	adobe.reset({ knobs: true });
	token = String((await askToken()).body.access_token);
});
afterAll(() => adobe.close());

async function askToken(more: Record<string, string> = {}, path = '/ims/token/v3') {
	const { clientId, clientSecret } = adobe.credential;
	const form = {
		grant_type: 'client_credentials',
		client_id: String(clientId),
		client_secret: String(clientSecret),
		scope: 'openid,AdobeID',
		...more,
	};
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	const { statusCode, body } = await request(`${adobe.url}${path}`, {
		method: 'POST',
		headers,
		body: `${new URLSearchParams(form)}`,
	});
	return { status: statusCode, body: (await body.json()) as Record<string, unknown> };
}

async function get(path: string, more: Record<string, string | undefined> = {}) {
	const headers = {
		authorization: `Bearer ${token}`,
		'x-api-key': String(adobe.credential.clientId),
		'x-request-id': randomUUID(),
		'x-correlation-id': randomUUID(),
		accept: 'application/json',
		'content-type': 'application/json',
		...more,
	};
	const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
	const { statusCode, headers: received, body } = await request(`${adobe.url}${path}`, { headers: sent });
	return { status: statusCode, headers: received, body: (await body.json()) as Record<string, unknown> };
}

const rules = () => adobe.violations().map(({ rule }) => rule);
const customersPath = () => `/v3/resellers/${adobe.data.resellers[0]?.id}/customers`;
const customerPath = () => `/v3/customers/${adobe.data.customers[0]?.id}`;

describe('signing in', () => {
	test('distinguishes a wrong secret, a wrong client and a wrong scope, as IMS does', async () => {
		expect(await askToken({ client_secret: 'no' })).toEqual({
			status: 400,
			body: { error: 'invalid_client', error_description: 'invalid client_secret parameter' },
		});
		expect(await askToken({ client_id: 'no' })).toEqual({
			status: 400,
			body: { error: 'invalid_client', error_description: 'invalid client_id parameter' },
		});
		expect((await askToken({ scope: 'openid,more' })).body.error).toBe('invalid_scope');
	});

	test('is needed: 4115 without the key, 4117 without a token, 4116 with a wrong one', async () => {
		expect(await get(customersPath(), { 'x-api-key': undefined })).toMatchObject({
			status: 403,
			body: { code: '4115' },
		});
		expect(await get(customersPath(), { authorization: undefined })).toMatchObject({
			status: 403,
			body: { code: '4117' },
		});
		expect(await get(customersPath(), { authorization: 'Bearer x' })).toMatchObject({
			status: 401,
			body: { code: '4116' },
		});
		adobe.setKnobs({ errorShape: 'gateway' });
		expect(await get(customersPath(), { authorization: 'Bearer x' })).toMatchObject({
			status: 401,
			body: { error_code: '401013' },
		});
	});

	test('again while a token is still valid is a violation', async () => {
		await askToken();
		expect(rules()).toEqual(['token per request']);
	});
});

describe('ids of requests', () => {
	test('the lists need no correlation id, everything else does (4119)', async () => {
		expect((await get(customersPath(), { 'x-correlation-id': undefined })).status).toBe(200);
		expect(rules()).toEqual([]);
		expect(await get(customerPath(), { 'x-correlation-id': undefined })).toMatchObject({
			status: 400,
			body: { code: '4119' },
		});
		expect(rules()).toEqual(['correlation id']);
	});

	test('a correlation id that comes again gets the same answer, whatever is asked', async () => {
		const spent = randomUUID();
		const first = await get(customerPath(), { 'x-correlation-id': spent });
		const other = await get(`/v3/customers/${adobe.data.customers[1]?.id}`, { 'x-correlation-id': spent });
		expect(other.body).toEqual(first.body);
		expect(rules()).toEqual(['correlation id again']);
	});

	test('a rejection is replayed, too', async () => {
		const spent = randomUUID();
		expect((await get('/v3/customers/1009999999', { 'x-correlation-id': spent })).status).toBe(404);
		expect((await get(customerPath(), { 'x-correlation-id': spent })).status).toBe(404);
	});

	test('a request id that comes again under a new correlation id is 4120', async () => {
		const spent = randomUUID();
		await get(customerPath(), { 'x-request-id': spent });
		expect(await get(customerPath(), { 'x-request-id': spent })).toMatchObject({ status: 400, body: { code: '4120' } });
		expect(rules()).toEqual(['request id again']);
	});

	test('the request id comes back', async () => {
		const id = randomUUID();
		expect((await get(customerPath(), { 'x-request-id': id })).headers['x-request-id']).toBe(id);
	});
});

describe('lists', () => {
	test('say 20 rows of status 1000, newest first, unless asked for more', async () => {
		const { body } = await get(customersPath());
		const rows = body.accounts as Array<Record<string, string>>;
		expect(body).toMatchObject({ count: 20, offset: 0, limit: 20 });
		expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['1000']));
		expect(rows.map(({ creationDate }) => creationDate)).toEqual(
			rows
				.map(({ creationDate }) => creationDate)
				.sort()
				.reverse(),
		);
	});

	test.each([
		'limit=0',
		'limit=51',
		'limit=x',
		'offset=-1',
		'status=1010',
		'sort-by=status',
		'order-by=up',
		'from-created-date=01/02/2026',
		'status=1000&status=1002',
	])('refuse %s', async (query) => {
		expect(await get(`${customersPath()}?${query}`)).toMatchObject({ status: 400, body: { code: '1132' } });
		expect(rules()).toHaveLength(1);
	});

	test('give no more than the cap, as a total or as a refused offset', async () => {
		adobe.setKnobs({ cap: 30 });
		expect((await get(`${customersPath()}?limit=50`)).body).toMatchObject({ totalCount: 30, count: 30 });
		adobe.setKnobs({ capAs: 'offset' });
		expect((await get(`${customersPath()}?limit=50`)).body.code).toBe('1133');
	});
});

test('every kind of subscription is among the data', () => {
	const all = adobe.data.customers.flatMap(({ cotermDate, subscriptions }) =>
		subscriptions.map((one) => ({ ...one, cotermDate })),
	);
	const kinds = [
		all.filter(({ status, manualRenewal }) => status === '1004' && manualRenewal),
		all.filter(({ status, manualRenewal }) => status === '1004' && !manualRenewal),
		all.filter(({ status }) => status === '1009'),
		all.filter(({ status }) => status === '1002'),
		all.filter(({ renewedQuantity, currentQuantity }) => renewedQuantity === currentQuantity),
		all.filter(({ renewedQuantity, currentQuantity }) => (renewedQuantity ?? 0) > currentQuantity),
		all.filter(
			({ renewedQuantity, autoRenewal, currentQuantity }) =>
				renewedQuantity === autoRenewal.renewalQuantity && renewedQuantity < currentQuantity,
		),
		all.filter(
			({ renewedQuantity, currentQuantity }) =>
				renewedQuantity !== undefined && renewedQuantity > 0 && renewedQuantity < currentQuantity,
		),
		all.filter(({ cotermDate, renewalDate }) => cotermDate > renewalDate),
		all.filter(({ autoRenewal, status }) => status === '1000' && !autoRenewal.enabled),
		adobe.data.customers.filter(({ cotermDate, subscriptions }) => cotermDate === '' && subscriptions.length === 0),
		adobe.data.customers.filter(({ commitment }) => commitment !== null),
		adobe.data.customers.filter(({ linked }) => linked),
	];
	expect(kinds.map(({ length }) => length > 0)).toEqual(kinds.map(() => true));
});
