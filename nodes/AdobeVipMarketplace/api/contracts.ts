import { z } from 'zod';

import { date, flag, list, number, object, text } from '../../../shared/engine/contract';

/** A date as text, as Adobe wrote it. */
export const dateText = (date: string | number | null | undefined): string | null => (date ? String(date) : null);

/** A row of the customer list or the reseller list (Adobe docs, "Get customer list", "Get reseller list"). */
export const accountRow = object({
	externalReferenceId: text(),
	/** Only customers have one. */
	customerId: text(),
	resellerId: text(),
	status: text(),
	companyProfile: object({ companyName: text() }).nullish(),
	/** ISO 8601, UTC. */
	creationDate: date(),
});

export type AccountRow = z.infer<typeof accountRow>;

/** One of a customer's subscriptions (Adobe docs, "Get details of all subscriptions"). */
export const subscriptionRow = object({
	subscriptionId: text(),
	/** The offer at its base discount level. */
	offerId: text(),
	currentQuantity: number(),
	usedQuantity: number(),
	/** Seats that were already renewed early in this term. */
	renewedQuantity: number(),
	autoRenewal: object({ enabled: flag(), renewalQuantity: number() }).nullish(),
	creationDate: date(),
	/** YYYY-MM-DD: the day on which auto-renewal runs. */
	renewalDate: date(),
	status: text(),
	currencyCode: text(),
	allowedActions: list(z.string()),
});

export type SubscriptionRow = z.infer<typeof subscriptionRow>;

const commitmentTerm = object({
	/** REQUESTED, ACCEPTED, COMMITTED, ACTIVE, DECLINED, NONCOMPLIANT or EXPIRED. */
	status: text(),
	startDate: date(),
	/** YYYY-MM-DD: a day before the third anniversary of its start, as a rule. */
	endDate: date(),
	/** The seats that the customer has to keep. */
	minimumQuantities: list(object({ offerType: text(), quantity: number() })),
}).nullish();

/**
 * What a customer's own page has in addition to its list row (Adobe docs, "Get customer account", "Three-year commit").
 */
export const customerDetail = object({
	benefits: list(
		object({
			type: text(),
			commitment: commitmentTerm,
			commitmentRequest: commitmentTerm,
			recommitmentRequest: commitmentTerm,
		}),
	),
});

export type CustomerDetail = z.infer<typeof customerDetail>;

/** A customer with licenses that nobody has ordered yet (Adobe docs, "Manage notifications"). */
export const notificationRow = object({ customerId: text(), resellerId: text() });

export type NotificationRow = z.infer<typeof notificationRow>;

/** A license without an order (Adobe docs, "Get licenses pending an order"). Times are ISO 8601, UTC. */
export const pendingLicense = object({
	referenceId: text(),
	creationDate: date(),
	/** In Adobe's sample, 7 days after its creation. */
	expiryDate: date(),
	quantity: number(),
	productName: text(),
	baseOfferId: text(),
});

export type PendingLicense = z.infer<typeof pendingLicense>;

/** An offer of a price list (Adobe docs, "Manage pricing"). One offer may be listed several times. */
export const priceListOffer = object({ offerId: text(), productFamily: text() });

/** A line of an order or a preview (Adobe docs, "Preview renewal"). */
export const orderLine = object({
	subscriptionId: text(),
	currencyCode: text(),
	pricing: object({ lineItemPartnerPrice: number() }).nullish(),
});
