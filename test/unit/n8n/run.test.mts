/** What a run makes of its input items: nothing is lost or mixed up, whatever fails. Whole nodes are in test/workflow. */
import { describe, expect, test } from '@jest/globals';
import { NodeOperationError, type IExecuteFunctions, type INode, type INodeExecutionData } from 'n8n-workflow';

import type { Access, Operation } from '../../../shared/n8n/operation';
import { runOperations, type Resources, type RunResults } from '../../../shared/n8n/run';

type Fields = Record<string, unknown>;

const SECRET = 'n0t-to-be-shown';
const access: Access = { credentialType: 'vendorApi', baseUrlOf: ({ baseUrl }) => String(baseUrl) };
const node: INode = {
	id: '1',
	name: 'Vendor',
	type: 'vendor',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	credentials: { vendorApi: { id: '1', name: 'Account' } },
};
const binary = { data: { data: '', mimeType: 'text/csv' } };

/** Two outputs, the second of which has a file and a mark; `fail` is what it throws instead. */
const both: Operation<string> = {
	description: [],
	async execute({ parameters, itemIndex, session }) {
		const fail = parameters.get('fail');
		session.host.hint(`hint with ${SECRET}`);
		if (fail !== undefined) throw fail;
		const json = { itemIndex };
		return await Promise.resolve([{ json }, { json: { itemIndex, second: true }, binary, mark: `mark ${itemIndex}` }]);
	},
};
const settings: Operation<string> = {
	description: [],
	execute: async ({ session: { settings: found }, failOnIncomplete }) =>
		await Promise.resolve([{ json: { ...found, headers: null, failOnIncomplete } }]),
};
const resources: Resources<string> = { row: { both, settings } };

/** Runs a node whose input items have these parameters. */
async function run(
	inputs: Fields[],
	{ goesOn = false, finish = undefined as unknown, credentials = [] as unknown[] } = {},
) {
	const hints: string[] = [];
	let results: RunResults<string> | undefined;
	const context = {
		getInputData: () => inputs.map(() => ({ json: {} })),
		getNode: () => node,
		getNodeParameter: (path: string, index: number, fallback: unknown) => {
			const values: Fields = { resource: 'row', operation: 'both', ...inputs[index] };
			return path in values ? values[path] : fallback;
		},
		getTimezone: () => 'UTC',
		getCredentials: async () => {
			const found = credentials.length > 1 ? credentials.shift() : credentials[0];
			if (found instanceof Error) throw found;
			return await Promise.resolve(found ?? { baseUrl: 'https://api.example.com', clientSecret: SECRET });
		},
		continueOnFail: () => goesOn,
		addExecutionHints: ({ message }: { message: string }) => hints.push(message),
	} as unknown as IExecuteFunctions;
	const items = await runOperations(context, access, resources, async (_context, found) => {
		results = found;
		if (finish !== undefined) throw finish;
		return await Promise.resolve([...found.items]);
	});
	return { items, hints, results };
}

const outputsOf = (item: number): INodeExecutionData[] => [
	{ json: { itemIndex: item }, pairedItem: { item } },
	{ json: { itemIndex: item, second: true }, binary, pairedItem: { item } },
];

