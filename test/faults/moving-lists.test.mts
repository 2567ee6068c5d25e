import { describe, expect, test } from '@jest/globals';

import type { Move } from '../../sandbox/index.mts';
import {
	type Bench,
	idsOf,
	itemsOf,
	type Operation,
	troubleIn,
	useOperations,
	VENDORS,
} from './support/operations.mts';

type Unplaced = { [Key in Move['op']]: Omit<Extract<Move, { op: Key }>, 'after' | 'list'> }[Move['op']];

/** What happens to a list after some of its pages have been answered. */
const MOVES: Array<[string, Unplaced[], at: number[]]> = [
	['rows inserted', [{ op: 'insert', count: 3, renewalDate: '2026-12-24' }], [1, 2, 3]],
	['rows removed at its beginning', [{ op: 'remove', count: 3 }], [1, 2, 3]],
	['rows removed anywhere', [{ op: 'remove', count: 5, pick: 'random' }], [1, 2]],
	[
		'rows inserted and more removed',
		[
			{ op: 'insert', count: 2, renewalDate: '2026-12-24' },
			{ op: 'remove', count: 3 },
		],
		[1, 2],
	],
	['rows reordered', [{ op: 'reorder' }], [2]],
	['rows inserted before the last page', [{ op: 'insert', count: 1, renewalDate: '2026-12-24' }], [2]],
];
/** Pages of resellers are few in the sandbox: there, more of them are made first. */
const listOf = ({ name }: Operation) => (name.startsWith('Reseller') ? 'resellers' : undefined);
const prepare = ({ sandbox }: Bench, operation: Operation) => {
	const list = listOf(operation);
	if (list !== undefined) sandbox.move({ op: 'insert', count: 190, list });
};
/** Where the list itself is meant: Adobe's renewals are looked up customer by customer. */
const matchOf = ({ name, match }: Operation) =>
	name === 'Renewal: Get Upcoming' && match === '/v3/' ? '/customers?' : match;

describe.each(VENDORS)('%s', (vendor) => {
	const bench = useOperations(vendor);
	const moving = bench.lists.filter(({ name }) => !name.startsWith('Subscription: Get Many') || vendor !== 'Adobe');

	describe.each(moving.map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
		test.each(MOVES)('every row that was there throughout comes once: %s', async (_moves, moves, at) => {
			prepare(bench, operation);
			const account = bench.save();
			const before = idsOf(await bench.run(operation, {}, account), operation);
			const list = listOf(operation);
			const match = matchOf(operation);
			const isByCustomer = match !== operation.match;
			bench.sandbox.move(
				...at
					.slice(0, isByCustomer ? 1 : 3)
					.flatMap((requests) => moves.map((move): Move => ({ ...move, list, after: { requests, match } }))),
			);
			const ran = await bench.run(operation, {}, account);
			const after = new Set(idsOf(await bench.run(operation, {}, account), operation));
			const found = idsOf(ran, operation);
			expect(ran.error).toBeUndefined();
			expect(new Set(found).size).toBe(found.length);
			const throughout = before.filter((id) => after.has(id));
			expect(throughout.length).toBeGreaterThan(before.length / 2);
			expect(throughout.filter((id) => !found.includes(id))).toEqual([]);
		});

		test('a list that never stops changing is an error, or on request the rows found with a warning', async () => {
			const quiet = await bench.quiet(operation);
			prepare(bench, operation);
			const moves = (count: number) =>
				Array.from(
					{ length: count },
					(_, index): Move => ({
						op: 'insert',
						count: 1,
						renewalDate: '2026-12-24',
						list: listOf(operation),
						after: { requests: index + 1, match: matchOf(operation) },
					}),
				);
			bench.sandbox.move(...moves(60));
			const account = bench.save();
			const strict = await bench.run(operation, {}, account);
			// Adobe's customers of one reseller fit on a page: there, nothing can slip through.
			if (vendor === 'Adobe' && operation.name.startsWith('Renewal')) return expect(strict.error).toBeUndefined();
			expect(strict.error?.message).toContain('did not return a complete list');
			bench.sandbox.move(...moves(60));
			const ran = await bench.run(operation, { options: { failOnIncomplete: false } }, account);
			expect(ran.error).toBeUndefined();
			expect(ran.hints).toEqual([expect.stringContaining('Rows may be missing')]);
			expect(ran.json().length).toBeGreaterThanOrEqual(quiet.length);
		});
	});
});

