import type { OperationContext } from '../../../shared/n8n/operation';
import { ParameterError } from '../../../shared/n8n/errors';
import { readList, type Extent } from '../../../shared/n8n/list';
import type { Call, ListEndpoint } from '../../../shared/engine/endpoint';
import { VendorError } from '../../../shared/engine/errors';
import type { SortColumn, Status } from './fields';
import type { AccountQuery } from './query';
import type { AccountRow } from '../api/contracts';
import { listCustomers, listResellers, LONGEST_LIST } from '../api/endpoints';
import { isTooLong, readInSlices, type Span } from './slices';

/** One list of Adobe's: the customers of a reseller, or the resellers of the account. */
interface AccountList {
	endpoint: ListEndpoint<AccountRow>;
	path?: Record<string, string>;
	/** Only customers can be filtered by their time of creation. */
	byCreation: boolean;
	/** For a list without a filter. */
	ifNone?: 'hint' | 'lookAgain';
}

export const customersOf = (resellerId: string): AccountList => ({
	endpoint: listCustomers,
	path: { resellerId },
	byCreation: true,
});

export const resellers: AccountList = { endpoint: listResellers, byCreation: false };

/** @param more what only one page has: the vendor's total */
type Keep<Kept> = (row: AccountRow, raw: Record<string, unknown>, more?: { totalCount: number | null }) => Kept;

/** What is kept of a row, with its ID and what it is sorted by. */
interface Found<Kept> {
	id: string | undefined;
	key: string;
	kept: Kept;
}

/** How rows of joined lists are sorted, and by what, for every column that a list can be sorted by. */
const ORDERS: Record<SortColumn, { key(row: AccountRow): string; compare(a: string, b: string): number }> = {
	companyName: {
		key: (row) => row.companyProfile?.companyName ?? '',
		compare: (a, b) => a.localeCompare(b, 'en'),
	},
	creationDate: {
		key: (row) => String(row.creationDate ?? ''),
		compare: (a, b) => (a < b ? -1 : Number(a > b)),
	},
};

/**
 * Reads customers or resellers: one list for each status, in slices if a list is too long for its pages.
 * @param extent all rows when it is not set
 * @throws ParameterError for one page of several lists
 */
export async function collectAccounts<Kept>(
	run: OperationContext,
	list: AccountList,
	query: AccountQuery,
	keep: Keep<Kept>,
	extent: Extent = {},
): Promise<Kept[]> {
	if (extent.page !== undefined && query.statuses.length > 1) {
		const { field } = extent.page;
		throw new ParameterError(field, `${field} needs a single status, because each status is a separate list`);
	}
	const reader = new AccountReader(run, list, query, keep);
	const lists: Array<Array<Found<Kept>>> = [];
	for (const status of query.statuses) lists.push(await reader.read(status, extent));
	const isJoined = reader.isJoined || query.statuses.length > 1;
	const found = isJoined ? sorted(onceById(lists.flat()), query) : lists.flat();
	return found.slice(0, extent.limit).map(({ kept }) => kept);
}

/** Lists that were read separately may share rows. */
function onceById<Kept>(found: Array<Found<Kept>>): Array<Found<Kept>> {
	const known = new Set<string>();
	return found.filter(({ id }) => id === undefined || (!known.has(id) && known.add(id)));
}

function sorted<Kept>(found: Array<Found<Kept>>, { sortBy, orderBy }: AccountQuery): Array<Found<Kept>> {
	const up = orderBy === 'asc' ? 1 : -1;
	return found.sort((a, b) => up * ORDERS[sortBy].compare(a.key, b.key));
}

/** Reads lists that differ in their status only. */
class AccountReader<Kept> {
	/** Whether rows come from more than one list and therefore have to be sorted. */
	isJoined = false;
	/** Whether Adobe takes times of day in date filters, which is not documented. */
	private takesTimes = true;

	constructor(
		private readonly run: OperationContext,
		private readonly list: AccountList,
		private readonly query: AccountQuery,
		private readonly keep: Keep<Kept>,
	) {}

