import type { INodeProperties } from 'n8n-workflow';

import { fieldsOf } from '../../../shared/n8n/operation';
import * as get from './get';
import * as getAll from './getAll';

export const customer = { get, getAll };

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
				description: 'Get one customer with its anniversary date, discount levels and benefits',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'List customers',
				description: 'List the customers of a reseller, filtered and sorted',
			},
		],
		default: 'getAll',
	},
	...fieldsOf('customer', customer),
];
