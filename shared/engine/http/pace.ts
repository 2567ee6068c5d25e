import { Doubt } from './doubt';
import type { Host } from './host';
import { InFlight } from './inFlight';
import { Rate } from './rate';
import type { Rejections } from './rejections';
import { backOff } from './retry';

/** What the outcome of a request says about the pace. */
export type Reply =
	| { kind: 'accepted' }
	/** Too many requests. `after`: milliseconds that the vendor asks to wait, if it does. */
	| { kind: 'rejected'; after?: number }
	/** No answer that can be used: a broken connection, an error of the server, or the time was up. */
	| { kind: 'failed' }
	/** Not allowed: no permission, or a firewall that lets through no more at once. */
	| { kind: 'denied' }
	| { kind: 'other' };

/** If everything in flight fails, this many failures in a row are an outage. */
const OUTAGE = 3;

/** Milliseconds. If a vendor asks for a longer wait, its rejection is not taken for an accident: another costs more. */
const LONG = 5000;

/** One request among the others. */
interface Turn {
	/** Requests are numbered as they start. */
	number: number;
	/** Requests in flight when it started, itself included. */
	beside: number;
	began: number;
}

interface Waiting {
	start: (turn: Turn) => void;
	fail: (reason: unknown) => void;
	throwIfCancelled: () => void;
}

/**
 * How many requests to one host may be in flight at once, and how close together they start.
 *
 * After a rejection, no more requests are sent than are still in flight, and none while the vendor wants the client to
 * wait. What happens next shows what the rejections mean:
 * - The others are accepted, as is usual for that number: an accident. Nothing changes.
 * - The others are accepted: there were too many at once, or they started too close together. A little less is sent.
 * - Nothing is accepted any more, or the vendor wants the client to wait: there is a break, and then a single request
 *   at a time until one is accepted. All rejections in the meantime are one lesson about the rate.
 * - Sending less does not help either: the vendor rejects at random, and nothing is learned from it.
 */
export class Pace {
	/** Whether the vendor has given at least one good answer. */
	hasAnswered = false;
	/** Requests that it has not allowed since then. */
	deniedInARow = 0;
	private failedInARow = 0;
	private readonly level: InFlight;
	private readonly rate = new Rate();
	private readonly doubt = new Doubt();
	private readonly waiting: Waiting[] = [];
	private inFlight = 0;
	private started = 0;
	private rejections: Rejections | undefined;
	/** The number of the single request that is sent after a break, while it is in flight. */
	private probe: number | undefined;
	private wakesAt = Number.POSITIVE_INFINITY;
	private lastStart = 0;

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

	/** Since when, and how many times in a row, the vendor has accepted nothing, and whether it said why. */
	get break(): Pick<Rejections, 'since' | 'times' | 'isSaid'> | undefined {
		return this.rejections?.until === undefined ? undefined : this.rejections;
	}

