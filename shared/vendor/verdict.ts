import { firstValueAt, type Advice, type Endpoint } from './endpoint';
import { VendorError, type Trouble } from './errors';
import { Fault, type HttpAnswer } from './host';
import { inWords, isLastingFault, isRetriableStatus, readRetryAfter, RETRY } from './retry';

/** What is to be made of one attempt. */
export type Verdict =
	| { kind: 'good'; body: unknown; answer: HttpAnswer }
	/** `after`: milliseconds that the vendor asked to wait, if it did; `because`: what makes a difference to the next try. */
	| { kind: 'retry'; error: VendorError; after?: number; because?: 'refused' | 'timeout' }
	| { kind: 'final'; error: VendorError };

/** Judges an answer that arrived whole. */
export function judgeAnswer(endpoint: Endpoint, answer: HttpAnswer, now: number): Verdict {
	const ok = answer.status >= 200 && answer.status < 300;
	const parsed = ok && endpoint.answer === 'file' ? fileOrError(endpoint, answer) : parse(answer);
	if (ok && parsed.readable && endpoint.vendor.isErrorBody?.(parsed.body) !== true) {
		return { kind: 'good', body: parsed.body, answer };
	}
	if (ok && !parsed.readable) {
		return { kind: 'retry', error: unreadable(endpoint, answer, parsed.why) };
	}
	if (answer.status >= 300 && answer.status < 400) return judgeRedirect(endpoint, answer);
	return judgeError(endpoint, answer, parsed.readable ? parsed.body : sentenceIn(answer), now);
}

/** Redirects are not followed: the credential must not travel to an address that nobody entered. */
function judgeRedirect(endpoint: Endpoint, answer: HttpAnswer): Verdict {
	const target = answer.headers.location ?? '';
	const where = URL.canParse(target) ? new URL(target).origin : 'another address';
	const error = new VendorError('rejected', `${endpoint.vendor.name} redirects to ${where}`, {
		description: 'If that is the right address, set it as the Base URL in the credential.',
		status: answer.status,
	});
	return { kind: 'final', error };
}

/** Judges an attempt that brought no whole answer. */
export function judgeFault(endpoint: Endpoint, fault: Fault): Verdict {
	const { name } = endpoint.vendor;
	const answered = fault.status !== undefined || !isLastingFault(fault.code);
	if (fault.stage === 'signIn' && answered) return judgeSignInFault(endpoint, fault);
	if (fault.stage === 'timeout') {
		const error = new VendorError('connection', `${name} did not answer in time (${endpoint.name})`, {
			description: 'Raise Timeout under Options, or lower Pages in Flight.',
		});
		return { kind: 'retry', error, because: 'timeout' };
	}
	const lasting = isLastingFault(fault.code);
	const error = new VendorError(
		'connection',
		lasting ? `${name} cannot be reached` : `The connection to ${name} broke off (${endpoint.name})`,
		{
			code: fault.code,
			description: lasting
				? `${fault.message}. Check the Base URL in the credential, and this n8n's proxy and certificate settings.`
				: `${fault.message}.`,
		},
	);
	return lasting ? { kind: 'final', error } : { kind: 'retry', error };
}

function judgeSignInFault(endpoint: Endpoint, fault: Fault): Verdict {
	const { name, advice } = endpoint.vendor;
	const passing =
		fault.status === undefined
			? fault.code !== undefined && /^E[A-Z]+$/.test(fault.code) && fault.code !== 'EAUTH'
			: isRetriableStatus(fault.status);
	if (passing) {
		const error = new VendorError('unavailable', `Signing in to ${name} did not work just now`, {
			description: fault.message,
			status: fault.status,
			code: fault.code,
		});
		return { kind: 'retry', error };
	}
	const known = advice.find((one) => one.code !== undefined && one.code === fault.code);
	// A fault without a code is a sentence of the credential's own.
	const told = fault.code === undefined ? fault.message : `${name} did not accept the credential`;
	const error = new VendorError('credential', known?.message ?? told, {
		description: known?.description ?? (told === fault.message ? undefined : fault.message),
		status: fault.status,
		code: fault.code,
	});
	return { kind: 'final', error };
}

type Parsed = { readable: true; body: unknown } | { readable: false; why: string };

function parse(answer: HttpAnswer): Parsed {
	const text = (
		typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body)
	).trim();
	if (text === '') return { readable: false, why: 'an empty answer' };
	try {
		const body: unknown = JSON.parse(text);
		return { readable: true, body };
	} catch {
		return {
			readable: false,
			why: text.startsWith('<') ? 'a web page in place of data' : 'an answer that is cut off or not JSON',
		};
	}
}

