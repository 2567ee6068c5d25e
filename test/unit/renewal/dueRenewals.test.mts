/** What Get Upcoming makes of a vendor's rows. */
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';

import { isoOf } from '../../../shared/renewal/dates/day';
import { DueRenewals, type Upcoming, type VendorRenewal } from '../../../shared/renewal/dueRenewals';
import { createWindow, type WindowSettings } from '../../../shared/renewal/window';

const history = { scope: 'node', historySize: 100, clearFirst: false } as const;

function upcoming(window: Partial<WindowSettings> = {}, more: Partial<Upcoming> = {}): Upcoming {
	return {
		window: createWindow({ now: 0, asOf: '2026-11-22', zone: 'UTC', from: 0, to: 90, ...window }),
		format: 'auto',
		exclusions: { autoRenew: 'none', minTermMonths: 0, statuses: new Set() },
		history,
		...more,
	};
}

const renewal = (date: unknown, more: Partial<VendorRenewal['source']> = {}): VendorRenewal => ({
	date,
	source: {
		...{ vendor: 'acorn', customerId: '7', customerName: 'Birch', resellerId: null, resellerName: null },
		...{ subscriptionId: String(date), product: null, sku: null, quantity: null, usedQuantity: null },
		...{ termMonths: null, autoRenew: 'unknown', status: null, ...more },
	},
});

/** As an operation does it: whatever may be due is kept, then all of it is decided. */
async function read(all: VendorRenewal[], settings: Upcoming, ask?: Parameters<DueRenewals['records']>[1]) {
	const due = new DueRenewals(settings);
	const found = all.filter(({ date, source }) => due.mayBeDue(date, source.noticeDays));
	const records = await due.records(found, ask);
	return { due, found, records, dates: records.map(({ renewalDate }) => renewalDate), hints: [...due.hints()] };
}

test('renewals come soonest first, whatever their order was, and those without a readable date last', async () => {
	const texts = ['2027-02-20', 'soon', '2026-11-22', '2027-01-05', 'later', '2026-12-01'];
	await fc.assert(
		fc.asyncProperty(fc.shuffledSubarray(texts), async (dates) => {
			const { records } = await read(
				dates.map((date) => renewal(date)),
				upcoming(),
			);
			const readable = dates.filter((date) => date.startsWith('20')).sort();
			const others = dates.filter((date) => !date.startsWith('20'));
			expect(records.map(({ subscriptionId }) => subscriptionId)).toEqual([...readable, ...others]);
		}),
		{ numRuns: 100 },
	);
});

describe('a row', () => {
	it.each<[string, unknown, boolean, number?]>([
		['without a date is no renewal', '', false],
		['without one in any form is none', null, false],
		['with a date that cannot be read may be due', 'soon', true],
		['on the first day is due', '2026-11-22', true],
		['on the last day is due', '2027-02-20', true],
		['before the window is not', '2026-11-21', false],
		['after it is not', '2027-02-21', false],
		['that may be in it, if days come first, may be due', '01/12/2026', true],
		['that may be in it, if months come first, may be due', '12/01/2026', true],
		['that is outside of it either way is not', '03/04/2028', false],
		['an hour after it, in UTC, may be due', '2027-02-21T01:00:00Z', true],
		['two days after it is not', '2027-02-22T01:00:00Z', false],
	])('%s', (_name, date, isDue) => {
		const due = new DueRenewals(upcoming());
		expect([due.mayBeDue(date), due.rows]).toEqual([isDue, 1]);
	});

	it('is due by its own notice period', () => {
		const due = new DueRenewals(upcoming({ measure: 'decisionDeadline' }));
		expect([due.mayBeDue('2027-03-22', 30), due.mayBeDue('2027-03-22')]).toEqual([true, false]);
	});
});

test('nothing that is kept is decided against the other dates: only what is in the window leaves', async () => {
	const dates = ['03/12/2026', '25/12/2026', '2027-03-01T12:00:00Z', '12/01/2027', '2026-11-21T23:00:00Z'];
	const { found, dates: due } = await read(
		dates.map((date) => renewal(date)),
		upcoming(),
	);
	expect(found).toHaveLength(4);
	expect(due).toEqual(['2026-12-03', '2026-12-25', '2027-01-12']);
});

test('what is excluded does not leave and is counted, unlike what is not in the window or has no date', async () => {
	const exclusions = { autoRenew: 'on', minTermMonths: 0, statuses: new Set<string>() } as const;
	const due = new DueRenewals(upcoming({}, { exclusions }));
	const days = ['2026-12-01', '2026-12-02', '2026-11-21', ''];
	const records = await due.records(days.map((day, at) => renewal(day, { autoRenew: at === 1 ? 'off' : 'on' })));
	expect(records.map(({ renewalDate }) => renewalDate)).toEqual(['2026-12-02']);
	expect([...due.hints()]).toEqual([{ kind: 'info', text: '2 renewals in the window, 1 excluded: auto-renewing (1)' }]);
});

