import fc from 'fast-check';

import { readAutoRenew } from '../../../shared/renewal/autoRenew';
import { entriesOf, listsIn } from '../../../shared/renewal/items/entries';
import { identityOf } from '../../../shared/renewal/items/identity';
import { readNoticeDays } from '../../../shared/renewal/items/noticePeriod';
import { readTermMonths } from '../../../shared/renewal/items/term';
import { createWindow, isInWindow, renewalDaysOf } from '../../../shared/renewal/window';

describe('a term in months', () => {
	it.each<[unknown, number | null]>([
		[12, 12],
		['36', 36],
		['P1M', 1],
		['P1Y', 12],
		['P3Y', 36],
		['P1Y6M', 18],
		['P30D', 1],
		['P365D', 12],
		['monthly', 1],
		['Month-to-Month', 1],
		['Quarterly', 3],
		['semi-annual', 6],
		['Annual', 12],
		['yearly', 12],
		['12 months', 12],
		['1 year', 12],
		['3-Year', 36],
		['3 yrs', 36],
		['1mo', 1],
		[{ Term: '1-Year' }, 12],
		['daily', 0],
		[0, null],
		['', null],
		[null, null],
		['biannual', null],
		['evergreen', null],
		[{ other: 1 }, null],
		[[], null],
		[true, null],
		[-3, null],
	])('%j is %j', (value, months) => {
		expect(readTermMonths(value)).toBe(months);
	});

	it('counts bare numbers in years where the field does', () => {
		expect([readTermMonths(3, 'years'), readTermMonths('P1M', 'years')]).toEqual([36, 1]);
	});
});

describe('auto-renewal', () => {
	it.each<[unknown, string]>([
		[true, 'on'],
		['Yes', 'on'],
		['AUTO', 'on'],
		['Auto-Renew', 'on'],
		[1, 'on'],
		[{ enabled: true }, 'on'],
		[false, 'off'],
		['MANUAL', 'off'],
		['cancel', 'off'],
		[{ enabled: false, renewalQuantity: 5 }, 'off'],
		['NOT_SELECTED', 'unknown'],
		['unknown', 'unknown'],
		[null, 'unknown'],
		[{}, 'unknown'],
		[{ enabled: { enabled: true } }, 'unknown'],
	])('%j is %s', (value, read) => {
		expect(readAutoRenew(value)).toBe(read);
	});
});

describe('a notice period in days', () => {
	it.each<[unknown, number | undefined]>([
		[30, 30],
		[0, 0],
		[' 30 ', 30],
		['30 days', 30],
		['4 weeks', 28],
		['P30D', 30],
		['P2W', 14],
		['1 month', undefined],
		[-1, undefined],
		[1.5, undefined],
		[3651, undefined],
		['', undefined],
		[null, undefined],
	])('%j is %j', (value, days) => {
		expect(readNoticeDays(value)).toBe(days);
	});
});

describe('what tells renewals apart', () => {
	const json = {
		vendor: 'V',
		customerId: '7',
		customerName: 'A',
		subscriptionId: 'S',
		sku: 'X',
		renewalDate: '2027-01-14',
	};

	it('is vendor, customer, subscription and product; what changes from day to day is not', () => {
		expect(identityOf({ ...json, daysUntilRenewal: 3, quantity: 9 })).toBe(identityOf(json));
		for (const name of ['vendor', 'customerId', 'subscriptionId', 'sku']) {
			expect(identityOf({ ...json, [name]: 'other' })).not.toBe(identityOf(json));
		}
	});

	it('is the whole item when it names neither customer nor subscription', () => {
		const bare = { vendor: 'V', product: 'P', note: 'a' };
		expect(identityOf({ ...bare, daysUntilRenewal: 3, renewalStage: '7' })).toBe(identityOf(bare));
		expect(identityOf({ ...bare, note: 'b' })).not.toBe(identityOf(bare));
	});

	it.each([
		[
			{ customer: 'Acme', productDescription: 'Backup' },
			{ customer: 'Acme', productDescription: 'EDR' },
		],
		[
			{ customerId: '1', product: { name: 'A' } },
			{ customerId: '1', product: { name: 'B' } },
		],
		[
			{ customerId: '1', subscriptionId: '', sku: null, licenseKey: 'K1' },
			{ customerId: '1', subscriptionId: '', sku: null, licenseKey: 'K2' },
		],
	])('is the whole item when a customer is named without product or subscription: %j', (one, other) => {
		expect(identityOf(one)).not.toBe(identityOf(other));
		expect(identityOf({ ...one, renewalStage: '7' })).toBe(identityOf(one));
	});

	it('is by the chosen fields, and by names where an item has none of them', () => {
		expect(identityOf(json, ['sku'])).toBe(identityOf({ ...json, customerId: '8' }, ['sku']));
		expect(identityOf(json, ['missing'])).toBe(identityOf(json));
	});

	it('is by the entry too, where lists are taken apart', () => {
		const of = (id: number) => identityOf({ customerId: '7', lines: { id } }, [], { id });
		expect(of(1)).not.toBe(of(2));
	});
});

describe('lists', () => {
	it('are named from the outermost to the innermost', () => {
		expect([listsIn('a'), listsIn('a[].b'), listsIn('x.a[].b[].c')]).toEqual([[], ['a'], ['x.a', 'x.a.b']]);
	});

	it('are taken apart without touching the item', () => {
		const json = Object.freeze({ a: Object.freeze({ list: Object.freeze([1, 2]), more: 3 }) });
		expect(entriesOf(json, ['a.list'])).toEqual([
			{ json: { a: { list: 1, more: 3 } } },
			{ json: { a: { list: 2, more: 3 } } },
		]);
	});
});

it('the days to ask a vendor for hold every renewal that is in the window, and their ends are in it', () => {
	const settings = fc.record({
		from: fc.integer({ min: -60, max: 60 }),
		length: fc.nat(120),
		graceDays: fc.nat(40),
		noticeDays: fc.option(fc.nat(60), { nil: undefined }),
		measure: fc.constantFrom('renewalDate' as const, 'decisionDeadline' as const),
	});
	fc.assert(
		fc.property(settings, fc.integer({ min: -300, max: 400 }), ({ from, length, ...more }, distance) => {
			const window = createWindow({ now: 0, asOf: '2026-11-22', zone: 'UTC', from, to: from + length, ...more });
			const span = renewalDaysOf(window);
			const day = window.today + distance;
			if (isInWindow(day, window)) expect(day >= span.from && day <= span.to).toBe(true);
			expect([isInWindow(span.from, window), isInWindow(span.to, window)]).toEqual([true, true]);
		}),
		{ numRuns: 2000 },
	);
});