	async read(status: Status, extent: Extent): Promise<Array<Found<Kept>>> {
		const { created } = this.query;
		return await this.readSpan(status, created, extent).catch(async (error: unknown) => {
			if (!isTooLong(error) || extent.page !== undefined) return await Promise.reject(error);
			this.isJoined = true;
			return await this.readLong(status, created, error);
		});
	}

	private async readLong(status: Status, created: Span, cause: unknown): Promise<Array<Found<Kept>>> {
		const { host } = this.run.session;
		const { endpoint, byCreation } = this.list;
		const isLong = cause instanceof VendorError && cause.trouble === 'tooLong';
		const what = isLong
			? `the list may have more than the ${LONGEST_LIST} rows that Adobe returns`
			: 'Adobe does not return the later rows of this list (code 1133)';
		const tooLong = `Adobe, ${endpoint.name}: ${what}`;
		if (byCreation) {
			host.hint(`${tooLong}. It was read in parts, by creation date.`);
			const sliced = await readInSlices(created, host.now(), async (span) => await this.readSpan(status, span)).catch(
				async (error: unknown) => (isTooLong(error) ? undefined : await Promise.reject(error)),
			);
			if (sliced !== undefined) return sliced;
		}
		if (this.run.failOnIncomplete) {
			throw new VendorError('incomplete', `${tooLong} (status ${status})`, {
				description:
					'Narrow the list with Filters, or turn off Fail on Incomplete List under Options to get the first rows.',
			});
		}
		host.hint(`${tooLong}. Only the first rows were returned.`);
		return await this.readSpan(status, created, { limit: LONGEST_LIST });
	}

	/** Reads what was created within a span; days in place of times if that is all that Adobe takes. */
	private async readSpan(status: Status, span: Span, extent: Extent = {}): Promise<Array<Found<Kept>>> {
		const isOpen = span.from === undefined && span.to === undefined;
		if (isOpen || !this.takesTimes) return await this.ask(status, span, extent);
		return await this.ask(status, span, extent).catch(async (error: unknown) => {
			const refused = error instanceof VendorError && error.status === 400 && !isTooLong(error);
			if (!refused) return await Promise.reject(error);
			this.takesTimes = false;
			return await this.ask(status, span, extent);
		});
	}

	private async ask(status: Status, span: Span, extent: Extent): Promise<Array<Found<Kept>>> {
		const { endpoint, path, ifNone } = this.list;
		const { companyName, sortBy, orderBy } = this.query;
		const query: Call['query'] = {
			status,
			'company-name': companyName === '' ? undefined : companyName,
			...(this.takesTimes ? inTimes(span) : inDays(span)),
			'sort-by': sortBy,
			'order-by': orderBy,
		};
		return await readList(
			this.run,
			endpoint,
			{ path, query },
			{
				...extent,
				where: this.takesTimes ? undefined : (row) => isWithin(row, span),
				keep: (row, raw, more) => ({
					id: endpoint.row.id(row) ?? undefined,
					key: ORDERS[sortBy].key(row),
					kept: this.keep(row, raw, more),
				}),
				ifNone: companyName === '' && span.from === undefined && span.to === undefined ? ifNone : 'believe',
			},
		);
	}
}

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

const inTimes = ({ from, to }: Span): Call['query'] => ({
	'from-created-date': from === undefined ? undefined : timeOf(from),
	'to-created-date': to === undefined ? undefined : timeOf(to),
});

/** Whether "up to a day" includes that whole day is not documented, so the next day is requested. */
const inDays = ({ from, to }: Span): Call['query'] => ({
	'from-created-date': from === undefined ? undefined : timeOf(from).slice(0, 10),
	'to-created-date': to === undefined ? undefined : timeOf(to + 86_400).slice(0, 10),
});

/** A row with an unreadable creation time is kept. */
function isWithin({ creationDate }: AccountRow, { from = -Infinity, to = Infinity }: Span): boolean {
	const seconds = Math.floor(Date.parse(String(creationDate)) / 1000);
	return Number.isNaN(seconds) || (seconds >= from && seconds <= to);
}
