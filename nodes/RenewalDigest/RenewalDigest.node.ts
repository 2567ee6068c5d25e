import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { errorItemOf, nodeErrorOf } from '../../shared/n8n/errors';
import { warnOfEndedLoop } from '../../shared/n8n/loop';
import { parametersOf } from '../../shared/n8n/parameters';
import { messagesOf } from './messages';
import { numberInputs } from './options';
import { properties } from './panel';
import { settingsOf } from './settings';

const INPUTS =
	'={{ Array.from({ length: $parameter.options?.numberInputs || 1 }, (_, index) => ({ type: "main", displayName: ($parameter.options?.numberInputs || 1) === 1 ? "" : "Input " + (index + 1) })) }}';

export class RenewalDigest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Renewal Digest',
		name: 'renewalDigest',
		icon: { light: 'file:../../icons/renewalDigest.svg', dark: 'file:../../icons/renewalDigest.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle:
			'={{ { calendar: "Calendar", email: "Email", markdown: "Markdown", slack: "Slack", teams: "Microsoft Teams" }[$parameter["format"]] }}',
		description: 'Turn renewals into ready-to-send messages for Slack, Teams and email, or into one calendar',
		defaults: { name: 'Renewal Digest' },
		// n8n evaluates how many there are, as for its Merge node, and runs the digest once with all of them.
		inputs: INPUTS,
		requiredInputs: 1,
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Use this instead of Code, Aggregate or Convert to File to report many renewals at once. It takes all items and returns ready-to-send messages: choose Format Slack, Microsoft Teams, Email, Markdown or Calendar (one .ics file), then send each item with the matching node. To send nothing when nothing is due, pass it no items.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-reseller-renewals.renewalWindowFilter',
					relationHint: 'Goes before it: keeps the renewals that are due and adds the stage',
				},
				{
					nodeType: 'n8n-nodes-base.slack',
					relationHint: 'Sends the blocks as a message',
				},
				{
					nodeType: 'n8n-nodes-base.emailSend',
					relationHint: 'Sends subject, HTML and text',
				},
			],
		},
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			const parameters = parametersOf(this, 0);
			const inputs = inputsOf(this, numberInputs.read(parameters, 'options'));
			if (inputs.every((items) => items.length === 0)) return [[]];
			const messages = await messagesOf(this, inputs, settingsOf(parameters, Date.now()));
			if (messages.length === 0) warnOfEndedLoop(this);
			return [messages];
		} catch (caught) {
			// Nothing here has access to a secret, so nothing has to be hidden.
			const error =
				caught instanceof NodeOperationError ? caught : nodeErrorOf(this.getNode(), caught, 0, (text) => text);
			if (!this.continueOnFail()) throw error;
			return [[errorItemOf(error, 0)]];
		}
	}
}

/** The items of each input. n8n refuses to read an input that is not connected, such as that of a deleted vendor. */
const inputsOf = (context: IExecuteFunctions, count: number): INodeExecutionData[][] =>
	Array.from({ length: count }, (_none, input) => {
		try {
			return context.getInputData(input);
		} catch {
			return [];
		}
	});
