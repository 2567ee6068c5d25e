import type { INodeProperties } from 'n8n-workflow';

import { choicesField, optionalFlagField } from '../../../shared/n8n/field';
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
import { orgId, pageSize } from '../subscription/fields';
import { bodyOf, BY_END_DATE, INCLUDE_INACTIVE } from '../subscription/query';

const includeInactive = optionalFlagField({
	displayName: 'Include Inactive',
	name: 'includeInactive',
	type: 'boolean',
	default: true,
	description:
		'Whether to include inactive subscriptions, such as expired ones. Without this option, they are included if the window starts today or earlier.',
});

/** Subscriptions ended on purpose do not renew. */
const excludedStatuses = choicesField(
	{
		displayName: 'Statuses to Exclude',
		name: 'excludedStatuses',
		type: 'multiOptions',
		options: STATUSES.map((status) => ({ name: status, value: status })),
		default: ['CANCELLED', 'TERMINATED'],
		description:
			'Statuses of subscriptions that do not count as renewals. Without this option: CANCELLED and TERMINATED.',
	},
	['CANCELLED', 'TERMINATED'],
	[],
);

export const option = {
	name: 'Get Upcoming',
	action: 'Get upcoming renewals',
	description: 'Get the subscriptions that end in the next N days, soonest first',
};

export const description: INodeProperties[] = [
	orgId.property,
	...upcomingFields(pageSize.property, includeInactive.property, excludedStatuses.property),
];

/** The list ascends by end date, so reading stops at the first page that goes beyond the window. */
export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters, session, failOnIncomplete } = run;
	const path = { orgId: await organizationOf(run) };
	const upcoming = upcomingOf(parameters);
	const due = new DueRenewals(upcoming);
	const days = renewalDaysOf(upcoming.window);
	const excluded = new Set<string>(excludedStatuses.read(parameters, 'options'));
	// VMware treats lapsed subscriptions as inactive, whatever day the window counts from; those that lapsed earlier today renew today.
	const reachesBack = days.from <= dayOfInstant(Date.now(), upcoming.window.zone);
	const inactive = includeInactive.read(parameters, 'options') ?? reachesBack;
	const body = bodyOf(inactive ? [INCLUDE_INACTIVE] : [], BY_END_DATE);
	const subscriptions = new Set<unknown>();
	const found = await collect(
		session,
		searchSubscriptions,
		{ path, body },
		{
			pageSize: pageSize.read(parameters, 'options'),
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
