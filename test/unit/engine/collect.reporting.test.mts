import { collect } from '../../../shared/engine/list/collect';
import { VendorError } from '../../../shared/engine/errors';
import type { ReadOptions } from '../../../shared/engine/list/reading';
import { Random } from '../../../sandbox/portfolio/random.mts';
import { listEndpoint, pageOf, rowsOf, VendorInMemory, type Ask } from './vendorInMemory.mts';

const all: ReadOptions<{ id?: string | null }, string> = { keep: ({ id }) => id ?? 'none', failOnIncomplete: true };
const ids = (count: number) => rowsOf(count).map(({ id }) => id);

/** A list of 20 rows whose last page is full, so that one more is asked for; that one is refused. */
const refusing = (status: number) =>
	new VendorInMemory((ask) => (ask.position < 2 ? pageOf(rowsOf(20), 'pages', 0, ask) : { status }));

test.each([400, 404, 422])('a %d beyond the total is the end of the list', async (status) => {
	const vendor = refusing(status);
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toEqual(ids(20));
	expect(vendor.hints).toEqual([]);
});

test.each([401, 403, 503])('a %d beyond the total says nothing about the list, and is an error', async (status) => {
	await expect(collect(refusing(status).session(), listEndpoint('pages', 0, 10), {}, all)).rejects.toBeInstanceOf(
		VendorError,
	);
});

/** 95 rows in another order with every answer. */
const restless = (totalAt: (request: number) => number) =>
	new VendorInMemory((ask) => {
		const turn = ((ask.request + 1) * 7) % 95;
		const rows = rowsOf(95);
		return { ...pageOf([...rows.slice(turn), ...rows.slice(0, turn)], 'pages', 0, ask), total: totalAt(ask.request) };
	});
const readRestless = async (vendor: VendorInMemory, failOnIncomplete: boolean) =>
	(await collect(vendor.session(1), listEndpoint('pages', 0, 20), {}, { ...all, failOnIncomplete })).sort();

test('a list that is never in the same order twice is trusted only while its total does not change', async () => {
	const still = restless(() => 95);
	expect(await readRestless(still, true)).toEqual(ids(95).sort());
	expect(still.hints).toEqual([expect.stringContaining('a different order each time')]);
	await expect(
		readRestless(
			restless((request) => 95 + (request % 2)),
			true,
		),
	).rejects.toMatchObject({ trouble: 'incomplete' });
});

/** Every row in a place of its own in each answer: a page of 10 has one row in ten, whatever came before. */
const shuffled = (ask: Ask, count: number) => {
	const random = new Random(ask.request + 1);
	return random.shuffled(rowsOf(count));
};

test('a list that is shuffled for each answer is read until all rows have come', async () => {
	const vendor = new VendorInMemory((ask) => pageOf(shuffled(ask, 147), 'pages', 0, ask));
	const read = await collect(vendor.session(1), listEndpoint('pages', 0, 10), {}, all);
	expect(read.sort()).toEqual(ids(147).sort());
	expect(vendor.hints).toEqual([
		expect.stringMatching(/ \d+ readings together found 147 rows, as many as are reported\.$/),
	]);
});

test('a list that stays short of its total is not read more often than others', async () => {
	const vendor = new VendorInMemory((ask) => ({ ...pageOf(shuffled(ask, 47), 'pages', 0, ask), total: 95 }));
	await expect(collect(vendor.session(1), listEndpoint('pages', 0, 20), {}, all)).rejects.toMatchObject({
		trouble: 'incomplete',
	});
	// Once all 47 have come, three further readings find no other.
	expect(vendor.requests).toBeLessThan(8 * 5);
});

test('a total that differs from answer to answer does not fail a list of which every reading is the same', async () => {
	const vendor = new VendorInMemory((ask) => ({
		...pageOf(rowsOf(47), 'pages', 0, ask),
		total: 45 + (ask.request % 7),
	}));
	expect(await collect(vendor.session(1), listEndpoint('pages', 0, 10), {}, all)).toEqual(ids(47));
	expect(vendor.hints).toEqual([
		expect.stringMatching(
			/: the vendor reports a different number of rows each time \(.*\), but 4 readings all found the same 47 rows.* Rows may be missing\.$/,
		),
	]);
});

test('an incomplete list comes with a warning on request', async () => {
	const moving = restless((request) => 95 + (request % 2));
	expect(await readRestless(moving, false)).toEqual(ids(95).sort());
	expect(moving.hints).toEqual([expect.stringMatching(/95 or 96 are reported\. Rows may be missing\.$/)]);
});

