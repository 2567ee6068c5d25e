import type { Host } from './host';
import { InFlight } from './inFlight';
import { Rate } from './rate';
import { backOff } from './retry';

/** What the outcome of a request says about the pace. */
export type Reply =
	| { kind: 'accepted' }
	/** Too many requests. `after`: milliseconds that the vendor asks to wait, if it does. */
	| { kind: 'rejected'; after?: number }
	| { kind: 'other' };

/** One request among the others. */
interface Turn {
	/** Requests are numbered as they start. */
	number: number;
	/** Requests in flight when it started, itself included. */
	beside: number;
	began: number;
}

/** The vendor has rejected requests, and it is not clear yet why. */
interface Rejections {
	since: number;
	/** How many of the requests that were in flight together, the number of the first, and the fewest beside one of them. */
	count: number;
	first: number;
	beside: number;
	/** The number of the last request that had started by then, or when the break began. */
	latest: number;
	/** The level before. */
	before: InFlight['current'];
	/** When the break ends, after which a single request is sent to see; `undefined` while there is no break. */
	until: number | undefined;
	/** How often a break began or went on. */
	times: number;
	/** Whether the vendor asked for the break, or a single request after it was rejected too. */
	isSure: boolean;
	/** Requests that started after the first one, and those that started before it, and were accepted meanwhile. */
	acceptedAfter: number;
	acceptedBefore: number;
}

interface Waiting {
	start: (turn: Turn) => void;
	fail: (reason: unknown) => void;
	throwIfCancelled: () => void;
}

/**
 * How many requests to one host may be in flight at once, and how close together they start.
 *
 * Rejections shrink the number in flight to those that are left. What follows shows what they mean:
 * - Requests that started later, beside as many others, are accepted: an accident. Nothing changes.
 * - The rest is accepted, and one more was too many: the vendor limits how many it handles at once.
 * - None is accepted any more, or the vendor asks to wait: there is a break, and then a single request at a time until
 *   one is accepted. However many were rejected meanwhile, that is one lesson about the rate.
 */
export class Pace {
	/** Whether the vendor has given at least one good answer. */
	hasAnswered = false;
	private readonly level: InFlight;
	private readonly rate = new Rate();
	private readonly waiting: Waiting[] = [];
	private inFlight = 0;
	private started = 0;
	private rejections: Rejections | undefined;
	/** The number of the single request that is sent after a break, while it is in flight. */
	private probe: number | undefined;
	private wakesAt = Number.POSITIVE_INFINITY;

	/** @param setting requests in flight at most */
	constructor(
		private readonly host: Pick<Host, 'now' | 'random' | 'wait'>,
		setting: number | 'automatic',
	) {
		this.level = new InFlight(setting);
	}

	/** Requests in flight at most. */
	get most(): number {
		return this.level.most;
	}

	/** Requests worth having ready: twice as many as may be in flight, so that one slow answer does not hold up the others. */
	get ahead(): number {
		return 2 * this.level.allowed;
	}

	/** Since when, and how many times in a row, the vendor has accepted nothing. */
	get break(): { since: number; times: number } | undefined {
		return this.rejections?.until === undefined ? undefined : this.rejections;
	}

	/**
	 * Runs one request when its turn has come.
	 * @param kind requests of the same kind take about as long
	 * @param throwIfCancelled asked when the turn has come, so that a request that nobody wants any more takes no place
	 * @param replyOf what the outcome says about the pace
	 */
	async run<T>(
		kind: string,
		throwIfCancelled: () => void,
		request: () => Promise<T>,
		replyOf: (outcome: T) => Reply,
	): Promise<T> {
		const turn = await new Promise<Turn>((start, fail) => {
			this.waiting.push({ start, fail, throwIfCancelled });
			this.startNext();
		});
		let reply: Reply = { kind: 'other' };
		try {
			const outcome = await request();
			reply = replyOf(outcome);
			return outcome;
		} finally {
			this.inFlight -= 1;
			if (turn.number === this.probe) this.probe = undefined;
			if (reply.kind === 'accepted') this.accepted(turn, kind);
			if (reply.kind === 'rejected') this.rejected(turn, reply.after);
			this.startNext();
		}
	}

