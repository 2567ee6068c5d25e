import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { errorItemOf, nodeErrorOf } from '../../shared/n8n/errors';
import { parametersOf } from '../../shared/n8n/parameters';
import { messagesOf } from './messages';
import { properties } from './panel';
import { settingsOf } from './settings';

export class RenewalDigest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Renewal Digest',
		name: 'renewalDigest',
		icon: { light: 'file:../../icons/renewalDigest.svg', dark: 'file:../../icons/renewalDigest.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle:
			'={{ { calendar: "Calendar", email: "Email", markdown: "Markdown", slack: "Slack", teams: "Microsoft Teams" }[$parameter["format"]] }}',
		description: 'Turn many renewals into finished messages for Slack, Teams and email, or into one calendar',
		defaults: { name: 'Renewal Digest' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		if (items.length === 0) return [[]];
		try {
			return [await messagesOf(this, items, settingsOf(parametersOf(this, 0), Date.now()))];
		} catch (caught) {
			// Nothing here knows a secret, so that nothing has to be hidden.
			const error =
				caught instanceof NodeOperationError ? caught : nodeErrorOf(this.getNode(), caught, 0, (text) => text);
			if (!this.continueOnFail()) throw error;
			return [[errorItemOf(error, 0)]];
		}
	}
}
