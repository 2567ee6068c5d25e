import type { VendorRenewal } from '../../../shared/renewal/dueRenewals';
import { readAutoRenew } from '../../../shared/renewal/autoRenew';
import type { CustomerRow } from '../api/contracts';

const TRIAL = 0;
const LICENSE_TYPES: Record<number, string> = { 0: 'trial', 1: 'full' };

export const isTrial = (row: CustomerRow): boolean => row.license_type === TRIAL;

/** `trial` or `full`; a number that the documentation does not explain is returned unchanged. */
function licenseTypeOf({ license_type: type }: CustomerRow): string | null {
	if (type === undefined || type === null) return null;
	return LICENSE_TYPES[type] ?? String(type);
}

/**
 * A customer's license as a renewal: Trend Micro lists one per customer, without an ID of its own.
 * @param date when it ends
 */
export function renewalIn(row: CustomerRow, date: unknown): VendorRenewal {
	return {
		date,
		source: {
			vendor: 'Trend Micro',
			customerId: row.id ?? null,
			customerName: row.name ?? null,
			resellerId: null,
			resellerName: null,
			subscriptionId: null,
			product: row.sp_subscription ?? null,
			sku: null,
			quantity: row.seat_count ?? null,
			usedQuantity: null,
			termMonths: row.license_period ?? null,
			autoRenew: readAutoRenew(row.auto_renewal),
			status: licenseTypeOf(row),
		},
	};
}