	/**
	 * Runs one request when its turn has come.
	 * @param kind requests of the same kind take about as long
	 * @param throwIfCancelled called when the request's turn comes, so that a cancelled one does not take a slot
	 * @param replyOf what the outcome says about the pace
	 */
	async run<T>(
		kind: string,
		throwIfCancelled: () => void,
		request: () => Promise<T>,
		replyOf: (outcome: T) => Reply,
	): Promise<T> {
		const { gaveUp, until = 0 } = this.rejections ?? {};
		if (gaveUp !== undefined && this.host.now() < until) throw gaveUp.because;
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
			if (reply.kind === 'denied') this.denied(turn);
			if (reply.kind === 'rejected') this.rejected(turn, reply.after);
			if (reply.kind === 'failed') this.failed(turn);
			this.startNext();
		}
	}

	/**
	 * A request has been tried for long enough while the vendor accepted nothing: the others do not wait as long again.
	 * After a rejection, one more is sent to see when the break ends. A vendor that was down may be back at any time.
	 */
	giveUp(because: unknown): void {
		const { rejections } = this;
		if (rejections?.until === undefined) return;
		if (rejections.isSaid) rejections.gaveUp = { because };
		else this.startAfresh(rejections);
		for (const { fail } of this.waiting.splice(0)) fail(because);
	}

	private startAfresh({ before }: Rejections): void {
		this.rejections = undefined;
		this.failedInARow = 0;
		this.level.afterBreak(before, true);
	}

	/** Starts as many waiting requests as may start now, and runs again when the next one may. */
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
			this.rate.started(now, this.rejections === undefined);
			this.inFlight += 1;
			this.started += 1;
			this.lastStart = now;
			if (this.rejections?.until !== undefined) this.probe = this.started;
			next.start({ number: this.started, beside: this.inFlight, began: now });
		}
	}

	/** When the next request may start; never, as long as another has to end first. */
	private startsAt(): number {
		const until = this.rejections?.until;
		if (until !== undefined) return this.probe === undefined ? until : Number.POSITIVE_INFINITY;
		if (this.inFlight >= this.level.allowed) return Number.POSITIVE_INFINITY;
		return Math.max(this.rate.nextStart, this.lastStart + this.level.distance);
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
		this.deniedInARow = 0;
		this.failedInARow = 0;
		this.level.time(now - began);
		this.level.note(beside, 'accepted');
		this.doubt.accepted();
		if (rejections !== undefined && number > rejections.latest) return this.learnFrom(rejections, now);
		this.rate.accepted();
		if (rejections === undefined) this.level.grow({ beside, kind, took: now - began });
		else rejections.accepted += 1;
	}

	/** A request that started after the rejections was accepted. */
	private learnFrom(rejections: Rejections, now: number): void {
		const { before, accepted, until, isSaid } = rejections;
		this.rejections = undefined;
		if (this.doubt.isCertain) return this.level.restore(before);
		// In an outage, one that still comes through says nothing.
		const isClear = isSaid && until === undefined;
		const wentOn = accepted > 0 && (isClear || (isSaid ? 3 : 2) * this.level.allowed >= before.now);
		if (wentOn) this.sendLess(rejections);
		else this.afterBreak(rejections, now);
		if (!this.doubt.isCertain) return;
		this.rate.forget();
		this.level.startOver();
	}

	/** The vendor accepted most of the requests that were in flight. */
	private sendLess({ before, beside, took, asked, isSaid }: Rejections): void {
		const { doubt, level, rate } = this;
		if (beside < before.now && rate.bounds(before.now, took)) {
			rate.slowDown();
			level.restore(before);
		} else if (asked <= LONG && (isSaid ? level.usuallyAccepts(beside) : level.mostlyAccepts(beside))) {
			level.restore(before);
		} else {
			if (!level.isAttempt(before)) doubt.lesson();
			level.tooMany(before, asked);
		}
	}

	/** The vendor accepted nothing for a while. */
	private afterBreak({ since, before, count, isSure, isSaid }: Rejections, now: number): void {
		const { isAttempt, isLimited } = this.rate;
		if (isSaid && this.rate.afterBreak(since, now, isSure) && !isAttempt) this.doubt.lesson();
		if (count > 1) this.level.afterBreak(before, !isLimited);
		else this.level.restore(before);
	}

	/** Among good answers, it is sent again: with no more than are in flight still, in case they were too many. */
	private denied(turn: Turn): void {
		this.deniedInARow += 1;
		const isFirst = this.hasAnswered && this.deniedInARow === 1;
		if (isFirst && this.inFlight > 0) this.rejected(turn, undefined, false);
	}

	/** Some vendors do not say that there are too many, but drop connections or fail. So does one that is down. */
	private failed(turn: Turn): void {
		const { beside } = turn;
		this.failedInARow += 1;
		if (beside === 1 && this.rejections === undefined) return;
		const isAccident = this.failedInARow < Math.max(OUTAGE, beside) && this.level.mostlyAccepts(beside);
		if (isAccident) this.level.note(beside, 'rejected');
		else this.rejected(turn, undefined, false);
	}

	private rejected({ number, beside, began }: Turn, after: number | undefined, isSaid = true): void {
		const now = this.host.now();
		const before = this.level.current;
		this.level.shrinkTo(this.inFlight);
		this.level.note(beside, 'rejected');
		this.doubt.rejected();
		this.rejections ??= {
			since: now,
			count: 0,
			accepted: 0,
			beside,
			took: now - began,
			latest: this.started,
			before,
			until: undefined,
			times: 0,
			isSure: false,
			asked: 0,
			isSaid: false,
		};
		const { rejections } = this;
		rejections.isSaid ||= isSaid;
		rejections.asked = Math.max(rejections.asked, after ?? 0);
		const isBreak = rejections.until !== undefined;
		if (number <= rejections.latest || !isBreak) rejections.count += 1;
		rejections.beside = Math.max(rejections.beside, beside);
		// If sending less does not help, only this request waits while others are accepted.
		const isAlone = this.doubt.isCertain && this.inFlight > 0;
		this.pause(rejections, number, isAlone ? undefined : after, now);
		if (!isBreak) rejections.latest = this.started;
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
