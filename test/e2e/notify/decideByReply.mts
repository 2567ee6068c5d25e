/** Decide by reply: who is asked, and what an answer changes. */
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';
import { FormData, request } from 'undici';

import { dayFrom, isoOf } from '../../../shared/renewal/dates/day';
import { outputItems } from '../../../harness/n8n/client.mts';
import type { ReceivedMail } from '../../support/doubles/mail.mts';
import { refuseAt, succeeded, until, VENDORS, withTables, type NotifyBench } from './bench.mts';

export const decideByReply = (bench: NotifyBench): void =>
	describe('Decide by reply', () => {
		const FILE = 'decide-by-reply';
		const soon = (days: number) => {
			const now = new Date();
			return isoOf((dayFrom(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()) ?? 0) + days);
		};
		const row = (customerName: string, renewalDate = soon(20)) => ({
			json: {
				customerName,
				vendor: 'Keepnet',
				customerId: `id of ${customerName}`,
				product: 'Professional',
				quantity: 10,
				renewalDate,
				daysUntilRenewal: 20,
				autoRenew: 'off',
			},
		});
		const imported = async (table: string, customers: string[], cleared = false, dates: Record<string, string> = {}) =>
			await bench.import(FILE, {
				change: (workflow) => {
					workflow.name += ` ${table}`;
					withTables(workflow, table);
					const none = ['Adobe VIP Marketplace', 'Trend Micro Worry-Free', 'VMware Cloud Partner'];
					Object.assign(workflow, {
						pinData: {
							Keepnet: customers.map((name) => row(name, dates[name])),
							...Object.fromEntries(none.map((name) => [name, []])),
						},
					});
					for (const { name, parameters } of workflow.nodes)
						if (name === 'To Ask About' && cleared)
							parameters.stages = { ...(parameters.stages as object), onlyEntered: false };
				},
			});
		const asked = () => bench.doubles.mail.mails.map(({ mail }) => mail.subject?.split(':')[0]).sort();
		const answer = async (mail: ReceivedMail | undefined, fields: Record<string, string>) => {
			const link =
				/href="([^"]*webhook-waiting[^"]*)"/.exec(mail?.mail.html || '')?.[1]?.replaceAll('&amp;', '&') ?? '';
			for (const end = Date.now() + 10_000; ; await sleep(200)) {
				const form = new FormData();
				Object.values(fields).forEach((value, index) => form.append(`field-${index}`, value));
				const { statusCode, body } = await request(link, { method: 'POST', body: form });
				await body.dump();
				// n8n answers 409 until the execution that sent the mail has begun to wait.
				if (statusCode === 409 && Date.now() < end) continue;
				expect(statusCode).toBe(200);
				return;
			}
		};
		const mailAbout = (customer: string) =>
			bench.doubles.mail.mails.find(({ mail }) => mail.subject?.startsWith(customer));

		test('asks each owner once, and excludes what is decided or snoozed', async () => {
			const customers = ['Renews', 'Ends', 'Sleeps', 'Silent'];
			await succeeded(bench.runAgain(await imported('answers', customers)));
			await until(() => bench.doubles.mail.mails.length === 4, 60);
			expect(asked()).toEqual([...customers].sort());
			expect(bench.doubles.mail.mails[0]?.to).toEqual(['sales@example.com']);
			await answer(mailAbout('Renews'), { decision: 'Renew', until: '' });
			await answer(mailAbout('Ends'), { decision: 'Do not renew', until: '' });
			await answer(mailAbout('Sleeps'), { decision: 'Snooze', until: soon(5) });
			const id = await imported('answers', customers, true);
			let reasons: unknown[] = [];
			for (const end = Date.now() + 60_000; reasons.length < 3 && Date.now() < end; ) {
				bench.doubles.mail.mails.length = 0;
				const execution = await succeeded(bench.runAgain(id));
				reasons = outputItems(execution, 'To Ask About', 1).map(({ json }) => json.outsideReason);
			}
			expect(reasons.sort()).toEqual(['decision is Do not renew', 'decision is Renew', `snoozed until ${soon(5)}`]);
			await until(() => bench.doubles.mail.mails.length === 1, 60);
			expect(asked()).toEqual(['Silent']);
		});

		test('asks again when the renewal has another date than the one that was decided', async () => {
			await succeeded(bench.runAgain(await imported('dates', ['Moves', 'Stays'])));
			await until(() => bench.doubles.mail.mails.length === 2, 60);
			for (const name of ['Moves', 'Stays']) await answer(mailAbout(name), { decision: 'Do not renew', until: '' });
			const again = await imported('dates', ['Moves', 'Stays'], true, { Moves: soon(25) });
			let decided = 0;
			for (const end = Date.now() + 60_000; decided < 1 && Date.now() < end; ) {
				bench.doubles.mail.mails.length = 0;
				const execution = await succeeded(bench.runAgain(again));
				decided = outputItems(execution, 'To Ask About', 1).length;
			}
			expect(decided).toBe(1);
			await until(() => bench.doubles.mail.mails.length === 1, 60);
			expect(asked()).toEqual(['Moves']);
		});

		test('asks about nothing twice at one stage, and about nothing when nothing is due', async () => {
			const id = await imported('once', ['Asked']);
			await succeeded(bench.runAgain(id));
			await until(() => bench.doubles.mail.mails.length === 1, 60);
			await succeeded(bench.runAgain(id));
			await succeeded(bench.runAgain(await imported('nothing', [])));
			expect(asked()).toEqual(['Asked']);
		});

		test('asks about the renewals of the others when a vendor fails, and then fails with the reason', async () => {
			refuseAt(bench, 'keepnet');
			const id = await bench.import(FILE, { change: (workflow) => withTables(workflow, 'failing') });
			const failed = await bench.runAgain(id);
			expect(failed.status).toBe('error');
			expect(failed.error).toContain('Keepnet');
			await until(() => bench.doubles.mail.mails.length >= outputItems(failed, 'To Ask About', 0).length, 120);
			expect(bench.doubles.mail.mails.length).toBeGreaterThan(5);
		});

		test('asks nobody and fails with the reason when all vendors fail', async () => {
			refuseAt(bench, ...VENDORS);
			const id = await bench.import(FILE, { change: (workflow) => withTables(workflow, 'all_failing') });
			const failed = await bench.runAgain(id);
			expect(failed.status).toBe('error');
			expect(failed.error).toMatch(/did not accept|authentication failed|sign-in/i);
			expect(outputItems(failed, 'To Ask About', 0)).toEqual([]);
			expect(asked()).toEqual([]);
		});

		test('asks the others when the mail server refuses one owner, and with Retry that owner too', async () => {
			const { client } = bench.n8n.instance;
			const id = await imported('refused', ['First', 'Second']);
			bench.doubles.mail.refuse(() => true);
			await succeeded(bench.runAgain(id));
			let failed: string[] = [];
			for (const end = Date.now() + 60_000; failed.length < 2 && Date.now() < end; await sleep(200))
				failed = await client.failedExecutions(id);
			expect(failed).toHaveLength(2);
			expect((await client.readExecution(failed[0] ?? '')).error).toContain('550');
			expect(asked()).toEqual([]);
			bench.doubles.mail.refuse(() => false);
			for (const execution of failed) await client.retryExecution(execution);
			await until(() => bench.doubles.mail.mails.length === 2, 60);
			expect(asked()).toEqual(['First', 'Second']);
		});

		test('sorts 3,000 that are due, and asks about none of them that is snoozed', async () => {
			const customers = Array.from({ length: 3000 }, (_none, index) => `Customer ${index}`);
			const id = await bench.import(FILE, {
				change: (workflow) => {
					withTables(workflow, 'many');
					const snoozed = { snoozedUntil: soon(15) };
					const none = ['Adobe VIP Marketplace', 'Trend Micro Worry-Free', 'VMware Cloud Partner'];
					const rows = customers.map((name, index) => ({ json: { ...row(name).json, ...(index > 20 && snoozed) } }));
					Object.assign(workflow, {
						pinData: { Keepnet: rows, ...Object.fromEntries(none.map((name) => [name, []])) },
					});
				},
			});
			const execution = await succeeded(bench.runAgain(id));
			expect(outputItems(execution, 'To Ask About', 1)).toHaveLength(2979);
			await until(() => bench.doubles.mail.mails.length === 21, 120);
			expect(asked()).toEqual(customers.slice(0, 21).sort());
		});
	});
