import { FIRST_DAY, dayOfInstant, isoOf, isZone } from './dates/day';
import type { Day } from './dates/day';
import { readDate } from './dates/readDate';
import { DEFAULT_STAGES, stageOf } from './stage';

/** The day that has to lie in the window. */
type Measure = 'renewalDate' | 'decisionDeadline';

export interface WindowSettings {
	/** The moment that counts as now; default `now`. Text without zone is wall-clock time. */
	asOf?: string | number | Date;
	/** epoch milliseconds */
	now: number;
	/** IANA zone in which instants, and as-of, become calendar days */
	zone: string;
	/** First day of the window, in days after today; negative reaches into the past. */
	from: number;
	/** Last day of the window, in days after today. */
	to: number;
	/** Thresholds in days before the renewal; default 90, 60, 30, 14, 7, 1, 0. */
	stages?: number[];
	/** Days after its date for which a renewal can still be made up for; default 0. */
	graceDays?: number;
	/** Days before the renewal by which it has to be decided; default: none is known. */
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
	stages: readonly number[];
	graceDays: number;
	noticeDays: number | undefined;
	measure: Measure;
}

/** What a window tells about one renewal; dates are `YYYY-MM-DD`. */
export interface RenewalFacts {
	renewalDate: string;
	/** calendar days, negative when past */
	daysUntilRenewal: number;
	/**
	 * The smallest threshold that the renewal has come down to, as text (`"30"`); `later` beyond the
	 * largest, `grace` when the renewal date is past by no more than the grace period, `overdue` when
	 * it is past by more. Always counted to the renewal date.
	 */
	renewalStage: string;
	/** `null` when no notice period is known */
	decisionDeadline: string | null;
	isOverdue: boolean;
}

type WindowField = 'asOf' | 'zone' | 'from' | 'to' | 'stages' | 'graceDays' | 'noticeDays';

/** A setting of which no window can be made; the message is one sentence for the user. */
export class WindowError extends Error {
	override readonly name = 'WindowError';

	constructor(
		readonly field: WindowField,
		message: string,
	) {
		super(message);
	}
}

/** A hundred years: further, a setting is a slip, and days leave the four-digit years. */
const FARTHEST_DAYS = 36_500;

function checkDays(field: WindowField, label: string, days: number, least: number): void {
	if (Number.isInteger(days) && days >= least && days <= FARTHEST_DAYS) return;
	throw new WindowError(
		field,
		`${label} must be a whole number of days from ${least} to ${FARTHEST_DAYS}, not ${days}`,
	);
}

function todayOf({ asOf, now, zone }: WindowSettings): Day {
	const reading = readDate(asOf, { format: 'auto', zone });
	switch (reading.kind) {
		case 'day':
			return reading.day;
		case 'missing':
			return dayOfInstant(now, zone);
		default:
			throw new WindowError('asOf', `As Of cannot be used because ${reading.reason}; write it like 2027-01-14`);
	}
}

function stagesOf(stages: readonly number[]): readonly number[] {
	if (stages.length === 0) {
		throw new WindowError('stages', 'Stages must name at least one number of days');
	}
	for (const stage of stages) checkDays('stages', 'Each stage', stage, 0);
	return [...new Set(stages)].sort((a, b) => a - b);
}

/**
 * Makes the window that renewals are held against.
 * @throws WindowError for an unknown zone, an as-of that cannot be read, numbers of days that are
 * not whole or too large, a negative stage, grace or notice period, or `from` after `to`
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
	const stages = stagesOf(settings.stages ?? DEFAULT_STAGES);
	return { today: todayOf(settings), from, to, zone, stages, graceDays, noticeDays, measure };
}

/**
 * What the window tells about a renewal on `day`.
 * `noticeDays` (whole, at least 0) is this renewal's own notice period; it wins over the window's.
 */
export function assess(
	day: Day,
	window: RenewalWindow,
	noticeDays: number | undefined = window.noticeDays,
): RenewalFacts {
	const daysUntilRenewal = day - window.today;
	return {
		renewalDate: isoOf(day),
		daysUntilRenewal,
		renewalStage: stageOf(daysUntilRenewal, window),
		decisionDeadline: noticeDays === undefined ? null : isoOf(Math.max(FIRST_DAY, day - noticeDays)),
		isOverdue: daysUntilRenewal < 0,
	};
}

/**
 * Whether the renewal's day, or its decision deadline when the window is measured on that, lies in
 * the window; a renewal in grace always does. `noticeDays` as in {@link assess}; without any, the
 * renewal's day is the deadline, so that nothing is lost for want of a notice period.
 */
export function isInWindow(
	day: Day,
	window: RenewalWindow,
	noticeDays: number | undefined = window.noticeDays,
): boolean {
	const days = day - window.today;
	if (days < 0 && days >= -window.graceDays) return true;
	const measured = window.measure === 'renewalDate' ? days : days - (noticeDays ?? 0);
	return measured >= window.from && measured <= window.to;
}

/** From the first to the last day, both included. */
export interface DaySpan {
	from: Day;
	to: Day;
}

/**
 * The days on which a renewal can fall that is in the window: what to ask a vendor for.
 * `noticeDays` as in {@link isInWindow}.
 */
export function renewalDaysOf(window: RenewalWindow, noticeDays: number | undefined = window.noticeDays): DaySpan {
	const shift = window.measure === 'renewalDate' ? 0 : (noticeDays ?? 0);
	const from = window.from + shift;
	const to = window.to + shift;
	if (window.graceDays === 0) return { from: window.today + from, to: window.today + to };
	return {
		from: window.today + Math.min(from, -window.graceDays),
		to: window.today + Math.max(to, -1),
	};
}
