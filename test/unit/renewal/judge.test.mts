/** Which renewals count, why the others do not, and what lies in a range of days. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Day } from '../../../shared/renewal/dates/day';
import { endedStatuses, ENDED_STATUSES, type Exclusions, type RenewalTerms } from '../../../shared/renewal/exclusions';
import { alreadyReported, isWithin, Judge } from '../../../shared/renewal/judge';
import { Tally } from '../../../shared/renewal/tally';
import { createWindow, type Notice, type WindowSettings } from '../../../shared/renewal/window';

const settings: WindowSettings = { now: 0, asOf: '2026-11-22', zone: 'UTC', from: 0, to: 30 };
const everything: Exclusions = { autoRenew: 'none', minTermMonths: 0, statuses: new Set() };
const terms: RenewalTerms = { autoRenew: 'unknown', termMonths: null, status: null };

function judgeOf(more: Partial<WindowSettings> = {}, exclusions: Partial<Exclusions> = {}) {
	const tally = new Tally();
	const window = createWindow({ ...settings, ...more });
	const judge = new Judge(window, { ...everything, ...exclusions }, tally);
	return {
		place: (away: number, notice?: Notice) => judge.place(window.today + away, notice),
		exclude: (away: number, more: Partial<RenewalTerms>) =>
			judge.exclude(judge.place(window.today + away, undefined), { ...terms, ...more }),
		today: window.today,
		hints: () => [...tally.hints()].map(({ text }) => text),
	};
}

const onDeadline = { measure: 'decisionDeadline' } as const;

describe('a renewal outside of the window says why', () => {
	it.each<[string, Partial<WindowSettings>, number, Notice, string | undefined]>([
		['in the window', {}, 30, undefined, undefined],
		['later', {}, 31, undefined, 'renews in 31 days'],
		['tomorrow', { from: 2 }, 1, undefined, 'renews in 1 day'],
		['today', { from: 1 }, 0, undefined, 'renews today'],
		['past', {}, -1, undefined, 'renewal date was 1 day ago'],
		['with a notice period that the window does not count', { noticeDays: 9 }, 31, undefined, 'renews in 31 days'],
		['decided later', onDeadline, 40, 9, 'decision is due in 31 days'],
		['decided today', { ...onDeadline, from: 1 }, 9, 9, 'decision is due today'],
		['decided yesterday', onDeadline, 8, 9, 'decision was due 1 day ago'],
		['decided earlier', { ...onDeadline, noticeDays: 9 }, 2, undefined, 'decision was due 7 days ago'],
		['without a notice period', onDeadline, 31, undefined, 'renews in 31 days'],
		['with one that could not be read', { ...onDeadline, noticeDays: 9 }, -1, null, 'renewal date was 1 day ago'],
	])('%s', (_name, more, away, notice, reason) => {
		const ruling = judgeOf(more).place(away, notice);
		expect([ruling.isIn, ruling.fields.outsideReason]).toEqual([reason === undefined, reason]);
	});

	it('when it was already reported, with the stage', () => {
		const { place } = judgeOf();
		expect(alreadyReported(place(8))).toEqual({
			isIn: false,
			fields: { ...place(8).fields, outsideReason: 'already reported at stage 14' },
		});
	});
});

describe('a renewal that is still to come, but whose decision deadline has passed, is counted in a hint', () => {
	it.each<[string, Partial<WindowSettings>, number, Notice, boolean]>([
		['decided yesterday', onDeadline, 8, 9, true],
		['that renews today', onDeadline, 0, 9, true],
		['with the notice period of all', { ...onDeadline, noticeDays: 9 }, 8, undefined, true],
		['further back than Days Back', { ...onDeadline, from: -5 }, 3, 9, true],
		['unless Days Back includes it', { ...onDeadline, from: -5 }, 4, 9, false],
		['unless its decision is due today', onDeadline, 9, 9, false],
		['unless its decision comes before the window begins', { ...onDeadline, from: 5 }, 11, 9, false],
		['unless it is past', onDeadline, -1, 9, false],
		['unless its notice period could not be read', { ...onDeadline, noticeDays: 9 }, 8, null, false],
		['unless the renewal date is measured', { from: 2 }, 1, 9, false],
	])('%s', (_name, more, away, notice, isCounted) => {
		const { place, hints } = judgeOf(more);
		place(away, notice);
		const said = hints().filter((text) => text.includes('the decision deadline has passed'));
		expect(said).toEqual(isCounted ? [expect.stringMatching(/^1 renewal is .* to include it\.$/)] : []);
	});

	it('with how many there are', () => {
		const { place, hints } = judgeOf(onDeadline);
		for (const away of [8, 8, 1]) place(away, 9);
		expect(hints()).toEqual([expect.stringMatching(/^3 renewals are .* Raise Days Back to include them\.$/)]);
	});
});

describe('of renewals without a notice period, a window on the decision deadline', () => {
	it.each<[string, Partial<WindowSettings>, Notice, number]>([
		['counts each one', onDeadline, undefined, 2],
		['counts none if the node has a period', { ...onDeadline, noticeDays: 2 }, undefined, 0],
		['counts none with a period of its own', onDeadline, 0, 0],
		['counts none whose period could not be read, which is reported elsewhere', onDeadline, null, 0],
		['counts none if it is on the renewal date', {}, undefined, 0],
	])('%s', (_name, more, notice, count) => {
		const { place, hints } = judgeOf(more);
		for (const away of [3, 3]) place(away, notice);
		expect(hints().filter((text) => text.includes(`No notice period is known for ${count} renewals`))).toHaveLength(
			count === 0 ? 0 : 1,
		);
		expect(hints()).toHaveLength(count === 0 ? 0 : 1);
	});
});

it('one judge gives each day and notice period its own ruling, whatever it was asked before', () => {
	const aways = fc.integer({ min: -40, max: 80 });
	const notices = fc.constantFrom<Notice>(undefined, null, 0, 3, 30);
	const asked = fc.array(fc.tuple(aways, notices), { minLength: 2, maxLength: 60, size: 'max' });
	fc.assert(
		fc.property(asked, (renewals) => {
			const { place } = judgeOf({ ...onDeadline, graceDays: 5, noticeDays: 10 });
			for (const [away, notice] of renewals) {
				expect(place(away, notice)).toEqual(
					judgeOf({ ...onDeadline, graceDays: 5, noticeDays: 10 }).place(away, notice),
				);
			}
		}),
		{ numRuns: 50 },
	);
});

const NOISE: Exclusions = { autoRenew: 'on', minTermMonths: 12, statuses: new Set(['cancelled', 'intrial']) };

describe('a renewal in the window is excluded', () => {
	const days = (away: number): Day => judgeOf().today + away;

	it.each<[string, Partial<Exclusions>, Partial<RenewalTerms>, string, string]>([
		['for nothing that is unknown', NOISE, {}, '', ''],
		['for its decision', {}, { decision: 'CHURN' }, 'decision is CHURN', 'decision churn'],
		['not on the day its snooze ends', {}, { snoozedUntil: days(0) }, '', ''],
		['while it is snoozed', {}, { snoozedUntil: days(1) }, 'snoozed until 2026-11-23', 'snoozed'],
		['if it is snoozed until its day', {}, { snoozedUntil: days(9) }, 'snoozed until 2026-12-01', 'snoozed'],
		[
			'if it is snoozed beyond it, which is counted apart',
			{},
			{ snoozedUntil: days(10) },
			'snoozed until 2026-12-02, after the renewal date',
			'snoozed beyond the renewal date',
		],
		['for its status', NOISE, { status: ' In_Trial ' }, 'status is In_Trial', 'status in_trial'],
		[
			'for a status with marks between its words',
			NOISE,
			{ status: 'in - trial' },
			'status is in - trial',
			'status in - trial',
		],
		['not for another status', NOISE, { status: 'Active' }, '', ''],
		['for no status if none is excluded', {}, { status: 'cancelled' }, '', ''],
		['for a short term', NOISE, { termMonths: 11 }, 'term of 11 months', 'term shorter than 12 months'],
		['for a term of days', NOISE, { termMonths: 0 }, 'term of less than a month', 'term shorter than 12 months'],
		['not for a term as long as that', NOISE, { termMonths: 12 }, '', ''],
		['for renewing by itself', NOISE, { autoRenew: 'on' }, 'renews automatically', 'auto-renewing'],
		['not for renewing by hand', NOISE, { autoRenew: 'off' }, '', ''],
		[
			'for renewing by hand',
			{ autoRenew: 'off' },
			{ autoRenew: 'off' },
			'does not renew automatically',
			'not auto-renewing',
		],
		['for not saying', { autoRenew: 'off' }, {}, 'auto-renewal is unknown', 'auto-renewal unknown'],
		['not for renewing by itself', { autoRenew: 'off' }, { autoRenew: 'on' }, '', ''],
	])('%s', (_name, exclusions, more, reason, kind) => {
		const { exclude, place, hints } = judgeOf({}, exclusions);
		const { fields } = place(9);
		const excluded = { isIn: false, fields: { ...fields, outsideReason: reason } };
		expect(exclude(9, more)).toEqual(reason === '' ? { isIn: true, fields } : excluded);
		expect(hints()).toEqual(kind === '' ? [] : [`1 renewal in the window, 1 excluded: ${kind} (1)`]);
	});

	it.each([
		...ENDED_STATUSES,
		...[
			'Canceled',
			'Converted',
			'Deleted',
			'Terminated',
			'Trialing',
			'Free-Trial',
			'IN_TRIAL',
			'churned',
			'Evaluation',
		],
		...['Gekündigt', 'gekuendigt', 'gelöscht', 'geloescht', 'storniert', 'beendet', 'Testversion', 'verlängert'],
		...['annulé', 'annulée', 'essai', 'essai gratuit', 'renouvelé', 'résilié', 'supprimé', 'terminé', 'terminée'],
		...['anulado', 'cancelado', 'eliminado', 'prueba', 'renovada', 'rescindido', 'disdetto', 'rinnovato', 'prova'],
		...['opgezegd', 'beëindigd', 'verwijderd', 'proefversie', 'excluído', 'teste'],
	])('by default with the status %s', (status) => {
		expect(judgeOf({}, { statuses: endedStatuses }).exclude(9, { status }).isIn).toBe(false);
	});

	it.each(['expired', 'inactive', 'suspended', 'lapsed', 'active', 'pending'])(
		'never by default with the status %s, which may be worth a call',
		(status) => {
			expect(judgeOf({}, { statuses: endedStatuses }).exclude(9, { status }).isIn).toBe(true);
		},
	);
});

describe('a date in a range of days', () => {
	const day = (at: Day) => ({ kind: 'day', day: at }) as const;
	const either = (dayFirst: Day, monthFirst: Day) =>
		({ kind: 'ambiguous', reason: 'r', dayFirst, monthFirst }) as const;
	const unreadable = { kind: 'unreadable', reason: 'r' } as const;
	const missing = { kind: 'missing' } as const;
	const range = { from: 10, to: 20 };

	it.each<[Parameters<typeof isWithin>[0], Parameters<typeof isWithin>[1], ReturnType<typeof isWithin>]>([
		[day(9), range, false],
		[day(10), range, true],
		[day(20), range, true],
		[day(21), range, false],
		[day(9), { to: 20 }, true],
		[day(21), { to: 20 }, false],
		[day(21), { from: 10 }, true],
		[day(9), { from: 10 }, false],
		[either(10, 20), range, true],
		[either(9, 21), range, false],
		[either(9, 10), range, 'ambiguous'],
		[either(20, 21), range, 'ambiguous'],
		[unreadable, range, 'unreadable'],
		[missing, range, false],
		[unreadable, {}, true],
		[missing, {}, true],
		[either(1, 2), {}, true],
	])('%j in %j: %j', (reading, within, answer) => {
		expect(isWithin(reading, within)).toBe(answer);
	});
});
