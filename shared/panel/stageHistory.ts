import {
	NodeOperationError,
	type DeduplicationScope,
	type ICheckProcessedOptions,
	type IExecuteFunctions,
} from 'n8n-workflow';

import { ParameterError } from '../n8n/errors';

export interface StageMemorySettings {
	/** Whether the node remembers for itself, or together with all others of its workflow that do not. */
	scope: DeduplicationScope;
	/** How many keys n8n keeps; the oldest are forgotten beyond it. */
	historySize: number;
	/** Forget everything before looking. */
	clearFirst: boolean;
}

/**
 * Which of these keys were not told before; they are remembered as told from now on. n8n keeps a hash of each in its
 * database, in test runs too. Of two executions at the very same time both may tell a key; none is lost.
 * @throws ParameterError when the history cannot hold the keys
 * @throws NodeOperationError when n8n keeps no history here
 */
export async function newlyEntered(
	context: IExecuteFunctions,
	keys: ReadonlySet<string>,
	{ scope, historySize, clearFirst }: StageMemorySettings,
): Promise<ReadonlySet<string>> {
	// A key that the history had no room for would be told by every run.
	if (keys.size > historySize) {
		throw new ParameterError(
			'History Size',
			`History Size (${historySize}) is smaller than the number of renewals to remember (${keys.size})`,
			`Raise History Size well above ${keys.size}, or make the window smaller.`,
		);
	}
	const { helpers } = context;
	if (typeof helpers.checkProcessedAndRecord !== 'function')
		throw cannotRemember(context, 'This n8n keeps no history for nodes.');
	if (!context.getWorkflow().id) throw cannotRemember(context, 'Save the workflow first: its history is kept with it.');
	const options: ICheckProcessedOptions = { mode: 'entries', maxEntries: historySize };
	try {
		if (clearFirst) await helpers.clearAllProcessedItems(scope, options);
		if (keys.size === 0) return new Set();
		const kept = await helpers.getProcessedDataCount(scope, options);
		// Nothing may fail after this: what is remembered as told has to be told.
		const told = await afterTheOther(() => helpers.checkProcessedAndRecord([...keys], scope, options));
		warn(context, told.new.length, kept + told.new.length >= historySize);
		return new Set(told.new.map(String));
	} catch (error) {
		throw cannotRemember(context, adviceFor(error instanceof Error ? error.message : String(error)));
	}
}

/** When two executions start a history at once, n8n refuses the second; by then there is one to add to. */
async function afterTheOther<T>(record: () => Promise<T>): Promise<T> {
	return await record().catch(async (error: unknown) => {
		const isTaken = error instanceof Error && /unique|duplicate key/i.test(error.message);
		return await (isTaken ? record() : Promise.reject(error));
	});
}

function warn(context: IExecuteFunctions, told: number, full: boolean): void {
	const hint = (message: string) => context.addExecutionHints({ message, location: 'outputPane', type: 'warning' });
	if (full)
		hint('The history of stages is full, so that the oldest are forgotten and may be told again. Raise History Size.');
	if (told > 0 && context.getMode() === 'manual') {
		hint(`Test runs count: the stages told here (${told}) will not be told again. Clear History forgets them.`);
	}
}

function adviceFor(reason: string): string {
	const clash = /incompatible setting/i.test(reason);
	return clash
		? 'A Remove Duplicates node uses the history of this workflow in another way. Set Remember For to This Node.'
		: `Switch off Only When a Stage Is Entered to run without it. n8n says: ${reason}`;
}

const cannotRemember = (context: IExecuteFunctions, advice: string) =>
	new NodeOperationError(context.getNode(), 'n8n could not remember which stages were told', { description: advice });
