/** Renewal Window Filter: every item leaves by exactly one output, in order, as it came but for the fields that are added. */
import { describe, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';

import type { RunningKeepnet } from '../../sandbox/index.mts';
import { RenewalDigest, RenewalWindowFilter } from '../../index';
import { executionOf } from '../support/contexts.mts';
import { dayAfter, TODAY, useKeepnet } from '../support/keepnet.mts';
import { runWorkflow } from '../support/n8n.mts';

type Items = Array<Record<string, unknown>>;

const keepnet = useKeepnet();

const parametersWith = ({ options = {}, ...more }: Record<string, unknown> = {}) => ({
	daysAhead: 90,
	...more,
	options: { asOf: TODAY, timezone: 'UTC', ...(options as object) },
});

/** The three outputs: in the window, outside of it, without a valid date. */
async function sortOut(items: Items, parameters: Record<string, unknown> = {}) {
	const ran = await runWorkflow([{ type: 'RenewalWindowFilter', parameters: parametersWith(parameters) }], { items });
	expect(ran.error).toBeUndefined();
	const [inWindow = [], outside = [], invalid = []] = ran.outputs().map((output) => output.map(({ json }) => json));
	return { inWindow, outside, invalid };
}

/** Where each of these dates goes. */
async function outputsOf(dates: unknown[], parameters: Record<string, unknown> = {}) {
	const { inWindow, outside, invalid } = await sortOut(
		dates.map((renewsOn, index) => ({ index, renewsOn })),
		parameters,
	);
	const names = dates.map(() => '');
	for (const [name, jsons] of Object.entries({ in: inWindow, outside, invalid })) {
		for (const { index } of jsons) names[Number(index)] += name;
	}
	return names;
}

describe('every item', () => {
	const deepFreeze = <T,>(value: T): T => {
		if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
			Object.freeze(value);
			for (const inner of Object.values(value)) deepFreeze(inner);
		}
		return value;
	};
	const DATES = ['2026-11-22', '2026-11-21', 'soon', '2027-02-20', null, '2027-02-21', '2026-12-24', ''];
	const items = (): INodeExecutionData[] =>
		DATES.map((renewsOn, index) => ({
			json: { index, renewsOn, nested: { list: [1, { deep: true }] }, name: '=1+1 "Müller" 株式会社' },
			binary: { logo: { data: 'AAAA', mimeType: 'image/png', fileName: `${index}.png` } },
			pairedItem: { item: 7 },
		}));
	const execute = async (given: INodeExecutionData[]) => {
		const node = new RenewalWindowFilter();
		return await node.execute.call(executionOf(node, parametersWith() as never, given));
	};

	test('leaves by exactly one output, in the order in which it came', async () => {
		const outputs = await execute(items());
		expect(outputs.map((output) => output.map(({ json }) => json.index))).toEqual([
			[0, 3, 6],
			[1, 5],
			[2, 4, 7],
		]);
	});

	test('is not changed: frozen input passes, and leaves as a copy', async () => {
		const given = deepFreeze(items());
		const outputs = await execute(given);
		expect(given).toEqual(items());
		for (const { json } of outputs.flat()) expect(given.map((item) => item.json)).not.toContain(json);
	});

	test('keeps its fields and its files', async () => {
		const outputs = await execute(items());
		for (const { json, binary } of outputs.flat()) {
			const before = items()[Number(json.index)];
			expect(json).toMatchObject(before?.json ?? {});
			expect(binary).toEqual(before?.binary);
		}
	});

	test('is paired with the item that it came from', async () => {
		const outputs = await execute(items());
		for (const { json, pairedItem } of outputs.flat()) expect(pairedItem).toEqual({ item: json.index });
	});

	test('of none, there are three empty outputs', async () => {
		expect(await execute([])).toEqual([[], [], []]);
	});

	test('that is empty, as of Always Output Data, is neither due nor without a date', async () => {
		const outside = { outsideReason: 'the item is empty' };
		expect(await sortOut([{}])).toEqual({ inWindow: [], outside: [outside], invalid: [] });
		const { inWindow, invalid } = await sortOut([{}, { renewsOn: TODAY }]);
		expect([inWindow.length, invalid]).toEqual([1, []]);
		expect(await execute([{ json: {} }])).toEqual([[], [{ json: outside, pairedItem: { item: 0 } }], []]);
	});

	test('that is a file which nobody has read yet is an error that says so', async () => {
		const binary = { data: { data: 'AAAA', mimeType: 'text/csv' } };
		await expect(execute([{ json: {}, binary }])).rejects.toMatchObject({
			description: expect.stringContaining('Extract From File'),
		});
		const digest = new RenewalDigest();
		await expect(digest.execute.call(executionOf(digest, {}, [{ json: {}, binary }]))).rejects.toMatchObject({
			description: expect.stringContaining('Extract From File'),
		});
	});

	test('of 100,000 is there, each once and each in order', async () => {
		const days = (index: number) => (index % 700) - 300;
		const many = Array.from({ length: 100_000 }, (_, index) => ({
			index,
			renewalDate: index % 1000 === 999 ? '' : dayAfter(days(index)),
		}));
		const { inWindow, outside, invalid } = await sortOut(many);
		const indexes = (jsons: Items) => jsons.map(({ index }) => Number(index));
		const expected = (holds: (index: number) => boolean) => many.map(({ index }) => index).filter(holds);
		const isDue = (index: number) => days(index) >= 0 && days(index) <= 90;
		expect(indexes(invalid)).toEqual(expected((index) => index % 1000 === 999));
		expect(indexes(inWindow)).toEqual(expected((index) => index % 1000 !== 999 && isDue(index)));
		expect(indexes(outside)).toEqual(expected((index) => index % 1000 !== 999 && !isDue(index)));
	});
});

