import fc from 'fast-check';

import { collect } from '../../../shared/engine/list/collect';
import { VendorError } from '../../../shared/engine/errors';
import type { ReadOptions } from '../../../shared/engine/list/reading';
import { survivable } from './troubles.mts';
import { listEndpoint, pageOf, rowsOf, VendorInMemory, type Row } from './vendorInMemory.mts';

jest.setTimeout(60_000);

const all: ReadOptions<Row, string> = { keep: ({ id }) => id ?? 'none', failOnIncomplete: true };
const counts = fc.constantFrom('pages' as const, 'rows' as const);
const first = fc.constantFrom(0 as const, 1 as const);

test('any list, read in any way through any retriable faults, is read whole and in order', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.nat(400),
			fc.integer({ min: 1, max: 60 }),
			fc.integer({ min: 1, max: 10 }),
			counts,
			first,
			fc.boolean(),
			survivable,
			async (count, size, inFlight, by, from, linked, faults) => {
				const rows = rowsOf(count);
				const vendor = new VendorInMemory((ask) => pageOf(rows, by, from, ask), faults);
				const read = await collect(vendor.session(inFlight), listEndpoint(by, from, size, linked), {}, all);
				expect(read).toEqual(rows.map(({ id }) => id));
				expect(vendor.mostInFlight).toBeLessThanOrEqual(inFlight);
			},
		),
		{ numRuns: 300 },
	);
});

test('a limit returns the first rows of the list and requests no page beyond them', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 400 }),
			fc.integer({ min: 1, max: 60 }),
			fc.integer({ min: 1, max: 500 }),
			counts,
			async (count, size, limit, by) => {
				const rows = rowsOf(count);
				const vendor = new VendorInMemory((ask) => pageOf(rows, by, 1, ask));
				const read = await collect(vendor.session(), listEndpoint(by, 1, size), {}, { ...all, limit });
				expect(read).toEqual(rows.slice(0, limit).map(({ id }) => id));
				const asked = Math.min(size, limit);
				// A list that ends before the limit is read whole: pages of rows overlap by one.
				const shared = by === 'rows' && limit > count && asked > 1 ? 1 : 0;
				const [wanted, step] = [Math.max(Math.min(count, limit) - shared, 1), asked - shared];
				// After a full last page, one more request holds the total against the list.
				const lastPageFull = (count - shared) % step === 0 && limit > count;
				expect(vendor.requests).toBeLessThanOrEqual(Math.ceil(wanted / step) + (lastPageFull ? 1 : 0));
			},
		),
		{ numRuns: 300 },
	);
});

test('the page after a full last page is requested in parallel with it', async () => {
	const rows = rowsOf(100);
	let beside: number | undefined;
	const vendor = new VendorInMemory(
		(ask) => {
			if (ask.position === 10) beside = vendor.inFlight;
			return pageOf(rows, 'pages', 1, ask);
		},
		[],
		[100],
	);
	expect(await collect(vendor.session(), listEndpoint('pages', 1, 10), {}, all)).toHaveLength(100);
	expect([beside, vendor.requests]).toEqual([1, 11]);
});

test('a page that was refused while it lay beyond the list is read once the list has grown to it', async () => {
	const rows = rowsOf(101);
	let hasGrown = false;
	const vendor = new VendorInMemory(
		(ask) => {
			if (ask.position === 11 && !hasGrown) return { status: 404 };
			hasGrown ||= ask.position === 10;
			return pageOf(hasGrown ? rows : rows.slice(0, 100), 'pages', 1, ask);
		},
		[],
		[100, 100, 100, 100, 100, 100, 100, 100, 100, 5000, 100],
	);
	expect(await collect(vendor.session(), listEndpoint('pages', 1, 10), {}, all)).toHaveLength(101);
});

test('a server that puts fewer rows on a page than asked for costs no row', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 300 }),
			fc.integer({ min: 1, max: 20 }),
			counts,
			async (count, cap, by) => {
				const rows = rowsOf(count);
				const vendor = new VendorInMemory(({ position, size }) =>
					pageOf(rows, by, 1, { position, size: Math.min(size, cap) }),
				);
				expect(await collect(vendor.session(), listEndpoint(by, 1, 50), {}, all)).toHaveLength(count);
			},
		),
	);
});

test('overlapping pages cost at most one more request, up to the square of a page', async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 2, max: 40 }), fc.nat(), async (size, any) => {
			const count = any % (size * (size - 1));
			const rows = rowsOf(count);
			const vendor = new VendorInMemory((ask) => pageOf(rows, 'rows', 0, ask));
			expect(await collect(vendor.session(), listEndpoint('rows', 0, size), {}, all)).toHaveLength(count);
			expect(vendor.requests).toBeLessThanOrEqual(Math.max(1, Math.ceil(count / size)) + 1);
		}),
		{ numRuns: 300 },
	);
});

