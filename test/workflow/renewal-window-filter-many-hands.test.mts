/** Renewal Window Filter: dates that several systems, files and people wrote, and rows that share all but one field. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { forgetHistory, startHistory } from '../support/history.mts';
import { runWorkflow } from '../support/n8n.mts';

beforeAll(startHistory);
beforeEach(forgetHistory);

type Items = Array<Record<string, unknown>>;
const TODAY = '2026-11-22';

async function run(items: Items, { options = {}, ...more }: Record<string, unknown> = {}, timezone = 'UTC') {
	const parameters = { daysAhead: 90, ...more, options: { asOf: TODAY, ...(options as object) } };
	return await runWorkflow([{ type: 'RenewalWindowFilter', parameters }], { items, timezone });
}

async function sort(...given: Parameters<typeof run>) {
	const ran = await run(...given);
	expect(ran.error).toBeUndefined();
	const [inWindow = [], outside = [], invalid = []] = ran.outputs().map((output) => output.map(({ json }) => json));
	return { inWindow, outside, invalid, hints: ran.hints.join('\n') };
}

describe('a date written day first does not turn those of another', () => {
	test.each<[string, Items, string?]>([
		['source system', [{ system: 'A' }, { system: 'B' }]],
		['source', [{ source: 'A' }, { source: 'B' }]],
		['file', [{ 'File Name': 'us.csv' }, { 'File Name': 'eu.csv' }]],
		['sheet, in German', [{ Tabellenblatt: 'US' }, { Tabellenblatt: 'EU' }]],
		['source, in Dutch', [{ Bron: 'US' }, { Bron: 'EU' }]],
		['vendor as an object', [{ vendor: { id: 1, name: 'A' } }, { vendor: { id: 2, name: 'B' } }]],
		['vendor by number', [{ vendor: 1 }, { vendor: 2 }]],
		[
			'distributor of one vendor',
			[
				{ vendor: 'A', distributor: 'US' },
				{ vendor: 'A', distributor: 'EU' },
			],
		],
		[
			'file of one vendor',
			[
				{ vendor: 'A', file: 'us.csv' },
				{ vendor: 'A', file: 'eu.csv' },
			],
		],
	])('%s', async (_what, [one, other]) => {
		const { inWindow, outside, invalid, hints } = await sort([
			{ ...one, expiry: '12/01/2026' },
			{ ...other, expiry: '25/12/2026' },
		]);
		expect([inWindow, outside]).toMatchObject([[{ expiry: '25/12/2026' }], []]);
		expect(invalid).toMatchObject([{ expiry: '12/01/2026' }]);
		expect(hints).toContain('1 of 2 items has no valid date: "12/01/2026" can be');
	});

	test('vendor within a list', async () => {
		const lines = [
			{ vendor: 'US', end: '12/01/2026' },
			{ vendor: 'EU', end: '25/12/2026' },
			{ vendor: 'EU', end: '05/12/2026' },
		];
		const { inWindow, invalid } = await sort([{ customer: 'A', lines }], { dateField: 'lines[].end' });
		expect(inWindow.map(({ renewalDate }) => renewalDate)).toEqual(['2026-12-25', '2026-12-05']);
		expect(invalid).toMatchObject([{ lines: { vendor: 'US' } }]);
	});
});

describe('a value that is not a day is not read as one', () => {
	test('a span with start and end', async () => {
		const items = [{ term: { start: '2025-12-10', end: '2026-12-10' } }];
		const { error } = await run(items, { dateField: 'term' });
		expect(error?.message).toContain('a span with start and end has two dates');
		expect(error?.description).toContain('term.start, term.end');
		expect((await sort(items, { dateField: 'term.end' })).inWindow).toHaveLength(1);
		const open = [{ term: { start: '2026-12-10', end: null } }];
		expect((await sort(open, { dateField: 'term' })).inWindow).toHaveLength(1);
	});

	test('a duration as As Of', async () => {
		const { error } = await run([{ renewsOn: TODAY }], {
			options: { asOf: '={{ Duration.fromObject({ days: 1 }) }}' },
		});
		expect(error?.message).toContain('As Of cannot be used because');
	});

	test.each([
		...['December 2026', '12/2026', '2026-12', 'Q4 2026', '1.79688E+12', '46,366', '18 days', '~2026-12-10'],
		...['2026-12-10 - 2027-12-09', '10.12.2026 bis 09.12.2027', 'from 2026-12-10', 'started 2026-12-10'],
		...['134100000000000000', '639013536000000000', '2026-12-10?', 'before 2026-12-10', '10/12/2569'],
	])('%s', async (expires) => {
		const { inWindow, outside, invalid } = await sort([{ expires }, { expires: TODAY }]);
		expect([inWindow.length, outside.length]).toEqual([1, 0]);
		expect(invalid).toMatchObject([{ expires, invalidDateReason: expect.any(String) }]);
	});
});

test.each([
	...['10 de dez. de 2026', '10 grudnia 2026', '10. prosince 2026', '2026. 12. 10.', '2026/12/10(木)'],
	...['Dec 10th, 2026 at 5:00 PM', 'the 10th of December, 2026', 'Thursday, 10-Dec-26 00:00:00 GMT'],
	...[
		'20261210103000.0Z',
		'10-DEC-26 12.00.00.000000 AM',
		'2026-12-10-05:00',
		'2026-12-10 (Do)',
		'2026年12月10日 23時59分',
	],
	...['10 dicembre 2026 alle ore 12:00', '2026-12-10T10:00:00 Europe/Berlin', '10 Dec 2026 00:00:00:000'],
])('%s is 10 December 2026', async (expires) => {
	expect((await sort([{ expires }])).inWindow).toMatchObject([{ renewalDate: '2026-12-10' }]);
});

test.each(["90 days' notice", '90 days’ notice', "90 day's notice"])('a notice of %s is 90 days', async (notice) => {
	const { inWindow } = await sort([{ renewsOn: '2027-02-10', notice }], { options: { noticeField: 'notice' } });
	expect(inWindow).toMatchObject([{ decisionDeadline: '2026-11-12' }]);
});

describe('nothing is excluded for a term that may be long', () => {
	test.each([
		...[
			'Monthly (1 year)',
			'monthly, annual commitment',
			'monthly/annual',
			'1M/12M',
			'1 Year Commit / Monthly Billing',
		],
		...['P1Y (monthly)', '52 weeks', '365 days', 'one year'],
	])('%s stays', async (term) => {
		expect((await sort([{ renewsOn: TODAY, term }], { leaveOut: { minTermMonths: 12 } })).inWindow).toHaveLength(1);
	});

	test.each(['Monthly (auto)', '1 month (P1M)', 'Quarterly', 'monthly, paid monthly'])('%s does not', async (term) => {
		expect((await sort([{ renewsOn: TODAY, term }], { leaveOut: { minTermMonths: 12 } })).outside).toHaveLength(1);
	});
});

test.each([
	['on', ['t', 'rinnovo tacito', 'verlängert sich automatisch']],
	['off', ['f', 'turned off', 'wordt niet verlengd', 'NON_RENEWING']],
	['unknown', ['yes/no', 'On / Off', 'ja/nein', 'evergreen', 'until cancelled']],
])('auto-renewal is %s: %j', async (answer, words) => {
	const items = words.map((autoRenew) => ({ renewsOn: TODAY, autoRenew }));
	const withoutOn = await sort(items, { leaveOut: { autoRenew: 'on' } });
	const withoutOff = await sort(items, { leaveOut: { autoRenew: 'off' } });
	expect(withoutOn.outside).toHaveLength(answer === 'on' ? words.length : 0);
	expect(withoutOff.inWindow).toHaveLength(answer === 'on' ? words.length : 0);
	expect(withoutOff.hints.includes('could not be read')).toBe(answer === 'unknown');
});

test('thresholds may be written with a minus of any kind', async () => {
	const { inWindow } = await sort([{ expires: '2026-11-15' }], { daysBack: 30, stages: { thresholds: '30, −7, –14' } });
	expect(inWindow).toMatchObject([{ renewalStage: '7 days overdue' }]);
});

describe('only when a stage is entered', () => {
	const due = { 'Renewal Date': '2026-12-10' };
	const reportedSecond = async (first: object, second: object) => {
		const stages = { onlyEntered: true };
		await sort([{ ...first, ...due }], { stages });
		return (await sort([{ ...second, ...due }], { stages })).inWindow.length;
	};
	const same = { Customer: 'A', Product: 'P' };

	test.each([
		['another appliance', { ...same, Appliance: 'FW-1' }, { ...same, Appliance: 'FW-2' }],
		['another user', { ...same, User: 'u1' }, { ...same, User: 'u2' }],
		['another title', { Title: 'X', Vendor: 'V', Customer: 'A' }, { Title: 'Y', Vendor: 'V', Customer: 'A' }],
		['another text of a vendor', { Customer: 'A', Vendor: 'V', Was: 'X' }, { Customer: 'A', Vendor: 'V', Was: 'Y' }],
		['another user by email', { ...same, Email: 'x@a.example' }, { ...same, Email: 'y@a.example' }],
		['another department', { ...same, Abteilung: 'IT' }, { ...same, Abteilung: 'HR' }],
	])('%s is reported in place of one that is gone', async (_what, first, second) => {
		expect(await reportedSecond(first, second)).toBe(1);
	});

	test.each([
		['a countdown', { Client: 'A', Countdown: '18 days' }, { Client: 'A', Countdown: '17 days' }],
		['a countdown in German', { Kunde: 'A', Rest: 'noch 18 Tage' }, { Kunde: 'A', Rest: 'noch 17 Tage' }],
		['a countdown in weeks', { Client: 'A', Left_: '2 weeks, 4 days' }, { Client: 'A', Left_: '2 weeks, 3 days' }],
		['a state of validity', { Client: 'A', Validity: 'Valid' }, { Client: 'A', Validity: 'Expiring soon' }],
		['the id of a request', { Client: 'A', requestId: 'r1' }, { Client: 'A', requestId: 'r2' }],
		['a traffic light', { Kunde: 'A', Ampel: 'grün' }, { Kunde: 'A', Ampel: 'gelb' }],
		['an urgency', { Client: 'A', Urgency: 'low' }, { Client: 'A', Urgency: 'high' }],
		['an etag', { Client: 'A', eTag: '"x,1"', '@odata.etag': '1' }, { Client: 'A', eTag: '"x,2"', '@odata.etag': '2' }],
		['the name of the export', { ...same, 'File Name': 'mon.csv' }, { ...same, 'File Name': 'tue.csv' }],
		['a place in a list', { Client: 'A', orderindex: 'b' }, { Client: 'A', orderindex: 'c' }],
	])('%s that changes reports nothing again', async (_what, first, second) => {
		expect(await reportedSecond(first, second)).toBe(0);
	});
});
