import {
	NodeOperationError,
	type ICheckProcessedOptions,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { Occurrences } from '../renewal/items/occurrences';
import type { HistorySettings, ReportOnce } from '../renewal/reportOnce';
import { Tally } from '../renewal/tally';
import { ParameterError } from '../n8n/errors';
import type { RunResults } from '../n8n/run';
import { historyOf } from './stages';

/**
 * The entries that were not in the history; they are recorded now. n8n keeps a hash of each in its database, in test
 * runs too. Of two executions at the very same time both may report a renewal; none is lost.
 * @throws ParameterError when the history cannot hold the entries
 * @throws NodeOperationError when n8n keeps no history here
 */
export async function recordNew(
	context: IExecuteFunctions,
	entries: ReadonlySet<string>,
	{ scope, historySize, clearFirst }: HistorySettings,
): Promise<{ added: ReadonlySet<string>; isFull: boolean }> {
	// An entry that does not fit into the history would be reported by every run.
	if (entries.size > historySize) {
		throw new ParameterError(
			'History Size',
			`History Size (${historySize}) is smaller than the number of entries to remember (${entries.size})`,
			`Raise History Size well above ${entries.size}, or make the window smaller.`,
		);
	}
	const { helpers } = context;
	if (typeof helpers.checkProcessedAndRecord !== 'function') {
		throw cannotRecord(
			context,
			'This n8n keeps no history for nodes. Update n8n, or turn off Only When a Stage Is Entered.',
		);
	}
	if (!context.getWorkflow().id) throw cannotRecord(context, 'Save the workflow first: its history is kept with it.');
	const options: ICheckProcessedOptions = { mode: 'entries', maxEntries: historySize };
	return await orExplain(context, async () => {
		if (clearFirst) await helpers.clearAllProcessedItems(scope, options);
		if (entries.size === 0) return { added: new Set<string>(), isFull: false };
		const kept = await helpers.getProcessedDataCount(scope, options);
		// Nothing may fail after this, because everything recorded as reported has to leave the node.
		const { new: added } = await afterTheOther(() => helpers.checkProcessedAndRecord([...entries], scope, options));
		return { added: new Set(added.map(String)), isFull: kept + added.length >= historySize };
	});
}

async function orExplain<Result>(context: IExecuteFunctions, work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		throw cannotRecord(context, adviceFor(error instanceof Error ? error.message : String(error)));
	}
}

/** If two executions create a history at once, n8n rejects the second; by then there is one to add to. */
async function afterTheOther<T>(record: () => Promise<T>): Promise<T> {
	return await record().catch(async (error: unknown) => {
		const isTaken = error instanceof Error && /unique|duplicate key/i.test(error.message);
		return await (isTaken ? record() : Promise.reject(error));
	});
}

const hint = (context: IExecuteFunctions, message: string) =>
	context.addExecutionHints({ message, location: 'outputPane', type: 'warning' });

function adviceFor(reason: string): string {
	const clash = /incompatible setting/i.test(reason);
	return clash
		? 'A Remove Duplicates node uses the history of this workflow in another way. Set Remember For to This Node.'
		: `Turn off Only When a Stage Is Entered to run without it. n8n says: ${reason}`;
}

const cannotRecord = (context: IExecuteFunctions, advice: string) =>
	new NodeOperationError(context.getNode(), 'n8n could not save which stages were reported', { description: advice });

/** What the history says about the renewals of a run. */
interface History {
	isNew(renewal: ReportOnce): boolean;
	/** Removes what was recorded, for renewals that do not leave after all. */
	undo(): Promise<void>;
	/** Shows the hints once the renewals leave. */
	warn(): void;
}

/**
 * Decides which renewals are new, and records them as reported. It comes last, because nothing may fail afterwards.
 * @param histories every history in use, also where there is nothing to report: it may have to be cleared
 */
