import fc from 'fast-check';

import { collect } from '../../../shared/vendor/collect';
import { VendorError } from '../../../shared/vendor/errors';
import type { Wish } from '../../../shared/vendor/pass';
import {
	listEndpoint,
	pageOf,
	rowsOf,
	VendorInMemory,
	type Row,
	type Trouble,
} from './vendorInMemory';

const all: Wish<Row, string> = { keep: ({ id }) => id ?? 'none', failOnIncomplete: true };
const counts = fc.constantFrom('pages' as const, 'rows' as const);
const first = fc.constantFrom(0 as const, 1 as const);
const troubles = fc.array(
	fc.constantFrom<Trouble>('none', 'none', 'busy', 'down', 'reset', 'cut', 'html', 'empty'),
	{ maxLength: 40 },
);
/** A request is tried six times: five faults can be survived wherever they strike. */
const survivable = troubles.filter((list) => list.filter((one) => one !== 'none').length <= 5);

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

test('a limit gives the first rows of the list and asks for no page beyond them', async () => {
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
				const wanted = Math.min(count, limit);
				const exactlyOnePage = count === size && limit > count;
				expect(vendor.requests).toBeLessThanOrEqual(Math.ceil(wanted / Math.min(size, limit)) + (exactlyOnePage ? 1 : 0));
			},
		),
		{ numRuns: 300 },
	);
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

interface Change {
	/** After how many requests. */
	at: number;
	kind: 'insert' | 'remove';
	/** Where, as a share of the list. */
	place: number;
}
/** One at a time: a row that comes at the very moment when another goes leaves no trace in the vendor's total. */
const changes = fc.uniqueArray(
	fc.record<Change>({
		at: fc.nat(30),
		kind: fc.constantFrom('insert' as const, 'remove' as const),
		place: fc.double({ min: 0, max: 1, noNaN: true }),
	}),
	{ maxLength: 6, selector: ({ at }) => at },
);

test('whatever is inserted and removed meanwhile, no row that was there throughout is missing unnoticed', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 200 }),
			fc.integer({ min: 2, max: 40 }),
			fc.integer({ min: 1, max: 4 }),
			counts,
			changes,
			async (count, size, inFlight, by, moves) => {
				const rows = rowsOf(count);
				const throughout = new Set(rows.map(({ id }) => id));
				let made = 0;
				const vendor = new VendorInMemory((ask) => {
					for (const { kind, place } of moves.filter(({ at }) => at === ask.request)) {
						const where = Math.floor(place * rows.length);
						if (kind === 'insert') rows.splice(where, 0, { id: `new${(made += 1)}` });
						else throughout.delete(rows.splice(where, 1)[0]?.id);
					}
					return pageOf(rows, by, 1, ask);
				});
				const read = await collect(vendor.session(inFlight), listEndpoint(by, 1, size), {}, all).catch(
					(error: unknown) => {
						expect(error).toBeInstanceOf(VendorError);
						return undefined;
					},
				);
				if (read === undefined) return;
				expect(new Set(read).size).toBe(read.length);
				expect([...throughout].filter((id) => !read.includes(id ?? ''))).toEqual([]);
			},
		),
		{ numRuns: 1000 },
	);
});
