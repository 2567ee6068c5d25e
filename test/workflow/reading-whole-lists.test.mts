import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { startKeepnet, type Fault, type Move, type RunningKeepnet } from '../../sandbox/index.mts';
import type { StoredCredential } from '../support/credentials.mts';
import { credentials, runWorkflow, type Ran } from '../support/n8n.mts';

jest.setTimeout(60_000);

const SIZE = 730;
let keepnet: RunningKeepnet;
let account: StoredCredential;
beforeAll(async () => {
	keepnet = await startKeepnet({ customers: SIZE, seed: 11 });
});
beforeEach(() => {
	account = credentials.save(keepnet.credentialType, keepnet.credential);
});
afterEach(async () => {
	// Pages that were on their way when a list was given up must not be taken for the next test's.
	await new Promise((resolve) => setTimeout(resolve, 150));
	const violations = keepnet.violations();
	keepnet.reset({ knobs: true });
	expect(violations).toEqual([]);
});
afterAll(async () => await keepnet.close());

const search = async (parameters: Record<string, unknown> = {}): Promise<Ran> =>
	await runWorkflow([
		{
			type: 'Keepnet',
			parameters: { resource: 'company', operation: 'search', returnAll: true, ...parameters },
			credentials: account,
		},
	]);

const ids = (ran: Ran) => ran.json().map(({ companyResourceId }) => String(companyResourceId));
const inOrder = async () => ids(await search());
const searches = () => keepnet.requests().byRoute['POST /api/companies/search'] ?? 0;

const match = '/api/companies/search';
const SURVIVED: Array<[string, Fault[]]> = [
	['429 with Retry-After in seconds', [{ kind: 'status', status: 429, retryAfter: 1, match, after: 2, times: 3 }]],
	['429 with Retry-After as an HTTP date', [{ kind: 'status', status: 429, retryAfter: { httpDate: 1 }, match, after: 2, times: 2 }]],
	['429 with Retry-After in the past', [{ kind: 'status', status: 429, retryAfter: 'past', match, after: 2, times: 2 }]],
	['429 without Retry-After', [{ kind: 'status', status: 429, retryAfter: 'absent', match, after: 2, times: 2 }]],
	['a burst of 500, 502, 503 and 504', [500, 502, 503, 504].map((status): Fault => ({ kind: 'status', status, match, after: 1, times: 1 }))],
	['resets before the answer', [{ kind: 'reset', match, after: 1, times: 3 }]],
	['resets in mid-body', [{ kind: 'resetMidBody', match, after: 1, times: 3 }]],
	['bodies cut short', [{ kind: 'truncate', match, after: 1, times: 2 }]],
	['bodies that end before their length', [{ kind: 'truncate', early: true, match, after: 1, times: 2 }]],
	['a web page with status 200', [{ kind: 'html', match, after: 1, times: 2 }]],
	['a web page with status 502', [{ kind: 'html', status: 502, match, after: 1, times: 2 }]],
	['empty answers with status 200', [{ kind: 'empty', match, after: 1, times: 2 }]],
	['slow bodies', [{ kind: 'slow', ms: 300, match, times: 3 }]],
	['compressed answers', [{ kind: 'gzip', match }]],
	['tokens that expire with several pages in flight', [{ kind: 'tokenExpiry', match, after: 3, times: 1 }]],
	['a token endpoint that fails once', [{ kind: 'status', status: 503, match: '/connect/token', times: 1 }]],
	['a hard rate limit of ten requests a second', [{ kind: 'rateLimit', perSecond: 10, retryAfter: 1, match }]],
];

describe('a list is read whole, every row once and in order, through', () => {
	test.each(SURVIVED)('%s', async (_name, faults) => {
		const expected = await inOrder();
		expect(new Set(expected).size).toBe(SIZE);
		keepnet.reset();
		keepnet.addFault(...faults);
		const ran = await search();
		expect(ran.error).toBeUndefined();
		expect(ids(ran)).toEqual(expected);
	});
});

