/** Renewal Window Filter: what dates say about each other, and that nothing which could not be read stays unsaid. */
import { describe, expect, test } from '@jest/globals';

import { runWorkflow, type TestNode } from '../support/n8n.mts';

const TODAY = '2026-11-22';
type Items = Array<Record<string, unknown>>;

async function run(
	items: Items,
	{ options = {}, ...more }: Record<string, unknown> = {},
	{ timezone = 'UTC', onError }: { timezone?: string; onError?: TestNode['onError'] } = {},
) {
	const parameters = { daysAhead: 90, ...more, options: { asOf: TODAY, ...(options as object) } };
	return await runWorkflow([{ type: 'RenewalWindowFilter', parameters, onError }], { items, timezone });
}

async function sort(...given: Parameters<typeof run>) {
	const ran = await run(...given);
	expect(ran.error).toBeUndefined();
	const [inWindow = [], outside = [], invalid = []] = ran.outputs().map((output) => output.map(({ json }) => json));
	const hints = Object.values(ran.run.data.resultData.runData)
		.flat()
		.flatMap((task) => task.hints ?? []);
	return { inWindow, outside, invalid, hints, warnings: hints.filter(({ type }) => type === 'warning') };
}
const textOf = (hints: Array<{ message: string }>) => hints.map(({ message }) => message).join('\n');
const names = (items: Items) => items.map(({ customer, Customer }) => customer ?? Customer);

describe('day or month first', () => {
	test('is decided by each vendor alone after a merge', async () => {
		const { inWindow, outside, invalid } = await sort([
			{ vendor: 'US Distributor', customer: 'A', 'Expiry Date': '12/01/2026' },
			{ vendor: 'US Distributor', customer: 'C', 'Expiry Date': '01/05/2027' },
			{ vendor: 'EU Distributor', customer: 'B', 'Expiry Date': '25/12/2026' },
			{ vendor: 'EU Distributor', customer: 'D', 'Expiry Date': '03/12/2026' },
		]);
		expect([names(inWindow), names(outside), names(invalid)]).toEqual([['B', 'D'], [], ['A', 'C']]);
		expect(inWindow[1]?.renewalDate).toBe('2026-12-03');
	});

	test('is decided for a vendor by its own rows', async () => {
		const { inWindow, outside } = await sort([
			{ vendor: 'US', customer: 'A', expiry: '12/01/2026' },
			{ vendor: 'US', customer: 'C', expiry: '01/25/2027' },
			{ vendor: 'EU', customer: 'B', expiry: '25/12/2026' },
			{ vendor: 'EU', customer: 'D', expiry: '12/01/2026' },
		]);
		expect(inWindow.map(({ customer, renewalDate }) => `${customer} ${renewalDate}`)).toEqual([
			'A 2026-12-01',
			'C 2027-01-25',
			'B 2026-12-25',
		]);
		expect(outside[0]).toMatchObject({ customer: 'D', renewalDate: '2026-01-12' });
	});

	test('warns, with the value that decided, when it makes renewals overdue', async () => {
		const { warnings } = await sort([
			{ customer: 'A', expiry: '12/01/2026' },
			{ customer: 'B', expiry: '01/01/2027' },
			{ customer: 'C', expiry: '02/01/2027' },
			{ customer: 'D', expiry: '15/01/2027' },
		]);
		expect(textOf(warnings)).toBe(
			'2 dates in expiry: read day first, because of "15/01/2027". Read the other way, 1 would be in the window and 1 would not be overdue. Set Date Format if that is right.',
		);
	});

	test('reports the decision as a plain hint if nothing is lost', async () => {
		const { hints, warnings } = await sort([
			{ customer: 'A', expiry: '03/12/2026' },
			{ customer: 'D', expiry: '15/01/2027' },
		]);
		expect(warnings).toEqual([]);
		expect(textOf(hints)).toBe('1 date in expiry: read day first, because of "15/01/2027".');
	});

	test('of a column whose reader swapped half of it sorts nothing silently', async () => {
		const { inWindow, outside, invalid, warnings } = await sort([
			{ Customer: 'A', 'Expiry Date': '2026-03-12T00:00:00.000Z' },
			{ Customer: 'B', 'Expiry Date': '25/12/2026' },
			{ Customer: 'C', 'Expiry Date': '2027-05-01T00:00:00.000Z' },
		]);
		expect([names(inWindow), names(outside), names(invalid)]).toEqual([['B'], [], ['A', 'C']]);
		expect(textOf(warnings)).toMatch(/Expiry Date, .*swapped day and month.*RAW Data/);
	});
});

