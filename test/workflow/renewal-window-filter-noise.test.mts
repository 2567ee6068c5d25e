/** Renewal Window Filter: noise, grace, notice periods, lists, and that nothing vanishes unseen. */
import { describe, expect, test } from '@jest/globals';

import { runWorkflow } from '../support/n8n.mts';

const TODAY = '2026-11-22';

async function sortOut(items: Array<Record<string, unknown>>, { options = {}, ...more }: Record<string, unknown> = {}) {
	const parameters = { daysAhead: 90, ...more, options: { asOf: TODAY, timezone: 'UTC', ...(options as object) } };
	const ran = await runWorkflow([{ type: 'RenewalWindowFilter', parameters }], { items });
	expect(ran.error).toBeUndefined();
	const [inWindow = [], outside = [], invalid = []] = ran.outputs().map((output) => output.map(({ json }) => json));
	return {
		inWindow,
		outside,
		invalid,
		hints: ran.hints,
		pairs: ran.outputs().map((output) => output.map(({ pairedItem }) => pairedItem)),
	};
}
const namesOf = (items: Array<Record<string, unknown>>) => items.map(({ name }) => name);
const dated = (more: Array<Record<string, unknown>>) =>
	more.map((one, name) => ({ name, renewsOn: '2026-12-01', ...one }));

