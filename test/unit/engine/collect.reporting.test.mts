import { collect } from '../../../shared/engine/list/collect';
import { VendorError } from '../../../shared/engine/errors';
import type { ReadOptions } from '../../../shared/engine/list/reading';
import { listEndpoint, pageOf, rowsOf, VendorInMemory } from './vendorInMemory.mts';

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
