/** Renewal Window Filter: the window, and settings of which no window can be made. */
import { describe, expect, test } from '@jest/globals';

import { runWorkflow, type TestNode } from '../support/n8n.mts';

const TODAY = '2026-11-22';

async function run(
	items: Array<Record<string, unknown>>,
	{ options = {}, ...more }: Record<string, unknown> = {},
	{ timezone = 'UTC', onError }: { timezone?: string; onError?: TestNode['onError'] } = {},
) {
	const parameters = { daysAhead: 90, ...more, options: { asOf: TODAY, ...(options as object) } };
	return await runWorkflow([{ type: 'RenewalWindowFilter', parameters, onError }], { items, timezone });
}
const dated = (...days: string[]) => days.map((renewsOn) => ({ renewsOn }));
const inWindow = async (...given: Parameters<typeof run>) =>
	(await run(...given)).json().map(({ renewsOn }) => renewsOn);

describe('the window', () => {
	const AROUND = [
		...['2026-10-22', '2026-10-23', '2026-11-21', '2026-11-22', '2026-11-23'],
		...['2026-12-22', '2026-12-23', '2027-02-20', '2027-02-21'],
	];

	test.each([
		[0, 90, AROUND.slice(3, 8)],
		[0, 0, AROUND.slice(3, 4)],
		[30, 30, AROUND.slice(1, 6)],
		[30, -1, AROUND.slice(1, 3)],
		[-1, 31, AROUND.slice(4, 7)],
		[36500, 36500, AROUND],
	])('%i days back to %i days ahead includes both ends', async (daysBack, daysAhead, expected) => {
		expect(await inWindow(dated(...AROUND), { daysBack, daysAhead })).toEqual(expected);
	});

	test('is 90 days ahead and none back when nothing is set', async () => {
		const ran = await runWorkflow([{ type: 'RenewalWindowFilter', parameters: { options: { asOf: TODAY } } }], {
			items: dated(...AROUND),
		});
		expect(ran.json()).toHaveLength(5);
	});

	test('counts from today when As Of is not set', async () => {
		const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
		const items = dated(day(-2), day(0), day(88), day(93));
		expect(await inWindow(items, { daysBack: 1, options: { asOf: '' } })).toEqual([day(0), day(88)]);
	});

	test('can differ from item to item', async () => {
		const items = [7, 60].flatMap((days) => ['2026-11-25', '2026-12-25'].map((renewsOn) => ({ days, renewsOn })));
		const ran = await run(items, { daysAhead: '={{ $json.days }}' });
		expect(ran.outputs()[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }, { item: 3 }]);
		expect(ran.outputs()[1]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	});

	test('has the stages that are set, in any order', async () => {
		const ran = await run(dated('2026-11-22', '2026-11-29', '2026-12-20', '2027-02-01'), {
			stages: { thresholds: '45, 10,0' },
		});
		expect(ran.json().map(({ renewalStage }) => renewalStage)).toEqual(['0', '10', '45', 'later']);
	});
});

describe('the zone', () => {
	const LATE = '2026-11-22T11:30:00Z';

	test.each([
		['Pacific/Kiritimati', '2026-11-23'],
		['Etc/GMT+12', '2026-11-21'],
		['UTC', '2026-11-22'],
	])('%s makes it %s at half past eleven UTC', async (zone, today) => {
		const days = dated('2026-11-21', '2026-11-22', '2026-11-23');
		const options = { asOf: LATE };
		expect(await inWindow(days, { daysAhead: 0, options }, { timezone: zone })).toEqual([today]);
		expect(
			await inWindow(days, { daysAhead: 0, options: { ...options, timezone: zone } }, { timezone: 'Europe/Berlin' }),
		).toEqual([today]);
	});

	test.each([
		['Pacific/Kiritimati', '2026-11-23'],
		['Etc/GMT+12', '2026-11-21'],
	])('%s cuts instants to its own days, and leaves days and wall-clock times alone', async (timezone, renewalDate) => {
		const ran = await run(dated(LATE, '2026-11-22', '2026-11-22T23:59:00'), { daysBack: 2 }, { timezone });
		expect(ran.json().map((json) => json.renewalDate)).toEqual([renewalDate, '2026-11-22', '2026-11-22']);
	});
});

describe('As Of can be given as', () => {
	test.each([
		['a day', '2027-01-14'],
		['a day written with dots', '14.01.2027'],
		['a wall-clock time', '2027-01-14T23:30:00'],
		['an instant', '2027-01-14T12:00:00.000Z'],
		['an expression', "={{ DateTime.fromISO('2027-01-14') }}"],
		['a date of JavaScript', "={{ new Date('2027-01-14T12:00:00Z') }}"],
	])('%s', async (_what, asOf) => {
		expect(
			await inWindow(dated('2027-01-13', '2027-01-14', '2027-01-15'), { daysAhead: 0, options: { asOf } }),
		).toEqual(['2027-01-14']);
	});
});

