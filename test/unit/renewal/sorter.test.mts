/** Where each item leaves, with which fields and hints, in batches small enough to be read. */
import { describe, expect, it, test } from '@jest/globals';

import type { Json } from '../../../shared/renewal/items/path';
import { Sorter, type SortSettings } from '../../../shared/renewal/sorter';
import { createWindow, type WindowSettings } from '../../../shared/renewal/window';
import { counted, mostFrequent } from '../../../shared/renewal/wording';

const LABELS = {
	...{ autoRenewField: 'Auto-Renew Field', termField: 'Term Field', statusField: 'Status Field' },
	...{ noticeField: 'Notice Field', decisionField: 'Decision Field', decidedDateField: 'Decided Date Field' },
	...{ snoozeField: 'Snooze Field', identifyBy: 'Identify By' },
};
const history = { scope: 'node', historySize: 100, clearFirst: false } as const;

type Settings = Omit<Partial<SortSettings>, 'window'> & { window?: Partial<WindowSettings> };

const settingsOf = ({ window, ...more }: Settings = {}): SortSettings => ({
	...{ autoRenewField: '', termField: '', statusField: '', noticeField: '', decisionField: '', decidedDateField: '' },
	...{ snoozeField: '', lists: [], dateField: '', dateFormat: 'auto', identifyBy: [] },
	...{ soonestFirst: false, history: undefined },
	exclusions: { autoRenew: 'none', minTermMonths: 0, statuses: new Set() },
	window: createWindow({ now: 0, asOf: '2026-11-22', zone: 'UTC', from: 0, to: 30, ...window }),
	...more,
});

function sort(jsons: Json[], given: Settings | Settings[] = {}, originOf: (index: number) => string = () => '') {
	const sorter = new Sorter<{ json: Json; pairedItem?: object }>({ labels: LABELS, originOf });
	const list = (Array.isArray(given) ? given : [given]).map(settingsOf);
	jsons.forEach((json, index) => sorter.add({ json }, index, list[index % list.length] ?? settingsOf()));
	sorter.judge();
	const { inWindow, outsideWindow, noValidDate } = sorter.sorted();
	return {
		sorter,
		inWindow: inWindow.map(({ json }) => json),
		outsideWindow: outsideWindow.map(({ json }) => json),
		noValidDate: noValidDate.map(({ json }) => json),
		days: inWindow.map(({ json }) => json.renewalDate),
		paired: [inWindow, outsideWindow, noValidDate].map((items) => items.map(({ pairedItem }) => pairedItem)),
		hints: [...sorter.hints()].map(({ kind, text }) => `${kind}: ${text}`),
	};
}

const on = (...dates: unknown[]): Json[] => dates.map((renewsOn) => ({ renewsOn }));

test('every item leaves once, with its own number, in input order', () => {
	const { paired, noValidDate, outsideWindow } = sort(on('2026-12-01', 'soon', '2027-12-01', '', '2026-11-30'));
	expect(paired).toEqual([[{ item: 0 }, { item: 4 }], [{ item: 2 }], [{ item: 1 }, { item: 3 }]]);
	expect(outsideWindow).toEqual([expect.objectContaining({ outsideReason: 'renews in 374 days' })]);
	expect(noValidDate.map(({ invalidDateReason }) => invalidDateReason)).toEqual([
		'"soon" is not written like a date',
		'renewsOn is empty',
	]);
});

test('nothing leaves if nothing comes, without a hint', () => {
	const { paired, hints, sorter } = sort([], { soonestFirst: true } as Settings);
	expect([paired, hints, sorter.unreadable, sorter.foundDateField]).toEqual([[[], [], []], [], undefined, false]);
});

describe('soonest first', () => {
	const dates = ['2026-12-03', '2026-12-01', '2026-12-02', '2026-12-01'];

	it.each<[string, Settings, number[]]>([
		['sorts by day, equal days as they came', { soonestFirst: true }, [1, 3, 2, 0]],
		['is only if wanted', {}, [0, 1, 2, 3]],
	])('%s', (_name, settings, order) => {
		expect(sort(on(...dates), settings).paired[0]).toEqual(order.map((item) => ({ item })));
	});

	it.each(['decisionDeadline', 'renewalDate'] as const)('sorts by the day that the window is on: %s', (measure) => {
		const items = [
			{ renewsOn: '2026-12-10', notice: 1 },
			{ renewsOn: '2026-12-12', notice: 9 },
			{ renewsOn: '2026-12-05' },
		];
		const settings = { soonestFirst: true, noticeField: 'notice', window: { measure } };
		const order = measure === 'renewalDate' ? [2, 0, 1] : [1, 2, 0];
		expect(sort(items, settings).paired[0]).toEqual(order.map((item) => ({ item })));
	});
});

