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
import { license } from './license';
import { listSearch } from './methods';
import { renewal } from './renewal';
import { reseller } from './reseller';
import { subscription } from './subscription';

const resources = {
	customer: customer.operations,
	license: license.operations,
	renewal: renewal.operations,
	reseller: reseller.operations,
	subscription: subscription.operations,
};

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
		description: 'Find out which Adobe VIP Marketplace customers renew, with how many seats and at what cost',
		defaults: { name: 'Adobe VIP Marketplace' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For an Adobe VIP Marketplace reseller or distributor: use the resource Renewal with Get Upcoming to list subscriptions that renew in the next Days Ahead days, one item each, soonest first; Preview shows what a renewal would order and cost. It reads all customers itself: no loop, pagination or date filter is needed.',
			relatedNodes: besideVendors,
		},
		credentials: [{ name: 'adobeVipMarketplaceApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Customer', value: 'customer' },
					{ name: 'License', value: 'license' },
					{ name: 'Renewal', value: 'renewal' },
					{ name: 'Reseller', value: 'reseller' },
					{ name: 'Subscription', value: 'subscription' },
				],
				default: 'renewal',
			},
			...customer.fields,
			...license.fields,
			...renewal.fields,
			...reseller.fields,
			...subscription.fields,
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, access, resources, withoutReported);
	}
}
