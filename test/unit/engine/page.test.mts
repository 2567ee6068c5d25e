import type { ListAnswer } from '../../../shared/engine/endpoint';
import { isSameRow, readPage } from '../../../shared/engine/list/page';
import type { PageRequest } from '../../../shared/engine/list/request';
import { listEndpoint, rowsOf, VendorInMemory } from './vendorInMemory.mts';

const rows = rowsOf(2);

/** Reads one page of a vendor that answers with these one after the other; the last one repeats. */
async function read(answers: unknown[], ask: Partial<PageRequest> = {}, more: Partial<ListAnswer> = {}) {
	const vendor = new VendorInMemory(({ request }) => answers[Math.min(request, answers.length - 1)]);
	const endpoint = listEndpoint('pages', 0, 10, false, { moreAt: 'more', pagesAt: 'pages', ...more });
	const page = await readPage(vendor.session(), endpoint, {}, { index: 0, position: 0, size: 10, ...ask }).catch(
		(error: unknown) => error,
	);
	return { page, requests: vendor.requests };
}

describe('a page without a list of rows', () => {
	test.each<[string, unknown[], number, number]>([
		['that comes with one when it is asked for again', [{}, { rows }], 2, 2],
		['that comes with one the third time', [{}, {}, { rows }], 2, 3],
		[
			'that has something else instead, and comes with one the third time',
			[{ rows: {} }, { rows: {} }, { rows }],
			2,
			3,
		],
		['that says that there are none', [{ total: 0 }], 0, 1],
		['that was empty before, and promised rows', [{ rows: [], total: 5 }, {}], 0, 3],
	])('%s', async (_name, answers, count, requests) => {
		expect(await read(answers, { secondLook: 'ifEmpty' })).toMatchObject({ page: { count }, requests });
	});

	test.each<[string, unknown[], number, RegExp]>([
		['stays so', [{}], 3, /rows is missing, and nothing says that the list is empty/],
		['has something else instead', [{ rows: 'none' }], 3, /rows is not a list/],
		['has something else instead when it is asked for again', [{}, { rows: 7 }], 3, /rows is not a list/],
	])('is an error if it %s', async (_name, answers, requests, message) => {
		expect(await read(answers)).toMatchObject({
			page: { trouble: 'unreadable', message: expect.stringMatching(message) },
			requests,
		});
	});

	test('is asked for once more, and is empty, if it is not the first', async () => {
		expect(await read([{}], { index: 2 })).toMatchObject({ page: { count: 0, rows: [] }, requests: 2 });
		expect(await read([{}, { rows }], { index: 2 })).toMatchObject({ page: { count: 2 }, requests: 2 });
	});
});

/** Answers with no row, and how often they are requested by when an empty page is to be asked for again. */
const EMPTY: Array<[string, object, Partial<PageRequest>, Record<NonNullable<PageRequest['secondLook']>, number>]> = [
	['first, of 0 rows', { total: 0 }, {}, { ifEmpty: 2, ifPromised: 1, ifUnknown: 1 }],
	['first, of an unknown number', {}, {}, { ifEmpty: 2, ifPromised: 1, ifUnknown: 1 }],
	['first, with more to follow', { more: true }, {}, { ifEmpty: 2, ifPromised: 2, ifUnknown: 2 }],
	['first, of 5 rows', { total: 5 }, {}, { ifEmpty: 2, ifPromised: 2, ifUnknown: 1 }],
	['third, of 2 pages', { pages: 2 }, { index: 2 }, { ifEmpty: 1, ifPromised: 1, ifUnknown: 1 }],
	['third, of 3 pages', { pages: 3 }, { index: 2 }, { ifEmpty: 2, ifPromised: 2, ifUnknown: 2 }],
	['third, of an unknown number', {}, { index: 2 }, { ifEmpty: 2, ifPromised: 2, ifUnknown: 2 }],
	['third, of 21 rows', { total: 21 }, { index: 2, rowsBefore: 20 }, { ifEmpty: 2, ifPromised: 2, ifUnknown: 1 }],
	['third, of 20 rows', { total: 20 }, { index: 2, rowsBefore: 20 }, { ifEmpty: 1, ifPromised: 1, ifUnknown: 1 }],
	['third, of 0 rows', { total: 0 }, { index: 2, rowsBefore: 20 }, { ifEmpty: 1, ifPromised: 1, ifUnknown: 1 }],
];
test.each(EMPTY)(
	'an empty page is asked for again where something contradicts it: the %s',
	async (_n, says, ask, asked) => {
		for (const secondLook of ['ifEmpty', 'ifPromised', 'ifUnknown'] as const)
			expect([secondLook, (await read([{ rows: [], ...says }], { ...ask, secondLook })).requests]).toEqual([
				secondLook,
				asked[secondLook],
			]);
		expect((await read([{ rows: [], ...says }], ask)).requests).toBe(1);
	},
);

