import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, limitOf, requestOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { readChoice, readFlag, readLocator, readText } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { customerField } from '../account/fields';
import { readSubscriptions } from './list';
import { simplify } from './simplify';

export const description: INodeProperties[] = [
	customerField,
	...returnAllAndLimit,
	simplifyField,
	requestOptions(
		{
			displayName: 'Fetch Recommendations',
			name: 'fetchRecommendations',
			type: 'boolean',
			default: false,
			description: 'Whether to add what Adobe recommends to the customer to each subscription',
		},
		{
			displayName: 'Recommendation Country',
			name: 'recommendationCountry',
			type: 'string',
			default: '',
			placeholder: 'e.g. DE',
			description: "Two letters. The customer's own country when empty.",
		},
		{
			displayName: 'Recommendation Language',
			name: 'recommendationLanguage',
			type: 'options',
			options: [
				{ name: 'English', value: 'EN' },
				{ name: 'Multiple Languages', value: 'MULT' },
			],
			default: 'MULT',
			description: 'The language version of the offers that are recommended',
		},
	),
];

export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const customerId = readLocator(parameters, 'customerId', 'Customer ID');
	const limit = limitOf(parameters);
	const simplified = isSimplified(parameters);
	const wanted = readFlag(parameters, 'options.fetchRecommendations', { field: 'Fetch Recommendations' });
	const query = {
		'fetch-recommendations': true,
		'recommendation-country':
			readText(parameters, 'options.recommendationCountry', 'Recommendation Country') || undefined,
		'recommendation-language': readChoice(parameters, 'options.recommendationLanguage', {
			field: 'Recommendation Language',
			choices: ['MULT', 'EN'] as const,
			fallback: 'MULT',
		}),
	};
	const { rows, deviations, recommendations } = await readSubscriptions(
		session,
		customerId,
		wanted ? query : undefined,
	);
	if (deviations.length > 0) session.host.hint(`Adobe answered differently than documented: ${deviations[0]}`);
	const added = wanted ? { recommendations: (recommendations ?? null) as IDataObject } : {};
	return rows.slice(0, limit).map(({ row, raw }) => ({
		json: { customerId, ...(simplified ? simplify(row) : (raw as IDataObject)), ...added },
	}));
}
