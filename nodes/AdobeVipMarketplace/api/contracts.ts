import { z } from 'zod';

import { date, flag, list, number, object, text } from '../../../shared/engine/contract';

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
