/** Where a list ends, and what pages that are not as they should be cost. */
import { collect } from '../../../shared/engine/list/collect';
import type { ReadOptions } from '../../../shared/engine/list/reading';
import { endpointWith, listEndpoint, pageOf, Reply, rowsOf, VendorInMemory, type Row } from './vendorInMemory.mts';

const all: ReadOptions<Row, string> = { keep: ({ id }) => id ?? 'none', failOnIncomplete: true };

test('a page without the rows that the account may not see is followed by the page after it, by the size that the vendor names', async () => {
	const rows = rowsOf(28);
	const vendor = new VendorInMemory((ask) => {
		const page = pageOf(rows, 'pages', 0, ask);
		return { rows: page.rows.filter(({ rank = 0 }) => rank !== 3), total: 27, limit: ask.size };
	});
	const endpoint = listEndpoint('pages', 0, 10, false, { sizeAt: 'limit' });
	const read = await collect(vendor.session(), endpoint, {}, all);
	expect(read).toEqual(rows.map(({ id }) => id).filter((id) => id !== 'r3'));
	expect([vendor.requests, vendor.hints]).toEqual([3, []]);
});

test('a server that ignores the page size and sends the whole list at once is asked for no page that it does not have', async () => {
	const rows = rowsOf(25);
	const vendor = new VendorInMemory(({ position }) => ({ rows: position === 0 ? rows : [], total: 25 }));
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toEqual(rows.map(({ id }) => id));
	// The page after it: the total might be too low.
	expect([vendor.requests, vendor.hints]).toEqual([2, []]);
});

test('a server that sends one row at a time is read to its end', async () => {
	const rows = rowsOf(4);
	const vendor = new VendorInMemory(({ position }) => ({ rows: rows.slice(position, position + 1), total: 4 }));
	expect(await collect(vendor.session(), listEndpoint('rows', 0, 10), {}, all)).toEqual(rows.map(({ id }) => id));
});

/** A list on pages of 10 that has no total. Each page says whether there are more, or how many pages there are. */
const withoutTotal = listEndpoint('pages', 0, 10, false, { totalAt: undefined, moreAt: 'more', pagesAt: 'pages' });

test.each([
	['that more follow', (next: unknown) => ({ more: next !== null })],
	['how many pages there are', () => ({ pages: 5 })],
])('a page that is empty twice although the vendor says %s does not end the list', async (_name, says) => {
	const rows = rowsOf(45);
	let struck = 0;
	const vendor = new VendorInMemory((ask) => {
		const page = pageOf(rows, 'pages', 0, ask);
		const isStruck = ask.position === 2 && (struck += 1) <= 2;
		return { rows: isStruck ? [] : page.rows, ...says(page.next) };
	});
	expect(await collect(vendor.session(), withoutTotal, {}, all)).toEqual(rows.map(({ id }) => id));
});

test('a last page that is empty twice although the vendor counts it does not end the list', async () => {
	const rows = rowsOf(45);
	let struck = 0;
	const vendor = new VendorInMemory((ask) => {
		const isStruck = ask.position === 4 && (struck += 1) <= 2;
		return { rows: isStruck ? [] : pageOf(rows, 'pages', 0, ask).rows, pages: 5 };
	});
	expect(await collect(vendor.session(), withoutTotal, {}, all)).toEqual(rows.map(({ id }) => id));
});

test('a number of pages that is too low by one costs no row', async () => {
	const rows = rowsOf(45);
	const vendor = new VendorInMemory((ask) => ({ rows: pageOf(rows, 'pages', 0, ask).rows, pages: 4 }));
	expect(await collect(vendor.session(), withoutTotal, {}, all)).toEqual(rows.map(({ id }) => id));
});

