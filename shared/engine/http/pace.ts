import type { Host } from './host';

/** Shortest distance between two starts that a refusal teaches, and the longest that more of them can lead to. In milliseconds. */
const SHORTEST_GAP = 20;
const LONGEST_GAP = 5000;
/** The share of the newest distance between two starts in their average. */
const NEWEST = 0.05;
/** Longer ones are pauses, which say nothing about the pace. In milliseconds. */
const LONGEST_DISTANCE = 1000;
/** What a good answer makes of the gap, and what it makes of it within this factor of the distance that was refused last. */
const CLOSER = 0.98;
const CLOSER_WITH_CARE = 0.999;
const WITH_CARE = 1.5;
/** A gap that is no longer worth waiting for, in milliseconds. */
const NO_GAP = 5;
/** So many answers in a row without a refusal are needed before one more request may be in flight. */
const GOOD_ANSWERS_PER_STEP = 20;

/**
 * How many requests may be under way at once, and how close together. Refusals (429) halve the first and double
 * the second; good answers undo both slowly, most slowly near the pace that was refused last, so that a crawl
 * settles just below what the vendor allows.
 */
export class Pace {
	private allowed: number;
	private underWay = 0;
	private gap = 0;
	private nextStart = 0;
	private lastStart: number | undefined;
	/** How far apart the last requests began, on average. */
	private distance = 0;
	/** How far apart they were when the vendor refused last. */
	private refusedDistance = 0;
	/** Whether the vendor has given at least one good answer. */
	hasAnswered = false;
	private goodAnswers = 0;
	private lastLesson = Number.NEGATIVE_INFINITY;
	private readonly waiting: Array<() => void> = [];

	/** @param most requests in flight at the most */
	constructor(
		private readonly host: Pick<Host, 'now' | 'throwIfCancelled' | 'wait'>,
		readonly most: number,
	) {
		this.allowed = most;
	}

	/** Runs one request when its turn has come; it is told when that was, by the host's clock. */
	async run<T>(request: (began: number) => Promise<T>): Promise<T> {
		while (this.underWay >= this.allowed) {
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		}
		this.underWay += 1;
		try {
			const began = await this.waitForStart();
			this.host.throwIfCancelled();
			return await request(began);
		} finally {
			this.underWay -= 1;
			this.waiting.shift()?.();
		}
	}

	/**
	 * A vendor said "too many": nothing starts for `pause` milliseconds, and things go slower after it.
	 * @param began when the request did that was refused
	 */
	refused(pause: number, began: number): void {
		const now = this.host.now();
		this.nextStart = Math.max(this.nextStart, now + pause);
		this.goodAnswers = 0;
		this.lastStart = undefined;
		// Requests that were in flight together are refused together: that is one lesson, not several.
		if (began <= this.lastLesson) return;
		this.lastLesson = now;
		this.allowed = Math.max(1, Math.floor(this.allowed / 2));
		this.refusedDistance = Math.max(this.gap, this.distance);
		this.gap = Math.min(LONGEST_GAP, Math.max(SHORTEST_GAP, this.refusedDistance * 2));
	}

	answered(): void {
		this.hasAnswered = true;
		this.goodAnswers += 1;
		const ratio = this.gap / this.refusedDistance;
		const withCare = ratio < WITH_CARE && ratio > 1 / WITH_CARE;
		this.gap = this.gap < NO_GAP ? 0 : this.gap * (withCare ? CLOSER_WITH_CARE : CLOSER);
		if (this.goodAnswers % GOOD_ANSWERS_PER_STEP === 0 && this.allowed < this.most) {
			this.allowed += 1;
			this.waiting.shift()?.();
		}
	}

	/** @returns when it is over */
	private async waitForStart(): Promise<number> {
		for (;;) {
			const now = this.host.now();
			if (now >= this.nextStart) {
				this.nextStart = now + this.gap;
				this.noteStart(now);
				return now;
			}
			await this.host.wait(this.nextStart - now);
		}
	}

	private noteStart(now: number): void {
		const since = now - (this.lastStart ?? Number.NEGATIVE_INFINITY);
		if (since <= LONGEST_DISTANCE) this.distance += (since - this.distance) * NEWEST;
		this.lastStart = now;
	}
}
