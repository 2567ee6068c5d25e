/** What a request asks of n8n, what becomes of its answer, and what ends it; a real n8n's is in test/faults. */
import { getEventListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';
import type { ICredentialDataDecryptedObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { Fault, type HttpRequest } from '../../../shared/engine/http/host';
import { hostOf, type NodeContext } from '../../../shared/n8n/host';

const URL = 'https://api.example.com/v3/resellers?limit=2';
const request: HttpRequest = { method: 'GET', url: URL, headers: { accept: 'application/json' }, timeoutMs: 5000 };

/** n8n, as far as a request knows it. */
class N8n {
	readonly sent: IHttpRequestOptions[] = [];
	readonly hints: unknown[] = [];
	readonly logged: string[] = [];
	/** what ends each request, as n8n was told */
	readonly ends: AbortSignal[] = [];
	readonly execution = new AbortController();
	answers: unknown[] = [];

	/** what a node has while it runs */
	get running(): NodeContext {
		const { execution, hints } = this;
		return {
			...this.inPanel,
			getExecutionCancelSignal: () => execution.signal,
			addExecutionHints: (hint: unknown) => hints.push(hint),
		} as unknown as IExecuteFunctions;
	}

	/** what it has while its panel is filled in: no execution */
	get inPanel(): NodeContext {
		const { sent, ends, answers, logged } = this;
		const helpers = {
			async httpRequestWithAuthentication(this: IExecuteFunctions, type: string, options: IHttpRequestOptions) {
				expect(type).toBe('vendorApi');
				sent.push(options);
				const end = this.getExecutionCancelSignal();
				if (end !== undefined) ends.push(end);
				return await Promise.resolve(answers.shift());
			},
		};
		return { helpers, logger: { debug: (text: string) => logged.push(text) } } as unknown as NodeContext;
	}
}

const hostIn = (context: NodeContext, ignoreSSLIssues: unknown = false) =>
	hostOf(context, 'vendorApi', { clientSecret: 'n0t-for-the-log', ignoreSSLIssues } as ICredentialDataDecryptedObject);
const good = { statusCode: 200, headers: {}, body: '{}' };

describe('a request', () => {
	test.each<{ what: string; given: HttpRequest; ignoreSSLIssues?: unknown; body: object }>([
		{ what: 'without a body', given: request, body: {} },
		{ what: 'with a setting that an expression spoiled', given: request, ignoreSSLIssues: 'false', body: {} },
		{
			what: 'with the body as it was signed, to a server whose certificate is not checked',
			given: { ...request, method: 'POST', body: '{"a": 1}' },
			ignoreSSLIssues: true,
			body: { body: '{"a": 1}' },
		},
	])('goes to the address that was entered and nowhere else: $what', async ({ given, ignoreSSLIssues, body }) => {
		const n8n = new N8n();
		n8n.answers = [good];
		await hostIn(n8n.running, ignoreSSLIssues).http(given);
		expect(n8n.sent).toStrictEqual([
			{
				method: given.method,
				url: URL,
				headers: { accept: 'application/json' },
				...body,
				encoding: 'arraybuffer',
				json: false,
				returnFullResponse: true,
				disableFollowRedirect: true,
				sendCredentialsOnCrossOriginRedirect: false,
				timeout: 5000,
				skipSslCertificateValidation: ignoreSSLIssues === true,
				// Only a 401 that rejects makes n8n renew the token.
				ignoreHttpStatusErrors: { ignore: true, except: [401] },
			},
		]);
	});

	test('whose token has expired is sent again by an n8n that hands on the 401, which then renews the token', async () => {
		const n8n = new N8n();
		n8n.answers = [{ ...good, statusCode: 401 }, good];
		expect(await hostIn(n8n.running).http(request)).toMatchObject({ status: 200 });
		expect(n8n.sent.map(({ ignoreHttpStatusErrors }) => ignoreHttpStatusErrors)).toEqual([
			{ ignore: true, except: [401] },
			false,
		]);
	});

	test.each<[string, unknown, string | Uint8Array]>([
		['text', '[1]', '[1]'],
		['bytes', new Uint8Array([91, 93]), new Uint8Array([91, 93])],
		['what n8n has parsed already', [{ id: '007' }], '[{"id":"007"}]'],
		['nothing', undefined, ''],
		['null', null, ''],
	])('is answered with the body as it came: %s', async (_what, body, held) => {
		const n8n = new N8n();
		n8n.answers = [{ statusCode: 200, headers: { 'X-Total': '1' }, body }];
		expect(await hostIn(n8n.running).http(request)).toEqual({ status: 200, headers: { 'x-total': '1' }, body: held });
	});

	test.each<[string, (n8n: N8n) => void, Partial<Fault>]>([
		['its time is up', () => undefined, { stage: 'timeout', code: 'ETIMEDOUT' }],
		['the execution is cancelled', ({ execution }) => execution.abort(), { message: 'The execution was canceled' }],
	])('ends when %s, also in n8n, which may be signing in', async (_when, act, error) => {
		const n8n = new N8n();
		n8n.answers = [new Promise(() => undefined)];
		const asked = hostIn(n8n.running).http({ ...request, timeoutMs: 50 });
		act(n8n);
		await expect(asked).rejects.toMatchObject(error);
		expect(n8n.ends.map(({ aborted }) => aborted)).toEqual([true]);
	});

	test('in a panel ends when its time is up', async () => {
		const n8n = new N8n();
		n8n.answers = [new Promise(() => undefined)];
		await expect(hostIn(n8n.inPanel).http({ ...request, timeoutMs: 50 })).rejects.toMatchObject({ stage: 'timeout' });
	});

	test('leaves nothing behind that would keep its answer in memory until its time is up', async () => {
		const n8n = new N8n();
		n8n.answers = [good];
		await hostIn(n8n.running).http(request);
		expect(n8n.ends.map((end) => getEventListeners(end, 'abort').length)).toEqual([0]);
	});
});

describe('waiting', () => {
	test.each([
		['in an execution', new N8n().running],
		['in a panel', new N8n().inPanel],
	])('takes as long as it is told to, %s', async (_where, context) => {
		const host = hostIn(context);
		const began = host.now();
		await host.wait(60);
		expect(host.now() - began).toBeGreaterThanOrEqual(50);
		expect(() => host.throwIfCancelled()).not.toThrow();
	});

	test('ends at once when the execution is cancelled', async () => {
		const n8n = new N8n();
		const host = hostIn(n8n.running);
		const waited = Promise.race([host.wait(900), setTimeout(450, 'still waiting')]);
		n8n.execution.abort();
		await expect(waited).rejects.toThrow('The execution was canceled');
		expect(() => host.throwIfCancelled()).toThrow('The execution was canceled');
	});

	test('leaves no listener on the execution, which may wait thousands of times', async () => {
		const n8n = new N8n();
		await hostIn(n8n.running).wait(1);
		expect(getEventListeners(n8n.execution.signal, 'abort')).toEqual([]);
	});
});

test('what is told to readers and to the log contains no secret', () => {
	const n8n = new N8n();
	const [running, panel] = [hostIn(n8n.running), hostIn(n8n.inPanel)];
	running.hint('with n0t-for-the-log');
	running.debug('from n0t-for-the-log');
	panel.debug('in n0t-for-the-log');
	// A panel has no place for hints.
	panel.hint('nowhere');
	expect(n8n.hints).toEqual([{ message: 'with [hidden]', location: 'outputPane', type: 'warning' }]);
	expect(n8n.logged).toEqual(['from [hidden]', 'in [hidden]']);
});

test('requests that failed together are not repeated together', () => {
	const { random } = hostIn(new N8n().running);
	expect(new Set(Array.from({ length: 20 }, random)).size).toBeGreaterThan(1);
});
