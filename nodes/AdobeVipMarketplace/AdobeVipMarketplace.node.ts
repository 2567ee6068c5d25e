import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { runOperations } from '../../shared/n8n/run';
import { withoutReported } from '../../shared/panel/stageHistory';
import { access } from './api/access';
import { customer, customerFields } from './customer';
import { listSearch } from './methods';
import { renewal, renewalFields } from './renewal';
import { reseller, resellerFields } from './reseller';
import { subscription, subscriptionFields } from './subscription';

export class AdobeVipMarketplace implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe VIP Marketplace',
		name: 'adobeVipMarketplace',
		icon: {
			light: 'file:../../icons/adobeVipMarketplace.svg',
			dark: 'file:../../icons/adobeVipMarketplace.dark.svg',
		},
		group: ['input'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Find out which customers of Adobe VIP Marketplace resellers renew, with how many seats, and what it will cost',
		defaults: { name: 'Adobe VIP Marketplace' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'adobeVipMarketplaceApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Customer', value: 'customer' },
					{ name: 'Renewal', value: 'renewal' },
					{ name: 'Reseller', value: 'reseller' },
					{ name: 'Subscription', value: 'subscription' },
				],
				default: 'renewal',
			},
			...customerFields,
			...renewalFields,
			...resellerFields,
			...subscriptionFields,
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, access, { customer, renewal, reseller, subscription }, withoutReported);
	}
}
