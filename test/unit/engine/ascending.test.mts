import fc from 'fast-check';

import { collect } from '../../../shared/engine/list/collect';
import type { Ascending } from '../../../shared/engine/list/ascending';
import { Random } from '../../../sandbox/portfolio/random.mts';
import { listEndpoint, pageOf, VendorInMemory, type Row } from './vendorInMemory.mts';

const SIZE = 10;
const ranked = (ranks: Array<number | null>): Row[] => ranks.map((rank, index) => ({ id: `r${index}`, rank }));
const upTo = (limit: number, bounded: boolean): Ascending<Row> => ({
	by: ({ rank }) => rank ?? undefined,
	upTo: limit,
	bounded,
});

async function read(rows: Row[], limit: number, bounded = false, inFlight = 4) {
	const vendor = new VendorInMemory((ask) => pageOf(rows, 'pages', 1, ask));
	const kept = await collect(
		vendor.session(inFlight),
		listEndpoint('pages', 1, SIZE),
		{},
		{
			where: ({ rank }) => rank !== null && rank !== undefined && rank <= limit,
			keep: ({ id }) => id,
			ascending: upTo(limit, bounded),
			failOnIncomplete: true,
		},
	);
	return { kept, requests: vendor.requests };
}

const ascendingRanks = fc
	.array(fc.nat(100), { maxLength: 200, size: 'max' })
	.map((ranks) => [...ranks].sort((a, b) => a - b));

test('reading asks for at most two pages and a tenth of the window beyond its end, however long the list', async () => {
	await fc.assert(
		fc.asyncProperty(ascendingRanks, fc.nat(100), async (ranks, limit) => {
			const rows = ranked(ranks);
			const wanted = ranks.filter((rank) => rank <= limit).length;
			const { kept, requests } = await read(rows, limit);
			expect(kept).toEqual(rows.slice(0, wanted).map(({ id }) => id));
			// An order is only believed once it was seen to rise: pages of one single rank are read on.
			const firstBeyond = ranks.findIndex((rank) => rank > Math.max(limit, ranks[0] ?? 0));
			const needed = firstBeyond === -1 ? Math.ceil(ranks.length / SIZE) + 1 : Math.floor(firstBeyond / SIZE) + 1;
			const pages = needed + 2 + Math.floor(needed / 10);
			// A list without any rows is looked at twice.
			expect(requests).toBeLessThanOrEqual(ranks.length === 0 ? 2 : Math.max(1, pages));
		}),
		{ numRuns: 500 },
	);
});

test('a long window is read further and further ahead, a short one is not', async () => {
	const rows = ranked(Array.from({ length: 4000 }, (_, index) => index));
	const requestsFor = async (limit: number) => (await read(rows, limit, false, 12)).requests;
	// Pages that hold the window and show its end: 1, 4, and 301.
	expect(await requestsFor(5)).toBe(1);
	expect(await requestsFor(35)).toBeLessThanOrEqual(4 + 2);
	expect(await requestsFor(3000)).toBeLessThanOrEqual(1.1 * 301);
});

test('pages ahead of an ordered list are in flight together', async () => {
	const rows = ranked(Array.from({ length: 4000 }, (_, index) => index));
	const vendor = new VendorInMemory((ask) => pageOf(rows, 'pages', 1, ask), [], [40]);
	await collect(
		vendor.session(12),
		listEndpoint('pages', 1, SIZE),
		{},
		{ keep: ({ id }) => id, ascending: upTo(3000, false), failOnIncomplete: true },
	);
	expect(vendor.mostInFlight).toBe(12);
});

test('an order that the vendor ignores costs no row', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.option(fc.nat(100)), { maxLength: 120, size: 'max' }),
			fc.nat(100),
			fc.boolean(),
			async (ranks, limit, bounded) => {
				const rows = ranked(ranks);
				// A list whose first page happens to ascend and to pass the limit cannot be distinguished from an ordered one.
				const page = ranks.slice(0, SIZE).filter((rank) => rank !== null);
				fc.pre(page.some((rank, index) => index > 0 && rank < (page[index - 1] ?? 0)));
				const { kept } = await read(rows, limit, bounded);
				const wanted = rows.filter(({ rank }) => typeof rank === 'number' && rank <= limit);
				expect(kept).toEqual(wanted.map(({ id }) => id));
			},
		),
		{ numRuns: 500 },
	);
});

