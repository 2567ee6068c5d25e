/** What Adobe's Get Upcoming adds on request, and what it warns of: planned and lapsing seats, prices, product names. */
import { describe, expect, test } from '@jest/globals';

import { dueSubscription, useAdobe, type Customer, type Subscription } from '../support/adobe.mts';
import { commitmentIn } from '../../nodes/AdobeVipMarketplace/account/commitment';
import { dayAfter } from '../support/vendor.mts';

const adobe = useAdobe({ customers: 60 });

const PREVIEWS = 'POST /v3/customers/{customerId}/orders';
const PRICE_LISTS = 'POST /v3/pricelist';
const CUSTOMERS = 'GET /v3/customers/{customerId}';

/** The only customer that is due, with these subscriptions. */
const given = (...wanted: Array<Partial<Subscription>>): Customer => {
	const { customers, resellers } = adobe.sandbox.data;
	const customer = customers.find(
		({ subscriptions, status, resellerId }) =>
			status === '1000' && subscriptions.length > 0 && resellerId === resellers[0]?.id,
	);
	const [first] = customer?.subscriptions ?? [];
	if (customer === undefined || first === undefined) throw new Error('No subscriptions');
	for (const other of customers) other.subscriptions = [];
	customer.commitment = null;
	customer.subscriptions = wanted.map((more, index) =>
		dueSubscription(first, { id: `subscription-${index + 1}`, offerId: '65304479CA01A12', ...more }),
	);
	return customer;
};

test.each([
	['has any', []],
	['has one that has not ended', [{ status: '1004' }]],
] as Array<[string, Array<Partial<Subscription>>]>)(
	'a warning says so if of many customers none %s',
	async (_what, rest) => {
		const warning = expect.stringMatching(
			/^Adobe: none of the \d+ customers that were read has a subscription that can/,
		);
		given({});
		expect((await adobe.upcoming()).hints).not.toContainEqual(warning);
		given(...rest);
		expect((await adobe.upcoming()).hints).toEqual([warning]);
	},
);

describe('Planned seats', () => {
	test.each([
		['all of them', {}, { quantity: 20, plannedQuantity: 20, lapsingQuantity: 0 }],
		[
			'fewer than there are',
			{ autoRenewal: { enabled: true, renewalQuantity: 15 } },
			{ quantity: 20, plannedQuantity: 15, lapsingQuantity: 5 },
		],
		[
			'more than there are',
			{ autoRenewal: { enabled: true, renewalQuantity: 30 } },
			{ quantity: 20, plannedQuantity: 30, lapsingQuantity: 0 },
		],
		[
			'none: auto-renewal is off',
			{ autoRenewal: { enabled: false, renewalQuantity: 20 } },
			{ quantity: 20, plannedQuantity: 0, lapsingQuantity: 20 },
		],
		[
			'the rest after an early renewal of a part',
			{ renewedQuantity: 8 },
			{ quantity: 12, plannedQuantity: 20, lapsingQuantity: 0 },
		],
		[
			'fewer, of which a part was renewed early: what will lapse is not documented',
			{ currentQuantity: 10, renewedQuantity: 5, autoRenewal: { enabled: true, renewalQuantity: 5 } },
			{ quantity: 5, plannedQuantity: 5, lapsingQuantity: null },
		],
		[
			'those of a scheduled subscription, which has none yet',
			{ status: '1009', currentQuantity: 0, autoRenewal: { enabled: true, renewalQuantity: 7 } },
			{ quantity: 7, plannedQuantity: 7, lapsingQuantity: null },
		],
	] as Array<[string, Partial<Subscription>, object]>)('%s', async (_what, more, expected) => {
		given(more);
		expect((await adobe.upcoming()).json()).toMatchObject([expected]);
	});

	test('a warning counts what lapses although auto-renewal is on', async () => {
		given(
			{ autoRenewal: { enabled: true, renewalQuantity: 15 } },
			{ autoRenewal: { enabled: true, renewalQuantity: 18 } },
			{ autoRenewal: { enabled: false, renewalQuantity: 20 } },
		);
		expect((await adobe.upcoming()).hints).toContain(
			'Adobe: auto-renewal of 2 subscriptions does not cover all seats: 7 seats will lapse (lapsingQuantity).',
		);
	});

	test('nothing is said when all seats are set to renew', async () => {
		given({});
		expect((await adobe.upcoming()).hints).toEqual([]);
	});
});

