import type { INodeProperties } from 'n8n-workflow';

import { fieldsOf } from '../../../shared/n8n/operation';
import * as get from './get';
import * as getAll from './getAll';
import * as getUsage from './getUsage';

export const customer = { get, getAll, getUsage };

export const customerFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['customer'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get a customer',
				description: 'Get one customer with its license',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'List customers',
				description: 'List customers with their licenses, searched by name',
			},
			{
				name: 'Get Usage',
				value: 'getUsage',
				action: 'Get the seat usage of customers',
				description: 'Get how many seats customers use, for some of them or for all',
			},
		],
		default: 'getAll',
	},
	...fieldsOf('customer', customer),
];
