import { describe, expect, test } from '@jest/globals';

import { startTrendmicro, type RunningTrendmicro } from '../../sandbox/index.mts';
import { RECORD_COLUMNS } from '../support/recordColumns.mts';
import { dayAfter, foundIn, TODAY, useVendor } from '../support/vendor.mts';

const trend = useVendor('TrendMicroWorryFree', startTrendmicro);

const LIST = '/SMPI/v2.8/service/wfbss/api/customers';
const USAGE = `${LIST}/usage`;
type Customer = RunningTrendmicro['data']['customers'][number];

const customers = () => trend.sandbox.data.customers;
const dayOf = ({ lastDay }: Customer) => lastDay ?? '';
const recordOf = async (customer: Customer, options = {}) =>
	(await trend.upcoming({ options })).json().find(({ customerId }) => customerId === customer.id);
const dueCustomers = () =>
	customers().filter((customer) => dayOf(customer) >= TODAY && dayOf(customer) <= dayAfter(90));
const pick = (test: (customer: Customer) => boolean) => dueCustomers().find(test) as Customer;

describe('Get Upcoming returns exactly what is due', () => {
	test.each([
		[0, 0],
		[0, 1],
		[0, 30],
		[0, 90],
		[0, 365],
		[30, 90],
		[400, 2000],
		[-1, 90],
	])('from %i days back to %i days ahead', async (daysBack, daysAhead) => {
		const ran = await trend.upcoming({ daysBack, daysAhead });
		expect(ran.error).toBeUndefined();
		expect(ran.hints).toEqual([]);
		expect(foundIn(ran)).toEqual(trend.due(-daysBack, daysAhead));
	});

	test.each([
		{ expireFormat: 'minutes' },
		{ noExpire: null },
		{ noExpire: 'absent' },
		{ licenseTypeAs: 'number' },
		{ numbersAs: 'text' },
		{ contentType: 'text/html' },
		{ idCase: 'lower' },
		{ totals: 'absent' },
	])('where the server has %j', async (knobs) => {
		trend.turn(knobs);
		const ran = await trend.upcoming();
		expect([ran.error, ran.hints]).toEqual([undefined, []]);
		expect(foundIn(ran).map(([id, day]) => [id?.toUpperCase(), day])).toEqual(trend.due());
	});

	test('soonest first, and within 90 days when nothing is set', async () => {
		const days = (await trend.upcoming()).json().map(({ renewalDate }) => String(renewalDate));
		expect(days.length).toBeGreaterThan(50);
		expect(days).toEqual([...days].sort());
		expect(days.at(-1)).toBe(dayAfter(90));
	});

	test.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Taipei'])(
		"by the workflow's calendar on request: %s",
		async (timezone) => {
			const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone });
			const expected = customers()
				.filter(({ isTrial, expire }) => !isTrial && expire !== null)
				.map(({ id, expire }) => [id, format.format(expire ?? 0)])
				.filter(([, day = '']) => day >= TODAY && day <= dayAfter(90));
			const ran = await trend.upcoming({ options: { timezone, expiryZone: 'workflow' } });
			expect(foundIn(ran)).toEqual(expected.sort());
		},
	);

	test.each(['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Taipei', 'Europe/London'])(
		"on the last day of the license in the customer's time zone, for a workflow in %s",
		async (timezone) => {
			expect(foundIn(await trend.upcoming({}, { timezone }))).toEqual(trend.due());
			expect(foundIn(await trend.upcoming({ options: { timezone } }))).toEqual(trend.due());
		},
	);

	test("for Trend Micro's own sample, a license of a customer in Asia/Taipei", async () => {
		const sample = { id: 'A1', name: 'Sample', expire: '2013-06-01T15:59:59Z', license_type: '1' };
		const answerWith = (more: object) => {
			const body = JSON.stringify({ paging: { total: 1, limit: 100, page: 1 }, customers: [{ ...sample, ...more }] });
			trend.sandbox.addFault({ kind: 'status', status: 200, body, times: 1 });
		};
		const dates: unknown[] = [];
		for (const time_zone of ['Asia/Taipei', 'UTC', 'America/Los_Angeles', 'Asia/Tokyo']) {
			answerWith({ time_zone });
			const ran = await trend.upcoming({ options: { asOf: '2013-06-01' } }, { timezone: 'America/New_York' });
			dates.push(ran.json()[0]?.renewalDate);
			expect(ran.hints).toEqual([]);
		}
		expect(dates).toEqual(['2013-06-01', '2013-06-01', '2013-06-01', '2013-06-02']);
	});

	test.each([
		['Taipei Standard Time', '"Taipei Standard Time"'],
		['', 'no time zone'],
		[null, 'no time zone'],
	])('in the zone of the workflow when the one of the customer is %j, with a hint', async (time_zone, named) => {
		const customers = [{ id: 'A1', name: 'Odd', expire: '2027-01-05T01:00:00Z', license_type: 1, time_zone }];
		const body = JSON.stringify({ paging: { total: 1, limit: 100, page: 1 }, customers });
		trend.sandbox.addFault({ kind: 'status', status: 200, body });
		const ran = await trend.upcoming({}, { timezone: 'America/New_York' });
		expect(foundIn(ran)).toEqual([['A1', '2027-01-04']]);
		expect(ran.hints).toEqual([expect.stringContaining(`the time zone of some customers is unknown (${named})`)]);
		expect(ran.hints[0]).toContain('America/New_York');
	});

	test('with a date that cannot be read last, and a hint', async () => {
		const body = JSON.stringify({
			paging: { total: 2, limit: 100, page: 1 },
			customers: [
				{ id: 'A1', name: 'Odd', expire: '2026-02-30T00:00Z', license_type: 1, time_zone: 'UTC' },
				{ id: 'B2', name: 'Even', expire: `${dayAfter(3)}T10:00Z`, license_type: 2, time_zone: 'UTC' },
			],
		});
		trend.sandbox.addFault({ kind: 'status', status: 200, body });
		const ran = await trend.upcoming();
		expect(foundIn(ran)).toEqual([
			['A1', 'null'],
			['B2', dayAfter(3)],
		]);
		expect(ran.json()[0]).toMatchObject({
			customerId: 'B2',
			status: '2',
			autoRenew: 'unknown',
			quantity: null,
			termMonths: null,
		});
		expect(ran.hints).toEqual([expect.stringContaining('Odd: "2026-02-30T00:00Z"')]);
	});

	test('and names a field that is not as documented', async () => {
		const odd = { id: 'A1', name: 'Odd', expire: `${dayAfter(3)}T10:00Z`, time_zone: 'UTC' };
		const customers = [{ ...odd, seat_count: 'many', auto_renewal: 1 }];
		const body = JSON.stringify({ paging: { total: 1, limit: 100, page: 1 }, customers });
		trend.sandbox.addFault({ kind: 'status', status: 200, body });
		const ran = await trend.upcoming();
		expect(ran.json()).toEqual([expect.objectContaining({ customerId: 'A1', quantity: null, autoRenew: 'on' })]);
		expect(ran.hints).toEqual([expect.stringContaining('seat_count is the text "many", expected a number')]);
	});
});