const UNDATED = (count: number, dates: string[]) => `warning: ${count} of ${dates.length} items have no valid date: `;
const shown = (order: string, example: string, count = 1) =>
	`${counted(count, 'date')} in renewsOn: read ${order}, because of "${example}".`;

describe('dates that can be read in two ways', () => {
	const other = (harm: string) => ` Read the other way, ${harm}. Set Date Format if that is right.`;

	it.each<[string, Partial<WindowSettings>, string[], string[], string[]]>([
		[
			'are read as another shows, with what would be seen otherwise',
			{},
			['03/12/2026', '12/12/2026', '25/11/2026', '12/01/2027', '11/12/2025'],
			['2026-12-03', '2026-12-12', '2026-11-25'],
			[`info: ${shown('day first', '25/11/2026', 3)}`],
		],
		[
			'which may be in the window',
			{},
			['01/12/2027', '12/01/2026', '25/11/2027'],
			[],
			[
				`warning: ${shown('day first', '25/11/2027', 2)}${other('1 would be in the window and 1 would not be overdue')}`,
			],
		],
		[
			'which is no loss if the other day is not in the window either',
			{},
			['12/01/2027', '12/13/2026', '01/12/2027'],
			['2026-12-13'],
			[`info: ${shown('month first', '12/13/2026', 2)}`],
		],
		[
			'which may not be overdue, or due today',
			{ asOf: '2026-12-03', to: 0 },
			['03/12/2026', '11/25/2020'],
			[],
			[`warning: ${shown('month first', '11/25/2020')}${other('1 would be in the window and 1 would not be overdue')}`],
		],
		[
			'which may be in the window although no day is past',
			{ asOf: '2026-11-01' },
			['11/12/2026', '13/11/2020'],
			[],
			[`warning: ${shown('day first', '13/11/2020')}${other('1 would be in the window')}`],
		],
		[
			'which may not be overdue although it is not in the window',
			{ asOf: '2026-03-10', to: 10 },
			['03/04/2026', '11/25/2020'],
			[],
			[`warning: ${shown('month first', '11/25/2020')}${other('1 would not be overdue')}`],
		],
		[
			'which is no loss if it is today already',
			{ asOf: '2026-03-12' },
			['12/03/2026', '25/11/2020'],
			['2026-03-12'],
			[`info: ${shown('day first', '25/11/2020')}`],
		],
		[
			'which is no loss if both are in the window',
			{ to: 400 },
			['03/12/2027', '11/25/2020', '12/03/2027'],
			['2027-03-12', '2027-12-03'],
			[`info: ${shown('month first', '11/25/2020', 2)}`],
		],
	])('%s', (_name, window, dates, days, hints) => {
		const sorted = sort(on(...dates), { window });
		expect([sorted.days, sorted.hints]).toEqual([days, hints]);
	});

	it('stay without a date if nothing shows it', () => {
		const dates = ['03/12/2026', '04/12/2026'];
		const { days, hints } = sort(on(...dates));
		expect([days, hints]).toEqual([[], [expect.stringContaining(UNDATED(2, dates))]]);
	});

	const TWO = ['13/12/2026', '03/12/2026', '12/13/2026', '12/03/2026'];
	const THIRD = ['2026-12-13', '2026-12-03', '2026-12-13', '2026-12-03'];

	it.each<[string, Json[], (index: number) => string, string[]]>([
		[
			'the vendor that they name',
			on(...TWO).map((json, at) => ({ ...json, vendor: at < 2 ? 'A' : 'B' })),
			() => '',
			THIRD,
		],
		['the input that they came by', on(...TWO), (index) => (index < 2 ? 'one' : 'two'), THIRD],
		[
			'the vendor that they name, with years of two digits',
			on('13/12/2026', '03/12/26', '12/13/2026', '12/03/26').map((json, at) => ({
				...json,
				vendor: at < 2 ? 'A' : 'B',
			})),
			() => '',
			THIRD,
		],
	])('are settled only by dates of %s', (_what, items, originOf, days) => {
		expect(sort(items, {}, originOf).days).toEqual(days);
	});

	it('are settled by another year of two digits only within a vendor', () => {
		const items = on('13/12/2026', '03/12/26').map((json, at) => ({ ...json, vendor: at === 0 ? 'A' : 'B' }));
		expect(sort(items).days).toEqual(['2026-12-13']);
	});

	it('settle each other in items with different fields too', () => {
		const { days, hints } = sort([{ renewsOn: '03/12/2026' }, { renewsOn: '13/12/2026', note: 'x' }]);
		expect([days, hints]).toEqual([['2026-12-03', '2026-12-13'], [`info: ${shown('day first', '13/12/2026')}`]]);
	});
});