describe('a column of days', () => {
	test.each([
		['2026-12-10T00:00:00.000Z', 'America/New_York'],
		['2026-12-10T23:59:59Z', 'Pacific/Kiritimati'],
		['2026-12-10T23:59:59.999Z', 'Europe/Berlin'],
	])('%s is read as days in %s too, and a hint says so', async (date, timezone) => {
		const items = [{ expiry: date }, { expiry: date.replace('2026-12-10', '2027-02-20') }];
		for (const zone of [timezone, 'UTC']) {
			const { inWindow, hints } = await sort(items, {}, { timezone: zone });
			expect(inWindow.map(({ renewalDate }) => renewalDate)).toEqual(['2026-12-10', '2027-02-20']);
			expect(textOf(hints).includes('read as calendar days')).toBe(zone !== 'UTC');
		}
	});

	test('with one other instant follows the time zone', async () => {
		const { inWindow } = await sort(
			[{ expiry: '2026-12-10T00:00:00.000Z' }, { expiry: '2026-12-12T10:30:00.000Z' }],
			{},
			{ timezone: 'America/New_York' },
		);
		expect(inWindow.map(({ renewalDate }) => renewalDate)).toEqual(['2026-12-09', '2026-12-12']);
	});

	test('of one vendor stays one despite instants of another', async () => {
		const { inWindow } = await sort(
			[
				{ vendor: 'A', expiry: '2026-12-10T00:00:00.000Z' },
				{ vendor: 'B', expiry: '2026-12-12T03:30:00.000Z' },
			],
			{},
			{ timezone: 'America/New_York' },
		);
		expect(inWindow.map(({ renewalDate }) => renewalDate)).toEqual(['2026-12-10', '2026-12-11']);
	});
});

describe('one field for all items', () => {
	test.each<[string, Items, string[], string]>([
		[
			'beside a field of the same table',
			[
				{ customer: 'A', 'Renewal Date': '2026-12-10', 'Valid Until': '2026-11-30' },
				{ customer: 'B', 'Valid Until': '2026-12-01' },
			],
			['A'],
			'Renewal Date is empty',
		],
		[
			'in any order of the rows and columns',
			[
				{ customer: 'B', 'Contract End Date': '2026-12-05' },
				{ 'Contract End Date': '2028-12-31', 'License End Date': '2026-12-10', customer: 'A' },
				{ customer: 'C', 'License End Date': '2026-12-12', 'Contract End Date': '2026-12-31' },
			],
			['A', 'C'],
			'License End Date is empty',
		],
	])('%s: an empty cell does not use another one', async (_where, items, kept, reason) => {
		const { inWindow, invalid, warnings } = await sort(items);
		expect(names(inWindow)).toEqual(kept);
		expect(invalid).toMatchObject([{ customer: 'B', invalidDateReason: reason }]);
		expect(textOf(warnings)).toBe(`1 of ${items.length} items has no valid date: ${reason} (1).`);
	});

	test('items of two tables have two, and a hint says so', async () => {
		const { inWindow, hints } = await sort([
			{ customer: 'A', licenseEndDate: '2026-12-10' },
			{ customer: 'B', expire: '2026-12-11' },
			{ customer: 'C', expire: '2026-12-12' },
		]);
		expect(names(inWindow)).toEqual(['A', 'B', 'C']);
		expect(textOf(hints)).toBe('Dates come from 2 fields: licenseEndDate (1 item), expire (2 items).');
	});

	test('holds for status, term and auto-renewal too', async () => {
		const base = { renewsOn: '2026-12-10' };
		const exclude = async (items: Items, leaveOut: Record<string, unknown>) =>
			names((await sort(items, { leaveOut })).inWindow);
		expect(
			await exclude(
				[
					{ customer: 'A', ...base, status: 'Active', state: 'Deleted' },
					{ customer: 'B', ...base, state: 'Deleted' },
				],
				{},
			),
		).toEqual(['A', 'B']);
		expect(
			await exclude(
				[
					{ customer: 'A', ...base, termMonths: 12, term: 1 },
					{ customer: 'B', ...base, term: 1 },
				],
				{ minTermMonths: 12 },
			),
		).toEqual(['A', 'B']);
		expect(
			await exclude(
				[
					{ customer: 'A', ...base, autoRenew: false, willRenew: true },
					{ customer: 'B', ...base, willRenew: true },
				],
				{ autoRenew: 'on' },
			),
		).toEqual(['A', 'B']);
	});
});

