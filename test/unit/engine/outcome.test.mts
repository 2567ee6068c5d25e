import type { Endpoint, Vendor } from '../../../shared/engine/endpoint';
import { Fault } from '../../../shared/engine/http/host';
import { judgeAnswer, judgeFault } from '../../../shared/engine/http/outcome';
import { getRow, vendor } from './vendorInMemory.mts';

const strict: Vendor = {
	...vendor,
	requestIdHeaders: ['X-Correlation-Id', 'X-Request-Id'],
	isErrorBody: (body) => typeof body !== 'object' || body === null || !('rows' in body),
	retriableCodes: ['E9'],
	advice: [
		{ status: 403, code: 'E7', message: 'Not yours', description: 'Ask for it' },
		{ code: 'invalid_client', message: 'The secret is wrong', description: 'Copy it again' },
		{ status: 404, message: 'Gone' },
	],
};
const endpoint = { ...getRow, vendor: strict };
const NOW = Date.parse('2026-11-22T10:00:00Z');
const GET = { method: 'GET', url: 'https://vendor.example/v1/row?page=1' };
const judge = (status: number, body: unknown, headers: Record<string, string> = {}, asked = endpoint, sent = GET) =>
	judgeAnswer(asked, { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }, sent, NOW);
/** The outcome in short. */
function shortly(outcome: ReturnType<typeof judge>) {
	const { kind } = outcome;
	return kind === 'good' || kind === 'moved' ? kind : `${kind}: ${outcome.error.trouble}`;
}

describe('a redirect', () => {
	const redirect = (status: number, location: string | undefined, method = 'GET') =>
		judge(status, '', location === undefined ? {} : { location }, endpoint, { ...GET, method });

	test.each([
		[301, 'GET', 'moved'],
		[302, 'GET', 'moved'],
		[307, 'GET', 'moved'],
		[308, 'GET', 'moved'],
		[307, 'POST', 'moved'],
		[308, 'POST', 'moved'],
		[301, 'POST', 'final: rejected'],
		[302, 'POST', 'final: rejected'],
		[303, 'GET', 'final: rejected'],
		[304, 'GET', 'final: rejected'],
		[300, 'GET', 'final: rejected'],
		[399, 'GET', 'final: rejected'],
	])('of status %i within the origin, of a %s, is %s', (status, method, short) => {
		const outcome = redirect(status, '/v2/row', method);
		expect(shortly(outcome)).toBe(short);
		expect(outcome).toMatchObject(short === 'moved' ? { url: 'https://vendor.example/v2/row' } : {});
	});

	test.each([
		['https://evil.example/v1', 'redirects to https://evil.example'],
		['//evil.example/v1', 'redirects to https://evil.example'],
		['http://vendor.example/v1', 'redirects to http://vendor.example'],
		['https://vendor.example:444/', 'redirects to https://vendor.example:444'],
		['https://', 'redirects to another address'],
		['', 'redirects to another address'],
		[undefined, 'redirects to another address'],
	])('to %j is never followed', (location, what) => {
		for (const status of [301, 302, 307, 308]) {
			const outcome = redirect(status, location);
			expect(outcome).toMatchObject({ kind: 'final', error: { message: `Testing Vendor ${what}`, status } });
		}
	});
});

describe('an answer of status 200', () => {
	const plain = { ...endpoint, vendor };
	test.each<[string, string, unknown, Endpoint]>([
		['data', 'good', { rows: [] }, endpoint],
		['an error', 'final: rejected', { code: 'E1', message: 'No' }, endpoint],
		['an error that may pass', 'retry: rejected', { code: 'E9', message: 'Later' }, endpoint],
		['an error without a code', 'final: rejected', { message: 'No' }, endpoint],
		['an error that is a code alone', 'final: rejected', { code: 7 }, endpoint],
		['a rate limit', 'retry: rateLimit', { message: 'Too many requests' }, endpoint],
		['a rate limit by its code', 'retry: rateLimit', { code: '429001' }, endpoint],
		['an error that says that it passes', 'retry: rejected', { message: 'Backend timed out' }, endpoint],
		['an error that says to try again later', 'retry: rejected', { code: 'E1', message: 'Try again later' }, endpoint],
		['neither data nor an error', 'retry: unreadable', { hello: 1 }, endpoint],
		['nothing', 'retry: unreadable', {}, plain],
		['null', 'retry: unreadable', null, plain],
		['a record', 'good', { id: 1 }, plain],
		['an empty list', 'good', [], plain],
		['a web page', 'retry: unreadable', '<html>', plain],
		['nothing but words on a limit', 'retry: rateLimit', { status: 'SUCCESS', message: 'Slow down' }, plain],
		['nothing but a sentence on an outage', 'retry: unreadable', '"Temporarily unavailable"', plain],
		['nothing but words', 'good', { status: 'SUCCESS', message: 'Done', data: null }, plain],
		['a record whose message mentions a limit', 'good', { id: 1, message: 'Quota' }, plain],
	])('with %s: %s', (_name, short, body, asked) => {
		expect(shortly(judge(200, body, {}, asked))).toBe(short);
	});
});

