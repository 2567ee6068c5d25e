/** The workflows that end in a sheet or a file, in a real n8n, between the vendors' sandboxes and Google's Sheets API. */
import { describe, expect, jest, test } from '@jest/globals';
import { addDays, lightFormat, parseISO } from 'date-fns';

import { dayIn } from '../../harness/demo/renewals.mts';
import { dueRenewals, protocolViolations } from '../../harness/demo/sandboxes.mts';
import type { RenewalsWorkflow } from '../../harness/demo/workflow.mts';
import { outputItems, type Execution } from '../../harness/n8n/client.mts';
import { RECORD_COLUMNS } from '../support/recordColumns.mts';
import { makeGoogleSheets } from '../support/doubles/googleSheets.mts';
import { makeSlack } from '../support/doubles/slack.mts';
import { nodeOf, OURS } from '../support/instance.mts';
import { setParameters, usePipelines, type WorkflowOptions } from '../support/pipelines.mts';

const ZONE = 'Europe/London';
const CUSTOMERS = 60;
const VENDORS = ['Adobe', 'Keepnet', 'Trend Micro', 'VMware'];
const TWO_MEGABYTES = 2_000_000;

jest.setTimeout(300_000);
const bench = usePipelines('e2e-sheets', {
	doubles: async (authority) => ({
		google: await makeGoogleSheets(authority, 'Renewals', 'Status', 'Candidates', 'Contracts'),
		slack: await makeSlack(authority),
	}),
	customers: CUSTOMERS,
});
const google = () => bench.doubles.google;

type Change = (workflow: RenewalsWorkflow) => void;
const changes =
	(...all: Change[]): Change =>
	(workflow) =>
		all.forEach((change) => change(workflow));

/** What the sticky note asks for: the sheet's address in every node that writes to it. */
const chooseSheet: Change = (workflow) => {
	const documentId = { __rl: true, mode: 'url', value: google().address };
	for (const { type, name } of workflow.nodes)
		if (type.endsWith('.googleSheets')) setParameters(workflow, name, { documentId });
};
const withoutVendors: Change = ({ nodes }) =>
	nodes.filter(({ type }) => type.startsWith(OURS)).forEach((node) => delete node.credentials);

/** What a person does who does not sell Adobe, as the note says. */
const withoutAdobe: Change = (workflow) => {
	workflow.nodes = workflow.nodes.filter(({ name }) => name !== 'Adobe');
	delete workflow.connections.Adobe;
	const isKept = (target: { node?: string } | null) => target?.node !== 'Adobe';
	workflow.connections = JSON.parse(
		JSON.stringify(workflow.connections, (_key, value: unknown) =>
			Array.isArray(value) ? value.filter(isKept) : value,
		),
	) as RenewalsWorkflow['connections'];
	const value = JSON.stringify(VENDORS.filter((name) => name !== 'Adobe'));
	const assignments = [{ id: 'vendor', name: 'vendor', type: 'array', value }];
	setParameters(workflow, 'Vendors', { assignments: { assignments } });
};

const run = async (file: string, { change, ...options }: WorkflowOptions = {}) =>
	await bench.run(file, { ...options, change: changes(chooseSheet, change ?? (() => {})) });
const succeeded = (execution: Execution): Execution => {
	expect(execution.error).toBeUndefined();
	expect(execution.status).toBe('success');
	return execution;
};
const table = (tab: string) => google().spreadsheet.table(tab);
const column = (tab: string, name: string) => table(tab).rows.map((row) => row[name]);