describe('what is added', () => {
	test('to dated items: date, days left, stage, deadline and whether overdue', async () => {
		const { inWindow, outside } = await sortOut(
			[{ renewsOn: '2026-12-20' }, { renewsOn: '01.10.2026' }, { renewsOn: '31.12.2027' }],
			{
				options: { noticeDays: 30 },
			},
		);
		expect(inWindow).toEqual([
			{
				renewsOn: '2026-12-20',
				renewalDate: '2026-12-20',
				daysUntilRenewal: 28,
				renewalStage: '30',
				decisionDeadline: '2026-11-20',
				isOverdue: false,
			},
		]);
		expect(outside).toMatchObject([
			{
				renewsOn: '01.10.2026',
				renewalDate: '2026-10-01',
				daysUntilRenewal: -52,
				renewalStage: 'overdue',
				isOverdue: true,
			},
			{
				renewsOn: '31.12.2027',
				renewalDate: '2027-12-31',
				daysUntilRenewal: 404,
				renewalStage: 'later',
				isOverdue: false,
			},
		]);
	});

	test.each<[string, unknown, string]>([
		['a date that does not exist', '2026-02-30', '"2026-02-30" does not exist: February 2026 has 28 days'],
		['a word', 'soon', '"soon" is not written like a date'],
		['nothing', '', 'renewsOn is empty'],
		['null', null, 'renewsOn is empty'],
		['a dash', '-', 'renewsOn is empty'],
		['the zero of a database', '0001-01-01T00:00:00', 'renewsOn is empty'],
		['an object', {}, 'an object is not a date'],
		[
			'a number that is not a date',
			5,
			'"5" is not a Unix time, a spreadsheet serial or YYYYMMDD between 1990 and 2100',
		],
	])('to an item with %s: the reason', async (_what, renewsOn, reason) => {
		const { invalid } = await sortOut([{ renewsOn }, { renewsOn: '2026-12-01' }]);
		expect(invalid).toEqual([{ renewsOn, invalidDateReason: expect.stringContaining(reason) }]);
	});

	test('to an item with two readings: the reason, with both', async () => {
		const { invalid } = await sortOut([{ renewsOn: '03/04/2027' }, { renewsOn: '2026-12-01' }]);
		expect(invalid[0]?.invalidDateReason).toContain('"03/04/2027"');
		expect(invalid[0]?.invalidDateReason).toContain('3 April 2027');
		expect(invalid[0]?.invalidDateReason).toContain('4 March 2027');
	});

	test('to an item without the field that others have: the reason', async () => {
		const { invalid } = await sortOut([{ renewsOn: '2026-12-01' }, { name: 'no date at all' }]);
		expect(invalid).toEqual([{ name: 'no date at all', invalidDateReason: 'renewsOn is empty' }]);
	});
});

describe('dates of one field settle each other', () => {
	test.each([
		['25/04/2027', '2027-04-03'],
		['04/25/2027', '2027-03-04'],
	])('%s makes 03/04/2027 %s', async (clear, day) => {
		const { outside } = await sortOut([{ renewsOn: '03/04/2027' }, { renewsOn: clear }]);
		expect(outside[0]?.renewalDate).toBe(day);
	});

	test('contradicting ones settle nothing', async () => {
		expect(await outputsOf(['03/04/2027', '25/04/2027', '04/25/2027'])).toEqual(['invalid', 'outside', 'outside']);
	});

	test('another field settles nothing', async () => {
		const { invalid } = await sortOut([{ renewsOn: '03/04/2027' }, { expires: '25/04/2027' }]);
		expect(invalid).toHaveLength(1);
	});

	test('Date Format settles them all', async () => {
		const dates = ['03/04/2027', '2027-04-03', '01/12/2026'];
		expect(await outputsOf(dates, { options: { dateFormat: 'dayFirst' } })).toEqual(['outside', 'outside', 'in']);
		expect(await outputsOf(dates, { options: { dateFormat: 'monthFirst' } })).toEqual([
			'outside',
			'outside',
			'outside',
		]);
	});
});

