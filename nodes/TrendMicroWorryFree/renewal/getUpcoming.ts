import type { INodeProperties } from 'n8n-workflow';

import { readFlag } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { upcomingFields, upcomingOf, upcomingOutputs } from '../../../shared/panel/upcoming';
import { DueRenewals } from '../../../shared/renewal/dueRenewals';
import { withUsedQuantity, type RenewalRecord } from '../../../shared/renewal/record';
import type { ReportOnce } from '../../../shared/renewal/reportOnce';
import { collect } from '../../../shared/engine/list/collect';
import { listCustomers } from '../api/endpoints';
import { isTrial, renewalIn } from './record';
import { readUsage, usedSeatsOf } from '../customer/usage';

export const description: INodeProperties[] = upcomingFields(
	{
		displayName: 'Include Trials',
		name: 'includeTrials',
		type: 'boolean',
		default: false,
		description: 'Whether to return trials that end too; a trial is not a renewal, but may become a sale',
	},
	{
		displayName: 'Include Usage',
		name: 'includeUsage',
		type: 'boolean',
		default: false,
		description:
			'Whether to get the seats in use of the customers that are due, with one more request for every 20 of them',
	},
);

/** "List customers" knows neither a filter nor an order by date, so it is read whole. */
export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters, session, failOnIncomplete } = run;
	const due = new DueRenewals(upcomingOf(parameters));
	const includeTrials = readFlag(parameters, 'options.includeTrials', { field: 'Include Trials' });
	const includeUsage = readFlag(parameters, 'options.includeUsage', { field: 'Include Usage' });
	const customers = new Set<unknown>();
	const found = await collect(
		session,
		listCustomers,
		{},
		{
			where(row) {
				customers.add(row.id);
				return (includeTrials || !isTrial(row)) && due.mayBeDue(row.expire);
			},
			keep: renewalIn,
			failOnIncomplete,
		},
	);
	const complete = async (records: RenewalRecord[]) => (includeUsage ? await withUsage(run, records) : records);
	return await upcomingOutputs(run, {
		vendor: 'Trend Micro',
		due,
		found,
		portfolio: { noun: 'customer', size: customers.size },
		complete,
	});
}

async function withUsage({ session }: OperationContext, records: RenewalRecord[]): Promise<RenewalRecord[]> {
	const usages = await readUsage(
		session,
		records.flatMap(({ customerId }) => customerId ?? []),
	);
	return records.map((record) =>
		withUsedQuantity(record, usedSeatsOf(usages.get(record.customerId?.toLowerCase() ?? '')?.row)),
	);
}
