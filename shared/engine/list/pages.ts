import type { Call, ListEndpoint } from '../endpoint';
import { cancelled, VendorError } from '../errors';
import { isSameRow, positionOf, readPage, type Page } from './page';
import type { Session } from '../http/session';

/** So many empty pages in a row end a reading although the total promises more. */
const EMPTY_PAGES = 3;

/** The pages of one list, by index; each is asked for once. */
export class Pages<Row> {
	private readonly asked = new Map<number, Promise<Page<Row>>>();
	/** Pages that lay beyond the total when they were asked for. */
	private readonly beyond = new Set<number>();
	/** Rows that the vendor really puts on a page. */
	private size: number;
	private rows = 0;
	/** Rows in the whole list, as the vendor said last. */
	total: number | undefined;
	/** Rows moved between two answers: a page did not begin with the row that the page before it ended with. */
	moved = false;
	/** The reading ended where the list does not. */
	cutOff = false;
	private asksMore = false;
	private abandoned = false;
	private readonly session: Session;

	/** @param overlap rows that a page shares with the one before it, so that no row can slip through between them */
	constructor(
		session: Session,
		private readonly endpoint: ListEndpoint<Row>,
		private readonly call: Call,
		private readonly wantedSize: number,
		private readonly overlap: 0 | 1,
	) {
		this.size = wantedSize;
		const throwIfCancelled = () => {
			if (this.abandoned) throw cancelled();
			session.host.throwIfCancelled();
		};
		this.session = { ...session, host: { ...session.host, throwIfCancelled } };
	}

	/** Nobody waits for pages any more: those under way are not tried again. */
	abandon(): void {
		this.abandoned = true;
	}

	/** The first page; it teaches the total and the page size that the vendor really uses. */
	async first(): Promise<Page<Row>> {
		const page = await this.at(0, this.endpoint.paging.position.first);
		this.note(page);
		const more = page.total === undefined || page.total > page.count;
		if (page.count > this.wantedSize || (more && page.count > 0)) this.size = page.count;
		return page;
	}

	note(page: Page<Row>): void {
		this.rows += page.count;
		this.total = page.total ?? this.total;
	}

	/** Takes note of what a page says, the newest total counts, and takes off it what the page before already had. */
	join(before: Page<Row>, page: Page<Row>): Page<Row> {
		const joined = this.shared === 1 && before.count >= this.size ? this.withoutShared(before, page) : page;
		this.note(joined);
		return joined;
	}

	private withoutShared(before: Page<Row>, page: Page<Row>): Page<Row> {
		const [shared] = page.edges;
		if (page.count === 0 || !isSameRow(this.endpoint.row, before.edges[1], shared)) {
			this.moved ||= page.count > 0;
			return page;
		}
		return { ...page, count: page.count - 1, rows: page.rows.filter(({ raw }) => raw !== shared) };
	}

	/** Whether a page was asked for that shares a row with the one before it. */
	get hasOverlapped(): boolean {
		return this.shared === 1 && this.asksMore;
	}

	private get shared(): 0 | 1 {
		return this.size > 1 ? this.overlap : 0;
	}

	/** How many pages there are by the newest total; infinite when the vendor names none. */
	get count(): number {
		if (this.total === undefined) return Number.POSITIVE_INFINITY;
		return Math.ceil(Math.max(this.total - this.shared, Math.min(this.total, 1)) / (this.size - this.shared));
	}

	/** One more than {@link count} where the last page will be full: then the one after it is needed too (see {@link mayGoOnAfter}). */
	get countToAsk(): number {
		const { total = Number.POSITIVE_INFINITY, shared } = this;
		return Math.floor((total - shared) / (this.size - shared)) + 1;
	}

	/** Asks for a page, unless that was done before. */
	page(index: number): Promise<Page<Row>> {
		this.asksMore ||= index > 0;
		if (index >= this.count) this.beyond.add(index);
		return this.at(index, positionOf(this.endpoint, index, this.size - this.shared));
	}

	/** The same, but nothing where a page that lay beyond the total is refused. */
	async pageIfAny(index: number): Promise<Page<Row> | undefined> {
		const page = this.page(index);
		return await (this.beyond.has(index) ? page.catch(noPage) : page);
	}

