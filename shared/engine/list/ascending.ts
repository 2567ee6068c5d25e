/** A list that is said to ascend, so that reading may stop once it is beyond what is wanted. */
export interface Ascending<Row> {
	/** What the list is ordered by; `undefined` for rows without it, which may stand anywhere. */
	by: (row: Row) => number | undefined;
	/** Rows beyond this are not wanted. */
	upTo: number;
	/** Whether the vendor was asked to leave out what is beyond; if it did, pages can be read side by side. */
	bounded: boolean;
}

/** So many rows do not stand in order by chance (one case in three million). */
const EVIDENCE = 10;

/** Watches whether a list really ascends: a vendor that ignores the order asked for must not cost a row. */
export class OrderWatch<Row> {
	private highest: number | undefined;
	private inOrder = 0;
	private beyond = false;
	/** A row stood behind a higher one. */
	broken = false;

	constructor(readonly ascending: Ascending<Row>) {}

	look(rows: Row[]): void {
		for (const row of rows) {
			const key = this.ascending.by(row);
			if (key === undefined) continue;
			if (this.highest !== undefined && key < this.highest) this.broken = true;
			this.inOrder += 1;
			this.highest = Math.max(this.highest ?? key, key);
			if (key > this.ascending.upTo) this.beyond = true;
		}
	}

	/** Whether all that is wanted has been seen; an order is believed once enough rows stood in it. */
	get isPast(): boolean {
		return this.beyond && this.inOrder >= EVIDENCE && !this.broken;
	}

	hasBeyond(rows: Row[]): boolean {
		return rows.some((row) => (this.ascending.by(row) ?? Number.NEGATIVE_INFINITY) > this.ascending.upTo);
	}
}
