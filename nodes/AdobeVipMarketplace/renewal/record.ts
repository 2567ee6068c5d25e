import { readAutoRenew } from '../../../shared/renewal/autoRenew';
import type { VendorRenewal } from '../../../shared/renewal/dueRenewals';
import type { Customer } from '../account/customers';
import type { SubscriptionRow } from '../api/contracts';

/** Adobe docs, Auto-renewal: changes should be final this many days before the renewal. */
export const NOTICE_DAYS = 3;

/** What a subscription's status means for its renewal. */
export const RENEWAL_STATES = ['active', 'pending', 'scheduled', 'late'] as const;
export type RenewalState = (typeof RENEWAL_STATES)[number];

const STATUS_TEXTS: Record<RenewalState, string> = {
	active: 'active',
	pending: 'pending',
	scheduled: 'scheduled',
	late: 'late renewal possible',
};

/**
 * Whether and how a subscription can still renew (Adobe docs, Status codes and Manual renewals); `undefined` when it
 * has ended. A status that the docs do not name counts as active, so that nothing is lost. `late` is only a
 * possibility: Adobe allows MANUAL_RENEWAL on one-time offers too, and a preview then rejects them (1122, 3122).
 */
export function renewalStateOf({ status, allowedActions }: SubscriptionRow): RenewalState | undefined {
	if (status === '1004') return allowedActions?.includes('MANUAL_RENEWAL') === true ? 'late' : undefined;
	if (status === '1002') return 'pending';
	return status === '1009' ? 'scheduled' : 'active';
}

/**
 * Seats that are left to renew: those of the running term without those that were renewed early. The quantity that
 * auto-renewal is set to order (`renewalQuantity`) is unrelated: in Adobe's own sample of a partial early renewal 10
 * seats are current, 5 set to renew and 5 renewed, and 5 remain (Adobe docs, Manual renewals). A scheduled subscription
 * has no seats before the renewal that begins it; all of its planned ones count.
 * @returns `undefined` when early renewals cover all, `null` when unknown
 */
function seatsToRenew({
	status,
	currentQuantity,
	renewedQuantity,
	autoRenewal,
}: SubscriptionRow): number | null | undefined {
	if (status === '1009') return autoRenewal?.renewalQuantity ?? null;
	const seats = currentQuantity ?? null;
	const renewed = renewedQuantity ?? 0;
	if (seats === null || renewed === 0) return seats;
	return renewed >= seats ? undefined : seats - renewed;
}

/**
 * Seats that lapse at the renewal: all remaining seats if auto-renewal is off, otherwise those that it is not set to
 * order. What auto-renewal orders of a partly renewed subscription whose renewal quantity is lower is not documented
 * (it may count the renewed seats or not), so that stays unknown.
 */
function seatsToLapse({ autoRenewal, currentQuantity, renewedQuantity, status }: SubscriptionRow, left: number | null) {
	const planned = autoRenewal?.renewalQuantity ?? null;
	if (left === null || status === '1009') return null;
	if (autoRenewal?.enabled === false) return left;
	if (autoRenewal?.enabled !== true || planned === null) return null;
	const lapsing = Math.max(0, (currentQuantity ?? left) - planned);
	return lapsing > 0 && (renewedQuantity ?? 0) > 0 ? null : lapsing;
}

/** Seats that auto-renewal is set to order; none when it is off. */
function seatsPlanned({ autoRenewal }: SubscriptionRow): number | null {
	if (autoRenewal?.enabled === false) return 0;
	return autoRenewal?.enabled === true ? (autoRenewal.renewalQuantity ?? null) : null;
}

/**
 * A subscription as a renewal; `undefined` when nothing of it is left to renew.
 * @param noticeDays days between the decision deadline and the renewal
 */
export function renewalIn(row: SubscriptionRow, customer: Customer, noticeDays: number): VendorRenewal | undefined {
	const state = renewalStateOf(row);
	const quantity = seatsToRenew(row);
	if (state === undefined || quantity === undefined) return undefined;
	return {
		date: row.renewalDate,
		source: {
			vendor: 'Adobe',
			customerId: customer.id,
			customerName: customer.name,
			resellerId: customer.resellerId,
			resellerName: customer.resellerName,
			subscriptionId: row.subscriptionId ?? null,
			// Only Adobe's price list has product names.
			product: null,
			sku: row.offerId ?? null,
			quantity,
			usedQuantity: row.usedQuantity ?? null,
			termMonths: null,
			autoRenew: readAutoRenew(row.autoRenewal?.enabled),
			status: [row.status, STATUS_TEXTS[state]].filter(Boolean).join(' '),
			noticeDays,
			plannedQuantity: seatsPlanned(row),
			lapsingQuantity: seatsToLapse(row, quantity),
		},
	};
}
