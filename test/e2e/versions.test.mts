/** The packed package in the newest n8n and in the oldest that is promised, and what people saved with it before. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { INodeTypeDescription } from 'n8n-workflow';

import { startSandboxes, type Fault, type Sandboxes } from '../../sandbox/index.mts';
import { outputItems, type Execution, type WorkflowDefinition } from '../../harness/n8n/client.mts';
import { isRelease } from '../../harness/n8n/runtime.mts';
import { projectRoot } from '../../harness/n8n/state.mts';
import { OURS, useInstance, type Bench } from '../support/instance.mts';
import { saveMainWorkflow, type MainWorkflow } from '../support/mainWorkflow.mts';
import { lostParameters } from '../support/savedWorkflow.mts';

const ZONE = 'Pacific/Kiritimati';

jest.setTimeout(300_000);

/** More than loading: an n8n whose helpers behave otherwise would lose retries or renewals of tokens without a word. */
function keepsItsPromises(n8n: Bench): void {
	let sandboxes: Sandboxes;
	let main: MainWorkflow;
	beforeAll(async () => {
		sandboxes = await startSandboxes({ customers: 60 });
		main = await saveMainWorkflow(n8n.instance.client, sandboxes.vendors, ZONE);
	}, 120_000);
	afterEach(() => sandboxes.vendors.forEach((vendor) => vendor.reset()));
	afterAll(async () => await sandboxes?.close());

	test("n8n's test of every credential succeeds", () => {
		expect(main.connected.map(({ test: { status, message } }) => [status, message])).toEqual(
			main.connected.map(() => ['OK', 'Connection successful!']),
		);
	});

	const FAULTS: Array<[string, Fault | undefined, number]> = [
		['undisturbed', undefined, 200],
		['with 429 and Retry-After', { kind: 'status', status: 429, retryAfter: 1, times: 1 }, 429],
		['with 503', { kind: 'status', status: 503, retryAfter: 1, times: 1 }, 503],
		['with tokens that expire', { kind: 'tokenExpiry', times: 1 }, 401],
	];
	test.each(FAULTS)('the workflow, %s, finds exactly what is due', async (_name, fault, met) => {
		for (const vendor of sandboxes.vendors) {
			// Where there is a sign-in, it comes first and is not what is to be spoilt; Trend Micro knows no tokens.
			if (fault !== undefined) vendor.addFault({ ...fault, after: vendor.vendor === 'trendmicro' ? 0 : 1 });
		}
		const execution = await main.run();
		expect(main.wrong(execution)).toEqual([]);
		expect(sandboxes.vendors.flatMap((vendor) => vendor.violations())).toEqual([]);
		const answered = sandboxes.vendors.filter((vendor) => vendor.requests().log.some(({ status }) => status === met));
		expect(answered.length).toBe(met === 401 ? 3 : 4);
	});

	test('a token that is never accepted ends the execution and says so', async () => {
		sandboxes.vendors.forEach((vendor) =>
			vendor.addFault({ kind: 'status', status: 401, matchRegex: '(search|customers|resellers)' }),
		);
		const execution = await main.run();
		expect(execution).toMatchObject({
			status: 'error',
			error: expect.stringContaining('did not accept the access token'),
		});
	});
}

/** The one setting that has moved, to Stages, before the first release: n8n drops it where it was. */
const MOVED = /\.options\.stages: is gone$/;

/**
 * What the nodes correct since (CHANGELOG): Adobe's seats left to renew and the word for a late renewal, and what the
 * sandbox answers from the same facts: what a preview orders, and licenses of Trend Micro that end with a day.
 */
const CORRECTED: ReadonlyArray<[node: RegExp, fields: readonly string[]]> = [
	[/Adobe .*renewal:getUpcoming/, ['quantity', 'status']],
	[/Adobe .*renewal:preview/, ['lineItems', 'pricingSummary']],
	[/Trend Micro .*customer:get/, ['expire']],
];

const uncorrected = (name: string, row: Record<string, unknown>): Record<string, unknown> => {
	const fields = CORRECTED.filter(([node]) => node.test(name)).flatMap(([, corrected]) => corrected);
	return Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)));
};

interface SavedEarlier {
	sandboxes: { customers: number; seed: number; today: string };
	/** One node for every operation, with all parameters other than their defaults of then. */
	every: WorkflowDefinition;
	/** One node for every operation that can be executed, and a filter behind each list of renewals. */
	runs: WorkflowDefinition;
	/** What the nodes of `runs` gave then, by node and output. */
	outputs: Record<string, Array<Array<Record<string, unknown>>>>;
}

/** The n8n that `npm run versions` asks for, in place of those that are pinned. */
const { RENEWALS_N8N_RELEASE: release } = process.env;
const describePinned = release === undefined ? describe : describe.skip;

const saved = JSON.parse(readFileSync(join(projectRoot, 'test', 'e2e', 'saved-earlier.json'), 'utf8')) as SavedEarlier;

describePinned('the newest n8n', () => {
	const n8n = useInstance('e2e-newest', undefined, { editor: true });
	keepsItsPromises(n8n);

	describe('workflows that were saved with an earlier state of the package', () => {
		let sandboxes: Sandboxes;
		let types: Map<string, INodeTypeDescription>;
		let execution: Execution;
		beforeAll(async () => {
			const { client } = n8n.instance;
			sandboxes = await startSandboxes(saved.sandboxes);
			const { text } = await client.fetchText('/types/nodes.json');
			types = new Map((JSON.parse(text) as INodeTypeDescription[]).map((type) => [type.name, type]));
			for (const { vendor, credentialType, credential } of sandboxes.vendors) {
				const { id } = await client.saveCredential(`Earlier ${vendor}`, credentialType, credential);
				for (const { credentials } of saved.runs.nodes) {
					const used = credentials?.[credentialType];
					if (used !== undefined) used.id = id;
				}
			}
			execution = await client.runWorkflow(await client.saveWorkflow(saved.runs), 'Start');
		}, 300_000);
		afterAll(async () => await sandboxes?.close());

		const ours = saved.every.nodes.filter(({ type }) => type.startsWith(OURS));
		test.each(ours.map((node) => [node.name, node] as const))(
			'%s: no parameter has lost its meaning',
			(_name, node) => {
				const type = types.get(node.type);
				const lost = type && lostParameters({ typeVersion: 1, ...node } as Parameters<typeof lostParameters>[0], type);
				expect(lost?.filter((line) => !MOVED.test(line))).toEqual([]);
			},
		);

		test('are executed without an error', () => {
			expect(execution).toMatchObject({ status: 'success', error: undefined });
		});

		test.each(Object.entries(saved.outputs))('%s gives what it gave', (name, outputs) => {
			const now = outputs.map((_items, output) => outputItems(execution, name, output).map(({ json }) => json));
			// What was unknown then is not in the file: it may be known now. What was known must still be.
			expect(now).toMatchObject(outputs.map((rows) => rows.map((row) => uncorrected(name, row))));
		});
	});
});

describePinned('the oldest n8n that is promised', () => {
	keepsItsPromises(useInstance('e2e-oldest', undefined, { release: 'oldest', editor: true }));
});

if (release !== undefined && isRelease(release)) {
	describe(`n8n ${release}`, () => {
		keepsItsPromises(useInstance('e2e-release', undefined, { release, editor: true }));
	});
}
