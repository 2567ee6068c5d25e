import type { Host } from './host';

/** Shortest spacing that a refusal teaches, and the longest that more of them can lead to. In milliseconds. */
const FIRST_GAP = 50;
const LONGEST_GAP = 5000;
/** So many answers in a row without a refusal are needed before one more request may be in flight. */
const GOOD_ANSWERS_PER_STEP = 20;

/**
 * How many requests may be under way at once, and how close together. Refusals (429) halve the first and widen
 * the second; good answers undo both slowly, so that a crawl settles just below what the vendor allows.
 */
export class Pace {
	private allowed: number;
	private underWay = 0;
	private gap = 0;
	private nextStart = 0;
	/** Whether the vendor has given at least one good answer. */
	hasAnswered = false;
	private goodAnswers = 0;
	private lastRefusal = Number.NEGATIVE_INFINITY;
	private readonly waiting: Array<() => void> = [];

	/** @param most requests in flight at the most */
	constructor(
		private readonly host: Host,
		readonly most: number,
	) {
		this.allowed = most;
	}

	/** Runs one request when its turn has come. */
	async run<T>(request: () => Promise<T>): Promise<T> {
		while (this.underWay >= this.allowed) {
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		}
		this.underWay += 1;
		try {
			await this.waitForStart();
			this.host.throwIfCancelled();
			return await request();
		} finally {
			this.underWay -= 1;
			this.waiting.shift()?.();
		}
	}

	/** A vendor said "too many": nothing starts for `pause` milliseconds, and things go slower after it. */
	refused(pause: number): void {
		const now = this.host.now();
		this.nextStart = Math.max(this.nextStart, now + pause);
		this.goodAnswers = 0;
		// Requests that were in flight together are refused together: that is one lesson, not several.
		if (now - this.lastRefusal < this.gap + FIRST_GAP) return;
		this.lastRefusal = now;
		this.allowed = Math.max(1, Math.floor(this.allowed / 2));
		this.gap = Math.min(LONGEST_GAP, Math.max(FIRST_GAP, this.gap * 2));
	}

	answered(): void {
		this.hasAnswered = true;
		this.goodAnswers += 1;
		this.gap = this.gap < 5 ? 0 : this.gap * 0.98;
		if (this.goodAnswers % GOOD_ANSWERS_PER_STEP === 0 && this.allowed < this.most) {
			this.allowed += 1;
			this.waiting.shift()?.();
		}
	}

	private async waitForStart(): Promise<void> {
		for (;;) {
			const now = this.host.now();
			if (now >= this.nextStart) {
				this.nextStart = now + this.gap;
				return;
			}
			await this.host.wait(this.nextStart - now);
		}
	}
}
