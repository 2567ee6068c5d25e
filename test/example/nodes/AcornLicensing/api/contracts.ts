import type { z } from 'zod';

import { date, flag, number, object, text, type RowContract } from '../../../../../shared/engine/contract';

/** A row of "List licenses". Lenient: any field may be absent, null or written as text. */
const licenseRow = object({
	id: text(),
	customer: object({ id: text(), name: text() }).nullish(),
	product: text(),
	seats: number(),
	/** ISO 8601 */
	expires_at: date(),
	auto_renew: flag(),
});

export type LicenseRow = z.infer<typeof licenseRow>;

export const license: RowContract<LicenseRow> = { name: 'license', schema: licenseRow, id: (row) => row.id };
