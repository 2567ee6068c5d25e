import type { INodeProperties } from 'n8n-workflow';

import { collect } from '../../../shared/engine/list/collect';
import { choiceField, flagField } from '../../../shared/n8n/field';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { upcomingFields, upcomingOf, upcomingOutputs } from '../../../shared/panel/upcoming';
import { DueRenewals } from '../../../shared/renewal/dueRenewals';
import { withUsedQuantity, type RenewalRecord } from '../../../shared/renewal/record';
import type { ReportOnce } from '../../../shared/renewal/reportOnce';
import { listCustomers } from '../api/endpoints';
import { readUsage, usedSeatsOf } from '../customer/usage';
import { LocalExpiry } from './expiry';
import { isTrial, renewalIn } from './record';

export const option = {
	name: 'Get Upcoming',
	action: 'Get upcoming renewals',
	description: 'Get the customers whose license renews in the next N days, soonest first',
};

const expiryZone = choiceField({
	displayName: 'Expiry Day In',
	name: 'expiryZone',
	type: 'options',
	options: [
		{
			name: "Customer's Time Zone",
			value: 'customer',
			description: 'The time zone that Trend Micro has on record for the customer',
		},
		{
			name: "Workflow's Time Zone",
			value: 'workflow',
			description: "The workflow's time zone, or the one set in Time Zone",
		},
	],
	default: 'customer',
	description: 'Time zone that determines the day on which a license ends',
});

const includeTrials = flagField(
	{
		displayName: 'Include Trials',
		name: 'includeTrials',
		type: 'boolean',
		default: true,
		description:
			'Whether to also return trials that end in the window. A trial is not a renewal, but may become a sale.',
	},
	false,
);

const includeUsage = flagField(
	{
		displayName: 'Include Usage',
		name: 'includeUsage',
		type: 'boolean',
		default: true,
		description:
			'Whether to get the number of seats in use for customers that are due. Takes one request per 20 customers.',
	},
	false,
);

export const description: INodeProperties[] = upcomingFields(
	expiryZone.property,
	includeTrials.property,
	includeUsage.property,
);

/** "List customers" cannot be filtered or sorted by date, so all of it is read. */
export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters, session, failOnIncomplete } = run;
	const upcoming = upcomingOf(parameters);
	const due = new DueRenewals(upcoming);
	const expiry = new LocalExpiry(upcoming, expiryZone.read(parameters, 'options'));
	const withTrials = includeTrials.read(parameters, 'options');
	const withUsage = includeUsage.read(parameters, 'options');
	const customers = new Set<unknown>();
	const found = await collect(
		session,
		listCustomers,
		{},
		{
			where(row) {
				customers.add(row.id);
				return (withTrials || !isTrial(row)) && due.mayBeDue(expiry.dateOf(row));
			},
			keep: (row) => renewalIn(row, expiry.dueDateOf(row)),
			failOnIncomplete,
		},
	);
	if (expiry.hint !== undefined) session.host.hint(`Trend Micro: ${expiry.hint}`);
	return await upcomingOutputs(run, {
		vendor: 'Trend Micro',
		due,
		found,
		portfolio: { noun: 'customer', size: customers.size },
		complete: async (records) => (withUsage ? await addUsage(run, records) : records),
	});
}

async function addUsage({ session }: OperationContext, records: RenewalRecord[]): Promise<RenewalRecord[]> {
	const usages = await readUsage(
		session,
		records.flatMap(({ customerId }) => customerId ?? []),
	);
	return records.map((record) =>
		withUsedQuantity(record, usedSeatsOf(usages.get(record.customerId?.toLowerCase() ?? '')?.row)),
	);
}
