/** Doubling the requests in flight must bring at least this share of what it would bring if answers stayed as quick. */
const WORTH_IT = 0.3;
/** Good answers before doubling is tried again where it brought too little; twice as many after each attempt. */
const PATIENCE = { first: 200, longest: 5000 };

/** A request that was accepted. */
export interface Accepted {
	/** Requests in flight when it started, itself included. */
	beside: number;
	/** Requests of the same kind take about as long. */
	kind: string;
	/** Milliseconds. */
	took: number;
}

interface Measured {
	level: number;
	/** How many times as long as the quickest of their kind the answers took. */
	slowness: number;
}

/**
 * Doubles the requests in flight as long as that brings more answers. A vendor that queues requests answers no faster
 * with more of them, only later.
 */
export class Growth {
	private state: 'doubling' | 'slow' | 'ended' = 'doubling';
	private readonly quickest = new Map<string, number>();
	private samples: number[] = [];
	private before: Measured | undefined;
	private answers = 0;
	private patience = PATIENCE.first;

	constructor(
		private level: number,
		private readonly most: number,
	) {}

	/** Whether it is for this class to say how many may be in flight. */
	get isOn(): boolean {
		return this.state !== 'ended';
	}

	/** The vendor limits how many it handles at once: that is for others to find out. */
	end(): void {
		this.state = 'ended';
	}

	/** Starts over, unless it has ended. */
	restart(level: number): void {
		if (this.state === 'ended') return;
		this.state = 'doubling';
		this.level = level;
		this.before = undefined;
		this.samples = [];
	}

	/** @returns the requests that may be in flight from now on, when that changes */
	next({ beside, kind, took }: Accepted, level: number): number | undefined {
		const time = Math.max(1, took);
		const quickest = Math.min(time, this.quickest.get(kind) ?? Number.POSITIVE_INFINITY);
		this.quickest.set(kind, quickest);
		if (this.state === 'slow') {
			this.answers += 1;
			if (this.answers >= this.patience) this.restart(level);
			return undefined;
		}
		// Only requests that started beside enough others show what this level does.
		if (level !== this.level || beside <= (this.before?.level ?? 0)) return undefined;
		this.samples.push(time / quickest);
		return this.samples.length < level ? undefined : this.judge({ level, slowness: median(this.samples) });
	}

	private judge(now: Measured): number {
		this.samples = [];
		const { before } = this;
		if (before !== undefined && !isWorthIt(before, now)) {
			this.state = 'slow';
			this.answers = 0;
			this.patience = Math.min(PATIENCE.longest, 2 * this.patience);
			return before.level;
		}
		this.before = now;
		this.level = Math.min(2 * now.level, this.most);
		if (this.level === now.level) this.state = 'slow';
		return this.level;
	}
}

function isWorthIt(before: Measured, now: Measured): boolean {
	const wider = now.level / before.level;
	return wider / (now.slowness / before.slowness) - 1 >= WORTH_IT * (wider - 1);
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
