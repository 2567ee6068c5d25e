import { readRow } from '../../../shared/engine/contract';
import { dateText } from '../api/contracts';
import { customer } from '../api/endpoints';

/** A customer's three-year commitment, with Adobe's terms and dates; `null` is unknown. */
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

/** For a customer whose benefits could not be read. */
const UNREADABLE: Commitment = {
	status: null,
	startDate: null,
	endDate: null,
	minimumLicenses: null,
	minimumConsumables: null,
	recommitmentStatus: null,
};

const TYPE = 'THREE_YEAR_COMMIT';
const IN_FORCE = ['ACTIVE', 'COMMITTED'];

/**
 * The commitment among the benefits of a customer; `undefined` when there is none. If the benefits could not be read,
 * there may be one about which nothing is known.
 * @param deviations takes what could not be read, for a hint
 */
export function commitmentIn(raw: unknown, deviations: string[] = []): Commitment | undefined {
	const read = readRow(customer, raw);
	deviations.push(...(read?.deviations ?? []));
	const benefit = read?.row.benefits?.find(({ type }) => type === TYPE);
	const term = benefit?.commitment ?? benefit?.commitmentRequest ?? undefined;
	if (term === undefined) return read === undefined || read.deviations.length === 0 ? undefined : UNREADABLE;
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

/** Whether a commitment has no end yet, such as one that is only requested. */
export const isEndless = ({ status, endDate }: Commitment): boolean =>
	endDate === null && status !== null && !IN_FORCE.includes(status);

/** Whether renewals have to keep the minimum. */
export const isInForce = ({ status }: Commitment): boolean => status !== null && IN_FORCE.includes(status);
