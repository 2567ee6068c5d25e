import type { INodeProperties } from 'n8n-workflow';

import { collect } from '../../../shared/engine/list/collect';
import { choiceField, flagField } from '../../../shared/n8n/field';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import type { ReportOnce } from '../../../shared/panel/stages';
import { DueDates, upcomingFields, upcomingOf } from '../../../shared/panel/upcoming';
import type { RenewalRecord } from '../../../shared/renewal/record';
import { listCustomers } from '../api/endpoints';
import { readUsage, usedSeatsOf } from '../customer/usage';
import { LocalExpiry } from './expiry';
import { isTrial, renewalIn } from './record';

export const option = {
	name: 'Get Upcoming',
	action: 'Get upcoming renewals',
	description: 'Get the customers whose license renews in the next days, soonest first',
};

const expiryZone = choiceField({
	displayName: 'Expiry Day In',
	name: 'expiryZone',
	type: 'options',
	options: [
		{
			name: "Customer's Time Zone",
			value: 'customer',
			description: 'A license ends with a day in the time zone that Trend Micro has for the customer',
		},
		{ name: "Workflow's Time Zone", value: 'workflow', description: 'Or the one set in Time Zone' },
	],
	default: 'customer',
	description: 'Which calendar shows the day on which a license ends',
});

const includeTrials = flagField(
	{
		displayName: 'Include Trials',
		name: 'includeTrials',
		type: 'boolean',
		default: true,
		description: 'Whether to also return trials that end. A trial is not a renewal, but may become a sale.',
	},
	false,
);

const includeUsage = flagField(
	{
		displayName: 'Include Usage',
		name: 'includeUsage',
		type: 'boolean',
		default: true,
		description: 'Whether to get the seats in use of the customers that are due. Takes a request for every 20 of them.',
	},
	false,
);

export const description: INodeProperties[] = upcomingFields(
	expiryZone.property,
	includeTrials.property,
	includeUsage.property,
);

/** "List customers" knows neither a filter nor an order by date, so it is read whole. */
export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters, session, failOnIncomplete } = run;
	const upcoming = upcomingOf(parameters);
	const dates = new DueDates(upcoming);
	const expiry = new LocalExpiry(upcoming, expiryZone.read(parameters, 'options'));
	const withTrials = includeTrials.read(parameters, 'options');
	const withUsage = includeUsage.read(parameters, 'options');
	const renewals = await collect(
		session,
		listCustomers,
		{},
		{
			where: (row) => (withTrials || !isTrial(row)) && dates.mayBeDue(expiry.dateOf(row)),
			keep: (row) => renewalIn(row, expiry.dueDateOf(row)),
			failOnIncomplete,
		},
	);
	const hint = (text: string) => session.host.hint(`Trend Micro: ${text}`);
	const records = await dates.records(renewals, { hint });
	if (expiry.hint !== undefined) hint(expiry.hint);
	return dates.outputsOf(withUsage ? await addUsage(run, records) : records);
}

async function addUsage({ session }: OperationContext, records: RenewalRecord[]): Promise<RenewalRecord[]> {
	const usages = await readUsage(
		session,
		records.flatMap(({ customerId }) => customerId ?? []),
	);
	return records.map((record) => ({
		...record,
		usedQuantity: usedSeatsOf(usages.get(record.customerId?.toLowerCase() ?? '')?.row),
	}));
}
