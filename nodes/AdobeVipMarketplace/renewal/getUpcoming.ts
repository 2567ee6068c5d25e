import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { choicesField, numberField } from '../../../shared/n8n/field';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { upcomingFields, upcomingOf, upcomingOutputs } from '../../../shared/panel/upcoming';
import { DueRenewals, type VendorRenewal } from '../../../shared/renewal/dueRenewals';
import type { RenewalRecord } from '../../../shared/renewal/record';
import type { ReportOnce } from '../../../shared/renewal/reportOnce';
import type { Day } from '../../../shared/renewal/dates/day';
import { renewalDaysOf } from '../../../shared/renewal/window';
import { counted } from '../../../shared/renewal/wording';
import { hintDifferences } from '../../../shared/engine/differs';
import type { Session } from '../../../shared/engine/http/session';
import { concurrently } from '../../../shared/engine/http/concurrently';
import { chosenCustomers, whoseFields, type Customer } from '../account/customers';
import { customerStatuses } from '../account/fields';
import { Unread } from '../account/unread';
import { listSubscriptions } from '../api/endpoints';
import { Offers, productNames } from '../pricing/productNames';
import { includePrices, withPrices } from '../pricing/renewalPrices';
import { checkCommitments, Commitments } from './commitments';
import { FarOff } from './farOff';
import { NOTICE_DAYS, RENEWAL_STATES, renewalIn, renewalStateOf, type RenewalState } from './record';
import { readSubscriptions, type Subscriptions } from '../subscription/list';

const recheckDays = numberField({
	displayName: 'Recheck Far-Off Every (Days)',
	name: 'recheckDays',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 365 },
	default: 0,
	description:
		'For daily schedules: customers whose next renewal is beyond the window are remembered and re-read only every N days. 0 reads all of them every time. New customers are always read.',
});

const states = choicesField({
	displayName: 'Subscription Statuses',
	name: 'subscriptionStatuses',
	type: 'multiOptions',
	options: [
		{ name: 'Active (1000)', value: 'active' },
		{
			name: 'Late Renewal Possible (1004)',
			value: 'late',
			description: 'Ended, but can still be renewed manually for some days',
		},
		{ name: 'Pending (1002)', value: 'pending' },
		{
			name: 'Scheduled (1009)',
			value: 'scheduled',
			description: 'Starts on the renewal date, in addition to what renews',
		},
	],
	default: [...RENEWAL_STATES],
	description: 'Which subscriptions count as renewals',
});

export const option = {
	name: 'Get Upcoming',
	action: 'Get upcoming renewals',
	description: 'Get the subscriptions that renew in the next N days, soonest first',
};

export const description: INodeProperties[] = [
	...whoseFields,
	...upcomingFields(
		checkCommitments.property,
		customerStatuses.property,
		includePrices.property,
		productNames.property,
		recheckDays.property,
		states.property,
	),
];

/**
 * Adobe has no list of renewals: the customers are listed, and the subscriptions of each are read. A customer's
 * anniversary date is not a shortcut: it takes as many requests, and early renewals and credit packs do not follow it.
 */
