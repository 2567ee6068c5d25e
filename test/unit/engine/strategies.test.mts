import fc from 'fast-check';

import { VendorError } from '../../../shared/engine/errors';
import { collect } from '../../../shared/engine/list/collect';
import type { ReadOptions } from '../../../shared/engine/list/reading';
import { STRATEGIES, type Strategy } from './strategies.mts';
import { survivable } from './troubles.mts';
import { endpointWith, Reply, rowsOf, VendorInMemory, type Row } from './vendorInMemory.mts';

jest.setTimeout(60_000);

const all: ReadOptions<Row, string> = { keep: ({ id }) => id ?? 'none', failOnIncomplete: true };

describe.each(STRATEGIES.map((strategy) => [strategy.name, strategy] as const))('%s', (_name, strategy) => {
	test('any list, through any retriable faults, is read whole and in order', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(200),
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 1, max: 10 }),
				survivable,
				async (count, size, inFlight, faults) => {
					const rows = rowsOf(count);
					const vendor = new VendorInMemory((ask) => strategy.answer(rows, ask), faults);
					const read = await collect(vendor.session(inFlight), strategy.endpoint(size), {}, all);
					expect(read).toEqual(rows.map(({ id }) => id));
					expect(vendor.mostInFlight).toBeLessThanOrEqual(strategy.sideBySide ? inFlight : 1);
					expect(vendor.hints).toHaveLength(count === 0 ? 1 : 0);
				},
			),
			{ numRuns: 50 },
		);
	});

	test('a quiet list costs a request for each page, and at most two more', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 2, max: 60 }), async (count, size) => {
				const rows = rowsOf(count);
				const vendor = new VendorInMemory((ask) => strategy.answer(rows, ask));
				expect(await collect(vendor.session(), strategy.endpoint(size), {}, all)).toHaveLength(count);
				const step = size - (strategy.overlaps === true ? 1 : 0);
				expect(vendor.requests).toBeLessThanOrEqual(strategy.unpaged === true ? 1 : Math.ceil(count / step) + 2);
			}),
			{ numRuns: 50 },
		);
	});

	test('a limit returns the first rows of the list and requests no page beyond them', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 400 }),
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 1, max: 400 }),
				async (count, size, limit) => {
					const rows = rowsOf(count);
					const vendor = new VendorInMemory((ask) => strategy.answer(rows, ask));
					const read = await collect(vendor.session(), strategy.endpoint(size), {}, { ...all, limit });
					expect(read).toEqual(rows.slice(0, limit).map(({ id }) => id));
					const pages = Math.ceil(Math.min(count, limit) / Math.min(size, limit));
					if (limit <= count) expect(vendor.requests).toBeLessThanOrEqual(strategy.unpaged === true ? 1 : pages);
				},
			),
			{ numRuns: 50 },
		);
	});

	test('no row that was there throughout is missing unnoticed from a list that grows or shrinks', async () => {
		const change = fc.record({ inserts: fc.boolean(), count: fc.integer({ min: 1, max: 4 }), place: fc.nat(200) });
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 200 }),
				fc.integer({ min: 2, max: 40 }),
				fc.dictionary(fc.nat(30).map(String), change, { maxKeys: 8, size: 'max' }),
				async (count, size, changes) => {
					const { read, throughout, isSilent } = await readWhile(strategy, { count, size, changes });
					if (!isSilent) return;
					expect(new Set(read).size).toBe(read.length);
					// A vendor without a total, whose pages do not overlap, gives no sign of rows that were removed.
					const isBlind = !strategy.total && Object.values(changes).some(({ inserts }) => !inserts);
					if (!isBlind) expect([...throughout].filter((id) => !(read as string[]).includes(id))).toEqual([]);
				},
			),
			{ numRuns: 100 },
		);
	});
});

interface Change {
	inserts: boolean;
	count: number;
	place: number;
}