test.each([
	[3, /rank is the text "x", expected a number\. Such fields/],
	[4, /; and 1 more\. Such fields/],
	[9, /; and 6 more\. Such fields/],
])('%d rows that are not as documented are reported in one warning, three of them in full', async (odd, ending) => {
	const rows = rowsOf(10).map((row, index) => (index < odd ? { ...row, rank: 'x' } : row));
	const vendor = new VendorInMemory(() => ({ rows, total: 10 }));
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 100), {}, all)).toEqual(ids(10));
	expect(vendor.hints).toEqual([expect.stringMatching(ending)]);
	expect(vendor.hints[0]?.match(/of page 1/g)).toHaveLength(3);
});

test.each([
	[24, / 24 rows are reported, but two readings both found 20, which were returned\. Rows may be missing\.$/],
	[18, / 18 rows are reported, but two readings both found 20, which were returned\.$/],
])('two readings that find 20 rows of %d say whether some may be missing', async (total, hint) => {
	const vendor = new VendorInMemory((ask) => ({ ...pageOf(rowsOf(20), 'pages', 0, ask), total }));
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toEqual(ids(20));
	expect(vendor.hints).toEqual([expect.stringMatching(hint)]);
});

test('rows that are listed more than once are returned once, and counted in a hint of their own', async () => {
	const read = async (total: number, again = 2) => {
		const rows = rowsOf(20);
		rows.splice(19, 0, ...rows.slice(0, again));
		const vendor = new VendorInMemory((ask) => ({ ...pageOf(rows, 'pages', 0, ask), total }));
		expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toEqual(ids(20));
		return vendor.hints;
	};
	const doubles = ': 2 rows are listed more than once, and returned once.';
	// If the total counts both, they may as well stand in for others.
	const instead = expect.stringMatching(`${doubles} Rows may be missing.$`);
	expect(await read(22)).toEqual([instead]);
	expect(await read(20)).toEqual([expect.stringMatching(`${doubles}$`)]);
	const found = expect.stringMatching(
		/: 24 rows are reported, but two readings both found 22, .* Rows may be missing\.$/,
	);
	expect(await read(24)).toEqual([found, instead]);
	expect(await read(20, 1)).toEqual([expect.stringContaining(': 1 row is listed more than once, and returned once.')]);
});

test('two rows that share an ID on different pages are both returned', async () => {
	const rows = rowsOf(20).map((row, index) => (index === 15 ? { ...row, id: 'r3' } : row));
	const vendor = new VendorInMemory((ask) => pageOf(rows, 'pages', 0, ask));
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toEqual(rows.map(({ id }) => id));
	expect(vendor.hints).toEqual([]);
});

test('readings that are merged return no more rows than the limit', async () => {
	let struck = 0;
	const vendor = new VendorInMemory((ask) => {
		const isStruck = ask.position === 1 && (struck += 1) <= 2;
		const page = pageOf(rowsOf(40), 'pages', 0, ask);
		return isStruck ? { ...page, rows: [] } : page;
	});
	const read = await collect(vendor.session(1), listEndpoint('pages', 0, 10), {}, { ...all, limit: 15 });
	expect(read).toEqual(ids(15));
});

test('a page size that the vendor names is believed in the first reading only', async () => {
	const vendor = new VendorInMemory(({ position }) => ({
		...pageOf(rowsOf(25), 'rows', 0, { position, size: 7 }),
		limit: 10,
	}));
	const endpoint = listEndpoint('rows', 0, 10, false, { sizeAt: 'limit' });
	expect(await collect(vendor.session(), endpoint, {}, all)).toEqual(ids(25));
	expect(vendor.hints).toEqual([]);
});

test('a list that is not complete says how many rows were found, and how to get them', async () => {
	const vendor = new VendorInMemory(() => ({ rows: [], total: undefined, next: 10 }));
	await expect(collect(vendor.session(), listEndpoint('rows', 0, 10, true), {}, all)).rejects.toMatchObject({
		message: 'Testing Vendor did not return a complete list (List rows)',
		description: expect.stringMatching(
			/^Testing Vendor, List rows: .* 0 different rows were found, an unknown number are reported\. .*turn off Fail on Incomplete List/,
		),
	});
});

test('a row that only the first of two readings had is not lost, and comes last', async () => {
	const rows = rowsOf(25);
	const vendor = new VendorInMemory((ask) => {
		if (ask.request === 2) rows.splice(3, 1);
		return pageOf(rows, 'pages', 0, ask);
	});
	const kept = await collect(vendor.session(1), listEndpoint('pages', 0, 10), {}, all);
	expect(kept).toEqual([...ids(25).filter((id) => id !== 'r3'), 'r3']);
});

test('of a list that never stands still, rows without an ID are not lost either', async () => {
	const vendor = new VendorInMemory((ask) => {
		const rows = [...rowsOf(12), ...(ask.request < 2 ? [{ rank: 99 }] : [])];
		return { ...pageOf(rows, 'pages', 0, ask), total: 12 + ask.request };
	});
	const endpoint = listEndpoint('pages', 0, 10);
	const kept = await collect(vendor.session(1), endpoint, {}, { ...all, failOnIncomplete: false });
	expect(kept).toEqual([...ids(12), 'none']);
});

