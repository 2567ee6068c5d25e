/** What ends a list: what vendors answer past its last row, and where nothing shows that it has ended. */
import { collect } from '../../../shared/engine/list/collect';
import type { ReadOptions } from '../../../shared/engine/list/reading';
import { listEndpoint, pageOf, rowsOf, VendorInMemory, type Ask, type Row } from './vendorInMemory.mts';

const all: ReadOptions<Row, string> = { keep: ({ id }) => id ?? 'none', failOnIncomplete: true };
const namesOf = (count: number) => rowsOf(count).map(({ id }) => id);
const counted = listEndpoint('pages', 0, 10);
const linked = listEndpoint('rows', 1, 10, true);

/** What a vendor answers to the page after the last one, by the rows of the last. */
const PAST: Array<[string, (rows: Row[], total: number) => unknown, requests: number]> = [
	['an empty page', (_rows, total) => ({ rows: [], total }), 4],
	['null for the rows', (_rows, total) => ({ rows: null, total }), 4],
	['an object for the rows, every time', (_rows, total) => ({ rows: {}, total }), 6],
	['404', () => ({ status: 404 }), 4],
	['400', () => ({ status: 400 }), 4],
	['the last page again', (rows, total) => ({ rows: rows.slice(-10), total }), 4],
];

describe('a list of three full pages is read once, without a warning, if the page after them is answered with', () => {
	test.each(PAST)('%s', async (_name, past, requests) => {
		const vendor = new VendorInMemory((ask) =>
			ask.position < 3 ? pageOf(rowsOf(30), 'pages', 0, ask) : past(rowsOf(30), 30),
		);
		expect(await collect(vendor.session(), counted, {}, all)).toEqual(namesOf(30));
		expect([vendor.requests, vendor.hints]).toEqual([requests, []]);
	});
});

test('the last page again is not the end if its total shows that the list grew', async () => {
	const rows = rowsOf(20);
	const vendor = new VendorInMemory((ask) => {
		// What was the last page is the next one now.
		if (ask.position === 2 && rows.length === 20) rows.unshift(...rowsOf(30).slice(20));
		return pageOf(rows, 'pages', 0, ask);
	});
	expect(await collect(vendor.session(1), counted, {}, all)).toEqual(rows.map(({ id }) => id));
});

describe('a rejected page at the end of a list', () => {
	/** 25 rows on three pages; the vendor rejects any other page. */
	const strict = (change: (page: ReturnType<typeof pageOf>, ask: Ask) => object) =>
		new VendorInMemory((ask) => {
			const page = pageOf(rowsOf(25), 'pages', 0, ask);
			return page.rows.length === 0 ? { status: 404 } : change(page, ask);
		});

	test.each<[string, (page: object, request: number) => object]>([
		['no total in one reading', (page, request) => (request < 3 ? { ...page, total: undefined } : page)],
		['a total that was too high once', (page, request) => (request === 0 ? { ...page, total: 31 } : page)],
	])('costs no row after %s', async (_name, change) => {
		const vendor = strict((page, { request }) => change(page, request));
		expect(await collect(vendor.session(1), counted, {}, all)).toEqual(namesOf(25));
		expect(vendor.hints).toEqual([]);
	});

	test('costs no row after a first page without its last row, by which there seem to be more pages', async () => {
		const vendor = new VendorInMemory((ask) => {
			const { rows, total } = pageOf(rowsOf(25), 'pages', 0, { ...ask, size: 5 });
			if (rows.length === 0) return { status: 404 };
			return { rows: ask.request === 0 ? rows.slice(0, -1) : rows, total };
		});
		expect(await collect(vendor.session(1), counted, {}, all)).toEqual(namesOf(25));
	});

	test('costs no row if it is looked at first, to see whether a filter was applied', async () => {
		const vendor = strict((page, { request }) => (request === 0 ? { ...page, total: 31 } : page));
		const ascending = { by: ({ rank }: Row) => rank ?? undefined, upTo: 100, bounded: true };
		expect(await collect(vendor.session(1), counted, {}, { ...all, ascending })).toEqual(namesOf(25));
	});

	test('costs no row if the list became shorter', async () => {
		const vendor = new VendorInMemory((ask) => {
			const page = pageOf(rowsOf(ask.request < 2 ? 21 : 20), 'pages', 0, ask);
			return page.rows.length === 0 ? { status: 404 } : page;
		});
		expect(await collect(vendor.session(1), counted, {}, all)).toEqual(expect.arrayContaining(namesOf(20)));
	});

	test('is the error of the vendor if a second reading meets it too', async () => {
		const vendor = strict((page) => ({ ...page, total: 31 }));
		await expect(collect(vendor.session(1), counted, {}, all)).rejects.toMatchObject({ trouble: 'notFound' });
		expect(vendor.requests).toBe(8);
	});

	test('ends it where the vendor names a next page after the last row', async () => {
		// It was asked for a row, and counts pages.
		const vendor = new VendorInMemory((ask) => {
			const { rows, total } = pageOf(rowsOf(25), 'pages', 1, ask);
			return rows.length === 0 ? { status: 404 } : { rows, total, next: ask.position + 1 };
		});
		expect(await collect(vendor.session(), linked, {}, all)).toEqual(namesOf(25));
		expect([vendor.requests, vendor.hints]).toEqual([4, []]);
	});

	test.each([25, undefined])(
		'before the last row does not end it where the vendor names the next page, with a total of %j',
		async (total) => {
			const vendor = new VendorInMemory((ask) => {
				const { rows, next } = pageOf(rowsOf(25), 'pages', 1, ask);
				return ask.request === 1 ? { status: 404 } : { rows, total, next };
			});
			expect(await collect(vendor.session(), linked, {}, all)).toEqual(namesOf(25));
			expect(vendor.hints).toEqual([]);
		},
	);
});