describe('the field with the date', () => {
	it('is named for each item that has none, also if others have one of two', () => {
		const { noValidDate, hints } = sort([
			{ renewsOn: '2026-12-01' },
			{ 'end date': '2026-12-02' },
			{ name: 'x' },
			{ renewsOn: '' },
		]);
		expect(noValidDate.map(({ invalidDateReason }) => invalidDateReason)).toEqual([
			'No field with a renewal date was found',
			'renewsOn is empty',
		]);
		expect(hints).toContain('info: Dates come from 2 fields: renewsOn (2 items), end date (1 item).');
	});

	it('is one field if only its format differs', () => {
		expect(sort(on('2026-12-01', '2026-12-02'), [{}, { dateFormat: 'iso' }]).hints).toEqual([]);
	});

	it('warns of serial numbers that may count from 1904', () => {
		expect(sort(on(44895, 44896)).hints).toEqual([expect.stringContaining('Spreadsheet Serial (1904)')]);
	});
});

describe('a list in the items', () => {
	const settings = { lists: ['lines'], dateField: 'lines.end' };

	it('leaves by No Valid Date if there is none, and does not count as found', () => {
		const { noValidDate, hints, sorter } = sort([{ lines: 'x' }], settings);
		expect(noValidDate).toEqual([{ lines: 'x', invalidDateReason: 'lines is not a list' }]);
		expect(hints).toEqual(['warning: 1 of 1 item has no valid date: lines is not a list (1).']);
		expect(sort([{ id: 1 }], settings).sorter.foundDateField).toBe(false);
		expect([sorter.foundDateField, sorter.unreadable]).toEqual([true, undefined]);
	});

	it('without the date in its entries does not count as found', () => {
		expect(sort([{ lines: [{ name: 'x' }] }], settings).sorter.foundDateField).toBe(false);
	});

	it('beside entries with unreadable dates counts for nothing', () => {
		const { sorter } = sort([{ lines: [{ end: 'soon' }] }, { lines: [], note: 1 }], settings);
		expect(sorter.unreadable).toMatchObject({ fields: ['lines.end'] });
	});

	const noise = { autoRenew: 'none', minTermMonths: 0, statuses: new Set(['cancelled']) } as const;
	it.each<[string, Json[], boolean]>([
		[
			'by the better field of all entries',
			[
				{ end: '2026-12-01', state: 'Cancelled' },
				{ end: '2027-12-01', status: 'x', state: 'y' },
			],
			true,
		],
		['by their own field', [{ end: '2026-12-01', state: 'Cancelled' }], false],
		['by the field of the item around them', [{ end: '2026-12-01' }], false],
	])('has its entries judged %s', (_name, lines, isIn) => {
		const { days } = sort([{ lines, status: 'Cancelled' }], { ...settings, exclusions: noise });
		expect(days).toHaveLength(isIn ? 1 : 0);
	});
});

