import type { IDataObject } from 'n8n-workflow';

import type { RenewalRecord } from '../renewal/record';

/** What a question about renewals is answered with. */
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
 * A renewal as an AI agent gets it. All that a tool returns goes to the model, and is paid for with every turn: a row
 * has a third of the characters of a whole record. Unknown values are absent. The status is there once the date has
 * passed, when it says whether the renewal can still be saved.
 */
export function forAgents(record: RenewalRecord): IDataObject {
	const known = COLUMNS.flatMap((column) => (record[column] === null ? [] : [[column, record[column]] as const]));
	return {
		...Object.fromEntries(known),
		...(record.autoRenew !== 'unknown' && { autoRenew: record.autoRenew }),
		...(record.isOverdue && record.status !== null && { status: record.status }),
	};
}
