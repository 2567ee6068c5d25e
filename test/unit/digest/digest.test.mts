/** What a digest says, before it takes the form of any format. */
import { describe, expect, test } from '@jest/globals';

import { cellOf, columnsIn } from '../../../nodes/RenewalDigest/digest/columns';
import { listsOf } from '../../../nodes/RenewalDigest/digest/lists';
import { summaryOf } from '../../../nodes/RenewalDigest/formats/sections';
import { isoOf } from '../../../shared/renewal/dates/day';
import { digestFrom, digestsFrom, manyRenewals, outline, renewal, TODAY, type Wanted } from './rows.mts';

const headings = (jsons: Parameters<typeof digestFrom>[0], wanted?: Wanted) =>
	outline(digestFrom(jsons, wanted)).map(({ heading }) => heading);
const lines = (jsons: Parameters<typeof digestFrom>[0], wanted?: Wanted) =>
	outline(digestFrom(jsons, wanted)).flatMap((group) => group.lines);

describe('the cells of a table', () => {
	test.each<[string, Parameters<typeof renewal>, string]>([
		['autoRenew', [5, { autoRenew: 'on' }], 'yes'],
		['autoRenew', [5, { autoRenew: 'off' }], 'no'],
		['autoRenew', [5, { autoRenew: 'unknown' }], 'unknown'],
		['decisionDeadline', [5], ''],
		['decisionDeadline', [5, { decisionDeadline: isoOf(TODAY + 1) }], 'Tue, 24 Nov 2026'],
		['decisionDeadline', [5, { decisionDeadline: isoOf(TODAY) }], 'Mon, 23 Nov 2026 (today)'],
		['decisionDeadline', [5, { decisionDeadline: isoOf(TODAY - 1) }], 'Sun, 22 Nov 2026 (yesterday)'],
		['isOverdue', [0], 'no'],
		['isOverdue', [-1], 'yes'],
		['renewalDate', [1], 'Tue, 24 Nov 2026 (tomorrow)'],
		['daysLeft', [1200], '1,200'],
		['renewalStage', [5], 'Within 7 days'],
		['quantity', [5, { quantity: 1200 }], '1,200'],
		['quantity', [5, { quantity: 'all' }], 'all'],
		['used, unused', [5, { usedQuantity: 5 }], '5 | 70'],
		['used, unused', [5], ' | '],
		['currency', [5, { amount: 3, currency: 'EUR' }], 'EUR'],
		['term', [5], '12 months'],
		['term', [5, { termMonths: null }], ''],
	])('%s of %j is %j', (columns, [days, more], expected) => {
		const { rows, language } = digestFrom([renewal(days, more)]);
		const [row] = rows;
		const cells = columnsIn(columns).map((column) => row && cellOf(row, column, language));
		expect(cells.join(' | ')).toBe(expected);
	});
});

