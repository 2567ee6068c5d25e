import { addDays, dayOf } from '../portfolio/calendar.mts';

/** A three-year commitment (Adobe: Three-year commit). Days are `YYYY-MM-DD`. */
export interface Commitment {
	startDate: string;
	/** a day before the third anniversary of its start */
	endDate: string;
	status: 'REQUESTED' | 'ACCEPTED' | 'COMMITTED' | 'ACTIVE' | 'DECLINED' | 'NONCOMPLIANT' | 'EXPIRED';
	/** the seats that the customer has to keep */
	licenses: number;
	/** asked to commit again, in the last year of the term */
	recommitment: 'REQUESTED' | 'ACCEPTED' | null;
}

/** @param created milliseconds */
export function makeCommitment(created: number, today: string): Commitment {
	const startDate = dayOf(created);
	const anniversary = `${Number(startDate.slice(0, 4)) + 3}${startDate.slice(4)}`;
	const endDate = addDays(anniversary, -1);
	return { startDate, endDate, status: endDate < today ? 'EXPIRED' : 'COMMITTED', licenses: 50, recommitment: null };
}

/** A customer's `benefits`. */
export const benefitsOf = (commitment: Commitment | null): unknown[] =>
	commitment === null
		? []
		: [
				{
					type: 'THREE_YEAR_COMMIT',
					commitment: termOf(commitment, commitment.status),
					commitmentRequest: null,
					recommitmentRequest: commitment.recommitment === null ? null : termOf(commitment, commitment.recommitment),
				},
			];

const termOf = ({ startDate, endDate, licenses }: Commitment, status: string) => ({
	startDate,
	endDate,
	status,
	minimumQuantities: [{ offerType: 'LICENSE', quantity: licenses }],
});
