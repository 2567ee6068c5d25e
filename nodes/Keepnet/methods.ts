import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';

import { inPanel, pickPage } from '../../shared/n8n/methods';
import type { Session } from '../../shared/engine/http/session';
import { access } from './api/access';
import { filterOf, type FilterItem } from './company/filter';
import { licenseLookup, lookupEntry } from './api/contracts';
import { licenses, lookup, searchCompanies } from './api/endpoints';
import { sendForAny } from './api/envelope';

/** Keepnet's number for the lookup list of industries. */
const INDUSTRIES = '2';

interface Named {
	resourceId?: string | null;
	name?: string | null;
}

const asOptions = (entries: Named[]): INodePropertyOptions[] =>
	entries
		.flatMap(({ resourceId, name }) => (resourceId ? [{ name: name ?? resourceId, value: resourceId }] : []))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));

async function readLicenses(session: Session) {
	const read = licenseLookup.safeParse(await sendForAny(session, licenses));
	return read.success ? read.data : {};
}

/** The menus of the node's panel. */
export const loadOptions = {
	async getLicenseTypes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await inPanel(this, access, async (session) => asOptions((await readLicenses(session)).licenses ?? []));
	},

	async getModules(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await inPanel(this, access, async (session) =>
			asOptions((await readLicenses(session)).allLicenseModules ?? []),
		);
	},

	async getIndustries(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await inPanel(this, access, async (session) => {
			const read = lookupEntry.array().safeParse(await sendForAny(session, lookup, { path: { typeId: INDUSTRIES } }));
			return asOptions(read.success ? read.data : []);
		});
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
