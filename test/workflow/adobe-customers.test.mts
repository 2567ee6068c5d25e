import { describe, expect, test } from '@jest/globals';

import { queryOf, useAdobe, type Customer } from '../support/adobe.mts';
import type { Ran } from '../support/n8n.mts';
import { dayAfter } from '../support/vendor.mts';

const adobe = useAdobe();

const ids = (ran: Ran) => ran.json().map(({ customerId }) => customerId);
const idsOf = (customers: readonly Customer[]) => customers.map(({ id }) => id);
const withSubscriptions = (least = 1) => {
	const found = adobe.sandbox.data.customers.find(({ subscriptions }) => subscriptions.length >= least);
	if (found === undefined) throw new Error('No such customer');
	return found;
};

describe('Customer → Get Many', () => {
	test('All Statuses is one reading for each status, merged in order', async () => {
		const ran = await adobe.customers({ filters: { status: 'all' } });
		const all = ['1000', '1002', '1004', '1026']
			.flatMap((status) => adobe.listed(status))
			.sort((a, b) => a.created - b.created);
		expect(new Set(all.map(({ status }) => status)).size).toBe(3);
		expect(ids(ran)).toEqual(idsOf(all));
		expect([...new Set(adobe.pages().map((page) => queryOf(page).status))]).toEqual(['1000', '1002', '1004', '1026']);
	});

	test('a Limit takes the first of all statuses, not of the first status', async () => {
		const ran = await adobe.customers({
			returnAll: false,
			limit: 60,
			filters: { status: 'all' },
			sort: { by: { sortBy: 'creationDate', direction: 'desc' } },
		});
		const all = ['1000', '1002', '1004']
			.flatMap((status) => adobe.listed(status))
			.sort((a, b) => b.created - a.created);
		expect(ids(ran)).toEqual(idsOf(all.slice(0, 60)));
	});

	test.each([
		['anywhere', 'ignored', '*LABS*'],
		['anywhere', 'kept', '*Labs*'],
		['end', 'ignored', 'north*'],
	] as const)('a wildcard is passed on as written (%s, case %s)', async (wildcards, nameCase, companyName) => {
		adobe.sandbox.setKnobs({ wildcards, nameCase });
		const ran = await adobe.customers({ filters: { companyName } });
		const part = companyName.replaceAll('*', '').toLowerCase();
		const matching = adobe
			.listed()
			.filter(({ companyName: name }) =>
				wildcards === 'end' ? name.toLowerCase().startsWith(part) : name.toLowerCase().includes(part),
			);
		expect(ids(ran)).toEqual(idsOf(matching));
		expect(queryOf(adobe.pages()[0] ?? never())['company-name']).toBe(companyName);
	});

	describe.each(['both', 'daysOnly'] as const)('where created dates take %s', (createdDates) => {
		test.each(['included', 'excluded'] as const)(
			'whole days are returned, the last one %s or not',
			async (toCreated) => {
				adobe.sandbox.setKnobs({ createdDates, toCreated });
				const days = [30, 120].map((index) => new Date(adobe.listed()[index]?.created ?? 0).toISOString().slice(0, 10));
				const [createdFrom = '', createdTo = ''] = days;
				const ran = await adobe.customers({ filters: { createdFrom, createdTo } });
				expect(ran.error).toBeUndefined();
				const within = adobe
					.listed()
					.filter(
						({ created }) => created >= Date.parse(createdFrom) && created <= Date.parse(`${createdTo}T23:59:59Z`),
					);
				expect(within.length).toBeGreaterThan(80);
				expect(ids(ran)).toEqual(idsOf(within));
			},
		);
	});

	test.each([
		[{ createdFrom: dayAfter(0), createdTo: dayAfter(-1) }, 'Created From is after Created To'],
		[{ createdFrom: '2026-02-30' }, 'Created From must be a date'],
	])('%j is refused before anything is sent', async (filters, message) => {
		expect((await adobe.customers({ filters })).error?.message).toContain(message);
		expect(adobe.recorder.sent).toHaveLength(0);
	});

	test.each(['array', 'absent'] as const)('a reseller without customers has none (%s)', async (emptyList) => {
		adobe.sandbox.setKnobs({ emptyList });
		const empty = adobe.sandbox.data.resellers.find(({ companyName }) => companyName === 'Millstone Empty');
		const ran = await adobe.customers({ resellerId: empty?.id });
		expect([ran.error, ran.json()]).toEqual([undefined, []]);
	});

	test.each(['1000396200/../../customers/1', '..', 'a b', '100?x=1'])('%s is not a reseller ID', async (resellerId) => {
		const { error } = await adobe.customers({ resellerId: { mode: 'id', value: resellerId } });
		expect(error?.message).toContain('is not a valid ID');
		expect(adobe.recorder.sent).toHaveLength(0);
	});
});