describe('google-sheets-forecast', () => {
	const FILE = 'google-sheets-forecast';
	const forecast = async (options?: WorkflowOptions) => await run(FILE, options);
	const later = (execution: Execution, days: number) =>
		lightFormat(addDays(parseISO(dayIn(ZONE, execution.startedAt)), days), 'yyyy-MM-dd');
	const due = async (execution: Execution, vendors = bench.vendors) => {
		const renewals = await dueRenewals(vendors, dayIn(ZONE, execution.startedAt), 365, ZONE);
		return renewals
			.map(({ customerId, customerName, renewalDate }) => [customerId, customerName, renewalDate].join(' | '))
			.sort();
	};
	const inSheet = (holds: (vendor: unknown) => boolean = () => true) =>
		table('Renewals')
			.rows.filter(({ vendor }) => holds(vendor))
			.map(({ customerId, customerName, renewalDate }) => [customerId, customerName, renewalDate].join(' | '))
			.sort();
	const status = (vendor: string) => table('Status').rows.find((row) => row.vendor === vendor);

	test('a row for every renewal of the coming year, once, in stable columns; a second run doubles nothing and moves what has moved', async () => {
		const first = succeeded(await forecast());
		const columns = RECORD_COLUMNS.filter((column) => !column.startsWith('requested'));
		expect(table('Renewals').header).toEqual([...columns, 'updatedAt', 'renewalId']);
		expect(inSheet()).toEqual(await due(first));
		expect(new Set(column('Renewals', 'renewalId')).size).toBe(inSheet().length);
		expect(new Set(column('Renewals', 'vendor'))).toEqual(new Set(VENDORS));
		expect(column('Status', 'vendor')).toEqual(VENDORS);
		for (const vendor of VENDORS)
			expect(status(vendor)).toMatchObject({ rows: inSheet((name) => name === vendor).length, problem: '' });

		const ids = column('Renewals', 'renewalId');
		const moving = bench.vendor('keepnet').expected({ from: 1, to: 365 }).due.slice(0, 3);
		bench
			.vendor('keepnet')
			.move({ op: 'change', renewalDate: later(first, 200), ids: moving.map(({ customerId }) => customerId) });
		const second = succeeded(await forecast());
		expect(inSheet()).toEqual(await due(second));
		expect(column('Renewals', 'renewalId')).toEqual(ids);
		expect(column('Renewals', 'renewalDate').filter((day) => day === later(first, 200)).length).toBeGreaterThanOrEqual(
			3,
		);
		expect(column('Status', 'vendor')).toEqual(VENDORS);
		expect(await protocolViolations(bench.vendors)).toEqual([]);
	});

	test('numbers stay numbers, ids stay text, and no name becomes a formula', async () => {
		for (const vendor of bench.vendors) vendor.reset({ customers: 300 });
		const execution = succeeded(await forecast());
		expect(inSheet()).toEqual(await due(execution));
		expect(google().spreadsheet.formulas).toEqual([]);
		for (const sign of ['=', '+', '-', '@'])
			expect(column('Renewals', 'customerName').filter((name) => String(name).startsWith(sign))).not.toEqual([]);
		for (const { customerId, quantity, daysUntilRenewal, isOverdue } of table('Renewals').rows) {
			expect(typeof customerId).toBe('string');
			expect(quantity === '' || typeof quantity === 'number').toBe(true);
			expect(typeof daysUntilRenewal).toBe('number');
			expect(isOverdue).toBe(false);
		}
		for (const vendor of bench.vendors) vendor.reset({ customers: CUSTOMERS });
	});

	test('a vendor that is down: its old rows stay, the others move on, and the status says since when and why', async () => {
		succeeded(await forecast());
		const before = inSheet((vendor) => vendor === 'VMware');
		expect(before.length).toBeGreaterThan(0);
		const { lastRead, rows } = status('VMware') ?? {};
		bench.vendor('vmware').addFault({ kind: 'status', status: 503, retryAfter: 'absurd', match: 'search' });
		bench.vendor('keepnet').move({ op: 'insert', count: 2 });
		const second = succeeded(await forecast());
		expect(inSheet((vendor) => vendor === 'VMware')).toEqual(before);
		expect(inSheet((vendor) => vendor !== 'VMware')).toEqual(
			await due(
				second,
				bench.vendors.filter(({ vendor }) => vendor !== 'vmware'),
			),
		);
		expect(status('VMware')).toMatchObject({ lastRead, rows, problem: expect.stringContaining('asks you to wait') });
		expect(status('Keepnet')).toMatchObject({ problem: '', rows: inSheet((vendor) => vendor === 'Keepnet').length });
		bench.vendor('vmware').clearFaults();
		succeeded(await forecast());
		expect(status('VMware')).toMatchObject({ problem: '' });
	});

	test('without a vendor that was deleted, every renewal of the others comes', async () => {
		const execution = succeeded(await forecast({ change: withoutAdobe }));
		const others = bench.vendors.filter(({ vendor }) => vendor !== 'adobe');
		expect(inSheet()).toEqual(await due(execution, others));
		expect(column('Status', 'vendor')).toEqual(VENDORS.filter((name) => name !== 'Adobe'));
	});

	test('a vendor that was never read has an empty "last read" and no rows', async () => {
		bench.vendor('adobe').addFault({ kind: 'status', status: 403, match: 'GET ' });
		succeeded(await forecast());
		expect(inSheet((vendor) => vendor === 'Adobe')).toEqual([]);
		expect(status('Adobe')).toMatchObject({
			lastRead: '',
			rows: '',
			problem: expect.stringMatching(/^Adobe did not accept the Client ID as an API key\. Adobe said/),
		});
	});

	test('nothing is due: no row, no error, and the status says 0', async () => {
		for (const vendor of bench.vendors) vendor.reset({ customers: 0 });
		succeeded(await forecast());
		for (const vendor of bench.vendors) vendor.reset({ customers: CUSTOMERS });
		expect(table('Renewals')).toEqual({ header: [], rows: [] });
		expect(column('Status', 'vendor')).toEqual(VENDORS);
		expect(column('Status', 'rows')).toEqual([0, 0, 0, 0]);
		expect(column('Status', 'problem')).toEqual(['', '', '', '']);
	});

	test('5,000 renewals: all of them, also when all are updated, within the quota and the size that Google advises', async () => {
		bench.vendor('keepnet').reset({ customers: 6600 });
		const first = succeeded(await forecast());
		const expected = await due(first);
		expect(expected.length).toBeGreaterThan(5000);
		expect(inSheet()).toEqual(expected);
		expect(google().writes.length).toBeLessThan(30);
		google().writes.length = 0;
		succeeded(await forecast());
		bench.vendor('keepnet').reset({ customers: CUSTOMERS });
		expect(inSheet()).toEqual(expected);
		expect(google().writes.length).toBeLessThan(30);
		expect(Math.max(...google().writes.map(({ bytes }) => bytes))).toBeLessThan(TWO_MEGABYTES);
	}, 600_000);

	test('Google has too much to do for a moment: the write is tried again', async () => {
		google().refuseWrites(2);
		const execution = succeeded(await forecast());
		expect(inSheet()).toEqual(await due(execution));
	});

	test('the example data can be written before a vendor is connected', async () => {
		succeeded(await forecast({ pinned: true, change: withoutVendors }));
		expect(new Set(column('Renewals', 'vendor'))).toEqual(new Set(VENDORS));
		expect(google().spreadsheet.formulas).toEqual([]);
		for (const vendor of VENDORS)
			expect(status(vendor)).toMatchObject({
				rows: column('Renewals', 'vendor').filter((name) => name === vendor).length,
				problem: '',
			});
	});
});

