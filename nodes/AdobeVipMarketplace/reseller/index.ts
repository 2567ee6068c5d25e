import type { INodeProperties } from 'n8n-workflow';

import { fieldsOf } from '../../../shared/n8n/operation';
import * as get from './get';
import * as getAll from './getAll';

export const reseller = { get, getAll };

export const resellerFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['reseller'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get a reseller',
				description: 'Get one reseller with its address and contacts',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'List resellers',
				description: 'List the resellers of the account, filtered and sorted',
			},
		],
		default: 'getAll',
	},
	...fieldsOf('reseller', reseller),
];
