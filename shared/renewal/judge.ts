import type { Day } from './dates/day';
import type { DateReading } from './dates/readDate';
import { exclusionOf, type Exclusions, type RenewalTerms } from './exclusions';
import type { Tally } from './tally';
import {
	assess,
	isInWindow,
	isPastDeadline,
	noticeOf,
	type Notice,
	type RenewalFacts,
	type RenewalWindow,
} from './window';
import { counted } from './wording';

/** What is decided about a renewal, and the fields that say so. */
export interface Ruling {
	/** Whether the renewal counts: in the window and not excluded. */
	isIn: boolean;
	/** `outsideReason` is a clause; it is there when the renewal does not count. */
	fields: RenewalFacts & { outsideReason?: string };
}

const MOST_KNOWN = 20_000;

/**
 * Decides which renewals count: window, stage, and why one is excluded. Every node decides here. A million renewals
 * fall on a few thousand days, so each day is judged once.
 */
export class Judge {
	private readonly known = new Map<Notice, Map<Day, Ruling>>();
	private count = 0;

	constructor(
		readonly window: RenewalWindow,
		private readonly exclusions: Exclusions,
		private readonly tally: Tally,
	) {}

	/** What follows from a renewal's day alone. */
	place(day: Day, notice: Notice): Ruling {
		// A notice period that could not be read is reported where it was read.
		const isUnknown = notice === undefined && this.window.noticeDays === undefined;
		if (isUnknown && this.window.measure === 'decisionDeadline') this.tally.missNotice();
		if (isPastDeadline(day, this.window, notice)) this.tally.missDeadline();
		return this.placeOf(day, notice);
	}

	/** Excludes a renewal in the window because of its terms. */
	exclude(ruling: Ruling, terms: RenewalTerms): Ruling {
		const exclusion = exclusionOf(this.exclusions, terms, {
			today: this.window.today,
			renewalDate: ruling.fields.renewalDate,
		});
		if (exclusion === undefined) {
			this.tally.keep();
			return ruling;
		}
		this.tally.exclude(exclusion.kind);
		return { isIn: false, fields: { ...ruling.fields, outsideReason: exclusion.reason } };
	}

	private placeOf(day: Day, notice: Notice): Ruling {
		const known = this.known.get(notice)?.get(day);
		if (known !== undefined) return known;
		const ruling = place(day, this.window, notice);
		if (this.count < MOST_KNOWN) this.remember(day, notice, ruling);
		return ruling;
	}

	private remember(day: Day, notice: Notice, ruling: Ruling): void {
		const days = this.known.get(notice) ?? new Map<Day, Ruling>();
		this.known.set(notice, days.set(day, ruling));
		this.count += 1;
	}
}

/** The same renewal once the history says that it was already reported. */
export const alreadyReported = ({ fields }: Ruling): Ruling => ({
	isIn: false,
	fields: { ...fields, outsideReason: `already reported at stage ${fields.renewalStage}` },
});

function place(day: Day, window: RenewalWindow, notice: Notice): Ruling {
	const fields = assess(day, window, notice);
	if (isInWindow(day, window, notice)) return { isIn: true, fields };
	return { isIn: false, fields: { ...fields, outsideReason: whyOutside(day, window, notice) } };
}

function whyOutside(day: Day, window: RenewalWindow, notice: Notice): string {
	const days = day - window.today;
	const noticeDays = noticeOf(window, notice);
	if (window.measure === 'decisionDeadline' && noticeDays !== undefined) {
		const left = days - noticeDays;
		if (left === 0) return 'decision is due today';
		return left < 0 ? `decision was due ${counted(-left, 'day')} ago` : `decision is due in ${counted(left, 'day')}`;
	}
	if (days === 0) return 'renews today';
	return days < 0 ? `renewal date was ${counted(-days, 'day')} ago` : `renews in ${counted(days, 'day')}`;
}

/** Days from one to another, both included; an open end is `undefined`. */
export interface DayRange {
	from?: Day;
	to?: Day;
}

export const isOpenRange = ({ from, to }: DayRange): boolean => from === undefined && to === undefined;

/**
 * Whether a date lies in a range; `ambiguous` or `unreadable` when that cannot be decided. A date with two readings is
 * decided when both lie on the same side.
 */
export function isWithin(reading: DateReading, range: DayRange): boolean | 'ambiguous' | 'unreadable' {
	if (isOpenRange(range)) return true;
	const { from = -Infinity, to = Infinity } = range;
	const holds = (day: Day) => day >= from && day <= to;
	if (reading.kind === 'day') return holds(reading.day);
	if (reading.kind !== 'ambiguous') return reading.kind === 'unreadable' && 'unreadable';
	const isEither = holds(reading.dayFirst);
	return isEither === holds(reading.monthFirst) ? isEither : 'ambiguous';
}
