import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { inPanel } from '../../shared/n8n/methods';
import { valueAt } from '../../shared/engine/endpoint';
import { readPage } from '../../shared/engine/list/page';
import { send } from '../../shared/engine/http/send';
import type { Session } from '../../shared/engine/http/session';
import { access } from './api/access';
import { getReseller, listResellers } from './api/endpoints';

/** Resellers that the picker shows at once; more are loaded as it is scrolled. */
const PICKER_PAGE = 50;

/** What people type when they know the number: the lists cannot be searched by it. */
const LOOKS_LIKE_ID = /^P?\d{4,}$/;

/** The pickers of the node's panel. */
export const listSearch = {
	async searchResellers(
		this: ILoadOptionsFunctions,
		text?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const typed = text?.trim() ?? '';
		return await inPanel(this, access, async (session) => {
			const known = LOOKS_LIKE_ID.test(typed) ? await resellerById(session, typed) : [];
			return known.length > 0
				? { results: known }
				: await resellersByName(session, typed, Number(paginationToken ?? 0));
		});
	},
};

async function resellerById(session: Session, resellerId: string): Promise<INodeListSearchResult['results']> {
	return await send(session, getReseller, { path: { resellerId } }).then(
		({ body }) => [{ name: String(valueAt(body, 'companyProfile.companyName') ?? resellerId), value: resellerId }],
		() => [],
	);
}

async function resellersByName(session: Session, text: string, index: number): Promise<INodeListSearchResult> {
	const query = {
		'company-name': text === '' ? undefined : `*${text.replace(/^\*|\*$/g, '')}*`,
		'sort-by': 'companyName',
		'order-by': 'asc',
	};
	const ask = { index, position: index * PICKER_PAGE, size: PICKER_PAGE };
	const page = await readPage(session, listResellers, { query }, ask);
	const results = page.rows.flatMap(({ row }) =>
		row.resellerId ? [{ name: row.companyProfile?.companyName ?? row.resellerId, value: row.resellerId }] : [],
	);
	const more = page.count === PICKER_PAGE && (index + 1) * PICKER_PAGE < (page.total ?? Infinity);
	return { results, paginationToken: more ? String(index + 1) : undefined };
}