describe('Include Prices', () => {
	const options = { includePrices: true };

	test('adds what each subscription will cost, by one preview for each customer', async () => {
		given({}, { currentQuantity: 5, autoRenewal: { enabled: true, renewalQuantity: 5 } });
		const ran = await adobe.upcoming({ options });
		expect(ran.json()).toMatchObject([
			{ amount: 6000, currency: 'USD' },
			{ amount: 1500, currency: 'USD' },
		]);
		expect(adobe.count(PREVIEWS)).toBe(1);
	});

	test('leaves what does not renew automatically without a price, asks for none, and says why if nothing has one', async () => {
		const off = { autoRenewal: { enabled: false, renewalQuantity: 20 } };
		given(off);
		const ran = await adobe.upcoming({ options });
		expect(ran.json()).toMatchObject([{ amount: null, currency: null }]);
		expect([ran.hints, adobe.count(PREVIEWS)]).toEqual([
			[expect.stringContaining('no renewal has a price, because none of them renews automatically')],
			0,
		]);
		given(off, {});
		expect((await adobe.upcoming({ options })).hints).toEqual([]);
	});

	test('names the customers whose prices Adobe rejects, and still returns them', async () => {
		const customer = given({});
		adobe.sandbox.addFault({ kind: 'status', status: 400, matchRegex: 'orders' });
		const ran = await adobe.upcoming({ options });
		expect(ran.json()).toMatchObject([{ customerId: customer.id, amount: null }]);
		expect(ran.hints.join()).toContain('the prices of 1 customer could not be previewed');
	});

	test.each([500, 503, 403, 429])('returns the renewals without prices when previews fail with %i', async (status) => {
		const customer = given({});
		adobe.sandbox.addFault({ kind: 'status', status, retryAfter: 'absurd', matchRegex: 'orders' });
		const ran = await adobe.upcoming({ options: options });
		expect(ran.error).toBeUndefined();
		expect(ran.json()).toMatchObject([{ customerId: customer.id, amount: null, currency: null }]);
		expect(ran.hints.join()).toContain(
			`the prices of 1 customer could not be previewed, so amount is empty: ${customer.id}: `,
		);
	});

	test('never returns part of a price: a subscription with an unpriced line has none, and is named', async () => {
		given({}, {});
		const line = (subscriptionId: string, pricing: unknown) => ({ subscriptionId, currencyCode: 'USD', pricing });
		const priced = { lineItemPartnerPrice: 100 };
		const lineItems = [
			line('subscription-1', priced),
			line('subscription-1', null),
			line('subscription-2', priced),
			line('subscription-2', priced),
		];
		const body = JSON.stringify({ lineItems });
		adobe.sandbox.addFault({ kind: 'status', status: 200, body, matchRegex: 'orders' });
		const ran = await adobe.upcoming({ options });
		const amounts = ran.json().map(({ subscriptionId, amount }) => [subscriptionId, amount]);
		expect(Object.fromEntries(amounts)).toEqual({ 'subscription-1': null, 'subscription-2': 200 });
		expect(ran.hints.join()).toContain('has no price for 1 subscription, so amount is empty: subscription-1');
	});

	test('takes no preview unless it is on', async () => {
		given({});
		await adobe.upcoming();
		expect(adobe.count(PREVIEWS)).toBe(0);
	});
});