describe('Exclude', () => {
	const MONTHLY = Array.from({ length: 28 }, (_, id) => ({ id, renewsOn: '2026-12-01', term: 'P1M', autoRenew: true }));
	const YEARLY = Array.from({ length: 6 }, (_, id) => ({
		id: 100 + id,
		renewsOn: '2026-12-15',
		term: 'P1Y',
		autoRenew: false,
	}));

	test('of 34 lines a minimum term keeps the 6 that matter, and says so', async () => {
		const { inWindow, outside, hints } = await sortOut([...MONTHLY, ...YEARLY], { leaveOut: { minTermMonths: 12 } });
		expect(inWindow.map(({ id }) => id)).toEqual([100, 101, 102, 103, 104, 105]);
		expect(new Set(outside.map(({ outsideReason }) => outsideReason))).toEqual(new Set(['term of 1 month']));
		expect(hints).toEqual(['34 renewals in the window, 28 excluded: term shorter than 12 months (28)']);
	});

	test.each([
		['none', [0, 1, 2, 3, 4]],
		['on', [1, 2, 4]],
		['off', [0, 3]],
	])('auto-renewal "%s" keeps %j: unknown counts as needing action', async (autoRenew, kept) => {
		const items = dated([
			{ autoRenew: 'on' },
			{ autoRenew: 'off' },
			{ autoRenew: 'unknown' },
			{ autoRenewal: { enabled: true } },
			{},
		]);
		expect(namesOf((await sortOut(items, { leaveOut: { autoRenew } })).inWindow)).toEqual(kept);
	});

	test.each([
		[{ autoRenew: 'on' }, 'Auto-Renewal Field'],
		[{ autoRenew: 'off' }, 'Auto-Renewal Field'],
		[{ minTermMonths: 12 }, 'Term Field'],
	])('%j says so if no item has such a field under a known name', async (leaveOut, label) => {
		const nameless = await sortOut(dated([{}, { verlaengert: 'ja' }]), { leaveOut });
		expect(nameless.hints.join()).toContain(
			`No item in the window has a field with a known name for ${label}. Set ${label}.`,
		);
		const named = await sortOut(dated([{}, { autoRenew: 'unknown', term: null }]), { leaveOut });
		expect(named.hints.join()).not.toContain('known name');
	});

	test('statuses that cannot renew are excluded by default, whatever their case', async () => {
		const items = dated([
			{ status: 'Active' },
			{ status: 'CANCELLED' },
			{ status: 'expired' },
			{ Status: ' Trial ' },
			{ status: 'inactive' },
			{},
		]);
		const { inWindow, outside } = await sortOut(items);
		expect(namesOf(inWindow)).toEqual([0, 2, 4, 5]);
		expect(outside.map(({ outsideReason }) => outsideReason)).toEqual(['status is CANCELLED', 'status is Trial']);
		expect(namesOf((await sortOut(items, { leaveOut: { statuses: '' } })).inWindow)).toEqual([0, 1, 2, 3, 4, 5]);
		expect(namesOf((await sortOut(items, { leaveOut: { statuses: 'Active, Expired' } })).inWindow)).toEqual([
			1, 3, 4, 5,
		]);
	});

	describe('what is decided or snoozed', () => {
		const leaveOut = { decisionField: 'decision', snoozeField: 'snoozedUntil' };

		test('is excluded with its reason, and what is open stays', async () => {
			const { inWindow, outside, hints } = await sortOut(
				dated([
					{ decision: 'Renew' },
					{ decision: 'Do not renew' },
					{ decision: '', snoozedUntil: '2026-11-30' },
					{ decision: 'Snooze', snoozedUntil: '2026-11-23' },
					{ decision: 'Snooze', snoozedUntil: TODAY },
					{ decision: null, snoozedUntil: null },
					{ decision: 'Undecided' },
					{ snoozedUntil: '2026-12-24' },
				]),
				{ leaveOut },
			);
			expect(namesOf(inWindow)).toEqual([4, 5, 6]);
			expect(outside.map(({ outsideReason }) => outsideReason)).toEqual([
				'decision is Renew',
				'decision is Do not renew',
				'snoozed until 2026-11-30',
				'snoozed until 2026-11-23',
				'snoozed until 2026-12-24, after the renewal date',
			]);
			expect(hints).toEqual([
				'8 renewals in the window, 5 excluded: snoozed (2), decision renew (1), decision do not renew (1), snoozed beyond the renewal date (1)',
			]);
		});

		test('stays in with a warning when it cannot be read', async () => {
			const { inWindow, hints } = await sortOut(
				dated([
					{ decision: 'ask Tom', snoozedUntil: 'after Easter' },
					{ decision: '', snoozedUntil: '01/02/2026' },
				]),
				{ leaveOut },
			);
			expect(namesOf(inWindow)).toEqual([0, 1]);
			expect(hints).toEqual([
				'1 item with a Decision Field that could not be read, such as "ask Tom": not excluded.',
				'2 items with a Snoozed Until Field that could not be read, such as "after Easter": not excluded.',
			]);
		});

		test('for another renewal date is not excluded, and a hint counts it', async () => {
			const { inWindow, outside, hints } = await sortOut(
				[
					{ name: 0, renewsOn: '2026-12-01', decision: 'Do not renew', decidedFor: '2025-12-01' },
					{ name: 1, renewsOn: '2026-12-01', decision: 'Do not renew', decidedFor: '2026-12-01' },
					{ name: 2, renewsOn: '2026-12-01', decision: 'Renew', decidedFor: '1 December 2026' },
					{ name: 3, renewsOn: '2026-12-01', decision: 'Renew', decidedFor: '01/12/2026' },
					{ name: 4, renewsOn: '2026-12-01', decision: 'Renew', decidedFor: '01/12/2025' },
					{ name: 5, renewsOn: '2026-12-01', decision: 'Renew', decidedFor: '' },
					{ name: 6, renewsOn: '2026-12-01', decision: 'Renew', decidedFor: 'last year' },
					{ name: 7, renewsOn: '2026-12-01', decision: 'open', decidedFor: '2025-12-01' },
				],
				{ leaveOut: { decisionField: 'decision', decidedDateField: 'decidedFor' } },
			);
			expect(namesOf(inWindow)).toEqual([0, 4, 6, 7]);
			expect(namesOf(outside)).toEqual([1, 2, 3, 5]);
			expect(hints).toEqual([
				expect.stringContaining('8 renewals in the window, 4 excluded'),
				'Kept 2 items with a decision for another renewal date, such as "2025-12-01".',
				'1 item with a Decided Renewal Date Field that could not be read, such as "last year": not excluded.',
			]);
		});

		test('is excluded only where a field is chosen', async () => {
			const items = dated([{ decision: 'Do not renew', snoozedUntil: '2026-11-30' }]);
			expect(namesOf((await sortOut(items)).inWindow)).toEqual([0]);
		});

		test('comes back when the decision is cleared, or when no item has the field any more', async () => {
			const decided = await sortOut(dated([{ decision: 'Do not renew' }]), { leaveOut });
			expect(namesOf(decided.inWindow)).toEqual([]);
			const cleared = await sortOut(dated([{ decision: '', snoozedUntil: '' }]), { leaveOut });
			expect([namesOf(cleared.inWindow), cleared.hints]).toEqual([[0], []]);
			const gone = await sortOut(dated([{}]), { leaveOut });
			expect(namesOf(gone.inWindow)).toEqual([0]);
			expect(gone.hints).toEqual([
				'No item has the field "decision". Correct Decision Field.',
				'No item has the field "snoozedUntil". Correct Snoozed Until Field.',
			]);
		});
	});

	test('reads the fields that are chosen, and says when no item has one', async () => {
		const items = dated([
			{ plan: { months: 1 }, term: 36 },
			{ plan: { months: 24 }, term: 1 },
		]);
		expect(
			namesOf((await sortOut(items, { leaveOut: { minTermMonths: 12, termField: 'plan.months' } })).inWindow),
		).toEqual([1]);
		const slip = await sortOut(items, { leaveOut: { minTermMonths: 12, termField: 'plan.moths' } });
		expect(namesOf(slip.inWindow)).toEqual([0, 1]);
		expect(slip.hints).toEqual(['No item has the field "plan.moths". Correct Term Field.']);
		const ids = dated(Array.from({ length: 50 }, (_none, index) => ({ term: index + 24 })));
		const { hints } = await sortOut(ids, { leaveOut: { minTermMonths: 12, termField: '={{ $json.term }}' } });
		expect(hints).toEqual([
			'No item has the fields "24", "25", "26" and 47 more. Correct Term Field with the name of a field, not its value.',
		]);
	});
});

