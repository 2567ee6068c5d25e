import { readRow } from '../../../shared/engine/contract';
import { hintDifferences, differs } from '../../../shared/engine/differs';
import { valueAt } from '../../../shared/engine/endpoint';
import { concurrently } from '../../../shared/engine/http/concurrently';
import { send } from '../../../shared/engine/http/send';
import type { Session } from '../../../shared/engine/http/session';
import { customerUsage, type UsageRow } from '../api/contracts';
import { customersUsage } from '../api/endpoints';

/** Maximum number of customers in one usage call. */
const BATCH = 20;

/** Milliseconds until an answer without any usage is requested again. */
const SECOND_LOOK = 500;

export interface Usage {
	row: UsageRow;
	raw: Record<string, unknown>;
}

/** The usage of customers, by their IDs in lower case. Customers without reported usage are absent. */
export async function readUsage(session: Session, ids: readonly string[]): Promise<Map<string, Usage>> {
	const batches: string[][] = [];
	for (let at = 0; at < ids.length; at += BATCH) batches.push(ids.slice(at, at + BATCH));
	const differences: string[] = [];
	const read = await concurrently(session, batches, async (own, batch) => await readBatch(own, batch, differences));
	hintDifferences(session, customersUsage, differences);
	return new Map(read.flat().map((usage) => [usage.row.id?.toLowerCase() ?? '', usage]));
}

const isEmpty = (found: unknown): boolean => Array.isArray(found) && found.length === 0;

async function readBatch(session: Session, batch: string[], differences: string[]): Promise<Usage[]> {
	const ask = async () =>
		valueAt((await send(session, customersUsage, { query: { cids: batch.join(',') } })).body, 'customers');
	let found = await ask();
	// No list at all is not the same as no usage, and several customers without any are rare enough to ask twice.
	if (found === undefined || found === null || (isEmpty(found) && batch.length > 1)) {
		await session.host.wait(SECOND_LOOK);
		found = (await ask()) ?? [];
	}
	if (!Array.isArray(found)) throw differs(customersUsage, 'customers is not a list');
	return found.flatMap((raw: Record<string, unknown>) => {
		const read = readRow(customerUsage, raw);
		differences.push(...(read?.deviations ?? ['a customer is not an object and was skipped']));
		return read === undefined ? [] : [{ row: read.row, raw }];
	});
}

/** Seats in use, all activation codes together; `null` when none of them reports any. */
export function usedSeatsOf(row: UsageRow | undefined): number | null {
	const reported = (row?.seat_usages ?? []).flatMap(({ used }) => (typeof used === 'number' ? [used] : []));
	return reported.length === 0 ? null : reported.reduce((sum, used) => sum + used, 0);
}
