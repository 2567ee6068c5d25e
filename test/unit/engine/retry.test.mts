import { send } from '../../../shared/engine/http/send';
import { backOff, inWords, readRetryAfter, RETRY } from '../../../shared/engine/http/retry';
import type { Endpoint } from '../../../shared/engine/endpoint';
import { VendorError } from '../../../shared/engine/errors';
import { Fault, type Host, type HttpAnswer } from '../../../shared/engine/http/host';
import { openSession } from '../../../shared/engine/http/session';
import { vendor } from './vendorInMemory.mts';

const endpoint: Endpoint = {
	vendor: { ...vendor, advice: [{ status: 403, code: 'E7', message: 'Not yours', description: 'Ask for it' }] },
	name: 'Get row',
	method: 'GET',
	path: '/row',
	timeoutMs: 1000,
	answer: 'json',
};

/** Sends once against scripted outcomes; the last one repeats. */
async function against(outcomes: Array<Partial<HttpAnswer> | Fault>) {
	const waits: number[] = [];
	let clock = 0;
	let attempts = 0;
	const host: Host = {
		http: async () => {
			const outcome = outcomes[Math.min(attempts, outcomes.length - 1)];
			attempts += 1;
			if (outcome instanceof Fault) throw outcome;
			return { status: 200, headers: {}, body: '{}', ...outcome };
		},
		wait: async (milliseconds) => {
			waits.push(milliseconds);
			clock += milliseconds;
		},
		throwIfCancelled: () => undefined,
		now: () => clock,
		random: () => 1,
		hint: () => undefined,
		debug: () => undefined,
	};
	const session = openSession(host, { baseUrl: 'https://vendor.example', inFlight: 1 });
	const outcome = await send(session, endpoint).catch((error: unknown) => error);
	return { outcome, waits, attempts };
}

test('Retry-After is read in seconds and as a date, and never below zero', () => {
	const now = Date.parse('2026-11-22T10:00:00Z');
	expect(readRetryAfter('12', now)).toBe(12_000);
	expect(readRetryAfter('Sun, 22 Nov 2026 10:00:30 GMT', now)).toBe(30_000);
	expect(readRetryAfter('Sun, 22 Nov 2026 09:00:00 GMT', now)).toBe(0);
	expect(readRetryAfter('0.25', now)).toBe(250);
	for (const unreadable of [undefined, '', 'soon', '-1', '1, 2', '30 minutes', '2050-13-13'])
		expect(readRetryAfter(unreadable, now)).toBeUndefined();
});

test('pauses grow, are spread by chance, and have a ceiling', () => {
	expect([0, 1, 2, 3].map((retry) => backOff(retry, 1))).toEqual([500, 1000, 2000, 4000]);
	expect(backOff(3, 0.25)).toBe(1000);
	expect(backOff(30, 1)).toBe(RETRY.longestDelay);
});

test('what can pass is tried again, and in the end given up with what the vendor said', async () => {
	const { outcome, attempts } = await against([
		{ status: 503, body: '{"message":"Maintenance until noon","code":"M1"}', headers: { 'x-request-id': 'abc-1' } },
	]);
	expect(attempts).toBe(RETRY.attempts);
	expect(outcome).toMatchObject({ trouble: 'unavailable', status: 503, code: 'M1', requestId: 'abc-1' });
	expect((outcome as VendorError).description).toContain('Maintenance until noon');
});

test.each([400, 401, 403, 404, 409, 422])('HTTP %i is final at once', async (status) => {
	const { outcome, attempts } = await against([{ status }]);
	expect(attempts).toBe(1);
	expect(outcome).toBeInstanceOf(VendorError);
});

test('Retry-After is waited for, and a day of it is told instead', async () => {
	const waited = await against([{ status: 429, headers: { 'retry-after': '7' } }, {}]);
	expect(waited.waits[0]).toBe(7000);
	expect(waited.outcome).toMatchObject({ body: {} });
	const refused = await against([{ status: 429, headers: { 'retry-after': '86400' } }]);
	expect(refused.attempts).toBe(1);
	expect((refused.outcome as Error).message).toBe('Testing Vendor asks to wait 24 hours before the next request');
});

test('a wrong host name or certificate is not tried again', async () => {
	for (const code of ['ENOTFOUND', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT']) {
		const { attempts } = await against([new Fault('connection', 'no', code)]);
		expect(attempts).toBe(1);
	}
	expect((await against([new Fault('connection', 'reset', 'ECONNRESET'), {}])).attempts).toBe(2);
});

test('a request that runs out of time is tried once more', async () => {
	const { outcome, attempts } = await against([new Fault('timeout', 'late', 'ETIMEDOUT')]);
	expect(attempts).toBe(2);
	expect((outcome as Error).message).toBe('Testing Vendor did not answer in time (Get row)');
});

test('signing in is tried again when the service is down, not when it says no', async () => {
	expect((await against([new Fault('signIn', 'down', undefined, 503), {}])).attempts).toBe(2);
	const refused = await against([new Fault('signIn', 'no', 'invalid_client', 400)]);
	expect(refused.attempts).toBe(1);
	expect(refused.outcome).toMatchObject({ trouble: 'credential' });
});

test('advice fits by status and code', async () => {
	const { outcome } = await against([{ status: 403, body: '{"code":"E7","message":"no"}' }]);
	expect(outcome).toMatchObject({ message: 'Not yours', trouble: 'permission' });
});

test('a redirect is not followed but told, by its origin alone', async () => {
	const { outcome } = await against([{ status: 302, headers: { location: 'https://other.example/path?token=x' } }]);
	expect((outcome as Error).message).toBe('Testing Vendor redirects to https://other.example');
});

test('durations are said in words', () => {
	expect([900, 45_000, 180_000, 86_400_000].map(inWords)).toEqual(['1 second', '45 seconds', '3 minutes', '24 hours']);
});
