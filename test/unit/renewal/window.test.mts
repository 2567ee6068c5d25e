import { dayFrom } from '../../../shared/renewal/dates/day';
import { assess, createWindow, isInWindow, neverEntered, WindowError } from '../../../shared/renewal/window';
import type { RenewalWindow, WindowSettings } from '../../../shared/renewal/window';

const settings: WindowSettings = {
	now: Date.parse('2026-11-22T23:30:00Z'),
	zone: 'UTC',
	from: 0,
	to: 30,
};

function windowOf(more: Partial<WindowSettings> = {}): RenewalWindow {
	return createWindow({ ...settings, ...more });
}

function day(iso: string): number {
	const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
	return dayFrom(year, month, date) ?? NaN;
}

function refusal(more: Partial<WindowSettings>): [string, string] {
	try {
		windowOf(more);
	} catch (error) {
		if (error instanceof WindowError) return [error.field, error.message];
	}
	throw new Error('no WindowError was thrown');
}

describe('createWindow', () => {
	it('has the thresholds 90, 60, 30, 14, 7, 1 and 0 by default', () => {
		expect(windowOf()).toEqual({
			today: day('2026-11-22'),
			from: 0,
			to: 30,
			zone: 'UTC',
			thresholds: [0, 1, 7, 14, 30, 60, 90],
			graceDays: 0,
			noticeDays: undefined,
			measure: 'renewalDate',
		});
	});

	it('sorts thresholds and keeps each once', () => {
		expect(windowOf({ thresholds: [7, 30, -7, 7, 0] }).thresholds).toEqual([-7, 0, 7, 30]);
	});

	it("takes today from the window's zone, not from UTC", () => {
		expect(windowOf({ zone: 'Europe/Berlin' }).today).toBe(day('2026-11-23'));
		expect(windowOf({ zone: 'America/New_York' }).today).toBe(day('2026-11-22'));
	});

	it.each([
		['a day', '2027-01-14', '2027-01-14'],
		['an instant', '2027-01-14T23:30:00Z', '2027-01-15'],
		['a wall-clock time', '2027-01-14T23:30:00', '2027-01-14'],
		['a Date', new Date('2027-01-14T23:30:00Z'), '2027-01-15'],
		['Unix milliseconds', Date.parse('2027-01-14T23:30:00Z'), '2027-01-15'],
		['nothing', '', '2026-11-23'],
		['null', null, '2026-11-23'],
	])('takes today from as-of when it is %s', (_what, asOf, today) => {
		expect(windowOf({ asOf, zone: 'Europe/Berlin' }).today).toBe(day(today));
	});

	it.each<[Partial<WindowSettings>, string, string]>([
		[
			{ zone: 'Europe/Berln' },
			'zone',
			'"Europe/Berln" is not a time zone; use an IANA name such as Europe/Berlin or UTC',
		],
		[
			{ asOf: '03/04/2027' },
			'asOf',
			'As Of cannot be used because "03/04/2027" can be 3 April 2027 or 4 March 2027; write it like 2027-01-14',
		],
		[
			{ asOf: '2026-02-30' },
			'asOf',
			'As Of cannot be used because "2026-02-30" does not exist: February 2026 has 28 days; write it like 2027-01-14',
		],
		[{ from: 31 }, 'from', 'From (31) must not be greater than To (30)'],
		[{ from: 0.5 }, 'from', 'From must be a whole number of days from -36500 to 36500, not 0.5'],
		[{ to: NaN }, 'to', 'To must be a whole number of days from -36500 to 36500, not NaN'],
		[{ to: 1e9 }, 'to', 'To must be a whole number of days from -36500 to 36500, not 1000000000'],
		[{ thresholds: [] }, 'thresholds', 'At least one threshold is required'],
		[
			{ thresholds: [30, 0.5] },
			'thresholds',
			'Each threshold must be a whole number of days from -36500 to 36500, not 0.5',
		],
		[{ asOf: '-' }, 'asOf', 'As Of cannot be used because "-" is not a date; write it like 2027-01-14'],
		[
			{ asOf: new Date(NaN) },
			'asOf',
			'As Of cannot be used because an invalid date object is not a date; write it like 2027-01-14',
		],
		[{ noticeDays: -3 }, 'noticeDays', 'Notice days must be a whole number of days from 0 to 36500, not -3'],
	])('refuses %p with the field %s and one sentence', (more, field, message) => {
		expect(refusal(more)).toEqual([field, message]);
	});
});