interface Change {
	kind: 'insert' | 'remove';
	/** Where, as a share of the list. */
	place: number;
}
/** What happens before some of the requests are answered, often several changes at once. */
const anyChange = fc.record<Change>({
	kind: fc.constantFrom('insert' as const, 'remove' as const),
	place: fc.double({ min: 0, max: 1, noNaN: true }),
});
const batches = fc.dictionary(fc.nat(30).map(String), fc.array(anyChange, { minLength: 1, maxLength: 5 }), {
	maxKeys: 8,
	size: 'max',
});

/**
 * Makes a batch of changes. A removal past the last row removes nothing, so only what really came and went counts.
 *
 * @returns the rows that were removed, and how many were inserted
 */
function change(rows: Row[], batch: Change[], newRow: () => Row): { removed: Row[]; inserted: number } {
	const removed: Row[] = [];
	for (const { kind, place } of batch) {
		const where = Math.min(rows.length, Math.floor(place * (rows.length + 1)));
		if (kind === 'insert') rows.splice(where, 0, newRow());
		else removed.push(...rows.splice(where, 1));
	}
	return { removed, inserted: batch.filter(({ kind }) => kind === 'insert').length };
}

/**
 * Reads a list while it changes.
 *
 * @returns what was read, the rows that were there throughout, and whether any batch took as many rows as it brought
 */
async function readWhile(
	moves: Record<string, Change[]>,
	{
		count,
		size,
		inFlight,
		by,
		delays,
		from = 0,
	}: { count: number; size: number; inFlight: number; by: 'pages' | 'rows'; delays: number[]; from?: 0 | 1 },
) {
	const rows = rowsOf(count);
	const throughout = new Set(rows.map(({ id }) => id ?? ''));
	let made = 0;
	let balanced = false;
	const vendor = new VendorInMemory(
		(ask) => {
			const batch = moves[String(ask.request)] ?? [];
			const { removed, inserted } = change(rows, batch, () => ({ id: `new${(made += 1)}` }));
			for (const { id } of removed) throughout.delete(id ?? '');
			balanced ||= removed.length > 0 && removed.length === inserted;
			return pageOf(rows, by, from, ask);
		},
		[],
		delays,
	);
	const read = await collect(vendor.session(inFlight), listEndpoint(by, from, size), {}, all).catch(
		(error: unknown) => {
			expect(error).toBeInstanceOf(VendorError);
			return undefined;
		},
	);
	return { read, throughout, balanced, warned: vendor.hints.length > 0, requests: vendor.requests };
}

const sizes = {
	count: fc.integer({ min: 1, max: 200 }),
	size: fc.integer({ min: 6, max: 40 }),
	inFlight: fc.integer({ min: 1, max: 6 }),
	delays: fc.array(fc.nat(6), { minLength: 1, maxLength: 7, size: 'max' }),
};

function expectWhole({ read, throughout, warned }: Awaited<ReturnType<typeof readWhile>>): void {
	if (read === undefined || warned) return;
	expect(new Set(read).size).toBe(read.length);
	expect([...throughout].filter((id) => !read.includes(id))).toEqual([]);
}

test('where pages count rows: whatever is inserted and removed meanwhile, no row that was there throughout is missing unnoticed', async () => {
	await fc.assert(
		fc.asyncProperty(fc.record({ ...sizes, by: fc.constant('rows' as const) }), batches, async (how, moves) =>
			expectWhole(await readWhile(moves, how)),
		),
		{ numRuns: 500 },
	);
});

/** Where pages are counted, one case leaves no trace: rows that come and go between the same two answers, as many of each. */
test('where pages are counted: the same, unless as many rows come as go between the same two answers', async () => {
	await fc.assert(
		fc.asyncProperty(fc.record({ ...sizes, by: fc.constant('pages' as const) }), batches, async (how, moves) => {
			const reading = await readWhile(moves, how);
			fc.pre(!reading.balanced);
			expectWhole(reading);
		}),
		{ numRuns: 500 },
	);
});

test('rows that come and go between the same two answers are noticed where pages count rows', async () => {
	const swap: Change[] = [
		{ kind: 'remove', place: 0.1 },
		{ kind: 'insert', place: 0.9 },
	];
	const how = { count: 95, size: 10, inFlight: 1, delays: [] };
	for (let at = 2; at < 9; at += 1) {
		const { read, throughout, requests } = await readWhile({ [at]: swap }, { ...how, by: 'rows' });
		expect([...throughout].filter((id) => read?.includes(id) === false)).toEqual([]);
		expect(requests).toBe(22);
	}
});

