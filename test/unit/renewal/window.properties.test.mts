import fc from 'fast-check';
import { DateTime } from 'luxon';

import type { Day } from '../../../shared/renewal/dates/day';
import { isoOf } from '../../../shared/renewal/dates/day';
import { readDate } from '../../../shared/renewal/dates/readDate';
import { assess, createWindow, isInWindow, neverEntered, renewalDaysOf, stageOf } from '../../../shared/renewal/window';
import type { RenewalFacts, RenewalWindow } from '../../../shared/renewal/window';
import { days, instants, zones } from './arbitraries.mts';

const notices = fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined });
const measures = fc.constantFrom('renewalDate' as const, 'decisionDeadline' as const);
const stageLists = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 });
const bounds = fc
	.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 800 }))
	.map(([from, length]) => ({ from, to: from + length }));

/** Days that matter to a window: near today, where its ends and its stages are. */
const distances = fc.integer({ min: -450, max: 900 });

const windows = fc
	.record({
		now: instants,
		zone: zones,
		bounds,
		thresholds: stageLists,
		noticeDays: notices,
		measure: measures,
	})
	.map(({ bounds: { from, to }, ...rest }) => createWindow({ ...rest, from, to }));

interface Verdict extends RenewalFacts {
	isKept: boolean;
}

function verdictOf(day: Day, window: RenewalWindow): Verdict {
	return { ...assess(day, window), isKept: isInWindow(day, window) };
}

/** The same by luxon's calendar alone: dates in, dates out, nothing counted in integers. */
function luxonVerdict(renewalDate: string, now: number, window: RenewalWindow): Verdict {
	const { zone, thresholds, noticeDays, measure, from, to } = window;
	const today = DateTime.fromISO(DateTime.fromMillis(now, { zone }).toISODate() ?? '', {
		zone: 'utc',
	});
	const renewal = DateTime.fromISO(renewalDate, { zone: 'utc' });
	const deadline = noticeDays === undefined ? undefined : renewal.minus({ days: noticeDays });
	const measured = measure === 'renewalDate' ? renewal : (deadline ?? renewal);
	const isOverdue = renewal < today;
	const stage = thresholds.find((threshold) => renewal <= today.plus({ days: threshold }));
	return {
		renewalDate,
		daysUntilRenewal: renewal.diff(today, 'days').days,
		renewalStage: isOverdue ? 'overdue' : String(stage ?? 'later'),
		decisionDeadline: deadline?.toISODate() ?? null,
		isOverdue,
		isKept: measured >= today.plus({ days: from }) && measured <= today.plus({ days: to }),
	};
}

