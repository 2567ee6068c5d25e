/** A list that is expected to ascend, so that reading may stop once it is past the wanted rows. */
export interface Ascending<Row> {
	/** What the list is ordered by; `undefined` for rows without it, which may be anywhere. */
	by: (row: Row) => number | undefined;
	/** Rows beyond this are not wanted. */
	upTo: number;
	/** Whether the vendor was asked to omit rows beyond; if it did, pages can be read in parallel. */
	bounded: boolean;
}

/** Rows in order before an order is believed: by chance this happens once in three million lists. */
const EVIDENCE = 10;

/** Watches whether a list really ascends: no row may be lost because a vendor ignores the requested order. */
export class OrderWatch<Row> {
	private highest: number | undefined;
	private inOrder = 0;
	private isBeyond = false;
	/** A row came after a higher one. */
	private isBroken = false;
	/** A row beyond came although the vendor was asked to omit it. */
	private isUnfiltered = false;

	constructor(readonly ascending: Ascending<Row>) {}

	look(rows: Row[]): void {
		for (const row of rows) {
			const key = this.ascending.by(row);
			if (key === undefined) continue;
			if (this.highest !== undefined && key < this.highest) this.isBroken = true;
			this.inOrder += 1;
			this.highest = Math.max(this.highest ?? key, key);
			if (key > this.ascending.upTo) this.isBeyond = true;
		}
		if (this.ascending.bounded) this.lookForFilter(rows);
	}

	/** A page that was read ahead shows too whether the vendor applied the filter. */
	lookForFilter(rows: Row[]): void {
		this.isUnfiltered ||= rows.some((row) => (this.ascending.by(row) ?? -Infinity) > this.ascending.upTo);
	}

	/** Whether the order can still be trusted. A vendor that ignores the filter may ignore the order too. */
	get isTrusted(): boolean {
		return !this.isBroken && !this.isUnfiltered;
	}

	/** Whether all that is wanted has been seen; an order is believed once enough rows were in it. */
	get isPast(): boolean {
		return this.isBeyond && this.inOrder >= EVIDENCE && this.isTrusted;
	}
}
