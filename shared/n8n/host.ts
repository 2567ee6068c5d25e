import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';

import { cancelled } from '../engine/errors';
import { Fault, type Host, type Http, type HttpAnswer, type HttpRequest } from '../engine/http/host';
import { headersOf, outcomeOf } from './faults';
import { redactorFor } from './redact';

/** Where n8n gives a node its helpers: while it runs, and while its panel is filled in. */
export type NodeContext = IExecuteFunctions | ILoadOptionsFunctions;

const cancelSignalOf = (context: NodeContext): AbortSignal | undefined =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/**
 * What the engine needs, provided by n8n.
 * @param itemIndex the input item that `credential` was read for; none in a panel
 */
export function hostOf(
	context: NodeContext,
	credentialType: string,
	credential: ICredentialDataDecryptedObject,
	itemIndex?: number,
): Host {
	const redact = redactorFor(credential);
	const signal = cancelSignalOf(context);
	const throwIfCancelled = () => {
		if (signal?.aborted === true) throw cancelled();
	};
	return {
		http: httpOf(forItem(context, itemIndex), credentialType, credential.ignoreSSLIssues === true),
		async wait(milliseconds) {
			const over = new AbortController();
			await Promise.race([sleep(milliseconds), abortOf(signal, over.signal)]);
			over.abort();
			throwIfCancelled();
		},
		throwIfCancelled,
		now: () => Date.now(),
		random: () => Math.random(),
		hint(text) {
			if ('addExecutionHints' in context) {
				context.addExecutionHints({ message: redact(text), location: 'outputPane', type: 'warning' });
			}
		},
		debug: (text) => context.logger.debug(redact(text)),
	};
}

/** Settles when the signal fires; never without a signal. The listener is removed once `over` has fired. */
async function abortOf(signal: AbortSignal | undefined, over: AbortSignal): Promise<void> {
	await new Promise<void>((resolve) =>
		signal?.addEventListener('abort', () => resolve(), { once: true, signal: over }),
	);
}

function httpOf(context: NodeContext, credentialType: string, ignoreSslIssues: boolean): Http {
	return async (request) => {
		const limit = AbortSignal.timeout(request.timeoutMs);
		const cancel = cancelSignalOf(context);
		const end = AbortSignal.any(cancel === undefined ? [limit] : [limit, cancel]);
		const send = async (ignored: IHttpRequestOptions['ignoreHttpStatusErrors']): Promise<FullResponse> =>
			await context.helpers.httpRequestWithAuthentication.call(endedBy(end, context), credentialType, {
				...optionsOf(request, ignoreSslIssues),
				ignoreHttpStatusErrors: ignored,
			});
		const sent = send({ ignore: true, except: [401] })
			// An n8n that knows no exceptions hands on a 401 too; it renews the token when none is ignored.
			.then(async (response) => (response.statusCode === 401 ? await send(false) : response))
			.then(answerOf, (error: unknown) => {
				const outcome = outcomeOf(error, request.url);
				return outcome instanceof Fault ? Promise.reject(outcome) : outcome;
			});
		return await before(end, sent, () =>
			limit.aborted ? new Fault('timeout', 'No complete answer in time', 'ETIMEDOUT') : cancelled(),
		);
	};
}

/**
 * n8n's helper signs every request with the credential of the first item. If its fields are expressions, those of
 * another item would send one account's secrets to another's address, and return its customers.
 */
function forItem(context: NodeContext, itemIndex: number | undefined): NodeContext {
	const getCredentials: NodeContext['getCredentials'] = async (type) => await context.getCredentials(type, itemIndex);
	const own: NodeContext = Object.create(context, { getCredentials: { value: getCredentials } });
	return own;
}

/**
 * n8n aborts a request when the execution is cancelled. Its own timeout measures only idle time, so a body that
 * trickles in forever is aborted through the same cancel signal.
 */
function endedBy(end: AbortSignal, context: NodeContext): NodeContext {
	const ended: NodeContext = Object.create(context, { getExecutionCancelSignal: { value: () => end } });
	return ended;
}

/**
 * n8n aborts the request, but not the sign-in before it. Once there is an answer the listener is removed; otherwise the
 * time limit would keep the answer in memory until it fires.
 */
async function before<T>(end: AbortSignal, work: Promise<T>, reason: () => Error): Promise<T> {
	const done = new AbortController();
	const over = new Promise<never>((_resolve, reject) => {
		end.addEventListener('abort', () => reject(reason()), { once: true, signal: done.signal });
	});
	return await Promise.race([work, over]).finally(() => done.abort());
}

/**
 * A 401 must reject, so that n8n renews the token and sends again; every other status comes back as an answer.
 * Redirects are not followed: the credential is sent only to the address that was entered.
 */
function optionsOf(request: HttpRequest, ignoreSslIssues: boolean): IHttpRequestOptions {
	return {
		method: request.method,
		url: request.url,
		headers: { ...request.headers },
		...(request.body === undefined ? {} : { body: request.body }),
		encoding: 'arraybuffer',
		json: false,
		returnFullResponse: true,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
		timeout: request.timeoutMs,
		skipSslCertificateValidation: ignoreSslIssues,
	};
}

interface FullResponse {
	statusCode: number;
	headers: unknown;
	body: unknown;
}

function answerOf({ statusCode, headers, body }: FullResponse): HttpAnswer {
	const held =
		typeof body === 'string' || body instanceof Uint8Array
			? body
			: body === undefined || body === null
				? ''
				: JSON.stringify(body);
	return { status: statusCode, headers: headersOf(headers), body: held };
}
