import { readRow } from '../../../shared/engine/contract';
import { dateText } from '../api/contracts';
import { customer } from '../api/endpoints';

/** A customer's three-year commitment, as Adobe words and dates it; `null` is unknown. */
export interface Commitment {
	/** COMMITTED and ACTIVE ones are in force. */
	status: string | null;
	/** YYYY-MM-DD */
	startDate: string | null;
	/** YYYY-MM-DD */
	endDate: string | null;
	/** Seats that the customer has to keep until the commitment ends. */
	minimumLicenses: number | null;
	minimumConsumables: number | null;
	/** Whether the customer was asked to commit again, and agreed. */
	recommitmentStatus: string | null;
}

const TYPE = 'THREE_YEAR_COMMIT';
const IN_FORCE = ['ACTIVE', 'COMMITTED'];

/**
 * The commitment among the benefits of a customer; `undefined` when there is none.
 * @param deviations takes what could not be read, for a hint: such a customer may have a commitment all the same
 */
export function commitmentIn(raw: unknown, deviations: string[] = []): Commitment | undefined {
	const read = readRow(customer, raw);
	deviations.push(...(read?.deviations ?? []));
	const benefit = read?.row.benefits?.find(({ type }) => type === TYPE);
	const term = benefit?.commitment ?? benefit?.commitmentRequest ?? undefined;
	if (term === undefined) return undefined;
	const least = (wanted: string) =>
		term.minimumQuantities?.find(({ offerType }) => offerType === wanted)?.quantity ?? null;
	return {
		status: term.status ?? null,
		startDate: dateText(term.startDate),
		endDate: dateText(term.endDate),
		minimumLicenses: least('LICENSE'),
		minimumConsumables: least('CONSUMABLES'),
		recommitmentStatus: benefit?.recommitmentRequest?.status ?? null,
	};
}

/** Whether renewals have to keep the minimum. */
export const isInForce = ({ status }: Commitment): boolean => status !== null && IN_FORCE.includes(status);