test.each([
	[2, 'none of the 2 rows has the ID of a row. The vendor may have changed its API.'],
	[1, '1 of 2 rows came without the ID of a row, twice. The vendor may have changed its API, or a row may be missing.'],
])('that %d of two rows have no ID is said in a warning', async (without, said) => {
	const rows = rowsOf(2).map((row, index) => (index < without ? { rank: index } : row));
	const vendor = new VendorInMemory(() => ({ rows, total: 2 }));
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toHaveLength(2);
	expect(vendor.hints).toEqual([expect.stringContaining(said)]);
});

test.each([
	['of another account', 33, 1],
	['of one answer', 95, 3],
])(
	'rows %s that do not come again when the list is read again are returned with a hint',
	async (_whose, count, upTo) => {
		const other = rowsOf(count).map(({ id, rank }) => ({ id: `other ${id}`, rank }));
		const vendor = new VendorInMemory((ask) => {
			const isOther = count === 33 ? ask.request >= upTo : ask.request === upTo;
			return pageOf(isOther ? other : rowsOf(95), 'rows', 0, ask);
		});
		const read = await collect(vendor.session(1), listEndpoint('rows', 0, 10), {}, all);
		expect(vendor.hints).toEqual([
			expect.stringMatching(/: 10 rows were gone when the list was read again: .* Rows may be missing\.$/),
		]);
		expect(read.filter((id) => id.startsWith('other'))).toHaveLength(count === 33 ? 33 : 10);
	},
);

test('five rows that were deleted and one that came once without its ID are no reason for a hint', async () => {
	const vendor = new VendorInMemory((ask) => {
		const rows = rowsOf(40).map((row, index) => (ask.request === 0 && index === 3 ? { rank: 3 } : row));
		return pageOf(ask.request < 5 ? rows : rows.slice(0, 35), 'pages', 0, ask);
	});
	const read = await collect(vendor.session(1), listEndpoint('pages', 0, 10), {}, all);
	expect(read).toEqual(expect.arrayContaining(ids(35)));
	expect(vendor.hints).toEqual([]);
});

test('pages that never connect, of readings that found as many rows as are reported, are returned with a hint', async () => {
	// The server of the last page lags behind by a row at the beginning.
	const vendor = new VendorInMemory((ask) => pageOf(rowsOf(48).slice(ask.position > 30 ? 1 : 0), 'rows', 0, ask));
	expect(await collect(vendor.session(1), listEndpoint('rows', 0, 10), {}, all)).toHaveLength(48);
	expect(vendor.hints).toEqual([expect.stringContaining('do not fit together, but 4 readings all found the same 48')]);
});

test('of two totals in the same reading, the higher one is held against the rows', async () => {
	const vendor = new VendorInMemory((ask) => {
		const page = pageOf(rowsOf(47), 'pages', 0, ask);
		return ask.position < 4 ? { ...page, total: 48 } : page;
	});
	expect(await collect(vendor.session(1), listEndpoint('pages', 0, 10), {}, all)).toHaveLength(47);
	expect(vendor.hints).toEqual([expect.stringMatching(/: 48 or 47 rows are reported, .* Rows may be missing\.$/)]);
});

test.each([1, Infinity])('an answer that says %i time(s) that it is not complete is asked for again', async (times) => {
	let partial = 0;
	const vendor = new VendorInMemory((ask) => {
		const isPartial = ask.position === 2 && partial < times;
		partial += isPartial ? 1 : 0;
		const page = pageOf(rowsOf(isPartial || times > 1 ? 46 : 47), 'pages', 0, ask);
		return isPartial ? { ...page, timed_out: true } : page;
	});
	expect(await collect(vendor.session(1), listEndpoint('pages', 0, 10), {}, all)).toHaveLength(times > 1 ? 46 : 47);
	expect(vendor.hints).toEqual(
		times > 1 ? [expect.stringContaining('page 3: the answer says twice that it is not complete (timed_out)')] : [],
	);
});

test('pages with fewer rows than they say, in a list whose total does not come, are returned with a hint', async () => {
	const vendor = new VendorInMemory((ask) => ({
		rows: pageOf(rowsOf(45), 'pages', 0, ask).rows.slice(0, 9),
		size: ask.size,
	}));
	const endpoint = listEndpoint('pages', 0, 10, false, { sizeAt: 'size' });
	expect(await collect(vendor.session(1), endpoint, {}, all)).toHaveLength(41);
	expect(vendor.hints).toEqual([
		expect.stringContaining('pages have different numbers of rows, and there is no total'),
	]);
});
