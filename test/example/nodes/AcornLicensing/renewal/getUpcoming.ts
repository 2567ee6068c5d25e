import type { INodeProperties } from 'n8n-workflow';

import { collect } from '../../../../../shared/engine/list/collect';
import type { OperationContext, Output } from '../../../../../shared/n8n/operation';
import type { ReportOnce } from '../../../../../shared/panel/stages';
import { DueDates, upcomingFields, upcomingOf } from '../../../../../shared/panel/upcoming';
import { listLicenses } from '../api/endpoints';
import { renewalIn } from './record';

export const description: INodeProperties[] = upcomingFields();

/** "List licenses" knows no filter by date, so it is read whole. */
export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters, session, failOnIncomplete } = run;
	const dates = new DueDates(upcomingOf(parameters));
	const found = await collect(
		session,
		listLicenses,
		{},
		{ where: (row) => dates.mayBeDue(row.expires_at), keep: renewalIn, failOnIncomplete },
	);
	const records = await dates.records(found, { hint: (text) => session.host.hint(`Acorn: ${text}`) });
	return dates.outputsOf(records);
}
