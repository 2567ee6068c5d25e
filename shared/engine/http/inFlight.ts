import { Growth, type Accepted } from './growth';

/** Requests in flight when an Automatic pace starts, and the most that it goes up to. */
const AUTOMATIC = { start: 5, most: 16 };
/** The maximum that a user can choose. */
export const MOST_IN_FLIGHT = 20;
/**
 * Good answers before one request more is tried: after a break, and after a request too many. More after each attempt
 * that fails, and fewer after each that does not.
 */
const PATIENCE = { least: 10, again: 30, failed: 9, succeeded: 1 / 3, longest: 5000 };
/** In milliseconds. A vendor that asks to wait that many times as long is tried that many times later. */
const SECOND = 1000;
/** The share of requests in flight that remains if one fewer was not enough. */
const FEWER = 0.75;
/**
 * The usual share of accepted requests if a vendor limits nothing, and the number of answers needed to see it. With fewer
 * answers, a smaller share is enough: a vendor accepts hardly anything beyond a limit.
 */
const USUAL = { share: 15 / 16, answers: 16, shareOfFew: 3 / 4 };
/** Answers that the usual time is averaged over, roughly. */
const AVERAGED = 8;
/** Answers of one level that are remembered before older ones lose half their weight. */
const MEMORY = 64;

/** What a lesson changes, so that a wrong one can be undone. */
interface Level {
	/** Requests that may be in flight now. */
	readonly now: number;
	/** Up to here, each good answer lets one more be in flight. */
	readonly safe: number;
	/** Good answers needed to go beyond that. */
	readonly patience: number;
}

/**
 * How many requests may be in flight at once. A fixed number is where it starts and what it comes back to. Automatic
 * starts small, grows one by one as long as that brings more answers, and shrinks like a fixed number when requests are rejected.
 */
export class InFlight {
	readonly most: number;
	private readonly start: number;
	private level: Level;
	private readonly growth: Growth | undefined;
	private goodAnswers = 0;
	/** The level that was too high in the last lesson, and what it left. */
	private rejectedAt = 0;
	private held = 0;
	/** Whether more than a lesson left were accepted, since their starts are spread. */
	private spreadsWell = false;
	/** Milliseconds that accepted requests take. */
	private usualTime = 0;
	/** Answers by the number of requests in flight when they were asked for. */
	private readonly accepted = counts();
	private readonly rejected = counts();

	/** @param setting requests in flight at most */
	constructor(setting: number | 'automatic') {
		this.most = setting === 'automatic' ? AUTOMATIC.most : setting;
		this.start = setting === 'automatic' ? AUTOMATIC.start : setting;
		this.level = { now: this.start, safe: this.start, patience: PATIENCE.least };
		if (setting === 'automatic') this.growth = new Growth(AUTOMATIC.most);
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
		else if (this.growth?.isOn === true) this.moveTo(this.growth.next(answer, now));
		else if (now < this.most) this.growSlowly();
	}

	private moveTo(level: number): void {
		this.level = { ...this.level, now: level, safe: level };
	}

	private growSlowly(): void {
		this.goodAnswers += 1;
		if (this.goodAnswers < this.level.patience) return;
		this.goodAnswers = 0;
		this.spreadsWell ||= this.held > 0 && this.isAttempt(this.level);
		this.moveTo(this.level.now + 1);
		if (this.level.now <= this.rejectedAt) return;
		this.level = { ...this.level, patience: Math.max(PATIENCE.least, PATIENCE.succeeded * this.level.patience) };
	}

	/** Records the outcome of a request. @param beside requests in flight when it started, itself included */
	note(beside: number, fared: 'accepted' | 'rejected'): void {
		const count = (this[fared][beside] ?? 0) + 1;
		this[fared][beside] = count;
		if (count < MEMORY) return;
		this.accepted[beside] = (this.accepted[beside] ?? 0) / 2;
		this.rejected[beside] = (this.rejected[beside] ?? 0) / 2;
	}

	/** Whether the vendor usually accepts with as many in flight, or more. */
	usuallyAccepts(beside: number): boolean {
		const [accepted, rejected] = [sumFrom(this.accepted, beside), sumFrom(this.rejected, beside)];
		const all = accepted + rejected;
		return accepted >= (all < USUAL.answers ? USUAL.shareOfFew : USUAL.share) * all;
	}

	/** The same, if requests also fail for other reasons. */
	mostlyAccepts(beside: number): boolean {
		return sumFrom(this.accepted, beside) > 2 * sumFrom(this.rejected, beside);
	}

	/** A request was rejected: until it is clear why, no more are sent than are in flight still. */
	shrinkTo(left: number): void {
		this.level = { ...this.level, now: Math.max(1, Math.min(this.level.now, left)) };
	}

	/** Nothing was learned from the rejections. */
	restore(level: Level): void {
		this.level = level;
	}

	/** The number of requests in flight is not why the vendor rejects them. */
	startOver(): void {
		this.level = { now: this.start, safe: this.start, patience: PATIENCE.least };
		this.held = 0;
	}

	/**
	 * Milliseconds between two starts: spread over the time of an answer while more than the last lesson left are tried,
	 * and once that went well. To a vendor that wants requests to be spaced evenly, two that start together are one too
	 * many, however few are in flight.
	 */
	get distance(): number {
		const isSpread = this.held > 0 && (this.isAttempt(this.level) || this.spreadsWell);
		return isSpread ? this.usualTime / this.level.now : 0;
	}

	/** Records how long an accepted request took, in milliseconds. */
	time(took: number): void {
		this.usualTime += (took - this.usualTime) / (this.usualTime === 0 ? 1 : AVERAGED);
	}

	/** Whether more are in flight than the last lesson left. */
	isAttempt({ now }: Level): boolean {
		return now > this.held;
	}

	/**
	 * The vendor handles as many as are in flight now, and rejects more.
	 * @param asked milliseconds that it asked to wait: the longer, the later one more is tried
	 */
	tooMany(before: Level, asked: number): void {
		const isAttempt = this.isAttempt(before);
		const now = isAttempt ? this.level.now : Math.max(1, Math.min(this.level.now, Math.floor(FEWER * before.now)));
		const isFailure = isAttempt && this.goodAnswers < PATIENCE.again;
		const longer = (isFailure ? PATIENCE.failed : 3) * Math.max(1, asked / SECOND);
		const patience = Math.min(PATIENCE.longest, longer * before.patience);
		this.growth?.end();
		this.goodAnswers = 0;
		this.level = { now, safe: now, patience };
		this.held = now;
		this.rejectedAt = before.now;
	}

	/**
	 * The vendor accepted nothing for a while.
	 * @param isFirst whether it had been calm before
	 */
	afterBreak(before: Level, isFirst: boolean): void {
		const safe = Math.max(1, Math.floor(before.safe / 2));
		if (isFirst) this.growth?.restart();
		else this.growth?.end();
		this.goodAnswers = 0;
		this.level = { now: 1, safe, patience: isFirst ? before.patience : Math.max(before.patience, PATIENCE.again) };
	}
}

const counts = (): number[] => Array.from({ length: MOST_IN_FLIGHT + 1 }, () => 0);

const sumFrom = (of: readonly number[], from: number): number => of.slice(from).reduce((sum, count) => sum + count, 0);
