/** Adobe's page "Get customer list", statement by statement. */
import { describe, expect, test } from '@jest/globals';

import { queryOf, useAdobe } from '../support/adobe.mts';
import { dayAfter } from '../support/vendor.mts';

const adobe = useAdobe();

const ids = (ran: { json(): Array<Record<string, unknown>> }) => ran.json().map(({ customerId }) => customerId);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('GET /v3/resellers/<reseller_id>/customers', () => {
	test('is sent by GET with the reseller in its path', async () => {
		await adobe.customers();
		expect(adobe.pages().length).toBeGreaterThan(1);
		for (const { method } of adobe.pages()) expect(method).toBe('GET');
	});

	test('the reseller is mandatory', async () => {
		await expect(adobe.customers({ resellerId: { mode: 'list', value: '' } })).rejects.toThrow(
			'Parameter "Reseller" is required',
		);
		const { error } = await adobe.customers({ resellerId: '={{ $json.missing }}' });
		expect(error?.message).toContain('Reseller is not set');
		expect(adobe.recorder.sent).toHaveLength(0);
	});

	test('returns the customers of that reseller only', async () => {
		expect(ids(await adobe.customers()).sort()).toEqual(
			adobe
				.listed()
				.map(({ id }) => id)
				.sort(),
		);
	});
});

describe('Headers', () => {
	test('X-Request-Id is a new unique identifier for every single request', async () => {
		await adobe.customers();
		const sent = adobe.pages().map(({ headers }) => String(headers['x-request-id']));
		expect(sent.length).toBeGreaterThan(2);
		for (const id of sent) expect(id).toMatch(UUID);
		expect(new Set(sent).size).toBe(sent.length);
	});

	test('X-Request-Id is new for an attempt that is made again', async () => {
		adobe.sandbox.addFault({ kind: 'status', status: 500, match: '/customers', times: 2 });
		await adobe.customers({ returnAll: false, limit: 10 });
		const sent = adobe.pages().map(({ headers }) => headers['x-request-id']);
		expect(sent).toHaveLength(3);
		expect(new Set(sent).size).toBe(3);
	});

	test('Accept is application/json', async () => {
		await adobe.customers();
		for (const { headers } of adobe.pages()) expect(headers.accept).toBe('application/json');
	});

	test('Content-Type is application/json', async () => {
		await adobe.customers();
		for (const { headers } of adobe.pages()) expect(headers['content-type']).toBe('application/json');
	});

	test('Authorization is the token in the form Bearer <token>', async () => {
		await adobe.customers();
		for (const { headers } of adobe.pages()) expect(headers.authorization).toMatch(/^Bearer [\w.-]{20,}$/);
	});

	test('X-Api-Key is the API key of the integration', async () => {
		await adobe.customers();
		for (const { headers } of adobe.pages()) expect(headers['x-api-key']).toBe(adobe.sandbox.credential.clientId);
	});
});

