import { toRecord } from '../../shared/renewal/record';
import { createWindow } from '../../shared/renewal/window';

/** The columns of Get Upcoming in their order, as an empty record has them. */
export const RECORD_COLUMNS: readonly string[] = Object.keys(
	toRecord(
		{
			vendor: '',
			customerId: null,
			customerName: null,
			resellerId: null,
			resellerName: null,
			subscriptionId: null,
			product: null,
			sku: null,
			quantity: null,
			usedQuantity: null,
			termMonths: null,
			autoRenew: 'unknown',
			status: null,
			renewalDay: null,
		},
		createWindow({ now: 0, zone: 'UTC', from: 0, to: 0 }),
	),
);
