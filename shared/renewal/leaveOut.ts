import type { AutoRenew } from './autoRenew';

/** What is told of a renewal besides its date. */
export interface RenewalTerms {
	autoRenew: AutoRenew;
	/** `null` when it is not told */
	termMonths: number | null;
	/** `null` when it is not told */
	status: string | null;
}

/** What is noise among the renewals of a window. */
export interface LeaveOut {
	/** `on` leaves out what renews by itself; `off` what does not. What is not told counts as needing action. */
	autoRenew: 'none' | 'on' | 'off';
	/** Shorter terms are left out; a term that is not told stays. 0 leaves out none. */
	minTermMonths: number;
	/** in lower case */
	statuses: ReadonlySet<string>;
}

/**
 * Statuses after which nothing is left to renew, and trials. Not `expired`, `inactive`, `suspended` or `lapsed`: such a
 * one may be in grace and is worth a call.
 */
export const ENDED_STATUSES: readonly string[] = [
	'cancelled',
	'canceled',
	'terminated',
	'deleted',
	'converted',
	'trial',
	'trialing',
];

/** Why a renewal is left out: `kind` for counting, `reason` for the item; both are clauses. */
export interface LeftOut {
	kind: string;
	reason: string;
}

const RENEWS: LeftOut = { kind: 'renews by itself', reason: 'renews by itself' };
const RENEWS_NOT: LeftOut = { kind: 'does not renew by itself', reason: 'does not renew by itself' };
const NOT_TOLD: LeftOut = { kind: 'does not renew by itself', reason: 'is not known to renew by itself' };

function leftOutByAutoRenew(autoRenew: AutoRenew, setting: LeaveOut['autoRenew']): LeftOut | undefined {
	if (setting === 'on') return autoRenew === 'on' ? RENEWS : undefined;
	if (setting === 'none' || autoRenew === 'on') return undefined;
	return autoRenew === 'off' ? RENEWS_NOT : NOT_TOLD;
}

const inMonths = (months: number) => `${months} ${months === 1 ? 'month' : 'months'}`;

/** `undefined` for a renewal that stays. */
export function leftOutBy(leaveOut: LeaveOut, { autoRenew, termMonths, status }: RenewalTerms): LeftOut | undefined {
	if (status !== null && leaveOut.statuses.size > 0 && leaveOut.statuses.has(status.trim().toLowerCase())) {
		return { kind: `status ${status.trim().toLowerCase()}`, reason: `status is ${status.trim()}` };
	}
	if (termMonths !== null && termMonths < leaveOut.minTermMonths) {
		return {
			kind: `term shorter than ${inMonths(leaveOut.minTermMonths)}`,
			reason: termMonths === 0 ? 'term of less than a month' : `term of ${inMonths(termMonths)}`,
		};
	}
	return leftOutByAutoRenew(autoRenew, leaveOut.autoRenew);
}

/** Counts what is left out although its date is in the window, so that nothing goes unnoticed. */
export class LeftOutCount {
	private readonly counts = new Map<string, number>();

	add(kind: string): void {
		this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
	}

	/** A sentence for people, `undefined` when nothing was left out. */
	told(kept: number): string | undefined {
		if (this.counts.size === 0) return undefined;
		const left = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
		const kinds = [...this.counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`);
		return `${kept + left} renew in the window; ${left} left out: ${kinds.join(', ')}`;
	}
}
