/** What becomes of the errors that n8n's HTTP helpers reject with, in releases that keep their cause and in others. */
import { describe, expect, test } from '@jest/globals';
import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { signInError } from '../../../credentials/signIn/exchange';
import { outcomeOf } from '../../../shared/n8n/faults';

const URL = 'https://api.example.com/v3/resellers';
const node: INode = { id: '1', name: 'N', type: 'n', typeVersion: 1, position: [0, 0], parameters: {} };

/** As axios rejects: an Error with the request, and with the answer if one came. */
class AxiosError extends Error {
	config = { url: URL };
	constructor(
		message: string,
		readonly code: string,
		readonly response?: { status: number; headers: Record<string, string>; data: Uint8Array },
	) {
		super(message);
	}
}

const wrapped = (error: Error) => new NodeApiError(node, error as unknown as JsonObject);

/** n8n-workflow 1.107 to 2.20 declare `cause` as a field of the class, which empties it. */
function withoutCause(error: Error): NodeApiError {
	const made = wrapped(error);
	made.cause = undefined;
	return made;
}

const answer = (status: number, text: string) =>
	new AxiosError(`Request failed with status code ${status}`, 'ERR_BAD_REQUEST', {
		status,
		headers: { 'x-request-id': 'r-1' },
		data: new TextEncoder().encode(text),
	});

describe.each([
	['an n8n that keeps the cause', wrapped],
	['an n8n that loses it', withoutCause],
])('%s', (_name, wrap) => {
	test.each([401, 403, 429, 500, 503])('an answer with HTTP %d stays an answer with its body', (status) => {
		const outcome = outcomeOf(wrap(answer(status, '{"code":"1117"}')), URL);
		expect(outcome).toMatchObject({ status });
		expect('body' in outcome && new TextDecoder().decode(outcome.body as Uint8Array)).toBe('{"code":"1117"}');
	});

	test.each(['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'CERT_HAS_EXPIRED'])('%s stays the code', (code) => {
		expect(outcomeOf(wrap(new AxiosError('no connection', code)), URL)).toMatchObject({ stage: 'connection', code });
	});

	test('a time-out stays a time-out', () => {
		expect(outcomeOf(wrap(new AxiosError('timed out', 'ETIMEDOUT')), URL)).toMatchObject({ stage: 'timeout' });
	});

	test('a rejected sign-in stays one, in its own words', () => {
		const outcome = outcomeOf(wrap(signInError('Adobe did not accept the Client ID')), URL);
		expect(outcome).toMatchObject({
			stage: 'signIn',
			message: 'Adobe did not accept the Client ID',
			code: undefined,
			status: undefined,
		});
	});

	test.each(['ENOTOKEN', 'ECONNRESET', 'Z_DATA_ERROR'])(
		'a sign-in that ends with %s stays one, in its own words',
		(code) => {
			const outcome = outcomeOf(wrap(signInError('answered without an access token', code)), URL);
			expect(outcome).toMatchObject({
				stage: 'signIn',
				message: 'answered without an access token',
				code,
				status: undefined,
			});
		},
	);

	test('a sign-in service that fails is named, with its status', () => {
		const outcome = outcomeOf(wrap(signInError('answered with HTTP 503', 503)), URL);
		expect(outcome).toMatchObject({ stage: 'signIn', message: 'answered with HTTP 503', status: 503 });
	});
});

/** An error that is its own cause. */
const endless = { message: 'no connection', code: 'ECONNRESET', cause: {} };
endless.cause = endless;

const TOKEN_URL = 'https://login.example.com/token';
const config = { url: URL };

