import fc from 'fast-check';
import type { z } from 'zod';

import { accountRow, subscriptionRow as adobeSubscription } from '../../../nodes/AdobeVipMarketplace/api/contracts';
import { companyRow } from '../../../nodes/Keepnet/api/contracts';
import { customerRow, usageRow } from '../../../nodes/TrendMicroWorryFree/api/contracts';
import { subscriptionRow as vmwareSubscription } from '../../../nodes/VmwareCloudPartner/api/contracts';
import { asIs } from '../../../shared/engine/asIs';
import { flag, list, number, object, readRow, text } from '../../../shared/engine/contract';

const contracts: Record<string, z.ZodTypeAny> = {
	accountRow,
	adobeSubscription,
	companyRow,
	customerRow,
	usageRow,
	vmwareSubscription,
};

const word = fc.oneof(fc.constantFrom('1', 'true', ' 7 ', '', '2027-01-14'), fc.string());
const value = fc.oneof(
	{ weight: 9, arbitrary: word },
	fc.constantFrom(undefined, null, true, 0, 1, 9999, -1.5),
	fc.array(word),
	fc.object(),
);

/** Rows with names that the contract knows, in this or other case, and with some that it does not. */
const rowsOf = (names: string[]) => {
	// zod omits a field of the name __proto__, and jest finds one of the name valueOf in every object.
	const odd = fc.string().filter((name) => !(name in Object.prototype));
	const name = fc.oneof(
		{ weight: 8, arbitrary: fc.constantFrom(...names) },
		fc.constantFrom(...names.map((known) => known.toUpperCase())),
		odd,
	);
	return fc.dictionary(name, value, { maxKeys: 6 });
};

test.each(Object.entries(contracts))('%s: a row taken unchanged equals what zod would return', (_name, schema) => {
	const { shape } = (schema as unknown as { _def: { schema: { shape: object } } })._def.schema;
	const taken = { asIs: 0, read: 0 };
	fc.assert(
		fc.property(rowsOf(Object.keys(shape)), (row) => {
			const isTaken = asIs(schema)(row);
			taken[isTaken ? 'asIs' : 'read'] += 1;
			if (isTaken) expect(schema.parse(row)).toEqual(row);
		}),
		{ numRuns: 500 },
	);
	expect(Math.min(taken.asIs, taken.read)).toBeGreaterThan(20);
});

const contract = {
	name: 'company',
	schema: object({
		id: text(),
		users: number(),
		expired: flag(),
		owner: object({ name: text() }).nullish(),
		tags: list(text()),
	}),
	id: () => undefined,
};

test('a row that matches the documentation is not copied', () => {
	const row = { id: 'a', users: 1, expired: false, owner: { name: 'x', more: 1 }, tags: ['x', null], more: {} };
	expect(readRow(contract, row)?.row).toBe(row);
	const short = { id: 'a', owner: null };
	expect(readRow(contract, short)?.row).toBe(short);
});

test.each([
	['a number as text', { users: '1' }, { users: 1 }],
	['a name in other case', { ID: 'a' }, { id: 'a' }],
	['a name in other case, one level down', { owner: { NAME: 'x' } }, { owner: { name: 'x' } }],
	['a flag as a number', { expired: 1 }, { expired: true }],
	['a number in a list of text', { tags: ['a', 7] }, { tags: ['a', '7'] }],
])('%s is read', (_what, raw, row) => {
	expect(readRow(contract, raw)?.row).toMatchObject(row);
	expect(readRow(contract, raw)?.row).not.toBe(raw);
});