describe('an invalid setting is reported in one sentence that names it', () => {
	const NOT_A_DAY = '"2026-02-30" does not exist: February 2026 has 28 days';
	const FORMATS =
		'auto, dayFirst, iso, monthFirst, spreadsheet, spreadsheet1904, unixMilliseconds, unixSeconds, yearFirst';
	const DAYS = 'must be a whole number from -36500 to 36500';
	test.each<[string, Record<string, unknown>, string]>([
		[
			'a zone',
			{ timezone: 'Mars' },
			'Time Zone: "Mars" is not a time zone; use an IANA name such as Europe/Berlin or UTC',
		],
		[
			'an as-of that is not a date',
			{ asOf: 'soon' },
			'As Of cannot be used because "soon" is not written like a date; write it like 2027-01-14',
		],
		[
			'an as-of that does not exist',
			{ asOf: '2026-02-30' },
			`As Of cannot be used because ${NOT_A_DAY}; write it like 2027-01-14`,
		],
		[
			'an as-of that is a switch',
			{ asOf: '={{ true }}' },
			'As Of cannot be used because a value of type boolean is not a date; write it like 2027-01-14',
		],
		[
			'an invalid date of JavaScript as as-of',
			{ asOf: '={{ new Date("soon") }}' },
			'As Of cannot be used because an invalid date object is not a date; write it like 2027-01-14',
		],
		[
			'an invalid date of luxon as as-of',
			{ asOf: '={{ DateTime.fromISO("soon") }}' },
			'As Of cannot be used because an invalid date object is not a date; write it like 2027-01-14',
		],
		[
			'a placeholder as as-of',
			{ asOf: 'n/a' },
			'As Of cannot be used because "n/a" is not a date; write it like 2027-01-14',
		],
		[
			'a negative notice period',
			{ noticeDays: -4 },
			'Notice Period (Days) must be a whole number from 0 to 3650, not -4',
		],
		['a date format', { dateFormat: '={{ "dd/MM" }}' }, `Date Format must be one of ${FORMATS}, not "dd/MM"`],
	])('%s, under Options', async (_what, options, message) => {
		const ran = await run(dated('2027-01-01'), { options });
		expect([ran.status, ran.error?.message]).toEqual(['error', `${message} [item 0]`]);
	});

	test.each<[string, Record<string, unknown>, string]>([
		[
			'days ahead that end the window in the past',
			{ daysAhead: -1 },
			'Days Ahead (-1) makes the window end before it starts: Days Back is 0',
		],
		[
			'an end before the start',
			{ daysAhead: 10, daysBack: -20 },
			'Days Back (-20) makes the window start after it ends: Days Ahead is 10',
		],
		['days ahead that are no number', { daysAhead: '={{ "soon" }}' }, `Days Ahead ${DAYS}, not "soon"`],
		[
			'a stage that is not a number',
			{ stages: { thresholds: '90, many' } },
			'Thresholds (Days) must be whole numbers separated by commas, not "many"',
		],
		[
			'a threshold beyond a hundred years',
			{ stages: { thresholds: '40000' } },
			'Thresholds (Days): Each threshold must be a whole number of days from -36500 to 36500, not 40000',
		],
		[
			'half a day of grace',
			{ stages: { graceDays: 0.5 } },
			'Grace Period (Days) must be a whole number from 0 to 3650, not 0.5',
		],
		[
			'a start that is set twice',
			{ daysBack: 5, options: { startIn: 10 } },
			'Start In (Days) (10) and Days Back (5) conflict: both set the start of the window',
		],
		[
			'a late start',
			{ options: { startIn: 91 } },
			'Start In (Days) (91) makes the window start after it ends: Days Ahead is 90',
		],
		[
			'a term that is not a number',
			{ leaveOut: { minTermMonths: '={{ "a year" }}' } },
			'Terms Shorter Than (Months) must be a whole number from 0 to 1200, not "a year"',
		],
		[
			'a field of another list',
			{ dateField: 'subscriptions[].renewsOn', leaveOut: { statusField: 'orders[].status' } },
			'Status Field (orders[].status) must point into the same list as Date Field, which is subscriptions[].renewsOn',
		],
		['half a day back', { daysBack: 0.5 }, `Days Back ${DAYS}, not 0.5`],
	])('%s', async (_what, parameters, message) => {
		const ran = await run(dated('2027-01-01'), parameters);
		expect([ran.status, ran.error?.message]).toEqual(['error', `${message} [item 0]`]);
		expect(ran.error?.context?.itemIndex).toBe(0);
	});

	test('of the item that it comes from', async () => {
		const items = [
			{ days: 7, renewsOn: '2026-11-25' },
			{ days: 'x', renewsOn: '2026-11-25' },
		];
		const { error } = await run(items, { daysAhead: '={{ $json.days }}' });
		expect(error?.message).toContain('not "x" [item 1]');
		expect(error?.context?.itemIndex).toBe(1);
	});
});

