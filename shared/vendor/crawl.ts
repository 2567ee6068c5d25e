import type { Call, ListEndpoint } from './endpoint';
import { cancelled } from './errors';
import { positionOf, readPage, type Page } from './page';
import type { Session } from './session';

/** So many empty pages in a row end a reading although the total promises more. */
const EMPTY_PAGES = 3;

/** The pages of one list, by index; each is asked for once. */
export class Pages<Row> {
	private readonly asked = new Map<number, Promise<Page<Row>>>();
	/** Rows that the vendor really puts on a page. */
	private size: number;
	private rows = 0;
	/** Rows in the whole list, as the vendor said last. */
	total: number | undefined;
	private abandoned = false;
	private readonly session: Session;

	constructor(
		session: Session,
		private readonly endpoint: ListEndpoint<Row>,
		private readonly call: Call,
		private readonly wantedSize: number,
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

	/** Takes note of what a page says; the newest total counts. */
	note(page: Page<Row>): void {
		this.rows += page.count;
		this.total = page.total ?? this.total;
	}

	/** How many pages there are by the newest total; infinite when the vendor names none. */
	get count(): number {
		return this.total === undefined ? Number.POSITIVE_INFINITY : Math.ceil(this.total / this.size);
	}

	/** Asks for a page, unless that was done before. */
	page(index: number): Promise<Page<Row>> {
		return this.at(index, positionOf(this.endpoint, index, this.size));
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

	/** Whether the vendor's link to the second page leads elsewhere than its page size says. */
	linksElsewhere(first: Page<Row>): boolean {
		return typeof first.next === 'number' && first.next !== positionOf(this.endpoint, 1, this.size);
	}

	/**
	 * Whether a full last page makes it likely that the list goes on past its total: more rows came than it says,
	 * or it is exactly the one page, as when a vendor counts the page in place of the list.
	 */
	goesOnAfter(page: Page<Row>): boolean {
		if (this.total === undefined || page.count < this.size) return false;
		return this.rows > this.total || this.total === this.size;
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
	if (first.count === 0) return;
	if (pages.linksElsewhere(first)) {
		yield* linked(pages, first);
		return;
	}
	let last = first;
	let empty = 0;
	for (let index = 1; ; index += 1) {
		const withinTotal = index < pages.count;
		if (pages.total === undefined ? last.next === null : !withinTotal && !pages.goesOnAfter(last)) return;
		const ahead = pages.total === undefined ? 1 : inFlight();
		for (let upcoming = index; upcoming < Math.min(index + ahead, pages.count); upcoming += 1) {
			void pages.page(upcoming);
		}
		last = await pages.page(index);
		pages.forget(index);
		pages.note(last);
		yield last;
		empty = last.count === 0 ? empty + 1 : 0;
		if (empty > 0 && (!withinTotal || pages.total === undefined)) return;
		if (empty >= EMPTY_PAGES) return;
	}
}

/** Follows the vendor's own positions; one that does not lead forward ends the list. */
async function* linked<Row>(
	pages: Pages<Row>,
	first: Page<Row>,
): AsyncGenerator<Page<Row>, void> {
	let position = Number.NEGATIVE_INFINITY;
	let page = first;
	for (let index = 1; ; index += 1) {
		if (typeof page.next !== 'number' || page.next <= position || page.count === 0) return;
		position = page.next;
		page = await pages.at(index, position);
		pages.forget(index);
		pages.note(page);
		yield page;
	}
}
