/** Pages that people turn themselves: in a picker of a panel, and with the options Page Number or Offset. */
import { describe, expect, test } from '@jest/globals';

import type { ListEndpoint } from '../../../shared/engine/endpoint';
import { ParameterError } from '../../../shared/n8n/errors';
import { extentFields, readList, type Extent } from '../../../shared/n8n/list';
import { pickPage } from '../../../shared/n8n/methods';
import type { OperationContext } from '../../../shared/n8n/operation';
import { endpointWith, listEndpoint, rowsOf, VendorInMemory, type Ask, type Row } from '../engine/vendorInMemory.mts';

const PICKER_PAGE = 50;
const nameless = { id: null, rank: 0 };

/** All that a picker shows of a list as somebody scrolls to its end, and the requests that it took. */
async function scrolled(endpoint: ListEndpoint<Row>, answer: (ask: Ask) => unknown) {
	const vendor = new VendorInMemory(answer);
	const shown: unknown[] = [];
	let token: string | undefined;
	do {
		const page = await pickPage(vendor.session(), endpoint, {}, token, ({ id }) => [undefined, id]);
		shown.push(...page.results.map(({ name, value }) => (name === value ? value : 'another name')));
		expect(typeof page.paginationToken).toMatch(/string|undefined/);
		token = page.paginationToken as string | undefined;
	} while (token !== undefined && vendor.requests < 9);
	return { shown, requests: vendor.requests };
}

