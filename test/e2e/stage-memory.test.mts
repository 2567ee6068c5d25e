/** Only When a Stage Is Entered, with the history that a real n8n keeps in its database. */
import { expect, jest, test } from '@jest/globals';

import { startKeepnet } from '../../sandbox/index.mts';
import { outputItems, type Execution, type WorkflowNode } from '../../harness/n8n/client.mts';
import { inARow, nodeOf, OURS, start, useInstance, webhook } from '../support/instance.mts';

const IN_WINDOW = 0;
const OUTSIDE_WINDOW = 1;

jest.setTimeout(60_000);
const n8n = useInstance('e2e-stages');

/** Renews 40 days after 2026-11-22, so that it is in stage 60 on that day and in stage 30 ten days later. */
const RENEWALS = [
	{ customerId: 'a', renewalDate: '2027-01-01' },
	{ customerId: 'b', renewalDate: '2027-01-01' },
];

const filter = (asOf: string, stages: Record<string, unknown> = {}, name = 'Filter') =>
	nodeOf(name, `${OURS}.renewalWindowFilter`, {
		daysAhead: 90,
		daysBack: 0,
		stages: { onlyEntered: true, ...stages },
		options: { asOf },
	});
/** What to hand on: the webhook's `renewals`, or those given. */
const renewals = (list: unknown = RENEWALS) => [
	nodeOf(
		'Edit Fields',
		'n8n-nodes-base.set',
		{ mode: 'raw', jsonOutput: typeof list === 'string' ? list : JSON.stringify({ list }), options: {} },
		3.4,
	),
	nodeOf('Split Out', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'list', options: {} }),
];

/** A workflow of the present test; each test has one of its own, so that no other's history is met. */
const name = () => String(expect.getState().currentTestName).slice(0, 100);
async function runManually(nodes: WorkflowNode[], workflow = name()): Promise<Execution> {
	const execution = await n8n.run(workflow, nodes);
	expect(execution.error).toBeUndefined();
	return execution;
}
const reported = (execution: Execution, output = IN_WINDOW, node = 'Filter') =>
	outputItems(execution, node, output).map(({ json }) => `${String(json.customerId)} ${String(json.renewalStage)}`);
const onDay = async (asOf: string, stages?: Record<string, unknown>, list?: unknown) =>
	await runManually([start, ...renewals(list), filter(asOf, stages)]);

test('a renewal is reported once per stage, and a missed day is caught up on', async () => {
	expect(reported(await onDay('2026-11-22'))).toEqual(['a 60', 'b 60']);
	expect(reported(await onDay('2026-11-23'))).toEqual([]);
	// Day 30 itself, 2026-12-02, is missed.
	expect(reported(await onDay('2026-12-04'))).toEqual(['a 30', 'b 30']);
	expect(reported(await onDay('2026-12-04'))).toEqual([]);
	expect(reported(await onDay('2027-01-01'))).toEqual(['a 0', 'b 0']);
});

test('what was reported before leaves by Outside Window, and says so', async () => {
	await onDay('2026-11-22');
	const again = await onDay('2026-11-22');
	expect(reported(again, OUTSIDE_WINDOW)).toEqual(['a 60', 'b 60']);
	for (const { json } of outputItems(again, 'Filter', OUTSIDE_WINDOW)) expect(json.outsideReason).toContain('60');
});

test('a renewal that is new or has moved to another date is reported although others are known', async () => {
	await onDay('2026-11-22');
	const list = [...RENEWALS, { customerId: 'c', renewalDate: '2027-01-01' }];
	expect(reported(await onDay('2026-11-22', {}, list))).toEqual(['c 60']);
	expect(reported(await onDay('2026-11-22', {}, [{ customerId: 'a', renewalDate: '2027-01-05' }]))).toEqual(['a 60']);
});

test('two items of the same renewal in one run are both reported', async () => {
	const twice = [RENEWALS[0], RENEWALS[0]];
	expect(reported(await onDay('2026-11-22', {}, twice))).toEqual(['a 60', 'a 60']);
	expect(reported(await onDay('2026-11-22', {}, twice))).toEqual([]);
});

test('test runs and production share one history, and test runs say that they count', async () => {
	const list = '={{ { list: $json.body.list } }}';
	const asOf = "={{ $('Webhook').first().json.body.asOf }}";
	const id = await n8n.save(name(), [webhook('stages'), ...renewals(list), filter(asOf)]);
	await n8n.instance.client.activateWorkflow(id);
	const call = async (day: string) =>
		(await n8n.call('stages', { asOf: day, list: RENEWALS })).map(
			({ customerId, renewalStage }) => `${String(customerId)} ${String(renewalStage)}`,
		);
	expect(await call('2026-11-22')).toEqual(['a 60', 'b 60']);
	expect(await call('2026-11-22')).toEqual([]);
	const manual = await onDay('2026-12-04');
	expect(reported(manual)).toEqual(['a 30', 'b 30']);
	expect(manual.runs.Filter?.[0]?.hints?.map(({ message }) => message).join()).toContain('Test runs count');
	expect(await call('2026-12-04')).toEqual([]);
	expect(await call('2026-12-31')).toEqual(['a 1', 'b 1']);
});

