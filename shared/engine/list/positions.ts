import type { ListAnswer, Numbered } from '../endpoint';
import type { Evidence } from './evidence';
import { isSameRow, type Page } from './page';
import { noPage, type PageReader } from './pageReader';

/** Consecutive empty pages that end a reading although the vendor promises more. */
export const EMPTY_PAGES = 3;

/** Number of a page, or of its first row, when every page before it held `size` rows. */
const numberOf = ({ by, first }: Numbered, index: number, size: number): number =>
	first + (by === 'page' ? index : index * size);

/** Pages that are found by counting pages or rows, so that several can be read in parallel. */
export class Positions<Row> {
	/** Pages that were beyond the total when they were requested. */
	private readonly beyond = new Set<number>();
	/** Rows that the vendor really puts on a page. */
	private size: number;
	private rows = 0;
	/** Rows in the whole list, as the vendor said last. */
	private total: number | undefined;
	private pages: number | undefined;
	/** Rows that a page shares with the one before it, so that no row between them can be missed. */
	private shared: 0 | 1 = 0;

	/**
	 * @param how.overlaps whether pages may share a row
	 * @param how.limit rows to read; if the list has more, it ends with that row, whatever comes after
	 */
	constructor(
		private readonly paging: Numbered & ListAnswer,
		private readonly reader: PageReader<Row>,
		private readonly evidence: Evidence,
		private readonly how: { overlaps: boolean; limit: number | undefined; trustsSize: boolean },
	) {
		this.size = reader.size;
	}

	/** The first page; it shows the total and the page size that the vendor really uses. */
	async first(): Promise<Page<Row>> {
		const page = await this.reader.page(0, this.paging.first);
		this.note(page);
		const goesOn = page.total === undefined || page.total > page.count;
		if (page.count > this.size || (goesOn && page.count > 0)) this.size = this.sizeOf(page);
		const { overlaps, limit } = this.how;
		const isWhole = limit === undefined || limit > (page.total ?? Infinity);
		this.shared = overlaps && isWhole && this.size > 1 ? 1 : 0;
		return page;
	}

	/**
	 * Rows that the account may not see can be missing from a page: the vendor's own word for its size is better than
	 * their number. It is trusted as long as a total can prove it wrong.
	 */
	private sizeOf({ size = 0, count, total }: Page<Row>): number {
		const isCredible = this.how.trustsSize && total !== undefined && size > count && size <= this.reader.size;
		return isCredible ? size : count;
	}

	/** The last page by the total, if there is more than one: it shows whether the vendor applied a filter. */
	async last(): Promise<Page<Row> | undefined> {
		const { count } = this;
		if (!Number.isFinite(count) || count <= 1) return undefined;
		return await this.page(count - 1);
	}

	/**
	 * Yields the pages after the first in the vendor's order.
	 * @param inFlight how many pages may be in flight, called for every page with its index
	 */
	async *remaining(first: Page<Row>, inFlight: (index: number) => number): AsyncGenerator<Page<Row>, void> {
		if (first.count === 0) {
			if (this.total === 0) this.evidence.isOpen = first.isLast === false;
			else if (this.total !== undefined || first.isLast === false) this.evidence.tear();
			return;
		}
		let last = first;
		let empty = 0;
		/** Every page below it has been requested. */
		let upcoming = 1;
		for (let index = 1; ; index += 1) {
			const isPromised = index < this.count;
			if (Number.isFinite(this.count) ? !isPromised && !this.mayGoOnAfter(last) : this.endsWith(last)) return;
			const ahead = Number.isFinite(this.count) ? inFlight(index) : 1;
			upcoming = Math.max(upcoming, index);
			for (; upcoming < Math.min(index + ahead, this.countToAsk); upcoming += 1) void this.page(upcoming);
			const page = await this.pageIfAny(index, last);
			if (page === undefined || (!isPromised && this.isAgain(last, page))) return;
			this.reader.forget(index);
			const joined = this.join(last, page);
			yield joined;
			last = page;
			empty = joined.count === 0 ? empty + 1 : 0;
			const goesOn = Number.isFinite(this.count) ? isPromised : page.isLast === false;
			if (empty > 0 && !goesOn) return;
			if (empty < EMPTY_PAGES) continue;
			if (!Number.isFinite(this.count)) {
				this.evidence.isOpen = true;
				return;
			}
			// Either the total is too high, or there are rows after a gap: the last page that the total promises shows which.
			const end = this.count - 1;
			if (end > index) yield this.join(last, await this.page(end));
			return;
		}
	}