describe('a picker shows every row once, and ends', () => {
	const slice = (rows: Row[], from: number) => rows.slice(from, from + PICKER_PAGE);
	const cursor = endpointWith({ by: 'cursor', in: 'query', key: 'after', nextAt: 'next', rowsAt: ['rows'] });
	const link = endpointWith({ by: 'link', nextAt: 'next', rowsAt: ['rows'] });
	const whole = endpointWith({ by: 'none', rowsAt: ['rows'] });
	const offsetIn = ({ http }: Ask) => Number(new URL(http.url).searchParams.get('after') ?? 0);
	const nextOf = (rows: Row[], from: number) => (from + PICKER_PAGE < rows.length ? from + PICKER_PAGE : undefined);

	test.each([
		{ rows: 0, requests: 1 },
		{ rows: 49, requests: 1 },
		// A total may be too low: a full last page is followed by one more request where pages are counted.
		{ rows: 50, requests: 1, counted: 2 },
		{ rows: 51, requests: 2 },
		{ rows: 120, requests: 3 },
	])('of $rows, however the vendor pages them', async ({ rows: count, requests, counted = requests }) => {
		const rows = rowsOf(count);
		const all = { shown: rows.map(({ id }) => id), requests };
		const byPage = (first: number) => (ask: Ask) => ({
			rows: slice(rows, (ask.position - first) * PICKER_PAGE),
			total: count,
		});
		const byRow = (first: number) => (ask: Ask) => ({ rows: slice(rows, ask.position - first), total: count });
		const byNext = (prefix: string) => (ask: Ask) => {
			const next = nextOf(rows, offsetIn(ask));
			return { rows: slice(rows, offsetIn(ask)), total: count, ...(next && { next: `${prefix}${next}` }) };
		};
		for (const first of [0, 1] as const) {
			expect(await scrolled(listEndpoint('pages', first), byPage(first))).toEqual({ ...all, requests: counted });
			expect(await scrolled(listEndpoint('rows', first), byRow(first))).toEqual({ ...all, requests: counted });
		}
		expect(await scrolled(cursor, byNext(''))).toEqual(all);
		expect(await scrolled(link, byNext('/api/rows?after='))).toEqual(all);
		expect(await scrolled(whole, () => ({ rows, total: count }))).toEqual({ ...all, requests: 1 });
	});

	test('of an unknown number', async () => {
		const rows = rowsOf(60);
		const answer = ({ position }: Ask) => ({ rows: slice(rows, position * PICKER_PAGE) });
		const { shown } = await scrolled(listEndpoint('pages', 0), answer);
		expect(shown).toEqual(rows.map(({ id }) => id));
	});

	describe('of a vendor that sends fewer rows than it is asked for', () => {
		const rows = rowsOf(60);
		const all = rows.map(({ id }) => id);
		const CAP = 25;

		test.each([[60], [undefined]])('and says that there are %s', async (total) => {
			for (const first of [0, 1] as const) {
				const page = (ask: Ask) => ({ rows: rows.slice((ask.position - first) * CAP).slice(0, CAP), total });
				const row = (ask: Ask) => ({ rows: rows.slice(ask.position - first).slice(0, CAP), total });
				expect((await scrolled(listEndpoint('pages', first), page)).shown).toEqual(all);
				expect((await scrolled(listEndpoint('rows', first), row)).shown).toEqual(all);
			}
		});

		test('and counts more than it shows', async () => {
			const page = (ask: Ask) => ({ rows: slice(rows, ask.position * PICKER_PAGE).slice(1), total: 60 });
			expect(await scrolled(listEndpoint('pages', 0), page)).toEqual({
				shown: all.filter((_id, index) => index % PICKER_PAGE > 0),
				// The last page is empty, and asked for twice.
				requests: 4,
			});
		});
	});

	describe('although what the vendor says about its pages is wrong:', () => {
		const rows = rowsOf(120);
		const page = ({ position }: Ask) => slice(rows, position * PICKER_PAGE);

		test.each<[string, (ask: Ask) => unknown]>([
			['the total is that of the page', (ask) => ({ rows: page(ask), total: page(ask).length })],
			['the total is half', (ask) => ({ rows: page(ask), total: 60 })],
			['the page after the last is rejected', (ask) => (ask.position > 2 ? { status: 400 } : { rows: page(ask) })],
			['the page after the last is not found', (ask) => (ask.position > 2 ? { status: 404 } : { rows: page(ask) })],
			['the last page comes again', (ask) => ({ rows: page({ ...ask, position: Math.min(ask.position, 2) }) })],
		])('%s', async (_what, answer) => {
			expect((await scrolled(listEndpoint('pages', 0), answer)).shown).toEqual(rows.map(({ id }) => id));
		});
	});

	test.each<[string, (ask: Ask) => unknown, string]>([
		['lists none of them', () => ({ rows: [], total: 120 }), 'says that there are 120, but lists none'],
		[
			'rejects the pages after the first',
			({ position }) => (position > 0 ? { status: 400 } : { rows: rowsOf(50), total: 120 }),
			'lists only the first 50 of 120',
		],
		['rejects the first page', () => ({ status: 400 }), 'HTTP 400'],
	])('or an error says that a vendor %s', async (_what, answer, said) => {
		await expect(scrolled(listEndpoint('pages', 0), answer)).rejects.toThrow(said);
	});

	test('even if a page is empty once', async () => {
		const rows = rowsOf(120);
		const answer = ({ position, request }: Ask) => ({
			rows: request === 2 ? [] : slice(rows, position * PICKER_PAGE),
			total: 120,
		});
		expect((await scrolled(listEndpoint('pages', 0), answer)).shown).toEqual(rows.map(({ id }) => id));
	});

	test('unless its first page has no list, which is an error and not the end', async () => {
		const isFirst = (ask: Ask) => ask.position === 0 && offsetIn(ask) === 0;
		for (const endpoint of [listEndpoint('pages', 0), cursor]) {
			await expect(scrolled(endpoint, () => ({}))).rejects.toThrow('rows is missing');
			const rows = rowsOf(PICKER_PAGE);
			const { shown } = await scrolled(endpoint, (ask) => (isFirst(ask) ? { rows, next: '50' } : {}));
			expect(shown).toHaveLength(PICKER_PAGE);
		}
	});

	test('but a row without an ID, which cannot be picked', async () => {
		const [row, other] = rowsOf(2);
		const { shown } = await scrolled(listEndpoint('pages', 0), () => ({ rows: [row, nameless, other], total: 3 }));
		expect(shown).toEqual([row?.id, other?.id]);
	});
});