	/** Starts as many of those that wait as may start now, and comes back when the next one may. */
	private startNext(): void {
		for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
			const now = this.host.now();
			const at = this.startsAt();
			if (at > now) return this.wakeAt(at, now);
			this.waiting.shift();
			try {
				next.throwIfCancelled();
			} catch (error) {
				next.fail(error);
				continue;
			}
			this.rate.started(now);
			this.inFlight += 1;
			this.started += 1;
			if (this.rejections?.until !== undefined) this.probe = this.started;
			next.start({ number: this.started, beside: this.inFlight, began: now });
		}
	}

	/** When the next request may start; never, as long as another has to end first. */
	private startsAt(): number {
		const until = this.rejections?.until;
		if (until !== undefined) return this.probe === undefined ? until : Number.POSITIVE_INFINITY;
		return this.inFlight < this.level.allowed ? this.rate.nextStart : Number.POSITIVE_INFINITY;
	}

	private wakeAt(at: number, now: number): void {
		if (this.wakesAt <= at) return;
		this.wakesAt = at;
		const wake = () => {
			if (this.wakesAt === at) this.wakesAt = Number.POSITIVE_INFINITY;
		};
		this.host
			.wait(at - now)
			.finally(wake)
			.then(
				() => this.startNext(),
				(cancelled: unknown) => {
					for (const { fail } of this.waiting.splice(0)) fail(cancelled);
				},
			);
	}

	private accepted({ number, beside, began }: Turn, kind: string): void {
		const { rejections } = this;
		const now = this.host.now();
		this.hasAnswered = true;
		this.level.note(beside, 'accepted');
		if (rejections === undefined) {
			this.rate.accepted();
			this.level.grow({ beside, kind, took: now - began });
		} else if (number > rejections.latest) {
			this.learnFrom(rejections, now);
		} else {
			this.rate.accepted();
			if (number < rejections.first) rejections.acceptedBefore += 1;
			else if (beside >= rejections.beside) rejections.acceptedAfter += 1;
			if (rejections.acceptedAfter >= 2 * rejections.count - 1) this.forget(rejections);
		}
	}

	/** A request that started after the rejections was accepted. */
	private learnFrom(rejections: Rejections, now: number): void {
		const { since, before, count, until, isSure } = rejections;
		if (this.areTooMany(rejections)) {
			this.level.tooMany(count);
		} else if (until === undefined) {
			return this.forget(rejections);
		} else {
			this.rate.afterBreak(since, now, isSure);
			if (count > 1) this.level.afterBreak(before);
			else this.level.restore(before);
		}
		this.rejections = undefined;
	}

	/** Whether the vendor limits how many it handles at once: it went on with those that it had. */
	private areTooMany({ count, before, beside, until, acceptedBefore }: Rejections): boolean {
		const wentOn = acceptedBefore > 0 && 3 * this.level.allowed >= before.now;
		if (until !== undefined && !wentOn) return false;
		return count > 1 ? 3 * count >= before.now : !this.level.usuallyAccepts(beside);
	}

	private forget({ before }: Rejections): void {
		this.level.restore(before);
		this.rate.afterAccident();
		this.rejections = undefined;
	}

	private rejected({ number, beside }: Turn, after: number | undefined): void {
		const now = this.host.now();
		const before = this.level.current;
		this.level.shrinkTo(this.inFlight);
		this.rejections ??= {
			since: now,
			count: 0,
			first: number,
			beside,
			latest: this.started,
			before,
			until: undefined,
			times: 0,
			isSure: false,
			acceptedAfter: 0,
			acceptedBefore: 0,
		};
		const { rejections } = this;
		if (number <= rejections.latest) {
			rejections.count += 1;
			this.level.note(beside, 'rejected');
		}
		rejections.first = Math.min(rejections.first, number);
		rejections.beside = Math.min(rejections.beside, beside);
		this.pause(rejections, number, after, now);
	}

	private pause(rejections: Rejections, number: number, after: number | undefined, now: number): void {
		const isBreak = rejections.until !== undefined;
		const goesOn = isBreak && number > rejections.latest;
		const isNews = goesOn || (!isBreak && (after !== undefined || this.inFlight === 0));
		if (isNews) {
			rejections.times += 1;
			rejections.latest = this.started;
		}
		if (goesOn || after !== undefined) rejections.isSure = true;
		const pause = after ?? (isNews ? backOff(rejections.times - 1, this.host.random()) : undefined);
		if (pause !== undefined) rejections.until = Math.max(rejections.until ?? now, now + pause);
	}
}
