import { readRow } from '../../../shared/engine/contract';
import { valueAt } from '../../../shared/engine/endpoint';
import { VendorError } from '../../../shared/engine/errors';
import { send } from '../../../shared/engine/http/send';
import type { Session } from '../../../shared/engine/http/session';
import { sideBySide } from '../../../shared/engine/http/concurrently';
import { customerUsage, type UsageRow } from '../api/contracts';
import { customersUsage } from '../api/endpoints';

/** So many customers the usage call takes at the most. */
const BATCH = 20;

/** Milliseconds until an answer without a list is asked for again. */
const SECOND_LOOK = 500;

export interface Usage {
	row: UsageRow;
	raw: Record<string, unknown>;
}

/** The usage of customers, by their ids in lower case; whom Trend Micro tells nothing of is not in it. */
export async function readUsage(session: Session, ids: readonly string[]): Promise<Map<string, Usage>> {
	const batches: string[][] = [];
	for (let at = 0; at < ids.length; at += BATCH) batches.push(ids.slice(at, at + BATCH));
	const deviations: string[] = [];
	const read = await sideBySide(session, batches, async (own, batch) => await readBatch(own, batch, deviations));
	if (deviations.length > 0) {
		const more = deviations.length > 1 ? `; and ${deviations.length - 1} more` : '';
		session.host.hint(
			`Trend Micro answered differently than documented (${customersUsage.name}): ${deviations[0]}${more}`,
		);
	}
	return new Map(read.flat().map((usage) => [usage.row.id?.toLowerCase() ?? '', usage]));
}

async function readBatch(session: Session, batch: string[], deviations: string[]): Promise<Usage[]> {
	const ask = async () =>
		valueAt((await send(session, customersUsage, { query: { cids: batch.join(',') } })).body, 'customers');
	let found = await ask();
	// No list at all is not the same as no usage.
	if (found === undefined || found === null) {
		await session.host.wait(SECOND_LOOK);
		found = (await ask()) ?? [];
	}
	if (!Array.isArray(found)) {
		throw new VendorError(
			'unreadable',
			`Trend Micro answered differently than documented (${customersUsage.name}): customers is not a list`,
		);
	}
	return found.flatMap((raw: Record<string, unknown>) => {
		const read = readRow(customerUsage, raw);
		deviations.push(...(read?.deviations ?? ['a customer is no object and was left out']));
		return read === undefined ? [] : [{ row: read.row, raw }];
	});
}

/** Seats in use, all activation codes together; `null` when none of them is told. */
export function usedSeatsOf(row: UsageRow | undefined): number | null {
	const told = (row?.seat_usages ?? []).flatMap(({ used }) => (typeof used === 'number' ? [used] : []));
	return told.length === 0 ? null : told.reduce((sum, used) => sum + used, 0);
}