/** Reads a list while rows come or go before some of its answers. */
async function readWhile(
	strategy: Strategy,
	{ count, size, changes }: { count: number; size: number; changes: Record<string, Change> },
) {
	const rows = rowsOf(count);
	const throughout = new Set(rows.map(({ id }) => id ?? ''));
	let made = 0;
	const vendor = new VendorInMemory((ask) => {
		const { inserts, count: times, place } = changes[String(ask.request)] ?? { inserts: true, count: 0, place: 0 };
		for (let time = 0; time < times; time += 1) {
			const where = place % (rows.length + 1);
			if (inserts) rows.splice(where, 0, { id: `new${(made += 1)}` });
			else for (const { id } of rows.splice(where, 1)) throughout.delete(id ?? '');
		}
		return strategy.answer(rows, ask);
	});
	let failed = false;
	const read = await collect(vendor.session(), strategy.endpoint(size), {}, all).catch((error: unknown) => {
		expect(error).toBeInstanceOf(VendorError);
		failed = true;
		return [];
	});
	const isSilent = !failed && vendor.hints.every((hint) => hint.includes('in this account'));
	return { read, throughout, isSilent };
}

describe('lists that are read one page after the other', () => {
	const pages = (more: (index: number) => object) => {
		let index = -1;
		return new VendorInMemory(() => {
			index += 1;
			return { rows: rowsOf(95).slice(index * 10, index * 10 + 10), ...more(index) };
		});
	};
	const cursor = (more: object = {}) =>
		endpointWith({ by: 'cursor', in: 'query', key: 'cursor', nextAt: 'next', rowsAt: ['rows'], ...more });
	const read = async (vendor: VendorInMemory, endpoint = cursor()) =>
		await collect(vendor.session(), endpoint, {}, all).catch((error: unknown) => error);

	test('a cursor that comes again is an error: the list cannot be whole', async () => {
		const vendor = pages(() => ({ next: 'the same' }));
		expect(await read(vendor)).toMatchObject({ trouble: 'incomplete' });
		expect(vendor.requests).toBeLessThanOrEqual(8);
	});

	test('a vendor that promises more and names no next page is an error', async () => {
		expect(
			await read(
				pages(() => ({ more: true })),
				cursor({ moreAt: 'more' }),
			),
		).toMatchObject({
			trouble: 'incomplete',
		});
	});

	test('endless cursors on empty pages are given up', async () => {
		const vendor = new VendorInMemory(({ request }) => ({ rows: [], next: `c${request}` }));
		expect(await read(vendor)).toMatchObject({ trouble: 'incomplete' });
		expect(vendor.requests).toBeLessThan(40);
	});

	const holed = (hole: unknown) => (rows: Row[], vendorPage: number) => ({
		rows: vendorPage === 2 ? hole : rows.slice(vendorPage * 10, vendorPage * 10 + 10),
		...(vendorPage < 9 && { next: `page ${vendorPage + 1}` }),
	});
	const serve = (answer: (rows: Row[], page: number) => object) => {
		const rows = rowsOf(95);
		return new VendorInMemory(({ http }) => {
			const token = new URL(http.url).searchParams.get('cursor') ?? 'page 0';
			return answer(rows, Number(token.slice(5)));
		});
	};

	test.each<[string, unknown]>([
		['empty', []],
		['null', null],
		['missing', undefined],
	])('a page that stays %s although the next one has rows is an error', async (_name, hole) => {
		expect(await read(serve(holed(hole)))).toMatchObject({ trouble: 'incomplete' });
	});

	test('pages that the vendor documents as sometimes empty are not', async () => {
		const vendor = serve((rows, page) => ({
			rows: page === 2 || page === 3 ? [] : rows.slice(page * 5, page * 5 + 5),
			...(page < 20 && { next: `page ${page + 1}` }),
		}));
		expect(await read(vendor, cursor({ sparse: true }))).toHaveLength(85);
		expect(vendor.hints).toEqual([]);
	});

	test.each([0, 1, 4])(
		'a page that omits a row once costs no row without a total, also if it is page %d',
		async (at) => {
			let omitted = false;
			const vendor = serve((rows, page) => {
				const found = rows.slice(page * 10, page * 10 + 10);
				const omits = page === at && !omitted;
				omitted ||= omits;
				return { rows: omits ? found.slice(1) : found, ...(page < 9 && { next: `page ${page + 1}` }) };
			});
			expect(await read(vendor)).toEqual(rowsOf(95).map(({ id }) => id));
			expect([vendor.requests, vendor.hints]).toEqual([20, []]);
		},
	);

	test('a page that is always short costs a second reading and no warning', async () => {
		const vendor = serve((rows, page) => ({
			rows: rows.slice(page * 10 + (page === 4 ? 1 : 0), page * 10 + 10),
			...(page < 9 && { next: `page ${page + 1}` }),
		}));
		expect(await read(vendor)).toHaveLength(94);
		expect([vendor.requests, vendor.hints]).toEqual([20, []]);
	});

	describe('where the next page begins after the last row', () => {
		const afterLast = cursor({ nextAt: { lastRow: 'id' } });
		/** @param last what the last row of the second page is */
		const vendor = (last: object) =>
			new VendorInMemory(({ http }) => {
				const after = new URL(http.url).searchParams.get('cursor');
				const start = after === null ? 0 : Number(after.slice(1)) + 1;
				const rows = rowsOf(25).slice(start, start + 10);
				return { rows: rows.map((row) => (row.id === 'r19' ? last : row)) };
			});

		test('an empty page ends the list', async () => {
			const whole = vendor({ id: 'r19' });
			expect(await read(whole, afterLast)).toEqual(rowsOf(25).map(({ id }) => id));
			expect(whole.hints).toEqual([]);
		});

		test('a last row without an ID is an error: what follows it cannot be requested', async () => {
			expect(await read(vendor({ rank: 19 }), afterLast)).toMatchObject({ trouble: 'incomplete' });
		});
	});

	test('204 is an empty list if the vendor documents it, and is requested twice', async () => {
		const vendor = new VendorInMemory(() => new Reply(undefined, {}, 204));
		expect(await read(vendor, { ...cursor(), noContent: true })).toEqual([]);
		expect([vendor.requests, vendor.hints]).toEqual([2, [expect.stringContaining('there is no row in this account')]]);
	});
});

