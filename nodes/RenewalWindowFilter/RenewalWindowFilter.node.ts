import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { errorItemOf, nodeErrorOf } from '../../shared/n8n/errors';
import { dateFormatOption } from '../../shared/n8n/upcoming';
import { windowFields, windowOptions } from '../../shared/n8n/window';
import { settingsFor } from './settings';
import { sortOut } from './sortOut';

export class RenewalWindowFilter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Renewal Window Filter',
		name: 'renewalWindowFilter',
		icon: {
			light: 'file:../../icons/renewalWindowFilter.svg',
			dark: 'file:../../icons/renewalWindowFilter.dark.svg',
		},
		group: ['transform'],
		version: [1],
		subtitle:
			'={{ ($parameter["daysBack"] ? $parameter["daysBack"] + " days back, " : "") + $parameter["daysAhead"] + " days ahead" }}',
		description: 'Sort items by whether they renew within the next days, to the calendar day, and add days left and stage',
		defaults: { name: 'Renewal Window Filter' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['In Window', 'Outside Window', 'No Valid Date'],
		usableAsTool: true,
		properties: [
			...windowFields,
			{
				displayName: 'Date Field',
				name: 'dateField',
				type: 'string',
				default: '',
				placeholder: 'e.g. subscription.endDate',
				requiresDataPath: 'single',
				description:
					'The field that holds the renewal date. When empty, it is found by its name: renewalDate, licenseEndDate, expire, subscriptionEndDate and the like.',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [...windowOptions, dateFormatOption].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		if (items.length === 0) return [[], [], []];
		try {
			const { inWindow, outsideWindow, noValidDate } = sortOut(items, settingsFor(this, items));
			return [inWindow, outsideWindow, noValidDate];
		} catch (caught) {
			const error = nodeErrorOf(this.getNode(), caught, 0, (text) => text);
			if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), error, { itemIndex: 0 });
			return [[], [], items.map((_item, index) => errorItemOf(error, index))];
		}
	}
}
