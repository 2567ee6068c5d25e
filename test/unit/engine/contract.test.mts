import { collect } from '../../../shared/engine/list/collect';
import { date, flag, list, number, object, readRow, text, type RowContract } from '../../../shared/engine/contract';
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

describe('a row', () => {
	const subscription: RowContract<Record<string, unknown>> = {
		name: 'subscription',
		schema: object({
			id: text(),
			seats: number(),
			active: flag(),
			endDate: date(),
			lines: list(object({ seats: number(), sku: text() })),
		}),
		id: () => undefined,
	};
	const read = (raw: unknown) => readRow(subscription, raw);

	test('whose names are all in another case is read whole', () => {
		const raw = { ID: 'a', Seats: 3, ENDDATE: '2027-01-01', Other: 1 };
		expect(read(raw)).toMatchObject({ row: { id: 'a', seats: 3, endDate: '2027-01-01', Other: 1 }, deviations: [] });
	});

	test.each(['12 seats', 'about 12', '1.2.3', '', '1,5'])('does not have %j seats', (seats) => {
		expect(read({ id: 'a', seats })).toEqual({
			row: { id: 'a', seats: null },
			deviations: [`seats is the text "${seats}", expected a number`],
		});
	});

	test.each(['not true', 'true or false', '10', ''])('is not active as %j', (active) => {
		expect(read({ id: 'a', active })).toEqual({
			row: { id: 'a', active: null },
			deviations: [`active is the text "${active}", expected true or false`],
		});
	});

	test('keeps all other lines, and all else in a line, if one has something unexpected', () => {
		const lines = [{ seats: 1, sku: 'x' }, { Seats: 'many', sku: 'y' }, { seats: '12.25' }];
		expect(read({ id: 'a', lines })).toEqual({
			row: { id: 'a', lines: [lines[0], { Seats: 'many', seats: null, sku: 'y' }, { seats: 12.25 }] },
			deviations: ['lines.1.seats is the text "many", expected a number'],
		});
	});

	test('keeps its lines also if their name is in another case', () => {
		expect(read({ Lines: [{ seats: 'many', sku: 'x' }, { seats: 2 }] })?.row).toMatchObject({
			lines: [{ seats: null, sku: 'x' }, { seats: 2 }],
		});
	});

	test('without readable lines has none, and keeps all else', () => {
		expect(read({ id: 'a', lines: [{ seats: 1 }, 'x'] })).toEqual({
			row: { id: 'a', lines: null },
			deviations: ['lines.1 is the text "x", expected an object'],
		});
	});
});
