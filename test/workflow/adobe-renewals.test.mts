import { describe, expect, test } from '@jest/globals';

import {
	dueSubscription,
	foundIn,
	queryOf,
	TOKEN,
	useAdobe,
	type Customer,
	type Subscription,
} from '../support/adobe.mts';
import { dayAfter, TODAY } from '../support/vendor.mts';

const adobe = useAdobe({ customers: 90 });

const SUBSCRIPTIONS = 'GET /v3/customers/{customerId}/subscriptions';
const PAGES = 'GET /v3/resellers/{resellerId}/customers';

/** Active customers of active resellers: those that are looked at when nothing is set. */
const active = () => {
	const open = new Set(adobe.sandbox.data.resellers.filter(({ status }) => status === '1000').map(({ id }) => id));
	return adobe.sandbox.data.customers.filter(({ status, resellerId }) => status === '1000' && open.has(resellerId));
};
/** Makes a subscription of a small reseller's customer what a test needs, and the only one of that customer. */
const given = (more: Partial<Subscription>): { customer: Customer; subscription: Subscription } => {
	const reseller = adobe.sandbox.data.resellers[2]?.id;
	const customer = active().find(
		({ subscriptions, resellerId }) => subscriptions.length > 0 && resellerId === reseller,
	);
	const [first] = customer?.subscriptions ?? [];
	if (customer === undefined || first === undefined) throw new Error('No subscriptions');
	const subscription = dueSubscription(first, more);
	customer.subscriptions = [subscription];
	return { customer, subscription };
};
const recordOf = async ({ customer }: { customer: Customer }, parameters = {}) =>
	(await adobe.upcoming({ resellers: 'one', resellerId: customer.resellerId, ...parameters }))
		.json()
		.find(({ customerId }) => customerId === customer.id);

describe('Get Upcoming', () => {
	test.each([0, 1, 30, 90, 365])('returns exactly the subscriptions that renew within %i days', async (daysAhead) => {
		const ran = await adobe.upcoming({ daysAhead });
		expect(ran.error).toBeUndefined();
		expect(foundIn(ran)).toEqual(adobe.due(0, daysAhead));
	});

	test('returns what was due in the last days too, on request', async () => {
		const ran = await adobe.upcoming({ daysAhead: 10, daysBack: 14 });
		expect(foundIn(ran)).toEqual(adobe.due(-14, 10));
		expect(ran.json().filter(({ isOverdue }) => isOverdue).length).toBeGreaterThan(0);
	});

	test('returns the soonest first', async () => {
		const dates = (await adobe.upcoming()).json().map(({ renewalDate }) => String(renewalDate));
		expect(dates.length).toBeGreaterThan(15);
		expect(dates).toEqual([...dates].sort());
	});

	test('of one reseller, returns the subscriptions of its customers only', async () => {
		const [, second] = adobe.sandbox.data.resellers;
		const ran = await adobe.upcoming({ resellers: 'one', resellerId: { mode: 'id', value: second?.id } });
		const own = new Set(
			active()
				.filter(({ resellerId }) => resellerId === second?.id)
				.flatMap(({ subscriptions }) => subscriptions.map(({ id }) => id)),
		);
		expect(foundIn(ran)).toEqual(adobe.due().filter((due) => own.has(due.split(' ')[0] ?? '')));
		expect(adobe.count('GET /v3/resellers')).toBe(0);
	});

	test('a record has the same columns as those of other vendors', async () => {
		const { customer, subscription } = given({});
		const reseller = adobe.sandbox.data.resellers.find(({ id }) => id === customer.resellerId);
		expect(await recordOf({ customer }, { resellers: 'all' })).toEqual({
			vendor: 'Adobe',
			customerId: customer.id,
			customerName: customer.companyName,
			resellerId: customer.resellerId,
			resellerName: reseller?.companyName,
			subscriptionId: subscription.id,
			product: null,
			sku: subscription.offerId,
			quantity: 20,
			usedQuantity: 12,
			termMonths: null,
			autoRenew: 'on',
			status: '1000 active',
			renewalDate: dayAfter(40),
			daysUntilRenewal: 40,
			renewalStage: '60',
			decisionDeadline: dayAfter(37),
			isOverdue: false,
			amount: null,
			currency: null,
			unusedQuantity: 8,
			requestedFrom: TODAY,
			requestedUntil: dayAfter(90),
			plannedQuantity: 20,
			lapsingQuantity: 0,
		});
	});

	test('the notice period is Adobe’s 3 days, unless another is set', async () => {
		const due = given({});
		expect((await recordOf(due))?.decisionDeadline).toBe(dayAfter(37));
		expect((await recordOf(due, { options: { noticeDays: 30 } }))?.decisionDeadline).toBe(dayAfter(10));
	});
});

