import { describe, expect, test } from '@jest/globals';

import { startVmware, type RunningVmware } from '../../sandbox/index.mts';
import { OWN_ORG } from '../../sandbox/vmware/data.mts';
import { RECORD_COLUMNS } from '../support/recordColumns.mts';
import { dayAfter, foundIn, TODAY, useVendor } from '../support/vendor.mts';

const vmware = useVendor('VmwareCloudPartner', startVmware);

const SEARCH = `/cphub/api/seller/v1/distributors/${OWN_ORG}/subscriptions/search`;
const HIDDEN = ['CANCELLED', 'TERMINATED', 'EXPIRED', 'ERROR'];
type Subscription = RunningVmware['data']['subscriptions'][number];

const subscriptions = () => vmware.sandbox.data.subscriptions;
const dayOf = ({ end }: Subscription) => (end === null ? '' : new Date(end).toISOString().slice(0, 10));
const bodies = () => vmware.recorder.to(SEARCH).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
const inWindow = (subscription: Subscription) => dayOf(subscription) >= TODAY && dayOf(subscription) <= dayAfter(90);
const pick = (test: (subscription: Subscription) => boolean) =>
	subscriptions().find(
		(subscription) => inWindow(subscription) && !HIDDEN.includes(subscription.status) && test(subscription),
	) as Subscription;
const recordOf = async (subscription: Subscription) =>
	(await vmware.upcoming()).json().find(({ subscriptionId }) => subscriptionId === subscription.id);

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
		const ran = await vmware.upcoming({ daysBack, daysAhead });
		expect([ran.error, ran.hints]).toEqual([undefined, []]);
		expect(foundIn(ran)).toEqual(vmware.due(-daysBack, daysAhead));
	});

	test.each([
		{ noEndDate: 'first' },
		{ ignoreSorter: true },
		{ position: 'pages' },
		{ position: 'pages', nextAtEnd: 'beyond', maxPageLimit: 25 },
		{ nextAtEnd: 0, totals: 'absent' },
		{ nextAtEnd: 'absent', beyondEnd: 'reject' },
		{ maxPageLimit: 10 },
		{ dateForm: 'milliseconds' },
		{ dateForm: 'offset' },
		{ missing: 'null' },
		{ totals: 'low' },
		{ totals: 'high' },
	])('where the server has %j', async (knobs) => {
		vmware.turn(knobs);
		const ran = await vmware.upcoming();
		expect(ran.error).toBeUndefined();
		expect(foundIn(ran)).toEqual(vmware.due());
	});

	test.each([
		['all on one day', () => 30],
		['on a dozen days', (index: number) => (index % 12) * 20],
	])(
		'where subscriptions end at the same time and come in another order with each answer: %s',
		async (_when, daysOf) => {
			const { data } = vmware.sandbox;
			data.subscriptions = data.subscriptions.map((one, index) => ({
				...one,
				end: Date.parse(dayAfter(daysOf(index))),
			}));
			vmware.turn({ ties: 'shuffled' });
			const ran = await vmware.upcoming({ options: { pageSize: 20 } });
			expect(ran.error).toBeUndefined();
			expect(foundIn(ran)).toEqual(vmware.due());
			expect(ran.hints).toEqual([expect.stringContaining('in a different order each time')]);
		},
	);

	test('soonest first', async () => {
		const days = (await vmware.upcoming()).json().map(({ renewalDate }) => String(renewalDate));
		expect(days.length).toBeGreaterThan(50);
		expect(days).toEqual([...days].sort());
	});

	test.each(['Pacific/Kiritimati', 'America/Los_Angeles'])('on the day that an instant has in %s', async (timezone) => {
		const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone });
		const expected = subscriptions()
			.filter(({ status, end }) => end !== null && !HIDDEN.includes(status))
			.map(({ customer, end }) => [customer.orgId, format.format(end ?? 0)])
			.filter(([, day = '']) => day >= TODAY && day <= dayAfter(90));
		expect(foundIn(await vmware.upcoming({ options: { timezone } }))).toEqual(expected.sort());
	});

	test('without those that have no end date', async () => {
		const ran = await vmware.upcoming({ daysAhead: 30_000 });
		expect(ran.json().filter(({ renewalDate }) => renewalDate === null)).toEqual([]);
		expect(subscriptions().some(({ end }) => end === null)).toBe(true);
	});

	test('in the order that is asked for: SUBSCRIPTION_END_DATE, ascending, without filters', async () => {
		await vmware.upcoming({ options: { includeInactive: false } });
		expect(bodies()[0]).toEqual({ sorter: { key: 'SUBSCRIPTION_END_DATE', operator: 'ASC' } });
	});
});

