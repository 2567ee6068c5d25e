/** VMware's page "Get Distributor Subscriptions", statement by statement. */
import { describe, expect, test } from '@jest/globals';

import { startVmware, type RunningVmware } from '../../sandbox/index.mts';
import { OTHER_ORG, OWN_ORG } from '../../sandbox/vmware/data.mts';
import type { Ran } from '../support/n8n.mts';
import { useVendor } from '../support/vendor.mts';

const vmware = useVendor('VmwareCloudPartner', startVmware);

const SEARCH = `/cphub/api/seller/v1/distributors/${OWN_ORG}/subscriptions/search`;
const INACTIVE = ['CANCELLED', 'TERMINATED', 'EXPIRED', 'ERROR'];
type Subscription = RunningVmware['data']['subscriptions'][number];

const subscriptions = () => vmware.sandbox.data.subscriptions;
const active = () => subscriptions().filter(({ status }) => !INACTIVE.includes(status));
const idsOf = (all: readonly Subscription[]) => all.map(({ id }) => id).sort();
const byEnd = (a: Subscription, b: Subscription) => (a.end ?? Infinity) - (b.end ?? Infinity);
const ids = (ran: Ran) => ran.json().map(({ id }) => String(id));
const getAll = async (more: Record<string, unknown> = {}) =>
	await vmware.run({ resource: 'subscription', operation: 'getAll', returnAll: true, ...more });
const filtered = async (...filter: Array<Record<string, unknown>>) => await getAll({ filters: { filter } });
const asked = () => vmware.recorder.to(SEARCH);
const bodies = () => asked().map(({ body }) => JSON.parse(body) as Record<string, unknown>);
const sent = (name: string) => asked().map(({ path }) => new URLSearchParams(path.split('?')[1]).get(name));

describe('the request', () => {
	test('is a POST of JSON to the organization of the credential', async () => {
		await getAll();
		for (const { method, headers } of asked())
			expect([method, headers['content-type']]).toEqual(['POST', 'application/json']);
		expect(asked()).toHaveLength(3);
	});

	test('is for another organization when Organization ID is set', async () => {
		const { error } = await getAll({ orgId: OTHER_ORG });
		expect(vmware.recorder.to(SEARCH.replace(OWN_ORG, OTHER_ORG))).toHaveLength(1);
		expect(error?.message).toContain("not allowed to read the organization's subscriptions");
	});

	test.each(['../x', 'a/b', 'a b', 'a?b', '%2e%2e'])('is not sent for the organization "%s"', async (orgId) => {
		const { error } = await getAll({ orgId });
		expect(error?.message).toContain(`Organization ID "${orgId}" is not a valid ID`);
		expect(vmware.recorder.sent).toEqual([]);
	});

	test('is not sent without any organization', async () => {
		const ran = await vmware.run(
			{ resource: 'subscription', operation: 'getAll' },
			{ account: vmware.save({ orgId: '' }) },
		);
		expect(ran.error?.message).toContain('Organization ID is not set');
		expect(vmware.recorder.sent).toEqual([]);
	});
});

describe('query parameters', () => {
	test('number of results to be fetched per page: 100 when nothing is set', async () => {
		await getAll();
		expect(sent('pageLimit')).toEqual(['100', '100', '100']);
	});

	test('result number to be first on the page: 1, then the last of the page before', async () => {
		await getAll();
		expect(sent('pageStart').sort()).toEqual(['1', '100', '199']);
	});

	test.each([1, 10, 299, 1000])('pageLimit may be %i', async (pageSize) => {
		const ran = await getAll({
			filters: { filter: [{ key: 'CUSTOMER_NAME', operator: 'LIKE', value: 'maple' }] },
			options: { pageSize },
		});
		expect(new Set(sent('pageLimit'))).toEqual(new Set([String(pageSize)]));
		expect(ids(ran).sort()).toEqual(idsOf(active().filter(({ customer }) => /maple/i.test(customer.name))));
	});

	test.each([0, 1001, -1, 2.5, 'many'])('pageLimit may not be %s', async (pageSize) => {
		expect((await getAll({ options: { pageSize } })).error?.message).toContain(
			'Page Size must be a whole number from 1 to 1000',
		);
		expect(vmware.recorder.sent).toEqual([]);
	});

	test.each([
		[1, 1],
		[100, 1],
		[101, 2],
	])('Limit %i asks for %i pages', async (limit, pages) => {
		const ran = await getAll({ returnAll: false, limit });
		expect([ran.json().length, asked().length]).toEqual([limit, pages]);
	});

	test('a page that the server cuts down costs no subscription', async () => {
		vmware.turn({ maxPageLimit: 30 });
		const ran = await getAll();
		expect(ran.error).toBeUndefined();
		expect(ids(ran).sort()).toEqual(idsOf(active()));
	});
});

