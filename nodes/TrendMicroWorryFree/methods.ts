import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { inPanel, pickPage } from '../../shared/n8n/methods';
import { access } from './api/access';
import { listCustomers } from './api/endpoints';

/** The pickers of the node's panel. */
export const listSearch = {
	async searchCustomers(
		this: ILoadOptionsFunctions,
		text?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const call = { query: { q: text || undefined } };
		return await inPanel(this, access, async (session) =>
			pickPage(session, listCustomers, call, paginationToken, (row) => [row.name, row.id]),
		);
	},
};
