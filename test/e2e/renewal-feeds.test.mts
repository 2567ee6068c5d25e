/** What people feed the Renewal Window Filter with, as n8n's own nodes hand it on. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';

import { startKeepnet, type RunningKeepnet } from '../../sandbox/index.mts';
import { outputItems, type Execution, type WorkflowNode } from '../../harness/n8n/client.mts';
import { inARow, nodeOf, OURS, start, useInstance, webhook } from '../support/instance.mts';

const TODAY = '2026-11-22';
const FILTER = 'Renewal Window Filter';
const IN_WINDOW = 0;
const OUTSIDE_WINDOW = 1;
const NO_VALID_DATE = 2;

jest.setTimeout(120_000);
const n8n = useInstance('e2e-feeds');

const filter = (options: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
	nodeOf(FILTER, `${OURS}.renewalWindowFilter`, {
		daysAhead: 90,
		daysBack: 0,
		...more,
		options: { asOf: TODAY, ...options },
	});
/** A node that hands on what the script returns, like any node that reads rows from somewhere. */
const rows = (script: string) => nodeOf('Rows', 'n8n-nodes-base.code', { jsCode: script }, 2);

let workflows = 0;
async function ran(nodes: WorkflowNode[], connections?: Record<string, unknown>): Promise<Execution> {
	const execution = await n8n.run(`Feed ${(workflows += 1)}`, nodes, connections);
	expect(execution.error).toBeUndefined();
	return execution;
}
const left = (execution: Execution, output: number) => outputItems(execution, FILTER, output).map(({ json }) => json);

let keepnet: RunningKeepnet;
let account: { id: string; name: string };
beforeAll(async () => {
	keepnet = await startKeepnet({ customers: 300, seed: 7, today: TODAY });
	account = await n8n.instance.client.saveCredential('Keepnet', keepnet.credentialType, keepnet.credential);
}, 60_000);
afterAll(async () => await keepnet?.close());

describe("files of Keepnet's export, through n8n's Extract From File", () => {
	afterEach(() => keepnet.reset({ knobs: true }));
	const exported = (exportType: string) => ({
		...nodeOf('Keepnet', `${OURS}.keepnet`, { resource: 'company', operation: 'export', exportType, options: {} }),
		credentials: { [keepnet.credentialType]: account },
	});
	const extract = (operation: string, options: Record<string, unknown> = {}) =>
		nodeOf('Extract From File', 'n8n-nodes-base.extractFromFile', { operation, options }, 1.1);

	test.each<[string, string, Parameters<RunningKeepnet['setKnobs']>[0]]>([
		['csv', 'CSV', {}],
		['csv', 'CSV', { csvDelimiter: ';', csvBom: true, dateFormat: 'MM/dd/yyyy hh:mm a' }],
		['xlsx', 'Excel', {}],
		['xlsx', 'Excel', { dateFormat: 'yyyy/MM/dd' }],
	])('%s: exactly the companies that are due leave by In Window (%s, %j)', async (operation, exportType, knobs) => {
		keepnet.setKnobs(knobs);
		const delimiter = 'csvDelimiter' in knobs ? { delimiter: ';', enableBOM: true } : {};
		const execution = await ran([start, exported(exportType), extract(operation, delimiter), filter()]);
		const due = keepnet
			.expected({ from: 0, to: 90 })
			.due.map(({ customerName, renewalDate }) => `${customerName.trim()} ${renewalDate}`);
		const found = left(execution, IN_WINDOW).map(
			(json) => `${String(json['Company Name']).trim()} ${String(json.renewalDate)}`,
		);
		expect(due.length).toBeGreaterThan(20);
		expect(found.sort()).toEqual(due.sort());
		const all = outputItems(execution, 'Extract From File', 0).length;
		expect(
			[IN_WINDOW, OUTSIDE_WINDOW, NO_VALID_DATE]
				.map((output) => left(execution, output).length)
				.reduce((a, b) => a + b),
		).toBe(all);
	});
});

