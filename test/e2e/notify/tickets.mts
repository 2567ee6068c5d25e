/** Tickets: what a webhook receives. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { isOverLimit, type KeepnetData } from '../../../sandbox/keepnet/data.mts';
import { dayIn } from '../../../harness/demo/renewals.mts';
import type { RenewalsWorkflow } from '../../../harness/demo/workflow.mts';
import { startReceiver, type ReceiverDouble } from '../../support/doubles/receiver.mts';
import { setParameters, type WorkflowOptions } from '../../support/pipelines.mts';
import {
	due,
	keyOf,
	plain,
	refuseAt,
	sorted,
	succeeded,
	VENDORS,
	withCustomers,
	ZONE,
	type NotifyBench,
} from './bench.mts';

/** Brings its own receiver. */
export const tickets = (bench: NotifyBench): void =>
	describe('Expired and over-limit to webhook', () => {
		const FILE = 'expired-and-over-limit-to-webhook';
		let receiver: ReceiverDouble;
		beforeAll(async () => void (receiver = await startReceiver()));
		afterAll(async () => await receiver.close());
		const address = (workflow: RenewalsWorkflow) => setParameters(workflow, 'Post the Ticket', { url: receiver.url });
		const posted = async (options: WorkflowOptions = {}) => {
			receiver.reset();
			const execution = await succeeded(bench.run(FILE, { change: address, ...options }));
			const tickets = receiver.received.map(({ body }) => body as Record<string, string>);
			return { execution, tickets, of: (kind: string) => tickets.filter((ticket) => ticket.kind === kind) };
		};
		const keys = (tickets: Array<Record<string, string>>) =>
			sorted(tickets.map(({ idempotencyKey = '' }) => idempotencyKey));
		const expired = (tickets: Array<Record<string, string>>) =>
			sorted(tickets.map(({ customerName = '', renewalDate }) => `${plain(customerName)} ${renewalDate}`));

		test('posts a ticket for each license past its date or over its limit, with the same keys every day', async () => {
			const { execution, tickets, of } = await posted();
			const { companies } = bench.vendor('keepnet').data as KeepnetData;
			expect(sorted(of('over-limit').map(({ customerName = '' }) => plain(customerName)))).toEqual(
				sorted(companies.filter(isOverLimit).map(({ companyName }) => plain(companyName))),
			);
			expect(expired(of('expired'))).toEqual(sorted(due(bench, execution, -30, -1).map(keyOf)));
			expect(of('over-limit').length).toBeGreaterThan(4);
			expect(of('expired').length).toBeGreaterThan(4);
			expect(tickets).toHaveLength(of('over-limit').length + of('expired').length);
			for (const { title } of of('over-limit')) expect(title).toMatch(/ uses \d+ of \d+ seats of Keepnet$/);
			expect(new Set(keys(tickets)).size).toBe(tickets.length);
			expect(keys((await posted()).tickets)).toEqual(keys(tickets));
		});

		test('tries again when the ticket system stumbles, with the same keys', async () => {
			const { tickets } = await posted();
			receiver.reset();
			receiver.refuse(503, 3);
			await succeeded(bench.run(FILE, { change: address }));
			const again = receiver.received.map(({ body }) => body as Record<string, string>);
			expect([...new Set(keys(again))]).toEqual(keys(tickets));
		});

		test.each([[{ error: '' }], [{ error: null, id: 7 }], [{ error: 0 }], [[{ error: '' }]], ['']])(
			'posts each ticket once to a system that answers success with %j',
			async (answer) => {
				receiver.reset();
				receiver.answerWith(answer);
				await succeeded(bench.run(FILE, { change: address }));
				const tickets = receiver.received.map(({ body }) => body as Record<string, string>);
				expect(tickets.length).toBeGreaterThan(8);
				expect(new Set(keys(tickets)).size).toBe(tickets.length);
				expect(receiver.attempts).toBe(tickets.length);
			},
		);

		test.each<[string, unknown, Record<string, string>]>([
			['says that it is not well', { ok: false, error: 'maintenance' }, {}],
			['names errors', { errors: [{ message: 'title is too long' }] }, {}],
			['says that it had no success', [{ success: false }], {}],
			['shows a page for signing in', '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }],
		])(
			'fails when a ticket system answers 200 and %s, and posts the same keys once it is executed again',
			async (_what, body, headers) => {
				receiver.reset();
				receiver.answerWith(body, headers);
				const failed = await bench.run(FILE, { change: address });
				expect([failed.status, failed.error]).toEqual([
					'error',
					expect.stringMatching(/^\d+ of \d+ tickets were not accepted/),
				]);
				const lost = receiver.received.map((each) => each.body as Record<string, string>);
				const again = keys((await posted()).tickets);
				expect(lost.length).toBeGreaterThan(4);
				expect(keys(lost).filter((key) => !again.includes(key))).toEqual([]);
			},
		);

		test('follows no redirect to a sign-in page', async () => {
			receiver.reset();
			receiver.refuse(302, Infinity, { location: '/login' });
			expect((await bench.run(FILE, { change: address })).status).toBe('error');
			expect(receiver.received).toEqual([]);
		});

		test('posts the same keys again to a system that accepts a ticket and does not answer', async () => {
			const { tickets } = await posted();
			receiver.reset();
			receiver.stall(1);
			await succeeded(bench.run(FILE, { change: address }));
			const again = receiver.received.map(({ body }) => body as Record<string, string>);
			expect([...new Set(keys(again))]).toEqual(keys(tickets));
		});

		test('posts a ticket for a vendor that fails, and those of the others', async () => {
			refuseAt(bench, 'vmware');
			const { execution, of } = await posted();
			expect(of('vendor-failed').map(({ title }) => title)).toEqual(['VMware Cloud Partner could not be read']);
			expect(of('vendor-failed')[0]?.reason).toContain('VMware did not accept the API token');
			expect(of('vendor-failed')[0]?.idempotencyKey).toBe(
				`vendor-failed/VMware%20Cloud%20Partner/${dayIn(ZONE, execution.startedAt)}`,
			);
			expect(expired(of('expired'))).toEqual(
				sorted(due(bench, execution, -30, -1, ['adobe', 'keepnet', 'trendmicro']).map(keyOf)),
			);
		});

		test('posts a ticket for each vendor when all fail', async () => {
			refuseAt(bench, ...VENDORS);
			const { tickets } = await posted();
			expect(sorted(tickets.map(({ title = '' }) => title))).toEqual(
				[
					'Adobe VIP Marketplace',
					'Keepnet',
					'Keepnet: Over the Limit',
					'Trend Micro Worry-Free',
					'VMware Cloud Partner',
				].map((name) => `${name} could not be read`),
			);
		});

		test('posts nothing when nothing is due', async () => {
			await withCustomers(bench, 0, async () => {
				expect((await posted()).tickets).toEqual([]);
			});
		});

		test('can be tried with the pinned examples before any vendor has a credential', async () => {
			const { of } = await posted({ pinned: true, unconnected: 'vendors' });
			expect([of('over-limit').length, of('expired').length > 0, of('vendor-failed').length]).toEqual([2, true, 0]);
		});
	});
