import { following, Pages } from './pages';
import type { Call, ListEndpoint } from '../endpoint';
import { VendorError } from '../errors';
import { OrderWatch, type Ascending } from './ascending';
import type { Page, PageRow } from './page';
import type { Session } from '../http/session';

export interface ReadOptions<Row, Kept> {
	/** Rows wanted at the most; all when left out. */
	limit?: number;
	/** Rows to ask for on a page; the endpoint's default when left out. */
	pageSize?: number;
	/** Which rows are wanted; all when left out. */
	where?: (row: Row) => boolean;
	/** What to keep of a row that is wanted. */
	keep: (row: Row, raw: Record<string, unknown>) => Kept;
	/** Says that the list ascends, so that reading may stop early. */
	ascending?: Ascending<Row>;
	/** Whether a list that cannot be squared with its total is an error (else a hint). */
	failOnIncomplete: boolean;
}

/** One reading of a list, from its first page to where it ended. */
export class Pass<Row, Kept> {
	/** What was kept, in the vendor's order; `undefined` stands for a row that is not wanted. */
	readonly kept = new Map<string, Kept | undefined>();
	readonly ids = new Set<string>();
	/** Ids that came more than once. */
	readonly doubled = new Set<string>();
	/** Every total that was told. */
	readonly totals = new Set<number>();
	readonly deviations: string[] = [];
	/** Rows as they came, doubles included. */
	count = 0;
	/** Pages do not fit together: one is missing, or rows moved from one to another. */
	torn = false;
	/** The vendor does not begin pages where they would overlap: it refused to, or gave the page before once more. */
	cannotOverlap = false;
	/** An empty page stood before one with rows. */
	hole = false;
	/** Why the reading ended before the list did. */
	stopped: 'limit' | 'past' | undefined;
	private wanted = 0;
	private emptyPage = false;
	private readonly order: OrderWatch<Row> | undefined;

	/**
	 * @param suspects ids that came twice in an earlier reading: their rows are told apart by content
	 * @param overlaps whether each page is to begin with the row that the one before it ended with
	 */
	constructor(
		private readonly wish: ReadOptions<Row, Kept>,
		private readonly suspects: ReadonlySet<string>,
		private readonly overlaps: boolean,
	) {
		this.order = wish.ascending === undefined ? undefined : new OrderWatch(wish.ascending);
	}

	/** Reads the list. */
	async read(session: Session, endpoint: ListEndpoint<Row>, call: Call): Promise<this> {
		const size = pageSizeFor(endpoint, this.wish);
		// A limit ends with its row, whatever comes after; and page numbers cannot overlap.
		const overlap =
			this.overlaps && this.wish.limit === undefined && endpoint.paging.position.counts === 'rows' ? 1 : 0;
		const pages = new Pages(session, endpoint, call, size, overlap);
		const reading = this.readPages(pages, endpoint, session.pace.most, size).catch(async (error: unknown) => {
			const isRefusal = error instanceof VendorError && error.trouble === 'rejected';
			if (!pages.hasOverlapped || !isRefusal) return await Promise.reject(error);
			this.torn = true;
			this.cannotOverlap = true;
		});
		await reading.finally(() => pages.abandon());
		return this;
	}

	private async readPages(pages: Pages<Row>, endpoint: ListEndpoint<Row>, most: number, size: number): Promise<void> {
		const first = await pages.first();
		this.refuseTooLong(first, endpoint);
		if (!this.take(first)) return;
		const sideBySide = await this.mayReadSideBySide(pages);
		const inFlight = () => {
			if (!sideBySide && this.order?.broken !== true) return 1;
			const remaining = (this.wish.limit ?? Number.POSITIVE_INFINITY) - this.wanted;
			// Twice as far ahead as may be under way, so that one slow answer does not hold up the others.
			return Math.min(2 * most, Math.ceil(remaining / size));
		};
		for await (const page of following(pages, first, inFlight)) {
			this.torn ||= pages.moved;
			if (!this.take(page)) return;
		}
		this.torn ||= pages.cutOff;
	}

	/** A list whose end its pages do not reach must not be taken for whole. */
	private refuseTooLong(
		{ total = 0 }: Page<Row>,
		{ vendor, name, paging: { longest = Infinity } }: ListEndpoint<Row>,
	): void {
		const suffices = this.wish.where === undefined && (this.wish.limit ?? Infinity) <= longest;
		if (total < longest || suffices) return;
		throw new VendorError('tooLong', `${vendor.name} gives no more than ${longest} rows of one list (${name})`);
	}

	/** The total that all pages agreed on. */
	get total(): number | undefined {
		return this.totals.size === 1 ? [...this.totals][0] : undefined;
	}

	/** Whether nothing points to a row that moved, is missing or came twice. */
	get isSteady(): boolean {
		if (this.stopped === 'limit') return true;
		const still = this.totals.size <= 1 && this.isSound;
		if (this.stopped === 'past' || !still) return still;
		return this.total === undefined || this.total === this.count;
	}

	private get isSound(): boolean {
		return this.doubled.size === 0 && !this.torn;
	}

	/** Whether this reading and another found the same, and only the total does not fit. */
	confirms(other: Pass<Row, Kept>): boolean {
		return (
			this.isSound &&
			!this.hole &&
			!other.torn &&
			this.count === other.count &&
			this.total === other.total &&
			this.ids.size === other.ids.size &&
			[...this.ids].every((id) => other.ids.has(id))
		);
	}

	/** @returns whether more pages are wanted */
	private take(page: Page<Row>): boolean {
		if (page.total !== undefined) this.totals.add(page.total);
		this.count += page.count;
		if (page.count > 0 && this.emptyPage) this.hole = true;
		this.emptyPage = page.count === 0;
		this.deviations.push(...page.deviations);
		const before = this.kept.size;
		for (const row of page.rows) {
			this.add(row);
			if (this.stopped === 'limit') return false;
		}
		// A vendor that sends the same page again and again would do so for ever.
		if (page.count > 0 && this.kept.size === before) {
			this.cannotOverlap = true;
			return false;
		}
		this.order?.look(page.rows.map(({ row }) => row));
		if (this.order?.isPast === true) this.stopped = 'past';
		return this.stopped === undefined;
	}

	private add({ id, row, raw }: PageRow<Row>): void {
		const key = this.suspects.has(id) ? `${id} ${JSON.stringify(raw)}` : id;
		if (this.kept.has(key)) {
			this.doubled.add(id);
			return;
		}
		this.ids.add(id);
		const wanted = this.wish.where?.(row) ?? true;
		this.kept.set(key, wanted ? this.wish.keep(row, raw) : undefined);
		if (!wanted) return;
		this.wanted += 1;
		if (this.wanted === this.wish.limit) this.stopped = 'limit';
	}

	/** Whether pages may be asked for before the ones before them were looked at. */
	private async mayReadSideBySide(pages: Pages<Row>): Promise<boolean> {
		if (this.order === undefined) return true;
		if (!this.order.ascending.bounded || !Number.isFinite(pages.count) || pages.count < 2) return false;
		// The last page shows whether the vendor left out what lies beyond.
		const last = await pages.page(pages.count - 1);
		return !this.order.hasBeyond(last.rows.map(({ row }) => row));
	}
}

/** A small limit asks for a small page, unless rows will be passed over. */
function pageSizeFor<Row>(endpoint: ListEndpoint<Row>, wish: ReadOptions<Row, unknown>): number {
	const { default: usual, max } = endpoint.paging.size;
	const size = Math.min(wish.pageSize ?? usual, max);
	return wish.where === undefined ? Math.min(size, wish.limit ?? size) : size;
}