test('pages that the vendor counts, or of which each names the next, are read in parallel', async () => {
	const rows = rowsOf(200);
	const counted = new VendorInMemory((ask) => ({ rows: pageOf(rows, 'pages', 0, ask).rows, pages: 20 }), [], [40]);
	await collect(counted.session(4), withoutTotal, {}, all);
	const linked = new VendorInMemory((ask) => pageOf(rows, 'rows', 1, ask), [], [40]);
	await collect(linked.session(4), listEndpoint('rows', 1, 10, true), {}, all);
	expect([counted.mostInFlight, linked.mostInFlight]).toEqual([4, 4]);
});

test('a next that names the first page again is ignored', async () => {
	const rows = rowsOf(45);
	const vendor = new VendorInMemory((ask) => ({ ...pageOf(rows, 'pages', 1, ask), next: 1 }));
	expect(await collect(vendor.session(), listEndpoint('pages', 1, 10, true), {}, all)).toEqual(
		rows.map(({ id }) => id),
	);
	expect(vendor.hints).toEqual([]);
});

test.each([
	['the first page', 'rows', 0],
	['the first page', 'pages', 0],
] as const)('%s that is rejected is an error at once, where pages count %s', async (_name, by, at) => {
	const vendor = new VendorInMemory((ask) => (ask.position === at ? { status: 400 } : pageOf(rowsOf(30), by, 0, ask)));
	await expect(
		collect(vendor.session(1), listEndpoint(by, 0, 10), {}, { ...all, failOnIncomplete: false }),
	).rejects.toMatchObject({ trouble: 'rejected' });
	expect(vendor.requests).toBeLessThanOrEqual(at + 2);
});

describe.each([400, 404])('a page in the middle that is answered with %d', (status) => {
	/** 45 rows on five pages; a position from 20 on is rejected some times. */
	const rejecting = (by: 'pages' | 'rows', times: number) => {
		let rejections = 0;
		return new VendorInMemory((ask) => {
			const isBeyond = ask.position >= (by === 'pages' ? 2 : 20);
			return isBeyond && (rejections += 1) <= times
				? new Reply({ message: 'Window too large' }, {}, status)
				: pageOf(rowsOf(45), by, 0, ask);
		});
	};

	test.each(['pages', 'rows'] as const)('once costs no row, where pages count %s', async (by) => {
		const vendor = rejecting(by, 1);
		expect(await collect(vendor.session(1), listEndpoint(by, 0, 10), {}, all)).toEqual(rowsOf(45).map(({ id }) => id));
		expect(vendor.hints).toEqual([]);
	});

	test.each([
		['pages', 20],
		// Its pages overlap, and the last one that is answered goes beyond.
		['rows', 28],
	] as const)('always is an error that says how far the vendor went, where pages count %s', async (by, found) => {
		const vendor = rejecting(by, Infinity);
		await expect(collect(vendor.session(1), listEndpoint(by, 0, 10), {}, all)).rejects.toMatchObject({
			message: 'Testing Vendor did not return a complete list (List rows)',
			description: `Testing Vendor, List rows: the vendor rejected a page of the list in two readings (HTTP ${status}). ${found} different rows were found, 45 are reported. Testing Vendor said: Window too large. Vendors may return only the first rows of a list: narrow it with filters, or turn off Fail on Incomplete List under Options to get what was found.`,
			status,
		});
		expect(vendor.requests).toBeLessThanOrEqual(2 * 6);
	});

	test('always gives the rows before it on request, and a warning says so', async () => {
		const vendor = rejecting('pages', Infinity);
		const options = { ...all, failOnIncomplete: false };
		expect(await collect(vendor.session(1), listEndpoint('pages', 0, 10), {}, options)).toHaveLength(20);
		expect(vendor.hints).toEqual([
			expect.stringMatching(
				/rejected a page of the list in two readings .* 45 are reported\. Rows may be missing\. Testing Vendor said: Window too large\.$/,
			),
		]);
	});

	test('always is the error of the vendor for a list that can be read in parts instead', async () => {
		const endpoint = listEndpoint('rows', 0, 10, false, { longest: 10_000 });
		await expect(collect(rejecting('rows', Infinity).session(1), endpoint, {}, all)).rejects.toMatchObject({
			message: expect.stringContaining(`HTTP ${status}`) as string,
		});
	});

	test('ends a list without a total after a page that is not full', async () => {
		const vendor = new VendorInMemory((ask) => {
			const { rows } = pageOf(rowsOf(45), 'pages', 0, ask);
			return rows.length === 0 ? { status } : { rows };
		});
		expect(await collect(vendor.session(1), listEndpoint('pages', 0, 10), {}, all)).toHaveLength(45);
		expect(vendor.hints).toEqual([]);
	});
});