describe('keepnet-cross-sell-to-sheet', () => {
	const FILE = 'keepnet-cross-sell-to-sheet';
	/** The oracle: how full the licenses are, the fullest first. */
	const full = () => {
		const { companies } = bench.vendor('keepnet').data as {
			companies: Array<{ companyResourceId: string; limit: number | null; targetUserCount: number }>;
		};
		return companies
			.flatMap(({ companyResourceId, limit, targetUserCount }) =>
				limit ? [{ companyResourceId, utilization: Math.round((targetUserCount / limit) * 1000) / 10 }] : [],
			)
			.filter(({ utilization }) => utilization >= 80);
	};
	const byId = (rows: ReadonlyArray<Record<string, unknown>>) =>
		rows.map(({ companyResourceId, utilization }) => `${String(companyResourceId)} ${String(utilization)}`).sort();

	test('every company above 80 %, once, the fullest first, with the day that it was seen; a second run doubles nothing', async () => {
		const execution = succeeded(await run(FILE));
		expect(full().length).toBeGreaterThan(5);
		expect(byId(table('Candidates').rows)).toEqual(byId(full()));
		const used = column('Candidates', 'utilization').map(Number);
		expect(used).toEqual([...used].sort((a, b) => b - a));
		expect(column('Candidates', 'rank')).toEqual(used.map((_, index) => index + 1));
		for (const seen of column('Candidates', 'lastSeen'))
			expect(String(seen)).toContain(dayIn(ZONE, execution.startedAt));
		expect(google().spreadsheet.formulas).toEqual([]);
		const ids = column('Candidates', 'companyResourceId');
		succeeded(await run(FILE));
		expect(column('Candidates', 'companyResourceId')).toEqual(ids);
	});

	test('no company uses that much: the sheet does not change', async () => {
		succeeded(
			await run(FILE, { change: (workflow) => setParameters(workflow, 'Keepnet', { minimumUtilization: 99_999 }) }),
		);
		expect(google().writes).toEqual([]);
	});

	test('Keepnet is down: the execution fails and says so, the sheet stays as it is', async () => {
		bench.vendor('keepnet').addFault({ kind: 'status', status: 503, retryAfter: 'absurd', match: 'search' });
		const execution = await run(FILE);
		expect(execution.status).toBe('error');
		expect(execution.error).toContain('asks you to wait');
		expect(google().writes).toEqual([]);
	});

	test('a sheet that is not shared with the account: the execution fails and says so', async () => {
		google().unshare();
		const execution = await run(FILE);
		expect(execution.status).toBe('error');
		expect(execution.error).toMatch(/forbidden|permission/i);
	});

	test('the example data can be written before Keepnet is connected', async () => {
		succeeded(await run(FILE, { pinned: true, change: withoutVendors }));
		expect(column('Candidates', 'rank')).toEqual([1, 2, 3]);
	});
});

