/** Renewal → Get Upcoming: exactly what the sandbox knows to be due, whatever Keepnet's documents leave open. */
import { describe, expect, test } from '@jest/globals';

import type { RunningKeepnet } from '../../sandbox/index.mts';
import { dayAfter, SEARCH, SETTINGS, TODAY, useKeepnet } from '../support/keepnet.mts';
import type { Ran } from '../support/n8n.mts';

type Knobs = Parameters<RunningKeepnet['setKnobs']>[0];

const keepnet = useKeepnet();

const upcoming = async (more: Record<string, unknown> = {}, options: Record<string, unknown> = {}, how = {}) =>
	await keepnet.run(
		{ resource: 'renewal', operation: 'getUpcoming', daysAhead: 90, ...more, options: { asOf: TODAY, ...options } },
		{ timezone: 'UTC', ...how },
	);
const listed = (ran: Ran) =>
	ran
		.json()
		.map(({ customerId, renewalDate }) => `${renewalDate} ${customerId}`)
		.sort();
const due = (from: number, to: number, today = TODAY) =>
	keepnet.sandbox
		.expected({ today, from, to })
		.due.map(({ customerId, renewalDate }) => `${renewalDate} ${customerId}`)
		.sort();

const KNOBS: Knobs[] = [
	{},
	...(
		[
			...['dd/MM/yyyy HH:mm', 'dd/MM/yyyy HH:mm:ss', 'dd/MM/yyyy', 'MM/dd/yyyy HH:mm', 'MM/dd/yyyy hh:mm a'],
			...['MM/dd/yyyy', 'yyyy/MM/dd HH:mm', 'yyyy/MM/dd', 'yyyy/dd/MM HH:mm', 'yyyy/dd/MM', 'iso', 'isoZ'],
		] as Array<NonNullable<Knobs['dateFormat']>>
	).map((dateFormat) => ({ dateFormat })),
	{ ignoreDateFilters: true },
	{ refuseDateFilters: true },
	{ refuseDateFilters: true, nullDates: 'last' },
	{ ignoreDateFilters: true, nullDates: 'last' },
	{ refuseOrderBy: 'LicenseEndDate' },
	{ refuseOrderBy: '*' },
	{ refuseOrderBy: '*', refuseDateFilters: true },
	{ refuseOrderBy: '*', ignoreDateFilters: true },
	{ ignoreOrderBy: true },
	{ ignoreOrderBy: true, ignoreDateFilters: true },
	{ ignoreOrderBy: true, refuseDateFilters: true },
	{ refuseOrderBy: 'LicenseEndDate', renewalDateOrderBy: 'reject' },
	{ refuseOrderBy: 'LicenseEndDate', renewalDateOrderBy: 'alias' },
	{ refuseOrderBy: 'LicenseEndDate', renewalDateOrderBy: 'ignore' },
	{ refuseOrderBy: 'LicenseEndDate', renewalDateOrderBy: 'ignore', refuseDateFilters: true },
	{ dateOnlyUpperBound: 'startOfDay' },
	{ dateOnlyUpperBound: 'endOfDay' },
	{ totals: 'low' },
	{ totals: 'high' },
	{ totals: 'absent' },
	{ totals: 'absent', ignoreDateFilters: true },
	{ totals: 'low', refuseDateFilters: true },
	{ emptyResults: 'null' },
	{ emptyResults: 'absent' },
	{ emptyResults: 'absent', totals: 'absent' },
	{ legacyEnvelope: true },
	{ legacyEnvelope: 'only', refuseDateFilters: true },
	{ pascalCaseErrors: true, refuseDateFilters: true, refuseOrderBy: '*' },
	{ unlimitedAs: 'Unlimited' },
	{ unlimitedAs: null },
	{ newerFields: true },
];

describe('returns exactly what is due', () => {
	test.each(KNOBS)('with %j', async (knobs) => {
		keepnet.sandbox.setKnobs(knobs);
		for (const [daysBack, daysAhead] of [
			[0, 90],
			[30, 7],
			[0, 0],
		] as const) {
			const ran = await upcoming({ daysAhead, daysBack });
			expect(ran.error).toBeUndefined();
			expect(listed(ran)).toEqual(due(-daysBack, daysAhead));
		}
	});

	test.each<[string, number, number]>([
		['today only', 0, 0],
		['the grace period only', 30, -1],
		['what is to come after next month', -30, 60],
		['all that was ever due', 2000, 0],
		['everything', 2000, 2000],
	])('%s: %i days back to %i days ahead', async (_what, daysBack, daysAhead) => {
		expect(listed(await upcoming({ daysBack, daysAhead }))).toEqual(due(-daysBack, daysAhead));
	});

	test('nothing, and no error, where nothing is due', async () => {
		for (const emptyResults of ['array', 'null', 'absent'] as const) {
			keepnet.sandbox.setKnobs({ emptyResults });
			const ran = await upcoming({}, { asOf: '2040-01-01' });
			expect([ran.error, ran.json()]).toEqual([undefined, []]);
		}
	});

	test('for each input item by its own days', async () => {
		const ran = await upcoming({ daysAhead: '={{ $json.days }}' }, {}, { items: [{ days: 7 }, { days: 60 }] });
		expect(listed(ran)).toEqual([...due(0, 7), ...due(0, 60)].sort());
	});
});

