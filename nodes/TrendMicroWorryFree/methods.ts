import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { inPanel } from '../../shared/n8n/methods';
import { readPage } from '../../shared/engine/list/page';
import { access } from './api/access';
import { listCustomers } from './api/endpoints';

/** Customers that a picker shows at once; more are loaded as it is scrolled. */
const PICKER_PAGE = 50;

/** The pickers of the node's panel. */
export const listSearch = {
	async searchCustomers(
		this: ILoadOptionsFunctions,
		text?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const index = Number(paginationToken ?? 0);
		return await inPanel(this, access, async (session) => {
			const ask = { index, position: index + 1, size: PICKER_PAGE };
			const page = await readPage(session, listCustomers, { query: { q: text || undefined } }, ask);
			const results = page.rows.flatMap(({ row: { id, name } }) => (id ? [{ name: name ?? id, value: id }] : []));
			const more = page.count === PICKER_PAGE && (index + 1) * PICKER_PAGE < (page.total ?? Infinity);
			return { results, paginationToken: more ? String(index + 1) : undefined };
		});
	},
};
