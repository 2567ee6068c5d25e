import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { errorItemOf, nodeErrorOf, ParameterError } from '../../shared/n8n/errors';
import { alreadyReported } from '../../shared/panel/stages';
import { dateLikeFields } from '../../shared/renewal/items/dateLikeFields';
import { LABELS, properties } from './panel';
import { settingsFor } from './settings';
import { Sorting } from './sortOut';

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
		description:
			'Sort items by whether they renew within the next days, to the calendar day, and add days left and stage',
		defaults: { name: 'Renewal Window Filter' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['In Window', 'Outside Window', 'No Valid Date'],
		usableAsTool: true,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		if (items.length === 0) return [[], [], []];
		try {
			return await sorted(this, items);
		} catch (caught) {
			const error = errorOf(this, caught, 0);
			if (!this.continueOnFail()) throw error;
			return [[], [], items.map((_item, index) => errorItemOf(error, index))];
		}
	}
}

/** Nothing here knows a secret, so that nothing has to be hidden. */
const errorOf = (context: IExecuteFunctions, caught: unknown, index: number) =>
	caught instanceof NodeOperationError ? caught : nodeErrorOf(context.getNode(), caught, index, (text) => text);

async function sorted(context: IExecuteFunctions, items: INodeExecutionData[]): Promise<INodeExecutionData[][]> {
	const settingsOf = settingsFor(context);
	const sorting = new Sorting();
	const failed: INodeExecutionData[] = [];
	items.forEach((item, index) => {
		try {
			sorting.add(item, index, settingsOf(index));
		} catch (caught) {
			const error = errorOf(context, caught, index);
			if (!context.continueOnFail()) throw error;
			failed.push(errorItemOf(error, index));
		}
	});
	if (failed.length < items.length && !sorting.foundDateField) throw withoutDateField(context, items);
	sorting.judgeOpen();
	// Last of all: what is remembered here as told must leave.
	if (sorting.memories.size > 0) sorting.leaveOutTold(await alreadyReported(context, sorting.memories, sorting.toTell));
	for (const message of sorting.hints()) context.addExecutionHints({ message, location: 'outputPane', type: 'info' });
	const { inWindow, outsideWindow, noValidDate } = sorting.outputs();
	return [inWindow, outsideWindow, [...noValidDate, ...failed]];
}

/** A field that no item has is a slip in the set-up, not a batch of items without dates. */
function withoutDateField(context: IExecuteFunctions, items: INodeExecutionData[]): ParameterError {
	const dateField: unknown = context.getNodeParameter('dateField', 0, '');
	const dateLike = dateLikeFields(
		items.map(({ json }) => json),
		context.getTimezone(),
	);
	const label = LABELS.dateField;
	return new ParameterError(
		label,
		dateField === '' ? 'No field that holds a renewal date was found' : `No item has the field "${String(dateField)}"`,
		dateLike.length === 0
			? `None of the fields looks like a date. Set ${label} to the one that holds the renewal date.`
			: `These fields look like dates: ${dateLike.join(', ')}. Set ${label} to the right one.`,
	);
}