describe('a list that moves while it is read', () => {
	const MOVES: Array<[string, Move[]]> = [
		['rows inserted', [2, 4, 5].map((requests): Move => ({ op: 'insert', count: 3, after: { requests, match } }))],
		['rows removed', [2, 4, 5].map((requests): Move => ({ op: 'remove', count: 3, after: { requests, match } }))],
		['rows reordered', [{ op: 'reorder', after: { requests: 3, match } }]],
	];
	test.each(MOVES)('loses no row that was there throughout: %s', async (_name, moves) => {
		const before = new Set(await inOrder());
		keepnet.reset();
		keepnet.move(...moves);
		const ran = await search();
		expect(ran.error).toBeUndefined();
		const found = ids(ran);
		expect(new Set(found).size).toBe(found.length);
		keepnet.clearFaults();
		const after = new Set(await inOrder());
		const throughout = [...before].filter((id) => after.has(id));
		expect(throughout.length).toBeGreaterThan(SIZE - 20);
		expect(throughout.filter((id) => !found.includes(id))).toEqual([]);
	});
});

describe('a total that does not tell the truth', () => {
	test.each(['low', 'high', 'absent'] as const)('does not cost a row when it is %s', async (totals) => {
		const expected = await inOrder();
		keepnet.setKnobs({ totals });
		const ran = await search();
		expect(ran.error).toBeUndefined();
		expect(ids(ran)).toEqual(expected);
		expect(ran.hints.length).toBe(totals === 'absent' ? 0 : 1);
	});

	test('does not cost a row when pages are smaller than asked for', async () => {
		const expected = await inOrder();
		keepnet.setKnobs({ maxPageSize: 30 });
		const ran = await search();
		expect(ids(ran)).toEqual(expected);
		keepnet.reset();
	});
});

describe('what cannot be had is told, not passed over', () => {
	test('a vendor that asks to wait for a day is not waited for', async () => {
		keepnet.addFault({ kind: 'status', status: 429, retryAfter: 'absurd', match, after: 2 });
		const ran = await search();
		expect(ran.error?.message).toMatch(/asks to wait \d+ hours/);
		expect(ran.status).toBe('error');
	});

	test('an error in a 200 answer is an error', async () => {
		keepnet.addFault({ kind: 'errorEnvelope', match, after: 2 });
		const ran = await search();
		expect(ran.status).toBe('error');
	});

	test('a server that never answers is given up', async () => {
		keepnet.addFault({ kind: 'hang', match });
		const ran = await search({ options: { timeout: 1 } });
		expect(ran.error?.message).toMatch(/did not answer in time/);
	});
});

test('a limit asks for no page that is not needed', async () => {
	await search({ returnAll: false, limit: 150 });
	expect(searches()).toBe(2);
	const ran = await search({ returnAll: false, limit: 10 });
	expect(ran.json()).toHaveLength(10);
	expect(searches()).toBe(3);
});

test('pages are asked for side by side, and no more of them than set', async () => {
	keepnet.reset();
	keepnet.addFault({ kind: 'latency', ms: 30, match });
	await search({ options: { pagesInFlight: 3 } });
	expect(keepnet.requests().peakInFlight).toBe(3);
});

test('cancelling ends requests and waits', async () => {
	keepnet.addFault({ kind: 'status', status: 429, retryAfter: 30, match, after: 1 });
	const begun = Date.now();
	const ran = await runWorkflow(
		[{ type: 'Keepnet', parameters: { resource: 'company', operation: 'search', returnAll: true }, credentials: account }],
		{ cancelAfter: 500 },
	);
	expect(ran.status).toBe('canceled');
	expect(Date.now() - begun).toBeLessThan(10_000);
	const asked = searches();
	await new Promise((resolve) => setTimeout(resolve, 300));
	expect(searches()).toBe(asked);
});