/** Pages that name the next page, without a total. */
const linkedPages = listEndpoint('pages', 0, 10, true, { totalAt: undefined });

test.each([
	['says that there are no more', 40, withoutTotal, (next: unknown) => ({ more: next !== null })],
	['names null as its next', 40, linkedPages, (next: unknown) => ({ next })],
	['names no next and is not full', 35, linkedPages, (next: unknown) => (next === null ? {} : { next })],
])('no page is requested after one that %s', async (_name, count, endpoint, says) => {
	const rows = rowsOf(count);
	const vendor = new VendorInMemory((ask) => {
		const page = pageOf(rows, 'pages', 0, ask);
		return ask.position < 4 ? { rows: page.rows, ...says(page.next) } : { status: 400 };
	});
	expect(await collect(vendor.session(), endpoint, {}, all)).toEqual(rows.map(({ id }) => id));
	expect(vendor.requests).toBe(4);
});

test('a page that is not full does not end a list if it names the next one', async () => {
	const rows = rowsOf(35);
	const vendor = new VendorInMemory((ask) => {
		const { rows: found, next } = pageOf(rows, 'pages', 0, ask);
		return { rows: ask.request === 1 ? found.slice(1) : found, next };
	});
	expect(await collect(vendor.session(), linkedPages, {}, all)).toEqual(rows.map(({ id }) => id));
});

test('empty pages that always promise more are given up after a few', async () => {
	const asked: number[] = [];
	const vendor = new VendorInMemory((ask) => {
		asked.push(ask.position);
		if (asked.length > 200) throw new Error('The list is read for ever');
		return { rows: pageOf(rowsOf(20), 'pages', 0, ask).rows, more: true };
	});
	expect(await collect(vendor.session(), withoutTotal, {}, all)).toEqual(rowsOf(20).map(({ id }) => id));
	expect(Math.max(...asked)).toBe(4);
});

test('a total far too high costs a few requests, not one for each page that it promises', async () => {
	const vendor = new VendorInMemory((ask) => ({ ...pageOf(rowsOf(95), 'pages', 0, ask), total: 100_000 }));
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toHaveLength(95);
	expect(vendor.requests).toBeLessThan(100);
});

test('a server that names a larger page size than it uses, and reports no total, costs no row', async () => {
	const rows = rowsOf(9);
	const vendor = new VendorInMemory(({ position }) => ({
		rows: pageOf(rows, 'rows', 0, { position, size: 7 }).rows,
		limit: 10,
	}));
	const endpoint = listEndpoint('rows', 0, 10, false, { totalAt: undefined, sizeAt: 'limit' });
	expect(await collect(vendor.session(), endpoint, {}, all)).toEqual(rows.map(({ id }) => id));
});

describe('a list of which the vendor returns no more than 30 rows', () => {
	const endpoint = listEndpoint('pages', 0, 10, false, { longest: 30 });
	const read = async (total: number | undefined, more: Partial<ReadOptions<Row, string>> = {}) => {
		const vendor = new VendorInMemory((ask) => ({ rows: pageOf(rowsOf(29), 'pages', 0, ask).rows, total }));
		return await collect(vendor.session(), endpoint, {}, { ...all, ...more }).catch((error: unknown) => error);
	};

	test('is returned if it is shorter, or if nothing says how long it is', async () => {
		expect(await read(29)).toHaveLength(29);
		expect(await read(undefined, { where: () => true })).toHaveLength(29);
	});

	test('is an error if it has 30 rows or more: some of them may be missing', async () => {
		expect(await read(30)).toMatchObject({ trouble: 'tooLong' });
		expect(await read(500)).toMatchObject({ trouble: 'tooLong' });
	});

	test('is enough for a limit, unless rows are skipped', async () => {
		expect(await read(500, { limit: 20 })).toHaveLength(20);
		expect(await read(500, { limit: 30 })).not.toMatchObject({ trouble: 'tooLong' });
		expect(await read(500, { limit: 31 })).toMatchObject({ trouble: 'tooLong' });
		expect(await read(500, { limit: 20, where: () => true })).toMatchObject({ trouble: 'tooLong' });
	});
});

