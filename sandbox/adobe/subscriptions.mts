import { json } from '../frame/vendor.mts';
import { isoOf } from '../portfolio/calendar.mts';
import { customerById } from './accounts.mts';
import { refuse } from './errors.mts';
import { gated } from './gate.mts';
import type { Subscription } from './subscriptionData.mts';

const PATH = '/v3/customers/{customerId}/subscriptions';
const KNOWN = ['fetch-recommendations', 'recommendation-country', 'recommendation-language'];

const pathOf = (customerId: string) => `/v3/customers/${customerId}/subscriptions`;

function written(subscription: Subscription, customerId: string) {
	const { id, created, manualRenewal, renewedQuantity, status, ...rest } = subscription;
	return {
		subscriptionId: id,
		...rest,
		...(status === '1009' && { usedQuantity: undefined }),
		...(renewedQuantity !== undefined && { renewedQuantity }),
		creationDate: isoOf(created),
		status,
		currencyCode: 'USD',
		...(manualRenewal && { allowedActions: ['MANUAL_RENEWAL'] }),
		links: { self: { uri: `${pathOf(customerId)}/${id}`, method: 'GET', headers: [] } },
	};
}

const RECOMMENDED = {
	productRecommendations: {
		upsells: [
			{
				rank: 0,
				product: { baseOfferId: '65322651CA01A12' },
				source: { sourceType: 'OFFER', offerIds: ['65304479CA01A12'] },
			},
		],
		crossSells: [],
		addOns: [],
	},
};

export const subscriptionRoutes = [
	gated({
		method: 'GET',
		path: PATH,
		handle({ query, params }, context) {
			for (const name of query.keys()) {
				if (!KNOWN.includes(name))
					context.violate('unknown parameter', `${name} is not documented: there are no pages`);
			}
			const customer = customerById(params.customerId ?? '', context);
			const recommends = query.get('fetch-recommendations') === 'true';
			const language = query.get('recommendation-language') ?? 'MULT';
			const items = customer.subscriptions.map((one) => written(one, customer.id));
			const uri = `${pathOf(customer.id)}?fetch-recommendations=${recommends}&recommendation-language=${language}`;
			return json(200, {
				totalCount: items.length,
				items,
				links: { self: { uri, method: 'GET', headers: [] } },
				...(recommends && { recommendations: RECOMMENDED }),
			});
		},
	}),
	gated({
		method: 'GET',
		path: `${PATH}/{subscriptionId}`,
		handle({ params }, context) {
			const customer = customerById(params.customerId ?? '', context, '3115');
			const found = customer.subscriptions.find(({ id }) => id === params.subscriptionId);
			if (!found) throw refuse(context, '3115');
			return json(200, written(found, customer.id));
		},
	}),
];