	/** Asks for a page at a position that the vendor named. */
	at(index: number, position: number): Promise<Page<Row>> {
		const known = this.asked.get(index);
		if (known !== undefined) return known;
		const ask = { index, position, size: this.wantedSize };
		const page = readPage(this.session, this.endpoint, this.call, ask);
		// A page that nobody waits for any more must not end the program.
		page.catch(() => undefined);
		this.asked.set(index, page);
		return page;
	}

	forget(index: number): void {
		this.asked.delete(index);
	}

	/** Whether the vendor's link to the second page leads elsewhere than its page size says; one that leads back is none. */
	linksElsewhere({ next }: Page<Row>): boolean {
		const isForward = typeof next === 'number' && next > this.endpoint.paging.position.first;
		return isForward && next !== positionOf(this.endpoint, 1, this.size);
	}

	isFull(page: Page<Row>): boolean {
		return page.count >= this.size;
	}

	/** Whether the list may go on after a page, which is full, although its total says that it ends there. */
	mayGoOnAfter(page: Page<Row>): boolean {
		return this.isFull(page) && this.areAll;
	}

	/** Whether a list of unknown length is known to end with a page: it has no next, or none is told and it is not full. */
	endsWith(page: Page<Row>): boolean {
		const tells = this.endpoint.paging.nextAt !== undefined;
		return page.next === null || (tells && page.next === undefined && !this.isFull(page));
	}

	/** Whether all rows have come that the total promises. */
	get areAll(): boolean {
		return this.total !== undefined && this.rows >= this.total;
	}
}

/**
 * Hands on the pages after the first in the vendor's order.
 * @param inFlight how many pages may be under way, asked anew for every page
 */
export async function* following<Row>(
	pages: Pages<Row>,
	first: Page<Row>,
	inFlight: () => number,
): AsyncGenerator<Page<Row>, void> {
	if (first.count === 0) {
		pages.cutOff = (pages.total ?? 0) > 0;
		return;
	}
	if (pages.linksElsewhere(first)) {
		yield* linked(pages, first);
		return;
	}
	let last = first;
	let empty = 0;
	for (let index = 1; ; index += 1) {
		const withinTotal = index < pages.count;
		if (pages.total === undefined ? pages.endsWith(last) : !withinTotal && !pages.mayGoOnAfter(last)) return;
		const ahead = pages.total === undefined ? 1 : inFlight();
		for (let upcoming = index; upcoming < Math.min(index + ahead, pages.countToAsk); upcoming += 1) {
			void pages.page(upcoming);
		}
		const page = await pages.pageIfAny(index);
		if (page === undefined) return;
		pages.forget(index);
		const joined = pages.join(last, page);
		yield joined;
		last = page;
		empty = joined.count === 0 ? empty + 1 : 0;
		if (empty > 0 && (!withinTotal || pages.total === undefined)) return;
		if (empty < EMPTY_PAGES) continue;
		// A total that is too high is one thing, rows behind a gap another: the last page that it promises tells.
		const end = pages.count - 1;
		if (end > index) yield pages.join(last, await pages.page(end));
		return;
	}
}

/** Beyond the total, a refusal is an answer too: there is no such page. */
function noPage(error: unknown): undefined {
	const isAnswer = error instanceof VendorError && (error.trouble === 'rejected' || error.trouble === 'notFound');
	if (!isAnswer) throw error;
}

/** Follows the vendor's own positions; one that does not lead forward ends the list. */
async function* linked<Row>(pages: Pages<Row>, first: Page<Row>): AsyncGenerator<Page<Row>, void> {
	let position = Number.NEGATIVE_INFINITY;
	let page = first;
	let empty = 0;
	for (let index = 1; empty < EMPTY_PAGES; index += 1) {
		if (typeof page.next !== 'number') return;
		if (page.next <= position) {
			pages.cutOff = pages.isFull(page) && !pages.areAll;
			return;
		}
		position = page.next;
		page = await pages.at(index, position);
		pages.forget(index);
		pages.note(page);
		yield page;
		empty = page.count === 0 ? empty + 1 : 0;
	}
}
