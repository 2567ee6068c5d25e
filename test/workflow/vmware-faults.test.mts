import { describe, expect, test } from '@jest/globals';

import { startVmware, type Move } from '../../sandbox/index.mts';
import { OWN_ORG } from '../../sandbox/vmware/data.mts';
import { expectNoSecrets, foundIn, survivable, useVendor } from '../support/vendor.mts';

const vmware = useVendor('VmwareCloudPartner', startVmware, { customers: 730, seed: 11 });

const match = '/subscriptions/search';
const SEARCH = `/cphub/api/seller/v1/distributors/${OWN_ORG}${match}`;
const EXCHANGE = '/cphub/api/auth/v1/authn/accesstoken';
const getAll = async (more: Record<string, unknown> = {}, options = {}) =>
	await vmware.run({ resource: 'subscription', operation: 'getAll', returnAll: true, includeInactive: true, ...more }, options);
type Ran = Awaited<ReturnType<typeof getAll>>;
const ids = (ran: Ran) => ran.json().map(({ id }) => String(id));
const inOrder = () =>
	[...vmware.sandbox.data.subscriptions].sort((a, b) => (a.end ?? Infinity) - (b.end ?? Infinity)).map(({ id }) => id);
const exchanges = () => vmware.recorder.to(EXCHANGE).length;

describe('every subscription comes once and in order through', () => {
	test.each(survivable(match))('%s', async (_name, faults) => {
		vmware.sandbox.addFault(...faults);
		const ran = await getAll();
		expect(ran.error).toBeUndefined();
		expect(ids(ran)).toEqual(inOrder());
	});

	test.each(survivable(match).slice(5, 9))('%s, where pages are followed by next', async (_name, faults) => {
		vmware.turn({ position: 'pages', totals: 'absent' });
		vmware.sandbox.addFault(...faults);
		const ran = await getAll();
		expect(ran.error).toBeUndefined();
		expect(ids(ran)).toEqual(inOrder());
	});
});

describe('a list that moves while it is read', () => {
	const MOVES: Array<[string, Move[]]> = [
		['subscriptions added', [2, 4, 5].map((requests): Move => ({ op: 'insert', count: 3, after: { requests, match } }))],
		['subscriptions removed', [2, 4, 5].map((requests): Move => ({ op: 'remove', count: 3, after: { requests, match } }))],
		['end dates changed', [{ op: 'change', count: 3, renewalDate: '2026-12-24', after: { requests: 3, match } }]],
	];
	test.each(MOVES)('loses no subscription that was there throughout: %s', async (_name, moves) => {
		const before = inOrder();
		vmware.sandbox.move(...moves);
		const ran = await getAll();
		expect(ran.error).toBeUndefined();
		const found = new Set(ids(ran));
		expect(found.size).toBe(ran.json().length);
		const after = new Set(inOrder());
		expect(before.filter((id) => after.has(id) && !found.has(id))).toEqual([]);
	});

	test.each(MOVES.slice(0, 2))('loses no renewal that was there throughout: %s', async (_name, moves) => {
		const before = vmware.due();
		vmware.sandbox.move(...moves);
		const ran = await vmware.upcoming();
		expect(ran.error).toBeUndefined();
		const found = new Set(foundIn(ran).map(String));
		const after = new Set(vmware.due().map(String));
		expect(before.map(String).filter((one) => after.has(one) && !found.has(one))).toEqual([]);
	});
});

describe('access tokens', () => {
	test('one serves many pages and executions', async () => {
		await getAll();
		await getAll();
		await vmware.upcoming();
		expect(exchanges()).toBe(1);
	});

	test('one new one is fetched when many pages find theirs expired at once', async () => {
		await getAll({ returnAll: false, limit: 1 });
		vmware.sandbox.addFault({ kind: 'latency', ms: 40, match }, { kind: 'tokenExpiry', match, after: 3, times: 1 });
		const ran = await getAll({ options: { pagesInFlight: 8 } });
		expect(ran.error).toBeUndefined();
		expect(ids(ran)).toEqual(inOrder());
		expect(exchanges()).toBe(2);
	});

	test('one that ends in between is replaced', async () => {
		vmware.turn({ tokenSeconds: 1 });
		vmware.sandbox.addFault({ kind: 'latency', ms: 450, match });
		const ran = await getAll({ options: { pagesInFlight: 2 } });
		expect(ran.error).toBeUndefined();
		expect(ids(ran)).toEqual(inOrder());
		expect(exchanges()).toBeLessThanOrEqual(4);
	});

	test.each([
		['503', { kind: 'status', status: 503, retryAfter: 'absent' }],
		['429', { kind: 'status', status: 429, retryAfter: 1 }],
		['reset', { kind: 'reset' }],
	] as const)('a sign-in that meets a %s is tried again', async (_name, fault) => {
		vmware.sandbox.addFault({ ...fault, match: EXCHANGE, times: 2 });
		const ran = await vmware.upcoming();
		expect(ran.error).toBeUndefined();
		expect(exchanges()).toBe(3);
	});

	test('a sign-in that answers with a web page is told', async () => {
		vmware.sandbox.addFault({ kind: 'html', match: EXCHANGE });
		expect((await vmware.upcoming()).error?.message).toContain('without an access token');
	});

	test('a 401 that a new token does not cure is told after one new token', async () => {
		vmware.turn({ tokenHeader: 'authorization' });
		expect((await vmware.upcoming()).error?.message).toContain('did not accept the access token');
		expect(exchanges()).toBe(2);
	});
});

test('a server that never answers is given up', async () => {
	vmware.sandbox.addFault({ kind: 'hang', match });
	expect((await getAll({ options: { timeout: 1 } })).error?.message).toContain('did not answer in time');
});

test('pages are asked for side by side, and no more of them than set', async () => {
	vmware.sandbox.addFault({ kind: 'latency', ms: 30, match });
	await getAll({ options: { pagesInFlight: 3 } });
	expect(vmware.sandbox.requests().peakInFlight).toBe(3);
});

test('cancelling ends requests and waits', async () => {
	vmware.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 5, match, after: 1 });
	const begun = Date.now();
	expect((await getAll({}, { cancelAfter: 500 })).status).toBe('canceled');
	expect(Date.now() - begun).toBeLessThan(3000);
});

test('a redirect is not followed', async () => {
	vmware.sandbox.addFault({ kind: 'status', status: 302, headers: { location: 'https://elsewhere.example/x' }, match });
	expect((await getAll()).error?.message).toContain('redirects to https://elsewhere.example');
	expect(vmware.recorder.to(SEARCH)).toHaveLength(1);
});

test.each([400, 401, 403])('no secret is in what is told of a %i that echoes all of them', async (status) => {
	await vmware.upcoming();
	const { apiToken } = vmware.sandbox.credential;
	const token = vmware.recorder.to(SEARCH)[0]?.headers['csp-auth-token'];
	const body = JSON.stringify({ message: `token ${token} api ${apiToken}` });
	vmware.sandbox.addFault({ kind: 'status', status, body, match });
	const ran = await getAll();
	expect(ran.error?.description).toContain('api [hidden]');
	expectNoSecrets(ran, apiToken, token);
});