describe('terms', () => {
	const item = { renewsOn: '2026-12-20' };
	const snooze = { snoozeField: 'later' };

	it.each<[string, unknown, string | undefined]>([
		['a day ahead', '2026-12-05', 'snoozed until 2026-12-05'],
		['an instant, in the zone', '2026-12-05T23:30:00Z', 'snoozed until 2026-12-06'],
		['either of two days ahead, the earlier', '11/12/2026', 'snoozed until 2026-11-12'],
		['nothing', '', undefined],
		['nothing, in words', 'n/a', undefined],
	])('a snooze until %s', (_name, later, reason) => {
		const window = { asOf: '2026-11-01', zone: 'Europe/Berlin', to: 60 };
		const { outsideWindow, hints } = sort([{ ...item, later }], { ...snooze, window });
		expect(outsideWindow.map(({ outsideReason }) => outsideReason)).toEqual(reason === undefined ? [] : [reason]);
		expect(hints.filter((text) => text.startsWith('warning'))).toEqual([]);
	});

	it.each(['02/12/2026', 'soon', 'x'.repeat(41)])(
		'a snooze that cannot be read (%s) keeps the item and says so',
		(later) => {
			const { days, hints } = sort([{ ...item, later: ` ${later} ` }], snooze);
			const example = later.length > 40 ? `${later.slice(0, 40)}…` : later;
			expect(days).toEqual(['2026-12-20']);
			expect(hints).toEqual([
				`warning: 1 item with a Snooze Field that could not be read, such as "${example}": not excluded.`,
			]);
		},
	);

	it.each(['20/12/2026', '2026-12-20', '', '2026-12-20T12:00:00Z'])(
		'a decision for %s is one for this renewal',
		(forDate) => {
			const settings = { decisionField: 'decision', decidedDateField: 'forDate' };
			expect(sort([{ ...item, decision: 'cancel', forDate }], settings).days).toEqual([]);
		},
	);

	it.each(['03/04/2027', '04/03/2027'])('a decision for %s may be one for this renewal', (forDate) => {
		const settings = { decisionField: 'decision', decidedDateField: 'forDate', window: { to: 200 } };
		expect(sort([{ renewsOn: '2027-04-03', decision: 'cancel', forDate }], settings).days).toEqual([]);
	});

	it('are not read, and not reported, if nothing is excluded for them', () => {
		expect(sort([{ ...item, autoRenew: '?!', term: '?!', status: {}, decisionDeadline: 'n/a' }]).hints).toEqual([]);
	});

	it.each<[unknown, boolean]>([
		[5, false],
		['Active', true],
		[{ id: 1, value: 5, status: 'Cancelled' }, false],
	])('a status %j is read', (status, isIn) => {
		const exclusions = { autoRenew: 'none', minTermMonths: 0, statuses: new Set(['5', 'cancelled']) } as const;
		expect(sort([{ ...item, status }], { exclusions }).days).toHaveLength(isIn ? 1 : 0);
	});

	it('a decision deadline in the item is a day in the zone', () => {
		const { inWindow } = sort([{ ...item, decisionDeadline: '2026-11-30T23:30:00Z' }], {
			window: { zone: 'Europe/Berlin' },
		});
		expect(inWindow).toEqual([expect.objectContaining({ decisionDeadline: '2026-12-01' })]);
	});
});

describe('what is reported once', () => {
	const items = [
		{ id: 'C-1', renewsOn: '2026-12-01' },
		{ id: 'C-2', renewsOn: '2026-12-02' },
		{ id: 'C-3', renewsOn: '' },
	];

	it('moves out of the window when it was reported, and is counted', () => {
		const { sorter } = sort(items, { history });
		const [first] = sorter.toReport;
		sorter.excludeReported((report) => report !== first);
		const { inWindow, outsideWindow } = sorter.sorted();
		expect(inWindow.map(({ json }) => json.id)).toEqual(['C-2']);
		expect(outsideWindow.map(({ json }) => json.outsideReason)).toEqual(['already reported at stage 14']);
		expect([...sorter.hints()].map(({ text }) => text)).toEqual([
			'2 renewals in the window, 1 excluded: already reported (1)',
			expect.stringContaining('1 of 3 items has no valid date'),
			'Renewals are identified by id.',
		]);
	});

	it('has a history also if there is nothing to report, and only if it is wanted', () => {
		expect([...sort(on('2030-01-01'), { history }).sorter.histories]).toEqual([history]);
		expect([...sort(items).sorter.histories, ...sort(items).sorter.toReport]).toEqual([]);
	});

	it('names a field to identify by that no item has', () => {
		const { hints } = sort(items.slice(0, 2), { history, identifyBy: ['id', 'contract'] });
		expect(hints).toContain('warning: No item has the field "contract". Correct Identify By.');
		expect(hints.filter((text) => text.includes('"id"'))).toEqual([]);
	});

	it('says nothing about fields if none identifies', () => {
		const { hints } = sort(on('2026-12-01'), { history });
		expect(hints.filter((text) => text.includes('identified by'))).toEqual([]);
	});
});

describe('a count and its noun', () => {
	it.each([
		[0, 'item', '0 items'],
		[1, 'company', '1 company'],
		[2, 'company', '2 companies'],
		[2, 'day', '2 days'],
		[2, 'dye lot', '2 dye lots'],
		[2, 'type', '2 types'],
	])('%i %s', (count, noun, text) => expect(counted(count, noun)).toBe(text));

	it('of the most frequent reasons, and how many more', () => {
		const counts = new Map([
			['a', 1],
			['b', 3],
			['c', 2],
			['d', 1],
			['e', 1],
		]);
		expect([mostFrequent(counts, 3), mostFrequent(counts, 5)]).toEqual([
			'b (3), c (2), a (1) and 2 more',
			'b (3), c (2), a (1), d (1), e (1)',
		]);
	});
});