test('rows without a rank may come first, last or in between, and end nothing', async () => {
	const rows = ranked([null, null, 1, null, 2, 3, null, ...Array.from({ length: 40 }, () => null), 4, 90, null]);
	expect((await read(rows, 10)).kept).toEqual(['r2', 'r4', 'r5', 'r47']);
});

test('an order is believed only once ten rows were in it', async () => {
	const chance = [1, 90, ...Array.from({ length: 18 }, () => null), 5];
	expect((await read(ranked(chance), 10)).kept).toEqual(['r0', 'r20']);
});

test('where the vendor lists rows that it was asked to omit, its order is not believed either', async () => {
	const rows = ranked([...Array.from({ length: 20 }, (_, index) => index), 3, 30, 2]);
	expect((await read(rows, 5, true)).kept).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r20', 'r22']);
});

test('a list that the vendor has cut to the window is read in parallel', async () => {
	const rows = ranked(Array.from({ length: 200 }, (_, index) => index));
	const vendor = new VendorInMemory((ask) => pageOf(rows, 'pages', 1, ask));
	await collect(
		vendor.session(4),
		listEndpoint('pages', 1, SIZE),
		{},
		{
			keep: ({ id }) => id,
			ascending: upTo(500, true),
			failOnIncomplete: true,
		},
	);
	expect(vendor.mostInFlight).toBe(4);
	// The twentieth page is full: whether the total is true is asked once more.
	expect(vendor.requests).toBe(21);
});

test.each([
	['an empty list', 0, true],
	['a list of one page', 7, true],
	['a list without a total', 35, false],
])('%s that the vendor has cut to the window is read by pages that exist', async (_name, count, hasTotal) => {
	const rows = ranked(Array.from({ length: count }, (_, index) => index));
	const positions = new Set<number>();
	const vendor = new VendorInMemory((ask) => {
		positions.add(ask.position);
		const page = pageOf(rows, 'pages', 1, ask);
		return hasTotal ? page : { rows: page.rows };
	});
	const kept = await collect(
		vendor.session(),
		listEndpoint('pages', 1, SIZE),
		{},
		{ keep: ({ id }) => id, ascending: upTo(500, true), ifNone: 'believe', failOnIncomplete: true },
	);
	expect(kept).toEqual(rows.map(({ id }) => id));
	expect([...positions]).toEqual(hasTotal ? [1] : [1, 2, 3, 4, 5]);
});

/** Reads the ranks up to 15 of a list of 60, whose pages of 10 are bent in some way. */
async function readWindow(by: 'pages' | 'rows', bend: (page: Row[], request: number, rows: Row[]) => Row[]) {
	const rows = ranked(Array.from({ length: 60 }, (_, index) => index));
	const vendor = new VendorInMemory((ask) => {
		const page = pageOf(rows, by, 0, ask);
		return { ...page, rows: bend(page.rows, ask.request, rows) };
	});
	const kept = await collect(
		vendor.session(1),
		listEndpoint(by, 0, SIZE),
		{},
		{
			where: ({ rank }) => typeof rank === 'number' && rank <= 15,
			keep: ({ id }) => id,
			ascending: upTo(15, false),
			failOnIncomplete: true,
		},
	);
	return { kept, requests: vendor.requests };
}
const window = Array.from({ length: 16 }, (_, index) => `r${index}`);

test('a row that the last page of the window omits once is found', async () => {
	const { kept } = await readWindow('pages', (page, request) =>
		request === 1 ? page.filter(({ rank }) => rank !== 12) : page,
	);
	expect(kept).toEqual(window);
});

test('rows that move to the page before, which was read already, are found although the reading stops early', async () => {
	const { kept } = await readWindow('rows', (page, request, rows) => {
		if (request !== 0) return page;
		// As many come as go: the total says nothing.
		rows.splice(2, 2);
		rows.push({ id: 'new60', rank: 60 }, { id: 'new61', rank: 61 });
		return page;
	});
	expect(kept).toEqual(expect.arrayContaining(window.filter((id) => id !== 'r2' && id !== 'r3')));
});

