import { readBody, readData, textOfAnswer } from './body';
import { isNothing, isRecord } from '../contract';
import { firstValueAt, type Advice, type Endpoint } from '../endpoint';
import { isSameOrigin } from './address';
import { VendorError, type Trouble } from '../errors';
import { Fault, type HttpAnswer } from './host';
import { saysLimit, saysPassing } from './limit';
import { inWords, isLastingFault, isRetriableStatus, RETRY } from './retry';
import { readRetryAfter, readWait } from './retryAfter';

/** The outcome of one attempt. */
export type Outcome =
	| { kind: 'good'; body: unknown; answer: HttpAnswer }
	/** `after`: milliseconds that the vendor asked to wait, if it did; `because`: what makes a difference to the next attempt. */
	| { kind: 'retry'; error: VendorError; after?: number; because?: 'tooMany' | 'timeout' }
	/** The same request is to be sent to another address of the same origin; `error` is for when that leads nowhere. */
	| { kind: 'moved'; url: string; error: VendorError }
	/** The API does not allow the request (401, 403). The same token may be accepted elsewhere, or the next one. */
	| { kind: 'denied'; error: VendorError }
	| { kind: 'final'; error: VendorError };

/**
 * Judges a complete answer.
 * @param sent where the request went
 * @param now milliseconds since 1970
 */
export function judgeAnswer(
	endpoint: Endpoint,
	answer: HttpAnswer,
	sent: { method: string; url: string },
	now: number,
): Outcome {
	const ok = answer.status >= 200 && answer.status < 300;
	// Nobody asked whether it changed: something in between mixed up two requests.
	if (answer.status === 304 && answer.headers.location === undefined)
		return { kind: 'retry', error: unreadable(endpoint, answer, 'word that nothing changed instead of an answer') };
	if (answer.status >= 300 && answer.status < 400) return judgeRedirect(endpoint, answer, sent);
	const read = ok ? readBody(endpoint, answer) : readData(textOfAnswer(answer));
	if (!ok) return judgeError(endpoint, answer, read.readable ? read.body : sentenceIn(answer), now);
	if (!read.readable) return { kind: 'retry', error: unreadable(endpoint, answer, read.why) };
	if (read.body !== undefined && isError(endpoint, read.body)) {
		if (saysNothing(endpoint, read.body))
			return { kind: 'retry', error: unreadable(endpoint, answer, 'an answer that is neither data nor an error') };
		return judgeError(endpoint, answer, read.body, now);
	}
	// A list says itself whether it is empty; a record or a file cannot be.
	if (!('paging' in endpoint) && isNothing(read.body))
		return { kind: 'retry', error: unreadable(endpoint, answer, 'an answer that is neither data nor an error') };
	return { kind: 'good', body: read.body, answer };
}

/** Redirects to other origins are not followed: the credential must not be sent to an address that nobody entered. */
function judgeRedirect(
	{ vendor }: Endpoint,
	{ status, headers }: HttpAnswer,
	sent: { method: string; url: string },
): Outcome {
	const target = headers.location ?? '';
	const to = target !== '' && URL.canParse(target, sent.url) ? new URL(target, sent.url) : undefined;
	const stays = to !== undefined && isSameOrigin(target, sent.url);
	const error = new VendorError(
		'rejected',
		`${vendor.name} redirects to ${stays ? to.pathname : (to?.origin ?? 'another address')}`,
		{
			description: stays
				? 'The vendor may have moved its API or taken it down for maintenance. Check the Base URL in the credential.'
				: 'If that is the right address, set it as the Base URL in the credential.',
			status,
		},
	);
	// 301 and 302 would turn a POST into a GET.
	const sameRequest = status === 307 || status === 308 || (sent.method === 'GET' && (status === 301 || status === 302));
	return stays && sameRequest ? { kind: 'moved', url: to.href, error } : { kind: 'final', error };
}

/**
 * Judges an attempt without a complete answer.
 * @param url where the request went
 */
export function judgeFault(endpoint: Endpoint, fault: Fault, url: string): Outcome {
	const { name } = endpoint.vendor;
	const { stage, status, code = '', message } = fault;
	const isLasting = isLastingFault(code);
	const isUnreached = isLasting || UNREACHED.test(code);
	if (stage === 'signIn' && (status !== undefined || !isUnreached)) return judgeSignInFault(endpoint, fault);
	if (stage === 'timeout') {
		const error = new VendorError('connection', `${name} did not answer in time (${endpoint.name})`, {
			description: 'Raise Timeout under Options, or lower Pages in Flight.',
		});
		return { kind: 'retry', error, because: 'timeout' };
	}
	const [what, addresses] =
		stage === 'signIn'
			? [`The sign-in service of ${name} cannot be reached`, 'the addresses']
			: [`${name} cannot be reached at ${new URL(url).host}`, 'the Base URL'];
	const error = isUnreached
		? new VendorError('connection', what, {
				code: fault.code,
				description: `${message}. Check ${addresses} in the credential, and this n8n's network, proxy, certificate and SSRF protection settings.`,
			})
		: new VendorError('connection', `The connection to ${name} was interrupted (${endpoint.name})`, {
				code: fault.code,
				description: `${message}.`,
			});
	return isLasting ? { kind: 'final', error } : { kind: 'retry', error };
}