describe('a window', () => {
	it('keeps what luxon keeps, with the same days, stage and deadline', () => {
		fc.assert(
			fc.property(instants, windows, distances, (now, made, distance) => {
				const { zone, from, to, noticeDays, measure } = made;
				const window = createWindow({ now, zone, from, to, thresholds: made.thresholds, noticeDays, measure });
				const day = window.today + distance;
				expect(verdictOf(day, window)).toEqual(luxonVerdict(isoOf(day), now, window));
			}),
			{ numRuns: 3000 },
		);
	});

	it('says the same when as-of and all dates move by the same number of days', () => {
		const shifts = fc.integer({ min: -3000, max: 3000 });
		fc.assert(
			fc.property(windows, days, distances, shifts, (made, today, distance, shift) => {
				const { zone, from, to, noticeDays, measure } = made;
				const asOn = (day: Day): RenewalWindow =>
					createWindow({
						now: 0,
						asOf: isoOf(day),
						zone,
						from,
						to,
						thresholds: [...made.thresholds],
						noticeDays,
						measure,
					});
				const here = verdictOf(today + distance, asOn(today));
				const there = verdictOf(today + distance + shift, asOn(today + shift));
				const { renewalDate, decisionDeadline, ...unmoved } = here;
				expect(there).toMatchObject(unmoved);
				expect(there.renewalDate === renewalDate).toBe(shift === 0);
				expect(there.decisionDeadline === null).toBe(decisionDeadline === null);
			}),
			{ numRuns: 1000 },
		);
	});

	it('keeps at least as much when it is larger', () => {
		const more = fc.integer({ min: 0, max: 200 });
		fc.assert(
			fc.property(windows, more, more, distances, (window, before, after, distance) => {
				const larger = { ...window, from: window.from - before, to: window.to + after };
				const day = window.today + distance;
				if (isInWindow(day, window)) expect(isInWindow(day, larger)).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});

	it('keeps a day in exactly one of the windows that follow each other', () => {
		fc.assert(
			fc.property(windows, distances, (window, distance) => {
				const before = { ...window, from: -36_500, to: window.from - 1 };
				const after = { ...window, from: window.to + 1, to: 36_500 };
				const day = window.today + distance;
				const kept = [before, window, after].filter((each) => isInWindow(day, each));
				expect(kept).toHaveLength(1);
			}),
			{ numRuns: 1000 },
		);
	});

	it('gives a plain date the same verdict in two zones on the same day', () => {
		fc.assert(
			fc.property(windows, days, distances, zones, (made, today, distance, elsewhere) => {
				const asOf = isoOf(today);
				const verdicts = [made.zone, elsewhere].map((zone) => {
					const window = createWindow({ now: 0, asOf, zone, from: made.from, to: made.to });
					const reading = readDate(isoOf(today + distance), { format: 'auto', zone });
					return reading.kind === 'day' ? verdictOf(reading.day, window) : reading;
				});
				expect(verdicts[0]).toEqual(verdicts[1]);
				expect(verdicts[0]).toHaveProperty('daysUntilRenewal', distance);
			}),
			{ numRuns: 500 },
		);
	});

	it('warns of exactly the stages past its end, or overdue, that no day of it reaches', () => {
		const settings = fc.record({
			bounds: fc.tuple(fc.integer({ min: -20, max: 20 }), fc.nat(20)),
			thresholds: fc.uniqueArray(fc.integer({ min: -25, max: 45 }), { minLength: 1, maxLength: 6 }),
			graceDays: fc.nat(10),
		});
		fc.assert(
			fc.property(settings, ({ bounds: [from, length], ...more }) => {
				const window = createWindow({ now: 0, zone: 'UTC', from, to: from + length, ...more });
				const span = renewalDaysOf(window);
				const entered = new Set<string>();
				for (let day = span.from; day <= span.to; day++) entered.add(stageOf(day - window.today, window));
				const nameOf = (threshold: number) => stageOf(threshold, window);
				const missed = window.thresholds.filter((threshold) => !entered.has(nameOf(threshold)));
				const late = missed.filter((threshold) => threshold > span.to - window.today).map(nameOf);
				const past = missed.filter((threshold) => threshold < 0 && threshold < span.from - window.today).map(nameOf);
				const texts = [...neverEntered(window)].map(({ text }) => /enter the stage (.*?)[:.]/.exec(text)?.[1]);
				expect(texts).toEqual([late, past].filter(({ length }) => length > 0).map((names) => names.join(' or ')));
			}),
			{ numRuns: 1000 },
		);
	});

	it('counts one more day with each day that passes, over every change of the clocks', () => {
		for (const zone of ['Europe/Berlin', 'America/Sao_Paulo', 'Africa/Cairo', 'Asia/Beirut']) {
			const renewal = createWindow({ now: 0, asOf: '2019-06-01', zone, from: 0, to: 0 }).today;
			let local = DateTime.fromISO('2018-01-01T12:00:00', { zone });
			for (let left = 516; left >= 0; left--, local = local.plus({ days: 1 })) {
				const window = createWindow({ now: local.toMillis(), zone, from: 0, to: 90 });
				expect(assess(renewal, window).daysUntilRenewal).toBe(left);
			}
		}
	});
});
