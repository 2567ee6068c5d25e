import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { asItem } from '../../../shared/n8n/items';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { dateFormat } from '../../../shared/panel/upcoming';
import { childrenOf, type CompanyRow } from '../api/contracts';
import { scopeOptions } from '../api/scope';
import { dateFilterOf } from './dateFilter';
import { extent, filterDateFormat, filters, isClustered, sort } from './fields';
import { collectCompanies } from './list';
import { companyQueryOf } from './query';

export const option = {
	name: 'Search',
	action: 'Get many companies',
	description: 'List companies with their license details, filtered and sorted',
};

export const description: INodeProperties[] = [
	...returnAllAndLimit,
	simplifyField,
	filters.property,
	sort.property,
	listOptions(
		dateFormat.property,
		filterDateFormat.property,
		isClustered.property,
		...extent.properties,
		...scopeOptions,
	),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters } = run;
	const query = companyQueryOf(parameters, 'checkedHere');
	return await collectCompanies(run, query, dateFilterOf(parameters), {
		...extent.read(parameters, 'options'),
		keep: asItem(parameters, query.isClustered ? simplifyCluster : simplify),
	});
}

/** The fields that users need first, with Keepnet's names; dates stay as Keepnet writes them. */
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

const simplifyCluster = (row: CompanyRow, raw: Record<string, unknown>): IDataObject => ({
	...simplify(row),
	children: childrenOf(raw).map((child) => simplifyCluster(child.row, child.raw)),
});