test('a list that comes in a different order each time is still read whole, with a hint', async () => {
	const rows = rowsOf(95);
	let turn = 0;
	const vendor = new VendorInMemory((ask) => {
		turn += 7;
		return pageOf([...rows.slice(turn % 95), ...rows.slice(0, turn % 95)], 'pages', 1, ask);
	});
	const read = await collect(vendor.session(1), listEndpoint('pages', 1, 20), {}, all);
	expect([...read].sort()).toEqual(rows.map(({ id }) => id).sort());
	expect(vendor.hints).toEqual([expect.stringContaining('in a different order each time')]);
});

test('a server that begins pages at multiples of their size only is read whole', async () => {
	const rows = rowsOf(230);
	const vendor = new VendorInMemory(({ position, size }) =>
		pageOf(rows, 'rows', 0, { position: Math.floor(position / size) * size, size }),
	);
	expect(await collect(vendor.session(), listEndpoint('rows', 0, 50), {}, all)).toEqual(rows.map(({ id }) => id));
	expect(vendor.hints).toEqual([]);
});

test('a server that refuses positions between its pages is read whole', async () => {
	const rows = rowsOf(230);
	const vendor = new VendorInMemory(({ position, size }) =>
		position % size === 0 ? pageOf(rows, 'rows', 0, { position, size }) : { status: 400 },
	);
	expect(await collect(vendor.session(), listEndpoint('rows', 0, 50), {}, all)).toEqual(rows.map(({ id }) => id));
	expect(vendor.hints).toEqual([]);
});

/** Lists of 95 rows on pages of 10 whose answers are bent in some way. */
type Bent = { rows: Row[]; total?: unknown; next?: unknown };
const BENT: Array<
	[string, 'pages' | 'rows', (page: Bent, position: number) => Bent, 'whole' | 'warned' | 'refused', missing?: string]
> = [
	['a total that is too low by less than a page', 'pages', (page) => ({ ...page, total: 92 }), 'warned'],
	['a total that ends with a full page', 'pages', (page) => ({ ...page, total: 90 }), 'warned'],
	['a total that is too low by several pages', 'pages', (page) => ({ ...page, total: 60 }), 'warned'],
	['a total that is that of the page', 'pages', (page) => ({ ...page, total: page.rows.length }), 'warned'],
	['a total that is too high', 'pages', (page) => ({ ...page, total: 200 }), 'warned'],
	['a total far too high', 'pages', (page) => ({ ...page, total: 100_000 }), 'warned'],
	[
		'a total that only the first page has',
		'pages',
		(page, position) => (position === 0 ? page : { rows: page.rows }),
		'whole',
	],
	['no total', 'pages', ({ rows }) => ({ rows }), 'whole'],
	['a total of -1', 'pages', ({ rows }) => ({ rows, total: -1 }), 'whole'],
	['a total written as text', 'pages', (page) => ({ ...page, total: '95' }), 'whole'],
	[
		'an empty page in the middle',
		'pages',
		(page, position) => (position === 4 ? { ...page, rows: [] } : page),
		'refused',
	],
	[
		'four empty pages in the middle',
		'pages',
		(page, position) => (position > 2 && position < 7 ? { ...page, rows: [] } : page),
		'refused',
	],
	['an empty first page of a list that is not empty', 'pages', (page) => ({ ...page, rows: [] }), 'refused'],
	[
		'a row that no page shows',
		'pages',
		(page, position) => (position === 4 ? { ...page, rows: page.rows.slice(1) } : page),
		'warned',
		'r40',
	],
	[
		'an empty first page that leads to the next one, without a total',
		'rows',
		({ rows, next }, position) => (position === 0 ? { rows: [], next } : { rows, next }),
		'refused',
	],
	['the same page again and again', 'pages', (page) => ({ ...page, rows: rowsOf(10) }), 'refused'],
	['the same page again and again, without a total', 'pages', () => ({ rows: rowsOf(10) }), 'refused'],
	['a next that goes back', 'rows', (page) => ({ ...page, next: 0 }), 'whole'],
	['a next that repeats, without a total', 'rows', ({ rows }) => ({ rows, next: 5 }), 'warned'],
	['a next that stands still', 'rows', (page, position) => ({ ...page, next: Math.min(20, position + 5) }), 'whole'],
	[
		'a next that is a link, without a total',
		'rows',
		({ rows }) => ({ rows, next: 'https://other.example/rows?page=2' }),
		'whole',
	],
	['a next that is null after each full page, without a total', 'rows', ({ rows }) => ({ rows, next: null }), 'whole'],
	[
		'a row that no page shows, and a total in words',
		'pages',
		({ rows }, position) => ({ rows: rows.filter(({ id }) => position !== 4 || id !== 'r44'), total: 'many' }),
		'warned',
		'r44',
	],
	['neither next nor total', 'rows', ({ rows }) => ({ rows }), 'whole'],
	[
		'no next at the end, without a total',
		'rows',
		({ rows, next }) => (next === null ? { rows } : { rows, next }),
		'whole',
	],
];
test.each(BENT)('%s costs no row unnoticed', async (_name, by, bend, outcome, missing = '') => {
	const rows = rowsOf(95);
	const vendor = new VendorInMemory((ask) => bend(pageOf(rows, by, 0, ask), ask.position));
	const linked = by === 'rows';
	const read = await collect(vendor.session(), listEndpoint(by, 0, 10, linked), {}, all).catch(
		(error: unknown) => error,
	);
	if (outcome === 'refused') {
		expect(read).toMatchObject({ trouble: 'incomplete' });
		return;
	}
	expect(read).toEqual(rows.map(({ id }) => id).filter((id) => id !== missing));
	expect(vendor.hints).toHaveLength(outcome === 'warned' ? 1 : 0);
});

