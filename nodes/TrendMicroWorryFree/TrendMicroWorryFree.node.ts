import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { runOperations } from '../../shared/n8n/run';
import { withoutReported } from '../../shared/panel/stageHistory';
import { besideVendors } from '../../shared/panel/relatedNodes';
import { access } from './api/access';
import { customer } from './customer';
import { listSearch } from './methods';
import { renewal } from './renewal';

const resources = { customer: customer.operations, renewal: renewal.operations };

export class TrendMicroWorryFree implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trend Micro',
		name: 'trendMicroWorryFree',
		icon: {
			light: 'file:../../icons/trendMicroWorryFree.svg',
			dark: 'file:../../icons/trendMicroWorryFree.dark.svg',
		},
		group: ['input'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Find out which Worry-Free customers of a Trend Micro partner renew, and how many seats they use',
		defaults: { name: 'Trend Micro' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For a Trend Micro partner with Worry-Free customers: use the resource Renewal with Get Upcoming to list licenses that expire in the next Days Ahead days, one item each, soonest first. It reads the whole list itself: no loop, pagination or date filter is needed. It does not cover Trend Vision One.',
			relatedNodes: besideVendors,
		},
		credentials: [{ name: 'trendMicroWorryFreeApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Customer', value: 'customer' },
					{ name: 'Renewal', value: 'renewal' },
				],
				default: 'renewal',
			},
			...customer.fields,
			...renewal.fields,
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, access, resources, withoutReported);
	}
}
