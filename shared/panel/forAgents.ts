import type { IDataObject } from 'n8n-workflow';

import type { RenewalRecord } from '../renewal/record';

/** The columns that answer a question about renewals. */
const COLUMNS = [
	'vendor',
	'customerId',
	'customerName',
	'product',
	'sku',
	'quantity',
	'renewalDate',
	'decisionDeadline',
	'amount',
	'currency',
] as const satisfies ReadonlyArray<keyof RenewalRecord>;

/**
 * A renewal as an AI agent gets it. Everything a tool returns goes to the model and costs tokens in every turn, so a
 * row has a third of the characters of a full record. Unknown values are absent. The status is included once the date
 * has passed, because it then says whether the renewal can still be saved.
 */
export function forAgents(record: RenewalRecord): IDataObject {
	const known = COLUMNS.flatMap((column) => (record[column] === null ? [] : [[column, record[column]] as const]));
	return {
		...Object.fromEntries(known),
		...(record.autoRenew !== 'unknown' && { autoRenew: record.autoRenew }),
		...(record.isOverdue && record.status !== null && { status: record.status }),
	};
}