/** System codes of connections that were never made. */
const UNREACHED = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EAI_AGAIN|EADDRNOTAVAIL)$/;

/**
 * OAuth 2.0 (RFC 6749) has a code of its own for what passes. The unexpected condition is what n8n's OAuth2 client writes
 * for it, and all that some n8n releases keep of it.
 */
const SERVER_ERROR = /server_error|unexpected condition/i;
/** Codes of the system, of decompression, of Node's HTTP parser, and of axios for an answer that broke off. */
const BROKEN_OFF = /^(E[A-Z]+|Z_[A-Z_]+|HPE_[A-Z_]+|ERR_BAD_RESPONSE|ERR_STREAM_[A-Z_]+)$/;

function judgeSignInFault(endpoint: Endpoint, fault: Fault): Outcome {
	const { name, advice } = endpoint.vendor;
	const { code = '', status, message } = fault;
	const words = `${code} ${message}`;
	if (status === 429 || saysLimit(words)) {
		const error = new VendorError('rateLimit', `The sign-in service of ${name} is receiving too many requests`, {
			description: sentence(message),
			status,
			code: fault.code,
		});
		return { kind: 'retry', error, after: readWait({ headers: {} }, message, 0), because: 'tooMany' };
	}
	const isAnswered = status !== undefined && status >= 200 && status < 300;
	const isPassing =
		isAnswered ||
		SERVER_ERROR.test(words) ||
		saysPassing(words) ||
		(status === undefined ? BROKEN_OFF.test(code) && code !== 'EAUTH' : isRetriableStatus(status));
	if (isPassing) {
		const [what, description] =
			isAnswered || code === 'ENOTOKEN'
				? [`The sign-in service of ${name} answered without a token`, 'Check the addresses in the credential.']
				: [`Signing in to ${name} failed this time`, sentence(message)];
		return { kind: 'retry', error: new VendorError('unavailable', what, { description, status, code: fault.code }) };
	}
	const known = advice.find((one) => one.code !== undefined && one.code === fault.code);
	// A fault without a code is the credential's own text: what happened, then what to do about it.
	const [own = '', ...todo] = message.split(/(?<=\.) /);
	const [what, more] =
		fault.code === undefined
			? [own.replace(/\.$/, ''), todo.join(' ')]
			: [`${name} did not accept the credential`, message];
	const description = known?.description ?? more;
	const error = new VendorError('credential', known?.message ?? what, {
		description: description === '' ? undefined : sentence(description),
		status,
		code: fault.code,
	});
	return { kind: 'final', error };
}

/** With a full stop. */
export const sentence = (text: string): string => text.replace(/\.?$/, '.');

/** An error may be a bare sentence instead of JSON, but not a web page. */
function sentenceIn(answer: HttpAnswer): string | undefined {
	const text = textOfAnswer(answer);
	return text.trimStart().startsWith('<') ? undefined : text;
}