describe('A list that is longer than Adobe returns', () => {
	/** The node knows Adobe's real limit: only a list of that length shows it. */
	const LONG = { customers: 15_500 };

	test('is read in parts by creation date, but not if Adobe returns enough', async () => {
		adobe.sandbox.reset(LONG);
		const expected = idsOf(adobe.listed());
		expect(expected.length).toBeGreaterThan(10_000);
		expect(ids(await adobe.customers({ returnAll: false, limit: 120 }))).toEqual(expected.slice(0, 120));
		expect(adobe.pages()).toHaveLength(3);
		const ran = await adobe.customers();
		expect(ran.error).toBeUndefined();
		expect(ids(ran)).toEqual(expected);
		expect(ran.hints.join()).toContain('read in parts, by creation date');
		expect(adobe.pages().length).toBeLessThan(3 + Math.ceil(expected.length / 50) + 10);
	});

	test('is also read in parts if offsets are rejected earlier', async () => {
		adobe.sandbox.setKnobs({ cap: 70, capAs: 'offset' });
		const ran = await adobe.customers();
		expect(ids(ran)).toEqual(idsOf(adobe.listed()));
	});

	test('is an error when even a second has too many, or the first of them with a hint', async () => {
		adobe.sandbox.reset(LONG);
		for (const customer of adobe.sandbox.data.customers) customer.created = Date.parse('2025-01-01');
		const { error } = await adobe.customers();
		expect(error?.message).toContain('may have more than the 10000 rows that Adobe returns');
		expect(error?.description).toContain('Narrow the list with Filters');
		expect(adobe.pages().length).toBeLessThan(60);
		const ran = await adobe.customers({ options: { failOnIncomplete: false } });
		expect(ran.json()).toHaveLength(10_000);
		expect(ran.hints.join()).toContain('Only the first rows were returned');
	});
});

