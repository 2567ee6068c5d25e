import type { INodeProperties } from 'n8n-workflow';

import type { HistorySettings } from '../renewal/reportOnce';
import { DEFAULT_THRESHOLDS } from '../renewal/window';
import { ParameterError } from '../n8n/errors';
import { byDisplayName, choiceField, flagField, numberField, textsField } from '../n8n/field';
import { shown, type Parameters } from '../n8n/parameters';

const clearHistory = flagField({
	displayName: 'Clear History',
	name: 'clearHistory',
	type: 'boolean',
	default: false,
	description:
		'Whether to clear the history before this run. Turn it off afterwards, or every run reports everything again.',
});

export const gracePeriod = numberField(
	{
		displayName: 'Grace Period (Days)',
		name: 'graceDays',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 3650 },
		default: 30,
		description:
			'How many days past its date a renewal can still be saved. Until then it stays in the window (stage "grace"); after that it is "overdue".',
	},
	0,
);

const historySize = numberField({
	displayName: 'History Size',
	name: 'historySize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10_000_000 },
	default: 100_000,
	description:
		'Maximum number of entries to remember: one or two for each renewal and stage. The oldest are dropped first and may be reported again.',
});

const onlyEntered = flagField(
	{
		displayName: 'Only When a Stage Is Entered',
		name: 'onlyEntered',
		type: 'boolean',
		default: true,
		description:
			'Whether to report each renewal only once per stage. For daily schedules: nothing is reported twice, and a missed day is caught up on while the renewal is still in the window.',
	},
	false,
);

const rememberFor = choiceField({
	displayName: 'Remember For',
	name: 'rememberFor',
	type: 'options',
	options: [
		{ name: 'This Node', value: 'node', description: 'Already reported by this node' },
		{
			name: 'The Whole Workflow',
			value: 'workflow',
			description: 'Already reported by any node in this workflow with this setting',
		},
	],
	default: 'node',
	description: 'Which nodes share the history of Only When a Stage Is Entered',
});

export const thresholds = textsField({
	displayName: 'Thresholds (Days)',
	name: 'thresholds',
	type: 'string',
	default: DEFAULT_THRESHOLDS.join(', '),
	description:
		'Days before the renewal, separated by commas. Negative numbers count days overdue, e.g. -7. A renewal is in the smallest stage that it has reached.',
});

const COLLECTION = 'stages';

/** The collection Stages: how close a renewal is, and whether to report it only once. */
export const stagesCollection = (...more: INodeProperties[]): INodeProperties => ({
	displayName: 'Stages',
	name: COLLECTION,
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	description: 'How close a renewal is, e.g. 30 days away or in grace',
	options: [
		...[clearHistory, gracePeriod, historySize, onlyEntered, rememberFor, thresholds].map(({ property }) => property),
		...more,
	].sort(byDisplayName),
});

/** @throws ParameterError naming the field */
export function stagesOf(parameters: Parameters): { thresholds: number[] | undefined; graceDays: number } {
	const texts = thresholds.read(parameters, COLLECTION) ?? [];
	// Word processors and browsers write − where people type -.
	const days = texts.map((text) => Number(text.replace(/^[−–]/, '-')));
	const wrong = texts.find((_text, index) => !Number.isInteger(days[index]));
	if (wrong !== undefined) {
		const { displayName } = thresholds.property;
		throw new ParameterError(
			displayName,
			`${displayName} must be whole numbers separated by commas, not ${shown(wrong)}`,
		);
	}
	return {
		thresholds: days.length === 0 ? undefined : days,
		graceDays: gracePeriod.read(parameters, COLLECTION),
	};
}

/** Where reported stages are recorded; `undefined` when every run is to report everything. @throws ParameterError */
export function historyOf(parameters: Parameters): HistorySettings | undefined {
	const settings = {
		scope: rememberFor.read(parameters, COLLECTION),
		historySize: historySize.read(parameters, COLLECTION),
		clearFirst: clearHistory.read(parameters, COLLECTION),
	};
	return onlyEntered.read(parameters, COLLECTION) ? settings : undefined;
}