describe('one page of a list', () => {
	const paging = { by: 'page', first: 1, size: { key: 'size', default: 100, max: 200 } } as const;
	const extent = extentFields('companies', paging, { displayName: 'Page Number', name: 'pageNumber' });
	const extentOf = (values: Record<string, unknown>): unknown => {
		try {
			return extent.read({ get: (path) => values[path], zone: 'UTC' }, 'options');
		} catch (error) {
			return error instanceof ParameterError ? `! ${error.message}` : error;
		}
	};
	const page = (position: number, size: number) => ({
		page: { position, size, isFirst: position === 1, field: 'Page Number' },
	});
	const tooLong = '! Limit must be at most 200 with Page Number, not 201: it sets the page size';

	test.each<[string, Record<string, unknown>, unknown]>([
		['the whole list', { returnAll: true }, { limit: undefined, pageSize: undefined }],
		['a part of the list', { limit: 201, 'options.pageSize': 20 }, { limit: 201, pageSize: 20 }],
		['its length is the page size', { limit: 201, 'options.pageNumber': 3, 'options.pageSize': 20 }, page(3, 20)],
		['its length is the limit', { limit: 200, 'options.pageNumber': 1 }, page(1, 200)],
		['its length is the usual one', { returnAll: true, 'options.pageNumber': 2 }, page(2, 100)],
		['no page is as long as the limit', { limit: 201, 'options.pageNumber': 2 }, tooLong],
		['it does not exist', { 'options.pageNumber': 0 }, '! Page Number must be a whole number from 1 to 1000000, not 0'],
	])('%s', (_what, values, wanted) => {
		expect(extentOf(values)).toEqual(wanted);
	});

	test('is chosen by two options, with the bounds of the vendor', () => {
		expect(extent.properties).toEqual([
			expect.objectContaining({
				name: 'pageNumber',
				type: 'number',
				default: 1,
				typeOptions: { minValue: 1, maxValue: 1_000_000 },
			}),
			expect.objectContaining({ name: 'pageSize', default: 100, typeOptions: { minValue: 1, maxValue: 200 } }),
		]);
	});

	const rows = rowsOf(5);
	const reading = async (wanted: Extent['page'], where?: (row: Row) => boolean, total?: number) => {
		const vendor = new VendorInMemory(({ position, size }) => ({
			rows: rows.slice((position - 1) * size, position * size),
			total,
		}));
		const run = { session: vendor.session(), failOnIncomplete: true } as OperationContext;
		const kept = await readList(
			run,
			listEndpoint('pages', 1),
			{},
			{
				page: wanted,
				where,
				keep: (row, raw, more) => ({ id: row.id, rank: raw.rank, ...more }),
			},
		);
		return { kept, hints: vendor.hints };
	};
	const wanted = (position: number) => ({ position, size: 2, isFirst: position === 1, field: 'Page Number' });

	test('has its own rows alone, each with the total', async () => {
		const { kept, hints } = await reading(wanted(2), undefined, 5);
		expect(kept).toEqual(rows.slice(2, 4).map((row) => ({ ...row, totalCount: 5 })));
		expect(hints).toEqual([]);
	});

	test('has none of the rows that are not wanted', async () => {
		const { kept } = await reading(wanted(1), ({ id }) => id === rows[1]?.id);
		expect(kept).toEqual([{ ...rows[1], totalCount: null }]);
	});

	test('beyond the end is empty, and a hint says so', async () => {
		expect(await reading(wanted(4), undefined, 5)).toEqual({
			kept: [],
			hints: ['Testing Vendor, List rows: there is nothing at Page Number 4. The list has 5 rows.'],
		});
		expect((await reading(wanted(4))).hints).toEqual([expect.stringContaining('The list has fewer rows.')]);
	});

	test('of an empty list is empty, and that is no surprise', async () => {
		const vendor = new VendorInMemory(() => ({ rows: [], total: 0 }));
		const run = { session: vendor.session(), failOnIncomplete: true } as OperationContext;
		const kept = await readList(run, listEndpoint('pages', 1), {}, { page: wanted(1), keep: ({ id }) => id });
		expect([kept, vendor.hints]).toEqual([[], []]);
	});
});
