import { FIRST_DAY, dayOfInstant, isoOf, isZone } from './dates/day';
import type { Day } from './dates/day';
import { readDate } from './dates/readDate';
import type { Hint } from './tally';
import { counted } from './wording';

/** The day that has to fall in the window. */
type Measure = 'renewalDate' | 'decisionDeadline';

/** Default days before the renewal at which to report it. */
export const DEFAULT_THRESHOLDS: readonly number[] = [90, 60, 30, 14, 7, 1, 0];

export interface WindowSettings {
	/** What counts as now, as `readDate` reads it; default `now`. Text without zone is wall-clock time. */
	asOf?: unknown;
	/** epoch milliseconds */
	now: number;
	/** IANA zone in which instants, and as-of, become calendar days */
	zone: string;
	/** First day of the window, in days after today; negative reaches into the past. */
	from: number;
	/** Last day of the window, in days after today. */
	to: number;
	/** Stages in days before the renewal, negative after it; default 90, 60, 30, 14, 7, 1, 0. */
	thresholds?: readonly number[];
	/** Days after its date during which a renewal can still be saved; default 0. */
	graceDays?: number;
	/** Days before the renewal at which the decision is due; default: unknown. */
	noticeDays?: number;
	/** default `renewalDate` */
	measure?: Measure;
}

/** `[today + from, today + to]`, both days included, and the days of grace before today. */
export interface RenewalWindow {
	today: Day;
	from: number;
	to: number;
	zone: string;
	/** ascending, each once */
	thresholds: readonly number[];
	graceDays: number;
	noticeDays: number | undefined;
	measure: Measure;
}

/** What a window says about one renewal; dates are `YYYY-MM-DD`. */
export interface RenewalFacts {
	renewalDate: string;
	/** calendar days, negative when past */
	daysUntilRenewal: number;
	/** as {@link stageOf} names it; always counted to the renewal date */
	renewalStage: string;
	/** `null` when no notice period is known */
	decisionDeadline: string | null;
	isOverdue: boolean;
}

/**
 * The notice period of one renewal, in days. `undefined` leaves it to the window; `null` means that the renewal has one
 * which could not be read, so that no other may replace it.
 */
export type Notice = number | null | undefined;

/** The notice period that holds, in days; `undefined` when none is known. */
export const noticeOf = ({ noticeDays }: RenewalWindow, own: Notice): number | undefined =>
	own === null ? undefined : (own ?? noticeDays);

type WindowField = 'asOf' | 'zone' | 'from' | 'to' | 'thresholds' | 'graceDays' | 'noticeDays';

/** An invalid setting; the message is one sentence for the user. */
export class WindowError extends Error {
	override readonly name = 'WindowError';

	constructor(
		readonly field: WindowField,
		message: string,
	) {
		super(message);
	}
}

/** A hundred years: a larger setting is a mistake, and days would leave the four-digit years. */
const FARTHEST_DAYS = 36_500;

function checkDays(field: WindowField, label: string, days: number, least: number): void {
	if (Number.isInteger(days) && days >= least && days <= FARTHEST_DAYS) return;
	throw new WindowError(
		field,
		`${label} must be a whole number of days from ${least} to ${FARTHEST_DAYS}, not ${days}`,
	);
}

function todayOf({ asOf, now, zone }: WindowSettings): Day {
	if (asOf === undefined || asOf === null || asOf === '') return dayOfInstant(now, zone);
	const reading = readDate(asOf, { format: 'auto', zone });
	if (reading.kind === 'day') return reading.day;
	const reason = reading.kind === 'missing' ? `${JSON.stringify(asOf)} is not a date` : reading.reason;
	throw new WindowError('asOf', `As Of cannot be used because ${reason}; write it like 2027-01-14`);
}

function sortedThresholds(thresholds: readonly number[]): readonly number[] {
	if (thresholds.length === 0) {
		throw new WindowError('thresholds', 'At least one threshold is required');
	}
	for (const threshold of thresholds) checkDays('thresholds', 'Each threshold', threshold, -FARTHEST_DAYS);
	return [...new Set(thresholds)].sort((a, b) => a - b);
}

/**
 * Creates the window that decides which renewals count.
 * @throws WindowError for an unknown zone, an as-of that cannot be read, numbers of days that are not whole or too
 *   large, a negative grace or notice period, or `from` after `to`
 */
export function createWindow(settings: WindowSettings): RenewalWindow {
	const { zone, from, to, noticeDays, graceDays = 0, measure = 'renewalDate' } = settings;
	if (!isZone(zone)) {
		throw new WindowError('zone', `"${zone}" is not a time zone; use an IANA name such as Europe/Berlin or UTC`);
	}
	checkDays('from', 'From', from, -FARTHEST_DAYS);
	checkDays('to', 'To', to, -FARTHEST_DAYS);
	if (from > to) {
		throw new WindowError('from', `From (${from}) must not be greater than To (${to})`);
	}
	checkDays('graceDays', 'Grace days', graceDays, 0);
	if (noticeDays !== undefined) checkDays('noticeDays', 'Notice days', noticeDays, 0);
	const thresholds = sortedThresholds(settings.thresholds ?? DEFAULT_THRESHOLDS);
	return { today: todayOf(settings), from, to, zone, thresholds, graceDays, noticeDays, measure };
}

