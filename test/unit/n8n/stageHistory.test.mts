/** What the history of reported stages lets through, records, takes back and says; a real n8n's is in the e2e tests. */
import { describe, expect, test } from '@jest/globals';
import {
	NodeOperationError,
	type ICheckProcessedOptions,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Parameters } from '../../../shared/n8n/parameters';
import { openHistory, recordNew, settleHistory, withoutReported } from '../../../shared/panel/stageHistory';
import type { HistorySettings, ReportOnce } from '../../../shared/renewal/reportOnce';

const settings: HistorySettings = { scope: 'node', historySize: 5, clearFirst: false };

/** A history in memory, as n8n keeps it: the oldest entries go first. */
class Histories {
	readonly kept = new Map<string, string[]>();
	readonly hints: string[] = [];
	readonly calls: string[] = [];
	failures: unknown[] = [];
	mode = 'trigger';
	workflow: string | undefined = 'w';
	/** Older versions of n8n keep no history. */
	keeps = true;
	node: Partial<INode> = {};

	get context(): IExecuteFunctions {
		const entriesOf = (scope: string) => this.kept.get(scope) ?? [];
		const fail = (name: string) => {
			this.calls.push(name);
			const error = this.failures.shift();
			if (error !== undefined) throw error;
		};
		// n8n keeps histories of several kinds, and looks for a node's in the one that is asked for.
		const expectOptions = (options: ICheckProcessedOptions) =>
			expect(options).toEqual({ mode: 'entries', maxEntries: expect.any(Number) as unknown });
		const helpers = {
			checkProcessedAndRecord: async (entries: string[], scope: string, options: ICheckProcessedOptions) => {
				fail('record');
				expectOptions(options);
				const { maxEntries = 0 } = options;
				const added = entries.filter((entry) => !entriesOf(scope).includes(entry));
				this.kept.set(scope, [...entriesOf(scope), ...added].slice(-maxEntries));
				return await Promise.resolve({ new: added, processed: [] });
			},
			removeProcessed: async (entries: string[], scope: string, options: ICheckProcessedOptions) => {
				fail('remove');
				expectOptions(options);
				this.kept.set(
					scope,
					entriesOf(scope).filter((entry) => !entries.includes(entry)),
				);
				return await Promise.resolve();
			},
			getProcessedDataCount: async (scope: string, options: ICheckProcessedOptions) => {
				expectOptions(options);
				return await Promise.resolve(entriesOf(scope).length);
			},
			clearAllProcessedItems: async (scope: string, options: ICheckProcessedOptions) => {
				this.calls.push('clear');
				expectOptions(options);
				this.kept.delete(scope);
				return await Promise.resolve();
			},
		};
		const context = {
			helpers: this.keeps ? helpers : {},
			getNode: () => ({
				id: '1',
				name: 'N',
				type: 'n',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
				...this.node,
			}),
			getMode: () => this.mode,
			getWorkflow: () => ({ id: this.workflow }),
			addExecutionHints: ({ message, type }: { message: string; type: string }) =>
				this.hints.push(`${type}: ${message.split('.')[0]}`),
		};
		return context as unknown as IExecuteFunctions;
	}
}

const TEST_RUN = 'warning: Test runs count: the stages reported here will not be reported again';
const FULL = 'warning: The history is full: the oldest stages are dropped and may be reported again';
const CLEARED = 'warning: The reporting history was cleared before this run';
const NOT_RECORDED = expect.stringMatching(/^warning: Nothing was recorded as reported, because Retry On Fail/);