describe('keepnet-export-to-filter', () => {
	const FILE = 'keepnet-export-to-filter';
	/** Reads both files again, as whoever gets them would. */
	const readFiles: Change = ({ nodes, connections }) => {
		for (const name of ['Due', 'No Valid Date']) {
			nodes.push(nodeOf(`Read ${name}`, 'n8n-nodes-base.extractFromFile', { operation: 'xlsx', options: {} }, 1.1));
			connections[name] = { main: [[{ node: `Read ${name}`, type: 'main', index: 0 }]] };
		}
	};
	const read = (execution: Execution, name: string) =>
		outputItems(execution, `Read ${name}`, 0).map(({ json }) => json);
	const exported = async ({ change, ...options }: WorkflowOptions = {}) =>
		await bench.run(FILE, { ...options, change: changes(readFiles, change ?? (() => {})) });
	const expected = () =>
		bench.vendor('keepnet').expected({ from: 0, to: 90, today: dayIn(ZONE, new Date()), zone: ZONE });
	const trimmed = (rows: ReadonlyArray<Record<string, unknown>>) =>
		rows.map((row) => `${String(row['Company Name']).trim()} ${String(row.renewalDate)}`).sort();

	test.each<[string, Change]>([
		['CSV', () => {}],
		[
			'Excel',
			(workflow) => {
				setParameters(workflow, 'Keepnet', { exportType: 'Excel' });
				setParameters(workflow, 'Read File', { operation: 'xlsx', options: {} });
			},
		],
	])(
		'%s: a file of exactly the companies that are due, and one of those without a readable date',
		async (_type, change) => {
			bench.vendor('keepnet').reset({ customers: 300 });
			const execution = succeeded(await exported({ change }));
			const { due, undated } = expected();
			bench.vendor('keepnet').reset({ customers: CUSTOMERS });
			expect(due.length).toBeGreaterThan(20);
			expect(trimmed(read(execution, 'Due'))).toEqual(
				due.map(({ customerName, renewalDate }) => `${customerName.trim()} ${renewalDate}`).sort(),
			);
			const left = read(execution, 'No Valid Date');
			expect(left.map((row) => String(row['Company Name']).trim()).sort()).toEqual(
				undated.map(({ customerName }) => customerName.trim()).sort(),
			);
			for (const { invalidDateReason } of left) expect(String(invalidDateReason)).not.toBe('');
		},
	);

	test('nothing is due: no file of it, and no error', async () => {
		const change: Change = (workflow) =>
			setParameters(workflow, 'Renewal Window Filter', { daysAhead: 20_000, options: { startIn: 19_000 } });
		const execution = succeeded(await exported({ change }));
		expect(read(execution, 'Due')).toEqual([]);
		expect(read(execution, 'No Valid Date')).toHaveLength(expected().undated.length);
	});

	test('Keepnet is down: the execution fails and says so', async () => {
		bench.vendor('keepnet').addFault({ kind: 'status', status: 503, retryAfter: 'absurd', match: 'export' });
		const execution = await exported();
		expect(execution.status).toBe('error');
		expect(execution.error).toContain('asks you to wait');
	});

	test('the example data runs through on a fresh n8n, without any credential', async () => {
		const execution = succeeded(await exported({ pinned: true, unconnected: true }));
		expect(read(execution, 'Due').length).toBeGreaterThan(1);
		expect(read(execution, 'No Valid Date').map((row) => row['Company Name'])).toEqual(['=1+1 Brewing']);
	});
});

