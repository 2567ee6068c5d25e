import type { Call, Endpoint } from '../endpoint';
import { Fault, type HttpAnswer } from './host';
import { backOff, RETRY } from './retry';
import { requestOf, type Session } from './session';
import { judgeAnswer, judgeFault, type Outcome } from './outcome';

export interface Answer {
	/** Parsed JSON, or the bytes of a file. */
	body: unknown;
	headers: HttpAnswer['headers'];
}

/**
 * Sends one request until it succeeds, fails for good, or has been tried long enough. Every attempt is a request
 * of its own: the credential signs it anew.
 * @throws VendorError
 */
export async function send(session: Session, endpoint: Endpoint, call: Call = {}): Promise<Answer> {
	const { host, pace } = session;
	let request = requestOf(session, endpoint, call);
	let waited = 0;
	let hops = 0;
	const tried = { timeout: 0, lapse: 0 };
	for (let retry = 0; ; retry += 1) {
		const { outcome, began } = await pace.run(async (began) => ({
			began,
			outcome: await attempt(session, endpoint, request),
		}));
		if (outcome.kind === 'good') {
			pace.answered();
			return { body: outcome.body, headers: outcome.answer.headers };
		}
		if (outcome.kind === 'moved' && hops < RETRY.hops) {
			hops += 1;
			request = { ...request, url: outcome.url };
			continue;
		}
		// A token is refused although it, or the one before it, was good: it may not be known everywhere yet.
		const lapsed = outcome.kind === 'final' && outcome.error.status === 401 && pace.hasAnswered;
		if (outcome.kind !== 'retry' && !lapsed) throw outcome.error;

		const { after = 0, because = undefined } = outcome.kind === 'retry' ? outcome : {};
		const pause = Math.max(after, backOff(retry, host.random()));
		if (because === 'refused') pace.refused(pause, began);
		if (because === 'timeout') tried.timeout += 1;
		if (lapsed) tried.lapse += 1;
		const spent = retry + 1 >= RETRY.attempts || tried.timeout >= RETRY.timeouts || tried.lapse > RETRY.lapses;
		if (spent || waited + pause > RETRY.totalDelay) throw outcome.error;
		host.debug(`${endpoint.vendor.name}, ${endpoint.name}: ${outcome.error.message}; next attempt in ${pause} ms`);
		waited += pause;
		await host.wait(pause);
	}
}

async function attempt({ host }: Session, endpoint: Endpoint, request: ReturnType<typeof requestOf>): Promise<Outcome> {
	host.throwIfCancelled();
	const outcome = await host.http(request).catch((fault: unknown) => {
		if (fault instanceof Fault) return fault;
		return Promise.reject(fault);
	});
	host.throwIfCancelled();
	return outcome instanceof Fault ? judgeFault(endpoint, outcome) : judgeAnswer(endpoint, outcome, request, host.now());
}