describe('inactive subscriptions', () => {
	const INCLUDED = [{ key: 'INCLUDE_INACTIVE_SUBSCRIPTIONS', operator: 'EQUALS', value: 'true' }];
	const statuses = async (options: Record<string, unknown>, daysBack = 300) =>
		new Set((await vmware.upcoming({ daysBack, options })).json().map(({ status }) => status));

	test('are included when Days Back reaches into the past: lapsed ones are among them', async () => {
		const found = await statuses({});
		expect(bodies()[0]?.filters).toEqual(INCLUDED);
		expect(found).toContain('EXPIRED');
	});

	test('what expired earlier today renews today, also with Days Back 0', async () => {
		const found = pick(() => true);
		found.status = 'EXPIRED';
		found.end = Date.parse(`${TODAY}T00:00:01Z`);
		const rows = (await vmware.upcoming({ daysBack: 0, daysAhead: 0 })).json();
		expect(rows).toContainEqual(expect.objectContaining({ subscriptionId: found.id, status: 'EXPIRED' }));
	});

	test('are not included when the window begins after today', async () => {
		await vmware.upcoming({ daysBack: 0, options: { asOf: '2099-01-01' } });
		expect(bodies()[0]?.filters).toBeUndefined();
	});

	test('are not included when Include Inactive is off', async () => {
		expect(await statuses({ includeInactive: false })).not.toContain('EXPIRED');
		expect(bodies()[0]?.filters).toBeUndefined();
	});

	test('are included when Include Inactive is on', async () => {
		await statuses({ includeInactive: true }, 0);
		expect(bodies()[0]?.filters).toEqual(INCLUDED);
	});

	test('still omit cancelled and terminated ones', async () => {
		const found = await statuses({ includeInactive: true });
		expect([...found].filter((status) => ['CANCELLED', 'TERMINATED'].includes(String(status)))).toEqual([]);
	});

	test('Statuses to Exclude sets which, and may set none', async () => {
		const all = await statuses({ includeInactive: true, excludedStatuses: [] });
		expect([...all]).toEqual(expect.arrayContaining(['CANCELLED', 'TERMINATED', 'EXPIRED', 'ACTIVE']));
		const some = await statuses({ includeInactive: true, excludedStatuses: ['EXPIRED', 'ACTIVE'] });
		expect([...some]).toContain('CANCELLED');
		expect([...some].filter((status) => ['EXPIRED', 'ACTIVE'].includes(String(status)))).toEqual([]);
	});
});