test.each(['hint', 'believe'] as const)(
	'an empty page that promises rows, then "0 rows of 0", then the page: the rows (%s where there are none)',
	async (ifNone) => {
		const rows = rowsOf(30);
		const odd: Bent[] = [
			{ rows: [], total: 30 },
			{ rows: [], total: 0 },
		];
		const vendor = new VendorInMemory((ask) => odd[ask.request] ?? pageOf(rows, 'pages', 0, ask));
		expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, { ...all, ifNone })).toEqual(
			rows.map(({ id }) => id),
		);
		expect(vendor.hints).toEqual([]);
	},
);

test.each(['hint', 'believe'] as const)(
	'a page without its last row, then "0 rows of 0" twice: the missing row too (%s where there are none)',
	async (ifNone) => {
		const rows = rowsOf(28);
		const vendor = new VendorInMemory((ask) => {
			const page = pageOf(rows, 'pages', 0, ask);
			if (ask.request === 0) return { ...page, rows: page.rows.slice(0, -1) };
			return ask.request === 3 || ask.request === 4 ? { rows: [], total: 0 } : page;
		});
		expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, { ...all, ifNone })).toEqual(
			rows.map(({ id }) => id),
		);
	},
);

test('an account that is emptied while it is read, after some of its rows were missed, is an error', async () => {
	const vendor = new VendorInMemory((ask) => {
		if (ask.request > 2) return { rows: [], total: 0 };
		const page = pageOf(rowsOf(30), 'pages', 0, ask);
		return ask.request === 0 ? { ...page, rows: page.rows.slice(0, -1) } : page;
	});
	await expect(collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).rejects.toMatchObject({
		trouble: 'incomplete',
	});
});

test('two readings that found the same while their totals changed in different ways are not believed', async () => {
	const rows = rowsOf(25);
	let reading = 0;
	const vendor = new VendorInMemory((ask) => {
		if (ask.position === 0) reading += 1;
		if (reading > 2) return pageOf(rows, 'pages', 0, ask);
		const page = pageOf(rows.slice(0, 20), 'pages', 0, ask);
		return ask.position === 0 ? { ...page, total: 30 - reading } : page;
	});
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toEqual(rows.map(({ id }) => id));
});

test('a total that comes after the first page does not hide a row that has moved to the first page meanwhile', async () => {
	const rows = rowsOf(25);
	const vendor = new VendorInMemory((ask) => {
		if (ask.request === 1) rows.shift();
		const page = pageOf(rows, 'pages', 0, ask);
		return ask.request === 0 ? { rows: page.rows } : page;
	});
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toEqual(
		expect.arrayContaining(rows.map(({ id }) => id)),
	);
});

test.each([
	['the first', 0],
	['a middle', 1],
])('a row that %s page omits once, in a list without a total, is found', async (_name, at) => {
	const rows = rowsOf(25);
	const vendor = new VendorInMemory((ask) => {
		const page = pageOf(rows, 'pages', 0, ask);
		return { rows: ask.request === at ? page.rows.slice(0, -1) : page.rows };
	});
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toEqual(rows.map(({ id }) => id));
});

test('a server that cuts pages and still counts them by the size that was asked for costs no row', async () => {
	const rows = rowsOf(25);
	const vendor = new VendorInMemory((ask) => {
		const page = pageOf(rows, 'pages', 0, ask);
		return { ...page, rows: page.rows.slice(0, 7) };
	});
	expect(await collect(vendor.session(), listEndpoint('pages', 0, 10), {}, all)).toEqual(rows.map(({ id }) => id));
	expect(vendor.hints).toEqual([]);
});

test.each(['pages', 'rows'] as const)(
	'a server that puts fewer rows on a page than asked for, counts %s and reports no total, costs no row',
	async (by) => {
		const rows = rowsOf(25);
		const vendor = new VendorInMemory(({ position }) => ({ rows: pageOf(rows, by, 0, { position, size: 7 }).rows }));
		expect(await collect(vendor.session(), listEndpoint(by, 0, 10), {}, all)).toEqual(rows.map(({ id }) => id));
	},
);
