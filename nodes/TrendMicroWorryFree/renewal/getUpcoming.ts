import type { INodeProperties } from 'n8n-workflow';

import { readFlag } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { DueDates, upcomingFields, upcomingOf } from '../../../shared/panel/upcoming';
import type { ReportOnce } from '../../../shared/panel/stages';
import type { RenewalRecord } from '../../../shared/renewal/record';
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
	const dates = new DueDates(upcomingOf(parameters));
	const includeTrials = readFlag(parameters, 'options.includeTrials', { field: 'Include Trials' });
	const includeUsage = readFlag(parameters, 'options.includeUsage', { field: 'Include Usage' });
	const told = await collect(
		session,
		listCustomers,
		{},
		{
			where: (row) => (includeTrials || !isTrial(row)) && dates.mayBeDue(row.expire),
			keep: renewalIn,
			failOnIncomplete,
		},
	);
	const records = await dates.records(told, { hint: (text) => session.host.hint(`Trend Micro: ${text}`) });
	return dates.outputsOf(includeUsage ? await withUsage(run, records) : records);
}

async function withUsage({ session }: OperationContext, records: RenewalRecord[]): Promise<RenewalRecord[]> {
	const usages = await readUsage(
		session,
		records.flatMap(({ customerId }) => customerId ?? []),
	);
	return records.map((record) => ({
		...record,
		usedQuantity: usedSeatsOf(usages.get(record.customerId?.toLowerCase() ?? '')?.row),
	}));
}
