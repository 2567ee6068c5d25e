import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { choiceField, flagField, textField } from '../../../shared/n8n/field';
import { limitOf, requestOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { asItem } from '../../../shared/n8n/items';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { todayOf } from '../../../shared/panel/window';
import { hintDifferences } from '../../../shared/engine/differs';
import { customer } from '../account/fields';
import type { SubscriptionRow } from '../api/contracts';
import { listSubscriptions } from '../api/endpoints';
import { Offers, productNames } from '../pricing/productNames';
import { readSubscriptions } from './list';
import { simplify } from './simplify';

const fetchRecommendations = flagField(
	{
		displayName: 'Fetch Recommendations',
		name: 'fetchRecommendations',
		type: 'boolean',
		default: true,
		description: "Whether to add Adobe's recommendations for the customer to each subscription",
	},
	false,
);

const recommendationCountry = textField({
	displayName: 'Recommendation Country',
	name: 'recommendationCountry',
	type: 'string',
	default: '',
	placeholder: 'e.g. DE',
	description: "Two-letter country code. Defaults to the customer's country.",
});

const recommendationLanguage = choiceField({
	displayName: 'Recommendation Language',
	name: 'recommendationLanguage',
	type: 'options',
	options: [
		{ name: 'English', value: 'EN' },
		{ name: 'Multiple Languages', value: 'MULT' },
	],
	default: 'MULT',
	description: 'Language of the recommended offers',
});

export const option = {
	name: 'Get Many',
	action: 'Get many subscriptions',
	description: 'List the subscriptions of a customer, whatever their status',
};

export const description: INodeProperties[] = [
	customer.property,
	...returnAllAndLimit,
	simplifyField,
	requestOptions(
		fetchRecommendations.property,
		productNames.property,
		recommendationCountry.property,
		recommendationLanguage.property,
	),
];

export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const customerId = customer.read(parameters);
	const limit = limitOf(parameters);
	const toItem = asItem(parameters, simplify);
	const region = productNames.read(parameters, 'options');
	const wanted = fetchRecommendations.read(parameters, 'options');
	const query = {
		'fetch-recommendations': true,
		'recommendation-country': recommendationCountry.read(parameters, 'options') || undefined,
		'recommendation-language': recommendationLanguage.read(parameters, 'options'),
	};
	const { rows, deviations, recommendations } = await readSubscriptions(session, customerId, {
		query: wanted ? query : undefined,
		isAlone: true,
	});
	hintDifferences(session, listSubscriptions, deviations);
	if (rows.length === 0 && deviations.length === 0)
		session.host.hint(`Adobe: customer ${customerId} has no subscriptions. The node asked twice.`);
	const shownRows = rows.slice(0, limit);
	const offers = new Offers(region);
	offers.note(shownRows);
	const names = await offers.namesOf(
		session,
		shownRows.map(({ row }) => row.offerId),
		todayOf(parameters).today,
	);
	const named = ({ offerId }: SubscriptionRow): IDataObject =>
		region === 'none' ? {} : { productFamily: names.get(offerId ?? '') ?? null };
	const added = wanted ? { recommendations: (recommendations ?? null) as IDataObject } : {};
	return shownRows.map(({ row, raw }) => ({
		json: { customerId, ...toItem(row, raw).json, ...named(row), ...added },
	}));
}
