import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, limitOf, listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { readFlag, readOptionalNumber } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { collect } from '../../../shared/engine/list/collect';
import { organizationOf } from '../api/access';
import type { SubscriptionRow } from '../api/contracts';
import { searchSubscriptions } from '../api/endpoints';
import { customerNameOf, servicesOf } from '../renewal/record';
import { orgIdField, PAGE_SIZE, pageSizeOption } from './fields';
import { bodyOf, filtersField, filtersOf, INCLUDE_INACTIVE, sorterOf, sortField } from './query';

export const description: INodeProperties[] = [
	orgIdField,
	...returnAllAndLimit,
	{
		displayName: 'Include Inactive',
		name: 'includeInactive',
		type: 'boolean',
		default: false,
		description: 'Whether to return inactive subscriptions too, which VMware leaves out by default',
	},
	simplifyField,
	filtersField,
	sortField,
	listOptions(pageSizeOption),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters, session, failOnIncomplete } = run;
	const orgId = await organizationOf(run);
	const inactive = readFlag(parameters, 'includeInactive', { field: 'Include Inactive' }) ? [INCLUDE_INACTIVE] : [];
	const filters = filtersOf(parameters);
	const body = bodyOf([...filters, ...inactive], sorterOf(parameters));
	const simplified = isSimplified(parameters);
	return await collect(
		session,
		searchSubscriptions,
		{ path: { orgId }, body },
		{
			limit: limitOf(parameters),
			pageSize: readOptionalNumber(parameters, 'options.pageSize', PAGE_SIZE),
			keep: (row, raw) => ({ json: simplified ? simplify(row) : (raw as IDataObject) }),
			ifNone: filters.length === 0 ? 'hint' : 'believe',
			failOnIncomplete,
		},
	);
}

/** What people look at first, flat; words and dates stay as VMware writes them. */
const simplify = (row: SubscriptionRow): IDataObject => ({
	id: row.id ?? null,
	billingEngineSubscriptionId: row.billingEngineSubscriptionId ?? null,
	customerOrgId: row.customerOrgId ?? row.customerRef?.orgId ?? null,
	customerName: customerNameOf(row),
	resellerName: row.resellerRef?.name ?? null,
	serviceNames: servicesOf(row),
	subscriptionType: row.subscriptionType ?? null,
	status: row.status ?? null,
	renewalPreference: row.renewalPreference ?? null,
	subscriptionEndDate: row.subscriptionEndDate ?? null,
});