describe('outside of the window the reason says how far', () => {
	test.each([
		['2027-03-22', {}, 'renews in 120 days'],
		['2026-11-21', {}, 'renewal date was 1 day ago'],
		['2026-11-22', { startIn: 1 }, 'renews today'],
		['2027-03-22', { measure: 'decisionDeadline', noticeDays: 20 }, 'decision is due in 100 days'],
		['2026-11-25', { measure: 'decisionDeadline', noticeDays: 20 }, 'decision was due 17 days ago'],
	])('%s under %j: %s', async (renewsOn, options, outsideReason) => {
		expect((await sortOut([{ renewsOn }], { options })).outside).toMatchObject([{ outsideReason }]);
	});
});

test('a renewal in grace is in the window in its own stage; after grace it is overdue', async () => {
	const items = ['2026-11-21', '2026-11-12', '2026-11-11'].map((renewsOn, name) => ({ name, renewsOn }));
	const { inWindow, outside } = await sortOut(items, { stages: { graceDays: 10 } });
	expect(inWindow).toMatchObject([
		{ name: 0, renewalStage: 'grace', isOverdue: true },
		{ name: 1, renewalStage: 'grace' },
	]);
	expect(outside).toMatchObject([{ name: 2, renewalStage: 'overdue', outsideReason: 'renewal date was 11 days ago' }]);
});

test('Start In begins the window later', async () => {
	const items = ['2026-12-21', '2026-12-22', '2027-01-21', '2027-01-22'].map((renewsOn, name) => ({ name, renewsOn }));
	expect(namesOf((await sortOut(items, { daysAhead: 60, options: { startIn: 30 } })).inWindow)).toEqual([1, 2]);
});