describe('Customer → Get', () => {
	test('returns what Adobe reports, simplified', async () => {
		const customer = withSubscriptions();
		customer.commitment = null;
		const ran = await adobe.run({ resource: 'customer', operation: 'get', customerId: customer.id });
		expect(ran.json()).toEqual([
			{
				customerId: customer.id,
				companyName: customer.companyName,
				resellerId: customer.resellerId,
				status: customer.status,
				cotermDate: customer.cotermDate,
				marketSegment: customer.segment,
				country: 'US',
				creationDate: new Date(customer.created).toISOString().replace('.000Z', 'Z'),
				externalReferenceId: customer.externalReferenceId,
				globalSalesEnabled: false,
				threeYearCommitStatus: null,
				threeYearCommitEndDate: null,
				minimumLicenses: null,
				minimumConsumables: null,
				recommitmentStatus: null,
			},
		]);
	});

	test('has no anniversary date before the first order', async () => {
		const customer = adobe.sandbox.data.customers.find(({ cotermDate }) => cotermDate === '');
		const parameters = { resource: 'customer', operation: 'get', customerId: customer?.id };
		expect((await adobe.run(parameters)).json()[0]?.cotermDate).toBeNull();
		expect((await adobe.run({ ...parameters, simplify: false })).json()[0]?.cotermDate).toBe('');
	});

	test('unsimplified, has commitments, memberships and contacts', async () => {
		const { customers } = adobe.sandbox.data;
		for (const [customer, field] of [
			[customers.find(({ commitment }) => commitment !== null), 'benefits.0.commitment.status'],
			[customers.find(({ linked }) => linked), 'linkedMembership.type'],
		] as const) {
			const ran = await adobe.run({
				resource: 'customer',
				operation: 'get',
				customerId: customer?.id,
				simplify: false,
			});
			expect(ran.json()[0]).toHaveProperty(field);
			expect(ran.json()[0]).toHaveProperty('companyProfile.contacts.0.email');
		}
	});

	test.each([
		[404, 'Adobe could not find this customer', '1116'],
		[403, 'This credential is not allowed to see that reseller or customer', '4121'],
	] as const)('a customer of another distributor is reported as such (%i)', async (foreignCustomer, message, code) => {
		adobe.sandbox.setKnobs({ foreignCustomer });
		const { error } = await adobe.run({
			resource: 'customer',
			operation: 'get',
			customerId: adobe.sandbox.data.foreignIds[0],
		});
		expect(error?.message).toContain(message);
		expect(error?.description).toContain(`Code ${code}`);
	});

	test('every input item is asked for separately, and one that fails does not stop the others', async () => {
		const [first, second] = adobe.sandbox.data.customers;
		const items = [first?.id, '1009999999', second?.id].map((id) => ({ id }));
		const ran = await adobe.run(
			{ resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(ran.json().map(({ customerId, error }) => customerId ?? error)).toEqual([
			first?.id,
			'Adobe could not find this customer [item 1]',
			second?.id,
		]);
		expect(ran.outputs()[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});
});

describe('Reseller', () => {
	test('Get Many returns the active resellers, or those of another status', async () => {
		const list = async (more = {}) =>
			(await adobe.run({ resource: 'reseller', operation: 'getAll', returnAll: true, ...more })).json();
		const named = (status: string) =>
			adobe.sandbox.data.resellers
				.filter((one) => one.status === status)
				.map(({ id }) => id)
				.sort();
		expect((await list()).map(({ resellerId }) => resellerId).sort()).toEqual(named('1000'));
		expect((await list({ filters: { status: '1004' } })).map(({ resellerId }) => resellerId)).toEqual(named('1004'));
		expect((await list({ filters: { companyName: 'Kestrel*' } })).map(({ companyName }) => companyName)).toEqual([
			'Kestrel & Söhne',
		]);
	});

	test('the array may be named as in the table of the docs', async () => {
		adobe.sandbox.setKnobs({ listName: 'documented' });
		expect((await adobe.run({ resource: 'reseller', operation: 'getAll' })).json()).toHaveLength(5);
	});

	test('Get returns what Adobe reports', async () => {
		const ran = await adobe.run({ resource: 'reseller', operation: 'get', resellerId: adobe.resellerId });
		expect(ran.json()[0]).toMatchObject({
			resellerId: adobe.resellerId,
			companyProfile: { marketSegments: ['COM', 'EDU', 'GOV'] },
		});
	});

	test('Get of one that does not exist is reported as such', async () => {
		const { error } = await adobe.run({ resource: 'reseller', operation: 'get', resellerId: '1000999999' });
		expect(error?.message).toContain('Adobe could not find this reseller');
	});
});

describe('Subscription', () => {
	const list = async (customer: Customer, more: Record<string, unknown> = {}) =>
		await adobe.run({
			resource: 'subscription',
			operation: 'getAll',
			customerId: customer.id,
			returnAll: true,
			...more,
		});

	test.each([1, 9])('Get Many asks again for a customer without any, who has none %i times', async (times) => {
		const customer = withSubscriptions(2);
		const body = '{"totalCount":0,"items":[]}';
		adobe.sandbox.addFault({ kind: 'status', status: 200, body, match: '/subscriptions', times });
		const ran = await list(customer);
		expect(ran.json()).toHaveLength(times === 1 ? customer.subscriptions.length : 0);
		expect(ran.hints).toEqual(
			times === 1 ? [] : [`Adobe: customer ${customer.id} has no subscriptions. The node asked twice.`],
		);
	});

	test('Get Many returns all subscriptions of a customer, simplified', async () => {
		const customer = withSubscriptions(3);
		const ran = await list(customer);
		expect(ran.json().map(({ subscriptionId }) => subscriptionId)).toEqual(customer.subscriptions.map(({ id }) => id));
		const [first] = customer.subscriptions;
		expect(ran.json()[0]).toEqual({
			customerId: customer.id,
			subscriptionId: first?.id,
			offerId: first?.offerId,
			status: first?.status,
			renewalDate: first?.renewalDate,
			currentQuantity: first?.currentQuantity,
			usedQuantity: first?.usedQuantity,
			renewedQuantity: first?.renewedQuantity ?? null,
			autoRenewalEnabled: first?.autoRenewal.enabled,
			renewalQuantity: first?.autoRenewal.renewalQuantity,
			allowedActions: first?.manualRenewal === true ? ['MANUAL_RENEWAL'] : [],
		});
	});

	test('asks for no recommendations unless set, and then as set', async () => {
		const customer = withSubscriptions(2);
		await list(customer);
		const ran = await list(customer, {
			simplify: false,
			options: { fetchRecommendations: true, recommendationCountry: 'DE', recommendationLanguage: 'EN' },
		});
		const [without, with_] = adobe.recorder.to(`/v3/customers/${customer.id}/subscriptions`).map(queryOf);
		expect(without).toEqual({});
		expect(with_).toEqual({
			'fetch-recommendations': 'true',
			'recommendation-country': 'DE',
			'recommendation-language': 'EN',
		});
		expect(ran.json()[0]).toHaveProperty('recommendations.productRecommendations.upsells.0.product.baseOfferId');
		expect(ran.json()[0]).toHaveProperty('links.self.uri');
	});

	test('Limit takes the first of them', async () => {
		expect((await list(withSubscriptions(3), { returnAll: false, limit: 2 })).json()).toHaveLength(2);
	});

	test('Get returns one', async () => {
		const { id, subscriptions } = withSubscriptions(2);
		const ran = await adobe.run({
			resource: 'subscription',
			operation: 'get',
			customerId: id,
			subscriptionId: subscriptions[1]?.id,
		});
		expect(ran.json()[0]).toMatchObject({
			customerId: id,
			subscriptionId: subscriptions[1]?.id,
			offerId: subscriptions[1]?.offerId,
		});
	});

	test('Get of one that is not the customer’s is reported as such', async () => {
		const { id } = withSubscriptions();
		const { error } = await adobe.run({
			resource: 'subscription',
			operation: 'get',
			customerId: id,
			subscriptionId: '0'.repeat(30) + 'NA',
		});
		expect(error?.message).toContain('Adobe could not find this customer or subscription');
		expect(error?.description).toContain('Code 3115');
	});
});

function never(): never {
	throw new Error('Nothing was sent');
}

describe('One page', () => {
	const page = async (offset: unknown, more = {}, options = {}) =>
		await adobe.customers({ ...more, options: { offset, ...options } });

	test.each([0, 1, 20, 45])(
		'from offset %i has its rows alone, each with the total, by one request',
		async (offset) => {
			const ids = (await adobe.customers({ sort: { by: { sortBy: 'creationDate', direction: 'asc' } } }))
				.json()
				.map(({ customerId }) => customerId);
			adobe.recorder.clear();
			const ran = await page(offset, { sort: { by: { sortBy: 'creationDate', direction: 'asc' } } }, { pageSize: 20 });
			expect(ran.error).toBeUndefined();
			expect(ran.json().map(({ customerId }) => customerId)).toEqual(ids.slice(offset, offset + 20));
			expect(new Set(ran.json().map(({ totalCount }) => totalCount))).toEqual(new Set([ids.length]));
			expect(adobe.pages()).toHaveLength(1);
		},
	);

	test('beyond the end says so', async () => {
		const ran = await page(100_000);
		expect(ran.json()).toEqual([]);
		expect(ran.hints.join()).toContain('there is nothing at Offset 100000');
	});

	test('that Adobe does not return is explained', async () => {
		adobe.sandbox.setKnobs({ offsetBeyond: 'reject' });
		expect((await page(100_000)).error?.message).toContain('Adobe has no rows at this offset');
	});

	test('of several statuses is refused before anything is sent', async () => {
		const { error } = await page(0, { filters: { status: 'all' } });
		expect(error?.message).toContain('Offset needs a single status');
		expect(adobe.recorder.sent).toEqual([]);
	});

	test('of resellers works alike', async () => {
		const ran = await adobe.run({ resource: 'reseller', operation: 'getAll', returnAll: true, options: { offset: 1 } });
		const active = adobe.sandbox.data.resellers.filter(({ status }) => status === '1000').length;
		expect(ran.json()).toHaveLength(active - 1);
		expect(ran.json()[0]).toMatchObject({ totalCount: active });
	});
});