describe('What counts as a renewal', () => {
	test('seats that were renewed early are taken off', async () => {
		const due = given({ renewedQuantity: 8 });
		expect((await recordOf(due))?.quantity).toBe(12);
	});

	test('a subscription that was renewed early as a whole is not due any more', async () => {
		expect(await recordOf(given({ renewedQuantity: 20 }))).toBeUndefined();
	});

	test('an early renewal that was returned leaves all seats', async () => {
		expect((await recordOf(given({ renewedQuantity: 0 })))?.quantity).toBe(20);
	});

	test.each([true, false])(
		'the seats left to renew do not depend on what auto-renewal (on: %s) is set to order',
		async (enabled) => {
			expect((await recordOf(given({ autoRenewal: { enabled, renewalQuantity: 5 } })))?.quantity).toBe(20);
			const partly = given({ autoRenewal: { enabled, renewalQuantity: 5 }, renewedQuantity: 5 });
			expect((await recordOf(partly))?.quantity).toBe(15);
		},
	);

	test("a partial early renewal stays due, as in Adobe's own sample: 10 current, 5 set to renew, 5 renewed", async () => {
		const due = given({
			currentQuantity: 10,
			usedQuantity: 9,
			autoRenewal: { enabled: true, renewalQuantity: 5 },
			renewedQuantity: 5,
		});
		expect(await recordOf(due)).toMatchObject({ quantity: 5, autoRenew: 'on' });
	});

	test('more renewed than current, after seats were added and returned, leaves nothing', async () => {
		expect(await recordOf(given({ renewedQuantity: 25 }))).toBeUndefined();
	});

	test('a credit pack counts on its own day, not on the anniversary', async () => {
		const due = given({ renewalDate: dayAfter(12) });
		due.customer.cotermDate = dayAfter(300);
		expect((await recordOf(due))?.renewalDate).toBe(dayAfter(12));
	});

	test('what begins at the renewal is marked as scheduled', async () => {
		const due = given({ status: '1009', currentQuantity: 0, autoRenewal: { enabled: true, renewalQuantity: 7 } });
		expect(await recordOf(due)).toMatchObject({ status: '1009 scheduled', quantity: 7 });
	});

	test('what has ended but can be renewed manually is marked as late', async () => {
		const due = given({
			status: '1004',
			manualRenewal: true,
			renewalDate: dayAfter(-5),
			autoRenewal: { enabled: false, renewalQuantity: 20 },
		});
		expect(await recordOf(due, { daysBack: 14 })).toMatchObject({
			status: '1004 late renewal possible',
			autoRenew: 'off',
			renewalStage: 'overdue',
		});
	});

	test('what has ended for good is not due', async () => {
		expect(await recordOf(given({ status: '1004' }))).toBeUndefined();
	});

	test.each([
		['1009', 'scheduled'],
		['1002', 'pending'],
		['1000', 'active'],
	] as const)('%s can be excluded', async (status, stage) => {
		const due = given({ status });
		const others = ['active', 'late', 'pending', 'scheduled'].filter((one) => one !== stage);
		expect(await recordOf(due, { options: { subscriptionStatuses: [stage] } })).toBeDefined();
		expect(await recordOf(due, { options: { subscriptionStatuses: others } })).toBeUndefined();
	});

	test('customers of other statuses are read on request', async () => {
		const due = given({});
		due.customer.status = '1002';
		expect(await recordOf(due)).toBeUndefined();
		expect(await recordOf(due, { options: { customerStatuses: ['1000', '1002'] } })).toBeDefined();
	});

	test('a customer that has never ordered is not a renewal', async () => {
		const idle = active().filter(({ subscriptions }) => subscriptions.length === 0);
		expect(idle.length).toBeGreaterThan(0);
		const found = new Set((await adobe.upcoming({ daysAhead: 2000 })).json().map(({ customerId }) => customerId));
		expect(idle.filter(({ id }) => found.has(id))).toEqual([]);
	});

	test('a date that cannot be read is reported, not dropped', async () => {
		const due = given({ renewalDate: 'soon' });
		const ran = await adobe.upcoming();
		expect(ran.json().find(({ customerId }) => customerId === due.customer.id)).toMatchObject({ renewalDate: null });
		expect(ran.hints.join()).toContain('could not be read');
	});
});