describe('unreadable values are reported', () => {
	test.each([
		[true, { name: 'M\uFFFDller', expires: '2026-12-01' }],
		[true, { 'K\uFFFDndigungsfrist': 3, expires: '2026-12-01' }],
		[false, { name: 'Müller', expires: '2026-12-01' }],
	])('as text in another encoding: %j for %j', async (isMisread, json) => {
		const { hints } = await run([json]);
		expect(hints.join().includes('set Encoding')).toBe(isMisread);
	});

	test('by an error when no item has a readable date', async () => {
		const ran = await run(['soon', 'ask sales', 'tbd later', 'soon'].map((expires, n) => ({ n, expires })));
		expect(ran.error?.message).toBe(
			'No item has a date that can be read in expires: "soon" is not written like a date (2), "ask sales" is not written like a date (1), "tbd later" is not written like a date (1)',
		);
		expect(ran.error?.description).toBe('Correct the dates, or set Date Field or Date Format.');
	});

	test('by an error that names the field which does hold dates', async () => {
		const ran = await run([{ id: '1', endDate: null, commitment: { term: '1-Year', endDate: '2026-12-10' } }]);
		expect(ran.error?.message).toContain('endDate is empty (1)');
		expect(ran.error?.description).toContain('commitment.endDate');
	});

	test('by failed items when the workflow continues on failure', async () => {
		const ran = await run([{ expires: 'soon' }], {}, { onError: 'continueRegularOutput' });
		expect(ran.outputs().map((output) => output.map(({ json }) => json.error))).toEqual([
			[],
			[],
			[expect.stringContaining('No item has a date that can be read in expires')],
		]);
	});

	test('by no error for customers whose lists are empty', async () => {
		const { invalid } = await sort([{ subscriptions: [] }], { dateField: 'subscriptions[].end' });
		expect(invalid).toMatchObject([{ invalidDateReason: 'subscriptions is empty' }]);
	});

	test('by a warning that counts the reasons', async () => {
		const { warnings } = await sort([
			{ n: 1, expires: 'ask sales' },
			{ n: 2, expires: '2026-12-10' },
			{ n: 3, expires: 'soon' },
			{ n: 4, expires: 'soon' },
		]);
		expect(textOf(warnings)).toBe(
			'3 of 4 items have no valid date: "soon" is not written like a date (2), "ask sales" is not written like a date (1).',
		);
	});

	test('by warnings for terms, statuses and auto-renewal', async () => {
		const items = [
			{ customer: 'A', renewsOn: '2026-12-10', autoRenew: 'maybe', term: 'evergreen', status: true },
			{ customer: 'B', renewsOn: '2026-12-10', autoRenew: 'yes', term: 24, status: { name: 'Active' } },
		];
		const { inWindow, warnings } = await sort(items, { leaveOut: { autoRenew: 'on', minTermMonths: 12 } });
		expect(names(inWindow)).toEqual(['A']);
		expect(textOf(warnings)).toBe(
			[
				'1 item with an auto-renewal value that could not be read, such as "maybe": auto-renewal counts as unknown.',
				'1 item with a term that could not be read, such as "evergreen": not excluded.',
				'1 item with a status that could not be read, such as "true": not excluded.',
			].join('\n'),
		);
	});

	test('by an exclusion reason of its own', async () => {
		const items = [
			{ customer: 'A', renewsOn: '2026-12-10', autoRenew: 'no' },
			{ customer: 'B', renewsOn: '2026-12-10', autoRenew: 'unknown' },
		];
		const { outside, hints } = await sort(items, { leaveOut: { autoRenew: 'off' } });
		expect(outside.map(({ outsideReason }) => outsideReason)).toEqual([
			'does not renew automatically',
			'auto-renewal is unknown',
		]);
		expect(textOf(hints)).toBe('2 renewals in the window, 2 excluded: not auto-renewing (1), auto-renewal unknown (1)');
	});

	test('statuses of other systems are excluded by default', async () => {
		const statuses = ['Trialling', 'in_trial', 'Free Trial', 'Archived', 'Renewed', 'gekündigt', 'Active', 'Expired'];
		const items = statuses.map((status) => ({ customer: status, renewsOn: '2026-12-10', status }));
		expect(names((await sort(items)).inWindow)).toEqual(['Active', 'Expired']);
	});
});

