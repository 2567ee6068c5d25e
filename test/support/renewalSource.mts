import { dayFrom } from '../../shared/renewal/dates/day';
import type { RenewalSource } from '../../shared/renewal/record';

/** A renewal about which a vendor says all it can. */
export const complete: RenewalSource = {
	vendor: 'keepnet',
	customerId: '0042',
	customerName: 'Birchwood Dental',
	resellerId: '7',
	resellerName: 'Harbour MSP',
	subscriptionId: 'S-1',
	product: 'Awareness',
	sku: 'AW-100',
	quantity: 25,
	usedQuantity: 0,
	termMonths: 12,
	autoRenew: 'off',
	status: 'Active',
	renewalDay: dayFrom(2027, 1, 14) ?? null,
	noticeDays: 3,
};