describe('the decision deadline', () => {
	test('comes from the item’s own notice period, then the fixed one, then the deadline in the item', async () => {
		const items = [
			{ notice: '60 days', decisionDeadline: '2027-01-01' },
			{ notice: null, decisionDeadline: '2027-01-01' },
			{ notice: 'soon', decisionDeadline: 'never mind' },
		].map((one) => ({ renewsOn: '2027-01-31', ...one }));
		const deadlines = async (options: Record<string, unknown>) => {
			const { inWindow, hints } = await sortOut(items, { options });
			return [inWindow.map(({ decisionDeadline }) => decisionDeadline), hints];
		};
		const unreadable =
			'1 item with a Notice Period Field that could not be read, such as "soon": no decision deadline.';
		expect(await deadlines({ noticeField: 'notice', noticeDays: 10 })).toEqual([
			['2026-12-02', '2027-01-21', null],
			[unreadable],
		]);
		expect(await deadlines({})).toEqual([
			['2027-01-01', '2027-01-01', null],
			['1 item with a decisionDeadline that could not be read, such as "never mind": no decision deadline.'],
		]);
	});

	test('has to fall in the window when measured on; without one, the renewal date does', async () => {
		const items = [{ notice: 60 }, { notice: 30 }, {}].map((one, name) => ({ name, renewsOn: '2027-01-31', ...one }));
		const options = { measure: 'decisionDeadline', noticeField: 'notice' };
		const { inWindow, hints } = await sortOut(items, { daysAhead: 30, options });
		expect(namesOf(inWindow)).toEqual([0]);
		expect(hints.join()).toContain('No notice period is known for 1 renewal');
	});

	test('is what In Window is sorted by then', async () => {
		const items = [
			{ name: 'A', renewsOn: '2026-12-10', notice: 0 },
			{ name: 'B', renewsOn: '2026-12-20', notice: 15 },
			{ name: 'C', renewsOn: '2026-12-01', notice: 1 },
		];
		const sorted = async (options: Record<string, unknown>) =>
			namesOf((await sortOut(items, { options: { noticeField: 'notice', ...options } })).inWindow);
		expect(await sorted({})).toEqual(['A', 'B', 'C']);
		expect(await sorted({ soonestFirst: true })).toEqual(['C', 'A', 'B']);
		expect(await sorted({ soonestFirst: true, measure: 'decisionDeadline' })).toEqual(['C', 'B', 'A']);
	});
});

describe('a list of subscriptions in each item', () => {
	const items = [
		{
			customer: 'A',
			subscriptions: [
				{ id: 1, end: '2026-12-01', term: 12 },
				{ id: 2, end: '2028-01-01', term: 12 },
				{ id: 3, end: 'soon' },
			],
		},
		{ customer: 'B', subscriptions: [] },
		{ customer: 'C' },
		{ customer: 'D', subscriptions: { id: 4, end: '2026-12-02', term: 1 } },
	];

	test('becomes one item for each entry, paired with its input', async () => {
		const { inWindow, outside, invalid, pairs } = await sortOut(items, { dateField: 'subscriptions[].end' });
		expect(inWindow).toMatchObject([
			{ customer: 'A', subscriptions: { id: 1, end: '2026-12-01' }, renewalDate: '2026-12-01' },
			{ customer: 'D', subscriptions: { id: 4 } },
		]);
		expect(outside).toMatchObject([{ customer: 'A', subscriptions: { id: 2 } }]);
		expect(invalid.map(({ customer, invalidDateReason }) => [customer, invalidDateReason])).toEqual([
			['A', '"soon" is not written like a date'],
			['B', 'subscriptions is empty'],
			['C', 'subscriptions is empty'],
		]);
		expect(pairs).toEqual([[{ item: 0 }, { item: 3 }], [{ item: 0 }], [{ item: 0 }, { item: 1 }, { item: 2 }]]);
	});

	test('has its own terms, found by name or by a path', async () => {
		for (const leaveOut of [{ minTermMonths: 12 }, { minTermMonths: 12, termField: 'subscriptions[].term' }]) {
			const { inWindow } = await sortOut(items, { dateField: 'subscriptions[].end', leaveOut });
			expect(inWindow).toMatchObject([{ customer: 'A' }]);
		}
	});

	test('may be in another list', async () => {
		const nested = [
			{
				orders: [
					{ no: 1, lines: [{ end: '2026-12-01' }, { end: '2026-12-02' }] },
					{ no: 2, lines: [{ end: '2026-12-03' }] },
				],
			},
		];
		const { inWindow } = await sortOut(nested, { dateField: 'orders[].lines[].end' });
		expect(inWindow.map(({ orders }) => orders)).toEqual([
			{ no: 1, lines: { end: '2026-12-01' } },
			{ no: 1, lines: { end: '2026-12-02' } },
			{ no: 2, lines: { end: '2026-12-03' } },
		]);
	});

	test('is named when no field was chosen', async () => {
		const { error } = await runWorkflow([{ type: 'RenewalWindowFilter', parameters: {} }], { items });
		expect(error?.description).toContain('subscriptions[].end');
	});
});