describe('Product Names', () => {
	const options = { productNames: 'NA' };

	test('are those of the price list of this month, asked for once for each product', async () => {
		given({}, {}, { offerId: '65322651CA01A12' });
		const ran = await adobe.upcoming({ options });
		expect(ran.json().map(({ product }) => product)).toEqual(['Acrobat Pro', 'Acrobat Pro', 'Photoshop']);
		expect(ran.hints).toEqual([]);
		const bodies = adobe.recorder.sent
			.filter(({ path }) => path.startsWith('/v3/pricelist'))
			.map(({ body }) => JSON.parse(body) as object);
		expect(bodies).toHaveLength(2);
		expect(bodies[0]).toMatchObject({
			region: 'NA',
			marketSegment: 'COM',
			currency: 'USD',
			priceListMonth: '202611',
			filters: { offerId: '65304479CA01A12' },
		});
	});

	test.each([
		['65304479CB01A12', 'EDU'],
		['65304479CC01A12', 'GOV'],
	])('come from the price list of the segment that %s belongs to', async (offerId, segment) => {
		given({ offerId });
		expect((await adobe.upcoming({ options })).json()).toMatchObject([{ product: 'Acrobat Pro' }]);
		expect(adobe.recorder.to('/v3/pricelist')[0]?.body).toContain(segment);
	});

	test('that the price list does not have are named in a hint; the renewals are still returned', async () => {
		given({ offerId: '99999999CA01A12' });
		const ran = await adobe.upcoming({ options });
		expect(ran.json()).toMatchObject([{ product: null, sku: '99999999CA01A12' }]);
		expect(ran.hints.join()).toContain('region NA has no name for 1 product: 99999999CA01A12. Choose another region');
	});

	test('of a region without such a price list are missing, and the hint says why', async () => {
		given({});
		const ran = await adobe.upcoming({ options: { productNames: 'JP' } });
		expect(ran.json()).toMatchObject([{ product: null }]);
		expect(ran.hints.join()).toContain('no price list for this region and currency');
	});

	test('are empty when the price list fails, and the hint says why', async () => {
		given({});
		adobe.sandbox.addFault({ kind: 'status', status: 500, retryAfter: 'absurd', matchRegex: 'pricelist' });
		const ran = await adobe.upcoming({ options: options });
		expect(ran.error).toBeUndefined();
		expect(ran.json()).toMatchObject([{ product: null, sku: '65304479CA01A12' }]);
		expect(ran.hints.join()).toMatch(/names of 1 product could not be read, so they are empty: 65304479CA01A12: /);
		expect(ran.hints.join()).not.toContain('Choose another region');
	});

	test('take no request unless a region is chosen', async () => {
		given({});
		await adobe.upcoming();
		expect(adobe.count(PRICE_LISTS)).toBe(0);
	});

	test('are added to the subscriptions of a customer, too', async () => {
		const customer = given({});
		const ran = await adobe.run({ resource: 'subscription', operation: 'getAll', customerId: customer.id, options });
		expect(ran.json()).toMatchObject([{ offerId: '65304479CA01A12', productFamily: 'Acrobat Pro' }]);
	});
});

