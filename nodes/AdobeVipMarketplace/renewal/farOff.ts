import type { Day } from '../../../shared/renewal/dates/day';

/**
 * The earliest renewal of a customer, `null` when it has none; the day on which that was read; and whether the reading
 * before it said the same.
 */
type Seen = [next: Day | null, read: Day, isSure: boolean];

/**
 * A renewal more than this many days beyond the window counts as far off. More would protect only from dates that move by
 * a few days; the recheck protects from all that move.
 */
const MARGIN = 2;

/** A first order may bring a renewal date along (transfers do), so customers without any are looked at more often. */
const RECHECK_WITHOUT_RENEWAL = 7;

/**
 * Remembers from one execution to the next which customers renew beyond the window, so that they need not be read
 * every time. Each entry is valid for a number of days only. One wrong answer must not hide a renewal for as long, so a
 * customer is skipped only after two readings that agree.
 */
export class FarOff {
	private readonly seen: Map<string, Seen>;

	/**
	 * @param stored what `toStore` gave in an earlier execution
	 * @param windowEnd last day of the window
	 */
	constructor(
		stored: unknown,
		private readonly recheckDays: number,
		private readonly today: Day,
		private readonly windowEnd: Day,
	) {
		const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
		this.seen = new Map(entries.filter((entry): entry is [string, Seen] => isSeen(entry[1])));
	}

	/** Whether a customer is known to renew beyond the window. */
	skips(customerId: string): boolean {
		const seen = this.seen.get(customerId);
		return seen?.[2] === true && this.holds(seen);
	}

	/** @param days the days on which the customer's subscriptions renew; `undefined` for one that cannot be read */
	learn(customerId: string, days: Array<Day | undefined>): void {
		if (days.includes(undefined)) return;
		const next = days.reduce<Day | null>((least, day) => Math.min(least ?? Infinity, day ?? Infinity), null);
		this.seen.set(customerId, [next, this.today, this.seen.get(customerId)?.[0] === next]);
	}

	toStore(): Record<string, Seen> {
		return Object.fromEntries([...this.seen].filter(([, seen]) => this.holds(seen)));
	}

	/** Whether an entry is not too old, and the renewal still far off. */
	private holds([next, read]: Seen): boolean {
		const age = this.today - read;
		const longest = next === null ? Math.min(this.recheckDays, RECHECK_WITHOUT_RENEWAL) : this.recheckDays;
		const isFarOff = next === null || next > this.windowEnd + MARGIN;
		return age >= 0 && age < longest && isFarOff;
	}
}

const isSeen = (value: unknown): value is Seen =>
	Array.isArray(value) &&
	(value[0] === null || Number.isInteger(value[0])) &&
	Number.isInteger(value[1]) &&
	typeof value[2] === 'boolean';
