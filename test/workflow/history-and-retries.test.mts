/** The history of reported stages keeps in step with what leaves the node, whatever n8n does with a failed try. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { IDataObject } from 'n8n-workflow';

import { startKeepnet, startTrendmicro } from '../../sandbox/index.mts';
import { breakHistory, forgetHistory, startHistory } from '../support/history.mts';
import { runWorkflow, type TestNode } from '../support/n8n.mts';
import { TODAY, useVendor } from '../support/vendor.mts';

beforeAll(startHistory);
beforeEach(forgetHistory);

const ITEMS = ['A', 'B', 'C'].map((customer) => ({ customer, product: 'P', days: 90, renewsOn: '2026-12-10' }));

const filter = async (
	items: Array<Record<string, unknown>>,
	node: Partial<TestNode> = {},
	parameters: Record<string, unknown> = {},
) =>
	await runWorkflow(
		[
			{
				type: 'RenewalWindowFilter',
				parameters: { stages: { onlyEntered: true }, options: { asOf: TODAY }, ...parameters },
				...node,
			},
		],
		{ items },
	);
const customers = (ran: Awaited<ReturnType<typeof filter>>) => ran.json().map(({ customer }) => customer);

describe('with Retry On Fail, the filter', () => {
	test.each(['', 0, null, 'boom', { code: 5 }])('loses nothing when the first item has the error %j', async (error) => {
		const items = ITEMS.map((item) => ({ ...item, error }));
		const ran = await filter(items, { maxTries: 3, onError: 'continueRegularOutput' });
		expect(customers(ran)).toEqual(['A', 'B', 'C']);
		expect(ran.hints.join()).toContain('Nothing was recorded as reported');
	});

	test('reports again after a failed try, and records once all items succeed', async () => {
		const parameters = { daysAhead: '={{ $json.days }}' };
		const node = { maxTries: 2, onError: 'continueRegularOutput' as const };
		const broken = [{ ...ITEMS[0], days: 'x' }, ...ITEMS.slice(1)];
		expect(customers(await filter(broken, node, parameters))).toEqual(['B', 'C']);
		expect(customers(await filter(ITEMS, node, parameters))).toEqual(['A', 'B', 'C']);
		expect(customers(await filter(ITEMS, node, parameters))).toEqual([]);
	});

	test('still withholds what earlier runs reported', async () => {
		const node = { maxTries: 2, onError: 'continueRegularOutput' as const };
		await filter(ITEMS.slice(0, 2));
		const items = [...ITEMS, { ...ITEMS[0], customer: 'D', days: 'x' }];
		expect(customers(await filter(items, node, { daysAhead: '={{ $json.days }}' }))).toEqual(['C']);
		expect(customers(await filter(ITEMS))).toEqual(['C']);
	});
});

test('without Retry On Fail, what left with a failed item is recorded', async () => {
	const parameters = { daysAhead: '={{ $json.days }}' };
	const node = { onError: 'continueRegularOutput' as const };
	const items = [...ITEMS, { ...ITEMS[0], customer: 'D', days: 'x' }];
	expect(customers(await filter(items, node, parameters))).toEqual(['A', 'B', 'C']);
	expect(customers(await filter(items, node, parameters))).toEqual([]);
});

describe('a second line of one renewal', () => {
	const line = (seats: number) => ({ customer: 'Acme', product: 'M365 E3', quantity: seats, renewsOn: '2026-12-10' });
	const seats = async (...counts: number[]) => (await filter(counts.map(line))).json().map(({ quantity }) => quantity);

	test('is reported, wherever it stands', async () => {
		expect(await seats(10)).toEqual([10]);
		expect(await seats(5, 10)).toEqual([5]);
		expect(await seats(5, 10, 10)).toEqual([10]);
		expect(await seats(5, 10, 10)).toEqual([]);
	});

	test('is not made by seats that change', async () => {
		expect(await seats(10, 5)).toEqual([10, 5]);
		expect(await seats(12, 7)).toEqual([]);
	});
});

describe('a vendor node', () => {
	const bench = useVendor('TrendMicroWorryFree', startTrendmicro);
	const once = { stages: { onlyEntered: true } };

	test('whose history fails gives error items, never its input', async () => {
		breakHistory('the database is away');
		const stopped = await bench.upcoming(once);
		expect(stopped.error?.message).toBe('n8n could not save which stages were reported');
		const parameters = { resource: 'renewal', operation: 'getUpcoming', options: { asOf: TODAY }, ...once };
		const ran = await runWorkflow(
			[
				{
					type: 'TrendMicroWorryFree',
					parameters,
					credentials: bench.account,
					onError: 'continueRegularOutput',
				},
			],
			{ items: [{ trigger: true }] },
		);
		expect(ran.json()).toEqual([
			{
				error: 'n8n could not save which stages were reported',
				message: expect.stringContaining('the database is away'),
			},
		]);
	});
});

/** What the last run of the node left behind in the workflow's static data. */
function lastRun() {
	const staticData: IDataObject = {};
	const portfolios = () =>
		(staticData['node:TrendMicroWorryFree'] as { portfolios: Record<string, number> }).portfolios;
	const remember = (size: number) => {
		for (const asked of Object.keys(portfolios())) portfolios()[asked] = size;
	};
	return { staticData, portfolios, remember };
}