describe('filters', () => {
	test('are not sent when there are none', async () => {
		await getAll();
		expect(bodies()[0]).toEqual({ sorter: { key: 'SUBSCRIPTION_END_DATE', operator: 'ASC' } });
	});

	test('BILLING_ENGINE_SUBSCRIPTION_ID EQUALS finds the one subscription', async () => {
		const [wanted] = active();
		const value = wanted?.billingEngineId;
		const ran = await filtered({ key: 'BILLING_ENGINE_SUBSCRIPTION_ID', operator: 'EQUALS', value });
		expect(bodies()[0]?.filters).toEqual([{ key: 'BILLING_ENGINE_SUBSCRIPTION_ID', operator: 'EQUALS', value }]);
		expect(ids(ran)).toEqual([wanted?.id]);
	});

	test.each(['maple', "O'Brien", 'Müller & Söhne', '"', '東京'])(
		'CUSTOMER_NAME LIKE %s finds those with it in their name',
		async (value) => {
			const ran = await filtered({ key: 'CUSTOMER_NAME', operator: 'LIKE', value });
			expect(bodies()[0]?.filters).toEqual([{ key: 'CUSTOMER_NAME', operator: 'LIKE', value }]);
			const wanted = active().filter(({ customer }) => customer.name.toLowerCase().includes(value.toLowerCase()));
			expect(ids(ran).sort()).toEqual(idsOf(wanted));
		},
	);

	test('several are sent together, in their order', async () => {
		const like = { key: 'CUSTOMER_NAME', operator: 'LIKE', value: 'a' };
		const other = { key: 'custom', customKey: 'RESELLER_NAME', operator: 'EQUALS', value: 'Harbour MSP' };
		const ran = await filtered(like, other);
		expect(bodies()[0]?.filters).toEqual([like, { key: 'RESELLER_NAME', operator: 'EQUALS', value: 'Harbour MSP' }]);
		expect(ran.json().length).toBeGreaterThan(5);
		for (const { resellerName } of ran.json()) expect(resellerName).toBe('Harbour MSP');
	});

	test('a key and an operator that are not known here are sent as they are written', async () => {
		const ran = await filtered({
			key: 'custom',
			customKey: 'USAGE_DATE',
			operator: 'custom',
			customOperator: 'BETWEEN',
			value: 'x',
		});
		expect(bodies()[0]?.filters).toEqual([{ key: 'USAGE_DATE', operator: 'BETWEEN', value: 'x' }]);
		expect(ran.error?.description).toContain('VMware said: Unknown filter key USAGE_DATE');
	});

	test.each([
		[{ key: 'custom', customKey: '', value: 'x' }, 'Key Name is empty'],
		[{ operator: 'custom', customOperator: ' ', value: 'x' }, 'Operator Name is empty'],
	])('%j is not sent', async (filter, message) => {
		expect((await filtered(filter)).error?.message).toContain(message);
		expect(vmware.recorder.sent).toEqual([]);
	});

	test('default: INCLUDE_INACTIVE_SUBSCRIPTIONS is False', async () => {
		expect(ids(await getAll()).sort()).toEqual(idsOf(active()));
	});

	test('Include Inactive sends INCLUDE_INACTIVE_SUBSCRIPTIONS "true", and returns them too', async () => {
		const ran = await getAll({ includeInactive: true });
		expect(bodies()[0]?.filters).toEqual([
			{ key: 'INCLUDE_INACTIVE_SUBSCRIPTIONS', operator: 'EQUALS', value: 'true' },
		]);
		expect(ids(ran).sort()).toEqual(idsOf(subscriptions()));
	});
});

describe('sorter', () => {
	test('default: SUBSCRIPTION_END_DATE, ascending', async () => {
		const ends = new Map(subscriptions().map((subscription) => [subscription.id, subscription.end ?? Infinity]));
		const found = ids(await getAll()).map((id) => ends.get(id));
		expect(found).toEqual([...active()].sort(byEnd).map(({ end }) => end ?? Infinity));
	});

	test.each(['ASC', 'DESC'])('by BILLING_ENGINE_SUBSCRIPTION_ID %s', async (direction) => {
		const ran = await getAll({ sort: { by: { key: 'BILLING_ENGINE_SUBSCRIPTION_ID', direction } } });
		expect(bodies()[0]?.sorter).toEqual({ key: 'BILLING_ENGINE_SUBSCRIPTION_ID', operator: direction });
		const wanted = active()
			.map(({ billingEngineId }) => billingEngineId)
			.sort();
		expect(ran.json().map((row) => row.billingEngineSubscriptionId)).toEqual(
			direction === 'ASC' ? wanted : wanted.reverse(),
		);
	});

	test('by a key that is not known here', async () => {
		await getAll({ sort: { by: { key: 'custom', customKey: 'CUSTOMER_NAME' } } });
		expect(bodies()[0]?.sorter).toEqual({ key: 'CUSTOMER_NAME', operator: 'ASC' });
	});
});

