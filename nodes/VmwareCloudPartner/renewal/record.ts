import type { VendorRenewal } from '../../../shared/renewal/dueRenewals';
import type { AutoRenew } from '../../../shared/renewal/autoRenew';
import type { SubscriptionRow } from '../api/contracts';

/** MANUAL needs someone to act, and CANCEL ends; what happens with NOT_SELECTED is not documented. */
const AUTO_RENEW: Record<string, AutoRenew> = { AUTO: 'on', MANUAL: 'off', CANCEL: 'off' };

/** The names of the services of a subscription. */
export const servicesOf = ({ serviceRefs }: SubscriptionRow): string[] =>
	(serviceRefs ?? []).flatMap(({ id, name }) => name ?? id ?? []);

export const customerNameOf = ({ customerRef }: SubscriptionRow): string | null =>
	customerRef?.name ?? customerRef?.orgName ?? null;

/** A subscription as a renewal. VMware reports neither a quantity nor a term here. */
export function renewalIn(row: SubscriptionRow): VendorRenewal {
	return {
		date: row.subscriptionEndDate,
		source: {
			vendor: 'VMware',
			customerId: row.customerOrgId ?? row.customerRef?.orgId ?? null,
			customerName: customerNameOf(row),
			resellerId: row.resellerRef?.orgId ?? row.resellerRef?.partnerId ?? null,
			resellerName: row.resellerRef?.name ?? null,
			subscriptionId: row.id ?? row.billingEngineSubscriptionId ?? null,
			product: servicesOf(row).join(', ') || null,
			sku: null,
			quantity: null,
			usedQuantity: null,
			termMonths: null,
			autoRenew: AUTO_RENEW[row.renewalPreference ?? ''] ?? 'unknown',
			status: row.status ?? null,
		},
	};
}