describe('sheet-contracts-to-slack', () => {
	const FILE = 'sheet-contracts-to-slack';
	const said = () => bench.doubles.slack.messages.map(({ blocks }) => JSON.stringify(blocks)).join('\n');
	const inDays = (days: number) => lightFormat(addDays(parseISO(dayIn(ZONE, new Date())), days), 'yyyy-MM-dd');
	const contract = (Account: string, end: string) => ({
		json: {
			Account,
			Service: 'Backup contract',
			Seats: 1,
			'Contract End': end,
			'Notice Period': '1 month',
			Owner: 'Sam',
		},
	});
	const withRows =
		(...rows: Array<ReturnType<typeof contract>>): Change =>
		(workflow) =>
			Object.assign(workflow, { pinData: { Contracts: rows } });

	test('a message with what renews and what has no date, from rows of a sheet alone', async () => {
		const rows = withRows(
			contract('Soon & Sons', inDays(10)),
			contract('Far Ltd', inDays(400)),
			contract('Past Ltd', inDays(-5)),
			contract('Undated Ltd', 'next spring'),
		);
		succeeded(await run(FILE, { change: rows }));
		expect(said()).toContain('1 upcoming renewal, 1 overdue');
		for (const name of ['Soon & Sons', 'Past Ltd', 'Undated Ltd', 'next spring']) expect(said()).toContain(name);
		expect(said()).not.toContain('Far Ltd');
	});

	test('3,000 rows of a sheet become a few messages, with the rest counted', async () => {
		const rows = Array.from({ length: 3000 }, (_none, index) => contract(`Account ${index}`, inDays(index % 90)).json);
		const columns = Object.keys(rows[0] ?? {});
		google().spreadsheet.write(
			[{ range: 'Contracts!A1:F3001', values: [columns, ...rows.map((row) => Object.values(row))] }],
			'RAW',
		);
		succeeded(await run(FILE));
		expect(said()).toContain('3,000 upcoming renewals');
		expect(said()).toContain('2,970 more');
		expect(bench.doubles.slack.messages.length).toBeLessThan(4);
	});

	test('Google has too much to do for a moment: the sheet is read again', async () => {
		google().spreadsheet.write(
			[
				{
					range: 'Contracts!A1:B2',
					values: [
						['Account', 'Contract End'],
						['Soon & Sons', inDays(10)],
					],
				},
			],
			'RAW',
		);
		google().refuseReads(1);
		succeeded(await run(FILE));
		expect(said()).toContain('Soon & Sons');
	});

	test('a sheet that is not shared with the account: the execution fails and says so, and nothing is posted', async () => {
		google().unshare();
		const failed = await run(FILE);
		expect(failed.status).toBe('error');
		expect(failed.error).toMatch(/forbidden|permission/i);
		expect(said()).toBe('');
	});

	test('says so when nothing is due', async () => {
		succeeded(await run(FILE, { change: withRows(contract('Far Ltd', inDays(400))) }));
		expect(said()).toContain('Nothing is due for renewal');
	});

	test('fails when Slack takes nothing, and posts once it does', async () => {
		bench.doubles.slack.refuse('channel_not_found');
		const failed = await run(FILE, { pinned: true });
		expect([failed.status, said()]).toEqual(['error', '']);
		bench.doubles.slack.refuse('', 0);
		await bench.n8n.instance.client.retryExecution(failed.id);
		for (const end = Date.now() + 60_000; said() === '' && Date.now() < end; )
			await new Promise((resolve) => setTimeout(resolve, 100));
		expect(said()).toContain('upcoming renewal');
	});
});
