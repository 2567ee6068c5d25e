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