describe('links', () => {
	const linked = endpointWith({ by: 'link', nextAt: 'next', rowsAt: ['rows'] });
	const read = async (next: string) => {
		const asked: string[] = [];
		const vendor = new VendorInMemory(({ http, request }) => {
			asked.push(http.url);
			return { rows: [{ id: `r${request}` }], ...(request === 0 && { next }) };
		});
		const found = await collect(vendor.session(), linked, { query: { q: 'x' } }, all).catch((error: unknown) => error);
		return { found, asked };
	};

	test.each([
		['absolute', 'https://vendor.example/api/rows?after=1', 'https://vendor.example/api/rows?after=1'],
		['relative to the origin', '/api/other?after=1', 'https://vendor.example/api/other?after=1'],
		['relative to the list', 'rows?after=1', 'https://vendor.example/api/rows?after=1'],
		['only a query', '?after={1}', 'https://vendor.example/api/rows?after=%7B1%7D'],
		['without its fragment', '/api/rows?after=1#top', 'https://vendor.example/api/rows?after=1'],
	])('%s are followed', async (_name, link, target) => {
		const { found, asked } = await read(link);
		expect(found).toEqual(['r0', 'r1']);
		expect(asked).toEqual(['https://vendor.example/api/rows?q=x', target]);
	});

	test.each([
		'https://other.example/api/rows?after=1',
		'http://vendor.example/api/rows?after=1',
		'https://vendor.example:8443/api/rows',
		'//other.example/rows',
		'https://vendor.example@other.example/rows',
		'javascript:alert(1)',
		'file:///rows',
	])('%s leads to another origin, and is reported instead of followed', async (link) => {
		const { found, asked } = await read(link);
		expect(found).toMatchObject({ trouble: 'rejected', message: expect.stringContaining('Testing Vendor links to') });
		expect(asked).toHaveLength(1);
	});
});
