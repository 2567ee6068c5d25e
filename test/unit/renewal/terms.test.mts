import fc from 'fast-check';

import { entriesOf, listsIn } from '../../../shared/renewal/items/entries';
import { createWindow, isInWindow, renewalDaysOf } from '../../../shared/renewal/window';

describe('lists', () => {
	it('are named from the outermost to the innermost', () => {
		expect([listsIn('a'), listsIn('a[].b'), listsIn('x.a[].b[].c')]).toEqual([[], ['a'], ['x.a', 'x.a.b']]);
	});

	it('are split without changing the item', () => {
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
