import { firstOf, hintDifferences } from '../../../shared/engine/differs';
import { concurrently } from '../../../shared/engine/http/concurrently';
import { flagField } from '../../../shared/n8n/field';
import type { OperationContext } from '../../../shared/n8n/operation';
import { isoOf, type Day } from '../../../shared/renewal/dates/day';
import { readDate } from '../../../shared/renewal/dates/readDate';
import type { RenewalRecord } from '../../../shared/renewal/record';
import { counted } from '../../../shared/renewal/wording';
import { commitmentIn, isInForce, type Commitment } from '../account/commitment';
import type { Customer } from '../account/customers';
import { Unread } from '../account/unread';
import type { SubscriptionRow } from '../api/contracts';
import { getCustomer } from '../api/endpoints';
import { sendForRecord } from '../api/envelope';

export const checkCommitments = flagField(
	{
		displayName: 'Check Commitments',
		name: 'checkCommitments',
		type: 'boolean',
		default: true,
		description:
			'Whether to warn about three-year commitments that end by the renewal date, and about renewals planned below the committed minimum. Takes one request per customer that is due.',
	},
	false,
);

/** Number of customers that a hint names. */
const NAMED = 10;

/** Consumables, such as credit packs, have levels T1, T2 … in their offer IDs (characters 11 and 12). */
const isLicense = ({ offerId }: SubscriptionRow) => offerId?.charAt(10) !== 'T';

/** Seats that auto-renewal will order of a license; `null` when Adobe does not say. */
function plannedOf({ autoRenewal, currentQuantity }: SubscriptionRow): number | null {
	if (autoRenewal?.enabled === false) return 0;
	return autoRenewal?.renewalQuantity ?? currentQuantity ?? null;
}

/** What a customer will have after its renewal. */
interface Plan {
	customer: Customer;
	/** `null` when it is unknown for one of the subscriptions. */
	licenses: number | null;
}

/** Checks the three-year commitments of the customers that are due. */
export class Commitments {
	private readonly plans = new Map<string, Plan>();

	constructor(private readonly isWanted: boolean) {}

	note(customer: Customer, rows: ReadonlyArray<{ row: SubscriptionRow }>): void {
		if (!this.isWanted) return;
		const planned = rows.filter(({ row }) => isLicense(row) && row.status !== '1004').map(({ row }) => plannedOf(row));
		const licenses = planned.reduce<number | null>(
			(sum, seats) => (sum === null || seats === null ? null : sum + seats),
			0,
		);
		this.plans.set(customer.id, { customer, licenses });
	}

	/** Warns of commitments that need a decision. @throws VendorError when a customer cannot be read */
	async check(run: OperationContext, records: readonly RenewalRecord[], today: Day): Promise<void> {
		if (!this.isWanted) return;
		const unread = new Unread(run, 'commitments');
		const renewals = new Map<string, string>();
		for (const { customerId, renewalDate } of records) {
			if (customerId === null || renewalDate === null) continue;
			const known = renewals.get(customerId);
			if (known === undefined || renewalDate > known) renewals.set(customerId, renewalDate);
		}
		const deviations: string[] = [];
		const ending: string[] = [];
		const short: string[] = [];
		await concurrently(run.session, [...renewals], async (session, [customerId, renewalDate]) => {
			const plan = this.plans.get(customerId);
			if (plan === undefined) return;
			const raw = await sendForRecord(session, getCustomer, { customerId }, 'customerId').catch(
				async (error: unknown) => await unread.note(plan.customer, error),
			);
			const commitment = commitmentIn(raw, deviations);
			if (commitment === undefined || !isInForce(commitment)) return;
			const called = `${plan.customer.name ?? 'customer'} (${customerId})`;
			if (endsBy(commitment, renewalDate, isoOf(today))) ending.push(`${called} on ${commitment.endDate}`);
			else if (plan.licenses !== null && plan.licenses < (commitment.minimumLicenses ?? 0))
				short.push(`${called}: ${plan.licenses} of at least ${commitment.minimumLicenses}`);
		});
		unread.report();
		hintDifferences(run.session, getCustomer, deviations);
		const warn = (what: string, found: string[]) => {
			if (found.length > 0) run.session.host.hint(`Adobe: ${what}: ${firstOf(found.sort(), NAMED)}`);
		};
		warn(
			`${counted(ending.length, 'three-year commitment')} will end by the renewal, along with the discount, unless the customer recommits`,
			ending,
		);
		warn(`${counted(short.length, 'renewal')} planned below the committed minimum, which Adobe will reject`, short);
	}
}

/** A customer that has agreed to recommit need not be reminded. One whose end date cannot be read is. */
function endsBy({ endDate, recommitmentStatus }: Commitment, renewalDate: string, today: string): boolean {
	if (endDate === null || recommitmentStatus === 'ACCEPTED') return false;
	const reading = readDate(endDate, { format: 'iso', zone: 'UTC' });
	if (reading.kind !== 'day') return true;
	const end = isoOf(reading.day);
	return end >= today && end <= renewalDate;
}
