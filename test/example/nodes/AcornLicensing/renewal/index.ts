import type { INodeProperties } from 'n8n-workflow';

import { fieldsOf } from '../../../../../shared/n8n/operation';
import * as getUpcoming from './getUpcoming';

export const renewal = { getUpcoming };

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
				description: 'Get the licenses that expire in the next days, soonest first',
			},
		],
		default: 'getUpcoming',
	},
	...fieldsOf('renewal', renewal),
];