test("a vendor's Get Upcoming remembers in the same way", async () => {
	const keepnet = await startKeepnet({ customers: 60, seed: 7, today: '2026-11-22' });
	try {
		const account = await n8n.instance.client.saveCredential('Keepnet', keepnet.credentialType, keepnet.credential);
		const upcoming = async (asOf: string) => {
			const parameters = {
				resource: 'renewal',
				operation: 'getUpcoming',
				daysAhead: 90,
				stages: { onlyEntered: true },
				options: { asOf },
			};
			const node = {
				...nodeOf('Keepnet', `${OURS}.keepnet`, parameters),
				credentials: { [keepnet.credentialType]: account },
			};
			return outputItems(await runManually([start, node]), 'Keepnet', 0).map(({ json }) => String(json.customerId));
		};
		const due = keepnet.expected({ from: 0, to: 90 }).due.map(({ customerId }) => customerId);
		expect(due.length).toBeGreaterThan(5);
		expect((await upcoming('2026-11-22')).sort()).toEqual(due.sort());
		expect(await upcoming('2026-11-22')).toEqual([]);
	} finally {
		await keepnet.close();
	}
});

test('Clear History forgets, with a hint to turn it off', async () => {
	await onDay('2026-11-22');
	const cleared = await onDay('2026-11-22', { clearHistory: true });
	expect(reported(cleared)).toEqual(['a 60', 'b 60']);
	expect(cleared.runs.Filter?.[0]?.hints?.map(({ message }) => message).join()).toContain('Clear History');
	expect(reported(await onDay('2026-11-22'))).toEqual([]);
});

test('two nodes have histories of their own, or one for the whole workflow', async () => {
	const both = async (rememberFor: string) => {
		const nodes = [
			start,
			...renewals(),
			filter('2026-11-22', { rememberFor }, 'First'),
			filter('2026-11-22', { rememberFor }, 'Second'),
		];
		const to = (node: string) => ({ node, type: 'main', index: 0 });
		const connections = {
			...inARow('Start', 'Edit Fields', 'Split Out'),
			'Split Out': { main: [[to('First'), to('Second')]] },
		};
		const execution = await n8n.run(`${name()} ${rememberFor}`, nodes, connections);
		return ['First', 'Second'].map((node) => reported(execution, IN_WINDOW, node));
	};
	expect(await both('node')).toEqual([
		['a 60', 'b 60'],
		['a 60', 'b 60'],
	]);
	// Which of the two runs first is n8n's choice.
	expect((await both('workflow')).flat()).toEqual(['a 60', 'b 60']);
	expect(await both('workflow')).toEqual([[], []]);
});

test('two workflows do not share a history', async () => {
	const nodes = [start, ...renewals(), filter('2026-11-22', { rememberFor: 'workflow' })];
	expect(reported(await runManually(nodes, 'One workflow'))).toEqual(['a 60', 'b 60']);
	expect(reported(await runManually(nodes, 'Another workflow'))).toEqual(['a 60', 'b 60']);
	expect(reported(await runManually(nodes, 'One workflow'))).toEqual([]);
});

test('a history that is too small for the renewals is an error, and a full one a hint', async () => {
	const small = await n8n.run(name(), [start, ...renewals(), filter('2026-11-22', { historySize: 1 })]);
	expect(small.error).toContain('History Size (1) is smaller than the number of entries to remember (4)');
	const full = await onDay('2026-11-22', { historySize: 4 });
	expect(reported(full)).toEqual(['a 60', 'b 60']);
	expect(full.runs.Filter?.[0]?.hints?.map(({ message }) => message).join()).toContain('Raise History Size');
});

test('a sub-workflow that is written in its parent remembers too', async () => {
	const inner = {
		nodes: [
			nodeOf('Begin', 'n8n-nodes-base.executeWorkflowTrigger', { inputSource: 'passthrough' }, 1.1),
			filter('2026-11-22'),
		],
		connections: inARow('Begin', 'Filter'),
	};
	const parameters = { source: 'parameter', workflowJson: JSON.stringify(inner), options: {} };
	const nodes = [start, ...renewals(), nodeOf('Sub-workflow', 'n8n-nodes-base.executeWorkflow', parameters, 1.2)];
	expect(reported(await runManually(nodes), IN_WINDOW, 'Sub-workflow')).toEqual(['a 60', 'b 60']);
	expect(reported(await runManually(nodes), IN_WINDOW, 'Sub-workflow')).toEqual([]);
});

test('Remove Duplicates in the same workflow, which uses the history in another way, is named', async () => {
	const latest = nodeOf(
		'Remove Duplicates',
		'n8n-nodes-base.removeDuplicates',
		{
			operation: 'removeItemsSeenInPreviousExecutions',
			logic: 'removeItemsUpToStoredDate',
			dateDedupeValue: '={{ $json.renewalDate }}',
			options: { scope: 'workflow' },
		},
		2,
	);
	const execution = await n8n.run(name(), [
		start,
		...renewals(),
		latest,
		filter('2026-11-22', { rememberFor: 'workflow' }),
	]);
	expect(execution.error).toContain('n8n could not save which stages were reported');
	expect(execution.runs.Filter?.[0]?.error?.description).toContain('Remove Duplicates');
});

test('twenty executions at once report every renewal, and afterwards nothing is reported', async () => {
	const list = '={{ { list: $json.body.list } }}';
	const id = await n8n.save(name(), [webhook('at-once'), ...renewals(list), filter('2026-11-22')]);
	await n8n.instance.client.activateWorkflow(id);
	const call = async () => (await n8n.call('at-once', { list: RENEWALS })).map(({ customerId }) => String(customerId));
	const all = await Promise.all(Array.from({ length: 20 }, call));
	expect(all.flat()).toEqual(expect.arrayContaining(['a', 'b']));
	expect(await call()).toEqual([]);
});

test('the history outlives a restart of n8n', async () => {
	await onDay('2026-11-22');
	await n8n.restart();
	expect(reported(await onDay('2026-11-22'))).toEqual([]);
	expect(reported(await onDay('2026-12-04'))).toEqual(['a 30', 'b 30']);
});
