import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { LeftOutCount } from '../renewal/leaveOut';
import { DEFAULT_STAGES } from '../renewal/stage';
import { byDisplayName } from '../n8n/fields';
import { ParameterError } from '../n8n/errors';
import { readChoice, readFlag, readNumber, readTexts, shown, type Parameters } from '../n8n/parameters';
import type { RunResults } from '../n8n/run';
import { newlyEntered, type StageMemorySettings } from './stageHistory';

const THRESHOLDS = 'Thresholds (Days)';
const GRACE = { field: 'Grace Period (Days)', min: 0, max: 3650, fallback: 0 };
const ONLY_ENTERED = { field: 'Only When a Stage Is Entered' };
const CLEAR = { field: 'Clear History' };
const HISTORY = { field: 'History Size', min: 1, max: 10_000_000, fallback: 100_000 };
const REMEMBER = { field: 'Remember For', choices: ['node', 'workflow'] as const, fallback: 'node' as const };

const stageFields: INodeProperties[] = [
	{
		displayName: CLEAR.field,
		name: 'clearHistory',
		type: 'boolean',
		default: false,
		description:
			'Whether to forget, before this run, which stages were told. Switch it off again, or every run tells everything.',
	},
	{
		displayName: GRACE.field,
		name: 'graceDays',
		type: 'number',
		typeOptions: { minValue: GRACE.min, maxValue: GRACE.max },
		default: 30,
		description:
			'For how many days after its date a renewal can still be made up for. Until then it is in the window and in the stage "grace"; later it is "overdue".',
	},
	{
		displayName: HISTORY.field,
		name: 'historySize',
		type: 'number',
		typeOptions: { minValue: HISTORY.min },
		default: 100_000,
		description: 'How many told stages to remember; the oldest are forgotten first, and would be told again',
	},
	{
		displayName: ONLY_ENTERED.field,
		name: 'onlyEntered',
		type: 'boolean',
		default: false,
		description:
			'Whether to pass a renewal on only once for each stage that it comes to. For daily schedules: nothing is told twice, and a missed day is caught up on while the renewal is in the window (Days Back keeps it there).',
	},
	{
		displayName: REMEMBER.field,
		name: 'rememberFor',
		type: 'options',
		options: [
			{ name: 'This Node', value: 'node', description: 'This node has told it before' },
			{
				name: 'The Whole Workflow',
				value: 'workflow',
				description: 'Any node of this workflow that has this setting has told it before',
			},
		],
		default: 'node',
		description: 'Who shares what is remembered for Only When a Stage Is Entered',
	},
	{
		displayName: THRESHOLDS,
		name: 'thresholds',
		type: 'string',
		default: DEFAULT_STAGES.join(', '),
		description:
			'Days before the renewal, separated by commas. A renewal is in the smallest stage that still holds it.',
	},
];

/** The collection Stages: how far a renewal has come, and whether to tell it only once. */
export const stagesCollection = (...more: INodeProperties[]): INodeProperties => ({
	displayName: 'Stages',
	name: 'stages',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	description: 'How far a renewal has come, such as 30 days ahead or in grace',
	options: [...stageFields, ...more].sort(byDisplayName),
});

/** @throws ParameterError naming the field */
export function stagesOf(parameters: Parameters): { stages: number[] | undefined; graceDays: number } {
	const texts = readTexts(parameters, 'stages.thresholds', THRESHOLDS);
	const stages = texts.map(Number);
	const wrong = texts.find((_text, index) => !Number.isInteger(stages[index]));
	if (wrong !== undefined) {
		throw new ParameterError(
			THRESHOLDS,
			`${THRESHOLDS} must be whole numbers separated by commas, not ${shown(wrong)}`,
		);
	}
	return {
		stages: stages.length === 0 ? undefined : stages,
		graceDays: readNumber(parameters, 'stages.graceDays', GRACE),
	};
}

/** Where it is remembered which stages were told; `undefined` when every run is to tell all. @throws ParameterError */
export function memoryOf(parameters: Parameters): StageMemorySettings | undefined {
	const settings = {
		scope: readChoice(parameters, 'stages.rememberFor', REMEMBER),
		historySize: readNumber(parameters, 'stages.historySize', HISTORY),
		clearFirst: readFlag(parameters, 'stages.clearHistory', CLEAR),
	};
	return readFlag(parameters, 'stages.onlyEntered', ONLY_ENTERED) ? settings : undefined;
}

/** What is passed on only if its key was not told before. */
export interface ReportOnce {
	key: string;
	memory: StageMemorySettings;
}

/**
 * Which of these were told before. All others are remembered as told from now on, so that this comes last.
 * @param memories every memory in use, also where there is nothing to tell: it may have to be cleared
 */
export async function alreadyReported(
	context: IExecuteFunctions,
	memories: ReadonlySet<StageMemorySettings>,
	all: Iterable<ReportOnce>,
): Promise<(one: ReportOnce) => boolean> {
	const groups = new Map<string, { memory: StageMemorySettings; keys: Set<string> }>();
	const groupOf = (memory: StageMemorySettings) => {
		const name = JSON.stringify(memory);
		const group = groups.get(name) ?? { memory, keys: new Set<string>() };
		groups.set(name, group);
		return group;
	};
	for (const memory of memories) groupOf(memory);
	for (const { key, memory } of all) groupOf(memory).keys.add(key);
	const fresh = new Map<string, ReadonlySet<string>>();
	for (const [name, { memory, keys }] of groups) fresh.set(name, await newlyEntered(context, keys, memory));
	if ([...groups.values()].some(({ memory }) => memory.clearFirst)) hintToStopClearing(context);
	return ({ key, memory }) => fresh.get(JSON.stringify(memory))?.has(key) !== true;
}

const hintToStopClearing = (context: IExecuteFunctions) =>
	context.addExecutionHints({
		message:
			'The history of told stages was cleared before this run. Switch off Clear History, or every run tells everything.',
		location: 'outputPane',
		type: 'warning',
	});

/**
 * The items of a run that no earlier run reported at their stage.
 * @throws NodeOperationError when n8n cannot remember
 */
export async function withoutReported(
	context: IExecuteFunctions,
	{ items, marks, succeeded }: RunResults<ReportOnce>,
): Promise<INodeExecutionData[]> {
	const memories = new Set(succeeded.map(memoryOf).filter((memory) => memory !== undefined));
	if (memories.size === 0) return items;
	const wasReported = await alreadyReported(context, memories, marks.values());
	const leftOut = new LeftOutCount();
	const kept = items.filter((item) => {
		const once = marks.get(item);
		const isReported = once !== undefined && wasReported(once);
		if (isReported) leftOut.add('stage told before');
		return !isReported;
	});
	const message = leftOut.told(kept.length);
	if (message !== undefined) context.addExecutionHints({ message, location: 'outputPane', type: 'info' });
	return kept;
}
