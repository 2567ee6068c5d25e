/** Most vendors count requests by the second, or by longer times. In milliseconds. */
const SECOND = 1000;
/** Requests sent for each that the vendor can take. */
const MARGIN = 0.92;
/** By how much the interval grows if the vendor does not accept what it accepted before. */
const MORE = 1.2;
/** By how much the rate grows in a second, as an exponent: at first, and in the end. Each lesson divides it. */
const GROWTH = { first: 0.9, lesson: 10, least: 0.0005 };
/** The maximum growth between two requests: if few are sent, few show what the vendor accepts. */
const GROWTH_A_REQUEST = 0.2;
/** Where the vendor takes more than it last rejected, by this factor, the limit is another one, or there is none. */
const BEYOND = 1.1;
/** An interval too short to wait for, in milliseconds. */
const NO_INTERVAL = 2;
/** Requests that started late, because this machine was busy, may be made up for: at most this many. */
const CATCH_UP = 3;
/** Without a limit for this long, in milliseconds, a new one is another one. */
const LONG_AGO = 10_000;
/** So few accepted requests do not show a rate. */
const FEW = 4;

/**
 * How close together requests start. Unlimited until the vendor takes nothing any more for a while; from then on as many
 * as it took before, over the time until it took the next. The rate grows quickly after the first lesson, which may have
 * been an accident, and slowly after lessons that confirm it.
 */
export class Rate {
	/** Milliseconds between two starts: now, and as the vendor took them before the last break. */
	private interval = 0;
	private known = 0;
	/** The interval at which the vendor last rejected requests. */
	private tooShort = 0;
	private growth = GROWTH.first;
	private grown = 0;
	private next = 0;
	/** When the vendor last began to accept, and how many it has accepted since. */
	private since: number | undefined;
	private count = 0;
	/** When it last accepted again after a break. */
	private resumed: number | undefined;
	/** How many it has accepted since it last rejected one. */
	private inARow = 0;

	/** When the next request may start. */
	get nextStart(): number {
		return this.next;
	}

	/** @param isCalm whether no rejection is still being judged; the rate grows quickly only then */
	started(now: number, isCalm: boolean): void {
		this.since ??= now;
		if (this.interval > 0) this.grow(now, isCalm);
		this.next = Math.max(this.next, now - CATCH_UP * this.interval) + this.interval;
	}

	accepted(): void {
		this.count += 1;
		this.inARow += 1;
	}

	/** Whether requests start some distance apart. */
	get isLimited(): boolean {
		return this.interval > 0;
	}

	/**
	 * Whether this rate, not the maximum, limits the requests in flight. With slow answers, a short interval does not.
	 * @param took milliseconds that an answer takes
	 */
	bounds(level: number, took: number): boolean {
		return took < level * this.interval;
	}

	/** Whether requests start closer together than the vendor is known to accept: then a rejection shows that the limit is still there. */
	get isAttempt(): boolean {
		return this.interval === 0 || this.interval <= this.known;
	}

	/**
	 * The vendor accepted nothing for a while, and does again.
	 * @param stopped when it began to reject
	 * @param isSure whether it asked for the break, or rejected more than the requests that were in flight together
	 * @returns whether it shows a rate
	 */
	afterBreak(stopped: number, now: number, isSure: boolean): boolean {
		const { count, since = stopped, inARow } = this;
		const average = (now - (this.resumed ?? since)) / (inARow + 1);
		this.inARow = 0;
		this.resumed = now;
		if (!isSure && inARow < FEW) {
			const twice = this.interval > 0 ? 2 * this.interval : average;
			this.tooShort = this.known = this.interval;
			this.interval = Math.max(this.interval / MARGIN, Math.min(twice, average, SECOND));
			return true;
		}
		this.since = this.grown = now;
		this.count = 0;
		if (count > 0) this.learn(count, stopped - since, now - stopped);
		// The request that ended the break counts for the vendor too.
		this.next = now + this.interval;
		return count > 0;
	}

	/** @param took milliseconds in which the vendor accepted `count` requests, before it accepted none for `paused` */
	private learn(count: number, took: number, paused: number): void {
		const { interval, isAttempt } = this;
		const pause = Math.max(paused, SECOND);
		const isFirst = this.known === 0 || (interval === 0 && took > LONG_AGO);
		this.tooShort = interval;
		this.known = Math.min(pause, Math.max(took, pause) / count);
		if (isFirst) this.growth = GROWTH.first;
		else if (count >= FEW) this.growth = Math.max(GROWTH.least, this.growth / GROWTH.lesson);
		// Growing slowly to the limit, the vendor took less on average than in the end.
		const average = isFirst ? this.known / MARGIN : this.known;
		const slower = isAttempt ? interval / MARGIN : MORE * interval;
		this.interval = Math.max(average, slower, count < FEW ? Math.min(1.3 * interval, pause) : 0);
	}

	/** A request was rejected, but the others in flight were accepted: the limit is near. */
	slowDown(): void {
		this.inARow = 0;
		this.tooShort = this.known = this.interval;
		this.interval /= MARGIN;
		this.growth = Math.max(GROWTH.least, Math.min(this.growth, GROWTH.first) / GROWTH.lesson);
	}

	/** The rate does not seem to be why the vendor rejects requests. */
	forget(): void {
		this.interval = 0;
	}

	private grow(now: number, isCalm: boolean): void {
		const seconds = (now - this.grown) / SECOND;
		this.grown = now;
		if (this.inARow < FEW) return;
		if (isCalm && this.interval < this.tooShort / BEYOND) this.growth = GROWTH.first;
		this.interval /= Math.exp(Math.min(GROWTH_A_REQUEST, this.growth * seconds));
		if (this.interval < NO_INTERVAL) this.interval = 0;
	}
}
