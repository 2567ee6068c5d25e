/** Most vendors count requests by the second, or by longer times. In milliseconds. */
const SECOND = 1000;
/** Requests sent for each that the vendor can take. */
const MARGIN = 0.92;
/** By how much the rate grows in a second, as an exponent: at first, and in the end. Each lesson divides it. */
const GROWTH = { first: 0.55, lesson: 10, least: 0.0005 };
/** The most that it grows between two requests: where few are sent, few show what the vendor takes. */
const GROWTH_A_REQUEST = 0.2;
/** Beyond what the vendor took before by this factor, the limit is another one, or there is none. */
const BEYOND = 1.1;
/** An interval that is not worth waiting for, in milliseconds. */
const NO_INTERVAL = 2;
/** Requests that started late, because this machine was busy, may be made up for: at most this many. */
const CATCH_UP = 3;
/** This few accepted requests show no rate, and this many show that there is none to find. */
const FEW = 4;
const MANY = 50;
/** How often slowing down may fail to help before it is given up. */
const ATTEMPTS = 6;

/**
 * How close together requests start. Unlimited until the vendor takes nothing any more for a while; from then on as many
 * as it took before, over the time until it took the next. The rate grows quickly after the first lesson, which may have
 * been an accident, and slowly after lessons that confirm it. Where slower requests are rejected just as soon, the rate is
 * not the reason and becomes unlimited again.
 */
export class Rate {
	/** Milliseconds between two starts: now, and as the vendor took them before the last break. */
	private interval = 0;
	private known = 0;
	private growth = GROWTH.first;
	private grown = 0;
	private next = 0;
	/** When the vendor last began to accept, and how many it has accepted since. */
	private since: number | undefined;
	private count = 0;
	/** How many it has accepted since it last rejected one. */
	private inARow = 0;
	private inVain = 0;

	/** When the next request may start. */
	get nextStart(): number {
		return this.next;
	}

	started(now: number): void {
		this.since ??= now;
		if (this.interval > 0) this.grow(now);
		this.next = Math.max(this.next, now - CATCH_UP * this.interval) + this.interval;
	}

	accepted(): void {
		this.count += 1;
		this.inARow += 1;
	}

	/**
	 * The vendor accepted nothing for a while, and does again.
	 * @param stopped when it began to reject
	 * @param isSure whether it asked for the break, or rejected more than the requests that were in flight together
	 */
	afterBreak(stopped: number, now: number, isSure: boolean): void {
		const { count, since = stopped } = this;
		if (!isSure && this.inARow < FEW) {
			this.inARow = 0;
			return;
		}
		this.since = this.grown = now;
		this.count = 0;
		if (count > 0 && !this.isInVain(2)) this.learn(count, stopped - since, now - stopped);
		// The request that ended the break counts for the vendor too.
		this.next = now + this.interval;
	}

	/** @param took milliseconds in which the vendor accepted `count` requests, before it accepted none for `paused` */
	private learn(count: number, took: number, paused: number): void {
		const { interval } = this;
		const pause = Math.max(paused, SECOND);
		this.known = Math.min(pause, Math.max(took, pause) / count);
		if (interval > 0) this.growth = Math.max(GROWTH.least, this.growth / GROWTH.lesson);
		const slower = count < FEW ? Math.min(1.3 * interval, pause) : 0;
		this.interval = Math.max(this.known, slower) / MARGIN;
	}

	/** A request was rejected, but others after it were accepted: the limit is near, or has nothing to do with the rate. */
	afterAccident(): void {
		if (this.interval === 0 || this.isInVain(1)) return;
		this.known = this.interval;
		this.interval *= 1.15;
		this.growth = Math.min(this.growth, GROWTH.first / GROWTH.lesson);
	}

	/** Whether slowing down does not help: the vendor rejects although it took more before. */
	private isInVain(weight: number): boolean {
		const isBeyondKnown = this.interval > 0 && this.interval <= this.known;
		if (isBeyondKnown || this.inARow >= MANY) this.inVain = 0;
		else if (this.interval > 0) this.inVain += weight;
		this.inARow = 0;
		if (this.inVain < ATTEMPTS) return false;
		this.interval = 0;
		return true;
	}

	private grow(now: number): void {
		const seconds = (now - this.grown) / SECOND;
		this.grown = now;
		if (this.inARow < FEW) return;
		this.interval /= Math.exp(Math.min(GROWTH_A_REQUEST, this.growth * seconds));
		if (this.interval < NO_INTERVAL) this.interval = 0;
		if (this.interval < this.known / BEYOND) this.growth = GROWTH.first;
	}
}
