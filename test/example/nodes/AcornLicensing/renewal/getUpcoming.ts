import type { INodeProperties } from 'n8n-workflow';

import { collect } from '../../../../../shared/engine/list/collect';
import type { OperationContext, Output } from '../../../../../shared/n8n/operation';
import { upcomingFields, upcomingOf, upcomingOutputs } from '../../../../../shared/panel/upcoming';
import { DueRenewals } from '../../../../../shared/renewal/dueRenewals';
import type { ReportOnce } from '../../../../../shared/renewal/reportOnce';
import { listLicenses } from '../api/endpoints';
import { renewalIn } from './record';

export const option = {
	name: 'Get Upcoming',
	action: 'Get upcoming renewals',
	description: 'Get the licenses that expire in the next days, soonest first',
};

export const description: INodeProperties[] = upcomingFields();

/** "List licenses" knows no filter by date, so it is read whole. */
export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters, session, failOnIncomplete } = run;
	const due = new DueRenewals(upcomingOf(parameters));
	const found = await collect(
		session,
		listLicenses,
		{},
		{ where: (row) => due.mayBeDue(row.expires_at), keep: renewalIn, failOnIncomplete },
	);
	return await upcomingOutputs(run, {
		vendor: 'Acorn',
		due,
		found,
		portfolio: { noun: 'license', size: due.rows },
	});
}