test('a third page without a list is asked for again where its total promises rows', async () => {
	const ask = { index: 2, rowsBefore: 20, secondLook: 'ifUnknown' } as const;
	expect((await read([{ total: 21 }], ask)).requests).toBe(2);
	expect((await read([{ total: 20 }], ask)).requests).toBe(1);
});

test('an empty page is asked for until two answers agree or it has rows, three times at most', async () => {
	const empty = (total: number) => ({ rows: [], total });
	const ask = { secondLook: 'ifEmpty' } as const;
	expect(await read([empty(5), empty(6), { rows, total: 7 }], ask)).toMatchObject({ page: { count: 2 }, requests: 3 });
	expect(await read([empty(5), { rows, total: 7 }], ask)).toMatchObject({ page: { count: 2 }, requests: 2 });
	expect(await read([empty(5), empty(6), empty(7), empty(8)], ask)).toMatchObject({ requests: 3 });
});

test('"no such page" is an answer for every page but the first', async () => {
	const past = { pastEnd: [404] };
	expect(await read([{ status: 404 }], { index: 1 }, past)).toMatchObject({ page: { count: 0 } });
	expect(await read([{ status: 404 }], { index: 0 }, past)).toMatchObject({ page: { trouble: 'notFound' } });
	expect(await read([{ status: 404 }], { index: 1 })).toMatchObject({ page: { trouble: 'notFound' } });
	expect(await read([{ status: 400 }], { index: 1 }, past)).toMatchObject({ page: { trouble: 'rejected' } });
});

test('rows that are not as documented are counted and named by their place', async () => {
	const { page } = await read([{ rows: [null, { id: 'r1', rank: 'x' }, 'text', { id: 'r3' }] }], { index: 2 });
	expect(page).toMatchObject({
		count: 4,
		rows: [{ id: 'r1' }, { id: 'r3' }],
		edges: [null, { id: 'r3' }],
		deviations: [
			'Testing Vendor, row 1 of page 3 is not an object and was skipped',
			'Testing Vendor, row 2 of page 3: rank is the text "x", expected a number',
			'Testing Vendor, row 3 of page 3 is not an object and was skipped',
		],
	});
});

test('rows of one page that have no ID, or share one but not their content, are all kept', async () => {
	const same = { id: 'R1', rank: 1 };
	const listed = [
		{ rank: 1 },
		{ rank: 1 },
		{ rank: 1 },
		{ id: null },
		{ id: null },
		same,
		{ ...same, id: 'r1' },
		{ id: 'r1', rank: 2 },
	];
	const { page } = await read([{ rows: [...listed, same] }]);
	const ids = (page as { rows: Array<{ id: string }> }).rows.map(({ id }) => id);
	// The last one is the same row again.
	expect([ids.length, new Set(ids).size, ids[8] === ids[5]]).toEqual([9, 8, true]);
});

test.each([
	['the same ID, in any case', { id: 'r1', rank: 1 }, { id: 'R1', rank: 2 }, true],
	['different IDs', { id: 'r1', rank: 1 }, { id: 'r2', rank: 1 }, false],
	['the same content, without an ID', { rank: 1 }, { rank: 1 }, true],
	['different content, without an ID', { id: null, rank: 1 }, { rank: 1 }, false],
	['something that is no row', 'text', null, false],
])('whether two answers mean the same row: %s', (_name, one, other, isSame) => {
	expect(isSameRow(listEndpoint('rows').row, one, other)).toBe(isSame);
});