const moves = fc.dictionary(
	fc.nat(12).map(String),
	fc.array(fc.record({ inserts: fc.boolean(), place: fc.double({ min: 0, max: 1, noNaN: true }) }), {
		minLength: 1,
		maxLength: 4,
	}),
	{ maxKeys: 5 },
);
test('reading that stops early misses no row that was there throughout, whatever comes and goes meanwhile', async () => {
	await fc.assert(
		fc.asyncProperty(ascendingRanks, fc.nat(100), moves, async (ranks, limit, changes) => {
			const rows = ranked(ranks);
			const throughout = new Set(rows);
			let made = 0;
			const vendor = new VendorInMemory((ask) => {
				for (const { inserts, place } of changes[String(ask.request)] ?? []) {
					const where = Math.min(rows.length, Math.floor(place * (rows.length + 1)));
					if (inserts) rows.splice(where, 0, { id: `new${(made += 1)}`, rank: rows[where - 1]?.rank ?? 0 });
					else for (const gone of rows.splice(where, 1)) throughout.delete(gone);
				}
				return pageOf(rows, 'rows', 0, ask);
			});
			const kept = await collect(
				vendor.session(4),
				listEndpoint('rows', 0, SIZE),
				{},
				{
					where: ({ rank }) => (rank ?? 0) <= limit,
					keep: ({ id }) => id,
					ascending: upTo(limit, false),
					failOnIncomplete: true,
				},
			).catch(() => undefined);
			if (kept === undefined || vendor.hints.length > 0) return;
			expect([...throughout].filter(({ id, rank }) => (rank ?? 0) <= limit && !kept.includes(id))).toEqual([]);
		}),
		{ numRuns: 1000 },
	);
}, 60_000);

describe('a list whose equal ranks come in another order with each answer', () => {
	/** @param rankOf so that many rows share one */
	const restless = (count: number, rankOf: (index: number) => number) =>
		new VendorInMemory((ask) => {
			const random = new Random(ask.request + 1);
			const rows = random.shuffled(ranked(Array.from({ length: count }, (_, index) => rankOf(index))));
			return pageOf(
				rows.sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0)),
				'rows',
				1,
				ask,
			);
		});

	test.each<[string, (index: number) => number]>([
		['all', () => 10],
		['a dozen of them', (index) => index % 12],
		['most of them within what is wanted', (index) => (index % 3 === 0 ? index : 10)],
		['most of them beyond what is wanted', (index) => (index % 3 === 0 ? index : 300)],
	])('is read whole, with a hint: %s', async (_name, rankOf) => {
		const vendor = restless(147, rankOf);
		const kept = await collect(
			vendor.session(),
			listEndpoint('rows', 1, SIZE),
			{},
			{
				keep: ({ id }) => id,
				where: ({ rank }) => (rank ?? 0) <= 100,
				ascending: upTo(100, false),
				failOnIncomplete: true,
			},
		);
		const wanted = Array.from({ length: 147 }, (_, index) => index).filter((index) => rankOf(index) <= 100);
		expect(kept.map((id) => Number(id?.slice(1))).sort((one, other) => one - other)).toEqual(wanted);
	});
});

test('a next number that passes over rows costs none of them, though reading stops early', async () => {
	// Pages are cut to 7 rows, but counted by the 10 that were asked for.
	const rows = ranked(Array.from({ length: 147 }, (_, index) => index));
	const vendor = new VendorInMemory((ask) => {
		const page = pageOf(rows, 'rows', 1, ask);
		return { ...page, rows: page.rows.slice(0, 7) };
	});
	const kept = await collect(
		vendor.session(),
		listEndpoint('rows', 1, 10, true),
		{},
		{
			keep: ({ id }) => id,
			where: ({ rank }) => (rank ?? 0) <= 60,
			ascending: upTo(60, false),
			failOnIncomplete: true,
		},
	);
	expect(kept).toEqual(rows.slice(0, 61).map(({ id }) => id));
});

test('a second reading that would end before rows that the first one found goes on', async () => {
	const rows = ranked(Array.from({ length: 147 }, (_, index) => index));
	const vendor = new VendorInMemory((ask) => {
		// Two rows go from the first page, and two others slip from the second to it.
		if (ask.request === 1) rows.splice(0, 2);
		// Then those of the last page come first.
		if (ask.request > 1 && ask.position === 1) rows.unshift(...rows.splice(-11));
		return pageOf(rows, 'rows', 1, ask);
	});
	const kept = await collect(
		vendor.session(1),
		listEndpoint('rows', 1, SIZE),
		{},
		{
			keep: ({ id }) => id,
			where: ({ rank }) => (rank ?? 0) <= 60,
			ascending: upTo(60, false),
			failOnIncomplete: true,
		},
	);
	expect(kept).toEqual(expect.arrayContaining(Array.from({ length: 59 }, (_, index) => `r${index + 2}`)));
});
