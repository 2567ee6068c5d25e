import type { INodeProperties } from 'n8n-workflow';

import { fieldsOf } from '../../../shared/n8n/operation';
import * as getUpcoming from './getUpcoming';
import * as preview from './preview';

export const renewal = { getUpcoming, preview };

export const renewalFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['renewal'] } },
		options: [
			{
				name: 'Get Upcoming',
				value: 'getUpcoming',
				action: 'Get upcoming renewals',
				description: 'Get the subscriptions that renew in the next days, soonest first',
			},
			{
				name: 'Preview',
				value: 'preview',
				action: 'Preview a renewal',
				description: "Get what a customer's renewal would order and cost, without ordering it",
			},
		],
		default: 'getUpcoming',
	},
	...fieldsOf('renewal', renewal),
];
