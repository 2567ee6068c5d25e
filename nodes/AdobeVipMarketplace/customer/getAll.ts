import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, limitOf, listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { readLocator } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { createdFilters, filtersField, resellerField, sortField } from '../account/fields';
import { accountQueryOf } from '../account/query';
import { collectAccounts, customersOf } from '../account/list';
import type { AccountRow } from '../api/contracts';

export const description: INodeProperties[] = [
	resellerField,
	...returnAllAndLimit,
	simplifyField,
	filtersField(...createdFilters),
	sortField,
	listOptions(),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters } = run;
	const list = customersOf(readLocator(parameters, 'resellerId', 'Reseller'));
	const simplified = isSimplified(parameters);
	const limit = limitOf(parameters);
	const keep = (row: AccountRow, raw: Record<string, unknown>) => ({
		json: simplified ? simplify(row) : (raw as IDataObject),
	});
	return await collectAccounts(run, list, accountQueryOf(parameters), keep, limit);
}

const simplify = (row: AccountRow): IDataObject => ({
	customerId: row.customerId ?? null,
	companyName: row.companyProfile?.companyName ?? null,
	resellerId: row.resellerId ?? null,
	status: row.status ?? null,
	creationDate: row.creationDate ?? null,
	externalReferenceId: row.externalReferenceId ?? null,
});
