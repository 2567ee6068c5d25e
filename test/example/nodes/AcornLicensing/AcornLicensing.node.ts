/* eslint-disable @n8n/community-nodes/icon-validation, @n8n/community-nodes/no-credential-reuse, @n8n/community-nodes/valid-credential-references -- an example ships neither icons nor an entry in package.json */
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { runOperations } from '../../../../shared/n8n/run';
import { withoutReported } from '../../../../shared/panel/stageHistory';
import { access } from './api/access';
import { renewal } from './renewal';

export class AcornLicensing implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Acorn Licensing',
		name: 'acornLicensing',
		icon: { light: 'file:../../icons/acornLicensing.svg', dark: 'file:../../icons/acornLicensing.dark.svg' },
		group: ['input'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Find out which licenses of an Acorn partner expire',
		defaults: { name: 'Acorn Licensing' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'acornLicensingApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Renewal', value: 'renewal' }],
				default: 'renewal',
			},
			...renewal.fields,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, access, { renewal: renewal.operations }, withoutReported);
	}
}
