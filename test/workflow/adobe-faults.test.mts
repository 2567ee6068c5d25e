import { describe, expect, test } from '@jest/globals';

import type { Fault, Move } from '../../sandbox/index.mts';
import { foundIn, TOKEN, useAdobe } from '../support/adobe.mts';
import type { Ran } from '../support/n8n.mts';

const adobe = useAdobe({ customers: 240, direct: true });

const few = { resellers: 'one', daysAhead: 2000 };
/** What is asked, which requests the faults befall, and what must come of it. */
const OPERATIONS: Array<[name: string, match: string, run: () => Promise<Ran>, check: (ran: Ran) => void]> = [
	[
		'the list of customers',
		'/customers?',
		async () => await adobe.customers(),
		(ran) => expect(ran.json().map(({ customerId }) => customerId)).toEqual(adobe.listed().map(({ id }) => id)),
	],
	[
		'upcoming renewals',
		'/subscriptions',
		async () => await adobe.upcoming({ ...few, resellerId: adobe.sandbox.data.resellers[2]?.id }),
		(ran) => {
			const { resellers, customers } = adobe.sandbox.data;
			const own = new Set(customers.filter(({ resellerId }) => resellerId === resellers[2]?.id).flatMap(({ subscriptions }) => subscriptions.map(({ id }) => id)));
			const due = adobe.due(0, 2000).filter((one) => own.has(one.split(' ')[0] ?? ''));
			expect(due.length).toBeGreaterThan(20);
			expect(foundIn(ran)).toEqual(due);
		},
	],
];

const FAULTS: Array<[string, Fault[]]> = [
	['429 with Retry-After in seconds', [{ kind: 'status', status: 429, retryAfter: 1, after: 2, times: 2 }]],
	['429 with Retry-After as an HTTP date', [{ kind: 'status', status: 429, retryAfter: { httpDate: 1 }, after: 2, times: 2 }]],
	['429 with Retry-After in the past', [{ kind: 'status', status: 429, retryAfter: 'past', after: 2, times: 2 }]],
	['429 without Retry-After', [{ kind: 'status', status: 429, retryAfter: 'absent', after: 2, times: 2 }]],
	['a burst of 500, 502, 503 and 504', [500, 502, 503, 504].map((status): Fault => ({ kind: 'status', status, retryAfter: 'absent', after: 1, times: 1 }))],
	['resets before the answer', [{ kind: 'reset', after: 1, times: 3 }]],
	['resets in mid-body', [{ kind: 'resetMidBody', after: 1, times: 3 }]],
	['bodies cut short', [{ kind: 'truncate', after: 1, times: 2 }]],
	['bodies that end before their length', [{ kind: 'truncate', early: true, after: 1, times: 2 }]],
	['a web page with status 200', [{ kind: 'html', after: 1, times: 2 }]],
	['a 500 that is no JSON', [{ kind: 'status', status: 500, body: 'Internal error', after: 1, times: 2 }]],
	['empty answers with status 200', [{ kind: 'empty', after: 1, times: 2 }]],
	['an error in a 200 answer', [{ kind: 'errorEnvelope', after: 1, times: 2 }]],
	['slow bodies', [{ kind: 'slow', ms: 200, times: 3 }]],
	['compressed answers', [{ kind: 'gzip' }]],
];

describe.each(OPERATIONS)('%s is read whole, every row once, through', (_operation, match, run, check) => {
	test.each(FAULTS)('%s', async (_name, faults) => {
		adobe.sandbox.addFault(...faults.map((fault) => ({ ...fault, match })));
		const ran = await run();
		expect(ran.error).toBeUndefined();
		check(ran);
	});

	test('429 in the words of the gateway', async () => {
		adobe.sandbox.setKnobs({ errorShape: 'gateway' });
		adobe.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 1, match, after: 1, times: 2 });
		check(await run());
	});

	test('a token that expires with several requests in flight, for one new token', async () => {
		adobe.sandbox.addFault({ kind: 'tokenExpiry', match, after: 1, times: 1 }, { kind: 'latency', ms: 30, match });
		const ran = await run();
		expect(ran.error).toBeUndefined();
		check(ran);
		expect(adobe.count(`POST ${TOKEN}`)).toBe(2);
		expect(adobe.sandbox.requests().log.filter(({ status }) => status === 401).length).toBeGreaterThan(1);
	});

	test('a sign-in service that fails once', async () => {
		adobe.sandbox.addFault({ kind: 'status', status: 503, match: TOKEN, times: 1 });
		check(await run());
	});
});

describe('what cannot be had is told, not passed over', () => {
	test.each(OPERATIONS)('%s that asks to wait for years is not waited for', async (_name, match, run) => {
		adobe.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 'absurd', match, after: 2 });
		const { error } = await run();
		expect(error?.message).toMatch(/asks to wait \d+ hours/);
	});

	test('a server that never answers is given up', async () => {
		adobe.sandbox.addFault({ kind: 'hang', match: '/subscriptions' });
		const { error } = await adobe.upcoming({ ...few, resellerId: adobe.resellerId, options: { timeout: 1 } });
		expect(error?.message).toMatch(/did not answer in time/);
	});
});

test('upcoming renewals settle below a hard rate limit', async () => {
	adobe.sandbox.addFault({ kind: 'rateLimit', perSecond: 8, retryAfter: 1, match: '/subscriptions' });
	const ran = await adobe.upcoming({ resellers: 'one', resellerId: adobe.sandbox.data.resellers[1]?.id });
	expect(ran.error).toBeUndefined();
	const statuses = adobe.sandbox.requests().log.map(({ status }) => status);
	expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
	expect(statuses.filter((status) => status === 429).length).toBeLessThan(20);
});

describe('a list of customers that moves while it is read', () => {
	const match = '/customers?';
	const MOVES: Array<[string, Move[]]> = [
		['customers inserted', [1, 2, 3].map((requests): Move => ({ op: 'insert', count: 3, after: { requests, match } }))],
		['customers removed', [1, 2, 3].map((requests): Move => ({ op: 'remove', count: 3, after: { requests, match } }))],
	];
	test.each(MOVES)('loses none that was there throughout: %s', async (_name, moves) => {
		const before = adobe.listed().map(({ id }) => id);
		adobe.sandbox.move(...moves);
		const ran = await adobe.customers();
		expect(ran.error).toBeUndefined();
		const found = ran.json().map(({ customerId }) => String(customerId));
		expect(new Set(found).size).toBe(found.length);
		const after = new Set(adobe.listed().map(({ id }) => id));
		const throughout = before.filter((id) => after.has(id));
		expect(after.size).not.toBe(before.length);
		expect(throughout.filter((id) => !found.includes(id))).toEqual([]);
	});
});

test('cancelling ends requests and waits', async () => {
	adobe.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 30, match: '/subscriptions', after: 20 });
	const begun = Date.now();
	const ran = await adobe.upcoming({}, { cancelAfter: 700 });
	expect(ran.status).toBe('canceled');
	expect(Date.now() - begun).toBeLessThan(10_000);
	const calm = async () => await new Promise((resolve) => setTimeout(resolve, 250));
	await calm();
	const asked = adobe.sandbox.requests().total;
	await calm();
	expect(adobe.sandbox.requests().total).toBe(asked);
});

test('after an error nothing more is asked', async () => {
	adobe.sandbox.addFault({ kind: 'status', status: 403, match: '/subscriptions', after: 20 });
	const { error } = await adobe.upcoming();
	expect(error?.message).toContain('could not be read');
	expect(adobe.count('GET /v3/customers/{customerId}/subscriptions')).toBeLessThan(30);
});