export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters, session } = run;
	const upcoming = upcomingOf(parameters);
	const noticeDays = upcoming.window.noticeDays ?? NOTICE_DAYS;
	const wanted = { states: states.read(parameters, 'options'), noticeDays };
	const due = new DueRenewals(upcoming);
	const offers = new Offers(productNames.read(parameters, 'options'));
	const commitments = new Commitments(checkCommitments.read(parameters, 'options'));
	const priced = includePrices.read(parameters, 'options');
	const memory = new Memory(run, upcoming.window.today, renewalDaysOf(upcoming.window, noticeDays).to);
	const customers = await chosenCustomers(run, customerStatuses.read(parameters, 'options'));
	const unread = new Unread(run, 'subscriptions');
	const deviations: string[] = [];
	const counts: number[] = [];

	const found = await concurrently(session, customers, async (own, customer) => {
		if (memory.farOff?.skips(customer.id) === true) return [];
		const read = await readSubscriptions(own, customer.id).catch(
			async (error: unknown) => await unread.note(customer, error),
		);
		if (read === undefined) return [];
		counts.push(read.rows.filter(({ row }) => renewalStateOf(row) !== undefined).length);
		memory.farOff?.learn(customer.id, daysIn(read, due));
		deviations.push(...read.deviations);
		offers.note(read.rows);
		commitments.note(customer, read.rows);
		return dueIn(read, customer, due, wanted);
	});
	memory.keep();
	unread.report();
	warnOfNone(session, counts);
	hintDifferences(session, listSubscriptions, deviations);
	return await upcomingOutputs(run, {
		vendor: 'Adobe',
		due,
		found: found.flat(),
		portfolio: { noun: 'customer', size: customers.length },
		async complete(records) {
			warnOfLapsing(session, records);
			await commitments.check(run, records, upcoming.window.today);
			const named = await offers.nameIn(session, records, upcoming.window.today);
			return priced ? await withPrices(session, named) : named;
		},
	});
}

/** A few customers whose subscriptions have ended are common. If none of this many has another, answers may be wrong. */
const MANY_WITHOUT = 5;

/** @param counts subscriptions that can renew, of each customer that was read */
function warnOfNone({ host }: Session, counts: readonly number[]): void {
	if (counts.length < MANY_WITHOUT || counts.some((count) => count > 0)) return;
	host.hint(
		`Adobe: none of the ${counts.length} customers that were read has a subscription that can renew. Some may be missing.`,
	);
}

/** Auto-renewal that orders fewer seats than there are looks safe but is not. */
function warnOfLapsing({ host }: Session, records: readonly RenewalRecord[]): void {
	const lapsing = records.filter(({ autoRenew, lapsingQuantity }) => autoRenew === 'on' && (lapsingQuantity ?? 0) > 0);
	if (lapsing.length === 0) return;
	const seats = lapsing.reduce((sum, { lapsingQuantity }) => sum + (lapsingQuantity ?? 0), 0);
	host.hint(
		`Adobe: auto-renewal of ${counted(lapsing.length, 'subscription')} does not cover all seats: ${counted(seats, 'seat')} will lapse (lapsingQuantity).`,
	);
}

function dueIn(
	{ rows }: Subscriptions,
	customer: Customer,
	due: DueRenewals,
	{ states, noticeDays }: { states: readonly RenewalState[]; noticeDays: number },
): VendorRenewal[] {
	return rows.flatMap(({ row }) => {
		const state = renewalStateOf(row);
		if (state === undefined || !states.includes(state) || !due.mayBeDue(row.renewalDate, noticeDays)) return [];
		return renewalIn(row, customer, noticeDays) ?? [];
	});
}

/** When a customer's subscriptions renew, whether or not they are asked for now. */
const daysIn = ({ rows }: Subscriptions, due: DueRenewals) =>
	rows
		.filter(({ row }) => renewalStateOf(row) !== undefined && Boolean(row.renewalDate))
		.map(({ row }) => due.dayOf(row.renewalDate));

/** What this node remembers of far-off customers, if enabled; n8n stores it with an active workflow. */
class Memory {
	readonly farOff: FarOff | undefined;
	private readonly stored: IDataObject = {};

	constructor(
		private readonly run: OperationContext,
		today: Day,
		windowEnd: Day,
	) {
		const days = recheckDays.read(run.parameters, 'options');
		if (days === 0) return;
		this.stored = run.context.getWorkflowStaticData('node');
		const { baseUrl, farOff } = this.stored;
		// Another environment has other customers.
		const known = baseUrl === run.session.baseUrl ? farOff : undefined;
		this.farOff = new FarOff(known, days, today, windowEnd);
	}

	keep(): void {
		if (this.farOff === undefined) return;
		this.stored.baseUrl = this.run.session.baseUrl;
		this.stored.farOff = this.farOff.toStore();
	}
}
