import { describe, expect, test } from '@jest/globals';

import { startTrendmicro, type Move } from '../../sandbox/index.mts';
import { expectNoSecrets, foundIn, survivable, useVendor } from '../support/vendor.mts';

const trend = useVendor('TrendMicroWorryFree', startTrendmicro, { customers: 730, seed: 11 });

const match = '/service/wfbss/api/customers';
const LIST = `/SMPI/v2.8${match}`;
const getAll = async (more: Record<string, unknown> = {}) =>
	await trend.run({ resource: 'customer', operation: 'getAll', returnAll: true, ...more });
const customers = () => trend.sandbox.data.customers.map(({ id }) => id);
type Ran = Awaited<ReturnType<typeof getAll>>;
const ids = (ran: Ran) => ran.json().map(({ id }) => String(id));

describe('every customer comes once and in order through', () => {
	test.each(survivable(match))('%s', async (_name, faults) => {
		trend.sandbox.addFault(...faults);
		const ran = await getAll();
		expect(ran.error).toBeUndefined();
		expect(ids(ran)).toEqual(customers());
	});
});

describe('every attempt is signed anew', () => {
	test('with a time and trace id of its own', async () => {
		trend.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 2, match, after: 1, times: 1 });
		expect((await getAll()).error).toBeUndefined();
		const sent = trend.recorder.to(LIST).map(({ path, headers }): Record<string, unknown> => ({ path, ...headers }));
		expect(sent).toHaveLength(9);
		expect(new Set(sent.map((one) => one['x-traceid'])).size).toBe(9);
		const [path] = sent.map((one) => one.path).filter((one, index, all) => all.indexOf(one) !== index);
		const [first, second] = sent.filter((one) => one.path === path);
		expect(Number(second?.['x-posix-time']) - Number(first?.['x-posix-time'])).toBeGreaterThanOrEqual(1);
		expect(second?.['x-signature']).not.toBe(first?.['x-signature']);
	});

	test('also when n8n sends once more after a 401', async () => {
		trend.sandbox.addFault({ kind: 'status', status: 401, match, after: 1, times: 1 });
		const ran = await getAll();
		expect(ran.error).toBeUndefined();
		expect(ids(ran)).toEqual(customers());
		expect(new Set(trend.recorder.to(LIST).map(({ headers }) => headers['x-traceid'])).size).toBe(9);
	});
});

describe('a list that moves while it is read', () => {
	const MOVES: Array<[string, Move[]]> = [
		['customers added', [2, 4, 5].map((requests): Move => ({ op: 'insert', count: 3, after: { requests, match } }))],
		['customers removed', [2, 4, 5].map((requests): Move => ({ op: 'remove', count: 3, after: { requests, match } }))],
		['customers reordered', [{ op: 'reorder', after: { requests: 3, match } }]],
	];
	test.each(MOVES)('loses no customer that was there throughout: %s', async (_name, moves) => {
		const before = customers();
		trend.sandbox.move(...moves);
		const ran = await getAll();
		expect(ran.error).toBeUndefined();
		const found = new Set(ids(ran));
		expect(found.size).toBe(ran.json().length);
		const after = new Set(customers());
		expect(before.filter((id) => after.has(id) && !found.has(id))).toEqual([]);
	});

	test('is an error when it never stands still, and a hint when Fail on Incomplete List is off', async () => {
		const moves = Array.from({ length: 40 }, (_, index): Move => ({ op: 'insert', count: 1, after: { requests: index + 1, match } }));
		trend.sandbox.move(...moves);
		expect((await getAll()).error?.message).toContain('did not give a complete list');
		trend.sandbox.move(...moves);
		const ran = await getAll({ options: { failOnIncomplete: false } });
		expect(ran.error).toBeUndefined();
		expect(ran.hints).toEqual([expect.stringContaining('Rows may be missing')]);
	});
});

test('renewals are whole through resets, refusals and cut bodies at once', async () => {
	trend.sandbox.addFault(
		{ kind: 'reset', match, after: 2, every: 5, times: 2 },
		{ kind: 'status', status: 429, retryAfter: 1, match, after: 3, every: 6, times: 2 },
		{ kind: 'truncate', match, after: 4, every: 7, times: 2 },
	);
	const ran = await trend.upcoming({ options: { includeUsage: true } });
	expect(ran.error).toBeUndefined();
	expect(foundIn(ran)).toEqual(trend.due());
});

test('a vendor that asks to wait for very long is not waited for', async () => {
	trend.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 'absurd', match, after: 2 });
	expect((await getAll()).error?.message).toMatch(/asks to wait \d+ hours/);
});

test('a server that never answers is given up', async () => {
	trend.sandbox.addFault({ kind: 'hang', match });
	expect((await getAll({ options: { timeout: 1 } })).error?.message).toContain('did not answer in time');
});

test('pages are asked for side by side, and no more of them than set', async () => {
	trend.sandbox.addFault({ kind: 'latency', ms: 30, match });
	await getAll({ options: { pagesInFlight: 3 } });
	expect(trend.sandbox.requests().peakInFlight).toBe(3);
});

test('cancelling ends requests and waits', async () => {
	trend.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 5, match, after: 1 });
	const begun = Date.now();
	const ran = await trend.run({ resource: 'renewal', operation: 'getUpcoming' }, { cancelAfter: 500 });
	expect(ran.status).toBe('canceled');
	expect(Date.now() - begun).toBeLessThan(3000);
});

test.each([400, 401, 403])('no secret is in what is told of a %i that echoes all of them', async (status) => {
	const { accessToken, secretKey } = trend.sandbox.credential;
	const body = JSON.stringify({ error: { message: `token ${accessToken} key ${secretKey}` } });
	trend.sandbox.addFault({ kind: 'status', status, body, match });
	const ran = await trend.run({ resource: 'customer', operation: 'getAll' });
	expect(ran.error?.description).toContain('token [hidden] key [hidden]');
	expectNoSecrets(ran, accessToken, secretKey);
});