describe('a record', () => {
	test('has all columns, in their order', async () => {
		const [record] = (await trend.upcoming()).json();
		expect(Object.keys(record ?? {})).toEqual(RECORD_COLUMNS);
	});

	test('has what Trend Micro sends', async () => {
		const customer = pick(({ isTrial, renewsItself }) => !isTrial && renewsItself);
		expect(await recordOf(customer, { noticeDays: 30 })).toMatchObject({
			vendor: 'Trend Micro',
			customerId: customer.id,
			customerName: customer.name,
			resellerId: null,
			resellerName: null,
			subscriptionId: null,
			product: customer.plan,
			sku: null,
			quantity: customer.seats,
			usedQuantity: null,
			termMonths: customer.months,
			autoRenew: 'on',
			status: 'full',
			renewalDate: dayOf(customer),
			isOverdue: false,
		});
	});

	test('says off for a license that does not renew automatically', async () => {
		expect((await recordOf(pick(({ isTrial, renewsItself }) => !isTrial && !renewsItself)))?.autoRenew).toBe('off');
	});
});

describe('trials', () => {
	test('are excluded', async () => {
		const ids = (await trend.upcoming()).json().map(({ customerId }) => customerId);
		const trials = dueCustomers().filter(({ isTrial }) => isTrial);
		expect(trials.length).toBeGreaterThan(0);
		expect(trials.filter(({ id }) => ids.includes(id))).toEqual([]);
	});

	test('come with Include Trials, marked as such', async () => {
		const ran = await trend.upcoming({ options: { includeTrials: true } });
		expect(ran.json()).toHaveLength(dueCustomers().length);
		const trial = pick(({ isTrial }) => isTrial);
		expect(ran.json().find(({ customerId }) => customerId === trial.id)).toMatchObject({
			status: 'trial',
			product: trial.plan,
		});
	});
});

describe('Include Usage', () => {
	test('adds the seats in use of those that are due, 20 in one request', async () => {
		const ran = await trend.upcoming({ options: { includeUsage: true } });
		const byId = new Map(customers().map((customer) => [customer.id, customer]));
		for (const { customerId, usedQuantity } of ran.json()) {
			const { usages = [] } = byId.get(String(customerId)) ?? {};
			expect(usedQuantity).toBe(usages.length === 0 ? null : usages.reduce((sum, { used }) => sum + used, 0));
		}
		expect(trend.recorder.to(USAGE)).toHaveLength(Math.ceil(trend.due().length / 20));
	});

	test('sends nothing when no customer is due', async () => {
		await trend.upcoming({ daysAhead: 5000, daysBack: -4000, options: { includeUsage: true } });
		expect(trend.recorder.to(USAGE)).toEqual([]);
	});

	test('sends nothing when it is off', async () => {
		await trend.upcoming();
		expect(trend.recorder.to(USAGE)).toEqual([]);
	});
});

describe('with 20,000 customers', () => {
	test('asks for each page of 100 once, for one after the last, which is full, and finds all that are due', async () => {
		trend.sandbox.reset({ customers: 20_000 });
		const ran = await trend.upcoming({}, { account: trend.save({ baseUrl: trend.sandbox.url }) });
		expect(ran.error).toBeUndefined();
		expect(foundIn(ran)).toEqual(trend.due());
		expect(trend.sandbox.requests().total).toBe(201);
	});
});