describe('entries', () => {
	test.each<[string, string[], string[], Partial<HistorySettings>, string[], boolean]>([
		['that are new are recorded', [], ['a', 'b'], {}, ['a', 'b'], false],
		['that are known are not new', ['a'], ['a', 'b'], {}, ['b'], false],
		['are all new after the history was cleared', ['a'], ['a', 'b'], { clearFirst: true }, ['a', 'b'], false],
		['fill the history exactly', ['a', 'b', 'c'], ['d', 'e'], {}, ['d', 'e'], true],
		['leave one place', ['a', 'b'], ['c', 'd'], {}, ['c', 'd'], false],
		['are as many as the history holds', [], ['a', 'b', 'c', 'd', 'e'], {}, ['a', 'b', 'c', 'd', 'e'], true],
		['push out the oldest', ['a', 'b', 'c', 'd'], ['e', 'f'], {}, ['e', 'f'], true],
		['are none', ['a', 'b', 'c', 'd', 'e'], [], {}, [], false],
		['are none, and the history is cleared all the same', ['a'], [], { clearFirst: true }, [], false],
	])('%s', async (_name, before, entries, more, added, isFull) => {
		const histories = new Histories();
		histories.kept.set('node', before);
		const recorded = await recordNew(histories.context, new Set(entries), { ...settings, ...more });
		expect(recorded).toEqual({ added: new Set(added), isFull });
		expect(histories.calls.includes('record')).toBe(entries.length > 0);
		expect(histories.kept.get('node') ?? []).toEqual(
			more.clearFirst === true ? added : [...before, ...added].slice(-5),
		);
	});

	test('that do not fit into the history are refused before anything is recorded', async () => {
		const histories = new Histories();
		const entries = new Set(['a', 'b', 'c', 'd', 'e', 'f']);
		await expect(recordNew(histories.context, entries, settings)).rejects.toMatchObject({ field: 'History Size' });
		expect(histories.calls).toEqual([]);
	});

	test.each<[string, unknown[], string | undefined, number]>([
		['twice if another execution created the history meanwhile', [new Error('UNIQUE constraint failed')], undefined, 2],
		['twice, also in PostgreSQL', [new Error('duplicate key value')], undefined, 2],
		['once if the database fails', [new Error('disk full')], 'Turn off Only When a Stage Is Entered', 1],
		['once if something else is thrown', ['unique'], 'n8n says: unique', 1],
		['at most twice', [new Error('unique'), new Error('unique')], 'n8n says: unique', 2],
		['once if a Remove Duplicates node uses it', [new Error('Incompatible setting')], 'Remember For to This Node', 1],
	])('are recorded %s', async (_name, failures, advice, times) => {
		const histories = new Histories();
		histories.failures = [...failures];
		const outcome = await recordNew(histories.context, new Set(['a']), settings).catch((error: unknown) => error);
		if (advice === undefined) expect(outcome).toEqual({ added: new Set(['a']), isFull: false });
		else expect(outcome).toMatchObject({ description: expect.stringContaining(advice) });
		expect(outcome instanceof NodeOperationError).toBe(advice !== undefined);
		expect(histories.calls).toHaveLength(times);
	});
});

test.each<[string, Partial<Histories>, string]>([
	['this n8n keeps no history', { keeps: false }, 'This n8n keeps no history'],
	['the workflow was never saved', { workflow: undefined }, 'Save the workflow first'],
])('nothing is recorded, and the error says what to do, if %s', async (_what, more, advice) => {
	const histories = Object.assign(new Histories(), more);
	await expect(recordNew(histories.context, new Set(['a']), settings)).rejects.toMatchObject({
		message: 'n8n could not save which stages were reported',
		description: expect.stringContaining(advice) as unknown,
	});
	expect(histories.calls).toEqual([]);
});

const report = (renewal: string, history = settings): ReportOnce => ({ keys: { renewal, line: undefined }, history });

describe('a history that was opened', () => {
	test('knows which renewals are new, each history on its own', async () => {
		const histories = new Histories();
		const shared = { ...settings, scope: 'workflow' as const };
		await openHistory(histories.context, new Set(), [report('old'), report('new', shared)]);
		const all = [report('old'), report('new'), report('old', shared), report('new', shared)];
		const opened = await openHistory(histories.context, new Set([settings, shared]), all);
		expect(all.map(opened.isNew)).toEqual([false, true, true, false]);
		expect(opened.isNew(report('never asked'))).toBe(false);
	});

	test('takes back exactly what it recorded', async () => {
		const histories = new Histories();
		await openHistory(histories.context, new Set(), [report('one')]);
		const before = [...(histories.kept.get('node') ?? [])];
		const opened = await openHistory(histories.context, new Set([settings]), [report('one'), report('two')]);
		await opened.undo();
		expect(histories.kept.get('node')).toEqual(before);
		const two = report('two');
		expect((await openHistory(histories.context, new Set(), [two])).isNew(two)).toBe(true);
	});

	test('takes nothing back if it recorded nothing', async () => {
		const histories = new Histories();
		await (await openHistory(histories.context, new Set([settings]), [])).undo();
		expect(histories.calls).toEqual([]);
	});

	test('says what n8n says if it cannot take it back', async () => {
		const histories = new Histories();
		const opened = await openHistory(histories.context, new Set(), [report('one')]);
		histories.failures = [new Error('disk full')];
		await expect(opened.undo()).rejects.toMatchObject({ description: expect.stringContaining('disk full') });
	});

	test.each<[string, string, Partial<HistorySettings>, string[], string[]]>([
		['nothing in production', 'trigger', {}, ['one'], []],
		['that test runs count', 'manual', {}, ['one'], [TEST_RUN]],
		['nothing in a test run that reports nothing', 'manual', {}, [], []],
		['that it was cleared', 'trigger', { clearFirst: true }, [], [CLEARED]],
		['that it is full', 'trigger', { historySize: 1 }, ['one'], [FULL]],
	])('warns of %s', async (_what, mode, more, names, hints) => {
		const histories = new Histories();
		histories.mode = mode;
		const history = { ...settings, ...more };
		const all = names.map((name) => report(name, history));
		(await openHistory(histories.context, new Set([history]), all)).warn();
		expect(histories.hints).toEqual(hints);
	});
});