describe('every input item', () => {
	test('has its outputs in its place, paired with it, and the last step gets all of them with their marks', async () => {
		const { items, hints, results } = await run([{}, {}]);
		const all = [...outputsOf(0), ...outputsOf(1)];
		expect(items).toStrictEqual([all]);
		expect([...(results?.marks ?? [])]).toEqual([
			[all[1], 'mark 0'],
			[all[3], 'mark 1'],
		]);
		expect([results?.succeeded.length, results?.failed]).toEqual([2, 0]);
		expect(hints).toEqual(['hint with [hidden]', 'hint with [hidden]']);
	});

	test('that fails becomes an error in its place if the node goes on, and the others have their outputs', async () => {
		const fail = new Error(`Sent ${SECRET}`);
		const { items, hints, results } = await run([{}, { fail }, { fail }, {}], { goesOn: true });
		const error = (item: number) => ({
			json: { error: `Sent [hidden] [item ${item}]` },
			pairedItem: { item },
		});
		expect(items).toStrictEqual([[...outputsOf(0), error(1), error(2), ...outputsOf(3)]]);
		expect([results?.marks.size, results?.succeeded.length, results?.failed]).toEqual([2, 2, 2]);
		expect(hints).toHaveLength(4);
	});

	test('ends with the execution if one fails and the node does not go on', async () => {
		const failed = run([{}, { fail: new Error('No') }]);
		await expect(failed).rejects.toThrow(NodeOperationError);
		await expect(failed).rejects.toThrow('No [item 1]');
	});
});

test.each<[string, Fields]>([
	['operation', { operation: 'gone' }],
	['operation', { operation: 'constructor' }],
	['resource', { resource: 'gone' }],
	['resource', { resource: 'constructor', operation: 'name' }],
])('a saved workflow with an unknown %s fails by its name: %j', async (_what, fields) => {
	const { resource = 'row', operation = 'both' } = fields;
	await expect(run([fields])).rejects.toThrow(
		`There is no operation "${String(operation)}" for the resource "${String(resource)}" [item 0]`,
	);
});

test.each<[string, Fields, object]>([
	['not set', {}, { inFlight: 'automatic' }],
	['automatic', { 'options.pagesInFlight': 0 }, { inFlight: 'automatic' }],
	[
		'set',
		{ 'options.pagesInFlight': 3, 'options.timeout': 20, 'options.failOnIncomplete': false },
		{ inFlight: 3, timeoutMs: 20_000, failOnIncomplete: false },
	],
])('options that are %s hold for the requests', async (_what, options, expected) => {
	const { items } = await run([{ operation: 'settings', ...options }]);
	const [item] = items[0] ?? [];
	expect(item?.json).toMatchObject({ timeoutMs: undefined, failOnIncomplete: true, ...expected });
});

describe('a credential', () => {
	const sentence = 'The credential cannot be decrypted';

	test('that cannot be read fails its items in n8n’s own words', async () => {
		const { items } = await run([{}], { goesOn: true, credentials: [new Error(sentence)] });
		expect(items).toEqual([[{ json: { error: `${sentence} [item 0]` }, pairedItem: { item: 0 } }]]);
	});

	test('that can no longer be read still hides its secrets', async () => {
		const account = { baseUrl: 'https://api.example.com', clientSecret: SECRET };
		const fail = new Error(`Sent ${SECRET}`);
		const { items } = await run([{ fail }], { goesOn: true, credentials: [account, new Error(sentence)] });
		expect(items[0]?.[0]?.json).toEqual({ error: 'Sent [hidden] [item 0]' });
	});

	test('that got a token meanwhile hides that one too', async () => {
		const [before, token] = [{ baseUrl: 'https://api.example.com', clientSecret: SECRET }, 'token-issued-just-now'];
		const fail = new Error(`Sent ${token} and ${SECRET}`);
		const { items } = await run([{ fail }], { goesOn: true, credentials: [before, { ...before, token }] });
		expect(items[0]?.[0]?.json).toEqual({ error: 'Sent [hidden] and [hidden] [item 0]' });
	});
});

describe('a last step that fails', () => {
	test.each([
		['in its own words', new NodeOperationError(node, 'The history is full'), 'The history is full'],
		['in any way', new Error('No'), 'No [item 0]'],
	])('%s ends the execution, or makes an error of every input item', async (_how, finish, error) => {
		await expect(run([{}, {}], { finish })).rejects.toThrow(error);
		const { items } = await run([{}, {}], { finish, goesOn: true });
		expect(items).toEqual([[0, 1].map((item) => ({ json: { error }, pairedItem: { item } }))]);
	});
});