describe('Request parameters', () => {
	test('without filters status 1000 is asked for, the default', async () => {
		const ran = await adobe.customers();
		for (const page of adobe.pages()) expect(queryOf(page).status).toBe('1000');
		expect(new Set(ran.json().map(({ status }) => status))).toEqual(new Set(['1000']));
	});

	test.each(['1000', '1002', '1004', '1026'])('status %s is supported', async (status) => {
		const ran = await adobe.customers({ filters: { status } });
		expect(ran.error).toBeUndefined();
		expect(queryOf(adobe.pages()[0] ?? fail()).status).toBe(status);
		expect(ids(ran)).toEqual(adobe.listed(status).map(({ id }) => id));
	});

	test('another status is refused before it is sent', async () => {
		const { error } = await adobe.customers({ filters: { status: '9999' } });
		expect(error?.message).toContain('Status must be one of 1000, all, 1026, 1004, 1002');
		expect(adobe.recorder.sent).toHaveLength(0);
	});

	test('company-name filters by company name with wildcards', async () => {
		const [first] = adobe.listed();
		const start = first?.companyName.slice(0, 5) ?? '';
		const ran = await adobe.customers({ filters: { companyName: `${start}*` } });
		expect(queryOf(adobe.pages()[0] ?? fail())['company-name']).toBe(`${start}*`);
		expect(ids(ran)).toEqual(
			adobe
				.listed()
				.filter(({ companyName }) => companyName.startsWith(start))
				.map(({ id }) => id),
		);
	});

	test('neither date nor name is sent when there is no filter (default null)', async () => {
		await adobe.customers();
		const sent = queryOf(adobe.pages()[0] ?? fail());
		expect(Object.keys(sent).sort()).toEqual(['limit', 'offset', 'order-by', 'sort-by', 'status']);
	});

	test('from-created-date returns customers created from the specified date', async () => {
		const from = dayAfter(-400);
		const ran = await adobe.customers({ filters: { createdFrom: from } });
		expect(queryOf(adobe.pages()[0] ?? fail())['from-created-date']).toBe(`${from}T00:00:00Z`);
		expect(ids(ran)).toEqual(
			adobe
				.listed()
				.filter(({ created }) => created >= Date.parse(from))
				.map(({ id }) => id),
		);
	});

	test('to-created-date returns customers created up to the end of the specified date', async () => {
		const to = new Date(adobe.listed()[40]?.created ?? 0).toISOString().slice(0, 10);
		const ran = await adobe.customers({ filters: { createdTo: to } });
		expect(queryOf(adobe.pages()[0] ?? fail())['to-created-date']).toBe(`${to}T23:59:59Z`);
		const expected = adobe
			.listed()
			.filter(({ created }) => created <= Date.parse(`${to}T23:59:59Z`))
			.map(({ id }) => id);
		expect(expected.length).toBeGreaterThan(40);
		expect(ids(ran)).toEqual(expected);
	});

	test('offset starts at 0 and skips the rows of the pages before, but for the last, on which the next page begins', async () => {
		await adobe.customers();
		const offsets = adobe
			.pages()
			.map((page) => Number(queryOf(page).offset))
			.sort((a, b) => a - b);
		expect(offsets).toEqual(offsets.map((_offset, index) => index * 49));
		expect(offsets).toHaveLength(Math.ceil((adobe.listed().length - 1) / 49));
	});

	test('limit is 50, the most that is allowed, when all are wanted', async () => {
		await adobe.customers();
		for (const page of adobe.pages()) expect(queryOf(page).limit).toBe('50');
	});

	test.each([1, 20, 49, 50])('limit %i asks for no more rows than that', async (limit) => {
		const ran = await adobe.customers({ returnAll: false, limit });
		expect(ran.json()).toHaveLength(limit);
		expect(adobe.pages().map((page) => queryOf(page).limit)).toEqual([String(limit)]);
	});

	test('a Limit above 50 becomes pages of 50', async () => {
		const ran = await adobe.customers({ returnAll: false, limit: 120 });
		expect(ran.json()).toHaveLength(120);
		expect(adobe.pages().map((page) => queryOf(page).limit)).toEqual(['50', '50', '50']);
	});

	test('a Limit below 1 is refused', async () => {
		const { error } = await adobe.customers({ returnAll: false, limit: 0 });
		expect(error?.message).toContain('Limit must be a whole number from 1');
	});

	test.each([
		['creationDate', 'asc'],
		['creationDate', 'desc'],
		['companyName', 'asc'],
		['companyName', 'desc'],
	])('sort-by %s with order-by %s', async (sortBy, direction) => {
		const ran = await adobe.customers({ sort: { by: { sortBy, direction } } });
		expect(queryOf(adobe.pages()[0] ?? fail())).toMatchObject({ 'sort-by': sortBy, 'order-by': direction });
		const key = (row: Record<string, unknown>) => String(sortBy === 'companyName' ? row.companyName : row.creationDate);
		const compare = new Intl.Collator('en').compare;
		const rows = ran.json();
		const up = direction === 'asc' ? 1 : -1;
		expect(rows.every((row, index) => index === 0 || up * compare(key(rows[index - 1] ?? {}), key(row)) <= 0)).toBe(
			true,
		);
	});

	test('sort-by creationDate is sent when no sorting is set, oldest first, so that new rows move no page', async () => {
		await adobe.customers();
		expect(queryOf(adobe.pages()[0] ?? fail())).toMatchObject({ 'sort-by': 'creationDate', 'order-by': 'asc' });
	});
});

