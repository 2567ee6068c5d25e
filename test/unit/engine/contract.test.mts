import { collect } from '../../../shared/engine/list/collect';
import { flag, list, number, object, readRow, text } from '../../../shared/engine/contract';
import { z } from 'zod';
import { listEndpoint, VendorInMemory } from './vendorInMemory.mts';

const contract = {
	name: 'company',
	schema: object({ id: text(), users: number(), expired: flag(), tags: list(z.string()) }),
	id: () => undefined,
};

test('numbers, flags and ids are read however they are written', () => {
	expect(readRow(contract, { id: 7, users: ' 12 ', expired: 'True', tags: null, more: 1 })).toEqual({
		row: { id: '7', users: 12, expired: true, tags: null, more: 1 },
		deviations: [],
	});
	expect(readRow(contract, { expired: 0 })?.row.expired).toBe(false);
});

test('a field that is not as documented is reported and read as absent; the others stay', () => {
	expect(readRow(contract, { id: 'a', users: 'many', tags: 'x' })).toEqual({
		row: { id: 'a', users: null, tags: null },
		deviations: ['users is the text "many", expected a number', 'tags is the text "x", expected a list'],
	});
});

test('deviations name vendor, row and page in a hint, and the rows pass on unchanged', async () => {
	const rows = [{ id: 'a', rank: 1 }, { id: 'b', rank: { odd: true } }, { rank: 3 }, { rank: 3 }];
	const vendor = new VendorInMemory(() => ({ rows, total: 4 }));
	const raws = await collect(
		vendor.session(),
		listEndpoint('pages', 1, 10),
		{},
		{ keep: (_row, raw) => raw, failOnIncomplete: false },
	);
	expect(raws).toEqual(rows);
	expect(vendor.hints.join()).toContain('Testing Vendor, row 2 of page 1: rank is an object, expected a number');
});

test('two rows of one answer that share an ID but not their content are both kept', async () => {
	const rows = [
		{ id: 'a', rank: 1 },
		{ id: 'a', rank: 2 },
	];
	const vendor = new VendorInMemory(() => ({ rows, total: 2 }));
	const kept = await collect(
		vendor.session(),
		listEndpoint('pages', 1, 10),
		{},
		{ keep: ({ rank }) => rank, failOnIncomplete: true },
	);
	expect(kept).toEqual([1, 2]);
});

test('null where rows should be is an error when the total promises some, and an empty list when not', async () => {
	const read = async (answer: unknown) =>
		await collect(
			new VendorInMemory(() => answer).session(),
			listEndpoint('pages', 1, 10),
			{},
			{ keep: ({ id }) => id, failOnIncomplete: true },
		);
	await expect(read({ rows: null, total: 3 })).rejects.toThrow('answered differently than documented');
	await expect(read({ rows: {}, total: 3 })).rejects.toThrow('rows is not a list');
	await expect(read({ rows: null, total: 0 })).resolves.toEqual([]);
});

test('an answer with neither rows nor a total is not an empty list', async () => {
	for (const answer of [{}, { message: 'maintenance' }, { items: [], total: null }]) {
		const reading = collect(
			new VendorInMemory(() => answer).session(),
			listEndpoint('pages', 1, 10),
			{},
			{ keep: ({ id }) => id, failOnIncomplete: true },
		);
		await expect(reading).rejects.toThrow('nothing says that the list is empty');
	}
});
