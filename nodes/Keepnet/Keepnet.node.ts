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
import { company } from './company';
import { listSearch, loadOptions } from './methods';
import { renewal } from './renewal';

const resources = { company: company.operations, renewal: renewal.operations };

export class Keepnet implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Keepnet',
		name: 'keepnet',
		icon: { light: 'file:../../icons/keepnet.svg', dark: 'file:../../icons/keepnet.dark.svg' },
		group: ['input'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Find out which customers of a Keepnet reseller renew, exceed their license or are cross-sell candidates',
		defaults: { name: 'Keepnet' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For a Keepnet reseller: use the resource Renewal with Get Upcoming to list licenses that expire or renew in the next Days Ahead days, one item each, soonest first. It reads the whole list itself: no loop, pagination or date filter is needed.',
			relatedNodes: besideVendors,
		},
		credentials: [{ name: 'keepnetOAuth2Api', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Company', value: 'company' },
					{ name: 'Renewal', value: 'renewal' },
				],
				default: 'renewal',
			},
			...company.fields,
			...renewal.fields,
		],
	};

	methods = { loadOptions, listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, access, resources, withoutReported);
	}
}