describe('raw rows of Keepnet', () => {
	const FORMATS = [
		...['dd/MM/yyyy HH:mm', 'dd/MM/yyyy HH:mm:ss', 'dd/MM/yyyy', 'MM/dd/yyyy HH:mm', 'MM/dd/yyyy hh:mm a'],
		...['MM/dd/yyyy', 'yyyy/MM/dd HH:mm', 'yyyy/MM/dd', 'iso', 'isoZ'],
	] as Array<RunningKeepnet['knobs']['dateFormat']>;

	test.each(FORMATS)('are sorted by licenseEndDate, without any setting, when it is written %s', async (dateFormat) => {
		keepnet.sandbox.setKnobs({ dateFormat });
		const search = { resource: 'company', operation: 'search', returnAll: true, simplify: false };
		const ran = await runWorkflow([
			{ type: 'Keepnet', parameters: search, credentials: keepnet.account },
			{ type: 'RenewalWindowFilter', parameters: parametersWith() },
		]);
		const { due, undated } = keepnet.sandbox.expected({ from: 0, to: 90 });
		const [inWindow = [], outside = [], invalid = []] = ran.outputs();
		expect(inWindow.map(({ json }) => `${json.renewalDate} ${json.companyResourceId}`).sort()).toEqual(
			due.map(({ renewalDate, customerId }) => `${renewalDate} ${customerId}`).sort(),
		);
		expect(invalid).toHaveLength(undated.length);
		expect(outside).toHaveLength(300 - due.length - undated.length);
	});

	test('as renewal records are narrowed to a smaller window', async () => {
		const upcoming = { resource: 'renewal', operation: 'getUpcoming', daysAhead: 400, options: { asOf: TODAY } };
		const ran = await runWorkflow([
			{ type: 'Keepnet', parameters: upcoming, credentials: keepnet.account },
			{ type: 'RenewalWindowFilter', parameters: parametersWith({ daysAhead: 30 }) },
		]);
		const count = (to: number) => keepnet.sandbox.expected({ from: 0, to }).due.length;
		expect(ran.outputs().map(({ length }) => length)).toEqual([count(30), count(400) - count(30), 0]);
		expect(ran.outputs()[0]?.[0]?.json).toMatchObject({ vendor: 'Keepnet', autoRenew: 'unknown' });
	});
});

describe('the date is found', () => {
	test.each<[string, Record<string, unknown>]>([
		['in a sheet’s column', { Customer: 'A', 'Renewal Date': '24.12.2026' }],
		['in another sheet’s column', { 'License End Date': '2026-12-24', Notes: '2020-01-01' }],
		[
			'by its name among other dates',
			{ createTime: '2020-01-01', expires_at: '2026-12-24T00:00:00Z', endDate: '2030-01-01' },
		],
		['as Unix seconds', { expire: 1798070400 }],
		['as Unix milliseconds', { currentPeriodEnd: 1798070400000 }],
		['as text with a time and a zone', { renewsAt: '2026-12-24T10:15:00+02:00' }],
	])('%s', async (_where, json) => {
		const { inWindow } = await sortOut([json]);
		expect(inWindow).toMatchObject([{ ...json, renewalDate: '2026-12-24' }]);
	});

	test.each<[string, string, Record<string, unknown>]>([
		['a field', 'dueOn', { dueOn: '2026-12-24', renewalDate: '2030-01-01' }],
		['a field with a space', 'Due On', { 'Due On': '2026-12-24' }],
		['a dotted path', 'subscription.endDate', { subscription: { endDate: '2026-12-24' } }],
		['a path into a list', 'lines[0].expires', { lines: [{ expires: '2026-12-24' }, { expires: '2030-01-01' }] }],
		['a quoted step', "terms['end date']", { terms: { 'end date': '2026-12-24' } }],
		['a name with a dot in it', 'end.date', { 'end.date': '2026-12-24' }],
	])('where Date Field says: %s', async (_what, dateField, json) => {
		const { inWindow } = await sortOut([json], { dateField });
		expect(inWindow).toMatchObject([{ daysUntilRenewal: 32 }]);
	});

	test('where Date Field says, by expression, for each item', async () => {
		const items = [
			{ field: 'a', a: '2026-12-24', b: '2030-01-01' },
			{ field: 'b', a: '2030-01-01', b: '2026-12-24' },
		];
		const { inWindow } = await sortOut(items, { dateField: '={{ $json.field }}' });
		expect(inWindow).toHaveLength(2);
	});

	test.each(['auto', 'spreadsheet'])('as a serial number of a spreadsheet, with Date Format %s', async (dateFormat) => {
		const { inWindow } = await sortOut([{ renewsOn: 46380 }], { options: { dateFormat } });
		expect(inWindow[0]?.renewalDate).toBe('2026-12-24');
	});
});

test('a decision deadline in the item stays, unless a notice period is set', async () => {
	const items = [{ renewalDate: '2027-01-14', decisionDeadline: '2027-01-11' }];
	const filter = (options: Record<string, unknown>) =>
		runWorkflow(
			[{ type: 'RenewalWindowFilter', parameters: { daysAhead: 90, options: { asOf: '2027-01-01', ...options } } }],
			{ items },
		);
	expect((await filter({})).json()[0]).toMatchObject({ decisionDeadline: '2027-01-11' });
	expect((await filter({ noticeDays: 30 })).json()[0]).toMatchObject({ decisionDeadline: '2026-12-15' });
});
