/** How the account writes its dates: asked of Keepnet, shown by what was asked for, or left open. Never guessed. */
import { describe, expect, test } from '@jest/globals';

import { foundIds, SEARCH, SETTINGS, useKeepnet, type Company } from '../support/keepnet.mts';
import type { Ran } from '../support/n8n.mts';

const keepnet = useKeepnet({ customers: 40 });

const companies = () => keepnet.sandbox.data.companies;
const ownCompany = () => `/api/companies/${keepnet.sandbox.data.own.companyResourceId}`;

/** Gives every company a renewal date that can be read in two ways: one of the first twelve days of a month. */
function dateCompanies(dayOf: (index: number) => string, count = 40): void {
	keepnet.sandbox.reset({ customers: count });
	companies().forEach(({ companyResourceId: id }, index) =>
		keepnet.sandbox.move({ op: 'change', ids: [id], renewalDate: dayOf(index) }),
	);
}

const two = (value: number) => String(value).padStart(2, '0');
/** 40 companies on the first ten days of April. */
const inTenDays = (index: number) => `2027-04-${two(1 + (index % 10))}`;
/** 40 companies on the first days of all months of a year. */
const inAYear = (index: number) => `2027-${two(1 + (index % 12))}-${two(1 + ((index * 5) % 12))}`;

const upcoming = async (asOf: string, daysAhead: number, options = {}) =>
	await keepnet.run(
		{ resource: 'renewal', operation: 'getUpcoming', daysAhead, options: { asOf, ...options } },
		{ timezone: 'UTC' },
	);
const listed = (ran: Ran) =>
	ran
		.json()
		.map(({ customerId, renewalDate }) => `${renewalDate} ${customerId}`)
		.sort();
const due = (today: string, to: number) =>
	keepnet.sandbox
		.expected({ today, from: 0, to })
		.due.map(({ customerId, renewalDate }) => `${renewalDate} ${customerId}`)
		.sort();

const FORMATS = ['dd/MM/yyyy HH:mm', 'MM/dd/yyyy hh:mm a', 'yyyy/MM/dd HH:mm', 'yyyy/dd/MM HH:mm'] as const;

describe.each(FORMATS)('an account that writes %s', (dateFormat) => {
	/** Managed companies write their dates in the other order, and come first in the list of companies. */
	const turn = (knobs: Parameters<typeof keepnet.sandbox.setKnobs>[0] = {}) =>
		keepnet.sandbox.setKnobs({
			dateFormat,
			companyDateFormat: dateFormat.startsWith('MM') ? 'dd/MM/yyyy' : 'MM/dd/yyyy',
			myCompanies: 'managed',
			...knobs,
		});

	test.each<[string, (index: number) => string, string, number, boolean]>([
		['a window of ten days', inTenDays, '2027-04-01', 9, false],
		['a window of 400 days, with the filter ignored', inAYear, '2027-01-01', 400, true],
		['a window of a month', inAYear, '2027-04-01', 30, false],
	])('is read right in %s, by its settings', async (_what, dayOf, asOf, days, ignoreDateFilters) => {
		dateCompanies(dayOf);
		turn({ ignoreDateFilters });
		const ran = await upcoming(asOf, days);
		expect(listed(ran)).toEqual(due(asOf, days));
		expect(due(asOf, days).length).toBeGreaterThan(2);
		expect(ran.hints).toEqual([]);
		expect(keepnet.recorder.to('/api/companies/my')).toEqual([]);
	});

	test.each<[string, (index: number) => string, string, number, boolean]>([
		['a window of ten days', inTenDays, '2027-04-01', 9, false],
		['a window of 400 days, with the filter ignored', inAYear, '2027-01-01', 400, true],
	])(
		'is read right in %s, by the company that the token names, when the settings are refused',
		async (_what, dayOf, asOf, days, ignoreDateFilters) => {
			dateCompanies(dayOf);
			turn({ ignoreDateFilters, accountSettings: 403 });
			const ran = await upcoming(asOf, days);
			expect(listed(ran)).toEqual(due(asOf, days));
			expect(ran.hints).toEqual([]);
			expect(keepnet.recorder.to(ownCompany())).toHaveLength(1);
			expect(keepnet.recorder.to('/api/companies/my')).toEqual([]);
		},
	);

	test('is read right by the window that was asked for, when nothing else is known', async () => {
		dateCompanies(inTenDays);
		turn();
		keepnet.hideDateFormat();
		const ran = await upcoming('2027-04-01', 9);
		expect(listed(ran)).toEqual(due('2027-04-01', 9));
		expect(ran.hints).toEqual([]);
	});

	test('is read right by the order that was asked for, when nothing else is known', async () => {
		dateCompanies(inAYear);
		turn({ ignoreDateFilters: true });
		keepnet.hideDateFormat();
		const ran = await upcoming('2027-01-01', 400);
		expect(listed(ran)).toEqual(due('2027-01-01', 400));
		expect(ran.hints).toEqual([]);
	});

	test('is left open by few dates of a list that Keepnet did not filter, with a hint', async () => {
		dateCompanies((index) => (index === 0 ? '2027-03-04' : '2027-04-05'), 2);
		turn({ ignoreDateFilters: true });
		keepnet.hideDateFormat();
		const ran = await upcoming('2027-04-01', 9);
		expect(ran.json().map(({ renewalDate }) => renewalDate)).toEqual([null, null]);
		expect(ran.hints).toEqual([expect.stringContaining('Set Date Format under Options')]);
	});

	test('is read right from a single date, when Keepnet did filter', async () => {
		dateCompanies((index) => (index === 0 ? '2027-04-03' : '2027-09-20'), 2);
		turn();
		keepnet.hideDateFormat();
		const ran = await upcoming('2027-04-01', 9);
		expect(listed(ran)).toEqual(due('2027-04-01', 9));
	});

	test('is read right by the date filters of Company → Search', async () => {
		dateCompanies(inAYear);
		turn({ ignoreDateFilters: true });
		const filters = { renewalDateFrom: '2027-04-01', renewalDateTo: '2027-05-31' };
		const ran = await keepnet.run({ resource: 'company', operation: 'search', returnAll: true, filters });
		const isWanted = ({ licenseEnd }: Company) =>
			licenseEnd !== null && licenseEnd >= Date.parse('2027-04-01') && licenseEnd < Date.parse('2027-06-01');
		expect(foundIds(ran).sort()).toEqual(
			companies()
				.filter(isWanted)
				.map(({ companyResourceId }) => companyResourceId)
				.sort(),
		);
		expect(ran.hints).toEqual([]);
	});

	test('is read right by the days left of cross-sell candidates', async () => {
		dateCompanies(inAYear);
		turn();
		const ran = await keepnet.run({
			resource: 'company',
			operation: 'getCrossSellCandidates',
			returnAll: true,
			minimumUtilization: 0,
			options: { asOf: '2027-01-01', renewsWithin: 60 },
		});
		const days = companies().flatMap(({ companyResourceId: id, licenseEnd, limit }) => {
			const day = licenseEnd === null ? '' : new Date(licenseEnd).toISOString().slice(0, 10);
			return limit !== null && day >= '2027-01-01' && day <= '2027-03-02' ? [`${day} ${id}`] : [];
		});
		expect(days.length).toBeGreaterThan(2);
		expect(
			ran
				.json()
				.map(({ companyResourceId, renewalDate }) => `${renewalDate} ${companyResourceId}`)
				.sort(),
		).toEqual(days.sort());
	});
});

