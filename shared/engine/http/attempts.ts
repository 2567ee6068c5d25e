import type { Call } from '../endpoint';
import { VendorError } from '../errors';
import type { Host } from './host';
import type { Outcome } from './outcome';
import type { Pace } from './pace';
import { backOff, inWords, RETRY } from './retry';

/** What the vendor has answered so far. */
type Answers = Pick<Pace, 'hasAnswered' | 'deniedInARow'>;

/** How often a request has been tried, and whether to try it again. */
export class Attempts {
	private count = 0;
	private timeouts = 0;
	private denials = 0;
	private hops = 0;
	private waited = 0;
	private readonly began: number;
	/** When the vendor first rejected it as one too many. */
	private rejectedSince: number | undefined;

	constructor(
		private readonly call: Call,
		private readonly host: Pick<Host, 'now' | 'random'>,
	) {
		this.began = host.now();
	}

	/** Whether one more redirect may be followed. */
	mayFollow(): boolean {
		this.hops += 1;
		return this.hops <= RETRY.hops;
	}

	/**
	 * Records a failed attempt.
	 * @returns milliseconds to wait before the next one
	 * @throws VendorError when there is to be none
	 */
	pauseAfter(outcome: Exclude<Outcome, { kind: 'good' }>, pace: Pick<Pace, 'break' | 'giveUp'> & Answers): number {
		const isDenied = outcome.kind === 'denied';
		if (outcome.kind !== 'retry' && !isDenied) throw outcome.error;
		const { after = 0, because = undefined } = outcome.kind === 'retry' ? outcome : {};
		const pause = Math.max(after, backOff(this.count, this.host.random()));
		this.count += 1;
		if (isDenied) this.denials += 1;
		if (because === 'timeout') this.timeouts += 1;
		const isSpent =
			this.waited + pause > RETRY.totalDelay ||
			(isDenied && this.denials > mostDenials(outcome.error, pace)) ||
			this.timeouts >= RETRY.timeouts ||
			this.hasFailedEnough(outcome.error, because, pace.break);
		if (isSpent && !isDenied) this.giveUpOthers(outcome.error, because, pace);
		if (isSpent) throw isDenied ? outcome.error : this.lastOf(outcome.error);
		this.waited += pause;
		return pause;
	}

	/** The vendor's answers to other requests count too: while it accepts nothing, only one request at a time is sent. */
	private hasFailedEnough(error: VendorError, because: string | undefined, pause: Pace['break']): boolean {
		const isSame = because === 'tooMany' || pause?.isSaid === false;
		const isEnough = Math.max(this.count, isSame ? (pause?.times ?? 0) : 0) >= RETRY.attempts;
		if (because !== 'tooMany') return isEnough;
		const now = this.host.now();
		this.rejectedSince ??= now;
		const lasted = now - Math.min(this.rejectedSince, pause?.since ?? now);
		const isLimit = error.trouble === 'rateLimit';
		return isEnough && (!isLimit || lasted >= RETRY.outlast);
	}

	/** A vendor that has accepted nothing for so long is not waited for again by each of the others. */
	private giveUpOthers(error: VendorError, because: string | undefined, pace: Pick<Pace, 'break' | 'giveUp'>): void {
		if (pace.break === undefined) return;
		const { since, isSaid } = pace.break;
		const lasted = this.host.now() - since;
		const isLong = because === 'tooMany' ? lasted >= RETRY.outlast : !isSaid;
		if (!isLong) return;
		const what = isSaid ? 'been rejected' : 'failed';
		pace.giveUp(withDescription(error, `All requests have ${what} for ${inWords(lasted)}, so no more were sent.`));
	}

	/** The error of the last attempt, with what was tried. */
	private lastOf(error: VendorError): VendorError {
		const place = placeOf(this.call);
		const time = inWords(this.host.now() - this.began);
		const times = this.count === 1 ? 'once' : `${this.count} times`;
		return withDescription(error, `Tried ${times} in ${time}${place === undefined ? '' : ` (${place})`}.`);
	}
}

function withDescription(
	{ trouble, message, description, status, code, requestId }: VendorError,
	tried: string,
): VendorError {
	const parts = [description, tried, ADVICE[trouble]].filter(Boolean);
	return new VendorError(trouble, message, { description: parts.join(' '), status, code, requestId });
}

const ADVICE: Partial<Record<VendorError['trouble'], string>> = {
	rateLimit: 'Run the workflow at a quieter time, or set Pages in Flight under Options to 1.',
	unavailable: "Run the workflow again later. If it fails again, check the vendor's status page.",
	unreadable: "If it fails again later, check the Base URL in the credential and the vendor's status page.",
};

/** How often a request may be repeated although the vendor does not allow it. */
function mostDenials({ status }: VendorError, { hasAnswered, deniedInARow }: Answers): number {
	if (status === 401) return hasAnswered ? RETRY.lapses : RETRY.firstLapses;
	// If the permission is missing, the next request is denied too.
	return hasAnswered && deniedInARow === 1 ? RETRY.denials : 0;
}

/** Whose record a call asks for. The name of the endpoint says which page. */
function placeOf(call: Call): string | undefined {
	const ids = Object.entries(call.path ?? {}).map(([name, id]) => `${name} ${id}`);
	return ids.length === 0 ? undefined : ids.join(', ');
}
