import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, limitOf, listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { readOptionalNumber } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { dateFormatOption } from '../../../shared/panel/upcoming';
import { collectCompanies } from './list';
import { filtersField, pageSizeOption, scopeOptions, sortField } from './fields';
import { companyQueryOf, filterDateFormatOption } from './query';
import type { CompanyRow } from '../api/contracts';
import { dateFilterOf } from './dateFilter';

export const description: INodeProperties[] = [
	...returnAllAndLimit,
	simplifyField,
	filtersField,
	sortField,
	listOptions(dateFormatOption, filterDateFormatOption, pageSizeOption, ...scopeOptions),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters } = run;
	const simplified = isSimplified(parameters);
	return await collectCompanies(run, companyQueryOf(parameters, 'checkedHere'), dateFilterOf(parameters), {
		limit: limitOf(parameters),
		pageSize: readOptionalNumber(parameters, 'options.pageSize', { field: 'Page Size', min: 1, max: 1000 }),
		keep: (row, raw) => ({ json: simplified ? simplify(row) : (raw as IDataObject) }),
	});
}

/** What people look at first, as Keepnet names it; dates stay as Keepnet writes them. */
const simplify = (row: CompanyRow): IDataObject => ({
	companyResourceId: row.companyResourceId ?? null,
	companyName: row.companyName ?? null,
	resellerName: row.resellerName ?? null,
	licenseTypeName: row.licenseTypeName ?? null,
	licenseEndDate: row.licenseEndDate ?? null,
	licenceExpired: row.licenceExpired ?? null,
	isNumberOfUsersLimited: row.isNumberOfUsersLimited ?? null,
	numberOfUsers: row.numberOfUsers ?? null,
	targetUserCount: row.targetUserCount ?? null,
	tags: row.tags ?? [],
});
