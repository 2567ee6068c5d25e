/** A list that is said to ascend, so that reading may stop once it is past what is wanted. */
export interface Ascending<Row> {
	/** What the list is ordered by; `undefined` for rows without it, which may be anywhere. */
	by: (row: Row) => number | undefined;
	/** Rows beyond this are not wanted. */
	upTo: number;
	/** Whether the vendor was asked to omit what is beyond; if it did, pages can be read side by side. */
	bounded: boolean;
}

/** Rows in order before an order is believed: by chance this happens once in three million lists. */
const EVIDENCE = 10;

/** Watches whether a list really ascends: a vendor that ignores the order asked for must not cost a row. */
export class OrderWatch<Row> {
	private highest: number | undefined;
	private inOrder = 0;
	private isBeyond = false;
	/** A row came after a higher one. */
	private isBroken = false;
	/** A row beyond came although the vendor was asked to leave it out. */
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

	/** Whether the order may still be believed. A vendor that ignores the filter may ignore the order too. */
	get isTrusted(): boolean {
		return !this.isBroken && !this.isUnfiltered;
	}

	/** Whether all that is wanted has been seen; an order is believed once enough rows were in it. */
	get isPast(): boolean {
		return this.isBeyond && this.inOrder >= EVIDENCE && this.isTrusted;
	}
}
