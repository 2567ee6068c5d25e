import { isObject } from './parameters';
import { BLOCKED, isBlocked } from './ssrf';
import { Fault, type HttpAnswer } from '../engine/http/host';

/** Properties of the errors that n8n's helpers reject with; every one of them may be missing. */
interface HelperError {
	message?: unknown;
	name?: unknown;
	code?: unknown;
	status?: unknown;
	httpCode?: unknown;
	body?: unknown;
	cause?: unknown;
	/** What n8n keeps of an answer whose error it wraps. */
	context?: { data?: unknown };
	config?: { url?: unknown };
	response?: { status?: unknown; headers?: unknown; data?: unknown };
}

/** Codes of n8n's OAuth2 client: the sign-in was rejected, or answered with an error status. */
const SIGN_IN_CODES: unknown[] = ['EAUTH', 'ESTATUS'];
/** The `httpCode` of our own sign-ins: a rejection, or `EAUTH_` and the status or code of what went wrong. */
const OWN_SIGN_IN = /^EAUTH(?:_(\w+))?$/;

/** n8n's OAuth2 client keeps an answer without a token as if it were one, and asks again only if the token is empty. */
const NO_STORED_TOKEN = /sign without access token/i;
const WITHOUT_TOKEN =
	'The sign-in service once answered without an access token, and n8n keeps that answer. Delete the credential and create it again';

/** An error and its causes, outermost first. */
function chainOf(error: unknown): HelperError[] {
	const chain: HelperError[] = [];
	for (let one = error; isObject(one) && chain.length < 8; one = one.cause) chain.push(one);
	return chain;
}

const first = <T>(chain: HelperError[], read: (error: HelperError) => T | undefined): T | undefined => {
	for (const error of chain) {
		const value = read(error);
		if (value !== undefined) return value;
	}
	return undefined;
};

const asText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A system's code, which n8n gives as the HTTP code of an error that has no status. */
const asCode = (value: unknown): string | undefined =>
	typeof value === 'string' && /^[A-Z][A-Z0-9_]+$/.test(value) && !OWN_SIGN_IN.test(value) ? value : undefined;

/** What our own sign-in found in the way of a token. */
const reasonOf = ({ httpCode }: HelperError): string | undefined => OWN_SIGN_IN.exec(asText(httpCode) ?? '')?.[1];

const asStatus = (value: unknown): number | undefined => {
	const status = typeof value === 'string' ? Number(value) : value;
	return typeof status === 'number' && status >= 100 && status < 600 ? status : undefined;
};

/** Headers as plain text, names in lower case. */
export function headersOf(headers: unknown): Record<string, string> {
	const plain: Record<string, string> = {};
	if (!isObject(headers)) return plain;
	for (const [name, value] of Object.entries(headers)) {
		if (typeof value === 'string' || typeof value === 'number') plain[name.toLowerCase()] = String(value);
	}
	return plain;
}

/**
 * Turns the error that n8n's helper rejected with into the vendor's answer (a 401 that a new token did not cure) or the
 * fault behind it. Nothing of the request, which contains the credential, is kept.
 *
 * n8n-workflow loses, at least from 1.107 to 2.20, the cause of the errors that it wraps. What is left is `httpCode` (a
 * status, or else a system's code), the body, and the message.
 */
export function outcomeOf(error: unknown, url: string): HttpAnswer | Fault {
	const chain = chainOf(error);
	const sentTo = first(chain, ({ config }) => asText(config?.url));
	const response = first(chain, (one) => one.response);
	const status = asStatus(response?.status);
	if (response !== undefined && status !== undefined && sentTo === url) {
		return { status, headers: headersOf(response.headers), body: bodyOf(response.data) };
	}
	const signIn = signInFault(chain, sentTo !== undefined && sentTo !== url);
	if (signIn !== undefined) return signIn;
	const statusLeft = first(chain, ({ httpCode }) => asStatus(httpCode));
	if (statusLeft !== undefined) {
		return { status: statusLeft, headers: {}, body: bodyOf(first(chain, ({ context }) => context?.data)) };
	}
	const code = codeOf(chain);
	const reason = asText(chain.at(-1)?.message) ?? 'The connection was interrupted';
	const timedOut = code === 'ETIMEDOUT' || (code === 'ECONNABORTED' && /timeout/i.test(reason));
	return new Fault(timedOut ? 'timeout' : 'connection', reason, code);
}

const bodyOf = (data: unknown): HttpAnswer['body'] =>
	typeof data === 'string' || data instanceof Uint8Array ? data : '';

const codeOf = (chain: HelperError[]): string | undefined =>
	chain.some(isBlocked)
		? BLOCKED
		: (first(chain, ({ code }) => asText(code)) ?? first(chain, ({ httpCode }) => asCode(httpCode)));

/** Signing in goes to another address, or fails in n8n's OAuth2 client, which has codes of its own. */
function signInFault(chain: HelperError[], elsewhere: boolean): Fault | undefined {
	if (chain.some(({ message }) => NO_STORED_TOKEN.test(String(message))))
		return new Fault('signIn', WITHOUT_TOKEN, 'ENOSTOREDTOKEN');
	const marked = chain.some(
		({ code, httpCode, message, name }) =>
			SIGN_IN_CODES.includes(code) ||
			SIGN_IN_CODES.includes(httpCode) ||
			OWN_SIGN_IN.test(String(httpCode)) ||
			name === 'SignInError' ||
			/acquire OAuth2 access token/.test(String(message)),
	);
	if (!elsewhere && !marked) return undefined;
	const body = first(chain, ({ body, response }) => [body, response?.data].find(isObject));
	const reason = first(chain, reasonOf);
	const code = asText(body?.error) ?? asCode(reason) ?? codeOf(chain);
	const status = first(
		chain,
		(one) => asStatus(one.response?.status) ?? asStatus(one.status) ?? asStatus(one.httpCode) ?? asStatus(reason),
	);
	const message = asText(body?.error_description) ?? asText(chain.at(-1)?.message) ?? 'Signing in failed';
	return new Fault('signIn', message, code, status);
}