describe('a vendor that always promises more', () => {
	const warning = expect.stringMatching(
		/: after \d+ rows and empty pages, the vendor still named a next page\. Reading ended there\. Rows may be missing\.$/,
	);
	const forEver = (count: number, more: (ask: Ask) => object, counts: 'pages' | 'rows' = 'rows') =>
		new VendorInMemory((ask) => ({ rows: pageOf(rowsOf(count), counts, 1, ask).rows, ...more(ask) }));

	test.each<[string, 'pages' | 'rows', (ask: Ask) => object]>([
		['by a flag', 'rows', () => ({ more: true })],
		['by the number of the next row', 'rows', ({ position, size }) => ({ next: position + size })],
		['by the number of the next page', 'pages', ({ position }) => ({ next: position + 1 })],
	])('%s is believed for three empty pages, and a warning says so', async (_name, counts, more) => {
		const vendor = forEver(45, more, counts);
		const endpoint = listEndpoint('rows', 1, 10, true, { totalAt: undefined, moreAt: 'more' });
		expect(await collect(vendor.session(), endpoint, {}, all)).toEqual(namesOf(45));
		expect(vendor.hints).toEqual([warning]);
		// Five pages, and three empty ones, each of them twice.
		expect(vendor.requests).toBeLessThanOrEqual(11);
	});

	test.each<['pages' | 'rows', (ask: Ask) => object]>([
		['rows', ({ position, size }) => ({ next: position + size, total: 45 })],
		['pages', ({ position }) => ({ next: position + 1, total: 45 })],
	])('needs no warning if its total is reached, where the vendor counts %s', async (counts, more) => {
		const vendor = forEver(45, more, counts);
		expect(await collect(vendor.session(), linked, {}, all)).toEqual(namesOf(45));
		expect(vendor.hints).toEqual([]);
	});

	test('needs no warning either if only its first page has the total', async () => {
		const vendor = forEver(
			45,
			({ position }) => ({ next: position + 1, ...(position === 1 && { total: 45 }) }),
			'pages',
		);
		expect(await collect(vendor.session(), linked, {}, all)).toEqual(namesOf(45));
		expect(vendor.hints).toEqual([]);
	});

	test('and 0 rows of 0 once are read again, even where a filter may explain them', async () => {
		const vendor = new VendorInMemory((ask) =>
			ask.request === 0 ? { rows: [], total: 0, next: 11 } : pageOf(rowsOf(25), 'rows', 1, ask),
		);
		expect(await collect(vendor.session(), linked, {}, { ...all, ifNone: 'believe' })).toEqual(namesOf(25));
	});

	test('and 0 rows of 0 are read twice, and a warning says so', async () => {
		const vendor = forEver(0, ({ position, size }) => ({ next: position + size, total: 0 }));
		expect(await collect(vendor.session(), linked, {}, all)).toEqual([]);
		expect(vendor.hints).toEqual([warning, expect.stringContaining('there is no row in this account')]);
		expect(vendor.requests).toBeLessThanOrEqual(4);
	});
});

