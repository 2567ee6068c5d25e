import { dayOfInstant, isoOf, isZone } from './day';
import type { Day } from './day';
import { readDate } from './readDate';

/** The day that has to lie in the window. */
export type Measure = 'renewalDate' | 'decisionDeadline';

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
	/** Days before the renewal by which it has to be decided; default: none is known. */
	noticeDays?: number;
	/** default `renewalDate` */
	measure?: Measure;
}

/** `[today + from, today + to]`, both days included. */
export interface RenewalWindow {
	today: Day;
	from: number;
	to: number;
	zone: string;
	/** ascending, each once */
	stages: readonly number[];
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
	 * largest, `overdue` when the renewal date is past. Always counted to the renewal date.
	 */
	renewalStage: string;
	/** `null` when no notice period is known */
	decisionDeadline: string | null;
	isOverdue: boolean;
}

type WindowField = 'asOf' | 'zone' | 'from' | 'to' | 'stages' | 'noticeDays';

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

export const DEFAULT_STAGES: readonly number[] = [90, 60, 30, 14, 7, 1, 0];

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
			throw new WindowError(
				'asOf',
				`As Of cannot be used because ${reading.reason}; write it like 2027-01-14`,
			);
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
 * not whole or too large, a negative stage or notice period, or `from` after `to`
 */
export function createWindow(settings: WindowSettings): RenewalWindow {
	const { zone, from, to, noticeDays, measure = 'renewalDate' } = settings;
	if (!isZone(zone)) {
		throw new WindowError(
			'zone',
			`"${zone}" is not a time zone; use an IANA name such as Europe/Berlin or UTC`,
		);
	}
	checkDays('from', 'From', from, -FARTHEST_DAYS);
	checkDays('to', 'To', to, -FARTHEST_DAYS);
	if (from > to) {
		throw new WindowError('from', `From (${from}) must not be greater than To (${to})`);
	}
	if (noticeDays !== undefined) checkDays('noticeDays', 'Notice days', noticeDays, 0);
	const stages = stagesOf(settings.stages ?? DEFAULT_STAGES);
	return { today: todayOf(settings), from, to, zone, stages, noticeDays, measure };
}

function stageOf(daysUntilRenewal: number, stages: readonly number[]): string {
	if (daysUntilRenewal < 0) return 'overdue';
	for (const stage of stages) {
		if (daysUntilRenewal <= stage) return String(stage);
	}
	return 'later';
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
		renewalStage: stageOf(daysUntilRenewal, window.stages),
		decisionDeadline: noticeDays === undefined ? null : isoOf(day - noticeDays),
		isOverdue: daysUntilRenewal < 0,
	};
}

/**
 * Whether the renewal's day, or its decision deadline when the window is measured on that, lies in
 * the window. `noticeDays` as in {@link assess}; without any, the renewal's day is the deadline, so
 * that nothing is lost for want of a notice period.
 */
export function isInWindow(
	day: Day,
	window: RenewalWindow,
	noticeDays: number | undefined = window.noticeDays,
): boolean {
	const measured = window.measure === 'renewalDate' ? day : day - (noticeDays ?? 0);
	const days = measured - window.today;
	return days >= window.from && days <= window.to;
}