	/**
	 * Whether the vendor's own number for the second page is another than its page size leads to. One that leads back, or
	 * that skips rows, is not followed.
	 */
	leadsElsewhere({ next }: Page<Row>): boolean {
		const { by, first } = this.paging;
		const furthest = by === 'row' ? first + Math.max(this.size, this.reader.size) : Infinity;
		const isNext = typeof next === 'number' && next > first && next <= furthest;
		return isNext && next !== numberOf(this.paging, 1, this.size);
	}

	private note(page: Page<Row>): void {
		this.rows += page.count;
		this.total = page.total ?? this.total;
		this.pages = page.pages ?? this.pages;
	}

	/** Records what a page says (the newest total counts) and removes the rows that the page before already had. */
	private join(before: Page<Row>, page: Page<Row>): Page<Row> {
		if ((page.count > 0 && before.count < this.size) || page.count > this.size) this.evidence.addShortPage();
		const joined = this.shared === 1 && before.count >= this.size ? this.withoutShared(before, page) : page;
		this.note(joined);
		// Without a total, a page with fewer rows than the vendor says it has may lack some too.
		const saysMore = page.total === undefined && before.count < (before.size ?? 0);
		if (joined.count > 0 && saysMore) this.evidence.addShortPage();
		if (page.count < this.size && this.rows < (this.total ?? 0)) this.evidence.addShortPage();
		if (page.count === 0 && this.total === undefined && page.index < (this.pages ?? 0)) this.evidence.addShortPage();
		return joined;
	}

	private withoutShared(before: Page<Row>, page: Page<Row>): Page<Row> {
		const [shared] = page.edges;
		if (!isSameRow(this.reader.endpoint.row, before.edges[1], shared)) {
			if (page.count > 0) this.evidence.tear();
			return page;
		}
		return { ...page, count: page.count - 1, rows: page.rows.filter(({ raw }) => raw !== shared) };
	}

	/** How many pages there are by the newest total; infinite when the vendor reports none. */
	private get count(): number {
		if (this.total === undefined) return this.pages ?? Number.POSITIVE_INFINITY;
		return Math.ceil(Math.max(this.total - this.shared, Math.min(this.total, 1)) / (this.size - this.shared));
	}

	/** One more than {@link count} where the last page will be full: then the one after it is needed too (see {@link mayGoOnAfter}). */
	private get countToAsk(): number {
		const { total, shared } = this;
		if (total === undefined) return this.count;
		return Math.floor((total - shared) / (this.size - shared)) + 1;
	}

	/** Requests a page after the first, unless that was done before. */
	private page(index: number): Promise<Page<Row>> {
		if (index >= this.count) this.beyond.add(index);
		const step = this.size - this.shared;
		return this.reader.page(index, numberOf(this.paging, index, step), index * step);
	}

	/**
	 * The same, but `undefined` if the vendor rejects a page beyond the total or, without a total, after one that is not
	 * full or said to be the last.
	 */
	private async pageIfAny(index: number, before: Page<Row>): Promise<Page<Row> | undefined> {
		const page = this.page(index);
		const mayBeLast = before.count < this.size || before.isLast === true;
		const mayBeNone = this.beyond.has(index) || (!Number.isFinite(this.count) && mayBeLast);
		return await (mayBeNone ? page.catch(noPage) : page);
	}

	/** Whether a page past the total repeats the last one: some servers return that for every higher page number. */
	private isAgain(last: Page<Row>, page: Page<Row>): boolean {
		const isSame = page.edges.every((row, end) => isSameRow(this.reader.endpoint.row, last.edges[end], row));
		return isSame && page.total === last.total;
	}

	/** Whether the list may go on after a page, which is full, although its total says that it ends there. */
	private mayGoOnAfter(page: Page<Row>): boolean {
		if (page.count < this.size) return false;
		return this.total === undefined ? page.isLast !== true : this.rows >= this.total;
	}

	/**
	 * Whether a list of unknown length is known to end with a page: it has no next, or none is named and it is not full.
	 * Where a total should have come, the word of a full page is not enough.
	 */
	private endsWith(page: Page<Row>): boolean {
		const { nextAt, totalAt } = this.paging;
		const isFull = page.count >= this.size;
		if (page.isLast === true) return !isFull || totalAt === undefined;
		return nextAt !== undefined && page.isLast === undefined && !isFull;
	}
}
