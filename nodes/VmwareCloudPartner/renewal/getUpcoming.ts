import type { INodeProperties } from 'n8n-workflow';

import { readFlag, readOptionalNumber, readTexts, type Parameters } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { upcomingFields, upcomingOf, upcomingOutputs } from '../../../shared/panel/upcoming';
import { DueRenewals } from '../../../shared/renewal/dueRenewals';
import type { ReportOnce } from '../../../shared/renewal/reportOnce';
import { dayOfInstant } from '../../../shared/renewal/dates/day';
import { renewalDaysOf } from '../../../shared/renewal/window';
import { collect } from '../../../shared/engine/list/collect';
import { organizationOf } from '../api/access';
import { STATUSES } from '../api/contracts';
import { searchSubscriptions } from '../api/endpoints';
import { renewalIn } from './record';
import { orgIdField, PAGE_SIZE, pageSizeOption } from '../subscription/fields';
import { bodyOf, BY_END_DATE, INCLUDE_INACTIVE } from '../subscription/query';

/** What has been ended on purpose does not renew. */
const ENDED = ['CANCELLED', 'TERMINATED'];

export const description: INodeProperties[] = [
	orgIdField,
	...upcomingFields(
		pageSizeOption,
		{
			displayName: 'Include Inactive',
			name: 'includeInactive',
			type: 'boolean',
			default: true,
			description:
				'Whether to look among the inactive subscriptions too, such as expired ones. When this option is not added, they are looked at only if the window begins before today.',
		},
		{
			displayName: 'Statuses to Leave Out',
			name: 'excludedStatuses',
			type: 'multiOptions',
			options: STATUSES.map((status) => ({ name: status, value: status })),
			default: ['CANCELLED', 'TERMINATED'],
			description:
				'Subscriptions that do not count as renewals. When this option is not added, cancelled and terminated ones.',
		},
	),
];

/** The list ascends by end date, so reading ends with the first page that reaches beyond the window. */
export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters, session, failOnIncomplete } = run;
	const orgId = await organizationOf(run);
	const upcoming = upcomingOf(parameters);
	const due = new DueRenewals(upcoming);
	const days = renewalDaysOf(upcoming.window);
	const excluded = excludedStatusesOf(parameters);
	// What has lapsed is inactive to VMware, whatever day the window counts from.
	const reachesBack = days.from < dayOfInstant(Date.now(), upcoming.window.zone);
	const includeInactive = readFlag(parameters, 'options.includeInactive', {
		field: 'Include Inactive',
		fallback: reachesBack,
	});
	const body = bodyOf(includeInactive ? [INCLUDE_INACTIVE] : [], BY_END_DATE);
	const subscriptions = new Set<unknown>();
	const found = await collect(
		session,
		searchSubscriptions,
		{ path: { orgId }, body },
		{
			pageSize: readOptionalNumber(parameters, 'options.pageSize', PAGE_SIZE),
			where(row) {
				subscriptions.add(row.id);
				return !excluded.has(row.status ?? '') && due.mayBeDue(row.subscriptionEndDate);
			},
			keep: renewalIn,
			ascending: {
				by: (row) => due.dayOf(row.subscriptionEndDate),
				upTo: days.to,
				bounded: false,
			},
			failOnIncomplete,
		},
	);
	return await upcomingOutputs(run, {
		vendor: 'VMware',
		due,
		found,
		portfolio: { noun: 'subscription', size: subscriptions.size },
	});
}

function excludedStatusesOf(parameters: Parameters): Set<string> {
	const path = 'options.excludedStatuses';
	const isSet = (parameters.get(path) ?? null) !== null;
	return new Set(isSet ? readTexts(parameters, path, 'Statuses to Leave Out') : ENDED);
}