test('the token of the first page is sent to a vendor that wants one', async () => {
	const paging = { by: 'cursor', in: 'query', key: 'cursor', nextAt: 'next', first: '*', rowsAt: ['rows'] } as const;
	const vendor = new VendorInMemory(({ http }) =>
		new URL(http.url).searchParams.get('cursor') === '*' ? { rows: rowsOf(5) } : { status: 400 },
	);
	expect(await collect(vendor.session(), endpointWith(paging), {}, all)).toHaveLength(5);
});

test('an empty list that a filter explains costs one request', async () => {
	const vendor = new VendorInMemory(() => ({ rows: [], total: 0 }));
	const endpoint = listEndpoint('pages', 0, 10);
	expect(await collect(vendor.session(), endpoint, {}, { ...all, ifNone: 'believe' })).toEqual([]);
	expect([vendor.requests, vendor.hints]).toEqual([1, []]);
});

test('pages that are in flight when a reading ends are not requested again', async () => {
	const rows = rowsOf(400);
	const vendor = new VendorInMemory((ask) => (ask.position < 2 ? pageOf(rows, 'pages', 0, ask) : { status: 503 }));
	const ascending = { by: ({ rank }: Row) => rank ?? undefined, upTo: 15, bounded: false };
	await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, { ...all, ascending });
	for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
	expect(vendor.requests).toBeLessThanOrEqual(5);
});

test('a page size that is larger than asked for is not believed', async () => {
	const vendor = new VendorInMemory((ask) => ({ ...pageOf(rowsOf(95), 'pages', 0, ask), limit: 1000 }));
	const endpoint = listEndpoint('pages', 0, 10, false, { sizeAt: 'limit' });
	expect(await collect(vendor.session(), endpoint, {}, all)).toHaveLength(95);
	expect(vendor.requests).toBe(10);
});

test('a limit counts only wanted rows, and never asks for a larger page than the vendor allows', async () => {
	const sizes = new Set<number>();
	const vendor = new VendorInMemory((ask) => {
		sizes.add(ask.size);
		return pageOf(rowsOf(95), 'pages', 0, ask);
	});
	const read = async (options: Partial<ReadOptions<Row, string>>) => {
		sizes.clear();
		const found = await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, { ...all, ...options });
		return [found.length, ...sizes];
	};
	expect(await read({ limit: 3, where: ({ rank }) => (rank ?? 0) % 7 === 6 })).toEqual([3, 10]);
	expect(await read({ limit: 3 })).toEqual([3, 3]);
	expect(await read({ limit: 50 })).toEqual([50, 10]);
});

test('a row that came twice, and is changed before the list is read again, is returned once', async () => {
	const rows = rowsOf(25);
	let reading = 0;
	const vendor = new VendorInMemory((ask) => {
		const page = pageOf(rows, 'pages', 0, ask);
		if (ask.position === 0) reading += 1;
		if (reading === 1 && ask.position === 1) return { ...page, rows: rows.slice(9, 19) };
		if (reading === 2 && ask.position === 1) rows[9] = { id: 'r9', rank: 99 };
		if (reading === 2 && ask.position === 2) return { ...page, rows: page.rows.slice(1) };
		return page;
	});
	expect(await collect(vendor.session(1), listEndpoint('pages', 0, 10), {}, all)).toEqual(rows.map(({ id }) => id));
});
