/** Good answers before one more request may be in flight: few up to the usual level, many beyond. */
const STEP = { short: 10, usual: 12, long: 100 };
/** One level is compared with another that has at most this share of its requests in flight. */
const WIDER = 2 / 3;
/** More requests in flight must bring at least this share of what they would bring if answers stayed as quick. */
const WORTH_IT = 0.3;
/** Answers that it takes to judge a level, and the maximum remembered for it. */
const SAMPLES = { least: 4, most: 15 };
/** How often in a row a level must bring too little: one pause of this machine delays all answers in flight. */
const CERTAIN = 3;
/** If a level brings a third of the answers of a lower one, it was hardly a pause of this machine: it is checked at once. */
const HARMFUL = 3;
/** Good answers before growing is tried again where it brought too little; this many times more after each attempt. */
const PATIENCE = { first: 200, useless: 2, harmful: 10, longest: 5000 };

/** A request that was accepted. */
export interface Accepted {
	/** Requests in flight when it started, itself included. */
	beside: number;
	/** Requests of the same kind take about as long. */
	kind: string;
	/** Milliseconds. */
	took: number;
}

/** A level that seems to bring hardly more answers than a lower one. */
interface Doubt {
	level: number;
	/** The median of its samples. */
	slowness: number;
	lower: number;
}

/**
 * Lets one more request be in flight after every few good answers, as long as that brings more answers. A vendor that
 * queues requests does not answer more of them, only later. It grows by one, so that a vendor that limits concurrent
 * requests rejects only one, and slowly beyond the usual level, as a vendor that begins to limit rejects all in flight.
 */
export class Growth {
	private state: 'growing' | 'slow' | 'ended' = 'growing';
	private readonly quickest = new Map<string, number>();
	/** By requests in flight: how much longer than the quickest of their kind the newest answers took, as a factor. */
	private samples: number[][] = [];
	private answers = 0;
	private patience = PATIENCE.first;
	/** How often in a row growing seemed to bring too little. */
	private doubts = 0;
	/** The doubt that is being checked. */
	private checked: Doubt | undefined;

	constructor(private readonly most: number) {}

	/** Whether this class decides how many may be in flight. */
	get isOn(): boolean {
		return this.state !== 'ended';
	}

	/** The vendor limits how many it handles at once; other classes find out how many. */
	end(): void {
		this.state = 'ended';
	}

	/** Starts over, unless it has ended. */
	restart(): void {
		if (this.state === 'ended') return;
		this.state = 'growing';
		this.samples = [];
		this.answers = this.doubts = 0;
		this.checked = undefined;
	}

	/** @returns the requests that may be in flight from now on */
	next(answer: Accepted, level: number): number {
		this.note(answer);
		// If fewer are in flight than allowed, allowing more would change nothing.
		if (2 * answer.beside > level) this.answers += 1;
		if (this.checked !== undefined) return this.check(this.checked);
		if (this.state === 'slow') {
			if (this.answers >= this.patience) this.restart();
			return level;
		}
		if (this.answers < (level < STEP.usual || this.doubts > 0 ? STEP.short : STEP.long)) return level;
		this.answers = 0;
		const doubt = this.doubt();
		this.doubts = doubt === undefined ? 0 : this.doubts + 1;
		if (doubt === undefined) return Math.min(level + 1, this.most);
		if (this.doubts < CERTAIN && !this.isHarmful(doubt)) return level;
		this.checked = doubt;
		this.samples = [];
		return doubt.lower;
	}

	private note({ beside, kind, took }: Accepted): void {
		const time = Math.max(1, took);
		const quickest = Math.min(time, this.quickest.get(kind) ?? Number.POSITIVE_INFINITY);
		this.quickest.set(kind, quickest);
		const samples = (this.samples[beside] ??= []);
		samples.push(time / quickest);
		if (samples.length > SAMPLES.most) samples.shift();
	}

	/** Whether the highest level tried seems to bring hardly more answers than a lower one. */
	private doubt(): Doubt | undefined {
		const tried = [...this.samples.keys()].filter((level) => (this.samples[level]?.length ?? 0) >= SAMPLES.least);
		const level = tried.at(-1) ?? 0;
		const lower = tried.findLast((other) => other <= WIDER * level);
		if (lower === undefined) return undefined;
		const doubt = { level, slowness: median(this.samples[level]), lower };
		return this.isWorthIt(doubt) ? undefined : doubt;
	}

	/**
	 * The lower level was slower too, if it was this machine or the line that was slow for a moment.
	 * @returns the level that was doubted, if it does bring more than the lower one
	 */
	private check(doubt: Doubt): number {
		const { level, lower } = doubt;
		if ((this.samples[lower]?.length ?? 0) < SAMPLES.most) return lower;
		this.answers = this.doubts = 0;
		this.checked = undefined;
		if (this.isWorthIt(doubt)) return level;
		this.state = 'slow';
		this.patience = Math.min(PATIENCE.longest, PATIENCE[this.isHarmful(doubt) ? 'harmful' : 'useless'] * this.patience);
		return lower;
	}

	/** Whether the level brings far fewer answers than the lower one. */
	private isHarmful({ level, slowness, lower }: Doubt): boolean {
		return slowness / median(this.samples[lower]) > (HARMFUL * level) / lower;
	}

	private isWorthIt({ level, slowness, lower }: Doubt): boolean {
		const wider = level / lower;
		const slower = slowness / median(this.samples[lower]);
		return wider / slower - 1 >= WORTH_IT * (wider - 1);
	}
}

function median(values: readonly number[] = []): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 1;
}
