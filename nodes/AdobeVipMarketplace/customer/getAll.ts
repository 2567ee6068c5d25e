import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { asItem } from '../../../shared/n8n/items';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { customerExtent, customerFilters, reseller, sort } from '../account/fields';
import { customerQueryOf } from '../account/query';
import { collectAccounts, customersOf } from '../account/list';
import type { AccountRow } from '../api/contracts';

export const option = {
	name: 'Get Many',
	action: 'Get many customers',
	description: 'List the customers of a reseller, filtered and sorted',
};

export const description: INodeProperties[] = [
	reseller.property,
	...returnAllAndLimit,
	simplifyField,
	customerFilters.property,
	sort.property,
	listOptions(...customerExtent.properties),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters } = run;
	const list = customersOf(reseller.read(parameters));
	const keep = asItem(parameters, simplify);
	return await collectAccounts(
		run,
		list,
		customerQueryOf(parameters),
		keep,
		customerExtent.read(parameters, 'options'),
	);
}

const simplify = (row: AccountRow): IDataObject => ({
	customerId: row.customerId ?? null,
	companyName: row.companyProfile?.companyName ?? null,
	resellerId: row.resellerId ?? null,
	status: row.status ?? null,
	creationDate: row.creationDate ?? null,
	externalReferenceId: row.externalReferenceId ?? null,
});
