/** The Monday digest: what a channel in Slack shows. */
import { describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import type { RenewalsWorkflow } from '../../../harness/demo/workflow.mts';
import { outputItems, type Execution } from '../../../harness/n8n/client.mts';
import { setParameters, type WorkflowOptions } from '../../support/pipelines.mts';
import {
	due,
	keyOf,
	plain,
	refuseAt,
	sorted,
	succeeded,
	until,
	VENDORS,
	withCustomers,
	type NotifyBench,
} from './bench.mts';

/** Needs the Slack double. */
export const slackDigest = (bench: NotifyBench): void =>
	describe('Monday Slack digest', () => {
		const FILE = 'monday-slack-digest';
		const report = async (options: WorkflowOptions = {}) => await succeeded(bench.run(FILE, options));
		const texts = () => bench.doubles.slack.messages.map(({ text }) => text);
		const shown = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
		const lines = () =>
			texts()
				.flatMap((text) => text.split('\n'))
				.filter((line) => line.startsWith('• *'))
				.map(shown);

		interface Row {
			vendor: string;
			customerName: string;
			product: string | null;
			quantity: number | null;
			renewalDate: string;
			daysUntilRenewal: number;
			autoRenew: string;
			decisionDeadline: string | null;
		}
		const written = (day: string, year: boolean) =>
			new Date(`${day}T00:00:00Z`)
				.toLocaleDateString('en-GB', {
					timeZone: 'UTC',
					weekday: 'short',
					day: 'numeric',
					month: 'short',
					...(year && { year: 'numeric' }),
				})
				.replace(',', '')
				.replace('Sept', 'Sep');
		const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
		const lineOf = (row: Row) =>
			[
				`• *${plain(row.customerName)}*`,
				row.product === null ? row.vendor : `${row.vendor}: ${row.product}`,
				...(row.quantity === null ? [] : [counted(row.quantity, 'seat')]),
				`${written(row.renewalDate, true)} (${counted(row.daysUntilRenewal, 'day')} left)`,
				`auto-renewal ${row.autoRenew}`,
				...(row.decisionDeadline === null ? [] : [`decide by ${written(row.decisionDeadline, false)}`]),
			].join(' · ');
		/** Rows as the vendors' nodes gave them, held against the sandboxes first. */
		const rowsOf = (execution: Execution, names = VENDORS): Row[] => {
			const rows = outputItems(execution, 'All Vendors', 0).map(({ json }) => json as unknown as Row);
			expect(sorted(rows.map(({ customerName, renewalDate }) => `${plain(customerName)} ${renewalDate}`))).toEqual(
				sorted(due(bench, execution, 0, 90, names).map(keyOf)),
			);
			return rows;
		};

		test('tells every renewal once with its columns, soonest first, in messages that Slack shows as they are', async () => {
			const execution = await report();
			const rows = rowsOf(execution);
			expect(rows.length).toBeGreaterThan(50);
			expect(sorted(lines())).toEqual(sorted(rows.map(lineOf)));
			const days = lines().map((line) => Number(/\((\d+) days? left\)/.exec(line)?.[1]));
			expect(days).toEqual([...days].sort((a, b) => a - b));
			expect(texts()[0]).toContain(`*${rows.length} renewals in the next 90 days*`);
			expect(texts().length).toBeGreaterThan(1);
			texts().forEach((text, index, { length }) => {
				expect(text.split(/\s/).slice(0, 3).join(' ')).toBe(`_${index + 1} of ${length}_`);
				// Slack breaks longer ones up by itself, wherever that is.
				expect(text.length).toBeLessThan(4000);
				expect(text.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
			});
			expect(new Set(bench.doubles.slack.messages.map(({ channel }) => channel))).toEqual(new Set(['C0RENEWALS']));
			expect(new Set(bench.proxy.asked)).toEqual(new Set(['slack.com:443']));
			expect(bench.vendors.flatMap((vendor) => vendor.violations())).toEqual([]);
		});

		test('heads each stage once', async () => {
			await report();
			const heads =
				texts()
					.join('\n')
					.match(/^\*(Today|Tomorrow|Within \d+ days)\*$/gm) ?? [];
			expect(heads.length).toBeGreaterThan(4);
			expect(new Set(heads).size).toBe(heads.length);
		});

		test('says so when nothing is due', async () => {
			await withCustomers(bench, 0, async () => {
				await report();
				expect(texts()).toEqual(['Nothing renews in the next 90 days.']);
			});
		});

		test('begins with the vendor that is missing, and tells the others whole', async () => {
			refuseAt(bench, 'trendmicro');
			const execution = await report();
			expect(texts()[0]).toMatch(
				/^_1 of \d+_ \*\d+ renewals in the next 90 days\*\n\n\*:warning: Missing from this report\*\n• Trend Micro did not accept the access token[^\n]*[^\]]\n\n\*Today\*\n/,
			);
			expect(sorted(lines())).toEqual(sorted(rowsOf(execution, ['adobe', 'keepnet', 'vmware']).map(lineOf)));
		});

		test('names a vendor whose node has no credential', async () => {
			const execution = await report({
				change: ({ nodes }) =>
					nodes.filter(({ name }) => name === 'VMware Cloud Partner').forEach((node) => delete node.credentials),
			});
			expect(texts()[0]).toContain('\n• No credential is chosen in the node "VMware Cloud Partner"\n');
			expect(sorted(lines())).toEqual(sorted(rowsOf(execution, ['adobe', 'keepnet', 'trendmicro']).map(lineOf)));
		});

		test('does without the vendors that are deleted in the editor', async () => {
			const gone = 'VMware Cloud Partner';
			const change = (workflow: RenewalsWorkflow) => {
				workflow.nodes = workflow.nodes.filter(({ name }) => name !== gone);
				const kept = Object.entries(workflow.connections).filter(([from]) => from !== gone);
				workflow.connections = JSON.parse(JSON.stringify(Object.fromEntries(kept)), (_key, value) =>
					Array.isArray(value) ? value.filter((to) => to?.node !== gone) : value,
				) as RenewalsWorkflow['connections'];
			};
			const execution = await report({ change });
			expect(sorted(lines())).toEqual(sorted(rowsOf(execution, ['adobe', 'keepnet', 'trendmicro']).map(lineOf)));
			expect(texts()[0]).not.toContain(':warning:');
		});

		test('comes also when no vendor answers, and does not say that nothing renews', async () => {
			refuseAt(bench, ...VENDORS);
			await report();
			expect(texts()).toHaveLength(1);
			const [title, ...missing] = texts()
				.join()
				.split('\n')
				.filter((line) => line !== '');
			expect(title).toBe('*No renewals found for the next 90 days, but not every vendor answered*');
			expect(missing).toHaveLength(5);
			for (const [index, name] of ['Adobe', 'Keepnet', 'Trend Micro', 'VMware'].entries())
				expect(missing[index + 1]).toContain(name);
		});

		test('names rows without a valid date', async () => {
			await withCustomers(bench, 0, async () => {
				const undated = ['', '03/04/2027', null].map((renewalDate, index) => ({
					json: { vendor: 'Keepnet', customerName: `Undated <${index}>`, renewalDate },
				}));
				// Without a single date that can be read, the filter would stop: that is no portfolio, but a wrong field.
				const later = new Date(Date.now() + 400 * 86_400_000).toISOString().slice(0, 10);
				const dated = { json: { vendor: 'Keepnet', customerName: 'Dated', renewalDate: later } };
				const pinData = { Keepnet: [...undated, dated] };
				await report({ change: (workflow) => Object.assign(workflow, { pinData }) });
				expect(texts()).toHaveLength(1);
				expect(texts()[0]).toContain(
					'*No valid date: nobody can tell when these renew*\n• *Undated &lt;0&gt;* · Keepnet · ',
				);
				expect(lines()).toHaveLength(3);
				expect(lines()[1]).toContain('03/04/2027');
			});
		});

		test("loses no message to Slack's rate limit, and sends none twice", async () => {
			bench.doubles.slack.limitTo(3000);
			const execution = await report();
			expect(bench.doubles.slack.calls.length).toBeGreaterThan(texts().length);
			expect(sorted(lines())).toEqual(sorted(rowsOf(execution).map(lineOf)));
		});

		test('goes on with the message that failed when the execution is retried', async () => {
			const { slack } = bench.doubles;
			const { client } = bench.n8n.instance;
			const slow = (workflow: RenewalsWorkflow) => setParameters(workflow, 'Wait a Second', { amount: 3 });
			const running = bench.run(FILE, { change: slow });
			await until(() => slack.messages.length === 1);
			slack.refuse('channel_not_found');
			const failed = await running;
			expect([failed.status, failed.error]).toEqual(['error', 'Slack error response: "channel_not_found"']);
			expect(slack.messages).toHaveLength(1);
			slack.refuse('', 0);
			await client.retryExecution(failed.id);
			const count = Number(/^_1 of (\d+)_/.exec(texts()[0] ?? '')?.[1]);
			await until(() => texts().length >= count);
			expect(sorted(lines())).toEqual(sorted(rowsOf(failed).map(lineOf)));
		});

		test('loses nothing of thousands of renewals, odd names included', async () => {
			await withCustomers(bench, 2000, async () => {
				const execution = await report({
					change: (workflow) => setParameters(workflow, 'Wait a Second', { amount: 0 }),
				});
				const rows = rowsOf(execution);
				expect(rows.length).toBeGreaterThan(2000);
				expect(sorted(lines())).toEqual(sorted(rows.map(lineOf)));
				expect(Math.max(...texts().map(({ length }) => length))).toBeLessThan(4000);
				expect(texts().map((text) => Number(/^_(\d+) of/.exec(text)?.[1]))).toEqual(
					texts().map((_text, index) => index + 1),
				);
			});
		});

		test('can be tried with the pinned examples before any vendor has a credential', async () => {
			await report({ pinned: true, unconnected: 'vendors' });
			expect(texts()).toHaveLength(1);
			expect(lines().length).toBeGreaterThan(3);
			expect(texts()[0]).not.toContain(':warning:');
			expect(bench.vendors.map((vendor) => vendor.requests().total)).toEqual([0, 0, 0, 0]);
		});

		test('leaves the examples alone when its trigger starts it', async () => {
			const everySecond = { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } };
			const id = await bench.import(FILE, {
				pinned: true,
				change: (workflow) => setParameters(workflow, 'Every Monday at 08:00', everySecond),
			});
			const { client } = bench.n8n.instance;
			await client.activateWorkflow(id);
			try {
				await until(() => texts().length > 0);
			} finally {
				await client.deactivateWorkflow(id);
			}
			expect(texts()[0]).toMatch(/\*\d{2,} renewals in the next 90 days\*/);
			expect(bench.vendors.map((vendor) => vendor.requests().total > 0)).toEqual([true, true, true, true]);
			// What was begun is to end before the next test counts messages.
			for (let quiet = 0, count = -1; quiet < 5; await sleep(1000)) {
				quiet = texts().length === count ? quiet + 1 : 0;
				count = texts().length;
			}
		});
	});
