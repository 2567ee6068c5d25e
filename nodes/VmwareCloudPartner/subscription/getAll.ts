import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { flagField } from '../../../shared/n8n/field';
import { listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { asItem } from '../../../shared/n8n/items';
import { readList } from '../../../shared/n8n/list';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { organizationOf } from '../api/access';
import type { SubscriptionRow } from '../api/contracts';
import { searchSubscriptions } from '../api/endpoints';
import { customerNameOf, servicesOf } from '../renewal/record';
import { extent, orgId } from './fields';
import { bodyOf, filters, INCLUDE_INACTIVE, sort } from './query';

const includeInactive = flagField({
	displayName: 'Include Inactive',
	name: 'includeInactive',
	type: 'boolean',
	default: false,
	description: 'Whether to return inactive subscriptions too, which VMware hides by default',
});

export const option = {
	name: 'Get Many',
	action: 'Get many subscriptions',
	description: 'Get distributor subscriptions, filtered and sorted',
};

export const description: INodeProperties[] = [
	orgId.property,
	...returnAllAndLimit,
	includeInactive.property,
	simplifyField,
	filters.property,
	sort.property,
	listOptions(...extent.properties),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters } = run;
	const path = { orgId: await organizationOf(run) };
	const wanted = filters.read(parameters);
	const inactive = includeInactive.read(parameters) ? [INCLUDE_INACTIVE] : [];
	const { column, direction } = sort.read(parameters);
	const body = bodyOf([...wanted, ...inactive], { key: column, operator: direction });
	return await readList(
		run,
		searchSubscriptions,
		{ path, body },
		{
			...extent.read(parameters, 'options'),
			keep: asItem(parameters, simplify),
			ifNone: wanted.length === 0 ? 'hint' : 'believe',
		},
	);
}

/** The fields that users need first, flat; words and dates stay as VMware writes them. */
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