describe('groups', () => {
	test('by stage run from the most urgent to the latest, with overdue and grace apart', () => {
		const rows = [
			renewal(100),
			renewal(5),
			renewal(-3, { renewalStage: 'grace' }),
			renewal(0),
			renewal(1),
			renewal(-9),
		];
		expect(headings(rows)).toEqual([
			'Overdue · 1 renewal · 75 seats',
			'In grace period · 1 renewal · 75 seats',
			'Today · 1 renewal · 75 seats',
			'Tomorrow · 1 renewal · 75 seats',
			'Within 7 days · 1 renewal · 75 seats',
			'Later · 1 renewal · 75 seats',
		]);
	});

	test('by month carry the month and its year, and begin with what is overdue', () => {
		const rows = [renewal(40), renewal(5), renewal(-1), renewal(6)];
		expect(headings(rows, { groupBy: 'month' })).toEqual([
			'Overdue · 1 renewal · 75 seats',
			'November 2026 · 2 renewals · 150 seats',
			'January 2027 · 1 renewal · 75 seats',
		]);
	});

	test('by vendor, customer or any field are sorted by their soonest renewal; rows without it form one group', () => {
		const rows = [
			renewal(50, { vendor: 'Adobe', account: { owner: 'Ann' } }),
			renewal(5, { vendor: 'VMware', account: { owner: 'Bo' } }),
			renewal(60, { vendor: 'VMware' }),
		];
		expect(headings(rows, { groupBy: 'vendor' }).map((heading) => heading.split(' · ')[0])).toEqual([
			'VMware',
			'Adobe',
		]);
		expect(headings(rows, { groupBy: 'field', groupField: 'account.owner' })).toEqual([
			'Bo · 1 renewal · 75 seats',
			'Ann · 1 renewal · 75 seats',
			'Not assigned · 1 renewal · 75 seats',
		]);
	});

	test('lines under a heading that names the vendor omit it, except overdue ones', () => {
		const columns = 'customerName, quantity';
		const rows = [renewal(-1), renewal(5)];
		expect(lines(rows, { groupBy: 'vendor', columns })).toEqual([
			'Foxglove Primary School · 75 seats · Keepnet',
			'Foxglove Primary School · 75 seats',
		]);
	});

	test('none is one list, the soonest first', () => {
		expect(headings([renewal(9), renewal(3)], { groupBy: 'none' })).toEqual(['2 upcoming renewals · 150 seats']);
		expect(lines([renewal(9), renewal(3)], { groupBy: 'none', columns: 'daysLeft' })).toEqual([
			'in 3 days',
			'in 9 days',
		]);
	});

	test('auto-renewals can be separate, after all others', () => {
		const rows = [renewal(2, { autoRenew: 'on' }), renewal(80), renewal(-2, { autoRenew: 'on' })];
		expect(headings(rows, { separateAutoRenewals: true })).toEqual([
			'Overdue · 1 renewal · 75 seats',
			'Within 90 days · 1 renewal · 75 seats',
			'Renews automatically · 1 renewal · 75 seats',
		]);
	});
});

describe('totals', () => {
	test('never add amounts of different currencies', () => {
		const rows = [
			renewal(5, { amount: 100, currency: 'EUR' }),
			renewal(5, { amount: 50.5, currency: 'USD' }),
			renewal(5, { amount: 20, currency: 'eur' }),
			renewal(5, { amount: 7, currency: null }),
			renewal(5, { quantity: null }),
		];
		expect(headings(rows)).toEqual([
			'Within 7 days · 5 renewals · 300 seats · seats unknown for 1 · 7, €120.00 and US$50.50 · value unknown for 1',
		]);
	});

	test('say nothing about seats or values that nobody knows', () => {
		expect(headings([renewal(5, { quantity: null })])).toEqual(['Within 7 days · 1 renewal']);
	});

	test('an invalid currency is shown next to its amount', () => {
		expect(lines([renewal(5, { amount: 12, currency: 'points' })], { columns: 'amount' })).toEqual(['12 points']);
	});
});

describe('a line', () => {
	test('shows what is known, in the order of the columns', () => {
		const row = renewal(5, { decisionDeadline: isoOf(TODAY + 2), amount: 1200, currency: 'EUR' });
		expect(lines([row])).toEqual([
			'Foxglove Primary School · Keepnet · Professional · 75 seats · Sat, 28 Nov 2026 (in 5 days) · auto-renewal unknown · decide by Wed, 25 Nov 2026 · €1,200.00',
		]);
	});

	test.each([
		[2, 'decide by Wed, 25 Nov 2026'],
		[0, 'decide today'],
		[-2, 'decision was due Sat, 21 Nov 2026'],
	])('a deadline %i days from today: %s', (days, expected) => {
		const row = renewal(5, { decisionDeadline: isoOf(TODAY + days) });
		expect(lines([row], { columns: 'decisionDeadline' })).toEqual([expected]);
	});

	test('has the chosen columns, any field of the input, and custom labels', () => {
		const row = renewal(5, { contract: { region: 'EMEA', lines: ['a', 'b'] }, usedQuantity: 60 });
		const columns = 'Days Left, customer, quantity = Licenses, contract.region, contract.lines = Lines, unused, used';
		expect(lines([row], { columns })).toEqual([
			'in 5 days · Foxglove Primary School · Licenses: 75 · contract.region: EMEA · Lines: a, b · 15 unused · 60 used',
		]);
	});

	test('two that would read the same are distinguished by the first thing in which they differ', () => {
		const columns = 'customerName, product';
		const twin = (more: object) => renewal(5, { product: 'Same', ...more });
		expect(
			lines([twin({ subscriptionId: 'S-1' }), twin({ subscriptionId: 'S-2' }), twin({ customerName: 'Other' })], {
				columns,
			}),
		).toEqual([
			'Foxglove Primary School · Same · Subscription ID: S-1',
			'Foxglove Primary School · Same · Subscription ID: S-2',
			'Other · Same',
		]);
		expect(
			lines([twin({ subscriptionId: null, sku: 'A' }), twin({ subscriptionId: null, sku: 'B' })], { columns }),
		).toEqual(['Foxglove Primary School · Same · SKU: A', 'Foxglove Primary School · Same · SKU: B']);
	});

	test('of 392 renewals each reads differently', () => {
		const all = lines(manyRenewals(392), { mostListed: Infinity });
		expect(new Set(all).size).toBe(392);
	});
});