/**
 * The stage of a renewal: the smallest threshold that it has reached, as text (`30`, after its date `7 days overdue`);
 * `later` beyond the largest. Past its date and before the first negative threshold it is in `grace` as long as that
 * lasts, then `overdue`.
 */
export function stageOf(
	daysUntilRenewal: number,
	{ thresholds, graceDays }: Pick<RenewalWindow, 'thresholds' | 'graceDays'>,
): string {
	const threshold = thresholds.find((days) => daysUntilRenewal <= days);
	if (daysUntilRenewal >= 0) return threshold === undefined ? 'later' : String(threshold);
	if (threshold !== undefined && threshold < 0) return `${counted(-threshold, 'day')} overdue`;
	return daysUntilRenewal < -graceDays ? 'overdue' : 'grace';
}

/** What the window says about a renewal on `day`. */
export function assess(day: Day, window: RenewalWindow, notice?: Notice): RenewalFacts {
	const daysUntilRenewal = day - window.today;
	const noticeDays = noticeOf(window, notice);
	return {
		renewalDate: isoOf(day),
		daysUntilRenewal,
		renewalStage: stageOf(daysUntilRenewal, window),
		decisionDeadline: noticeDays === undefined ? null : isoOf(Math.max(FIRST_DAY, day - noticeDays)),
		isOverdue: daysUntilRenewal < 0,
	};
}

/** How early the decision may be due when a notice period could not be read. */
const LONGEST_USUAL_NOTICE = 365;

/**
 * Whether the renewal's day, or its decision deadline when the window is measured on that, falls in the window; a
 * renewal in grace always does. Where no notice period is known, the renewal's day is the deadline. One that could not
 * be read may be as long as a year: whatever may be due is in the window.
 */
export function isInWindow(day: Day, window: RenewalWindow, notice?: Notice): boolean {
	const days = day - window.today;
	if (days < 0 && days >= -window.graceDays) return true;
	if (window.measure === 'renewalDate') return days >= window.from && days <= window.to;
	if (notice === null) return days >= window.from && days - LONGEST_USUAL_NOTICE <= window.to;
	const deadline = deadlineIn(day, window, notice);
	return deadline >= window.from && deadline <= window.to;
}

/** Whether a renewal is still to come, and outside the window only because its decision deadline has passed. */
export const isPastDeadline = (day: Day, window: RenewalWindow, notice?: Notice): boolean =>
	window.measure === 'decisionDeadline' &&
	day >= window.today &&
	deadlineIn(day, window, notice) < Math.min(0, window.from);

/** Days until the decision is due, negative when past. Without a known notice period, it is due on the renewal's day. */
const deadlineIn = (day: Day, window: RenewalWindow, notice: Notice): number =>
	day - window.today - (noticeOf(window, notice) ?? 0);

/** From the first to the last day, both included. */
export interface DaySpan {
	from: Day;
	to: Day;
}

/** The days on which a renewal can fall that is in the window: what to ask a vendor for. */
export function renewalDaysOf(window: RenewalWindow, notice?: Notice): DaySpan {
	const shift = window.measure === 'renewalDate' ? 0 : (noticeOf(window, notice) ?? 0);
	const from = window.from + shift;
	const to = window.to + shift;
	if (window.graceDays === 0) return { from: window.today + from, to: window.today + to };
	return {
		from: window.today + Math.min(from, -window.graceDays),
		to: window.today + Math.max(to, -1),
	};
}

/**
 * Warns of thresholds that no renewal in the window can reach. The default ones need no warning, because nobody chose
 * them.
 */
export function* neverEntered(window: RenewalWindow): Generator<Hint> {
	const { thresholds, today } = window;
	const isUsual =
		thresholds.length === DEFAULT_THRESHOLDS.length && thresholds.every((days) => DEFAULT_THRESHOLDS.includes(days));
	if (isUsual) return;
	const span = renewalDaysOf(window);
	const [from, to] = [span.from - today, span.to - today];
	const unused = thresholds.filter((threshold, index) => {
		const above = thresholds[index - 1] ?? -Infinity;
		const begin = threshold >= 0 ? Math.max(0, above + 1) : above + 1;
		return begin > to || threshold < from;
	});
	const named = (stages: readonly number[]) => stages.map((threshold) => stageOf(threshold, window)).join(' or ');
	const late = unused.filter((threshold) => threshold > to);
	const past = unused.filter((threshold) => threshold < 0 && threshold < from);
	if (late.length > 0) {
		const end = to < 0 ? `ended ${counted(-to, 'day')} ago` : `ends ${counted(to, 'day')} from today`;
		const text = `No renewal in this window can enter the stage ${named(late)}: the window ${end}. Raise Days Ahead.`;
		yield { kind: 'warning', text };
	}
	if (past.length > 0) {
		const text = `No renewal in this window can enter the stage ${named(past)}. Raise Days Back or Grace Period (Days).`;
		yield { kind: 'warning', text };
	}
}
