import { describe, expect, test } from '@jest/globals';

import type { Fault } from '../../sandbox/index.mts';
import { RETRY } from '../../shared/engine/http/retry';
import { itemsOf, useOperations, type Bench, type Operation, type VendorName } from './support/operations.mts';

const SIGNED_IN: VendorName[] = ['Keepnet', 'Adobe', 'VMware'];
const exchanges = ({ sandbox, tokenPath = '' }: Bench) =>
	sandbox.requests().log.filter(({ path }) => path.includes(tokenPath)).length;
const answered = ({ sandbox }: Bench, status: number) =>
	sandbox.requests().log.filter((one) => one.status === status).length;
const longest = ({ operations }: Bench): Operation =>
	operations.reduce((most, one) => (one.requests > most.requests ? one : most));

describe.each(SIGNED_IN)('access tokens of %s', (vendor) => {
	const bench = useOperations(vendor);

	describe.each(bench.operations.map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
		test('one that has expired is renewed, and everything goes on', async () => {
			const expected = await bench.quiet(operation);
			const account = bench.save();
			await bench.run(operation, {}, account);
			expect(exchanges(bench)).toBe(1);
			bench.sandbox.addFault({ kind: 'tokenExpiry', match: operation.match, times: 1 });
			const ran = await bench.run(operation, {}, account);
			expect(ran.error).toBeUndefined();
			expect(itemsOf(ran, operation)).toEqual(expected);
			expect(exchanges(bench)).toBe(2);
		});

		test('a 401 that new tokens do not cure is reported, after two of them', async () => {
			await bench.quiet(operation);
			bench.provokes('token per request');
			bench.sandbox.addFault({ kind: 'status', status: 401, match: operation.match });
			const { error } = await bench.run(operation);
			expect(`${error?.message} ${error?.description}`).toContain('did not accept the access token');
			expect([exchanges(bench), answered(bench, 401)]).toEqual([3, 4]);
		});
	});

	test('one new token serves all pages that find theirs expired at once', async () => {
		const operation = longest(bench);
		const expected = await bench.quiet(operation);
		const account = bench.save();
		await bench.run(operation, {}, account);
		bench.sandbox.addFault(
			{ kind: 'latency', ms: 40, match: operation.match },
			{ kind: 'tokenExpiry', match: operation.match, after: 2, times: 1 },
		);
		const ran = await bench.run(operation, { options: { pagesInFlight: 6 } }, account);
		expect(ran.error).toBeUndefined();
		expect(itemsOf(ran, operation)).toEqual(expected);
		expect(exchanges(bench)).toBe(2);
		expect(answered(bench, 401)).toBeGreaterThan(1);
	});

	test('tokens that the vendor revokes every second, whatever their lifetime, cost no row', async () => {
		const operation = longest(bench);
		const expected = await bench.quiet(operation);
		bench.sandbox.addFault(
			{ kind: 'latency', ms: 20, match: operation.match },
			{ kind: 'tokenExpiry', match: operation.match, after: 1, every: 4 },
		);
		const ran = await bench.run(operation, { options: { pagesInFlight: 2 } });
		expect(ran.error).toBeUndefined();
		expect(itemsOf(ran, operation)).toEqual(expected);
		expect(exchanges(bench)).toBeGreaterThan(1);
	});

	test('a new token that is refused twice, as it is not known everywhere yet, costs no row', async () => {
		const operation = longest(bench);
		const expected = await bench.quiet(operation);
		bench.provokes('token per request');
		bench.sandbox.addFault({ kind: 'status', status: 401, match: operation.match, times: 2 });
		const ran = await bench.run(operation);
		expect(ran.error).toBeUndefined();
		expect(itemsOf(ran, operation)).toEqual(expected);
	});

	const PASSING: Array<[string, Fault]> = [
		['a 429 with an error of OAuth', { kind: 'status', status: 429, body: '{"error":"slow_down"}' }],
		[
			'a 429 that says to wait',
			{ kind: 'status', status: 429, body: '{"error":"invalid_request","error_description":"Too many requests"}' },
		],
		[
			'a 403 that says to slow down',
			{
				kind: 'status',
				status: 403,
				body: '{"error":"temporarily_unavailable","error_description":"Rate limit exceeded"}',
			},
		],
		['an empty answer', { kind: 'empty' }],
		['a web page', { kind: 'html' }],
		['an answer that is cut off', { kind: 'truncate' }],
		['an answer that ends before its length', { kind: 'truncate', early: true }],
		['a reset in mid-body', { kind: 'resetMidBody' }],
		[
			'an answer that is wrongly compressed',
			{ kind: 'status', status: 200, body: '{}', headers: { 'content-encoding': 'gzip' } },
		],
		['a 503', { kind: 'status', status: 503, retryAfter: 'absent' }],
		['a 429', { kind: 'status', status: 429, retryAfter: 1 }],
		['a 500 that is a web page', { kind: 'html', status: 500 }],
		['a reset', { kind: 'reset' }],
	];
	test.each(PASSING)('a sign-in that meets %s is tried again', async (_name, fault) => {
		const operation = longest(bench);
		const expected = await bench.quiet(operation);
		bench.sandbox.addFault({ ...fault, match: bench.tokenPath, times: 1 });
		const ran = await bench.run(operation);
		expect(ran.error).toBeUndefined();
		expect(itemsOf(ran, operation)).toEqual(expected);
		expect(exchanges(bench)).toBe(2);
	});

	test('a sign-in that always answers with a web page is reported, and not as a wrong credential', async () => {
		bench.sandbox.addFault({ kind: 'html', match: bench.tokenPath });
		const { error } = await bench.run(longest(bench));
		expect(error?.message).toMatch(/answered without a token/);
		expect(error?.description).toMatch(new RegExp(`Tried ${RETRY.attempts} times in \\d+ second`));
	});

	test.each([400, 401, 403])(
		'a sign-in that is refused with %i is not repeated, and nothing is asked',
		async (status) => {
			bench.sandbox.addFault({ kind: 'status', status, body: '{"error":"invalid_client"}', match: bench.tokenPath });
			const { error } = await bench.run(longest(bench));
			expect(error?.message).toContain('did not accept the');
			expect([exchanges(bench), bench.sandbox.requests().total]).toEqual([1, 1]);
		},
	);

	test('a wrong secret is reported at once, and nothing is asked', async () => {
		const wrong = { clientSecret: 'not-the-secret', apiToken: 'not-the-token' };
		const { error } = await bench.run(longest(bench), {}, bench.save(wrong));
		expect(error?.message).toMatch(/did not accept the (Client ID or the Client Secret|API token)/);
		expect([exchanges(bench), bench.sandbox.requests().total]).toEqual([1, 1]);
	});
});

