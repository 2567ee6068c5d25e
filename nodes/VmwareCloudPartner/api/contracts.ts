import type { z } from 'zod';

import type { RowContract } from '../../../shared/engine/contract';
import { date, list, object, text } from '../../../shared/engine/contract';

/** `DistributorSubscription`. Every property is optional. */
export const subscriptionRow = object({
	/** Created by VMware Cloud Services */
	id: text(),
	/** `M` and digits */
	billingEngineSubscriptionId: text(),
	subscriptionGroupId: text(),
	customerOrgId: text(),
	customerRef: object({ name: text(), orgId: text(), orgName: text() }).nullish(),
	resellerRef: object({ name: text(), orgId: text(), partnerId: text() }).nullish(),
	serviceRefs: list(object({ id: text(), name: text() })),
	/** One of `STATUSES` */
	status: text(),
	/** AUTO, MANUAL, CANCEL or NOT_SELECTED */
	renewalPreference: text(),
	/** COMMIT or ONDEMAND */
	subscriptionType: text(),
	/** MARKETPLACE_2T, VMWARE or PARTNER_2T */
	orderSourceType: text(),
	currency: text(),
	/** ISO 8601 */
	subscriptionStartDate: date(),
	subscriptionEndDate: date(),
});

export type SubscriptionRow = z.infer<typeof subscriptionRow>;

export const STATUSES = [
	'ACTIVE',
	'CANCELLED',
	'CREATED',
	'ERROR',
	'EXPIRED',
	'PENDING_EXPIRY',
	'SUBMITTED',
	'SUSPENDED',
	'TERMINATED',
] as const;

export const subscription: RowContract<SubscriptionRow> = {
	name: 'subscription',
	schema: subscriptionRow,
	id: (row) => row.id || row.billingEngineSubscriptionId,
};
