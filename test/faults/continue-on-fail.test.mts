/** When one input item fails: it alone leaves by the error output, paired with its input, and the others succeed. */
import { describe, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';

import { leavesOf, OPERATIONS, useEveryVendor, type Fields, type Operation } from './support/everyOperation.mts';

const every = useEveryVendor(60);

/** One parameter of an operation as an expression of the items, with a value that works and two that do not. */
function variedBy(operation: Operation): { parameters: Fields; good: unknown; wrong: unknown; refused: unknown } {
	const needed = every.parameters(operation);
	const looksAtAll = operation.fields.some(({ name }) => name === 'resellers');
	const id = ['subscriptionId', 'customerId', 'companyId', 'customerIds', 'resellerId'].find(
		(name) => !looksAtAll && operation.operation !== 'getUpcoming' && name in needed,
	);
	// Whose account has no such customer, the vendor refuses; of a list, it is a page that cannot be.
	if (id !== undefined) {
		const show = id === 'customerIds' ? { customers: 'byId' } : {};
		return {
			parameters: { ...show, [id]: '={{ $json.value }}' },
			good: needed[id],
			wrong: '../x',
			refused: FOREIGN[operation.node]?.() ?? 'nobody0',
		};
	}
	const timeout = leavesOf(operation.fields).find(({ field }) => field.name === 'timeout');
	if (timeout === undefined) throw new Error(`${operation.name} has no parameter to vary`);
	return { parameters: timeout.set('={{ $json.value }}'), good: 60, wrong: 'soon', refused: -1 };
}

const FOREIGN: Partial<Record<Operation['node'], () => string | undefined>> = {
	Keepnet: () => every.vendors.Keepnet.data.foreignIds[0],
	TrendMicroWorryFree: () => every.vendors.TrendMicroWorryFree.data.foreignIds[0],
};

const pairs = (items: INodeExecutionData[] = []) => [
	...new Set(items.map(({ pairedItem }) => JSON.stringify(pairedItem))),
];
const isFailed = ({ json }: INodeExecutionData) => 'error' in json;
const paired = (...indexes: number[]) => indexes.map((item) => JSON.stringify({ item }));

describe.each(OPERATIONS.map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
	const itemsOf = ({ good, wrong, refused }: ReturnType<typeof variedBy>) =>
		[good, wrong, good, refused, good].map((value, index) => ({ value, note: `item ${index}` }));

	test('keeps the result of each item on the regular output, in order', async () => {
		const varied = variedBy(operation);
		const ran = await every.run(operation, varied.parameters, {
			items: itemsOf(varied),
			onError: 'continueRegularOutput',
		});
		const out = ran.outputs()[0] ?? [];
		expect(ran.status).toBe('success');
		expect(pairs(out)).toEqual(paired(0, 1, 2, 3, 4));
		expect(pairs(out.filter(isFailed))).toEqual(paired(1, 3));
		expect(out.filter(isFailed)).toHaveLength(2);
		for (const { json, pairedItem } of out.filter(isFailed)) {
			const { item } = pairedItem as { item: number };
			expect(Object.keys(json).filter((name) => name !== 'message')).toEqual(['error']);
			expect(json.error).toContain(`[item ${item}]`);
		}
	});

	test('sends the failed items alone to the error output, with their own fields', async () => {
		const varied = variedBy(operation);
		const items = itemsOf(varied);
		const ran = await every.run(operation, varied.parameters, { items, onError: 'continueErrorOutput' });
		const [good, failed = []] = ran.outputs();
		expect(ran.status).toBe('success');
		expect(pairs(good)).toEqual(paired(0, 2, 4));
		expect(good?.some(isFailed)).toBe(false);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
		for (const [index, { json }] of failed.entries()) {
			const input = index === 0 ? 1 : 3;
			expect(json).toMatchObject({ ...items[input], error: expect.stringContaining(`[item ${input}]`) });
		}
	});

	test('ends with the first item that fails, unless it is set to continue', async () => {
		const varied = variedBy(operation);
		const ran = await every.run(operation, varied.parameters, { items: itemsOf(varied) });
		expect(ran.status).toBe('error');
		expect(ran.error?.context?.itemIndex).toBe(1);
		expect(ran.error?.message).toContain('[item 1]');
	});

	test('continues after an item for which the vendor failed', async () => {
		// Six attempts are made at one request; of two items the first meets an error that lasts.
		const { node } = operation;
		every.vendors[node].addFault({
			kind: 'status',
			status: 501,
			matchRegex: '^(?!.*(token|authorize))',
			times: 1,
		});
		const ran = await every.run(operation, {}, { items: [{}, {}], onError: 'continueErrorOutput' });
		const [good, failed = []] = ran.outputs();
		expect(pairs(good)).toEqual(paired(1));
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		expect(failed[0]?.json.error).toContain('HTTP 501');
	});
});