describe('a hand-kept workbook, through Convert to File and Extract From File', () => {
	const convert = nodeOf(
		'Convert to File',
		'n8n-nodes-base.convertToFile',
		{ operation: 'toBinary', sourceProperty: 'file', options: { fileName: 'renewals.xlsx' } },
		1.1,
	);
	const workbook = async (format: string) => {
		const row = (name: string, day: string) => [{ value: name }, { value: new Date(day), format }];
		const header = [{ value: 'Customer' }, { value: 'Renewal Date' }];
		const file = writeExcelFile(
			[header, row('Tomorrow', '2026-11-23'), row('Last', '2027-02-20'), row('Too late', '2027-02-21')],
			{ sheet: 'Renewals' },
		);
		return (await file.toBuffer()).toString('base64');
	};
	const extract = nodeOf(
		'Extract From File',
		'n8n-nodes-base.extractFromFile',
		{ operation: 'xlsx', options: {} },
		1.1,
	);

	// Whatever the cells look like, Extract From File hands on the number that is in them.
	test.each(['dd/mm/yyyy', 'm/d/yy', 'dd mmm yyyy'])(
		'cells that hold dates, formatted %s, are read as spreadsheet numbers',
		async (format) => {
			const file = JSON.stringify(await workbook(format));
			const execution = await ran([start, rows(`return [{ json: { file: ${file} } }];`), convert, extract, filter()]);
			const names = (output: number) => left(execution, output).map(({ Customer }) => Customer);
			expect([names(IN_WINDOW), names(OUTSIDE_WINDOW), names(NO_VALID_DATE)]).toEqual([
				['Tomorrow', 'Last'],
				['Too late'],
				[],
			]);
		},
	);
});

/** As n8n's Google Sheets node hands rows on: `row_number` in front, and '' for a blank cell. */
const sheetRows = (header: string, cells: unknown[]) =>
	rows(
		`return ${JSON.stringify(cells)}.map((cell, index) => ({ json: { row_number: index + 2, Customer: 'Customer ' + (index + 2) + ' ', ${JSON.stringify(header)}: cell, 'Seats': 12, 'Price': '1.200,00 €' } }));`,
	);
const rowNumbers = (execution: Execution, output: number) =>
	left(execution, output).map(({ row_number }) => row_number);

describe('rows of a Google Sheet', () => {
	test.each<[string, string, unknown[], Record<string, unknown>]>([
		['text as the British write it', 'Renewal Date', ['23/11/2026', ' 20/02/2027 ', '21/02/2027', '', 'n/a'], {}],
		['text as the Germans write it', 'License End Date', ['23.11.2026', '20.02.2027', '21.02.2027', ' ', 'bald'], {}],
		[
			'text as the Americans write it, and an empty cell as null',
			'Expires On',
			['11/23/2026', '2/20/2027', '2/21/2027', null, 'TBD'],
			{},
		],
		['month names', 'End Date', ['23 Nov 2026', 'Feb 20, 2027', '21 February 2027', '-', 'soon'], {}],
		[
			'ISO text, with a no-break space',
			'renewal_date',
			['2026-11-23\u00a0', '2027-02-20T00:00:00', '2027-02-21', '', '2027-02-30'],
			{},
		],
		['serial numbers', 'Renewal Date', [46349, 46438.75, 46439, '', -1], {}],
		['serial numbers as text', 'Renewal Date ', ['46349', '46438,5', '46439', '', 'x'], { dateFormat: 'spreadsheet' }],
	])('%s', async (_name, header, cells, options) => {
		const execution = await ran([start, sheetRows(header, cells), filter(options)]);
		expect(rowNumbers(execution, IN_WINDOW)).toEqual([2, 3]);
		expect(left(execution, IN_WINDOW).map(({ daysUntilRenewal }) => daysUntilRenewal)).toEqual([1, 90]);
		expect(rowNumbers(execution, OUTSIDE_WINDOW)).toEqual([4]);
		expect(rowNumbers(execution, NO_VALID_DATE)).toEqual([5, 6]);
		for (const { invalidDateReason } of left(execution, NO_VALID_DATE))
			expect(invalidDateReason).toEqual(expect.any(String));
	});

	test('dates that could mean two days are not guessed', async () => {
		const dates = ['03/12/2026', '04/12/2026', '2026-12-05'];
		const execution = await ran([start, sheetRows('Renewal Date', dates), filter()]);
		expect(rowNumbers(execution, NO_VALID_DATE)).toEqual([2, 3]);
		expect(left(execution, NO_VALID_DATE)[0]?.invalidDateReason).toContain('03/12/2026');
	});
});

test("after a Merge, one input's dates do not decide how another's are read", async () => {
	const input = (name: string, list: unknown[]) => [
		nodeOf(name, 'n8n-nodes-base.set', { mode: 'raw', jsonOutput: JSON.stringify({ list }), options: {} }, 3.4),
		nodeOf(`${name} Rows`, 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'list', options: {} }),
	];
	const american = input('US', [
		{ customer: 'A', expiry: '12/01/2026' },
		{ customer: 'C', expiry: '01/25/2027' },
	]);
	const european = input('EU', [
		{ customer: 'B', expiry: '25/12/2026' },
		{ customer: 'D', expiry: '03/12/2026' },
	]);
	const to = (node: string, index = 0) => ({ node, type: 'main', index });
	const merge = nodeOf('Merge', 'n8n-nodes-base.merge', {}, 3.2);
	const execution = await ran([start, ...american, ...european, merge, filter()], {
		Start: { main: [[to('US'), to('EU')]] },
		...inARow('US', 'US Rows'),
		...inARow('EU', 'EU Rows'),
		'US Rows': { main: [[to('Merge')]] },
		'EU Rows': { main: [[to('Merge', 1)]] },
		...inARow('Merge', FILTER),
	});
	const found = left(execution, IN_WINDOW).map(
		({ customer, renewalDate }) => `${String(customer)} ${String(renewalDate)}`,
	);
	expect(found.sort()).toEqual(['A 2026-12-01', 'B 2026-12-25', 'C 2027-01-25', 'D 2026-12-03']);
	expect(left(execution, NO_VALID_DATE)).toEqual([]);
	const hints = execution.runs[FILTER]?.[0]?.hints?.map(({ message }) => message).join();
	expect(hints).toContain('because of "25/12/2026"');
});