describe('a date field that is not there', () => {
	const ITEMS = [
		{ name: 'A', signedOn: '2020-01-01', plan: { until: '2027-02-02', 'paid to': '3 May 2027' }, id: '12345' },
	];

	test('is reported, with the fields that look like dates', async () => {
		const { error } = await run(ITEMS);
		expect(error?.message).toBe('No field with a renewal date was found');
		expect(error?.description).toBe(
			"These fields look like dates: signedOn, plan.until, plan['paid to']. Set Date Field to the right one.",
		);
	});

	test('does not hide errors of previous nodes, which leave by No Valid Date', async () => {
		const failures = [{ error: 'Keepnet did not accept the token' }, { error: { message: 'Adobe is down' } }];
		const ran = await run(failures);
		expect(ran.error).toBeUndefined();
		expect(ran.outputs().map((items) => items.length)).toEqual([0, 0, 2]);
		expect(ran.outputs()[2]).toEqual(
			failures.map((json) => expect.objectContaining({ json: expect.objectContaining(json) })),
		);
		expect((await run([{ error: '' }, ...ITEMS])).error?.message).toContain('No field with a renewal date');
	});

	test('does not pass off an error of an earlier node as a renewal without a date', async () => {
		const failed = { error: 'Keepnet did not accept the token [item 0]', message: 'Ask for another one' };
		const ran = await run([{ renewalDate: '2026-12-01' }, failed]);
		const why = 'an earlier node failed with "Keepnet did not accept the token"';
		expect(ran.outputs()[2]?.map(({ json }) => json.invalidDateReason)).toEqual([why]);
		expect(ran.hints).toContainEqual(
			`1 of 2 items has no valid date: ${why} (1). Connect No Valid Date to the node that reports, too, or the report looks complete.`,
		);
		const empty = await run([{ renewalDate: '2026-12-01' }, { renewalDate: '' }]);
		expect(empty.hints).toEqual(['1 of 2 items has no valid date: renewalDate is empty (1).']);
	});

	test.each(['signedOn', 'plan.until', "plan['paid to']"])('can be set to what was named: %s', async (dateField) => {
		const ran = await run(ITEMS, { dateField });
		expect(ran.error).toBeUndefined();
		expect(ran.outputs()[2]).toEqual([]);
	});

	test('is named when it was chosen', async () => {
		const { error } = await run(ITEMS, { dateField: 'plan.end' });
		expect(error?.message).toBe('No item has the field "plan.end"');
		expect(error?.description).toContain('plan.until');
	});

	test.each(['={{ $json.signedOn }}', '2026-12-24', 'Foxglove'])(
		'is asked for by name where its value stands: %s',
		async (dateField) => {
			const { error } = await run([{ customer: 'Foxglove', signedOn: '2026-12-01' }], { dateField });
			expect(error?.description).toMatch(
				/^Date Field takes the name of a field, such as (signedOn|customer), not its value\./,
			);
		},
	);

	test('is reported even if nothing looks like a date', async () => {
		const { error } = await run([{ name: 'A' }, {}]);
		expect(error?.description).toBe(
			'None of the fields looks like a date. Set Date Field to the one with the renewal date.',
		);
	});

	test('is explained when a file was read with another delimiter', async () => {
		const { error } = await run([{ 'Kunde;Vertragsende': 'Müller;15.01.2027' }]);
		expect(error?.description).toContain('Set Delimiter under Options');
	});

	test('in some items only is no error', async () => {
		const ran = await run([{ dueOn: '2026-12-01' }, { name: 'B' }, { dueOn: null }], { dateField: 'dueOn' });
		expect(ran.outputs().map(({ length }) => length)).toEqual([1, 0, 2]);
		expect(ran.outputs()[2]?.map(({ json }) => json.invalidDateReason)).toEqual(['dueOn is empty', 'dueOn is empty']);
	});
});

describe('Continue On Fail', () => {
	const items = [{ name: 'A' }, { name: 'B' }];
	const failure = { error: expect.stringContaining('No field'), message: expect.stringContaining('Set Date Field') };

	test('passes every item on as failed by the third output, paired', async () => {
		const ran = await run(items, {}, { onError: 'continueRegularOutput' });
		expect(ran.outputs().map((output) => output.map(({ json, pairedItem }) => [json, pairedItem]))).toEqual([
			[],
			[],
			[
				[failure, { item: 0 }],
				[failure, { item: 1 }],
			],
		]);
	});

	test('fails the item alone whose expression fails', async () => {
		const each = [7, 'x', 60].map((days) => ({ days, renewsOn: '2026-11-25' }));
		const ran = await run(each, { daysAhead: '={{ $json.days }}' }, { onError: 'continueRegularOutput' });
		expect(ran.outputs().map((output) => output.map(({ pairedItem }) => pairedItem))).toEqual([
			[{ item: 0 }, { item: 2 }],
			[],
			[{ item: 1 }],
		]);
		expect(ran.outputs()[2]?.[0]?.json).toEqual({
			error: expect.stringContaining('not "x" [item 1]'),
			message: 'Correct Days Ahead.',
		});
	});

	test('passes every item on with its own fields by the error output', async () => {
		const ran = await run(items, {}, { onError: 'continueErrorOutput' });
		const [inside, outside, invalid, failed] = ran.outputs();
		expect([inside, outside, invalid]).toEqual([[], [], []]);
		expect(failed?.map(({ json }) => json)).toEqual(items.map((json) => ({ ...json, ...failure })));
	});
});