describe('assess', () => {
	it.each([
		[-1, 'overdue', true],
		[0, '0', false],
		[1, '1', false],
		[2, '7', false],
		[7, '7', false],
		[8, '14', false],
		[30, '30', false],
		[31, '60', false],
		[90, '90', false],
		[91, 'later', false],
	])('puts a renewal %d days away in stage %s', (away, renewalStage, isOverdue) => {
		const window = windowOf();
		expect(assess(window.today + away, window)).toMatchObject({
			daysUntilRenewal: away,
			renewalStage,
			isOverdue,
		});
	});

	it.each([
		[-1, 'grace'],
		[-6, 'grace'],
		[-7, '7 days overdue'],
		[-13, '7 days overdue'],
		[-14, '14 days overdue'],
		[-40, '14 days overdue'],
	])('puts a renewal %d days away in stage %s when thresholds go past its date', (away, renewalStage) => {
		const window = windowOf({ thresholds: [30, 0, -7, -14], graceDays: 10 });
		expect(assess(window.today + away, window).renewalStage).toBe(renewalStage);
	});

	it('counts the notice period back from the renewal', () => {
		const window = windowOf({ noticeDays: 30 });
		expect(assess(day('2027-03-01'), window)).toEqual({
			renewalDate: '2027-03-01',
			daysUntilRenewal: 99,
			renewalStage: 'later',
			decisionDeadline: '2027-01-30',
			isOverdue: false,
		});
	});

	it("lets the renewal's own notice period take precedence over the window's, even one of 0 days", () => {
		const window = windowOf({ noticeDays: 30 });
		expect(assess(day('2027-03-01'), window, 3).decisionDeadline).toBe('2027-02-26');
		expect(assess(day('2027-03-01'), window, 0).decisionDeadline).toBe('2027-03-01');
	});

	it('has no deadline when no notice period is known', () => {
		expect(assess(day('2027-03-01'), windowOf()).decisionDeadline).toBeNull();
	});

	it('counts stages to the renewal date also when the window is on the deadline', () => {
		const window = windowOf({ noticeDays: 30, measure: 'decisionDeadline' });
		expect(assess(window.today + 35, window).renewalStage).toBe('60');
	});
});

describe('isInWindow', () => {
	it('includes the first and the last day', () => {
		const window = windowOf({ from: -7, to: 30 });
		const kept = [-8, -7, 30, 31].map((away) => isInWindow(window.today + away, window));
		expect(kept).toEqual([false, true, true, false]);
	});

	it('can be a single day', () => {
		const window = windowOf({ from: 5, to: 5 });
		const kept = [4, 5, 6].map((away) => isInWindow(window.today + away, window));
		expect(kept).toEqual([false, true, false]);
	});

	it('is measured on the decision deadline when asked to', () => {
		const window = windowOf({ noticeDays: 30, measure: 'decisionDeadline' });
		const kept = [29, 30, 60, 61].map((away) => isInWindow(window.today + away, window));
		expect(kept).toEqual([false, true, true, false]);
		expect(isInWindow(window.today + 29, window, 3)).toBe(true);
	});

	it('keeps whatever may be due when a notice period could not be read', () => {
		const window = windowOf({ from: 0, to: 30, noticeDays: 10, measure: 'decisionDeadline' });
		const kept = [-1, 0, 5, 395, 396].map((away) => isInWindow(window.today + away, window, null));
		expect(kept).toEqual([false, true, true, true, false]);
		expect(assess(window.today + 5, window, null).decisionDeadline).toBeNull();
	});

	it('falls back on the renewal date when no notice period is known, and loses nothing', () => {
		const window = windowOf({ measure: 'decisionDeadline' });
		expect(isInWindow(window.today + 30, window)).toBe(true);
		expect(isInWindow(window.today + 31, window)).toBe(false);
	});
});

describe('the warning about stages that no renewal in the window enters', () => {
	it.each<[string, Partial<WindowSettings>, string[]]>([
		['is not there for the default stages', { to: 3 }, []],
		['is there for other stages, as many', { thresholds: [90, 60, 30, 14, 7, 1, 2] }, ['60 or 90']],
		['is there for some of the default ones', { thresholds: [30, 60] }, ['60']],
		[
			'names the stages after the date too',
			{ thresholds: [60, 45, 0, -1, -7] },
			['60', '7 days overdue or 1 day overdue'],
		],
		['names them alike if the window is past', { from: -9, to: -2, thresholds: [-2, -1] }, ['1 day overdue']],
		['is not there if grace reaches them', { thresholds: [30, -7], graceDays: 7 }, []],
		['is not there for a stage that ends before the window', { from: 20, thresholds: [7, 30] }, []],
	])('%s', (_name, more, named) => {
		const texts = [...neverEntered(windowOf(more))].map(({ kind, text }) => {
			expect(kind).toBe('warning');
			return /enter the stage (.*?)[:.]/.exec(text)?.[1];
		});
		expect(texts).toEqual(named);
	});
});