describe.each([
	['smaller', useVendor('TrendMicroWorryFree', startTrendmicro, { customers: 30 }), 30],
	['empty', useVendor('TrendMicroWorryFree', startTrendmicro, { customers: 0 }), 0],
] as const)('a portfolio that is suddenly %s', (_what, bench, size) => {
	test('is reported once', async () => {
		const { staticData, portfolios, remember } = lastRun();
		const read = async () =>
			(await bench.upcoming({}, { staticData })).hints.filter((hint) => hint.includes('last run'));
		expect(await read()).toEqual([]);
		expect(Object.values(portfolios())).toEqual([size]);
		// As if the last run had read more.
		remember(46);
		expect(await read()).toEqual([
			`Trend Micro: ${size} customers read, but 46 in the last run. Check whether the credential can still see all of them.`,
		]);
		expect(await read()).toEqual([]);
	});

	test('is not reported when little is missing, or other settings were used, but on any day', async () => {
		const { staticData, remember } = lastRun();
		const hints = async (parameters: Record<string, unknown> = {}) =>
			(await bench.upcoming(parameters, { staticData })).hints.filter((hint) => hint.includes('last run'));
		await hints();
		remember(Math.floor(size * 1.5));
		expect(await hints()).toEqual([]);
		remember(100);
		expect(await hints({ options: { asOf: '2026-12-24' } })).toHaveLength(1);
		remember(100);
		expect(await hints({ daysAhead: 30 })).toEqual([]);
	});
});

describe('the portfolios of several input items', () => {
	const bench = useVendor('Keepnet', startKeepnet, { customers: 60 });
	/** Runs with an item for each number of days; how many portfolios are said to be smaller, and the sizes stored. */
	const runs = () => {
		const staticData: IDataObject = {};
		const sizes = () => (staticData['node:Keepnet'] as { portfolios: Record<string, number> }).portfolios;
		const read = async (days: number[]) => {
			const items = days.map((daysAhead) => ({ daysAhead }));
			const { hints } = await bench.upcoming({ daysAhead: '={{ $json.daysAhead }}' }, { staticData, items });
			return hints.filter((hint) => hint.includes('in the last run')).length;
		};
		return { read, sizes };
	};

	test('are compared with what the same item read, wherever it stands', async () => {
		const { read, sizes } = runs();
		expect(await read([400, 5, 30])).toBe(0);
		expect(await read([30, 5, 400])).toBe(0);
		expect(await read([60, 400, 5, 30])).toBe(0);
		for (const asked of Object.keys(sizes())) sizes()[asked] = 100;
		expect(await read([30, 60, 400])).toBe(3);
	});

	test('are compared in a loop too, which runs the node once for each item', async () => {
		const { read, sizes } = runs();
		for (const days of [400, 5, 30]) expect(await read([days])).toBe(0);
		for (const asked of Object.keys(sizes())) sizes()[asked] = 100;
		for (const days of [400, 5, 30]) expect(await read([days])).toBe(1);
	});

	test('are forgotten once a hundred others were read', async () => {
		const { read, sizes } = runs();
		await read([400]);
		const [first = ''] = Object.keys(sizes());
		for (let other = 1; other < 100; other += 1) sizes()[`other ${other}`] = 1;
		await read([5]);
		expect(Object.keys(sizes())).toHaveLength(100);
		expect(sizes()).not.toHaveProperty([first]);
	});
});