export async function openHistory(
	context: IExecuteFunctions,
	histories: ReadonlySet<HistorySettings>,
	all: Iterable<ReportOnce>,
): Promise<History> {
	const groups = new Map<string, { history: HistorySettings; renewals: Occurrences<ReportOnce> }>();
	const groupOf = (history: HistorySettings) => {
		const name = JSON.stringify(history);
		const group = groups.get(name) ?? { history, renewals: new Occurrences<ReportOnce>() };
		groups.set(name, group);
		return group;
	};
	for (const history of histories) groupOf(history);
	for (const renewal of all) groupOf(renewal.history).renewals.add(renewal, renewal.keys);
	const fresh = new Set<ReportOnce>();
	const recorded: Array<{ added: ReadonlySet<string>; isFull: boolean; history: HistorySettings }> = [];
	for (const { history, renewals } of groups.values()) {
		const { added, isFull } = await recordNew(context, new Set(renewals.keys()), history);
		recorded.push({ added, isFull, history });
		for (const renewal of renewals.newRows((entry) => added.has(entry))) fresh.add(renewal);
	}
	return {
		isNew: (renewal) => fresh.has(renewal),
		undo: async () =>
			await orExplain(context, async () => {
				for (const { added, history } of recorded) {
					const options: ICheckProcessedOptions = { mode: 'entries', maxEntries: history.historySize };
					if (added.size > 0) await context.helpers.removeProcessed([...added], history.scope, options);
				}
			}),
		warn() {
			if (recorded.some(({ history }) => history.clearFirst)) hint(context, CLEARED);
			if (recorded.some(({ isFull }) => isFull)) hint(context, FULL);
			if (recorded.some(({ added }) => added.size > 0) && context.getMode() === 'manual') hint(context, TEST_RUN);
		},
	};
}

const CLEARED =
	'The reporting history was cleared before this run. Turn off Clear History, or every run reports everything again.';
const FULL = 'The history is full: the oldest stages are dropped and may be reported again. Raise History Size.';
const TEST_RUN = 'Test runs count: the stages reported here will not be reported again. Clear History starts over.';
const NOT_RECORDED =
	'Nothing was recorded as reported, because Retry On Fail makes n8n run this node again when an item fails or the first item has a field named "error". Fix the failed items, rename that field or turn off Retry On Fail.';

/**
 * Keeps the history in step with what leaves the node. With Retry On Fail, n8n drops the output of a try and runs the node
 * again when the first item has an `error`; what was recorded in such a try would never be seen.
 * @param first the first item of the first output
 */
export async function settleHistory(
	context: IExecuteFunctions,
	history: History,
	{ failed, first }: { failed: number; first: INodeExecutionData | undefined },
): Promise<void> {
	const mayRunAgain = failed > 0 || first?.json.error !== undefined;
	if (context.getNode().retryOnFail === true && mayRunAgain) {
		await history.undo();
		hint(context, NOT_RECORDED);
		return;
	}
	history.warn();
}

/**
 * The items of a run that no earlier run reported at their stage.
 * @throws NodeOperationError when n8n cannot save the history
 */
export async function withoutReported(
	context: IExecuteFunctions,
	{ items, marks, succeeded, failed }: RunResults<ReportOnce>,
): Promise<INodeExecutionData[]> {
	const histories = new Set(succeeded.map(historyOf).filter((history) => history !== undefined));
	if (histories.size === 0) return items;
	const history = await openHistory(context, histories, marks.values());
	const tally = new Tally();
	const kept = items.filter((item) => {
		const report = marks.get(item);
		if (report !== undefined) tally.keep();
		if (report === undefined || history.isNew(report)) return true;
		tally.excludeReported();
		return false;
	});
	await settleHistory(context, history, { failed, first: kept[0] });
	for (const { text } of tally.hints()) {
		context.addExecutionHints({ message: text, location: 'outputPane', type: 'info' });
	}
	return kept;
}