test('warnings hold for any one of several histories', async () => {
	const histories = new Histories();
	histories.mode = 'manual';
	const full: HistorySettings = { scope: 'workflow', historySize: 1, clearFirst: true };
	(await openHistory(histories.context, new Set([settings, full]), [report('one', full)])).warn();
	expect(histories.hints).toEqual([CLEARED, FULL, TEST_RUN]);
});

const item = (json: INodeExecutionData['json']): INodeExecutionData => ({ json });

test.each<[string, boolean | undefined, number, INodeExecutionData | undefined, boolean]>([
	['an item failed', true, 1, item({}), true],
	['the first item looks like an error', true, 0, item({ error: 'x' }), true],
	['the first item has an error that is empty', true, 0, item({ error: null }), true],
	['all went well', true, 0, item({ id: 1 }), false],
	['nothing leaves', true, 0, undefined, false],
	['an item failed and nothing leaves', true, 1, undefined, true],
	['an item failed, but n8n does not run the node again', undefined, 1, item({ error: 'x' }), false],
	['the first item has an error, but n8n does not run the node again', false, 0, item({ error: 'x' }), false],
])(
	'what was recorded is taken back only if n8n may run the node again: %s',
	async (_name, retryOnFail, failed, first, isUndone) => {
		const histories = new Histories();
		histories.node = { retryOnFail };
		const history = await openHistory(histories.context, new Set(), [report('one')]);
		await settleHistory(histories.context, history, { failed, first });
		expect(histories.kept.get('node')).toHaveLength(isUndone ? 0 : 1);
		expect(histories.hints).toEqual(isUndone ? [NOT_RECORDED] : []);
	},
);

describe('the items of a run', () => {
	const parameters = (onlyEntered: boolean): Parameters => ({
		get: (path) => (path === 'stages.onlyEntered' ? onlyEntered : undefined),
		zone: 'UTC',
	});
	const [one, two, error] = [item({ id: 1 }), item({ id: 2 }), item({ error: 'x' })];

	async function leaving(histories: Histories, onlyEntered: boolean[], items = [one, two], failed = 0) {
		const history = { scope: 'node', historySize: 100_000, clearFirst: false } as const;
		const marks = new Map([one, two].map((each, index) => [each, report(String(index), history)]));
		const succeeded = onlyEntered.map(parameters);
		return await withoutReported(histories.context, { items, marks, succeeded, failed });
	}

	test('leave once; later runs say how many were already reported', async () => {
		const histories = new Histories();
		expect(await leaving(histories, [true], [two])).toEqual([two]);
		histories.kept.set('node', (histories.kept.get('node') ?? []).slice(1));
		expect(await leaving(histories, [true])).toEqual([one]);
		expect(histories.hints).toEqual(['info: 2 renewals in the window, 1 excluded: already reported (1)']);
		expect(await leaving(histories, [true])).toEqual([]);
	});

	test('leave in every run if that is wanted', async () => {
		const histories = new Histories();
		for (const run of [1, 2]) expect([run, await leaving(histories, [false, false])]).toEqual([run, [one, two]]);
		expect(histories.calls).toEqual([]);
	});

	test('leave without a mark in every run, errors too', async () => {
		const histories = new Histories();
		await leaving(histories, [true]);
		expect(await leaving(histories, [true, false], [error, one], 1)).toEqual([error]);
		expect(histories.hints).toEqual(['info: 1 renewal in the window, 1 excluded: already reported (1)']);
	});

	test('that come after a failed one are reported again by the next try', async () => {
		const histories = new Histories();
		histories.node = { retryOnFail: true };
		for (const run of [1, 2]) {
			expect([run, await leaving(histories, [true], [error, one, two], 1)]).toEqual([run, [error, one, two]]);
		}
		expect(await leaving(histories, [true])).toEqual([one, two]);
	});
});
