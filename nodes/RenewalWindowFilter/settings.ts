import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { nodeErrorOf, ParameterError } from '../../shared/n8n/errors';
import { parametersOf, readText, type Parameters } from '../../shared/n8n/parameters';
import { dateFormatOf } from '../../shared/n8n/upcoming';
import { windowOf } from '../../shared/n8n/window';
import { dateLikeFields, findDateField, readPath } from '../../shared/renewal/dateField';
import type { ItemSettings } from './sortOut';

const FIELD = 'Date Field';

/**
 * The settings of each item. Only expressions can make them differ from item to item; without one they are read once,
 * for reading parameters costs more than all the rest.
 * @throws NodeOperationError naming the field and the item
 */
export function settingsFor(context: IExecuteFunctions, items: INodeExecutionData[]): (index: number) => ItemSettings {
	const hasExpressions = JSON.stringify(context.getNode().parameters).includes('"=');
	const read = (index: number): ItemSettings => {
		try {
			return settingsIn(parametersOf(context, index));
		} catch (error) {
			throw nodeErrorOf(context.getNode(), error, index, (text) => text);
		}
	};
	const first = read(0);
	const settingsOf = (index: number) => (hasExpressions && index > 0 ? read(index) : first);
	checkField(items, settingsOf, first.window.zone);
	return settingsOf;
}

const settingsIn = (parameters: Parameters): ItemSettings => ({
	window: windowOf(parameters),
	dateField: readText(parameters, 'dateField', FIELD),
	dateFormat: dateFormatOf(parameters),
});

/** A field that no item has is a slip in the set-up, not a batch of items without dates. */
function checkField(
	items: INodeExecutionData[],
	settingsOf: (index: number) => ItemSettings,
	zone: string,
): void {
	const found = items.some(({ json }, index) => {
		const { dateField } = settingsOf(index);
		return dateField === '' ? findDateField(json) !== undefined : readPath(json, dateField) !== undefined;
	});
	if (found) return;
	const { dateField } = settingsOf(0);
	const dateLike = dateLikeFields(items.map(({ json }) => json), zone);
	throw new ParameterError(
		FIELD,
		dateField === '' ? 'No field that holds a renewal date was found' : `No item has the field "${dateField}"`,
		dateLike.length === 0
			? `None of the fields looks like a date. Set ${FIELD} to the one that holds the renewal date.`
			: `These fields look like dates: ${dateLike.join(', ')}. Set ${FIELD} to the right one.`,
	);
}