test('hand-written JSON with the date deep inside', async () => {
	const list = [
		{ id: 1, subscription: { endDate: '2026-12-01' } },
		{ id: 2, subscription: { endDate: '2028-12-01' } },
		{ id: 3, subscription: {} },
	];
	const set = nodeOf(
		'Edit Fields',
		'n8n-nodes-base.set',
		{ mode: 'raw', jsonOutput: JSON.stringify({ list }), options: {} },
		3.4,
	);
	const split = nodeOf('Split Out', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'list', options: {} });
	const execution = await ran([start, set, split, filter({}, { dateField: 'subscription.endDate' })]);
	expect([0, 1, 2].map((output) => left(execution, output).map(({ id }) => id))).toEqual([[1], [2], [3]]);
});

test('100,000 items of a Code node, none lost', async () => {
	const many = rows(`const day = (n) => new Date(Date.parse('${TODAY}') + n * 86400000).toISOString().slice(0, 10);
		return Array.from({ length: 100000 }, (_, i) => ({ json: { customerId: i, renewalDate: i % 1000 === 999 ? '' : day(i % 400) } }));`);
	const ids = (name: string) =>
		nodeOf(
			name,
			'n8n-nodes-base.code',
			{ jsCode: 'return [{ json: { ids: $input.all().map(({ json }) => json.customerId) } }];' },
			2,
		);
	const outputs = ['In', 'Outside', 'No Date'];
	const merge = nodeOf('Merge', 'n8n-nodes-base.merge', { numberInputs: 3 }, 3.2);
	const to = (node: string, index = 0) => [{ node, type: 'main', index }];
	const id = await n8n.save('100,000', [webhook('many'), many, filter(), ...outputs.map(ids), merge], {
		...inARow('Webhook', 'Rows', FILTER),
		[FILTER]: { main: outputs.map((name) => to(name)) },
		...Object.fromEntries(outputs.map((name, index) => [name, { main: [to('Merge', index)] }])),
	});
	await n8n.instance.client.activateWorkflow(id);
	const found = (await n8n.call('many', {})).map((json) => json.ids);
	const expected: number[][] = [[], [], []];
	for (let customer = 0; customer < 100_000; customer++)
		expected[customer % 1000 === 999 ? 2 : customer % 400 <= 90 ? 0 : 1]?.push(customer);
	expect(found).toEqual(expected);
});

/** n8n's own way of running a tool as an agent does, without a model. */
test('Keepnet as a tool of an AI agent, with a window that the agent chooses', async () => {
	const days = "={{ $fromAI('days', 'Days ahead', 'number') }}";
	const tool = {
		...nodeOf('Renewals', `${OURS}.keepnetTool`, {
			resource: 'renewal',
			operation: 'getUpcoming',
			daysAhead: days,
			options: { asOf: TODAY },
		}),
		credentials: { [keepnet.credentialType]: account },
	};
	const query = JSON.stringify({ Renewals: { days: 7 } });
	const agent = nodeOf('Agent', '@n8n/n8n-nodes-langchain.toolExecutor', { query, toolName: 'Renewals' });
	// What an agent is answered is text, which the executor puts in the place of an item's JSON.
	const answer = nodeOf(
		'Answer',
		'n8n-nodes-base.code',
		{ jsCode: 'return JSON.parse($input.first().json).map((json) => ({ json }));' },
		2,
	);
	const id = await n8n.save('Agent', [webhook('agent'), agent, tool, answer], {
		...inARow('Webhook', 'Agent', 'Answer'),
		Renewals: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
	});
	await n8n.instance.client.activateWorkflow(id);
	const due = keepnet
		.expected({ from: 0, to: 7 })
		.due.map(({ customerId, renewalDate }) => `${customerId} ${renewalDate}`);
	expect(due.length).toBeGreaterThan(3);
	const found = (await n8n.call('agent', {})).map(
		({ customerId, renewalDate }) => `${String(customerId)} ${String(renewalDate)}`,
	);
	expect(found.sort()).toEqual(due.sort());
});
