import type { Call, Endpoint } from '../endpoint';
import { Fault, type HttpAnswer } from './host';
import { judgeAnswer, judgeFault, type Outcome } from './outcome';
import type { Reply } from './pace';
import { requestOf, type Session } from './session';
import { Attempts } from './attempts';

export interface Answer {
	/** Parsed JSON, or the bytes of a file. */
	body: unknown;
	headers: HttpAnswer['headers'];
}

/**
 * Sends one request until it succeeds, fails for good, or has been tried long enough. Every attempt is a separate
 * request that the credential signs again.
 * @throws VendorError
 */
export async function send(session: Session, endpoint: Endpoint, call: Call = {}): Promise<Answer> {
	const { host, pace } = session;
	const attempts = new Attempts(call, host);
	let request = requestOf(session, endpoint, call);
	for (;;) {
		const outcome = await pace.run(
			endpoint.name,
			() => host.throwIfCancelled(),
			async () => await attempt(session, endpoint, request),
			replyOf,
		);
		if (outcome.kind === 'good') return { body: outcome.body, headers: outcome.answer.headers };
		if (outcome.kind === 'moved' && attempts.mayFollow()) {
			request = { ...request, url: outcome.url };
			continue;
		}
		const pause = attempts.pauseAfter(outcome, pace);
		host.debug(`${endpoint.vendor.name}, ${endpoint.name}: ${outcome.error.message}; next attempt in ${pause} ms`);
		await host.wait(pause);
	}
}

function replyOf(outcome: Outcome): Reply {
	if (outcome.kind === 'good') return { kind: 'accepted' };
	if (outcome.kind === 'denied') return { kind: 'denied' };
	if (outcome.kind !== 'retry') return { kind: 'other' };
	return outcome.because === 'tooMany' ? { kind: 'rejected', after: outcome.after } : { kind: 'failed' };
}

async function attempt({ host }: Session, endpoint: Endpoint, request: ReturnType<typeof requestOf>): Promise<Outcome> {
	host.throwIfCancelled();
	const outcome = await host.http(request).catch((fault: unknown) => {
		if (fault instanceof Fault) return fault;
		return Promise.reject(fault);
	});
	host.throwIfCancelled();
	return outcome instanceof Fault
		? judgeFault(endpoint, outcome, request.url)
		: judgeAnswer(endpoint, outcome, request, host.now());
}
