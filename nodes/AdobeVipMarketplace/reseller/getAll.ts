import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, limitOf, listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { filtersField, sortField } from '../account/fields';
import { accountQueryOf } from '../account/query';
import { collectAccounts, resellers } from '../account/list';
import type { AccountRow } from '../api/contracts';

export const description: INodeProperties[] = [
	...returnAllAndLimit,
	simplifyField,
	filtersField(),
	sortField,
	listOptions(),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters } = run;
	const simplified = isSimplified(parameters);
	const limit = limitOf(parameters);
	const keep = (row: AccountRow, raw: Record<string, unknown>) => ({
		json: simplified ? simplify(row) : (raw as IDataObject),
	});
	return await collectAccounts(run, resellers, accountQueryOf(parameters), keep, limit);
}

const simplify = (row: AccountRow): IDataObject => ({
	resellerId: row.resellerId ?? null,
	companyName: row.companyProfile?.companyName ?? null,
	status: row.status ?? null,
	creationDate: row.creationDate ?? null,
	externalReferenceId: row.externalReferenceId ?? null,
});
