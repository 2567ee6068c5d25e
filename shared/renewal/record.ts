import type { AutoRenew } from './autoRenew';
import { isoOf, type Day } from './dates/day';
import { assess, renewalDaysOf } from './window';
import type { RenewalFacts, RenewalWindow } from './window';

/** The columns that come from the vendor. `null` means unknown: never guessed, never 0. */
interface VendorColumns {
	vendor: string;
	/** Ids are text, with their leading zeros. */
	customerId: string | null;
	customerName: string | null;
	resellerId: string | null;
	resellerName: string | null;
	subscriptionId: string | null;
	product: string | null;
	sku: string | null;
	/** seats that are paid for */
	quantity: number | null;
	/** seats in use */
	usedQuantity: number | null;
	/** length of the commitment in months */
	termMonths: number | null;
	autoRenew: AutoRenew;
	/** the vendor's own word or code */
	status: string | null;
}

/** What the renewal costs, if the vendor says so. */
interface PriceColumns {
	/** total of the renewal, in `currency` */
	amount: number | null;
	/** ISO 4217 */
	currency: string | null;
}

/** What is set to happen at the renewal, if the vendor says so. */
interface PlanColumns {
	/** Seats that auto-renewal is set to order. */
	plannedQuantity: number | null;
	/** Of `quantity`, the seats that lapse at the renewal unless someone acts. */
	lapsingQuantity: number | null;
}

interface DerivedColumns {
	/** Seats that are paid for and not in use; `null` unless both are known. */
	unusedQuantity: number | null;
	/** The first and the last renewal day that the vendor was asked for, `YYYY-MM-DD`. */
	requestedFrom: string;
	requestedUntil: string;
}

type DerivedFromDay = { [Fact in keyof RenewalFacts]: RenewalFacts[Fact] | null };

/**
 * One renewal as a flat row: the same columns for every vendor, all of them always present and in the same order. The
 * five that follow from the day are `null` when the renewal has none.
 */
export interface RenewalRecord extends VendorColumns, DerivedFromDay, PriceColumns, DerivedColumns, PlanColumns {}

/** What a vendor's answer says about one renewal. */
export interface RenewalSource extends VendorColumns, Partial<PriceColumns & PlanColumns> {
	renewalDay: Day | null;
	/** The vendor's own notice period in days; it takes precedence over the window's. */
	noticeDays?: number;
}

const NO_FACTS: DerivedFromDay = {
	renewalDate: null,
	daysUntilRenewal: null,
	renewalStage: null,
	decisionDeadline: null,
	isOverdue: null,
};

/** Vendors also write `''` for unknown values. */
function known(text: string | null | undefined): string | null {
	return text === '' ? null : (text ?? null);
}

const unusedOf = (quantity: number | null, used: number | null) =>
	quantity === null || used === null ? null : Math.max(0, quantity - used);

/** The row of one renewal, seen from the window. */
export function toRecord(source: RenewalSource, window: RenewalWindow): RenewalRecord {
	const { renewalDay, noticeDays } = source;
	const facts = renewalDay === null ? NO_FACTS : assess(renewalDay, window, noticeDays);
	const requested = renewalDaysOf(window, noticeDays);
	return {
		// Columns for people come first, because an editor, a sheet and a mail show the left columns. Columns that only programs need come last.
		customerName: known(source.customerName),
		product: known(source.product),
		quantity: source.quantity,
		renewalDate: facts.renewalDate,
		daysUntilRenewal: facts.daysUntilRenewal,
		renewalStage: facts.renewalStage,
		decisionDeadline: facts.decisionDeadline,
		autoRenew: source.autoRenew,
		vendor: source.vendor,
		isOverdue: facts.isOverdue,
		status: known(source.status),
		termMonths: source.termMonths,
		usedQuantity: source.usedQuantity,
		sku: known(source.sku),
		resellerName: known(source.resellerName),
		amount: source.amount ?? null,
		currency: known(source.currency),
		unusedQuantity: unusedOf(source.quantity, source.usedQuantity),
		plannedQuantity: source.plannedQuantity ?? null,
		lapsingQuantity: source.lapsingQuantity ?? null,
		requestedFrom: isoOf(requested.from),
		requestedUntil: isoOf(requested.to),
		customerId: known(source.customerId),
		resellerId: known(source.resellerId),
		subscriptionId: known(source.subscriptionId),
	};
}

/** The same row once the seats in use are known. */
export const withUsedQuantity = (record: RenewalRecord, usedQuantity: number | null): RenewalRecord => ({
	...record,
	usedQuantity,
	unusedQuantity: unusedOf(record.quantity, usedQuantity),
});