/** What servers claim about their lists that is not so; the third says whether a warning is due. */
const LIES: Record<string, Array<[string, Record<string, unknown>, boolean]>> = {
	Keepnet: [
		['a total that is too low', { totals: 'low' }, true],
		['a total that is too high', { totals: 'high' }, true],
		['no total', { totals: 'absent' }, false],
		['pages that are cut down', { maxPageSize: 30 }, false],
		['empty pages without a list', { totals: 'absent', emptyResults: 'null' }, false],
		['cut pages and no total', { totals: 'absent', maxPageSize: 30, emptyResults: 'absent' }, false],
	],
	Adobe: [
		['a total that is too low', { totals: 'low' }, true],
		['a total that is too high', { totals: 'high' }, true],
		['no total', { totals: 'absent' }, false],
		['another name of the array', { listName: 'documented' }, false],
	],
	'Trend Micro': [
		['a total that is too low', { totals: 'low' }, true],
		['a total that is too high', { totals: 'high' }, true],
		['no total', { totals: 'absent' }, false],
		['no total, and empty pages without a list', { totals: 'absent', emptyCustomers: 'null' }, false],
	],
	VMware: [
		['a total that is too low', { totals: 'low' }, true],
		['a total that is too high', { totals: 'high' }, true],
		['no total', { totals: 'absent' }, false],
		['no total, and no next at the end', { totals: 'absent', nextAtEnd: 'absent' }, false],
		['no total, and a next beyond the end', { totals: 'absent', nextAtEnd: 'beyond' }, true],
		['pages that are cut down', { maxPageLimit: 30 }, false],
		['positions that count pages', { position: 'pages' }, false],
		['positions that count pages, and no total', { position: 'pages', totals: 'absent' }, false],
		['refusals beyond the end', { beyondEnd: 'reject' }, false],
	],
};
describe.each(VENDORS)('%s', (vendor) => {
	const bench = useOperations(vendor);
	/** Where reading stops beyond the window, the total is not needed, and not looked at. */
	const isWhole = ({ name }: Operation) => vendor !== 'VMware' || name.startsWith('Subscription');
	const lies = LIES[vendor];
	if (lies === undefined) throw new Error(`What ${vendor} may say wrongly of its lists is not in the table above`);

	describe.each(bench.lists.map((operation) => [operation.name, operation] as const))(
		'%s gives the same as ever with',
		(_name, operation) => {
			test.each(lies)('%s', async (_lie, turned, isWarned) => {
				const expected = await bench.quiet(operation);
				bench.provokes('page size');
				bench.sandbox.setKnobs(turned);
				const ran = await bench.run(operation);
				expect(ran.error).toBeUndefined();
				expect(itemsOf(ran, operation)).toEqual(expected);
				const isList = vendor !== 'Adobe' || !operation.name.startsWith('Subscription');
				if (isWhole(operation)) expect(troubleIn(ran).length > 0).toBe(isWarned && isList);
			});
		},
	);
});

describe('a limit', () => {
	const bench = useOperations('Keepnet');
	test('requests no page that is not needed', async () => {
		const [search] = bench.lists;
		if (search === undefined) throw new Error('No list');
		const limited = async (limit: number) => {
			bench.sandbox.reset();
			const { length } = (await bench.run(search, { returnAll: false, limit })).json();
			return [length, bench.sandbox.requests().byRoute['POST /api/companies/search']];
		};
		expect([await limited(100), await limited(10), await limited(80)]).toEqual([
			[100, 3],
			[10, 1],
			[80, 2],
		]);
	});
});
