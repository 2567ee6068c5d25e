import type { VendorRenewal } from '../../../shared/renewal/dueRenewals';
import { licenseLimitOf, type CompanyRow } from '../api/contracts';

/**
 * A company's license as a renewal: Keepnet has one license per company, without id, term or auto-renewal.
 * @param date when it ends, as the account writes it
 */
export function renewalIn(row: CompanyRow, date: unknown): VendorRenewal {
	return {
		date,
		source: {
			vendor: 'Keepnet',
			customerId: row.companyResourceId ?? null,
			customerName: row.companyName ?? null,
			resellerId: null,
			resellerName: row.resellerName ?? null,
			subscriptionId: null,
			product: row.licenseTypeName ?? null,
			sku: null,
			quantity: licenseLimitOf(row),
			usedQuantity: row.targetUserCount ?? null,
			termMonths: null,
			autoRenew: 'unknown',
			status: statusOf(row),
		},
	};
}

function statusOf({ licenceExpired }: CompanyRow): string | null {
	if (licenceExpired === undefined || licenceExpired === null) return null;
	return licenceExpired ? 'expired' : 'active';
}
