import type { Told } from '../../../shared/panel/upcoming';
import type { SubscriptionRow } from '../api/contracts';

/** Whose subscriptions they are. */
export interface Customer {
	id: string;
	name: string | null;
	resellerId: string | null;
	resellerName: string | null;
}

/** Adobe docs, Auto-renewal: what is to be renewed should be settled so many days before. */
export const NOTICE_DAYS = 3;

/** What a subscription's status means for its renewal. */
export const STAGES = ['active', 'pending', 'scheduled', 'late'] as const;
export type Stage = (typeof STAGES)[number];

const STATUS_TEXTS: Record<Stage, string> = {
	active: 'active',
	pending: 'pending',
	scheduled: 'scheduled',
	late: 'late renewal',
};

/**
 * Whether and how a subscription can still renew (Adobe docs, Status codes and Manual renewals); `undefined` when it
 * has ended. A status that the docs do not name counts as active, so that nothing is lost.
 */
export function stageOf({ status, allowedActions }: SubscriptionRow): Stage | undefined {
	if (status === '1004') return allowedActions?.includes('MANUAL_RENEWAL') === true ? 'late' : undefined;
	if (status === '1002') return 'pending';
	return status === '1009' ? 'scheduled' : 'active';
}

/**
 * Seats that are left to renew: those that auto-renewal would order, or else all, without those that were renewed
 * early. `undefined` when early renewals cover all, `null` when Adobe does not tell.
 */
function seatsToRenew(row: SubscriptionRow): number | null | undefined {
	const { currentQuantity, renewedQuantity, autoRenewal } = row;
	const planned = autoRenewal?.enabled === true || row.status === '1009' ? autoRenewal?.renewalQuantity : undefined;
	const seats = planned ?? currentQuantity ?? null;
	const renewed = renewedQuantity ?? 0;
	if (seats === null || renewed === 0) return seats;
	return renewed >= seats ? undefined : seats - renewed;
}

/**
 * A subscription as a renewal; `undefined` when nothing of it is left to renew.
 * @param noticeDays days before the renewal by which it has to be decided
 */
export function renewalIn(row: SubscriptionRow, customer: Customer, noticeDays: number): Told | undefined {
	const stage = stageOf(row);
	const quantity = seatsToRenew(row);
	if (stage === undefined || quantity === undefined) return undefined;
	return {
		date: row.renewalDate,
		source: {
			vendor: 'Adobe',
			customerId: customer.id,
			customerName: customer.name,
			resellerId: customer.resellerId,
			resellerName: customer.resellerName,
			subscriptionId: row.subscriptionId ?? null,
			// Adobe names products in its price list only.
			product: null,
			sku: row.offerId ?? null,
			quantity,
			usedQuantity: row.usedQuantity ?? null,
			termMonths: null,
			autoRenew: autoRenewOf(row),
			status: [row.status, STATUS_TEXTS[stage]].filter(Boolean).join(' '),
			noticeDays,
		},
	};
}

function autoRenewOf({ autoRenewal }: SubscriptionRow): 'on' | 'off' | 'unknown' {
	const enabled = autoRenewal?.enabled ?? undefined;
	if (enabled === undefined) return 'unknown';
	return enabled ? 'on' : 'off';
}
