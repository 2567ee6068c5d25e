import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { asItem } from '../../../shared/n8n/items';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { resellerExtent, resellerFilters, sort } from '../account/fields';
import { resellerQueryOf } from '../account/query';
import { collectAccounts, resellers } from '../account/list';
import type { AccountRow } from '../api/contracts';

export const option = {
	name: 'Get Many',
	action: 'Get many resellers',
	description: 'List the resellers of the account, filtered and sorted',
};

export const description: INodeProperties[] = [
	...returnAllAndLimit,
	simplifyField,
	resellerFilters.property,
	sort.property,
	listOptions(...resellerExtent.properties),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters } = run;
	const keep = asItem(parameters, simplify);
	return await collectAccounts(
		run,
		resellers,
		resellerQueryOf(parameters),
		keep,
		resellerExtent.read(parameters, 'options'),
	);
}

const simplify = (row: AccountRow): IDataObject => ({
	resellerId: row.resellerId ?? null,
	companyName: row.companyProfile?.companyName ?? null,
	status: row.status ?? null,
	creationDate: row.creationDate ?? null,
	externalReferenceId: row.externalReferenceId ?? null,
});
