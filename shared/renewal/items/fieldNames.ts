/** Best first. Our own names, the vendors', and those that other systems use for the same. */
const NAMES = {
	date: [
		'renewalDate',
		'nextRenewalDate',
		'renewsAt',
		'renewsOn',
		'licenseRenewalDate',
		'licenseEndDate', // Keepnet
		'licenceEndDate',
		'licenseExpirationDate', // Trend Micro, Licensing Management
		'licenseExpiryDate',
		'licenseExpiry',
		'subscriptionEndDate', // VMware Cloud Partner Navigator
		'subscriptionExpirationDate',
		'cotermDate', // Adobe VIP Marketplace
		'anniversaryDate',
		'commitmentEndDate', // Microsoft Partner Center
		'contractEndDate',
		'termEndDate',
		'expire', // Trend Micro, Worry-Free
		'expires',
		'expiresAt',
		'expiresOn',
		'expireDate',
		'expirationDate',
		'expiryDate',
		'expiration',
		'expiry',
		'validUntil',
		'validTo',
		'currentPeriodEnd', // Stripe
		'endDate',
		'endsAt',
		'endsOn',
	],
	status: ['status', 'subscriptionStatus', 'licenseStatus', 'contractStatus', 'subscriptionState', 'state'],
	autoRenew: [
		'autoRenew',
		'autoRenewal',
		'autoRenewEnabled', // Microsoft Partner Center
		'autoRenewalEnabled', // Adobe's autoRenewal.enabled, flattened
		'autoRenewStatus',
		'isAutoRenew',
		'isAutoRenewal',
		'renewsAutomatically',
		'willRenew',
		'renewalPreference', // VMware
	],
	/** Never the billing cycle: a year's commitment may well be paid by the month. */
	term: [
		'termMonths',
		'termInMonths',
		'termYears',
		'termInYears',
		'termDuration', // Microsoft Partner Center
		'commitmentTerm',
		'commitment',
		'termInfo.Term', // Pax8 and others, flattened
		'termInfo',
		'term',
		'subscriptionTerm',
		'contractTerm',
		'licenseTerm',
		'licensePeriod', // Trend Micro
		'termLength',
		'contractLength',
	],
	vendor: ['vendor', 'vendorName', 'manufacturer', 'publisher', 'supplier'],
	customerId: [
		'customerId',
		'companyResourceId', // Keepnet
		'customerOrgId', // VMware
		'companyId',
		'clientId',
		'accountId',
		'tenantId',
		'organizationId',
		'orgId',
		'cid',
		'customerNumber',
		'accountNumber',
	],
	customerName: [
		'customerName',
		'customer',
		'companyName',
		'company',
		'clientName',
		'client',
		'accountName',
		'account',
		'organizationName',
		'organization',
		'tenant',
	],
	subscriptionId: [
		'subscriptionId',
		'licenseId',
		'contractId',
		'contractNumber',
		'agreementId',
		'agreementNumber',
		'licenseKey',
		'serialNumber',
		'subscription',
		'id',
	],
	product: ['sku', 'offerId', 'productId', 'product', 'productName', 'licenseTypeName', 'servicePlan'],
} as const;

export type Role = keyof typeof NAMES;

/** The keys, as an item spells them, under which it most likely tells each thing. */
export type Fields = Partial<Record<Role, string>>;

/** Names are compared without case, spaces and punctuation: `Term (Months)` is `termMonths`. */
export function bareName(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const ROLES = new Map<string, { role: Role; rank: number }>();
for (const [role, names] of Object.entries(NAMES)) {
	names.forEach((name, rank) => ROLES.set(bareName(name), { role: role as Role, rank }));
}

function bestFields(keys: readonly string[]): Fields {
	const fields: Fields = {};
	const ranks = new Map<Role, number>();
	for (const key of keys) {
		const known = ROLES.get(bareName(key));
		if (known === undefined || known.rank >= (ranks.get(known.role) ?? Infinity)) continue;
		ranks.set(known.role, known.rank);
		fields[known.role] = key;
	}
	return fields;
}

interface Shape {
	keys: readonly string[];
	fields: Fields;
}

/** The shapes met last: a million items have few, and comparing keys is quicker than ranking. */
const recentShapes: Shape[] = [];
const REMEMBERED_SHAPES = 8;

function hasShape(json: object, { keys }: Shape): boolean {
	let count = 0;
	for (const key in json) {
		if (key !== keys[count]) return false;
		count++;
	}
	return count === keys.length;
}

/**
 * Where an item most likely tells its renewal date, status, customer and so on: `renewalDate` before `License End Date`
 * before `expire` before `end_date`. Only names count, not values, so that items of one shape are all read alike.
 */
export function fieldsOf(json: object): Fields {
	for (const shape of recentShapes) {
		if (hasShape(json, shape)) return shape.fields;
	}
	const keys = Object.keys(json);
	const shape = { keys, fields: bestFields(keys) };
	recentShapes.unshift(shape);
	recentShapes.length = Math.min(recentShapes.length, REMEMBERED_SHAPES);
	return shape.fields;
}
