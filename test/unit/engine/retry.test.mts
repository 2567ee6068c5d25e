import { send } from '../../../shared/engine/http/send';
import { backOff, inWords, RETRY } from '../../../shared/engine/http/retry';
import { readRetryAfter, readWait } from '../../../shared/engine/http/retryAfter';
import type { Endpoint } from '../../../shared/engine/endpoint';
import { VendorError } from '../../../shared/engine/errors';
import { Fault, type Host, type HttpAnswer } from '../../../shared/engine/http/host';
import type { Pace } from '../../../shared/engine/http/pace';
import { openSession } from '../../../shared/engine/http/session';
import { getRow, vendor } from './vendorInMemory.mts';

const endpoint: Endpoint = {
	...getRow,
	vendor: { ...vendor, advice: [{ status: 403, code: 'E7', message: 'Not yours', description: 'Ask for it' }] },
	path: '/row',
};

/**
 * Sends once against scripted outcomes; the last one repeats.
 * @param before what other requests were answered
 */
async function against(
	outcomes: Array<Partial<HttpAnswer> | Fault>,
	asked = endpoint,
	before: Partial<Pick<Pace, 'hasAnswered' | 'deniedInARow'>> = {},
) {
	const waits: number[] = [];
	let clock = 0;
	let attempts = 0;
	const host: Host = {
		http: async () => {
			const outcome = outcomes[Math.min(attempts, outcomes.length - 1)];
			attempts += 1;
			if (outcome instanceof Fault) throw outcome;
			return { status: 200, headers: {}, body: '{"id":"1"}', ...outcome };
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
	Object.assign(session.pace, before);
	const outcome = await send(session, asked).catch((error: unknown) => error);
	return { outcome, waits, attempts, seconds: clock / 1000 };
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

test('a temporary fault is tried again, and finally reported with what the vendor said', async () => {
	const { outcome, attempts } = await against([
		{ status: 503, body: '{"message":"Maintenance until noon","code":"M1"}', headers: { 'x-request-id': 'abc-1' } },
	]);
	expect(attempts).toBe(RETRY.attempts);
	expect(outcome).toMatchObject({ trouble: 'unavailable', status: 503, code: 'M1', requestId: 'abc-1' });
	const { description } = outcome as VendorError;
	expect(description).toContain('Maintenance until noon');
	expect(description).toContain(`Tried ${RETRY.attempts} times in 16 seconds.`);
	expect(description).toContain('Run the workflow again later.');
});

test.each([408, 421, 425, 500, 502, 503, 504, 599])('HTTP %i may pass, and is tried again', async (status) => {
	expect((await against([{ status }, {}])).outcome).toMatchObject({ body: { id: '1' } });
});

test.each([400, 403, 404, 409, 422, 501, 505, 511])('HTTP %i is final at once', async (status) => {
	const { outcome, attempts } = await against([{ status }]);
	expect(attempts).toBe(1);
	expect(outcome).toBeInstanceOf(VendorError);
});

test('Retry-After is respected, but not for a day', async () => {
	const waited = await against([{ status: 429, headers: { 'retry-after': '7' } }, {}]);
	expect(waited.waits[0]).toBe(7000);
	expect(waited.outcome).toMatchObject({ body: { id: '1' } });
	const refused = await against([{ status: 429, headers: { 'retry-after': '86400' } }]);
	expect(refused.attempts).toBe(1);
	expect((refused.outcome as Error).message).toBe('Testing Vendor asks you to wait 24 hours before the next request');
});

test('a vendor that asks for long pauses again and again is waited for five minutes in all', async () => {
	const { outcome, attempts, seconds } = await against([{ status: 429, headers: { 'retry-after': '100' } }]);
	expect(outcome).toMatchObject({ trouble: 'rateLimit' });
	expect([attempts, seconds]).toEqual([4, 300]);
});

test('a date in Retry-After is read by the clock of the vendor', async () => {
	const headers = { date: 'Sun, 22 Nov 2026 10:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 10:00:30 GMT' };
	expect((await against([{ status: 429, headers }, {}])).waits[0]).toBe(30_000);
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
	expect((outcome as VendorError).description).toContain('Tried 2 times');
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

test('a redirect is not followed but reported, by its origin alone', async () => {
	const { outcome } = await against([{ status: 302, headers: { location: 'https://other.example/path?token=x' } }]);
	expect((outcome as Error).message).toBe('Testing Vendor redirects to https://other.example');
});

test('durations are said in words', () => {
	expect([900, 45_000, 180_000, 86_400_000].map(inWords)).toEqual(['1 second', '45 seconds', '3 minutes', '24 hours']);
});

const NOW = Date.parse('2026-11-22T10:00:00Z');
const EPOCH = NOW / 1000;

test.each([
	[{ 'retry-after': '12', 'ratelimit-reset': '50' }, undefined, 12_000],
	[{ 'retry-after-ms': '1500' }, undefined, 1500],
	[{ 'ratelimit-reset': '37' }, undefined, 37_000],
	[{ 'x-ratelimit-reset': '37' }, undefined, 37_000],
	[{ 'x-ratelimit-reset': '37000' }, undefined, 37_000],
	[{ 'x-ratelimit-reset': String(EPOCH + 37) }, undefined, 37_000],
	[{ 'x-ratelimit-reset': String(NOW + 37_000) }, undefined, 37_000],
	[{ 'x-ratelimit-reset': 'Sun, 22 Nov 2026 10:00:37 GMT' }, undefined, 37_000],
	[{ 'x-ratelimit-reset': '2026-11-22T10:00:37Z' }, undefined, 37_000],
	[{ 'x-rate-limit-reset': '37' }, undefined, 37_000],
	[{ 'x-ratelimit-reset-after': '0.5' }, undefined, 500],
	[{ ratelimit: '"default";r=0;t=37' }, undefined, 37_000],
	[{ ratelimit: 'limit=100, remaining=0, reset=37' }, undefined, 37_000],
	[{}, { message: 'Rate limit exceeded. Try again in 37 seconds.' }, 37_000],
	[{}, { error: { message: 'Please retry after 2 minutes' } }, 120_000],
	[{}, 'Too many requests, wait 500 ms', 500],
	[{}, { retryAfter: 37 }, 37_000],
	[{}, { error: { retry_after: '37' } }, 37_000],
	[{}, { errors: [{ 'retry-after-ms': 370 }] }, 370],
	[{}, { retryAfter: '37s' }, undefined],
	[{}, { retryAfterSeconds: 37 }, 37_000],
	[{}, { retryAfter: '2026-11-22T10:00:37Z' }, 37_000],
	[{ 'retry-after': ' 12 ' }, undefined, 12_000],
	[{ 'retry-after-ms': ' 1500.25 ' }, undefined, 1501],
	[{ 'ratelimit-reset': '', 'x-ratelimit-reset': ' 0.25 ' }, undefined, 250],
	[{ ratelimit: 't = 37' }, undefined, 37_000],
	[{}, { data: {}, error: { retryIn: 37 } }, 37_000],
	[{}, { retryAfter: 'soon', resetAfterMilliseconds: 370 }, 370],
	[{}, { resetIn: 37 }, 37_000],
	[{}, { a: { b: { c: { d: { wait: 37 } } } } }, 37_000],
	[{}, 'Available again in 1.25 minutes', 75_000],
	[{}, 'Retry in 37sec', 37_000],
	[{}, 'Quota resets in 2 hours', 7_200_000],
	[{}, 'Out of call volume quota. Quota will be replenished in 01:02:03.', 3_723_000],
	[{}, 'Please wait 370 milliseconds', 370],
	// nothing that could be waited for
	[{ 'x-ratelimit-reset': String(EPOCH - 60) }, undefined, undefined],
	[{ 'x-ratelimit-reset': 'soon' }, undefined, undefined],
	[{ ratelimit: '"default";r=5' }, undefined, undefined],
	[{ 'x-ratelimit-reset': '0' }, undefined, undefined],
	[{ 'retry-after-ms': 'in 1500' }, undefined, undefined],
	[{ 'retry-after-ms': '1500, 20' }, undefined, undefined],
	[{}, { waitlist: 37, awaiting: 37, lastWait: 37 }, undefined],
	[{}, { message: 'You may send 100 requests in 60 seconds' }, undefined],
	[{}, { message: 'Too many requests', id: 37 }, undefined],
	[{}, null, undefined],
] as Array<[Record<string, string>, unknown, number | undefined]>)(
	'%j with %j asks to wait %p ms',
	(headers, body, wait) => {
		expect(readWait({ headers }, body, NOW)).toBe(wait);
	},
);

test('an answer nested too deep to search is not searched', () => {
	let body: unknown = { retryAfter: 37 };
	for (let level = 0; level < 100_000; level += 1) body = [body];
	expect(readWait({ headers: {} }, body, NOW)).toBeUndefined();
});

describe('a 429 that does not say how long to wait', () => {
	const busy = { status: 429, body: '{"id":"1"}' };

	test('is outlasted for more than a minute', async () => {
		const { outcome, seconds } = await against([...Array.from({ length: 7 }, () => busy), {}]);
		expect(outcome).toMatchObject({ body: { id: '1' } });
		expect(seconds).toBeGreaterThan(60);
	});

	test('is given up after some minutes at most, with how often and how long it was tried', async () => {
		const { outcome, seconds } = await against([busy]);
		expect(outcome).toMatchObject({ trouble: 'rateLimit', status: 429 });
		expect((outcome as VendorError).description).toMatch(/^Tried \d+ times in \d+ (seconds|minutes)\..* quieter time/);
		expect(seconds).toBeGreaterThanOrEqual(RETRY.outlast / 1000);
		expect(seconds).toBeLessThanOrEqual(RETRY.totalDelay / 1000);
	});
});

test('a wait in a form other than Retry-After is respected', async () => {
	const { outcome, waits } = await against([
		{ status: 429, body: '{"message":"Quota used up, try again in 37 seconds"}' },
		{},
	]);
	expect(outcome).toMatchObject({ body: { id: '1' } });
	expect(waits[0]).toBe(37_000);
});

const GOOD = { hasAnswered: true };
test.each([
	[401, 'first', {}, 1],
	[401, 'after good answers', GOOD, 2],
	[401, 'after good answers and another 401', { ...GOOD, deniedInARow: 1 }, 2],
	[403, 'first', {}, 0],
	[403, 'after good answers', GOOD, 1],
	[403, 'after good answers and another 403', { ...GOOD, deniedInARow: 1 }, 0],
])('a %i that comes %s is repeated as often as it may pass', async (status, _when, before, times) => {
	const passing = Array.from({ length: times }, () => ({ status }));
	expect((await against([...passing, {}], endpoint, before)).outcome).toMatchObject({ body: { id: '1' } });
	const { outcome, attempts } = await against([{ status }], endpoint, before);
	expect(outcome).toMatchObject({ trouble: status === 401 ? 'credential' : 'permission', status });
	expect(attempts).toBe(1 + times);
});

describe('signing in', () => {
	test.each([
		['a 429 with an error of OAuth', new Fault('signIn', 'Slow down', 'invalid_request', 429)],
		['a limit in words, without a status', new Fault('signIn', 'Too many requests', 'EAUTH')],
		['a limit by its code', new Fault('signIn', 'no', 'rate_limit_exceeded', 400)],
		['a page that is no JSON', new Fault('signIn', 'Expected JSON response', 'ESTATUS', 200)],
		['an answer without a token', new Fault('signIn', 'answered without a token', 'ENOTOKEN')],
		[
			'a server error of which only the sentence is left',
			new Fault('signIn', 'The authorization server encountered an unexpected condition that prevented it'),
		],
		['a pause of the service', new Fault('signIn', 'later', 'temporarily_unavailable', 400)],
	])('passes %s', async (_name, fault) => {
		expect((await against([fault, {}])).outcome).toMatchObject({ body: { id: '1' } });
	});

	test.each([
		['invalid_client', 400],
		['invalid_client', 401],
		['invalid_grant', 400],
		['invalid_scope', 400],
		['unauthorized_client', 403],
	])(
		'%s with HTTP %i is final, even after others were answered: a repeated wrong secret may lock the account',
		async (code, status) => {
			const { outcome, attempts } = await against([new Fault('signIn', 'no', code, status)], endpoint, GOOD);
			expect(attempts).toBe(1);
			expect(outcome).toMatchObject({ trouble: 'credential' });
		},
	);
});

describe('the final error', () => {
	test('a 403 names the permission and the expired token', async () => {
		const other = { ...endpoint, vendor: { ...vendor, advice: [] } };
		const { outcome } = await against([{ status: 403, body: '{"message":"Forbidden"}' }], other);
		expect((outcome as Error).message).toContain('does not allow this credential to do that');
		expect((outcome as VendorError).description).toContain('the access token may have expired');
	});

	test('a 403 of a vendor without tokens names no token', async () => {
		const other = { ...endpoint, vendor: { ...vendor, hasTokens: false as const, advice: [] } };
		const { outcome } = await against([{ status: 403, body: '{"message":"Forbidden"}' }], other);
		expect((outcome as VendorError).description).not.toContain('token');
	});

	test.each([
		['ENOTFOUND', 'getaddrinfo ENOTFOUND vendor.example', 1],
		['ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443', RETRY.attempts],
	])('%s names the address and what to check', async (code, message, times) => {
		const { outcome, attempts } = await against([new Fault('connection', message, code)]);
		expect((outcome as Error).message).toBe('Testing Vendor cannot be reached at vendor.example');
		expect((outcome as VendorError).description).toContain('Check the Base URL in the credential');
		expect(attempts).toBe(times);
	});

	test('an answer that cannot be decompressed is not called empty', async () => {
		const { outcome } = await against([{ body: '', headers: { 'content-encoding': 'gzip' } }]);
		expect((outcome as Error).message).toContain('truncated or corrupt');
	});
});
