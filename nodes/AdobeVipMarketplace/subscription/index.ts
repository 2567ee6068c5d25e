import type { INodeProperties } from 'n8n-workflow';

import { fieldsOf } from '../../../shared/n8n/operation';
import * as get from './get';
import * as getAll from './getAll';

export const subscription = { get, getAll };

export const subscriptionFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['subscription'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get a subscription',
				description: 'Get one subscription of a customer',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many subscriptions',
				description: 'Get the subscriptions of a customer, whatever their status',
			},
		],
		default: 'getAll',
	},
	...fieldsOf('subscription', subscription),
];
