import type { IDataObject } from 'n8n-workflow';

import type { SubscriptionRow } from '../api/contracts';

/** The fields that users need first, with Adobe's names. */
export const simplify = (row: SubscriptionRow): IDataObject => ({
	subscriptionId: row.subscriptionId ?? null,
	offerId: row.offerId ?? null,
	status: row.status ?? null,
	renewalDate: row.renewalDate ?? null,
	currentQuantity: row.currentQuantity ?? null,
	usedQuantity: row.usedQuantity ?? null,
	renewedQuantity: row.renewedQuantity ?? null,
	autoRenewalEnabled: row.autoRenewal?.enabled ?? null,
	renewalQuantity: row.autoRenewal?.renewalQuantity ?? null,
	allowedActions: row.allowedActions ?? [],
});
