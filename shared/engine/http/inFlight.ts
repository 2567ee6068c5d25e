import { Growth, type Accepted } from './growth';

/** Requests in flight when an Automatic pace starts, and the most that it or a person may choose. */
const AUTOMATIC_START = 4;
export const MOST_IN_FLIGHT = 20;
/**
 * Good answers before one request more is tried: after a break, after a single request too many, and after several.
 * Three times as many after each attempt that fails, and a third after each that does not.
 */
const PATIENCE = { break: 10, one: 10, several: 100, longest: 5000 };
/** Answers of one level that are remembered before the older ones lose half of their weight. */
const MEMORY = 64;

/** What a lesson changes, so that one that proves wrong can be undone. */
interface Level {
	/** Requests that may be in flight now. */
	readonly now: number;
	/** Up to here, each good answer lets one more be in flight. */
	readonly safe: number;
	/** Good answers that it takes to go beyond that. */
	readonly patience: number;
}

/**
 * How many requests may be in flight at once. A fixed number is where it starts and what it comes back to. Automatic
 * starts small, doubles as long as that brings more answers, and shrinks like a fixed number when requests are rejected.
 */
export class InFlight {
	readonly most: number;
	private level: Level;
	private readonly growth: Growth | undefined;
	private goodAnswers = 0;
	/** Answers by the number of requests in flight when they were asked for. */
	private readonly accepted = counts();
	private readonly rejected = counts();

	/** @param setting requests in flight at most */
	constructor(setting: number | 'automatic') {
		this.most = setting === 'automatic' ? MOST_IN_FLIGHT : setting;
		const start = setting === 'automatic' ? AUTOMATIC_START : setting;
		this.level = { now: start, safe: start, patience: PATIENCE.break };
		if (setting === 'automatic') this.growth = new Growth(start, MOST_IN_FLIGHT);
	}

	get allowed(): number {
		return this.level.now;
	}

	get current(): Level {
		return this.level;
	}

	/** A request was accepted, and nothing points to a limit. */
	grow(answer: Accepted): void {
		const { now, safe } = this.level;
		if (now < safe) this.level = { ...this.level, now: now + 1 };
		else if (this.growth?.isOn === true) this.moveTo(this.growth.next(answer, now) ?? now);
		else if (now < this.most) this.growSlowly();
	}

	private moveTo(level: number): void {
		this.level = { ...this.level, now: level, safe: level };
	}

	private growSlowly(): void {
		this.goodAnswers += 1;
		if (this.goodAnswers < this.level.patience) return;
		this.goodAnswers = 0;
		this.moveTo(this.level.now + 1);
		this.level = { ...this.level, patience: Math.max(PATIENCE.break, this.level.patience / 3) };
	}

	/** Remembers how a request fared. @param beside requests in flight when it started, itself included */
	note(beside: number, fared: 'accepted' | 'rejected'): void {
		const count = (this[fared][beside] ?? 0) + 1;
		this[fared][beside] = count;
		if (count < MEMORY) return;
		this.accepted[beside] = (this.accepted[beside] ?? 0) / 2;
		this.rejected[beside] = (this.rejected[beside] ?? 0) / 2;
	}

	/** Whether the vendor usually accepts with as many in flight, or more. */
	usuallyAccepts(beside: number): boolean {
		const rejected = sumFrom(this.rejected, beside);
		return rejected < 2 || sumFrom(this.accepted, beside) >= 2 * rejected;
	}

	/** A request was rejected: until it is clear why, no more are sent than are in flight still. */
	shrinkTo(left: number): void {
		this.level = { ...this.level, now: Math.max(1, Math.min(this.level.now, left)) };
	}

	/** The rejections taught nothing. */
	restore(level: Level): void {
		this.level = level;
	}

	/** The vendor handles as many as are in flight now, and rejects more. */
	tooMany(rejected: number): void {
		const { now, patience } = this.level;
		const least = rejected > 1 ? PATIENCE.several : PATIENCE.one;
		this.growth?.end();
		this.goodAnswers = 0;
		this.level = { now, safe: now, patience: Math.min(PATIENCE.longest, Math.max(least, patience * 9)) };
	}

	/** The vendor accepted nothing for a while. */
	afterBreak({ now, patience }: Level): void {
		const safe = Math.max(1, Math.floor(now / 2));
		this.growth?.restart(safe);
		this.goodAnswers = 0;
		this.level = { now: 1, safe, patience };
	}
}

const counts = (): number[] => Array.from({ length: MOST_IN_FLIGHT + 1 }, () => 0);

const sumFrom = (of: readonly number[], from: number): number => of.slice(from).reduce((sum, count) => sum + count, 0);