describe('the response', () => {
	const NAMED = ['id', 'billingEngineSubscriptionId', 'customerOrgId', 'status', 'currency', 'renewalPreference'];
	const OTHERS = [
		'customerRef',
		'resellerRef',
		'serviceRefs',
		'subscriptionStartDate',
		'subscriptionEndDate',
		'subscriptionType',
		'orderSourceType',
		'subscriptionGroupId',
	];
	const one = (id: unknown) => subscriptions().find((subscription) => subscription.id === id) as Subscription;
	const iso = (ms: number | null) => (ms === null ? undefined : `${new Date(ms).toISOString().slice(0, 19)}Z`);
	const EXPECTED: Record<string, (subscription: Subscription) => unknown> = {
		id: ({ id }) => id,
		billingEngineSubscriptionId: ({ billingEngineId }) => billingEngineId,
		customerOrgId: ({ customer }) => customer.orgId,
		customerRef: ({ customer }) => ({ name: customer.name }),
		resellerRef: ({ reseller }) => reseller ?? undefined,
		serviceRefs: ({ services }) => services.map(({ id, name }) => ({ id, name, serviceIcon: expect.any(String) })),
		status: ({ status }) => status,
		renewalPreference: ({ renewalPreference }) => renewalPreference ?? undefined,
		subscriptionStartDate: ({ start }) => iso(start),
		subscriptionEndDate: ({ end }) => iso(end),
		subscriptionType: ({ end }) => (end === null ? 'ONDEMAND' : 'COMMIT'),
		orderSourceType: ({ orderSource }) => orderSource,
		currency: ({ currency }) => currency ?? undefined,
		subscriptionGroupId: ({ groupId }) => groupId ?? undefined,
	};

	test.each([...NAMED, ...OTHERS])('results[].%s is unchanged when Simplify is off', async (field) => {
		const rows = (await getAll({ simplify: false })).json();
		expect(rows).toHaveLength(active().length);
		for (const row of rows) expect(row[field]).toEqual(EXPECTED[field]?.(one(row.id)));
	});

	test('is flat, with the same ten fields in each item, when simplified', async () => {
		for (const row of (await getAll()).json()) {
			const { customer, reseller, services, billingEngineId, renewalPreference, status, end } = one(row.id);
			expect(row).toEqual({
				id: row.id,
				billingEngineSubscriptionId: billingEngineId,
				customerOrgId: customer.orgId,
				customerName: customer.name,
				resellerName: reseller?.name ?? null,
				serviceNames: services.map(({ name }) => name),
				subscriptionType: end === null ? 'ONDEMAND' : 'COMMIT',
				status,
				renewalPreference: renewalPreference ?? null,
				subscriptionEndDate: iso(end) ?? null,
			});
		}
	});

	test('may omit or null any property', async () => {
		vmware.turn({ missing: 'null' });
		const ran = await getAll();
		expect([ran.error, ran.hints, ran.json().length]).toEqual([undefined, [], active().length]);
	});

	test("the page's own example is read", async () => {
		const results = [
			{
				billingEngineSubscriptionId: 'M13130022',
				customerOrgId: '34dfghjk-9kgfffgf-7ybdcn',
				customerRef: { name: 'San Diego University' },
				id: '34563',
				renewalPreference: 'NOT_SELECTED',
				resellerRef: { name: 'Rackspace', orgId: '234dfghj-345dfghj-56g', partnerId: '112341234' },
				serviceRefs: [
					{ id: '1234-1234-1234-123123', name: 'Workspace One', serviceIcon: 'https://www.workspace.com/service_icon' },
				],
				status: 'ACTIVE',
				subscriptionEndDate: '2021-02-26T18:01:08Z',
			},
		];
		const body = JSON.stringify({ current: 1, next: 10, results, totalResultsCount: 100 });
		vmware.sandbox.addFault({ kind: 'status', status: 200, body, match: SEARCH });
		const ran = await getAll({ returnAll: false, limit: 1 });
		expect(ran.json()).toEqual([
			expect.objectContaining({ id: '34563', customerName: 'San Diego University', subscriptionType: null }),
		]);
	});
});

