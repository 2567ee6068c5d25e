import { readRow } from '../../../shared/engine/contract';
import { hintDifferences, differs } from '../../../shared/engine/differs';
import { valueAt } from '../../../shared/engine/endpoint';
import { concurrently } from '../../../shared/engine/http/concurrently';
import { send } from '../../../shared/engine/http/send';
import type { Session } from '../../../shared/engine/http/session';
import { secondLook } from '../../../shared/engine/secondLook';
import { customerUsage, type UsageRow } from '../api/contracts';
import { customersUsage } from '../api/endpoints';

/** Maximum number of customers in one usage call. */
const BATCH = 20;

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
	if (ids.length > 1 && read.every(({ length }) => length === 0))
		session.host.hint(
			`Trend Micro: seats in use are unknown, because none of the ${ids.length} customers has any usage.`,
		);
	return new Map(read.flat().map((usage) => [usage.row.id?.toLowerCase() ?? '', usage]));
}

/**
 * No list at all is not the same as no usage, several customers without any are rare enough to ask twice, and `null` or
 * `{}` may stand in for a customer once.
 */
function isOdd(found: unknown, asked: number): boolean {
	if (!Array.isArray(found) || (found.length === 0 && asked > 1)) return true;
	return found.some((raw) => !valueAt(raw, 'id'));
}

async function readBatch(session: Session, batch: string[], differences: string[]): Promise<Usage[]> {
	const found = await secondLook(
		session,
		async () => valueAt((await send(session, customersUsage, { query: { cids: batch.join(',') } })).body, 'customers'),
		(answer) => isOdd(answer, batch.length),
	);
	if (found === undefined || found === null) return [];
	if (!Array.isArray(found)) throw differs(customersUsage, 'customers is not a list');
	return found.flatMap((raw: Record<string, unknown>) => {
		const read = readRow(customerUsage, raw);
		differences.push(...(read?.deviations ?? ['a customer is not an object and was skipped']));
		if (read === undefined) return [];
		if (read.row.id) return [{ row: read.row, raw }];
		differences.push('a customer has no ID and was skipped');
		return [];
	});
}

/** Seats in use, all activation codes together; `null` when none of them reports any. */
export function usedSeatsOf(row: UsageRow | undefined): number | null {
	const reported = (row?.seat_usages ?? []).flatMap(({ used }) => (typeof used === 'number' ? [used] : []));
	return reported.length === 0 ? null : reported.reduce((sum, used) => sum + used, 0);
}
