import type { Call, ListEndpoint } from '../endpoint';
import { VendorError } from '../errors';
import type { Session } from '../http/session';
import { OrderWatch, type Ascending } from './ascending';
import { chained } from './chain';
import { Evidence, type Stop } from './evidence';
import { contentOf, type Page, type PageRow } from './page';
import { isRejection, PageReader } from './pageReader';
import { Positions } from './positions';

export interface ReadOptions<Row, Kept> {
	/** Maximum number of rows wanted; all if absent. */
	limit?: number;
	/** Rows to ask for on a page; the endpoint's default if absent. */
	pageSize?: number;
	/** Which rows are wanted; all if absent. */
	where?: (row: Row) => boolean;
	/** What to keep of a wanted row. */
	keep: (row: Row, raw: Record<string, unknown>) => Kept;
	/** Says that the list ascends, so that reading may stop early. */
	ascending?: Ascending<Row>;
	/**
	 * What to do when the vendor says that there are no rows at all: ask again and say so in a hint, ask again only, or
	 * believe it, because a filter can have that result. `hint` if absent.
	 */
	ifNone?: 'hint' | 'lookAgain' | 'believe';
	/** Whether a list that cannot be reconciled with its total is an error (otherwise a hint). */
	failOnIncomplete: boolean;
}

/** What earlier readings of the same list learned. */
export interface Lessons {
	/** IDs that came twice: their rows are identified by content. */
	suspects: ReadonlySet<string>;
	/** Whether each page is to begin with the row that the one before it ended with. */
	overlaps: boolean;
	/** Nothing was learned yet: empty pages are requested again. */
	isFirst: boolean;
	/** Whether the page size that the vendor reports is trusted. */
	trustsSize: boolean;
	/** Whether to follow the vendor's numbers for the next page if they differ from what its page size gives. */
	followsNext: boolean;
	/** Rows to request on a page if the vendor shortens larger pages. */
	cut?: number;
}

/**
 * Pages to ask for at once where only the page before shows whether the next is wanted. At the end of the window all but
 * one of them turn out not to be needed: two, and a tenth of the pages that were.
 */
const aheadInOrder = (index: number): number => 3 + Math.floor(index / 10);

/** One reading of a list, from its first page to where it ended. */
export class Reading<Row, Kept> {
	/** What was kept, in the vendor's order; `undefined` for a row that is not wanted. */
	readonly kept = new Map<string, Kept | undefined>();
	/** The IDs of rows that are identified by content, by their keys in {@link kept}. */
	readonly idsByKey = new Map<string, string>();
	/** The keys in {@link kept} of rows without an ID. */
	readonly unnamed = new Set<string>();
	readonly deviations: string[] = [];
	readonly evidence: Evidence;
	/** Why the reading ended before the list did. */
	stopped: Stop | undefined;
	/** What the vendor said when it rejected a page after the first. */
	rejection: VendorError | undefined;
	private wanted = 0;
	private readonly order: OrderWatch<Row> | undefined;

	constructor(
		private readonly endpoint: ListEndpoint<Row>,
		private readonly options: ReadOptions<Row, Kept>,
		private readonly lessons: Lessons,
	) {
		this.order = options.ascending === undefined ? undefined : new OrderWatch(options.ascending);
		this.evidence = new Evidence(endpoint.paging.sparse ?? false);
	}

	/** Reads the list. */
	async read(session: Session, call: Call): Promise<this> {
		const look = this.options.ifNone === 'believe' ? 'ifPromised' : 'ifEmpty';
		const reader = new PageReader(
			session,
			this.endpoint,
			call,
			this.pageSize,
			this.lessons.isFirst ? look : 'ifUnknown',
		);
		const { paging } = this.endpoint;
		const reading =
			paging.by === 'page' || paging.by === 'row'
				? this.readPositions(this.positions(reader), reader, session.pace.most)
				: this.readChain(reader, paging.by === 'cursor' ? paging.first : undefined);
		await reading.finally(() => reader.abandon());
		return this;
	}

	private async readChain(reader: PageReader<Row>, position: string | undefined): Promise<void> {
		const first = await reader.page(0, position);
		if (this.takeFirst(first)) await this.takeAll(chained(reader, first, this.evidence));
	}