test('an answer of status 204 is good where it is documented, and tried again elsewhere', () => {
	expect(judge(204, '', {}, { ...endpoint, noContent: true })).toMatchObject({ kind: 'good', body: undefined });
	expect(shortly(judge(204, '', {}, endpoint))).toBe('retry: unreadable');
	expect(shortly(judge(200, '', {}, { ...endpoint, noContent: true }))).toBe('retry: unreadable');
});

describe('a status that says no', () => {
	test.each<[number, unknown, Record<string, string>, string]>([
		[202, { code: 'E8', message: 'Your report is being prepared' }, {}, 'retry: rejected'],
		[304, '', {}, 'retry: unreadable'],
		[400, { message: 'Too many requests' }, {}, 'final: rejected'],
		[400, { code: 'E9' }, {}, 'retry: rejected'],
		[400, { code: 'E8' }, {}, 'final: rejected'],
		[401, '', {}, 'denied: credential'],
		[403, { message: 'Forbidden' }, {}, 'denied: permission'],
		[403, { message: 'Rate limit exceeded' }, {}, 'retry: rateLimit'],
		[403, { code: '429050' }, {}, 'retry: rateLimit'],
		[403, 'Rate limit exceeded', {}, 'retry: rateLimit'],
		[403, [{ message: 'Rate limit exceeded' }], {}, 'retry: rateLimit'],
		[403, '', { 'retry-after': '7' }, 'retry: rateLimit'],
		[403, '', { 'x-ratelimit-remaining': '0' }, 'retry: rateLimit'],
		[403, '', { 'ratelimit-remaining': '0' }, 'retry: rateLimit'],
		[403, '', { 'x-ratelimit-remaining': '9' }, 'denied: permission'],
		[404, '', {}, 'final: notFound'],
		[408, '', {}, 'retry: unavailable'],
		[425, '', {}, 'retry: unavailable'],
		[429, '', {}, 'retry: rateLimit'],
		[500, '', {}, 'retry: unavailable'],
		[501, '', {}, 'final: unavailable'],
	])('%i with %j and the headers %j: %s', (status, body, headers, short) => {
		expect(shortly(judge(status, body, headers))).toBe(short);
	});

	test.each<[number, Record<string, string>, number | undefined, 'tooMany' | undefined]>([
		[429, {}, undefined, 'tooMany'],
		[429, { 'x-ratelimit-reset': '37' }, 37_000, 'tooMany'],
		[503, {}, undefined, 'tooMany'],
		[503, { 'x-ratelimit-reset': '37' }, 37_000, 'tooMany'],
		[500, {}, undefined, undefined],
		[500, { 'retry-after': '37' }, 37_000, 'tooMany'],
		[500, { 'x-ratelimit-reset': '37' }, undefined, undefined],
		[429, { 'retry-after': '120' }, 120_000, 'tooMany'],
	])('%i with the headers %j: a wait of %p ms, because of %s', (status, headers, after, because) => {
		expect(judge(status, '', headers)).toMatchObject({ kind: 'retry', after, because });
	});

	test.each([
		[403, 'E7', 'Not yours'],
		[403, 'E1', 'Testing Vendor does not allow this credential to do that (Get row, HTTP 403)'],
		[400, 'E7', 'Testing Vendor rejected the request (Get row, HTTP 400)'],
		[400, 'invalid_client', 'The secret is wrong'],
		[404, 'E7', 'Gone'],
	])('%i with code %s gets the advice for it: %s', (status, code, message) => {
		expect(judge(status, { code })).toMatchObject({ error: { message } });
	});
});

