import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { inPanel, pickPage } from '../../shared/n8n/methods';
import type { Call, Endpoint } from '../../shared/engine/endpoint';
import { valueAt } from '../../shared/engine/endpoint';
import { concurrently } from '../../shared/engine/http/concurrently';
import { send } from '../../shared/engine/http/send';
import type { Session } from '../../shared/engine/http/session';
import { access } from './api/access';
import { getCustomer, getReseller, listCustomers, listResellers } from './api/endpoints';

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

	/** Adobe lists customers by reseller only, so that each page of the picker holds a page of every reseller. */
	async searchCustomers(this: ILoadOptionsFunctions, text = '', token?: string): Promise<INodeListSearchResult> {
		return await inPanel(
			this,
			access,
			async (session) =>
				(await byId(session, text, getCustomer, 'customerId')) ?? (await customersByName(session, text, token)),
		);
	},
};

async function byId(
	session: Session,
	text: string,
	endpoint: Endpoint,
	idAt: 'customerId' | 'resellerId',
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

/** @param token the position in every reseller's list that goes on, by reseller ID */
async function customersByName(session: Session, text: string, token?: string): Promise<INodeListSearchResult> {
	const positions = new Map<string, string | undefined>(
		token === undefined
			? (await resellersByName(session, '')).results.map(({ value }) => [String(value), undefined])
			: Object.entries(JSON.parse(token) as Record<string, string>),
	);
	const pages = await concurrently(session, [...positions], async (own, [resellerId, position]) => {
		const call = { path: { resellerId }, query: byName(text) };
		const page = await pickPage(own, listCustomers, call, position, (row) => [
			row.companyProfile?.companyName,
			row.customerId,
		]);
		return { ...page, resellerId };
	});
	const next = pages.flatMap(({ resellerId, paginationToken }) =>
		paginationToken === undefined ? [] : [[resellerId, paginationToken] as const],
	);
	return {
		results: pages.flatMap(({ results }) => results).sort((a, b) => a.name.localeCompare(b.name, 'en')),
		paginationToken: next.length === 0 ? undefined : JSON.stringify(Object.fromEntries(next)),
	};
}
