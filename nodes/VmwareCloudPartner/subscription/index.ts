import type { INodeProperties } from 'n8n-workflow';

import { fieldsOf } from '../../../shared/n8n/operation';
import * as getAll from './getAll';

export const subscription = { getAll };

export const subscriptionFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['subscription'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get distributor subscriptions',
				description: 'List the subscriptions of a distributor organization, filtered and sorted',
			},
		],
		default: 'getAll',
	},
	...fieldsOf('subscription', subscription),
];
