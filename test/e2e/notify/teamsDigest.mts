/** The digest for Teams: what a channel's webhook receives. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { RenewalsWorkflow } from '../../../harness/demo/workflow.mts';
import { outputItems } from '../../../harness/n8n/client.mts';
import { startReceiver, type ReceiverDouble } from '../../support/doubles/receiver.mts';
import { setParameters, type WorkflowOptions } from '../../support/pipelines.mts';
import { due, refuseAt, succeeded, THOUSANDS, until, VENDORS, withCustomers, type NotifyBench } from './bench.mts';

/** What Teams takes in one message. */
const MOST_BYTES = 28 * 1024;

/** Brings its own receiver. */
export const teamsDigest = (bench: NotifyBench): void =>
	describe('Monday Teams digest', () => {
		const FILE = 'monday-teams-digest';
		let receiver: ReceiverDouble;
		beforeAll(async () => void (receiver = await startReceiver()));
		beforeEach(() => receiver.reset());
		afterAll(async () => await receiver.close());
		const address = (workflow: RenewalsWorkflow) => setParameters(workflow, 'Teams', { url: receiver.url });
		const report = async ({ change, ...options }: WorkflowOptions = {}) =>
			await bench.run(FILE, {
				...options,
				change: (workflow) => {
					address(workflow);
					change?.(workflow);
				},
			});
		const cards = () => receiver.received.map(({ body }) => JSON.stringify(body));

		test('posts the digest as adaptive cards within Teams’ limit', async () => {
			const execution = await succeeded(report());
			const { length } = due(bench, execution, 0, 90);
			expect(cards().join()).toContain(`${length} upcoming renewals`);
			for (const card of cards()) {
				expect(card).toContain('application/vnd.microsoft.card.adaptive');
				expect(Buffer.byteLength(card)).toBeLessThan(MOST_BYTES);
			}
			expect(cards()).toHaveLength(outputItems(execution, 'Renewal Digest', 0).length);
		});

		test('says so when nothing is due, and names what is missing when a vendor or all fail', async () => {
			await withCustomers(bench, 0, async () => {
				await succeeded(report());
				expect(cards().join()).toContain('Nothing is due');
			});
			receiver.reset();
			refuseAt(bench, 'vmware');
			await succeeded(report());
			expect(cards()[0]).toContain('Missing from this report');
			expect(cards()[0]).toContain('VMware did not accept the API token');
			receiver.reset();
			refuseAt(bench, ...VENDORS);
			await succeeded(report());
			expect(cards().join()).toContain('No renewals found, but this report is incomplete');
		});

		test('reports thousands in cards within the limit', async () => {
			await withCustomers(bench, THOUSANDS, async () => {
				const execution = await succeeded(report());
				expect(due(bench, execution, 0, 90).length).toBeGreaterThan(3000);
				for (const card of cards()) expect(Buffer.byteLength(card)).toBeLessThan(MOST_BYTES);
			});
		});

		test('tries again when Teams limits requests, and posts nothing twice', async () => {
			receiver.refuse(429, 2);
			const execution = await succeeded(report());
			expect(new Set(cards()).size).toBe(cards().length);
			expect(cards()).toHaveLength(outputItems(execution, 'Renewal Digest', 0).length);
		});

		test('fails when Teams accepts nothing, and Retry posts what was due', async () => {
			receiver.refuse(400, 1000);
			const failed = await report();
			expect([failed.status, cards()]).toEqual(['error', []]);
			receiver.reset();
			await bench.n8n.instance.client.retryExecution(failed.id);
			const { length } = outputItems(failed, 'Renewal Digest', 0);
			await until(() => cards().length >= length);
			expect(cards()).toHaveLength(length);
		});

		test('can be tried with the pinned examples before any vendor has a credential', async () => {
			await succeeded(report({ pinned: true, unconnected: 'vendors' }));
			expect(cards().join()).toContain('23 upcoming renewals');
		});
	});