describe('days that were never requested', () => {
	const row = { vendor: 'Keepnet', renewalDate: '2026-12-10', requestedFrom: TODAY, requestedUntil: '2027-02-20' };

	test.each([
		[{ daysAhead: 90 }, ''],
		[{ daysAhead: 30 }, ''],
		[
			{ daysAhead: 180 },
			'This window ends on 2027-05-21, but Keepnet was only asked for renewals until 2027-02-20: later ones are missing. Raise Days Ahead in that node.',
		],
		[
			{ daysBack: 7 },
			'This window starts on 2026-11-15, but Keepnet was only asked for renewals from 2026-11-22: earlier ones are missing. Raise Days Back in that node.',
		],
		[
			{ stages: { graceDays: 7 } },
			'This window starts on 2026-11-15, but Keepnet was only asked for renewals from 2026-11-22: earlier ones are missing. Raise Days Back in that node.',
		],
	])('%j warns: %s', async (parameters, warning) => {
		expect(textOf((await sort([row, row], parameters)).warnings)).toBe(warning);
	});

	test.each([
		[
			'180, 90, 30',
			90,
			'No renewal in this window can enter the stage 180: the window ends 90 days from today. Raise Days Ahead.',
		],
		['180, 60, 30', 90, ''],
		[
			'30, 0, -7',
			90,
			'No renewal in this window can enter the stage 7 days overdue. Raise Days Back or Grace Period (Days).',
		],
	])('thresholds %s within %i days ahead: %s', async (thresholds, daysAhead, warning) => {
		expect(textOf((await sort([row], { daysAhead, stages: { thresholds } })).warnings)).toBe(warning);
	});
});

test('stages past the date are entered one after the other', async () => {
	const items = [
		{ n: 1, expires: '2026-11-15' },
		{ n: 2, expires: '2026-11-07' },
		{ n: 3, expires: '2026-11-20' },
	];
	const { inWindow, warnings } = await sort(items, { daysBack: 30, stages: { thresholds: '30, 0, -7, -14' } });
	expect(inWindow.map(({ renewalStage }) => renewalStage)).toEqual(['7 days overdue', '14 days overdue', 'overdue']);
	expect(warnings).toEqual([]);
});

test('the zone "DEFAULT" of a workflow is that of the instance', async () => {
	const { inWindow } = await sort([{ expires: '2026-12-10T03:00:00Z' }], {}, { timezone: 'DEFAULT' });
	// n8n's own default is America/New_York.
	expect(inWindow[0]?.renewalDate).toBe('2026-12-09');
});
