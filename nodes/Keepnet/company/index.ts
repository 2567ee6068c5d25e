import type { INodeProperties } from 'n8n-workflow';

import { fieldsOf } from '../../../shared/n8n/operation';
import * as checkLicense from './checkLicense';
import * as exportCompanies from './export';
import * as get from './get';
import * as getCrossSellCandidates from './getCrossSellCandidates';
import * as search from './search';

export const company = { checkLicense, export: exportCompanies, get, getCrossSellCandidates, search };

export const companyFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['company'] } },
		options: [
			{
				name: 'Check License',
				value: 'checkLicense',
				action: 'Check the license of a company',
				description: 'Compare the users of a company with its license limit',
			},
			{
				name: 'Export',
				value: 'export',
				action: 'Export companies',
				description: 'Export companies to a CSV, Excel or PDF file',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get a company',
				description: 'Get one company with its license and settings',
			},
			{
				name: 'Get Cross-Sell Candidates',
				value: 'getCrossSellCandidates',
				action: 'Get cross sell candidates',
				description: 'Get the companies that use the most of their license',
			},
			{
				name: 'Search',
				value: 'search',
				action: 'Search companies',
				description: 'List companies with their license details, filtered and sorted',
			},
		],
		default: 'search',
	},
	...fieldsOf('company', company),
];
