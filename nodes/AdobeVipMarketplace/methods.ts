import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { inPanel, pickPage } from '../../shared/n8n/methods';
import type { Call, Endpoint } from '../../shared/engine/endpoint';
import { valueAt } from '../../shared/engine/endpoint';
import { send } from '../../shared/engine/http/send';
import type { Session } from '../../shared/engine/http/session';
import { access } from './api/access';
import { getReseller, listResellers } from './api/endpoints';

/** What people type when they know the number: the lists cannot be searched by it. */
const LOOKS_LIKE_ID = /^P?\d{4,}$/;

/** The pickers of the node's panel. */
export const listSearch = {
	async searchResellers(this: ILoadOptionsFunctions, text = '', token?: string): Promise<INodeListSearchResult> {
		return await inPanel(
			this,
			access,
			async (session) =>
				(await byId(session, text, getReseller, 'resellerId')) ?? (await resellersByName(session, text, token)),
		);
	},
};

async function byId(
	session: Session,
	text: string,
	endpoint: Endpoint,
	idAt: 'resellerId',
): Promise<INodeListSearchResult | undefined> {
	const id = text.trim();
	if (!LOOKS_LIKE_ID.test(id)) return undefined;
	return await send(session, endpoint, { path: { [idAt]: id } }).then(
		({ body }) => ({ results: [{ name: String(valueAt(body, 'companyProfile.companyName') ?? id), value: id }] }),
		() => undefined,
	);
}

function byName(text: string): Call['query'] {
	const name = text.trim();
	return {
		'company-name': name === '' ? undefined : `*${name.replace(/^\*|\*$/g, '')}*`,
		'sort-by': 'companyName',
		'order-by': 'asc',
	};
}

const resellersByName = async (session: Session, text: string, token?: string) =>
	await pickPage(session, listResellers, { query: byName(text) }, token, (row) => [
		row.companyProfile?.companyName,
		row.resellerId,
	]);
