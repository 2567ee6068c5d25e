/** What changed since last week: what a channel in Slack shows from one run to the next. */
import { describe, expect, test } from '@jest/globals';

import { isoOf, dayFrom } from '../../../shared/renewal/dates/day';
import { outputItems, type Execution } from '../../../harness/n8n/client.mts';
import { setParameters } from '../../support/pipelines.mts';
import { refuseAt, succeeded, textsIn, until, VENDORS, withTables, type NotifyBench } from './bench.mts';

type Row = Record<string, unknown>;

export const whatChanged = (bench: NotifyBench): void =>
	describe('What changed since last week', () => {
		const FILE = 'what-changed-since-last-week';
		const soon = (days: number) => {
			const now = new Date();
			return isoOf((dayFrom(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()) ?? 0) + days);
		};
		const row = (customerName: string, more: Row = {}): Row => ({
			customerName,
			vendor: 'Keepnet',
			customerId: `id of ${customerName}`,
			subscriptionId: null,
			product: 'Professional',
			sku: null,
			quantity: 10,
			renewalDate: soon(40),
			autoRenew: 'on',
			...more,
		});
		/** Runs the workflow as it is with these renewals at Keepnet, and nothing at the other vendors. */
		const week = async (table: string, rows: Row[]) => {
			bench.doubles.slack.messages.length = 0;
			const others = ['Adobe VIP Marketplace', 'Trend Micro Worry-Free', 'VMware Cloud Partner'];
			return await bench.run(FILE, {
				change: (workflow) => {
					workflow.name += ` ${table}`;
					withTables(workflow, table);
					const pinData = { Keepnet: rows, ...Object.fromEntries(others.map((name) => [name, []])) };
					Object.assign(workflow, {
						pinData: Object.fromEntries(
							Object.entries(pinData).map(([name, held]) => [name, held.map((json) => ({ json }))]),
						),
					});
				},
			});
		};
		/** Fills the table as a run would that reported these renewals, at once and not row by row. */
		const lastWeek = async (table: string, rows: Row[]) => {
			const held = rows.map(({ customerName, vendor, customerId, product, renewalDate, quantity, autoRenew }) => ({
				renewalKey: [vendor, customerId, product].join(' | '),
				customerName,
				vendor,
				product,
				renewalDate,
				seats: quantity,
				autoRenew,
			}));
			await succeeded(
				bench.run(FILE, {
					change: (workflow) => {
						withTables(workflow, table);
						setParameters(workflow, 'Remember', {
							operation: 'insert',
							columns: { mappingMode: 'autoMapInputData', value: null },
							options: { optimizeBulk: true },
						});
						const toRemember = { main: [[{ node: 'Remember', type: 'main', index: 0 }]] };
						Object.assign(workflow, {
							connections: { ...workflow.connections, 'Rows to Compare': toRemember },
							pinData: { 'All Vendors': [{ json: {} }], 'Rows to Compare': held.map((json) => ({ json })) },
						});
					},
				}),
			);
		};
		const said = () => bench.doubles.slack.messages.flatMap(({ blocks }) => textsIn(blocks)).join('\n');
		const changes = (execution: Execution) =>
			['Gone', 'Changed', 'New'].flatMap((node) =>
				(execution.runs[node] === undefined ? [] : outputItems(execution, node, 0)).map(({ json }) =>
					[json.change, json.customerName, json.what].filter((part) => part !== undefined),
				),
			);

		test('shows what is new, gone, moved, larger, smaller or switched, with before and after', async () => {
			const first = [
				row('Stays'),
				row('Goes'),
				row('Moves'),
				row('Grows'),
				row('Shrinks', { quantity: null }),
				row('Switches'),
			];
			expect(changes(await succeeded(week('kinds', first)))).toHaveLength(6);
			const second = [
				row('Stays'),
				row('Moves', { renewalDate: soon(400) }),
				row('Grows', { quantity: 25 }),
				row('Shrinks', { quantity: 3 }),
				row('Switches', { autoRenew: 'off' }),
				row('Comes'),
			];
			const execution = await succeeded(week('kinds', second));
			expect(changes(execution)).toEqual([
				['Gone', 'Goes'],
				['Changed', 'Moves', `renewalDate ${soon(40)} → ${soon(400)}`],
				['Changed', 'Grows', 'seats 10 → 25'],
				['Changed', 'Shrinks', 'seats unknown → 3'],
				['Changed', 'Switches', 'autoRenew on → off'],
				['New', 'Comes'],
			]);
			for (const text of ['Goes', 'seats 10 → 25', 'autoRenew on → off', 'Comes']) expect(said()).toContain(text);
			expect(said()).not.toContain('Stays');
			await succeeded(week('kinds', second));
			expect(said()).toContain('Nothing changed');
		});

		test('reads the vendors, reports all at first, and nothing the second time', async () => {
			const id = await bench.import(FILE, { change: (workflow) => withTables(workflow, 'real') });
			const first = await succeeded(bench.runAgain(id));
			expect(outputItems(first, 'New', 0).length).toBe(outputItems(first, 'All Vendors', 0).length);
			bench.doubles.slack.messages.length = 0;
			expect(changes(await succeeded(bench.runAgain(id)))).toEqual([]);
			expect(said()).toContain('Nothing changed');
		});

		test('compares nothing and forgets nothing when a vendor fails', async () => {
			const id = await bench.import(FILE, { change: (workflow) => withTables(workflow, 'failing') });
			await succeeded(bench.runAgain(id));
			bench.doubles.slack.messages.length = 0;
			refuseAt(bench, 'keepnet');
			const failed = await bench.runAgain(id);
			expect([failed.status, bench.doubles.slack.messages]).toEqual(['error', []]);
			bench.vendor('keepnet').clearFaults();
			expect(changes(await succeeded(bench.runAgain(id)))).toEqual([]);
		});

		test('compares nothing and forgets nothing when all vendors fail', async () => {
			const id = await bench.import(FILE, { change: (workflow) => withTables(workflow, 'all_failing') });
			await succeeded(bench.runAgain(id));
			bench.doubles.slack.messages.length = 0;
			refuseAt(bench, ...VENDORS);
			const failed = await bench.runAgain(id);
			expect([failed.status, bench.doubles.slack.messages]).toEqual(['error', []]);
			for (const vendor of bench.vendors) vendor.clearFaults();
			expect(changes(await succeeded(bench.runAgain(id)))).toEqual([]);
		});

		test('says so when nothing is due, and reports all as gone when nothing is left', async () => {
			await succeeded(week('nothing', []));
			expect(said()).toContain('Nothing changed');
			await succeeded(week('nothing', [row('Goes'), row('Goes too')]));
			expect(changes(await succeeded(week('nothing', []))).sort()).toEqual([
				['Gone', 'Goes'],
				['Gone', 'Goes too'],
			]);
			expect(said()).toContain('Goes too');
			await succeeded(week('nothing', []));
			expect(said()).toContain('Nothing changed');
		});

		test('compares 3,000 renewals with last week’s, and writes only what changed', async () => {
			const rows = Array.from({ length: 3000 }, (_none, index) => row(`Account ${index}`));
			await lastWeek('many', rows.slice(0, 2990));
			const execution = await succeeded(
				week(
					'many',
					rows.map((one, index) => (index % 1000 === 7 ? { ...one, quantity: 11 } : one)),
				),
			);
			const moved = [7, 1007, 2007].map((index) => ['Changed', `Account ${index}`, 'seats 10 → 11']);
			expect(changes(execution)).toEqual([
				...moved,
				...rows.slice(2990).map(({ customerName }) => ['New', customerName]),
			]);
			expect(outputItems(execution, 'Remember', 0)).toHaveLength(13);
			expect(outputItems(execution, 'Slack', 0)).toHaveLength(1);
		});

		test('forgets no change that Slack did not accept: the next run reports it, and Retry posts it', async () => {
			await succeeded(week('retry', [row('Stays'), row('Grows')]));
			bench.doubles.slack.refuse('channel_not_found');
			const failed = await week('retry', [row('Stays'), row('Grows', { quantity: 12 })]);
			expect([failed.status, bench.doubles.slack.messages]).toEqual(['error', []]);
			bench.doubles.slack.refuse('', 0);
			expect(changes(await succeeded(week('retry', [row('Stays'), row('Grows', { quantity: 12 })])))).toHaveLength(1);
			await bench.n8n.instance.client.retryExecution(failed.id);
			await until(() => bench.doubles.slack.messages.length > 0);
			expect(said()).toContain('seats 10 → 12');
		});
	});
