import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { inPanel, pickPage } from '../../shared/n8n/methods';
import type { Call, Endpoint } from '../../shared/engine/endpoint';
import { valueAt } from '../../shared/engine/endpoint';
import { send } from '../../shared/engine/http/send';
import type { Session } from '../../shared/engine/http/session';
import { access } from './api/access';
import { getCustomer, getReseller, listCustomers, listResellers } from './api/endpoints';

/** A typed customer number: the lists cannot be searched by it. */
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

/** Resellers without a match that are searched before the picker shows what it has. */
const RESELLERS_AT_ONCE = 20;

/** Where the customer picker continues: Adobe lists customers of one reseller only, so one follows the other. */
interface Place {
	/** The page of resellers, as its picker returns it. */
	resellers?: string;
	/** The reseller on that page. */
	index: number;
	/** The page of its customers. */
	customers?: string;
}

async function customersByName(session: Session, text: string, token?: string): Promise<INodeListSearchResult> {
	let place = token === undefined ? { index: 0 } : (JSON.parse(token) as Place);
	let resellers = await resellersByName(session, '', place.resellers);
	for (let looked = 1; ; looked += 1) {
		const reseller = resellers.results[place.index];
		const { results, paginationToken } = await customersOf(session, reseller?.value, text, place.customers);
		const next = placeAfter(place, resellers, paginationToken);
		const done = next === undefined || results.length > 0 || looked === RESELLERS_AT_ONCE;
		if (done) return { results, paginationToken: next && JSON.stringify(next) };
		if (next.resellers !== place.resellers) resellers = await resellersByName(session, '', next.resellers);
		place = next;
	}
}

/** @param resellerId none where a page of resellers has none that can be picked */
async function customersOf(
	session: Session,
	resellerId: unknown,
	text: string,
	token: string | undefined,
): Promise<INodeListSearchResult> {
	if (resellerId === undefined) return { results: [] };
	const call = { path: { resellerId: String(resellerId) }, query: byName(text) };
	return await pickPage(session, listCustomers, call, token, (row) => [
		row.companyProfile?.companyName,
		row.customerId,
	]);
}

/** The next page of customers, the next reseller, the first one of the next page of resellers, or the end. */
function placeAfter(
	place: Place,
	{ results, paginationToken }: INodeListSearchResult,
	customers: unknown,
): Place | undefined {
	if (typeof customers === 'string') return { ...place, customers };
	if (place.index + 1 < results.length) return { resellers: place.resellers, index: place.index + 1 };
	return typeof paginationToken === 'string' ? { resellers: paginationToken, index: 0 } : undefined;
}