describe('a long list', () => {
	const near = Array.from({ length: 5 }, (_none, index) => renewal(index + 1, { autoRenew: 'on' }));
	const undecided = Array.from({ length: 5 }, (_none, index) => renewal(index + 60, { autoRenew: 'off' }));
	const automatic = Array.from({ length: 20 }, (_none, index) => renewal(index + 20, { autoRenew: 'on' }));

	test('shows the nearest first, then what is undecided, and counts the others', () => {
		const digest = digestFrom([...automatic, ...undecided, ...near], { mostListed: 10 });
		const shown = listsOf(digest).flatMap((group) => group.lines.map(({ row }) => row.daysLeft));
		expect(shown).toEqual([1, 2, 3, 4, 5, 60, 61, 62, 63, 64]);
		expect(digest).toMatchObject({ unlisted: 20, hasFile: true, rows: { length: 30 } });
		expect(
			listsOf(digest)
				.map(({ unlisted }) => unlisted)
				.reduce((sum, count) => sum + count),
		).toBe(20);
	});

	test('that fits is complete, and needs no file', () => {
		expect(digestFrom(near)).toMatchObject({ unlisted: 0, hasFile: false });
	});
});

describe('the title', () => {
	test('counts what is upcoming, overdue and in grace', () => {
		const rows = [renewal(5), renewal(6), renewal(-1), renewal(-2, { renewalStage: 'grace' })];
		expect(digestFrom(rows).title).toBe('2 upcoming renewals, 1 overdue, 1 in grace period');
		expect(digestFrom([renewal(5)]).title).toBe('1 upcoming renewal');
		expect(digestFrom([renewal(-5)]).title).toBe('1 overdue');
	});

	test('can be chosen, with counts filled in; the counts are then below it', () => {
		const digest = digestFrom([renewal(5), renewal(-1)], { title: '{count} on {date}: {overdue} late, {nonsense}' });
		expect(digest.title).toBe('2 on Mon, 23 Nov 2026: 1 late, {nonsense}');
		expect(digest.subtitle[0]).toBe('1 upcoming renewal, 1 overdue');
	});
});

describe('without renewals', () => {
	test('a digest says that nothing is due', () => {
		expect(digestFrom([{}])).toMatchObject({ title: 'Nothing is due for renewal', isEmpty: true, hasFile: false });
	});

	test.each([
		['a vendor failed', [{ error: 'Keepnet did not answer' }]],
		['a date could not be read', [renewal(1, { renewalDate: 'soon', daysUntilRenewal: null })]],
	])('it never says so when %s', (_name, jsons) => {
		for (const language of ['en-GB', 'de', 'fr', 'es', 'it', 'nl', 'pt']) {
			const digest = digestFrom(jsons, { language, title: 'Mine' });
			const { language: words } = digest;
			expect([digest.title, ...digest.subtitle]).toContain(words.say('incomplete'));
			expect([digest.title, ...digest.subtitle]).not.toContain(words.say('nothingDue'));
			expect(digest.isEmpty).toBe(false);
		}
	});
});