test.each<[string, unknown, object]>([
	['a time limit of axios', { code: 'ECONNABORTED', message: 'timeout of 9ms exceeded' }, { stage: 'timeout' }],
	['a request that was aborted', { code: 'ECONNABORTED', message: 'aborted' }, { stage: 'connection' }],
	['another error about a time-out', { code: 'EPROTO', message: 'timeout' }, { stage: 'connection', code: 'EPROTO' }],
	['an error that says nothing', {}, { stage: 'connection', message: 'The connection was interrupted' }],
	['no error at all', undefined, { stage: 'connection', message: 'The connection was interrupted', code: undefined }],
	[
		'an error with an empty text',
		{ message: '', code: '' },
		{ message: 'The connection was interrupted', code: undefined },
	],
	['a text in place of an error', 'broken', { stage: 'connection', code: undefined }],
	['an error without end', endless, { stage: 'connection', code: 'ECONNRESET', message: 'no connection' }],
	[
		'the innermost of three',
		{ message: 'outer', cause: { message: 'between', cause: { message: 'inner', code: 'EPIPE' } } },
		{ stage: 'connection', message: 'inner', code: 'EPIPE' },
	],
	['a status that is none', { httpCode: '600', message: 'm' }, { stage: 'connection', code: undefined }],
	['an empty status', { httpCode: '', message: 'm' }, { stage: 'connection', code: undefined }],
	['a status in text', { httpCode: '599', message: 'm' }, { status: 599, headers: {}, body: '' }],
	[
		'a code in place of a status',
		{ httpCode: 'ERR_TLS_CERT', message: 'm' },
		{ stage: 'connection', code: 'ERR_TLS_CERT' },
	],
	['words in place of a status', { httpCode: 'Bad Gateway', message: 'm' }, { stage: 'connection', code: undefined }],
	['a code like that of a sign-in', { httpCode: 'EAUTHOR', message: 'm' }, { stage: 'connection', code: 'EAUTHOR' }],
	[
		'a request that n8n blocked',
		{ message: 'outer', code: 'EX', cause: { name: 'SsrfBlockedIpError', message: 'blocked' } },
		{ stage: 'connection', code: 'ERR_BLOCKED_BY_N8N' },
	],
	[
		'an answer with headers',
		{ config, response: { status: 429, headers: { 'Retry-After': '7', 'X-Left': 0 }, data: 'wait' } },
		{ status: 429, headers: { 'retry-after': '7', 'x-left': '0' }, body: 'wait' },
	],
	[
		'an answer without headers',
		{ config, response: { status: 500, data: {} } },
		{ status: 500, headers: {}, body: '' },
	],
	['an answer without a status', { config, code: 'EPIPE', response: {} }, { stage: 'connection', code: 'EPIPE' }],
])('%s is told apart from others', (_name, error, expected) => {
	const outcome = outcomeOf(error, URL);
	expect({ ...outcome, message: 'message' in outcome ? outcome.message : undefined }).toMatchObject(expected);
});

test.each<[string, unknown, object]>([
	[
		'an answer from another address than the request went to',
		{ config: { url: TOKEN_URL }, message: 'failed', response: { status: 503, headers: {}, data: 'down' } },
		{ message: 'failed', status: 503, code: undefined },
	],
	[
		'a code of the OAuth2 client, with what the service says',
		{ code: 'EAUTH', message: 'm', status: 400, body: { error: 'invalid_client', error_description: 'Wrong secret' } },
		{ message: 'Wrong secret', code: 'invalid_client', status: 400 },
	],
	[
		'what the service says in its answer',
		{ code: 'ESTATUS', message: 'm', status: 400, response: { status: 401, data: { error: 'unauthorized' } } },
		{ message: 'm', code: 'unauthorized', status: 401 },
	],
	['that code in place of a status', { httpCode: 'ESTATUS', message: 'm' }, { message: 'm', status: undefined }],
	['a code and a status', { code: 'EAUTH', httpCode: '403', message: 'm' }, { message: 'm', status: 403 }],
	['an error by its name', { name: 'SignInError', message: 'm' }, { message: 'm', code: undefined }],
	['an error without a message', { code: 'EAUTH' }, { message: 'Signing in failed', code: 'EAUTH' }],
	[
		'a text inside another error',
		{ message: 'outer', cause: { message: 'Failed to acquire OAuth2 access token' } },
		{ message: 'Failed to acquire OAuth2 access token' },
	],
	[
		'a stored answer without a token',
		{ message: 'outer', cause: { message: 'Unable to sign without access token' } },
		{ code: 'ENOSTOREDTOKEN' },
	],
])('a sign-in that failed is recognized by %s', (_name, error, expected) => {
	const outcome = outcomeOf(error, URL);
	expect(outcome).toMatchObject({ stage: 'signIn', ...expected });
});