describe('A customer whose subscriptions cannot be read', () => {
	const breakOne = () => {
		const customer = active()[20];
		if (customer === undefined) throw new Error('Too few customers');
		const body = JSON.stringify({ code: '1116', message: 'Invalid Customer' });
		adobe.sandbox.addFault({ kind: 'status', status: 404, body, match: `/v3/customers/${customer.id}/subscriptions` });
		return customer;
	};

	test('is an error that names it', async () => {
		const { id, companyName } = breakOne();
		const { error } = await adobe.upcoming();
		expect(error?.message).toContain(
			`The subscriptions of customer ${companyName} (${id}) could not be read: Adobe could not find this customer`,
		);
		expect(error?.description).toContain('turn off Fail on Incomplete List');
		expect(error?.description).toContain('Code 1116');
	});

	test('is named in a hint, and the others are returned, when the list may be incomplete', async () => {
		const { id, companyName } = breakOne();
		const ran = await adobe.upcoming({ daysAhead: 2000, options: { failOnIncomplete: false } });
		expect(ran.error).toBeUndefined();
		expect(ran.hints).toContainEqual(
			expect.stringContaining(`${companyName} (${id}): Adobe could not find this customer`),
		);
		const own = new Set(
			active()
				.find((one) => one.id === id)
				?.subscriptions.map((one) => one.id),
		);
		expect(foundIn(ran)).toEqual(adobe.due(0, 2000).filter((due) => !own.has(due.split(' ')[0] ?? '')));
	});

	test('fewer subscriptions than Adobe reports are an error', async () => {
		const customer = active()[3];
		adobe.sandbox.addFault({
			kind: 'status',
			status: 200,
			body: '{"totalCount":3,"items":[]}',
			match: `/v3/customers/${customer?.id}/subscriptions`,
		});
		const { error } = await adobe.upcoming();
		expect(error?.message).toContain('3 subscriptions are reported, 0 were sent');
	});

	test('a subscription that is listed twice may stand in for another: a second answer decides, or a warning says so', async () => {
		const { customer, subscription } = given({});
		const one = { subscriptionId: subscription.id, status: '1000', renewalDate: dayAfter(40) };
		const body = JSON.stringify({ totalCount: 2, items: [one, one] });
		const path = `/v3/customers/${customer.id}/subscriptions`;
		const quiet = await adobe.upcoming();
		adobe.sandbox.addFault({ kind: 'status', status: 200, body, match: path, times: 1 });
		const passed = await adobe.upcoming();
		expect([passed.hints, foundIn(passed)]).toEqual([quiet.hints, foundIn(quiet)]);
		adobe.sandbox.addFault({ kind: 'status', status: 200, body, match: path });
		const lasting = await adobe.upcoming();
		expect(lasting.json().filter(({ customerId }) => customerId === customer.id)).toHaveLength(1);
		expect(lasting.hints.join()).toContain(
			`customer ${customer.id}: only 1 of 2 reported subscriptions came. Some may be missing`,
		);
	});

	test('an answer without subscriptions is believed only if it counts them', async () => {
		const { customer } = given({});
		const path = `/v3/customers/${customer.id}/subscriptions`;
		const quiet = await adobe.upcoming();
		adobe.sandbox.addFault({ kind: 'status', status: 200, body: '{"items":[]}', match: path, times: 1 });
		const passed = await adobe.upcoming();
		expect([passed.hints, foundIn(passed)]).toEqual([quiet.hints, foundIn(quiet)]);
		adobe.sandbox.addFault({ kind: 'status', status: 200, body: '{"items":[]}', match: path });
		expect((await adobe.upcoming()).hints.join()).toContain(
			`customer ${customer.id}: the answer has neither subscriptions nor a count`,
		);
	});

	test('no customers at all are worth a warning', async () => {
		adobe.sandbox.addFault({
			kind: 'status',
			status: 200,
			body: '{"totalCount":0,"accounts":[]}',
			match: '/customers?',
		});
		const ran = await adobe.upcoming();
		expect([ran.json(), ran.hints]).toEqual([[], [expect.stringContaining('no customers were found')]]);
	});

	test('a field of another type is reported, and the others still count', async () => {
		const { customer, subscription } = given({});
		const body = JSON.stringify({
			totalCount: 1,
			items: [
				{
					subscriptionId: subscription.id,
					status: '1000',
					renewalDate: dayAfter(40),
					currentQuantity: { seats: 4 },
					autoRenewal: null,
				},
			],
		});
		adobe.sandbox.addFault({ kind: 'status', status: 200, body, match: `/v3/customers/${customer.id}/subscriptions` });
		const ran = await adobe.upcoming();
		expect(ran.hints.join()).toContain('currentQuantity is an object, expected a number');
		expect(ran.json().find(({ customerId }) => customerId === customer.id)).toMatchObject({
			quantity: null,
			autoRenew: 'unknown',
		});
	});
});