function judgeError(endpoint: Endpoint, answer: HttpAnswer, sent: unknown, now: number): Outcome {
	const { vendor } = endpoint;
	// Some send a list of errors.
	const body: unknown = Array.isArray(sent) ? sent[0] : sent;
	const code = textOf(firstValueAt(body, vendor.errorCode));
	const first = textOf(typeof body === 'string' ? body : firstValueAt(body, vendor.errorMessage));
	const details = firstValueAt(body, vendor.errorDetails);
	const requestId = vendor.requestIdHeaders
		.map((header) => answer.headers[header.toLowerCase()])
		.find((value) => value !== undefined && value !== '');
	const said = [first, ...(Array.isArray(details) ? details.map(textOf) : [textOf(details)])]
		.filter((text, index, all): text is string => text !== undefined && all.indexOf(text) === index)
		.join('; ');
	const clock = clockOf(answer) ?? now;
	const asked = readRetryAfter(answer.headers['retry-after'], clock);
	const limited = isLimit(answer, [code ?? '', said], asked);
	const isBusy = limited || answer.status === 503;
	const after = isBusy ? readWait(answer, body, clock) : asked;
	const trouble = limited ? 'rateLimit' : troubleOf(answer.status);
	// A 403 that is really a rate limit must not get the advice on permissions.
	const advice = adviceFor(endpoint, limited ? 429 : answer.status, code);
	const make = (message: string, more = '') =>
		new VendorError(trouble, message, {
			description: [
				said === '' ? undefined : `${vendor.name} said: ${said}`,
				advice?.description,
				trouble === 'permission' && advice?.code === undefined && vendor.hasTokens !== false ? EXPIRED : undefined,
				more,
				code === undefined ? undefined : `Code ${code}`,
				requestId === undefined ? undefined : `Request ID ${requestId}`,
			]
				.filter((part): part is string => part !== undefined && part !== '')
				.map(sentence)
				.join(' '),
			said,
			status: answer.status,
			code,
			requestId,
		});

	const message =
		advice?.message ??
		`${vendor.name} ${SAID[trouble] ?? 'rejected the request'} (${endpoint.name}, HTTP ${answer.status})`;
	const retriable =
		limited ||
		isRetriableStatus(answer.status) ||
		(answer.status < 300 && (answer.status === ACCEPTED || saysPassing(said))) ||
		(code !== undefined && vendor.retriableCodes?.includes(code) === true);
	const isDenied = answer.status === 401 || answer.status === 403;
	if (!retriable) return { kind: isDenied ? 'denied' : 'final', error: make(message) };

	if (after !== undefined && after > RETRY.longestRetryAfter) {
		const pause = `${vendor.name} asks you to wait ${inWords(after)} before the next request`;
		return { kind: 'final', error: make(pause, 'Run the workflow again after that time') };
	}
	return {
		kind: 'retry',
		error: make(message),
		after,
		because: isBusy || after !== undefined ? 'tooMany' : undefined,
	};
}

/** The vendor is still working on the answer. */
const ACCEPTED = 202;

/** Names of what is said about an answer. With nothing else in it, it holds no data. */
const WORDS =
	/^(status|statusCode|code|success|isSuccess|message|msg|error|error_description|title|detail|timestamp)$/i;

/** Whether an answer is an error, by the vendor's own rule or because it only says in words that it will pass. */
function isError({ vendor }: Endpoint, body: unknown): boolean {
	if (vendor.isErrorBody?.(body) === true) return true;
	const isSaid = isRecord(body);
	if (isSaid && !Object.entries(body).every(([name, value]) => value === null || WORDS.test(name))) return false;
	const said = textOf(isSaid ? firstValueAt(body, vendor.errorMessage) : body) ?? '';
	return saysLimit(said) || saysPassing(said);
}

/** Whether an unexpected answer does not name an error either, such as `null` or `{}`. */
const saysNothing = ({ vendor }: Endpoint, body: unknown): boolean =>
	[vendor.errorCode, vendor.errorMessage].every((places) => textOf(firstValueAt(body, places)) === undefined);

/** Some vendors answer 403 to an expired token. */
const EXPIRED =
	'If the permission is correct, the access token may have expired or been revoked: save the credential again, and run the workflow again';

/** The vendor's own clock, by which it counts until a date; ours may be wrong. */
function clockOf({ headers }: HttpAnswer): number | undefined {
	const date = Date.parse(headers.date ?? '');
	return Number.isNaN(date) ? undefined : date;
}

/** Too many requests: mostly a 429, but some servers and gateways say 403, or write it into an answer with status 200. */
function isLimit({ status, headers }: HttpAnswer, said: readonly string[], after: number | undefined): boolean {
	if (status !== 403) return status === 429 || (status < 300 && saysLimit(...said));
	const remaining = headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining'];
	return after !== undefined || remaining === '0' || saysLimit(...said);
}

const SAID: Partial<Record<Trouble, string>> = {
	credential: 'did not accept the credential',
	permission: 'does not allow this credential to do that',
	notFound: 'could not find the requested record',
	rateLimit: 'is receiving too many requests',
	unavailable: 'is not available',
};

function troubleOf(status: number): Trouble {
	if (status === 401) return 'credential';
	if (status === 403) return 'permission';
	if (status === 404) return 'notFound';
	if (status === 408 || status === 425 || status >= 500) return 'unavailable';
	return 'rejected';
}

function adviceFor(endpoint: Endpoint, status: number, code: string | undefined): Advice | undefined {
	return [...(endpoint.advice ?? []), ...endpoint.vendor.advice].find(
		(one) => (one.code === undefined || one.code === code) && (one.status === undefined || one.status === status),
	);
}

function unreadable(endpoint: Endpoint, answer: HttpAnswer, why: string): VendorError {
	return new VendorError('unreadable', `${endpoint.vendor.name} sent ${why} (${endpoint.name})`, {
		status: answer.status,
	});
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
	return typeof value === 'number' ? String(value) : undefined;
}
