import type { VendorRenewal } from '../../../../../shared/renewal/dueRenewals';
import type { LicenseRow } from '../api/contracts';

/** A license as a renewal. What Acorn does not say is null. */
export const renewalIn = (row: LicenseRow): VendorRenewal => ({
	date: row.expires_at,
	source: {
		vendor: 'Acorn',
		customerId: row.customer?.id ?? null,
		customerName: row.customer?.name ?? null,
		resellerId: null,
		resellerName: null,
		subscriptionId: row.id ?? null,
		product: row.product ?? null,
		sku: null,
		quantity: row.seats ?? null,
		usedQuantity: null,
		termMonths: null,
		autoRenew: row.auto_renew === true ? 'on' : row.auto_renew === false ? 'off' : 'unknown',
		status: null,
	},
});