test('every missing source is named, with how often; a long list is cut, with the number of the others', () => {
	const failed = (count: number) =>
		Array.from({ length: count }, (_none, index) => ({ error: `Source ${index} failed` }));
	expect(digestFrom([...failed(2), ...failed(1)]).missing).toEqual(['Source 0 failed (×2)', 'Source 1 failed']);
	expect(digestFrom(failed(20)).missing).toHaveLength(9);
	expect(digestFrom(failed(20)).missing.at(-1)).toBe('… and 12 more');
});

describe('counts by month', () => {
	test('leave no gap between months, with past ones first and far ones last', () => {
		const { byMonth } = digestFrom([renewal(-100), renewal(5), renewal(70), renewal(800)]);
		expect(byMonth.map(({ label, count }) => [label, count])).toEqual([
			['Overdue', 1],
			['November 2026', 1],
			['December 2026', 0],
			['January 2027', 0],
			['February 2027', 1],
			['Later', 1],
		]);
	});
});

describe('counts by vendor', () => {
	const labels = (...vendors: string[]) =>
		summaryOf(digestFrom(vendors.map((vendor) => renewal(1, { vendor })))).map(({ of, text }) => [of, text]);

	test('include renewals without one, but only beside others: a sheet of one vendor seldom names it', () => {
		expect(labels('Adobe', '')).toContainEqual(['vendor', 'Adobe: 1 · Not assigned: 1']);
		expect(labels('', '').map(([of]) => of)).toEqual(['stage', 'month']);
	});
});

describe('one digest for each group', () => {
	const rows = [
		renewal(5, { owner: 'ann@example.com' }),
		renewal(40, { owner: 'ann@example.com' }),
		renewal(6, { owner: 'bo@example.com' }),
		renewal(7, { owner: null }),
		renewal(1, { owner: 'cy@example.com', renewalDate: 'soon', daysUntilRenewal: null }),
		{ error: 'VMware did not answer' },
	];
	const made = digestsFrom(rows, { groupBy: 'field', isPerGroup: true });

	test('has the renewals of that group alone, by stage', () => {
		expect(made.map(({ group, rows: held }) => [group, held.length])).toEqual([
			['ann@example.com', 2],
			['bo@example.com', 1],
			['', 1],
			['cy@example.com', 0],
		]);
		const [first] = made;
		expect(first === undefined ? [] : listsOf(first).map(({ heading }) => heading[0])).toEqual([
			'Within 7 days',
			'Within 60 days',
		]);
	});

	test('reports to everyone what is missing, and to no one that nothing is due', () => {
		for (const { missing, isEmpty } of made) {
			expect(missing).toEqual(['VMware did not answer']);
			expect(isEmpty).toBe(false);
		}
		expect(made.at(-1)).toMatchObject({ undated: [expect.stringContaining('soon')] });
	});
});

test('the same rows always give the same digest', () => {
	const rows = manyRenewals(200);
	expect(JSON.stringify(outline(digestFrom(rows)))).toBe(JSON.stringify(outline(digestFrom(rows))));
});

describe('values that no vendor node writes', () => {
	const groupsBy = (values: unknown[]) =>
		outline(
			digestFrom(
				values.map((team, index) => renewal(index + 20, { team })),
				{ groupBy: 'field', groupField: 'team' },
			),
		).map(({ heading }) => heading.split(' · ')[0]);

	test('group by lists, names of objects, numbers and dates of a database', () => {
		const date = new Date('2026-12-01T00:00:00Z');
		expect(groupsBy([['East', { name: 'West' }], { name: 'North' }, 7, date, new Date(NaN), { id: 1 }])).toEqual([
			'East, West',
			'North',
			'7',
			'2026-12-01',
			'Not assigned',
		]);
	});

	test('show amounts and seats that cannot be read as numbers as they are, and add none of them', () => {
		const [group] = outline(
			digestFrom([
				renewal(20, { amount: '1.234,56 €', quantity: '1.200' }),
				renewal(21, { amount: 10, currency: 'EUR', quantity: 5 }),
			]),
		);
		expect(group?.lines[0]).toContain('1.234,56 €');
		expect(group?.lines[0]).toContain('Seats: 1.200');
		expect(group?.heading).toContain('5 seats');
		expect(group?.heading).toContain('€10.00');
	});
});