describe('dates that can be read in two ways', () => {
	const both = ['03/12/2026', '04/12/2026'].map((date) => renewal(date));

	test('are read as the vendor says, which is asked only for them', async () => {
		const asked = async (all: VendorRenewal[]) => {
			let times = 0;
			const ask = async () => await Promise.resolve((times += 1) > 0 ? ('dayFirst' as const) : undefined);
			return { ...(await read(all, upcoming(), ask)), times };
		};
		expect(await asked(both)).toMatchObject({ times: 1, dates: ['2026-12-03', '2026-12-04'] });
		expect(await asked([...both, renewal('2026-12-24')])).toMatchObject({ times: 1 });
		expect(await asked([renewal('2026-12-24')])).toMatchObject({ times: 0 });
		expect(await asked([...both, renewal('25/12/2026')])).toMatchObject({ times: 0 });
	});

	test.each([undefined, async () => await Promise.resolve(undefined)])(
		'and nobody knows leave without a date',
		async (ask) => {
			const { dates, hints } = await read(both, upcoming(), ask);
			expect(dates).toEqual([null, null]);
			expect(hints.map(({ kind }) => kind)).toEqual(['warning']);
		},
	);
});

describe('a hint', () => {
	const unread = (...customers: Array<string | null>) =>
		customers.map((customerName) => renewal('soon', { customerName, customerId: customerName === null ? null : '7' }));
	const text = '"soon" is not written like a date';

	test.each<[VendorRenewal[], string]>([
		[unread('A'), `1 renewal date could not be read, so the records have none: A: ${text}.`],
		[unread('A', 'B', null), `: A: ${text}; B: ${text}; a customer: ${text}.`],
		[unread('A', 'B', 'C', 'D', 'E'), `; C: ${text}; and 2 more.`],
		[[renewal('soon', { customerName: null })], `none: 7: ${text}.`],
	])('names the first dates that cannot be read', async (all, end) => {
		const { hints } = await read(all, upcoming());
		expect(hints).toEqual([{ kind: 'warning', text: expect.stringContaining(`${end} Set Date Format`) }]);
	});

	test('says that no row has a date, unless there is no row or some other has one', async () => {
		const none = [{ kind: 'warning', text: expect.stringMatching(/^none of the 2 rows has a renewal date\. /) }];
		expect((await read([renewal(''), renewal(null)], upcoming())).hints).toEqual(none);
		expect((await read([renewal(''), renewal('2020-01-01')], upcoming())).hints).toEqual([]);
		expect((await read([], upcoming())).hints).toEqual([]);
	});

	test('names the stages that no renewal enters', async () => {
		const { hints } = await read([], upcoming({ thresholds: [90, 180] }));
		expect(hints).toEqual([{ kind: 'warning', text: expect.stringContaining('the stage 180') }]);
	});
});

describe('the key under which a renewal counts as reported', () => {
	const keyOf = async (date: string, settings = upcoming(), more: Partial<VendorRenewal['source']> = {}) => {
		const { due, records } = await read([renewal(date, { subscriptionId: 'S-1', ...more })], settings);
		return records[0] === undefined ? 'none' : due.reportOnce(records[0]);
	};

	test('differs by subscription, date and stage, and by nothing else', async () => {
		const key = await keyOf('2026-12-01');
		expect(key).toMatchObject({ history, keys: { renewal: expect.stringMatching(/S-1.*2026-12-01.*14/) } });
		expect(await keyOf('2026-12-01', upcoming(), { status: 'Late' })).toEqual(key);
		const others = [
			await keyOf('2026-12-02'),
			await keyOf('2026-12-01', upcoming({ asOf: '2026-11-25' })),
			await keyOf('2026-12-01', upcoming(), { subscriptionId: 'S-2' }),
		];
		for (const other of others) expect(other).not.toEqual(key);
	});

	test.each<[string, string, Upcoming]>([
		['a renewal without a date', 'soon', upcoming()],
		['a run that reports everything', '2026-12-01', upcoming({}, { history: undefined })],
	])('is not there for %s', async (_name, date, settings) => {
		expect(await keyOf(date, settings)).toBeUndefined();
	});
});

test('a day is known as soon as the dates before it settle the order', () => {
	const due = new DueRenewals(upcoming());
	const dayOf = (date: unknown) => {
		const day = due.dayOf(date);
		return day === undefined ? undefined : isoOf(day);
	};
	expect(['2026-12-01', '03/04/2027', '', 'soon', '25/04/2027', '03/04/2027'].map(dayOf)).toEqual([
		'2026-12-01',
		...[undefined, undefined, undefined],
		...['2027-04-25', '2027-04-03'],
	]);
});
