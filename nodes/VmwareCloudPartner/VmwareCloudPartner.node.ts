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
import { renewal } from './renewal';
import { subscription } from './subscription';

const resources = { renewal: renewal.operations, subscription: subscription.operations };

export class VmwareCloudPartner implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'VMware Cloud Partner',
		name: 'vmwareCloudPartner',
		icon: {
			light: 'file:../../icons/vmwareCloudPartner.svg',
			dark: 'file:../../icons/vmwareCloudPartner.dark.svg',
		},
		group: ['input'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Find out which subscriptions of a VMware distributor end and whether they renew automatically',
		defaults: { name: 'VMware Cloud Partner' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For a VMware distributor: use the resource Renewal with Get Upcoming to list subscriptions that end in the next Days Ahead days, one item each, soonest first. It reads the whole list itself: no loop, pagination or date filter is needed.',
			relatedNodes: besideVendors,
		},
		credentials: [{ name: 'vmwareCloudPartnerApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Renewal', value: 'renewal' },
					{ name: 'Subscription', value: 'subscription' },
				],
				default: 'renewal',
			},
			...renewal.fields,
			...subscription.fields,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, access, resources, withoutReported);
	}
}
