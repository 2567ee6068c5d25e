/** The Monday digest: what a channel in Slack shows. */
import { describe, expect, test } from '@jest/globals';

import { setWindow, type RenewalsWorkflow } from '../../../harness/demo/workflow.mts';
import { outputItems, type Execution } from '../../../harness/n8n/client.mts';
import { setParameters, type WorkflowOptions } from '../../support/pipelines.mts';
import {
	due,
	plain,
	refuseAt,
	succeeded,
	textsIn,
	THOUSANDS,
	until,
	VENDORS,
	withCustomers,
	withoutNode,
	type NotifyBench,
} from './bench.mts';

/** Needs the Slack double. */
export const slackDigest = (bench: NotifyBench): void =>
	describe('Monday Slack digest', () => {
		const FILE = 'monday-slack-digest';
		const report = async (options: WorkflowOptions = {}) => await succeeded(bench.run(FILE, options));
		const messages = () => bench.doubles.slack.messages.map(({ blocks }) => textsIn(blocks).join('\n'));
		const said = () => messages().join('\n');
		const digestOf = (execution: Execution) => outputItems(execution, 'Renewal Digest', 0).map(({ json }) => json);
		/** Shows every renewal in full. */
		const showAll = (workflow: RenewalsWorkflow) => setOption(workflow, { mostListed: 0 });
		const setOption = (workflow: RenewalsWorkflow, option: Record<string, unknown>) => {
			const digest = workflow.nodes.find(({ name }) => name === 'Renewal Digest');
			Object.assign(digest?.parameters.options ?? {}, option);
		};
		const namesOf = (renewals: Array<{ name: string }>) => [...new Set(renewals.map(({ name }) => plain(name)))];
		const expectNames = (renewals: Array<{ name: string }>) =>
			expect(namesOf(renewals).filter((name) => !plain(said()).includes(name))).toEqual([]);

		test('reports the counts of all renewals and the nearest in full, in one or two messages', async () => {
			const execution = await report();
			const renewals = due(bench, execution, 0, 90);
			expect(renewals.length).toBeGreaterThan(50);
			expect(messages().length).toBeLessThanOrEqual(2);
			expect(said()).toContain(`${renewals.length} upcoming renewals`);
			expect(digestOf(execution)[0]).toMatchObject({ renewals: renewals.length, missing: [], noValidDate: 0 });
			expect(bench.doubles.slack.messages[0]?.text).toContain(`${renewals.length} upcoming renewals`);
			expect(new Set(bench.doubles.slack.messages.map(({ channel }) => channel))).toEqual(new Set(['C0RENEWALS']));
			expect(new Set(bench.proxy.asked)).toEqual(new Set(['slack.com:443']));
			expect(bench.vendors.flatMap((vendor) => vendor.violations())).toEqual([]);
		});

		test('shows every renewal when List at Most is 0', async () => {
			const execution = await report({ change: showAll });
			const renewals = due(bench, execution, 0, 90);
			expect(digestOf(execution).reduce((sum, { listed }) => sum + Number(listed), 0)).toBe(renewals.length);
			expectNames(renewals);
		});

		test('takes the days from one setting', async () => {
			const execution = await report({ change: (workflow) => setWindow(workflow, 30) });
			expect(digestOf(execution)[0]).toMatchObject({ renewals: due(bench, execution, 0, 30).length });
		});

		test('says so when nothing is due', async () => {
			await withCustomers(bench, 0, async () => {
				await report();
				expect(messages()).toHaveLength(1);
				expect(said()).toContain('Nothing is due');
			});
		});

		test('begins with the vendor that is missing, and reports the others whole', async () => {
			refuseAt(bench, 'trendmicro');
			const execution = await report();
			expect(messages()[0]).toMatch(/Missing from this report[^]*Trend Micro did not accept the access token/);
			expect(digestOf(execution)[0]).toMatchObject({
				renewals: due(bench, execution, 0, 90, ['adobe', 'keepnet', 'vmware']).length,
			});
		});

		test('names a vendor whose node has no credential', async () => {
			await report({
				change: ({ nodes }) =>
					nodes.filter(({ name }) => name === 'VMware Cloud Partner').forEach((node) => delete node.credentials),
			});
			expect(messages()[0]).toContain('No credential is chosen in the node "VMware Cloud Partner"');
		});

		test.each(['Adobe VIP Marketplace', 'Keepnet', 'VMware Cloud Partner'])(
			'works without %s, deleted in the editor',
			async (gone) => {
				const execution = await report({ change: (workflow) => withoutNode(workflow, gone) });
				const others = VENDORS.filter((vendor) => !gone.toLowerCase().startsWith(vendor));
				expect(digestOf(execution)[0]).toMatchObject({
					renewals: due(bench, execution, 0, 90, others).length,
					missing: [],
				});
			},
		);

		test('is sent even if no vendor answers, and does not say that nothing renews', async () => {
			refuseAt(bench, ...VENDORS);
			await report();
			expect(messages()).toHaveLength(1);
			expect(said()).toContain('No renewals found, but this report is incomplete');
			expect(said()).not.toContain('Nothing is due');
			for (const name of ['Adobe', 'Keepnet', 'Trend Micro', 'VMware']) expect(said()).toContain(name);
		});

		test('names rows without a valid date', async () => {
			await withCustomers(bench, 0, async () => {
				const undated = ['', '03/04/2027', null].map((renewalDate, index) => ({
					json: { vendor: 'Keepnet', customerName: `Undated <${index}>`, renewalDate },
				}));
				await report({ change: (workflow) => Object.assign(workflow, { pinData: { Keepnet: undated } }) });
				expect(said()).toContain('Undated <0>');
				expect(said()).toContain('03/04/2027');
				expect(said()).not.toContain('Nothing is due');
			});
		});

		test("loses no message to Slack's rate limit, and sends none twice", async () => {
			bench.doubles.slack.limitTo(3000);
			const execution = await report({ change: showAll, patient: true });
			expect(bench.doubles.slack.calls.length).toBeGreaterThan(messages().length);
			expect(messages()).toHaveLength(digestOf(execution).length);
			expectNames(due(bench, execution, 0, 90));
		});

		test('continues with the failed message when the execution is retried', async () => {
			const { slack } = bench.doubles;
			slack.refuse('channel_not_found', Infinity, 1);
			const failed = await bench.run(FILE, { change: showAll });
			expect([failed.status, failed.error]).toEqual(['error', 'Slack error response: "channel_not_found"']);
			expect(slack.messages).toHaveLength(1);
			slack.refuse('', 0);
			await bench.n8n.instance.client.retryExecution(failed.id);
			const count = digestOf(failed).length;
			expect(count).toBeGreaterThan(1);
			await until(() => messages().length >= count);
			expect(messages()).toHaveLength(count);
			expectNames(due(bench, failed, 0, 90));
		});

		test('keeps the digest when Slack has no credential, and Retry posts it once there is one', async () => {
			const change = ({ nodes }: RenewalsWorkflow) =>
				nodes.filter(({ name }) => name === 'Slack').forEach((node) => delete node.credentials);
			const failed = await bench.run(FILE, { change });
			expect([failed.status, messages()]).toEqual(['error', []]);
			await bench.import(FILE);
			await bench.n8n.instance.client.retryExecution(failed.id, { loadWorkflow: true });
			await until(() => messages().length >= digestOf(failed).length);
			expect(messages()).toHaveLength(digestOf(failed).length);
		});

		test('reports thousands of renewals in a few messages, with a file of all', async () => {
			await withCustomers(bench, THOUSANDS, async () => {
				const execution = await report();
				const renewals = due(bench, execution, 0, 90).length;
				expect(renewals).toBeGreaterThan(3000);
				expect(messages().length).toBeLessThanOrEqual(2);
				expect(digestOf(execution)[0]).toMatchObject({ renewals });
			});
		});

		test('can be tried with the pinned examples before any vendor has a credential', async () => {
			await report({ pinned: true, unconnected: 'vendors' });
			expect(messages()).toHaveLength(1);
			expect(said()).toContain('23 upcoming renewals');
			expect(said()).not.toContain('Missing from this report');
			expect(bench.vendors.map((vendor) => vendor.requests().total)).toEqual([0, 0, 0, 0]);
		});

		test('ignores the examples when its trigger starts it', async () => {
			const everySecond = { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } };
			const id = await bench.import(FILE, {
				pinned: true,
				change: (workflow) => setParameters(workflow, 'Every Monday at 08:00', everySecond),
			});
			const { client } = bench.n8n.instance;
			await client.activateWorkflow(id);
			try {
				await until(() => messages().length > 0);
			} finally {
				await client.deactivateWorkflow(id);
			}
			expect(bench.vendors.map((vendor) => vendor.requests().total > 0)).toEqual([true, true, true, true]);
			// What was begun is to end before the next test counts messages.
			await client.waitForAll(id);
		});

		test('has columns, order and language that users can change without code', async () => {
			const execution = await report({
				change: (workflow) => {
					setParameters(workflow, 'Renewal Digest', { groupBy: 'vendor', columns: 'renewalDate, customerName, sku' });
					setOption(workflow, { language: 'de' });
				},
			});
			expect(said()).toContain(`${due(bench, execution, 0, 90).length} anstehende Verlängerungen`);
			for (const vendor of ['Adobe', 'Keepnet', 'Trend Micro', 'VMware']) expect(said()).toContain(vendor);
		});
	});
