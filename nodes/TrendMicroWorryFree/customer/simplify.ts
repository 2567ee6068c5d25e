import type { IDataObject } from 'n8n-workflow';

import type { CustomerRow } from '../api/contracts';

/** The fields that users need first, with Trend Micro's names and numbers as numbers; `expire` stays as written. */
export const simplify = (row: CustomerRow): IDataObject => ({
	id: row.id ?? null,
	name: row.name ?? null,
	sp_subscription: row.sp_subscription ?? null,
	seat_count: row.seat_count ?? null,
	license_type: row.license_type ?? null,
	license_period: row.license_period ?? null,
	auto_renewal: row.auto_renewal ?? null,
	expire: row.expire ?? null,
	time_zone: row.time_zone ?? null,
});
