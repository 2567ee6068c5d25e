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
		description: 'Find out which customers of a Keepnet reseller renew, outgrow their license or can be sold more',
		defaults: { name: 'Keepnet' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For a Keepnet reseller: use the resource Renewal with Get Upcoming to list licenses that expire or renew in the next Days Ahead days, one item each, soonest first. It reads the whole list itself: no loop, pagination or date filter is needed.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-reseller-renewals.renewalDigest',
					relationHint:
						'Turns the renewals of one or more vendors into one Slack, Teams or email message, or a calendar',
				},
				{
					nodeType: 'n8n-nodes-reseller-renewals.renewalWindowFilter',
					relationHint: 'Narrows the window, or adds renewals from a sheet',
				},
				{
					nodeType: 'n8n-nodes-base.scheduleTrigger',
					relationHint: 'Runs the report each morning or each week',
				},
			],
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