describe('What it costs', () => {
	/** Each page begins with the customer that the one before it ended with; a list without any is asked for twice. */
	const pagesOf = (resellerId: string) => {
		const { length } = active().filter((one) => one.resellerId === resellerId);
		return length === 0 ? 2 : Math.max(1, Math.ceil((length - 1) / 49));
	};

	test('a page for every 49 customers, a request for the subscriptions of each, and one token', async () => {
		await adobe.upcoming({ resellers: 'one', resellerId: { mode: 'id', value: adobe.resellerId } });
		expect(adobe.sandbox.requests().byRoute).toEqual({
			[`POST ${TOKEN}`]: 1,
			[PAGES]: pagesOf(adobe.resellerId),
			[SUBSCRIPTIONS]: adobe.listed().length,
		});
	});

	test('for all resellers, one more page for every 50 of them', async () => {
		await adobe.upcoming();
		const open = adobe.sandbox.data.resellers.filter(({ status }) => status === '1000');
		expect(adobe.sandbox.requests().byRoute).toEqual({
			[`POST ${TOKEN}`]: 1,
			'GET /v3/resellers': 1,
			[PAGES]: open.reduce((sum, { id }) => sum + pagesOf(id), 0),
			[SUBSCRIPTIONS]: active().length,
		});
	});

	test('the next execution asks for no other token', async () => {
		await adobe.upcoming();
		await adobe.upcoming();
		expect(adobe.count(`POST ${TOKEN}`)).toBe(1);
	});

	test('no more requests are in flight than set', async () => {
		adobe.sandbox.addFault({ kind: 'latency', ms: 80, match: '/v3/' });
		await adobe.upcoming({ options: { pagesInFlight: 7 } });
		expect(adobe.sandbox.requests().peakInFlight).toBe(7);
	});

	test('customers and resellers are listed oldest first, 50 on a page', async () => {
		await adobe.upcoming();
		for (const sent of [...adobe.pages(), ...adobe.recorder.to('/v3/resellers')]) {
			expect(queryOf(sent)).toMatchObject({
				'sort-by': 'creationDate',
				'order-by': 'asc',
				limit: '50',
				status: '1000',
			});
		}
	});
});

