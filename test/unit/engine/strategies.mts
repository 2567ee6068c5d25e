import type { ListEndpoint } from '../../../shared/engine/endpoint';
import { endpointWith, listEndpoint, pageOf, Reply, type Ask, type Row } from './vendorInMemory.mts';

/** One way of paging: the endpoint as data, and an honest vendor that answers by it. */
export interface Strategy {
	name: string;
	endpoint(size: number): ListEndpoint<Row>;
	answer(rows: Row[], ask: Ask): unknown;
	/** Whether several pages may be in flight. */
	sideBySide: boolean;
	/** Whether rows that moved are noticed whatever else happens: each page shares a row with the one before it. */
	overlaps?: boolean;
	/** Whether the whole list is one answer. */
	unpaged?: boolean;
	/** Whether an answer says how many rows there are. */
	total: boolean;
}

const SIZE = { key: 'size', max: 1000 };
/** Only the vendor understands it. */
const tokenOf = (start: number) => Buffer.from(`after ${start}`).toString('base64');
const startOf = (token: string | null | undefined) =>
	token === null || token === undefined ? 0 : Number(Buffer.from(token, 'base64').toString().replace(/\D/g, ''));
const bodyOf = ({ http }: Ask) => JSON.parse(http.body ?? '{}') as { page?: { after?: string; size?: number } };
const queryOf = ({ http }: Ask) => new URL(http.url).searchParams;

interface Slice {
	found: Row[];
	total: number;
	next: string | undefined;
}
function sliceOf(rows: Row[], token: string | null | undefined, size: number): Slice {
	const start = startOf(token);
	const next = start + size < rows.length ? tokenOf(start + size) : undefined;
	return { found: rows.slice(start, start + size), total: rows.length, next };
}

const numbered = (name: string, counts: 'pages' | 'rows', first: 0 | 1, linked = false): Strategy => ({
	name,
	endpoint: (size) => listEndpoint(counts, first, size, linked),
	answer: (rows, ask) => pageOf(rows, counts, first, ask),
	sideBySide: true,
	overlaps: counts === 'rows',
	total: true,
});