test('an error says everything that the vendor said, once, with its code and request ID', () => {
	const body = { code: 7, message: ' No seats. ', details: ['No seats.', 'Ask sales', '', null] };
	expect(judge(409, body, { 'x-request-id': 'abc-1' })).toMatchObject({
		error: {
			description: 'Testing Vendor said: No seats.; Ask sales. Code 7. Request ID abc-1.',
			code: '7',
			requestId: 'abc-1',
		},
	});
	const other = judge(409, { message: '', details: 'Ask sales' }, { 'x-request-id': '' });
	expect(other).toMatchObject({
		error: { description: 'Testing Vendor said: Ask sales.', code: undefined, requestId: undefined },
	});
	expect(judge(409, '\n<html>No</html>')).toMatchObject({ error: { description: '' } });
	expect(judge(403, { code: 'E7' })).toMatchObject({ error: { description: 'Ask for it. Code E7.' } });
});

test.each([
	['ECONNREFUSED', 'retry', 'cannot be reached at vendor.example'],
	['EAI_AGAIN', 'retry', 'cannot be reached at vendor.example'],
	['ENOTFOUND', 'final', 'cannot be reached at vendor.example'],
	['CERT_HAS_EXPIRED', 'final', 'cannot be reached at vendor.example'],
	['ECONNRESET', 'retry', 'was interrupted (Get row)'],
	[undefined, 'retry', 'was interrupted (Get row)'],
])('a connection that fails with %s is %s: it %s', (code, kind, what) => {
	const outcome = judgeFault(endpoint, new Fault('connection', 'no', code), GET.url);
	expect(outcome).toMatchObject({ kind, error: { message: expect.stringContaining(what), code } });
});

describe('a sign-in that fails', () => {
	const signIn = (message: string, code?: string, status?: number) =>
		judgeFault(endpoint, new Fault('signIn', message, code, status), GET.url);

	test.each<[string, string | undefined, number | undefined, string]>([
		['Locked', 'EAUTH', undefined, 'final: credential'],
		['The secret is empty', undefined, undefined, 'final: credential'],
		['No', 'invalid_client', undefined, 'final: credential'],
		['No', 'INVALID_CREDENTIALS', undefined, 'final: credential'],
		['No', 'EX_LOCKED', undefined, 'final: credential'],
		['No', 'invalid_client', 401, 'final: credential'],
		['No', 'invalid_client', 300, 'final: credential'],
		['Later', 'x', 429, 'retry: rateLimit'],
		['Later', 'x', 503, 'retry: unavailable'],
		['hung up', 'ECONNRESET', undefined, 'retry: unavailable'],
		['broke off', 'HPE_INVALID_CONSTANT', undefined, 'retry: unavailable'],
		['corrupt', 'Z_DATA_ERROR', undefined, 'retry: unavailable'],
		['broke off', 'ERR_STREAM_PREMATURE_CLOSE', undefined, 'retry: unavailable'],
		['not found', 'ENOTFOUND', undefined, 'final: connection'],
		['not trusted', 'CERT_HAS_EXPIRED', undefined, 'final: connection'],
		['not found', 'ENOTFOUND', 502, 'retry: unavailable'],
	])('with %j, code %s and status %s: %s', (message, code, status, short) => {
		expect(shortly(signIn(message, code, status))).toBe(short);
	});

	test('because of too many requests waits as long as it says, and so do the others', () => {
		expect(signIn('Too many requests, try again in 37 seconds', 'EAUTH')).toMatchObject({
			after: 37_000,
			because: 'tooMany',
			error: { description: 'Too many requests, try again in 37 seconds.' },
		});
	});

	test.each([
		['No', 'invalid_client', 'The secret is wrong', 'Copy it again.'],
		['No', 'invalid_scope', 'Testing Vendor did not accept the credential', 'No.'],
		['The secret is empty', undefined, 'The secret is empty', undefined],
		[
			'The secret at id.example is wrong. Copy it. Then save',
			undefined,
			'The secret at id.example is wrong',
			'Copy it. Then save.',
		],
	])('with %j and code %s says so: %s', (said, code, message, description) => {
		expect(signIn(said, code)).toMatchObject({ error: { message, description, code } });
	});

	test.each([
		['No token', 'ENOTOKEN', undefined, 'answered without a token', 'Check the addresses in the credential.'],
		['Not JSON', undefined, 200, 'answered without a token', 'Check the addresses in the credential.'],
		['Down.', 'x', 503, 'failed this time', 'Down.'],
		['Not found', 'ENOTFOUND', undefined, 'sign-in service', expect.stringContaining('Check the addresses in')],
		['Nobody there', 'ECONNREFUSED', undefined, 'cannot be reached', expect.stringContaining('Check the addresses in')],
	])('with %j, code %s and status %s says what to check', (said, code, status, what, description) => {
		const { error } = signIn(said, code, status) as { error: Error };
		expect(error).toMatchObject({ message: expect.stringContaining(what), description });
	});
});