describe.each([
	['Keepnet', { role: 'Company Admin' }, 'This credential does not have the Reseller role'],
	['VMware', { roles: 'none' }, 'not allowed to read the'],
] as Array<[VendorName, Record<string, unknown>, string]>)('%s without the permission', (vendor, knobs, message) => {
	const bench = useOperations(vendor);
	test('is reported at once, with what to set', async () => {
		bench.sandbox.setKnobs(knobs);
		const { error } = await bench.run(longest(bench));
		expect(error?.message).toContain(message);
		expect(error?.description).toMatch(/Client Role|Cloud Partner Navigator/);
		expect(answered(bench, 403)).toBe(1);
	});
});

describe('Adobe without the scope', () => {
	const bench = useOperations('Adobe');
	test('is reported at once, with what to set', async () => {
		bench.sandbox.setKnobs({ scopes: 'openid' });
		const { error } = await bench.run(longest(bench));
		expect(error?.message).toContain('did not accept the Scope');
		expect(exchanges(bench)).toBe(1);
	});
});

describe('signatures of Trend Micro', () => {
	const bench = useOperations('Trend Micro');
	const [list] = bench.lists;
	if (list === undefined) throw new Error('No list');

	test.each([60, 800])('hold with a clock that is %i seconds off', async (clockOffset) => {
		const expected = await bench.quiet(list);
		bench.sandbox.setKnobs({ clockOffset });
		expect(itemsOf(await bench.run(list), list)).toEqual(expected);
	});

	test('a clock that is further off is named as a cause', async () => {
		bench.sandbox.setKnobs({ clockOffset: 1000 });
		const { error } = await bench.run(list);
		expect(error?.description).toContain('check the clock of this n8n');
		expect(bench.sandbox.requests().total).toBe(4);
	});

	test('every attempt has one of its own: none is refused for being old or known', async () => {
		const expected = await bench.quiet(list);
		bench.sandbox.addFault(
			{ kind: 'status', status: 503, retryAfter: 1, match: list.match, after: 1, times: 2 },
			{ kind: 'status', status: 401, match: list.match, times: 1 },
		);
		expect(itemsOf(await bench.run(list), list)).toEqual(expected);
	});
});