describe('a list whose pages name the next one by its number ends without a warning', () => {
	/** It was asked for a row, and counts pages. @param last what its third page says, which is the last one */
	const read = async (count: number, last: object, first: object = {}) => {
		const vendor = new VendorInMemory((ask) => {
			const { rows, next } = pageOf(rowsOf(count), 'pages', 1, ask);
			if (rows.length === 0) return { status: 404 };
			return { rows, next, ...first, ...(ask.position === 3 && last) };
		});
		const endpoint = listEndpoint('rows', 1, 10, true, { moreAt: 'more' });
		const kept = await collect(vendor.session(), endpoint, {}, all);
		return [kept, vendor.requests, vendor.hints];
	};

	test.each<[string, number, object, object]>([
		['the first one again', 25, { next: 1 }, {}],
		['itself', 25, { next: 3 }, {}],
		['the one before', 25, { next: 2 }, {}],
		['the first one again and is full, by the total', 30, { next: 1 }, { total: 30 }],
		['another, and says that there are no more', 25, { next: 4, more: false }, {}],
	])('after one that names %s', async (_name, count, last, every) => {
		expect(await read(count, last, every)).toEqual([namesOf(count), 3, []]);
	});
});

test('a list that counts rows although it was asked for a page ends where no next one is named', async () => {
	const vendor = new VendorInMemory((ask) => {
		const { rows, next } = pageOf(rowsOf(25), 'rows', 1, ask);
		return { rows, ...(next !== null && { next }) };
	});
	expect(await collect(vendor.session(), listEndpoint('pages', 1, 10, true), {}, all)).toEqual(namesOf(25));
	expect([vendor.requests, vendor.hints]).toEqual([3, []]);
});

describe('a list that ends at a number at which vendors cut lists', () => {
	const hintsOf = async (count: number, more: Partial<ReadOptions<Row, string>> = {}, total: number | null = count) => {
		const vendor = new VendorInMemory((ask) => ({ ...pageOf(rowsOf(count), 'pages', 0, ask), total }));
		await collect(vendor.session(), listEndpoint('pages', 0, 1000), {}, { ...all, ...more });
		return vendor.hints;
	};

	const warning = (count: number) => [
		expect.stringContaining(`the list ends after exactly ${count} rows, a number at which vendors cut lists`),
	];

	test.each([1000, 2000, 5000, 10_000])('says so, with or without a total: %d rows', async (count) => {
		expect(await hintsOf(count)).toEqual(warning(count));
		expect(await hintsOf(count, {}, null)).toEqual(warning(count));
	});

	test('says so even if the vendor says on the last page that there are no more', async () => {
		const vendor = new VendorInMemory((ask) => ({ ...pageOf(rowsOf(1000), 'rows', 1, ask), total: undefined }));
		await collect(vendor.session(), listEndpoint('rows', 1, 100, true), {}, all);
		expect(vendor.hints).toEqual(warning(1000));
	});

	test.each([100, 999, 1001, 3000, 1500])('but not %d rows', async (count) => {
		expect(await hintsOf(count)).toEqual([]);
	});

	test('but not a limit', async () => {
		expect(await hintsOf(1500, { limit: 1000 })).toEqual([]);
	});
});

test.each([null, {}])('%j once in place of the only row is not the row', async (standIn) => {
	const vendor = new VendorInMemory(({ request }) => ({ rows: request === 0 ? [standIn] : rowsOf(1), total: 1 }));
	expect(await collect(vendor.session(), counted, {}, all)).toEqual(namesOf(1));
	expect(vendor.hints.filter((hint) => !hint.includes('is not an object'))).toEqual([]);
});

test('rows that come again from pages of several totals may have displaced others, and the warning says so', async () => {
	const vendor = new VendorInMemory((ask) => {
		const { rows } = pageOf(rowsOf(30), 'pages', 0, ask);
		return ask.position === 1 ? { rows: rowsOf(20).slice(5, 15), total: 40 } : { rows, total: 30 };
	});
	await collect(vendor.session(), counted, {}, { ...all, failOnIncomplete: false });
	expect(vendor.hints).toEqual([expect.stringMatching(/5 rows are listed more than once.* Rows may be missing\.$/)]);
});

test.each(['rows', 'pages'] as const)(
	'a list of %s that ends before the limit is read like one without',
	async (by) => {
		const read = async (limit?: number) => {
			const vendor = new VendorInMemory((ask) => {
				// After the first answer, the first row goes and another comes at the end: the total stays the same.
				const rows = ask.request === 0 ? rowsOf(25) : rowsOf(26).slice(1);
				return pageOf(rows, by, 1, ask);
			});
			return await collect(vendor.session(1), listEndpoint(by, 1, 10), {}, { ...all, limit });
		};
		expect(await read(100)).toEqual(await read());
		if (by === 'rows') expect(await read(100)).toContain('r10');
	},
);
