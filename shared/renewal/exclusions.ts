import type { AutoRenew } from './autoRenew';
import { isoOf, type Day } from './dates/day';
import { counted } from './wording';

/** What is known about a renewal besides its date. */
export interface RenewalTerms {
	autoRenew: AutoRenew;
	/** `null` when it is unknown */
	termMonths: number | null;
	/** `null` when it is unknown */
	status: string | null;
	/** The decision as written; absent while it is open. */
	decision?: string;
	/** The day on which a snoozed renewal comes back. */
	snoozedUntil?: Day;
}

/** Which renewals of a window are noise. */
export interface Exclusions {
	/**
	 * `on` excludes auto-renewing subscriptions and keeps unknown ones, because they may need action. `off` excludes
	 * everything else, unknown ones included. Two filters, one of each kind, therefore split all renewals between them.
	 */
	autoRenew: 'none' | 'on' | 'off';
	/** Shorter terms are excluded, unknown ones are kept. 0 excludes none. */
	minTermMonths: number;
	/** as {@link statusKey} writes them */
	statuses: ReadonlySet<string>;
}

/**
 * Statuses after which nothing is left to renew, and trials. Not `expired`, `inactive`, `suspended` or `lapsed`: such a
 * subscription may be in grace and is worth a call.
 */
export const ENDED_STATUSES: readonly string[] = [
	'archived',
	'canceled',
	'cancelled',
	'converted',
	'deleted',
	'free trial',
	'in trial',
	'renewed',
	'terminated',
	'trial',
	'trialing',
	'trialling',
];

/** Rarer words for the same, and German, French, Spanish, Italian, Dutch and Portuguese ones; excluded by default. */
const ENDED_ELSEWHERE = [
	...['churned', 'evaluation', 'trial period'],
	...['beendet', 'gekündigt', 'gekuendigt', 'gelöscht', 'geloescht', 'storniert', 'testversion'],
	...['verlängert', 'verlaengert'],
	...[
		'annulé',
		'annulée',
		'essai',
		'essai gratuit',
		'renouvelé',
		'renouvelée',
		'résilié',
		'résiliée',
		'supprimé',
		'supprimée',
		'terminé',
		'terminée',
	],
	...['anulado', 'cancelada', 'cancelado', 'eliminado', 'prueba', 'renovada', 'renovado', 'rescindido', 'terminado'],
	...['annullato', 'disdetto', 'rinnovata', 'rinnovato', 'prova'],
	...['beëindigd', 'geannuleerd', 'opgezegd', 'proefversie', 'verlengd', 'verwijderd'],
	...['excluído', 'teste'],
];

/** Statuses are compared without case, spaces, hyphens and underscores: `in_trial` is `In Trial`. */
export const statusKey = (status: string): string => status.toLowerCase().replace(/[\s_-]+/g, '');

export const endedStatuses: ReadonlySet<string> = new Set([...ENDED_STATUSES, ...ENDED_ELSEWHERE].map(statusKey));

/** Why a renewal is excluded: `kind` for counting, `reason` for the item; both are clauses. */
export interface Exclusion {
	kind: string;
	reason: string;
}

const AUTO_RENEWING: Exclusion = { kind: 'auto-renewing', reason: 'renews automatically' };
const NOT_AUTO_RENEWING: Exclusion = { kind: 'not auto-renewing', reason: 'does not renew automatically' };
const UNKNOWN: Exclusion = { kind: 'auto-renewal unknown', reason: 'auto-renewal is unknown' };

function autoRenewExclusion(autoRenew: AutoRenew, setting: Exclusions['autoRenew']): Exclusion | undefined {
	if (setting === 'on') return autoRenew === 'on' ? AUTO_RENEWING : undefined;
	if (setting === 'none' || autoRenew === 'on') return undefined;
	return autoRenew === 'off' ? NOT_AUTO_RENEWING : UNKNOWN;
}

/**
 * On its day a snoozed renewal is included again. A snooze beyond the renewal date is counted separately, because
 * nobody would see the renewal again.
 */
function snoozeExclusion(until: Day, { today, renewalDate }: ExclusionContext): Exclusion | undefined {
	if (until <= today) return undefined;
	const reason = `snoozed until ${isoOf(until)}`;
	if (isoOf(until) <= renewalDate) return { kind: 'snoozed', reason };
	return { kind: 'snoozed beyond the renewal date', reason: `${reason}, after the renewal date` };
}

/** Where a renewal stands when it is judged. */
interface ExclusionContext {
	today: Day;
	/** `YYYY-MM-DD` */
	renewalDate: string;
}

/** `undefined` for a renewal that stays. */
export function exclusionOf(
	exclusions: Exclusions,
	{ autoRenew, termMonths, status, decision, snoozedUntil }: RenewalTerms,
	context: ExclusionContext,
): Exclusion | undefined {
	if (decision !== undefined) return { kind: `decision ${decision.toLowerCase()}`, reason: `decision is ${decision}` };
	const snooze = snoozedUntil === undefined ? undefined : snoozeExclusion(snoozedUntil, context);
	if (snooze !== undefined) return snooze;
	if (status !== null && exclusions.statuses.has(statusKey(status))) {
		return { kind: `status ${status.trim().toLowerCase()}`, reason: `status is ${status.trim()}` };
	}
	if (termMonths !== null && termMonths < exclusions.minTermMonths) {
		return {
			kind: `term shorter than ${counted(exclusions.minTermMonths, 'month')}`,
			reason: termMonths === 0 ? 'term of less than a month' : `term of ${counted(termMonths, 'month')}`,
		};
	}
	return autoRenewExclusion(autoRenew, exclusions.autoRenew);
}
