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
import { zoneOf } from '../../shared/n8n/parameters';
import { openHistory, settleHistory } from '../../shared/panel/stageHistory';
import { dateFieldAdvice } from '../../shared/renewal/items/dateLikeFields';
import { isEmpty } from '../../shared/renewal/items/path';
import { Sorter } from '../../shared/renewal/sorter';
import type { Hint } from '../../shared/renewal/tally';
import { LABELS, properties } from './panel';
import { originsOf } from './origins';
import { settingsFor } from './settings';

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
		description: 'Keep the items that renew in the next N days, by calendar day, and add the days left and the stage',
		defaults: { name: 'Renewal Window Filter' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['In Window', 'Outside Window', 'No Valid Date'],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Use this instead of If, Filter or Code to keep what expires or renews in the next N days: licenses, contracts, domains, certificates from a sheet, database or file. It finds the date field, reads most date formats, adds days left and stage, and has three outputs: In Window, Outside Window and No Valid Date. Connect the first to the node that reports, and the third to someone who corrects the data.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-reseller-renewals.renewalDigest',
					relationHint: 'Turns the renewals in the window into one finished message or a calendar',
				},
				{
					nodeType: 'n8n-nodes-base.googleSheets',
					relationHint: 'Reads the contracts to check; so does any database or file node',
				},
				{
					nodeType: 'n8n-nodes-base.scheduleTrigger',
					relationHint: 'Runs the check each morning or each week',
				},
			],
		},
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

/** Nothing here has access to a secret, so nothing has to be hidden. */
const errorOf = (context: IExecuteFunctions, caught: unknown, index: number) =>
	caught instanceof NodeOperationError ? caught : nodeErrorOf(context.getNode(), caught, index, (text) => text);

async function sorted(context: IExecuteFunctions, items: INodeExecutionData[]): Promise<INodeExecutionData[][]> {
	const settingsOf = settingsFor(context);
	const sorter = new Sorter<INodeExecutionData>({ labels: LABELS, originOf: originsOf(context) });
	const failed: INodeExecutionData[] = [];
	const empty: INodeExecutionData[] = [];
	items.forEach((item, index) => {
		if (isNothing(item)) {
			empty.push({ json: { outsideReason: 'the item is empty' }, pairedItem: { item: index } });
			return;
		}
		try {
			sorter.add(item, index, settingsOf(index));
		} catch (caught) {
			const error = errorOf(context, caught, index);
			if (!context.continueOnFail()) throw error;
			failed.push(errorItemOf(error, index));
		}
	});
	sorter.judge();
	const hasRows =
		failed.length + empty.length < items.length && !items.every((item) => isFailure(item) || isNothing(item));
	if (hasRows && !sorter.foundDateField) throw withoutDateField(context, items);
	if (hasRows && sorter.unreadable !== undefined) throw withoutReadableDate(context, items, sorter.unreadable);
	const history = await openHistory(context, sorter.histories, sorter.toReport);
	sorter.excludeReported(history.isNew);
	const { inWindow, outsideWindow, noValidDate } = sorter.sorted();
	await settleHistory(context, history, { failed: failed.length, first: inWindow[0] });
	const hints = [...sorter.hints(), ...(isMisread(items) ? [MISREAD] : [])];
	for (const { kind, text } of hints) {
		context.addExecutionHints({ message: text, location: 'outputPane', type: kind });
	}
	if (inWindow.length === 0) warnOfEndedLoop(context, 'In Window');
	return [inWindow, [...outsideWindow, ...empty], [...noValidDate, ...failed]];
}

/** What a text file leaves in place of an umlaut if it was read in another encoding than it was written in. */
const LOST = '\uFFFD';
const LOOKED_AT = 100;
const MISREAD: Hint = {
	kind: 'warning',
	text: `Some texts contain "${LOST}", so fields and statuses may not be recognized. If they come from a file, set Encoding under Options of the node that reads it, e.g. to Latin1.`,
};

const isMisread = (items: readonly INodeExecutionData[]): boolean =>
	items
		.slice(0, LOOKED_AT)
		.some(({ json }) =>
			Object.entries(json).some(
				([key, value]) => key.includes(LOST) || (typeof value === 'string' && value.includes(LOST)),
			),
		);

/** What *Always Output Data* makes of no data: neither fields nor files. Nothing is due then, and no date is missing. */
const isNothing = ({ json, binary, error }: INodeExecutionData): boolean =>
	binary === undefined && error === undefined && isEmpty(json);

/**
 * Whether a previous node failed and continued. If all items are errors, they must arrive: an error about a missing
 * date field would hide them.
 */
const isFailure = ({ json: { error } }: INodeExecutionData): boolean =>
	(typeof error === 'string' && error.trim() !== '') || (typeof error === 'object' && error !== null);

/** A field that no item has is a setup mistake, not a batch of items without dates. */
function withoutDateField(context: IExecuteFunctions, items: INodeExecutionData[]): NodeOperationError {
	const chosen = String(context.getNodeParameter('dateField', 0, '') ?? '').trim();
	const message = chosen === '' ? 'No field with a renewal date was found' : `No item has the field "${chosen}"`;
	return errorOfAll(context, message, items, { chosen });
}

/** The same goes for a field in which no item has a date: such a run must not look as if nothing were due. */
function withoutReadableDate(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	{ fields, reasons }: { fields: string[]; reasons: string },
): NodeOperationError {
	return errorOfAll(context, `No item has a date that can be read in ${fields.join(' or ')}: ${reasons}`, items, {
		tried: fields,
	});
}

/** Without the number of an item, since it concerns all of them. */
function errorOfAll(
	context: IExecuteFunctions,
	message: string,
	items: INodeExecutionData[],
	about: { chosen?: string; tried?: readonly string[] },
): NodeOperationError {
	const jsons = items.map(({ json }) => json);
	const description = dateFieldAdvice(jsons, { label: LABELS.dateField, zone: zoneOf(context), ...about });
	return new NodeOperationError(context.getNode(), message, { description });
}