describe('As Of', () => {
	test.each(['2026-08-01', '2026-05-31', '2027-06-15', '2028-02-29'])('counts from %s', async (asOf) => {
		const ran = await upcoming({ daysBack: 10 }, { asOf });
		expect(due(-10, 90, asOf).length).toBeGreaterThan(3);
		expect(listed(ran)).toEqual(due(-10, 90, asOf));
	});

	test.each([
		['a wall-clock time', '2027-01-05T23:59:00'],
		['an instant', '2027-01-05T04:00:00Z'],
		['an expression', "={{ DateTime.fromISO('2027-01-05T12:00:00', { zone: 'utc' }) }}"],
	])('can be given as %s', async (_what, asOf) => {
		expect(listed(await upcoming({}, { asOf }))).toEqual(due(0, 90, '2027-01-05'));
	});

	test('is today when it is not set', async () => {
		const today = new Date().toISOString().slice(0, 10);
		keepnet.sandbox.reset({ today });
		const ran = await upcoming({}, { asOf: '' });
		expect(due(0, 90, today).length).toBeGreaterThan(50);
		expect(listed(ran)).toEqual(due(0, 90, today));
	});
});

describe('each renewal', () => {
	test('is a whole row, the soonest first, with what Keepnet does not report as null', async () => {
		const ran = await upcoming({ daysBack: 30 }, { noticeDays: 45 });
		const companies = new Map(keepnet.sandbox.data.companies.map((company) => [company.companyResourceId, company]));
		const days = ran.json().map(({ daysUntilRenewal }) => Number(daysUntilRenewal));
		expect(days).toEqual([...days].sort((a, b) => a - b));
		for (const record of ran.json()) {
			const company = companies.get(String(record.customerId));
			const left = (Date.parse(String(record.renewalDate)) - Date.parse(TODAY)) / 86_400_000;
			expect(record).toEqual({
				vendor: 'Keepnet',
				customerId: company?.companyResourceId,
				customerName: company?.companyName,
				resellerId: null,
				resellerName: company?.reseller?.companyName,
				subscriptionId: null,
				product: company?.licenseType.name,
				sku: null,
				quantity: company?.limit,
				usedQuantity: company?.targetUserCount,
				termMonths: null,
				autoRenew: 'unknown',
				status: left < 0 ? 'expired' : 'active',
				renewalDate: record.renewalDate,
				daysUntilRenewal: left,
				renewalStage: left < 0 ? 'overdue' : String([0, 1, 7, 14, 30, 60, 90].find((stage) => left <= stage)),
				decisionDeadline: new Date(Date.parse(String(record.renewalDate)) - 45 * 86_400_000).toISOString().slice(0, 10),
				isOverdue: left < 0,
				amount: null,
				currency: null,
				unusedQuantity: company?.limit == null ? null : Math.max(0, company.limit - company.targetUserCount),
				requestedFrom: dayAfter(-30),
				requestedUntil: dayAfter(90),
				plannedQuantity: null,
				lapsingQuantity: null,
			});
		}
	});

	test('has the stages that are set', async () => {
		const ran = await upcoming({ daysBack: 5, stages: { thresholds: '45, 10' } });
		expect(new Set(ran.json().map(({ renewalStage }) => renewalStage))).toEqual(
			new Set(['overdue', '10', '45', 'later']),
		);
	});
});

