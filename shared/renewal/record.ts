import type { AutoRenew } from './autoRenew';
import type { Day } from './dates/day';
import { assess } from './window';
import type { RenewalFacts, RenewalWindow } from './window';

/** The columns that a vendor tells. `null` is "not told": never guessed, never 0. */
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

type DerivedFromDay = { [Fact in keyof RenewalFacts]: RenewalFacts[Fact] | null };

/**
 * One renewal as a flat row, the same for every vendor, with every column always there and in the
 * order of {@link RECORD_COLUMNS}. The last five are `null` when the renewal has no day.
 */
export interface RenewalRecord extends VendorColumns, DerivedFromDay {}

/** What a vendor's answer says about one renewal. */
export interface RenewalSource extends VendorColumns {
	renewalDay: Day | null;
	/** The vendor's own notice period in days; it wins over the window's. */
	noticeDays?: number;
}

export const RECORD_COLUMNS: ReadonlyArray<keyof RenewalRecord> = [
	'vendor',
	'customerId',
	'customerName',
	'resellerId',
	'resellerName',
	'subscriptionId',
	'product',
	'sku',
	'quantity',
	'usedQuantity',
	'termMonths',
	'autoRenew',
	'status',
	'renewalDate',
	'daysUntilRenewal',
	'renewalStage',
	'decisionDeadline',
	'isOverdue',
];

const NO_FACTS: DerivedFromDay = {
	renewalDate: null,
	daysUntilRenewal: null,
	renewalStage: null,
	decisionDeadline: null,
	isOverdue: null,
};

/** Vendors also write `''` for what they do not tell. */
function told(text: string | null): string | null {
	return text === '' ? null : (text ?? null);
}

/** The row of one renewal, seen from the window. */
export function toRecord(source: RenewalSource, window: RenewalWindow): RenewalRecord {
	const { renewalDay, noticeDays } = source;
	const facts = renewalDay === null ? NO_FACTS : assess(renewalDay, window, noticeDays);
	return {
		vendor: source.vendor,
		customerId: told(source.customerId),
		customerName: told(source.customerName),
		resellerId: told(source.resellerId),
		resellerName: told(source.resellerName),
		subscriptionId: told(source.subscriptionId),
		product: told(source.product),
		sku: told(source.sku),
		quantity: source.quantity,
		usedQuantity: source.usedQuantity,
		termMonths: source.termMonths,
		autoRenew: source.autoRenew,
		status: told(source.status),
		renewalDate: facts.renewalDate,
		daysUntilRenewal: facts.daysUntilRenewal,
		renewalStage: facts.renewalStage,
		decisionDeadline: facts.decisionDeadline,
		isOverdue: facts.isOverdue,
	};
}
