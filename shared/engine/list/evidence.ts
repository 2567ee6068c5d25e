import type { Page } from './page';

/** Why a reading ended before the list did: all rows wanted have come, or the rest is past what is wanted. */
export type Stop = 'limit' | 'past';

/**
 * `whole`: nothing points to a row that moved, is missing or came twice. `confirmed`: two readings found the same, and
 * only what the vendor says about the list differs. `moved`: the list has to be read again.
 */
export type Finding = 'whole' | 'confirmed' | 'moved';

/**
 * Everything a reading learns about whether its rows are the whole list: totals, rows that came twice, pages that do
 * not connect, empty pages before others. Every way of paging feeds it; what a vendor does not say is not evidence.
 */
export class Evidence {
	readonly ids = new Set<string>();
	/** IDs that came more than once. */
	readonly doubled = new Set<string>();
	/** Every total that was reported. */
	readonly totals = new Set<number>();
	/** Rows as they came, doubles included. */
	count = 0;
	/** Rows among them that have no ID or are no objects. */
	unnamed = 0;
	/** The vendor does not begin pages where they would overlap: it refuses to, or sends the page before again. */
	cannotOverlap = false;
	/** The vendor still named a next page where the reading ended, after empty ones. */
	isOpen = false;
	/** The vendor's own number for the next page passes over positions whose rows did not come. */
	skipsRows = false;
	private isTorn = false;
	private hasHole = false;
	/** A page held fewer rows than others although more follow: some of them may be missing. */
	hasShortPage = false;
	private hasLateTotal = false;
	private hadTotal = false;
	private isBegun = false;
	private wasEmpty = false;
	private readonly counts: number[] = [];

	/** @param sparse whether pages may be short or empty although more follow */
	constructor(private readonly sparse: boolean) {}

	addPage({ total, count, rows }: Page<unknown>): void {
		this.unnamed += count - rows.filter(({ isUnnamed }) => !isUnnamed).length;
		if (total !== undefined) this.totals.add(total);
		// A total that the first page did not have may already be that of a list that changed.
		if (this.isBegun && this.totals.size > 0 && !this.hadTotal) this.hasLateTotal = true;
		this.hadTotal ||= total !== undefined;
		this.isBegun = true;
		this.count += count;
		if (count > 0 && this.wasEmpty) this.hasHole = !this.sparse;
		this.wasEmpty = count === 0;
		this.counts.push(count);
	}

	addRow(id: string): void {
		this.ids.add(id);
	}

	/** A row came again. */
	addDouble(id: string): void {
		this.doubled.add(id);
	}

	/** Pages do not connect: one is missing, or rows moved from one to another. */
	tear(): void {
		this.isTorn = true;
	}

	addShortPage(): void {
		this.hasShortPage = !this.sparse;
	}

	/** The total that all pages agreed on. */
	get total(): number | undefined {
		return this.totals.size === 1 ? [...this.totals][0] : undefined;
	}

	/**
	 * Rows on every page but the last, empty ones aside, where those are equal and the total says that rows are missing: the vendor may cut
	 * pages to its own size, and still count pages by the size that was asked for.
	 */
	get cut(): number | undefined {
		const [cut, ...others] = this.counts.filter((count) => count > 0).slice(0, -1);
		const isMissing = this.total !== undefined && this.count < this.total;
		return isMissing && others.length > 0 && others.every((count) => count === cut) ? cut : undefined;
	}

	/** @param earlier the readings before this one, the oldest first */
	finding(stopped: Stop | undefined, earlier: readonly Evidence[]): Finding {
		// "None at all" never follows rows: it would settle a list of which the readings before may have missed some.
		if (this.count === 0 && earlier.some(({ count }) => count > 0)) return 'moved';
		if (this.isWhole(stopped)) return 'whole';
		// Other readings may have looked at other pages; this one must have all that they found.
		const isAll = earlier.every(({ ids }) => [...ids].every((id) => this.ids.has(id)));
		return isAll && earlier.some((other) => this.confirms(other)) ? 'confirmed' : 'moved';
	}

	private isWhole(stopped: Stop | undefined): boolean {
		// Something that stands in for a row once looks like this; in a list without any IDs it shows nothing.
		if (this.unnamed > 0 && (this.unnamed < this.count || this.count === 1)) return false;
		// No rows and the promise of more do not go together.
		if (this.isOpen && this.count === 0) return false;
		if (stopped === 'limit') return !this.hasHole;
		const isStill = this.fits && this.doubled.size === 0 && this.totals.size <= 1 && !this.hasLateTotal;
		// Where there is no total, or not all rows to compare with it, each page must be full instead.
		if (stopped === 'past' || this.total === undefined) return isStill && !this.hasShortPage && !this.skipsRows;
		return isStill && this.total === this.count;
	}

	/** Moving rows would not give the same result twice, so only the total is wrong, or rows are listed twice. */
	private confirms(other: Evidence): boolean {
		return (
			this.fits &&
			!other.isTorn &&
			this.count === other.count &&
			isSame(this.totals, other.totals) &&
			isSame(this.doubled, other.doubled) &&
			isSame(this.ids, other.ids)
		);
	}

	/** Whether its pages fit together and no row came twice or without an ID. */
	get isOrderly(): boolean {
		return this.fits && this.doubled.size === 0 && this.unnamed === 0;
	}

	private get fits(): boolean {
		return !this.isTorn && !this.hasHole;
	}
}

export const isSame = <Thing>(some: ReadonlySet<Thing>, others: ReadonlySet<Thing>): boolean =>
	some.size === others.size && [...some].every((one) => others.has(one));