/** A file is passed on as it is, unless it is an error in disguise: JSON or a web page. */
function fileOrError(endpoint: Endpoint, answer: HttpAnswer): Parsed {
	const bytes = typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
	if (bytes.length === 0) return { readable: false, why: 'an empty file' };
	const start = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart().toLowerCase();
	if (/^<(!doctype html|html)/.test(start)) {
		return { readable: false, why: 'a web page in place of a file' };
	}
	const isJson = (answer.headers['content-type'] ?? '').includes('json') || start.startsWith('{');
	if (!isJson) return { readable: true, body: bytes };
	const parsed = parse(answer);
	return parsed.readable && endpoint.vendor.isErrorBody === undefined
		? { readable: false, why: 'data in place of a file' }
		: parsed;
}

/** An error may come as a bare sentence in place of JSON; a web page is none. */
const sentenceIn = ({ body }: HttpAnswer): string | undefined =>
	typeof body === 'string' && !body.trimStart().startsWith('<') ? body : undefined;

function judgeError(endpoint: Endpoint, answer: HttpAnswer, body: unknown, now: number): Verdict {
	const { vendor } = endpoint;
	const code = textOf(firstValueAt(body, vendor.errorCode));
	const told = textOf(typeof body === 'string' ? body : firstValueAt(body, vendor.errorMessage));
	const details = firstValueAt(body, vendor.errorDetails);
	const advice = adviceFor(endpoint, answer.status, code);
	const requestId = vendor.requestIdHeaders
		.map((header) => answer.headers[header.toLowerCase()])
		.find((value) => value !== undefined && value !== '');
	const trouble = troubleOf(answer.status);
	const said = [told, ...(Array.isArray(details) ? details.map(textOf) : [textOf(details)])]
		.filter((text, index, all): text is string => text !== undefined && all.indexOf(text) === index)
		.join('; ');
	const make = (message: string, more = '') =>
		new VendorError(trouble, message, {
			description: [
				said === '' ? undefined : `${vendor.name} said: ${said}`,
				advice?.description,
				more,
				code === undefined ? undefined : `Code ${code}`,
				requestId === undefined ? undefined : `Request ID ${requestId}`,
			]
				.filter((part) => part !== undefined && part !== '')
				.map((part) => `${part}`.replace(/\.?$/, '.'))
				.join(' '),
			status: answer.status,
			code,
			requestId,
		});

	const message = advice?.message ?? `${vendor.name} ${SAID[trouble] ?? 'rejected the request'} (${endpoint.name}, HTTP ${answer.status})`;
	const retriable =
		isRetriableStatus(answer.status) ||
		(code !== undefined && vendor.retriableCodes?.includes(code) === true);
	if (!retriable) return { kind: 'final', error: make(message) };

	const after = readRetryAfter(answer.headers['retry-after'], now);
	if (after !== undefined && after > RETRY.longestRetryAfter) {
		const pause = `${vendor.name} asks to wait ${inWords(after)} before the next request`;
		return { kind: 'final', error: make(pause, 'Run the workflow again after that time') };
	}
	return { kind: 'retry', error: make(message), after, because: answer.status === 429 ? 'refused' : undefined };
}

const SAID: Partial<Record<Trouble, string>> = {
	credential: 'did not accept the credential',
	permission: 'does not permit this to the credential',
	notFound: 'does not know what was asked for',
	rateLimit: 'is receiving too many requests',
	unavailable: 'is not available',
};

function troubleOf(status: number): Trouble {
	if (status === 401) return 'credential';
	if (status === 403) return 'permission';
	if (status === 404) return 'notFound';
	if (status === 429) return 'rateLimit';
	if (status === 408 || status === 425 || status >= 500) return 'unavailable';
	return 'rejected';
}

function adviceFor(endpoint: Endpoint, status: number, code: string | undefined): Advice | undefined {
	return [...(endpoint.advice ?? []), ...endpoint.vendor.advice].find(
		(one) =>
			(one.code === undefined || one.code === code) &&
			(one.status === undefined || one.status === status),
	);
}

function unreadable(endpoint: Endpoint, answer: HttpAnswer, why: string): VendorError {
	return new VendorError('unreadable', `${endpoint.vendor.name} sent ${why} (${endpoint.name})`, {
		description: 'If this stays so, check the Base URL in the credential and whether the vendor has an outage.',
		status: answer.status,
	});
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
	return typeof value === 'number' ? String(value) : undefined;
}
