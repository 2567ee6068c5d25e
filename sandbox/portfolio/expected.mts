import { addDays } from './calendar.mts';

/** One customer's renewal as the sandbox knows it; no day when it has no (readable) date. */
export interface Renewal {
	customerId: string;
	customerName: string;
	/** `YYYY-MM-DD`; where the vendor reports instants, in the window's zone */
	renewalDate: string | null;
}

/** Both ends count: `[today + from, today + to]` in days. */
export interface RenewalWindow {
	today: string;
	from: number;
	to: number;
	/** IANA zone whose calendar counts where a vendor reports instants, not days */
	zone: string;
}

/** The right answer to "what renews in the window", to hold the nodes against. */
export interface Expected<R extends Renewal = Renewal> {
	due: R[];
	/** before the window begins */
	overdue: R[];
	undated: R[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byDayThenId = (a: Renewal, b: Renewal): number =>
	compare(a.renewalDate ?? '', b.renewalDate ?? '') || compare(a.customerId, b.customerId);

export function expectedRenewals<R extends Renewal>(
	renewals: readonly R[],
	{ today, from, to }: Omit<RenewalWindow, 'zone'>,
): Expected<R> {
	const first = addDays(today, from);
	const last = addDays(today, to);
	const dated = renewals.filter((renewal) => renewal.renewalDate !== null).sort(byDayThenId);
	const dayOf = (renewal: R) => renewal.renewalDate ?? '';
	return {
		due: dated.filter((renewal) => dayOf(renewal) >= first && dayOf(renewal) <= last),
		overdue: dated.filter((renewal) => dayOf(renewal) < first),
		undated: renewals.filter((renewal) => renewal.renewalDate === null),
	};
}