describe('dates with two readings', () => {
	/** Two days in April day-first, which are the 4th of March and of May month-first. */
	const onlyAmbiguous = (...more: string[]) => {
		const days = ['2027-04-03', '2027-04-05', ...more];
		keepnet.sandbox.reset({ customers: days.length });
		keepnet.sandbox.data.companies.forEach(({ companyResourceId: id }, index) =>
			keepnet.sandbox.move({ op: 'change', ids: [id], renewalDate: days[index] ?? '' }),
		);
	};
	const inApril = async (options = {}) => await upcoming({ daysAhead: 29 }, { asOf: '2027-04-01', ...options });
	const asked = () => keepnet.sandbox.requests().byRoute[`GET ${SETTINGS}`] ?? 0;

	test.each(['dd/MM/yyyy HH:mm', 'MM/dd/yyyy HH:mm', 'dd/MM/yyyy', 'MM/dd/yyyy hh:mm a'] as const)(
		'are settled by another date of the list: %s',
		async (dateFormat) => {
			onlyAmbiguous('2027-04-25');
			keepnet.sandbox.setKnobs({ dateFormat });
			const ran = await inApril();
			expect(listed(ran)).toEqual(due(0, 29, '2027-04-01'));
			expect([asked(), ran.hints]).toEqual([0, []]);
		},
	);

	test.each(['dd/MM/yyyy HH:mm', 'MM/dd/yyyy HH:mm', 'yyyy/MM/dd HH:mm', 'yyyy/dd/MM'] as const)(
		'are settled by the format of the account: %s',
		async (dateFormat) => {
			onlyAmbiguous();
			keepnet.sandbox.setKnobs({ dateFormat, ignoreDateFilters: true });
			const ran = await inApril();
			expect(listed(ran)).toEqual(due(0, 29, '2027-04-01'));
			expect([asked(), ran.hints]).toEqual([1, []]);
		},
	);

	test('that nothing settles are returned without a date, and a hint names them', async () => {
		onlyAmbiguous();
		keepnet.hideDateFormat();
		keepnet.sandbox.setKnobs({ ignoreDateFilters: true });
		const ran = await inApril();
		expect(ran.error).toBeUndefined();
		expect(
			ran
				.json()
				.map(({ renewalDate, daysUntilRenewal, renewalStage }) => [renewalDate, daysUntilRenewal, renewalStage]),
		).toEqual([
			[null, null, null],
			[null, null, null],
		]);
		expect(ran.hints).toHaveLength(1);
		expect(ran.hints[0]).toContain('2 renewal dates could not be read');
		expect(ran.hints[0]).toContain('"03/04/2027 00:00"');
		expect(ran.hints[0]).toContain('Set Date Format under Options');
	});

	test.each(['dayFirst', 'monthFirst'])('are read as Date Format says: %s', async (dateFormat) => {
		onlyAmbiguous();
		keepnet.sandbox.setKnobs({ dateFormat: dateFormat === 'dayFirst' ? 'dd/MM/yyyy' : 'MM/dd/yyyy' });
		const ran = await inApril({ dateFormat });
		expect(listed(ran)).toEqual(due(0, 29, '2027-04-01'));
		expect(asked()).toBe(0);
	});

	test('and dates that cannot be read as Date Format says are returned without one, never dropped', async () => {
		onlyAmbiguous('2027-04-25');
		const ran = await inApril({ dateFormat: 'yearFirst' });
		expect(ran.json().map(({ renewalDate }) => renewalDate)).toEqual([null, null, null]);
		expect(ran.hints[0]).toContain('3 renewal dates could not be read');
	});
});

describe('invalid settings', () => {
	test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
		[
			'Days Ahead',
			{ daysAhead: '={{ "soon" }}' },
			{},
			'Days Ahead must be a whole number from -36500 to 36500, not "soon"',
		],
		['Days Back', { daysBack: 0.5 }, {}, 'Days Back must be a whole number'],
		['from after to', { daysAhead: 10, daysBack: -20 }, {}, 'Days Back'],
		['As Of', {}, { asOf: '2026-02-30' }, 'As Of'],
		['Time Zone', {}, { timezone: 'Europe/Atlantis' }, '"Europe/Atlantis" is not a time zone'],
		['Thresholds (Days)', { stages: { thresholds: '90, many' } }, {}, 'Thresholds (Days)'],
		['Notice Period (Days)', {}, { noticeDays: -1 }, 'Notice Period (Days)'],
		['Pages in Flight', {}, { pagesInFlight: 21 }, 'Pages in Flight must be a whole number from 0 to 20, not 21'],
		['Date Format', {}, { dateFormat: '={{ "dd/MM" }}' }, 'Date Format must be one of'],
	])('are refused before anything is sent, and named: %s', async (_field, more, options, message) => {
		const { error } = await upcoming(more, options);
		expect(error?.message).toContain(message);
		expect(keepnet.recorder.sent).toEqual([]);
	});
});

test('requests one list and nothing else if all goes well', async () => {
	await upcoming({ daysAhead: 30 });
	expect(due(-1, 32).length).toBeLessThanOrEqual(100);
	expect(keepnet.sandbox.requests().byRoute).toEqual({ 'POST /connect/token': 1, [`POST ${SEARCH}`]: 1 });
});

test('the day before the window and the day after it stay out', async () => {
	const dates = (await upcoming({ daysBack: 1 })).json().map(({ renewalDate }) => String(renewalDate));
	expect([dates[0], dates.at(-1)]).toEqual([dayAfter(-1), dayAfter(90)]);
});