describe('current, next and totalResultsCount', () => {
	const KNOBS = (['results', 'pages'] as const).flatMap((position) =>
		[null, 0, 'absent', 'beyond'].map((nextAtEnd) => ({ position, nextAtEnd })),
	);
	test.each(KNOBS)('the list is read whole where the server has %j', async (knobs) => {
		vmware.turn(knobs);
		const ran = await getAll();
		expect([ran.error, ran.hints]).toEqual([undefined, []]);
		expect(ids(ran).sort()).toEqual(idsOf(active()));
	});

	test.each(KNOBS)('and without a total, where it has %j', async (knobs) => {
		vmware.turn({ ...knobs, totals: 'absent' });
		const ran = await getAll();
		const warned = knobs.nextAtEnd === 'beyond' ? [expect.stringContaining('still named a next page')] : [];
		expect([ran.error, ran.hints]).toEqual([undefined, warned]);
		expect(ids(ran).sort()).toEqual(idsOf(active()));
	});

	test.each(KNOBS)('and with pages cut down, where it has %j', async (knobs) => {
		vmware.turn({ ...knobs, maxPageLimit: 37 });
		const ran = await getAll();
		expect([ran.error, ran.hints]).toEqual([undefined, []]);
		expect(ids(ran).sort()).toEqual(idsOf(active()));
	});

	test.each(['low', 'high'])('no subscription is lost when totalResultsCount is too %s', async (totals) => {
		vmware.turn({ totals });
		const ran = await getAll();
		expect(ran.error).toBeUndefined();
		expect(ids(ran).sort()).toEqual(idsOf(active()));
		expect(ran.hints).toHaveLength(1);
	});

	test.each(['array', 'null', 'absent'])('nothing found is an empty list when results is %s', async (emptyResults) => {
		vmware.turn({ emptyResults });
		const ran = await filtered({ key: 'CUSTOMER_NAME', operator: 'EQUALS', value: 'no such customer' });
		expect([ran.error, ran.json()]).toEqual([undefined, []]);
	});

	test.each([1, 100, 101, -5])(
		'a next of %i that does not lead forward ends in an error, not in a loop',
		async (next) => {
			const results = Array.from({ length: 100 }, (_, index) => ({
				id: `S${index}`,
				subscriptionEndDate: '2027-01-01T00:00:00Z',
			}));
			const body = JSON.stringify({ current: 1, next, results, totalResultsCount: 250 });
			vmware.sandbox.addFault({ kind: 'status', status: 200, body, match: SEARCH });
			expect((await getAll()).error?.message).toContain('did not return a complete list');
			expect(asked().length).toBeLessThan(20);
		},
	);
});

describe('errors', () => {
	test.each([
		[400, 'did not accept the search', 'Check Filters and Sort'],
		[401, 'did not accept the access token', 'Try the other Header'],
		[403, 'not allowed to read the', 'an API token is valid for one organization only'],
		[404, 'could not find this organization as a distributor', 'Check Organization ID, and Base URL'],
	])('%i is reported once, with what to do', async (status, message, description) => {
		vmware.sandbox.addFault({ kind: 'status', status, match: SEARCH });
		const { error } = await getAll();
		expect(error?.message).toContain(message);
		expect(error?.description?.toLowerCase()).toContain(description.toLowerCase());
		expect(error?.description).toContain(`Code CPN-${status}`);
		expect(error?.description).toMatch(/Request ID [0-9a-f-]{36}/);
		// A token may be rejected for a moment after it was issued: one more try, and n8n sends each of them twice.
		expect(asked()).toHaveLength(status === 401 ? 4 : 1);
	});

	test('500 is tried again', async () => {
		vmware.sandbox.addFault({ kind: 'status', status: 500, match: SEARCH, times: 2 });
		expect((await getAll()).error).toBeUndefined();
		expect(asked()).toHaveLength(5);
	});

	test('500 is reported with what VMware said', async () => {
		vmware.sandbox.addFault({ kind: 'status', status: 500, retryAfter: 'absurd', match: SEARCH });
		expect((await getAll()).error?.description).toContain('VMware said: Please contact support');
	});

	test.each(['message', 'errorMessage', 'nested', 'text'])(
		'what VMware said is passed on from a body in the form "%s"',
		async (errorBody) => {
			vmware.turn({ errorBody, roles: 'none' });
			expect((await getAll()).error?.description).toContain(
				'VMware said: User does not have permission for this operation',
			);
		},
	);

	test.each(['message', 'errorMessage', 'nested'])(
		'an error in a 200 answer is an error in the form "%s"',
		async (errorBody) => {
			vmware.turn({ errorBody });
			vmware.sandbox.addFault({ kind: 'errorEnvelope', match: SEARCH });
			expect((await getAll()).error?.description).toContain('Please contact support');
		},
	);
});