describe('a record', () => {
	test('has all columns, in their order', async () => {
		const [record] = (await vmware.upcoming()).json();
		expect(Object.keys(record ?? {})).toEqual(RECORD_COLUMNS);
	});

	test('returns what VMware reports, and neither quantity nor term nor SKU', async () => {
		const subscription = pick(({ services, reseller }) => services.length === 2 && reseller !== null);
		expect(await recordOf(subscription)).toMatchObject({
			vendor: 'VMware',
			customerId: subscription.customer.orgId,
			customerName: subscription.customer.name,
			resellerId: subscription.reseller?.orgId,
			resellerName: subscription.reseller?.name,
			subscriptionId: subscription.id,
			product: subscription.services.map(({ name }) => name).join(', '),
			sku: null,
			quantity: null,
			usedQuantity: null,
			termMonths: null,
			status: subscription.status,
			renewalDate: dayOf(subscription),
		});
	});

	test.each([
		['AUTO', 'on'],
		['MANUAL', 'off'],
		['CANCEL', 'off'],
		['NOT_SELECTED', 'unknown'],
		[null, 'unknown'],
	])('reports auto-renewal for the renewalPreference %s: %s', async (preference, autoRenew) => {
		const record = await recordOf(pick(({ renewalPreference }) => renewalPreference === preference));
		expect(record?.autoRenew).toBe(autoRenew);
	});

	test('has no reseller where there is none', async () => {
		const record = await recordOf(pick(({ reseller }) => reseller === null));
		expect(record).toMatchObject({ resellerId: null, resellerName: null });
	});

	test('uses what else there is for a missing customerOrgId, name or ID', async () => {
		const result = {
			billingEngineSubscriptionId: 'M1',
			customerRef: { orgId: 'org-1', orgName: 'Org One' },
			resellerRef: { partnerId: '1122' },
			subscriptionEndDate: `${dayAfter(2)}T00:00:00Z`,
		};
		const body = JSON.stringify({ current: 1, next: null, results: [result], totalResultsCount: 1 });
		vmware.sandbox.addFault({ kind: 'status', status: 200, body, match: SEARCH });
		expect((await vmware.upcoming()).json()).toEqual([
			expect.objectContaining({
				customerId: 'org-1',
				customerName: 'Org One',
				resellerId: '1122',
				subscriptionId: 'M1',
				product: null,
				status: null,
			}),
		]);
	});

	test('with a date that cannot be read comes last, with a hint', async () => {
		const results = [
			{ id: 'A', customerRef: { name: 'Odd' }, subscriptionEndDate: 'soon' },
			{ id: 'B', customerRef: { name: 'Even' }, subscriptionEndDate: dayAfter(2) },
		];
		const body = JSON.stringify({ current: 1, next: null, results, totalResultsCount: 2 });
		vmware.sandbox.addFault({ kind: 'status', status: 200, body, match: SEARCH });
		const ran = await vmware.upcoming();
		expect(ran.json().map(({ subscriptionId, renewalDate }) => [subscriptionId, renewalDate])).toEqual([
			['B', dayAfter(2)],
			['A', null],
		]);
		expect(ran.hints).toEqual([expect.stringContaining('Odd: "soon"')]);
	});
});

describe('with 50,000 subscriptions', () => {
	const searches = () =>
		vmware.sandbox.requests().byRoute['POST /cphub/api/seller/v1/distributors/{orgId}/subscriptions/search'];

	test('the cost is the pages up to the end of the window, one more, and at most two and a tenth requested ahead', async () => {
		vmware.sandbox.reset({ customers: 50_000 });
		const account = vmware.save({ baseUrl: vmware.sandbox.url });
		// Counted for both together: what was asked for ahead may arrive when the execution is over.
		let most = 0;
		for (const { daysAhead, pageSize } of [
			{ daysAhead: 1, pageSize: 100 },
			{ daysAhead: 30, pageSize: 1000 },
		]) {
			const ran = await vmware.upcoming({ daysAhead, options: { pageSize, includeInactive: false } }, { account });
			expect([ran.error, ran.hints]).toEqual([undefined, []]);
			expect(foundIn(ran)).toEqual(vmware.due(0, daysAhead));
			const last = dayAfter(daysAhead);
			const upTo = subscriptions().filter(
				(one) => one.end !== null && !HIDDEN.includes(one.status) && dayOf(one) <= last,
			);
			const pages = Math.ceil(upTo.length / pageSize);
			most += pages + 1 + 2 + Math.floor(pages / 10);
		}
		expect(Number(searches())).toBeLessThanOrEqual(most);
		expect(vmware.sandbox.requests().total).toBe(Number(searches()) + 1);
	});
});