	private async readPositions(positions: Positions<Row>, reader: PageReader<Row>, most: number): Promise<void> {
		try {
			const first = await positions.first();
			if (!this.takeFirst(first)) return;
			const isLinked = this.lessons.followsNext && positions.leadsElsewhere(first);
			const sideBySide = await this.mayReadSideBySide(positions);
			const inFlight = (index: number) => {
				const isInOrder = !sideBySide && this.order?.isTrusted === true;
				const remaining = (this.options.limit ?? Number.POSITIVE_INFINITY) - this.wanted;
				// Twice as far ahead as may be in flight, so that one slow answer does not hold up the others.
				const ahead = isInOrder ? Math.min(most, aheadInOrder(index)) : 2 * most;
				return Math.min(ahead, Math.ceil(remaining / reader.size));
			};
			await this.takeAll(isLinked ? chained(reader, first, this.evidence) : positions.remaining(first, inFlight));
		} catch (error) {
			// The list became shorter, its total was wrong once, or pages cannot overlap: another reading shows which.
			if (this.evidence.count === 0 || !isRejection(error)) return await Promise.reject(error);
			this.rejection = error;
			this.evidence.tear();
			this.evidence.cannotOverlap = true;
		}
	}

	private positions(reader: PageReader<Row>): Positions<Row> {
		const { paging } = this.endpoint;
		if (paging.by !== 'page' && paging.by !== 'row') throw new TypeError('This list has no positions');
		const { overlaps, trustsSize } = this.lessons;
		// Page numbers cannot overlap.
		const how = { overlaps: overlaps && paging.by === 'row', limit: this.options.limit, trustsSize };
		return new Positions(paging, reader, this.evidence, how);
	}

	private async takeAll(pages: AsyncGenerator<Page<Row>, void>): Promise<void> {
		for await (const page of pages) if (!this.take(page)) return;
	}

	/** @throws VendorError, `tooLong` for a list whose end its pages do not reach: it must not count as whole */
	private takeFirst(page: Page<Row>): boolean {
		const { vendor, name, paging } = this.endpoint;
		const { longest = Infinity } = paging;
		const { where, limit = Infinity } = this.options;
		const suffices = where === undefined && limit <= longest;
		if ((page.total ?? 0) < longest || suffices) return this.take(page);
		throw new VendorError('tooLong', `${vendor.name} returns no more than ${longest} rows of one list (${name})`);
	}

	/** @returns whether more pages are wanted */
	private take(page: Page<Row>): boolean {
		this.evidence.addPage(page);
		this.deviations.push(...page.deviations);
		const before = this.kept.size;
		for (const row of page.rows) {
			this.add(row);
			if (this.stopped === 'limit') return false;
		}
		// A vendor that sends the same page again and again would do so forever.
		if (page.count > 0 && this.kept.size === before) {
			this.evidence.tear();
			this.evidence.cannotOverlap = true;
			return false;
		}
		this.order?.look(page.rows.map(({ row }) => row));
		if (this.order?.isPast === true) this.stopped = 'past';
		return this.stopped === undefined;
	}

	private add({ id, isUnnamed, row, raw }: PageRow<Row>): void {
		const key = this.lessons.suspects.has(id) ? `${id} ${contentOf(raw)}` : id;
		if (isUnnamed) this.unnamed.add(key);
		if (key !== id) this.idsByKey.set(key, id);
		if (this.kept.has(key)) {
			this.evidence.addDouble(id);
			return;
		}
		this.evidence.addRow(id);
		const isWanted = this.options.where?.(row) ?? true;
		this.kept.set(key, isWanted ? this.options.keep(row, raw) : undefined);
		if (!isWanted) return;
		this.wanted += 1;
		if (this.wanted === this.options.limit) this.stopped = 'limit';
	}

	/**
	 * Whether pages may be requested before earlier ones were checked: all pages of a list that the vendor cut to the
	 * window are wanted, and all pages of one that it should have cut.
	 */
	private async mayReadSideBySide(positions: Positions<Row>): Promise<boolean> {
		if (this.order === undefined) return true;
		if (!this.order.ascending.bounded) return false;
		const last = await positions.last();
		this.order.lookForFilter(last?.rows.map(({ row }) => row) ?? []);
		return last !== undefined;
	}

	/** A small limit requests a small page, unless rows will be skipped. */
	private get pageSize(): number {
		const { paging } = this.endpoint;
		const { default: usual, max } = (paging.by === 'none' ? undefined : paging.size) ?? { default: 1, max: 1 };
		const { pageSize = usual, where, limit } = this.options;
		const size = Math.min(pageSize, max, this.lessons.cut ?? max);
		return where === undefined ? Math.min(size, limit ?? size) : size;
	}
}
