import type { Day } from '../../shared/renewal/dates/day';
import { assess, isInWindow, type RenewalFacts, type RenewalWindow } from '../../shared/renewal/window';

/** What a window says of a renewal on one day. */
export interface Verdict {
	facts: RenewalFacts;
	/** `undefined` in the window */
	outside: (RenewalFacts & { outsideReason: string }) | undefined;
}

const MOST_KNOWN = 20_000;

/** The verdicts of a window. A million renewals fall on a few thousand days: each day is judged once. */
export class Verdicts {
	private readonly known = new Map<number | undefined, Map<Day, Verdict>>();
	private count = 0;

	constructor(private readonly window: RenewalWindow) {}

	/** @param noticeDays as in `assess` */
	of(day: Day, noticeDays: number | undefined): Verdict {
		const known = this.known.get(noticeDays)?.get(day);
		if (known !== undefined) return known;
		const verdict = judge(day, this.window, noticeDays);
		if (this.count < MOST_KNOWN) this.remember(day, noticeDays, verdict);
		return verdict;
	}

	private remember(day: Day, noticeDays: number | undefined, verdict: Verdict): void {
		const days = this.known.get(noticeDays) ?? new Map<Day, Verdict>();
		this.known.set(noticeDays, days.set(day, verdict));
		this.count += 1;
	}
}

function judge(day: Day, window: RenewalWindow, noticeDays: number | undefined): Verdict {
	const facts = assess(day, window, noticeDays);
	if (isInWindow(day, window, noticeDays)) return { facts, outside: undefined };
	return { facts, outside: { ...facts, outsideReason: whyOutside(day, window, noticeDays) } };
}

const inDays = (days: number) => `${days} ${days === 1 ? 'day' : 'days'}`;

function whyOutside(day: Day, window: RenewalWindow, noticeDays: number | undefined): string {
	const days = day - window.today;
	if (window.measure === 'decisionDeadline' && noticeDays !== undefined) {
		const left = days - noticeDays;
		if (left === 0) return 'decision is due today';
		return left < 0 ? `decision was due ${inDays(-left)} ago` : `decision is due in ${inDays(left)}`;
	}
	if (days === 0) return 'renews today';
	return days < 0 ? `renewal date was ${inDays(-days)} ago` : `renews in ${inDays(days)}`;
}