describe('Three-year commitments', () => {
	const options = { checkCommitments: true };
	const commitment = {
		startDate: '2023-12-20',
		endDate: dayAfter(30),
		status: 'COMMITTED',
		licenses: 10,
		recommitment: null,
	} as const;
	const warnings = async () => (await adobe.upcoming({ options })).hints;

	test('that end by the renewal are named', async () => {
		const customer = given({});
		customer.commitment = commitment;
		expect(await warnings()).toEqual([
			`Adobe: 1 three-year commitment will end by the renewal, along with the discount, unless the customer recommits: ${customer.companyName} (${customer.id}) on ${dayAfter(30)}`,
		]);
	});

	test.each([
		['end later', { endDate: dayAfter(400) }],
		['have ended', { endDate: dayAfter(-3) }],
		['were declined', { status: 'DECLINED' }],
		['the customer has renewed', { recommitment: 'ACCEPTED' }],
	] as const)('that %s are not', async (_what, more) => {
		given({}).commitment = { ...commitment, ...more };
		expect(await warnings()).toEqual([]);
	});

	test('that end on the day of the renewal are named, however Adobe writes the day', async () => {
		for (const endDate of [`${dayAfter(40)}T00:00:00Z`, dayAfter(40), 'unknown']) {
			given({}).commitment = { ...commitment, endDate };
			expect((await warnings()).join()).toContain(`1 three-year commitment will end by the renewal`);
		}
	});

	test('warn when fewer seats are planned than the customer has committed to', async () => {
		const customer = given({}, { autoRenewal: { enabled: false, renewalQuantity: 20 } });
		customer.commitment = { ...commitment, endDate: dayAfter(400), licenses: 30 };
		expect((await warnings()).join()).toContain(
			`1 renewal planned below the committed minimum, which Adobe will reject: ${customer.companyName} (${customer.id}): 20 of at least 30`,
		);
	});

	test('are read of due customers only, and only on request', async () => {
		given({});
		await adobe.upcoming();
		expect(adobe.count(CUSTOMERS)).toBe(0);
		await adobe.upcoming({ options });
		expect(adobe.count(CUSTOMERS)).toBe(1);
	});

	test('are shown by Customer → Get', async () => {
		const customer = given({});
		customer.commitment = { ...commitment, recommitment: 'REQUESTED' };
		const ran = await adobe.run({ resource: 'customer', operation: 'get', customerId: customer.id });
		expect(ran.json()).toMatchObject([
			{
				threeYearCommitStatus: 'COMMITTED',
				threeYearCommitEndDate: dayAfter(30),
				minimumLicenses: 10,
				minimumConsumables: null,
				recommitmentStatus: 'REQUESTED',
			},
		]);
	});

	test('Get Ending Commitments returns those that end in the window, soonest first', async () => {
		const ending = async (more = {}) =>
			(
				await adobe.run({
					resource: 'customer',
					operation: 'getEndingCommitments',
					...more,
					options: { asOf: dayAfter(0) },
				})
			).json();
		const { customers, resellers } = adobe.sandbox.data;
		for (const one of customers) one.commitment = null;
		const [late, soon, beyond, past] = customers.filter(
			({ status, resellerId }) => status === '1000' && resellerId === resellers[0]?.id,
		);
		if (!late || !soon || !beyond || !past) throw new Error('Too few customers');
		late.commitment = { ...commitment, endDate: dayAfter(90) };
		soon.commitment = { ...commitment, endDate: dayAfter(0) };
		beyond.commitment = { ...commitment, endDate: dayAfter(91) };
		past.commitment = { ...commitment, endDate: dayAfter(-1) };
		expect((await ending()).map(({ customerId, daysUntilEnd }) => [customerId, daysUntilEnd])).toEqual([
			[soon.id, 0],
			[late.id, 90],
		]);
		expect((await ending({ daysBack: 1 })).map(({ customerId }) => customerId)).toEqual([past.id, soon.id, late.id]);
		expect((await ending())[0]).toMatchObject({ minimumLicenses: 10, commitmentStatus: 'COMMITTED' });
		beyond.commitment = { ...commitment, endDate: '' };
		past.commitment = { ...commitment, status: 'REQUESTED', endDate: '' };
		expect((await ending()).at(-1)).toMatchObject({
			customerId: beyond.id,
			commitmentEndDate: null,
			daysUntilEnd: null,
		});
	});

	test.each([
		['the benefits are an object', { type: 'THREE_YEAR_COMMIT' }, {}],
		['the benefits are a text', 'THREE_YEAR_COMMIT', {}],
		['an entry is a text', ['THREE_YEAR_COMMIT'], {}],
		['the type is an object', [{ type: {}, commitment: { endDate: '2026-12-20' } }], {}],
		['the commitment is a text', [{ type: 'THREE_YEAR_COMMIT', commitment: 'yes' }], {}],
		[
			'the end is an object',
			[{ type: 'THREE_YEAR_COMMIT', commitment: { status: 'COMMITTED', endDate: {} } }],
			{ commitmentStatus: 'COMMITTED' },
		],
		[
			'the status is a list',
			[{ type: 'THREE_YEAR_COMMIT', commitment: { status: [], endDate: dayAfter(30) } }],
			{ commitmentEndDate: dayAfter(30), daysUntilEnd: 30 },
		],
		[
			'the minimum is a text',
			[{ type: 'THREE_YEAR_COMMIT', commitment: { endDate: dayAfter(30), minimumQuantities: 'ten' } }],
			{ commitmentEndDate: dayAfter(30), minimumLicenses: null },
		],
		[
			'the minimum has an odd quantity, and names in other case',
			[
				{
					type: 'THREE_YEAR_COMMIT',
					Commitment: {
						EndDate: dayAfter(30),
						MinimumQuantities: [{ offerType: 'LICENSE', quantity: {} }],
					},
				},
			],
			{ commitmentEndDate: dayAfter(30), minimumLicenses: null },
		],
		[
			'another benefit is odd',
			[
				{ type: 'OTHER', commitment: 'odd' },
				{ type: 'THREE_YEAR_COMMIT', commitment: { endDate: dayAfter(30) } },
			],
			{ commitmentEndDate: dayAfter(30), daysUntilEnd: 30 },
		],
	])('Get Ending Commitments keeps a customer of whom %s, and a hint says so', async (_what, benefits, expected) => {
		const customer = given();
		for (const one of adobe.sandbox.data.customers) one.commitment = null;
		const body = JSON.stringify({ customerId: customer.id, benefits });
		adobe.sandbox.addFault({ kind: 'status', status: 200, body, matchRegex: `customers/${customer.id}` });
		const ran = await adobe.run({
			resource: 'customer',
			operation: 'getEndingCommitments',
			options: { asOf: dayAfter(0) },
		});
		const unknown = { commitmentStatus: null, commitmentEndDate: null, daysUntilEnd: null };
		const isKnown = 'commitmentEndDate' in expected;
		expect(ran.json()).toMatchObject([{ ...(isKnown ? {} : unknown), customerId: customer.id, ...expected }]);
		expect(ran.hints.join()).toMatch(/answered differently than documented .*benefits/);
	});

	test('there are none where the benefits say so, and nothing is hinted', () => {
		const deviations: string[] = [];
		expect(commitmentIn({ benefits: [{ type: 'THREE_YEAR_COMMIT', commitment: null }] }, deviations)).toBeUndefined();
		expect(commitmentIn({}, deviations)).toBeUndefined();
		expect(deviations).toEqual([]);
	});
});
