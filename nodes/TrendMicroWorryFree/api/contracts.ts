import type { z } from 'zod';

import type { RowContract } from '../../../shared/engine/contract';
import { date, flag, list, number, object, text } from '../../../shared/engine/contract';

/**
 * A row of "List customers". The page's table and its sample disagree on types (`license_type` is an integer there and
 * text here) and on the form of `expire`, so either is read.
 */
export const customerRow = object({
	id: text(),
	/** "Internal use only" */
	eid: text(),
	name: text(),
	/** IANA name */
	time_zone: text(),
	/** ISO 8601, UTC, with or without seconds */
	expire: date(),
	/** Name of the service plan */
	sp_subscription: text(),
	seat_count: number(),
	/** Months */
	license_period: number(),
	/** 0 = trial, 1 = full */
	license_type: number(),
	auto_renewal: flag(),
});

export type CustomerRow = z.infer<typeof customerRow>;

/** A row of "Get seat usage of customers": one entry for each activation code. */
export const usageRow = object({
	id: text(),
	seat_usages: list(
		object({
			activationcode: text(),
			/** Unix seconds */
			update_time: number(),
			used: number(),
		}),
	),
});

export type UsageRow = z.infer<typeof usageRow>;

export const customer: RowContract<CustomerRow> = {
	name: 'customer',
	schema: customerRow,
	id: (row) => row.id?.toLowerCase(),
};

export const customerUsage: RowContract<UsageRow> = {
	name: 'customer',
	schema: usageRow,
	id: (row) => row.id?.toLowerCase(),
};