test('settings that contradict what Keepnet filtered leave the dates open, with a hint', async () => {
	dateCompanies(inTenDays);
	const settings = JSON.stringify({ status: 'SUCCESS', data: { dateFormat: 'MM/dd/yyyy', timeFormat: '24h' } });
	keepnet.sandbox.addFault({ kind: 'status', status: 200, body: settings, match: SETTINGS });
	const ran = await upcoming('2027-04-01', 9);
	const dates = new Set(ran.json().map(({ renewalDate }) => renewalDate));
	// 04/04 is the same day in either order.
	expect(dates).toEqual(new Set([null, '2027-04-04']));
	expect(ran.json()).toHaveLength(40);
	expect(ran.hints).toEqual([expect.stringContaining('Set Date Format under Options')]);
});

test.each([
	['text that is not a date format', { dateFormat: 'long' }],
	['null', { dateFormat: null }],
	['no object', []],
])('settings with %s count as rejected', async (_what, data) => {
	dateCompanies(inTenDays);
	keepnet.sandbox.addFault({
		kind: 'status',
		status: 200,
		body: JSON.stringify({ status: 'SUCCESS', data }),
		match: SETTINGS,
	});
	expect(listed(await upcoming('2027-04-01', 9))).toEqual(due('2027-04-01', 9));
	expect(keepnet.recorder.to(ownCompany())).toHaveLength(1);
});

test('nothing is requested when a date of the list settles the order', async () => {
	dateCompanies((index) => (index === 0 ? '2027-04-25' : inTenDays(index)));
	await upcoming('2027-04-01', 29);
	expect(keepnet.recorder.sent.map(({ path }) => path)).toEqual(['/connect/token', SEARCH]);
});

test.each([
	['dayFirst', 'yyyy/dd/MM'],
	['yearFirst', 'yyyy/MM/dd'],
	['monthFirst', 'MM/dd/yyyy'],
] as const)('Date Format settles it without asking: %s for %s', async (option, dateFormat) => {
	dateCompanies(inTenDays);
	keepnet.sandbox.setKnobs({ dateFormat });
	expect(listed(await upcoming('2027-04-01', 9, { dateFormat: option }))).toEqual(due('2027-04-01', 9));
	expect(keepnet.recorder.to(SETTINGS)).toEqual([]);
});