describe('Recheck Far-Off Every (Days)', () => {
	/** Days from today to the first renewal that a customer may still have; `undefined` without any. */
	const firstRenewal = ({ subscriptions }: Customer) =>
		subscriptions
			.filter(({ status, manualRenewal }) => status !== '1004' || manualRenewal)
			.map(({ renewalDate }) => (Date.parse(renewalDate) - Date.parse(TODAY)) / 86_400_000)
			.sort((a, b) => a - b)[0];
	const farOff = () => active().filter((customer) => (firstRenewal(customer) ?? Infinity) > 90 + 2);
	const reads = () => adobe.count(SUBSCRIPTIONS);
	const runs = () => {
		const staticData = {};
		return async (day: number, options: Record<string, unknown> = {}) => {
			const before = reads();
			const ran = await adobe.upcoming(
				{ options: { recheckDays: 20, asOf: dayAfter(day), ...options } },
				{ staticData },
			);
			return { ran, read: reads() - before };
		};
	};

	test('0 remembers nothing and reads all of them every time', async () => {
		const run = runs();
		await run(0, { recheckDays: 0 });
		expect((await run(1, { recheckDays: 0 })).read).toBe(active().length);
	});

	test('skips customers that renew beyond the window, and returns the same', async () => {
		const run = runs();
		expect((await run(0)).read).toBe(active().length);
		expect((await run(1)).read).toBe(active().length);
		const { ran, read } = await run(2);
		expect(farOff().length).toBeGreaterThan(20);
		expect(read).toBe(active().filter((customer) => (firstRenewal(customer) ?? Infinity) <= 2 + 90 + 2).length);
		expect(foundIn(ran)).toEqual(adobe.due(2, 92));
	});

	test.each<[string, (one: Subscription) => Subscription[]]>([
		['no subscriptions', () => []],
		['a renewal years away', (one) => [{ ...one, renewalDate: dayAfter(1500) }]],
		['nothing that renews', (one) => [{ ...one, status: '1004', manualRenewal: false }]],
	])('finds what is due although one run got %s', async (_what, wrong) => {
		const run = runs();
		const due = active().filter((customer) => (firstRenewal(customer) ?? Infinity) <= 90);
		const subscriptions = due.map((customer) => customer.subscriptions);
		for (const customer of due) customer.subscriptions = customer.subscriptions.flatMap(wrong);
		expect(foundIn((await run(0)).ran)).toEqual([]);
		due.forEach((customer, index) => (customer.subscriptions = subscriptions[index] ?? []));
		expect(foundIn((await run(1)).ran)).toEqual(adobe.due(1, 91));
	});

	test('every day for a month, finds what is due', async () => {
		const run = runs();
		for (const day of [0, 1, 2, 9, 19, 20, 30]) {
			expect(foundIn((await run(day)).ran)).toEqual(adobe.due(day, day + 90));
		}
	});

	test('reads all again when the recheck is due', async () => {
		const run = runs();
		await run(0);
		await run(0);
		expect((await run(20)).read).toBe(active().length);
		expect((await run(21)).read).toBeLessThan(active().length);
	});

	test('looks at customers without subscriptions every week', async () => {
		const run = runs();
		await run(0);
		await run(0);
		const near = (day: number) =>
			active().filter((customer) => (firstRenewal(customer) ?? Infinity) <= day + 90 + 2).length;
		const idle = active().filter((customer) => firstRenewal(customer) === undefined).length;
		expect(idle).toBeGreaterThan(0);
		expect((await run(6)).read).toBe(near(6));
		expect((await run(7)).read).toBe(near(7) + idle);
	});

	test('reads a new customer at once', async () => {
		const run = runs();
		await run(0);
		await run(0);
		adobe.sandbox.move({ op: 'insert', renewalDate: dayAfter(30) });
		expect(foundIn((await run(1)).ran)).toEqual(adobe.due(1, 91));
	});

	test('forgets everything under another environment', async () => {
		const staticData = {};
		const options = { recheckDays: 20 };
		await adobe.upcoming({ options }, { staticData });
		await adobe.upcoming({ options }, { staticData });
		const remembered = JSON.stringify(staticData);
		expect(remembered).toContain(adobe.recorder.url);
		Object.assign(staticData, JSON.parse(remembered.replaceAll(adobe.recorder.url, 'https://partners.adobe.io')));
		const before = reads();
		await adobe.upcoming({ options }, { staticData });
		expect(reads() - before).toBe(active().length);
	});
});