describe('Response parameters', () => {
	test('totalCount decides how many pages are requested', async () => {
		await adobe.customers();
		expect(adobe.pages()).toHaveLength(Math.ceil((adobe.listed().length - 1) / 49));
	});

	test.each(['accounts', 'documented'])(
		'rows are read from the array of the sample as of the table (%s)',
		async (listName) => {
			adobe.sandbox.setKnobs({ listName: listName as 'accounts' });
			expect((await adobe.customers()).json()).toHaveLength(adobe.listed().length);
		},
	);

	test('every field of a customer is passed on', async () => {
		const [expected] = adobe.listed();
		const [row] = (await adobe.customers({ simplify: false, returnAll: false, limit: 1 })).json();
		expect(row).toEqual({
			externalReferenceId: expected?.externalReferenceId,
			customerId: expected?.id,
			resellerId: adobe.resellerId,
			status: '1000',
			companyProfile: { companyName: expected?.companyName },
			creationDate: new Date(expected?.created ?? 0).toISOString().replace('.000Z', 'Z'),
			links: { self: { uri: `/v3/customers/${expected?.id}`, method: 'GET', headers: [] } },
		});
	});

	test('simplified, a customer is flat', async () => {
		const [expected] = adobe.listed();
		const [row] = (await adobe.customers({ returnAll: false, limit: 1 })).json();
		expect(row).toEqual({
			customerId: expected?.id,
			companyName: expected?.companyName,
			resellerId: adobe.resellerId,
			status: '1000',
			creationDate: new Date(expected?.created ?? 0).toISOString().replace('.000Z', 'Z'),
			externalReferenceId: expected?.externalReferenceId,
		});
	});

	test('the link of a customer leads to its details', async () => {
		const [row] = (await adobe.customers({ returnAll: false, limit: 1 })).json();
		const ran = await adobe.run({ resource: 'customer', operation: 'get', customerId: row?.customerId });
		expect(ran.json()[0]).toMatchObject({ customerId: row?.customerId, companyName: row?.companyName });
	});
});

describe('Status codes', () => {
	test('200 returns the customers', async () => {
		expect((await adobe.customers()).status).toBe('success');
	});

	test('400 advises to check the filters, with what Adobe said', async () => {
		adobe.sandbox.addFault({
			kind: 'status',
			status: 400,
			match: '/customers',
			body: '{"code":"1132","message":"Invalid value for search parameter","additionalDetails":["company-name"]}',
		});
		const { error } = await adobe.customers();
		expect(error?.message).toContain('did not accept the filters or the sorting');
		expect(error?.description).toMatch(/Invalid value for search parameter; company-name.*Code 1132/);
		expect(adobe.pages()).toHaveLength(1);
	});

	test.each(['cpapi', 'gateway'] as const)(
		'401 is cured by a new token, once; else it is reported (%s)',
		async (errorShape) => {
			adobe.sandbox.setKnobs({ errorShape });
			adobe.sandbox.addFault({ kind: 'status', status: 401, match: '/customers' });
			const { error } = await adobe.customers();
			expect(error?.message).toContain('Adobe did not accept the access token');
			// One more try, as a token may be rejected for a moment after it was issued; n8n sends each of them twice.
			expect(adobe.pages()).toHaveLength(4);
			expect(adobe.recorder.to('/ims/token/v3').length).toBeLessThanOrEqual(4);
		},
	);

	test.each([
		['cpapi', '4115'],
		['gateway', '403003'],
	] as const)('403 says that the API key is not accepted (%s)', async (errorShape, code) => {
		adobe.sandbox.setKnobs({ errorShape });
		adobe.sandbox.addFault({ kind: 'status', status: 403, match: '/customers' });
		const { error } = await adobe.customers();
		expect(error?.message).toContain('Adobe did not accept the Client ID as an API key');
		expect(error?.description).toContain(`Code ${code}`);
		expect(error?.description).toMatch(/Request ID [0-9a-f-]{36}/);
		expect(adobe.pages()).toHaveLength(1);
	});

	test('429 is waited for', async () => {
		adobe.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 1, match: '/customers', times: 1 });
		expect((await adobe.customers()).json()).toHaveLength(adobe.listed().length);
	});

	test('500 is tried again', async () => {
		adobe.sandbox.addFault({ kind: 'status', status: 500, match: '/customers', times: 1 });
		expect((await adobe.customers()).json()).toHaveLength(adobe.listed().length);
	});

	test.each([
		[404, 'Adobe could not find this reseller'],
		[400, 'Adobe could not find this reseller'],
		[403, 'This credential is not allowed to see that reseller'],
	] as const)('a reseller that does not exist is reported as such (%i)', async (unknownReseller, message) => {
		adobe.sandbox.setKnobs({ unknownReseller });
		const { error } = await adobe.customers({ resellerId: { mode: 'id', value: '1000999999' } });
		expect(error?.message).toContain(message);
	});
});

function fail(): never {
	throw new Error('Nothing was sent');
}