export const STRATEGIES: Strategy[] = [
	numbered('page numbers from 0', 'pages', 0),
	numbered('page numbers from 1', 'pages', 1),
	numbered('row offsets', 'rows', 0),
	numbered('row numbers with the next one', 'rows', 1, true),
	{
		name: 'page numbers, a total of pages, and 404 past the end',
		endpoint: (size) => listEndpoint('pages', 1, size, false, { totalAt: undefined, pagesAt: 'pages', pastEnd: [404] }),
		answer: (rows, ask) =>
			ask.position > 1 && (ask.position - 1) * ask.size >= rows.length
				? { status: 404 }
				: { rows: pageOf(rows, 'pages', 1, ask).rows, pages: Math.ceil(rows.length / ask.size) },
		sideBySide: true,
		total: false,
	},
	{
		name: 'page numbers in the body, a bare array, the total in a header',
		endpoint: (size) =>
			endpointWith(
				{
					by: 'page',
					in: 'body',
					key: 'page.after',
					first: 1,
					size: { ...SIZE, key: 'page.size', default: size },
					rowsAt: [''],
					totalAt: { header: 'X-Total-Count' },
				},
				'POST',
			),
		answer: (rows, ask) => {
			const { after, size = 0 } = bodyOf(ask).page ?? {};
			const page = pageOf(rows, 'pages', 1, { position: Number(after), size });
			return new Reply(page.rows, { 'x-total-count': String(page.total) });
		},
		sideBySide: true,
		total: true,
	},
	{
		name: 'page numbers until 404, without a total',
		endpoint: (size) => listEndpoint('pages', 0, size, false, { totalAt: undefined, pastEnd: [404] }),
		answer: (rows, ask) =>
			ask.position > 0 && ask.position * ask.size >= rows.length
				? { status: 404 }
				: { rows: pageOf(rows, 'pages', 0, ask).rows },
		sideBySide: false,
		total: false,
	},
	{
		name: 'page numbers with has_more, without a total',
		endpoint: (size) => listEndpoint('pages', 1, size, false, { totalAt: undefined, moreAt: 'has_more' }),
		answer: (rows, ask) => {
			const page = pageOf(rows, 'pages', 1, ask);
			return { rows: page.rows, has_more: page.next !== null };
		},
		sideBySide: false,
		total: false,
	},
	{
		name: 'a cursor in the query, rows in wrappers',
		endpoint: (size) =>
			endpointWith({
				by: 'cursor',
				in: 'query',
				key: 'cursor',
				nextAt: 'meta.next',
				size: { ...SIZE, default: size },
				rowsAt: ['hits'],
				rowAt: 'source',
			}),
		answer: (rows, ask) => {
			const { found, next } = sliceOf(rows, queryOf(ask).get('cursor'), ask.size);
			return { hits: found.map((source) => ({ source, score: 1 })), meta: { next: next ?? null } };
		},
		sideBySide: false,
		total: false,
	},
	{
		name: 'a page token nested in the body, rows in a map, with a total',
		endpoint: (size) =>
			endpointWith(
				{
					by: 'cursor',
					in: 'body',
					key: 'page.after',
					nextAt: 'nextPageToken',
					first: tokenOf(0),
					size: { ...SIZE, key: 'page.size', default: size },
					rowsAt: ['rows'],
					keyAs: 'id',
					totalAt: 'total',
				},
				'POST',
			),
		answer: (rows, ask) => {
			const { after, size = 0 } = bodyOf(ask).page ?? {};
			const { found, total, next } = sliceOf(rows, after, size);
			const entries = found.map(({ id, rank }) => [id ?? '', { rank }]);
			return { rows: Object.fromEntries(entries) as object, total, ...(next !== undefined && { nextPageToken: next }) };
		},
		sideBySide: false,
		total: true,
	},
	{
		name: 'a cursor in a header, asked and answered',
		endpoint: (size) =>
			endpointWith({
				by: 'cursor',
				in: 'header',
				key: 'X-Cursor',
				nextAt: { header: 'X-Next-Cursor' },
				size: { ...SIZE, default: size },
				rowsAt: ['rows'],
			}),
		answer: (rows, ask) => {
			const { found, next } = sliceOf(rows, ask.http.headers['X-Cursor'], ask.size);
			return new Reply({ rows: found }, next === undefined ? {} : { 'x-next-cursor': next });
		},
		sideBySide: false,
		total: false,
	},
	{
		name: 'the ID of the last row, and has_more',
		endpoint: (size) =>
			endpointWith({
				by: 'cursor',
				in: 'query',
				key: 'starting_after',
				nextAt: { lastRow: 'id' },
				moreAt: 'has_more',
				size: { ...SIZE, default: size },
				rowsAt: ['data'],
			}),
		answer: (rows, ask) => {
			const after = queryOf(ask).get('starting_after');
			const start = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
			return { data: rows.slice(start, start + ask.size), has_more: start + ask.size < rows.length };
		},
		sideBySide: false,
		total: false,
	},
	{
		name: 'a link whose name contains a dot',
		endpoint: (size) =>
			endpointWith({
				by: 'link',
				nextAt: ['@odata.nextLink'],
				totalAt: ['@odata.count'],
				size: { ...SIZE, default: size },
				rowsAt: ['value'],
			}),
		answer: (rows, ask) => {
			const { found, total, next } = sliceOf(rows, queryOf(ask).get('$skiptoken'), ask.size);
			const link = `https://vendor.example/api/rows?size=${ask.size}&$skiptoken=${encodeURIComponent(next ?? '')}`;
			return { '@odata.count': total, value: found, ...(next !== undefined && { '@odata.nextLink': link }) };
		},
		sideBySide: false,
		total: true,
	},
	{
		name: 'a Link header with relative links, and a bare array',
		endpoint: (size) =>
			endpointWith({ by: 'link', nextAt: { header: 'Link' }, size: { ...SIZE, default: size }, rowsAt: [''] }),
		answer: (rows, ask) => {
			const { found, next } = sliceOf(rows, queryOf(ask).get('after'), ask.size);
			const target = `?size=${ask.size}&after=${encodeURIComponent(next ?? '')}`;
			const link = `</api/rows?size=${ask.size}>; rel="first", <${target}>; title="a, b"; rel="last next"`;
			return new Reply(found, next === undefined ? {} : { link });
		},
		sideBySide: false,
		total: false,
	},
	{
		name: 'no pages',
		endpoint: () => endpointWith({ by: 'none', rowsAt: ['rows'], totalAt: 'total' }),
		answer: (rows) => ({ rows, total: rows.length }),
		sideBySide: false,
		unpaged: true,
		total: true,
	},
];
