import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';

import { inPanel, pickPage } from '../../shared/n8n/methods';
import { access } from './api/access';
import { filterOf, type FilterItem } from './company/filter';
import { readRow } from '../../shared/engine/contract';
import { valueAt } from '../../shared/engine/endpoint';
import { lookupEntry } from './api/contracts';
import { licenses, lookup, searchCompanies } from './api/endpoints';
import { sendForAny } from './api/envelope';

/** Keepnet's number for the lookup list of industries. */
const INDUSTRIES = '2';

/** By name. An entry that differs from the documentation does not hide the others. */
const asOptions = (entries: unknown): INodePropertyOptions[] =>
	(Array.isArray(entries) ? entries : [])
		.flatMap((entry: unknown) => {
			const { resourceId, name } = readRow(lookupEntry, entry)?.row ?? {};
			return resourceId ? [{ name: name ?? resourceId, value: resourceId }] : [];
		})
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** The menus of the node's panel. */
export const loadOptions = {
	async getLicenseTypes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await inPanel(this, access, async (session) =>
			asOptions(valueAt(await sendForAny(session, licenses), 'licenses')),
		);
	},

	async getModules(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await inPanel(this, access, async (session) =>
			asOptions(valueAt(await sendForAny(session, licenses), 'allLicenseModules')),
		);
	},

	async getIndustries(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await inPanel(this, access, async (session) =>
			asOptions(await sendForAny(session, lookup, { path: { typeId: INDUSTRIES } })),
		);
	},
};

/** The pickers of the node's panel. */
export const listSearch = {
	async searchCompanies(
		this: ILoadOptionsFunctions,
		text?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const items: FilterItem[] = text ? [{ FieldName: 'CompanyName', Operator: 'Contains', Value: text }] : [];
		const body = {
			orderBy: 'CompanyName',
			ascending: true,
			isClustered: false,
			isTargetUserCountExceededLimit: false,
			filter: filterOf(items),
		};
		return await inPanel(this, access, async (session) =>
			pickPage(session, searchCompanies, { body }, paginationToken, (row) => [row.companyName, row.companyResourceId]),
		);
	},
};
