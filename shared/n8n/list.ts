import type { INodeProperties } from 'n8n-workflow';

import { AS_RECEIVED, hintDifferences } from '../engine/differs';
import type { Call, ListEndpoint, PageSize } from '../engine/endpoint';
import { collect } from '../engine/list/collect';
import { readPage } from '../engine/list/page';
import type { ReadOptions } from '../engine/list/reading';
import { ParameterError } from './errors';
import { optionalNumberField, type FieldSet } from './field';
import { limitOf } from './fields';
import { pageSizeField } from './listFields';
import type { OperationContext } from './operation';

/** How much of a list is wanted. */
export interface Extent {
	/** Maximum number of rows; all when it is not set. */
	limit?: number;
	/** Rows to ask for at once. */
	pageSize?: number;
	/**
	 * The one page that is wanted, for people and AI agents who page through a list themselves; counted as the vendor
	 * counts.
	 */
	page?: { position: number; size: number; isFirst: boolean; field: string };
}

/**
 * The options for paging through a list yourself: where a page begins, and its size.
 * @param rows what the rows are, in the plural: "companies"
 * @param paging what the vendor counts, the number of the very first page or row, and the page size of the endpoint
 * @param start the vendor's own word for the beginning of a page, such as Page Number or Offset
 */
export function extentFields(
	rows: string,
	{ by, first, size: pages }: { by: 'page' | 'row'; first: number; size: PageSize },
	start: Pick<INodeProperties, 'displayName' | 'name'>,
): FieldSet<Extent> {
	const pageSize = pageSizeField(rows, pages);
	const { displayName: field } = start;
	const which = by === 'page' ? 'the one with this number' : 'the one that starts at this row';
	const position = optionalNumberField({
		...start,
		type: 'number',
		typeOptions: { minValue: first, maxValue: 1_000_000 },
		default: first,
		description: `Return only one page: ${which}, counted from ${first}. Page Size sets its length, or else Limit. Each item has the vendor's total in totalCount.`,
	});
	return {
		properties: [position.property, pageSize.property],
		read(parameters, within) {
			const limit = limitOf(parameters);
			const size = pageSize.read(parameters, within);
			const at = position.read(parameters, within);
			if (at === undefined) return { limit, pageSize: size };
			if (size === undefined && limit !== undefined && limit > pages.max) {
				throw new ParameterError(
					'Limit',
					`Limit must be at most ${pages.max} with ${field}, not ${limit}: it sets the page size`,
				);
			}
			return { page: { position: at, size: size ?? limit ?? pages.default, isFirst: at === first, field } };
		},
	};
}

export interface ListOptions<Row, Kept> extends Extent, Pick<ReadOptions<Row, Kept>, 'ifNone' | 'where'> {
	/** @param more what only a single page has: the vendor's total, `null` if unknown */
	keep(row: Row, raw: Record<string, unknown>, more?: { totalCount: number | null }): Kept;
}

/** Reads a list, or the one page of it that is wanted. @throws VendorError */
export async function readList<Row, Kept>(
	{ session, failOnIncomplete }: OperationContext,
	endpoint: ListEndpoint<Row>,
	call: Call,
	{ page: wanted, keep, ...options }: ListOptions<Row, Kept>,
): Promise<Kept[]> {
	if (wanted === undefined) {
		return await collect(session, endpoint, call, {
			...options,
			keep: (row, raw) => keep(row, raw),
			failOnIncomplete,
		});
	}
	const { position, size, isFirst, field } = wanted;
	const { paging } = endpoint;
	const before = paging.by === 'row' ? Math.floor((position - paging.first) / size) : position - 1;
	const page = await readPage(session, endpoint, call, { index: isFirst ? 0 : Math.max(1, before), position, size });
	const name = `${endpoint.vendor.name}, ${endpoint.name}`;
	if (page.count === 0 && !isFirst)
		session.host.hint(`${name}: there is nothing at ${field} ${position}. The list has ${page.total ?? 'fewer'} rows.`);
	hintDifferences(session, endpoint, page.deviations, AS_RECEIVED);
	const more = { totalCount: page.total ?? null };
	return page.rows.filter(({ row }) => options.where?.(row) ?? true).map(({ row, raw }) => keep(row, raw, more));
}
