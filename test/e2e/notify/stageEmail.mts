/** The daily email: what arrives in whose mailbox. */
import { describe, expect, test } from '@jest/globals';

import type { VendorName } from '../../../sandbox/index.mts';
import { outputItems, type Execution } from '../../../harness/n8n/client.mts';
import type { ReceivedMail } from '../../support/doubles/mail.mts';
import type { WorkflowOptions } from '../../support/pipelines.mts';
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

/** Needs the mail double. */
export const stageEmail = (bench: NotifyBench): void =>
	describe('Daily stage email', () => {
		const FILE = 'daily-stage-email';
		let workflows = 0;
		/** Under a name of its own, so that no other test has told its stages. */
		const imported = async ({ change, ...options }: WorkflowOptions = {}) =>
			await bench.import(FILE, {
				...options,
				change: (workflow) => {
					workflow.name += ` ${(workflows += 1)}`;
					change?.(workflow);
				},
			});
		const morning = async (id: string) => {
			bench.doubles.mail.mails.length = 0;
			const execution = await succeeded(bench.runAgain(id));
			return { execution, mails: [...bench.doubles.mail.mails] };
		};
		const shown = (text: string) =>
			text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
		/** Rows and cells of the table below its head; a name that was not escaped would break them up. */
		const cells = ({ mail }: ReceivedMail): string[][] =>
			[...(mail.html || '').matchAll(/<tr>(<td>.*?)<\/tr>/gs)].map(([, row = '']) =>
				[...row.matchAll(/<td>([^<]*)<\/td>/g)].map(([, cell = '']) => shown(cell)),
			);
		const told = (mails: ReceivedMail[]) =>
			sorted(mails.flatMap(cells).map(([name = '', , , , day]) => `${plain(name)} ${day}`));
		const expected = (execution: Execution, names?: VendorName[]) =>
			sorted(due(bench, execution, -30, 90, names).map(keyOf));
		const to = (mails: ReceivedMail[]) => sorted(mails.flatMap((mail) => mail.to));

		test('tells each manager theirs, once', async () => {
			const id = await imported();
			const { execution, mails } = await morning(id);
			expect(to(mails)).toEqual(['adobe.desk@example.com', 'sales@example.com', 'security.desk@example.com']);
			expect(told(mails)).toEqual(expected(execution));
			const desks: Array<[string, VendorName[]]> = [
				['adobe.desk@example.com', ['adobe']],
				['security.desk@example.com', ['keepnet']],
				['sales@example.com', ['trendmicro', 'vmware']],
			];
			for (const [desk, names] of desks) {
				const mail = mails.filter((each) => each.to.includes(desk));
				expect(told(mail)).toEqual(expected(execution, names));
				expect(mail[0]?.mail.subject).toBe(`${expected(execution, names).length} renewals entered a stage`);
				expect(mail[0]?.from).toBe('renewals@example.com');
			}
			expect((await morning(id)).mails).toEqual([]);
		});

		test('shows the columns as the vendors tell them, whatever the names hold', async () => {
			const { execution, mails } = await morning(await imported());
			const columns = [
				'customerName',
				'vendor',
				'product',
				'quantity',
				'renewalDate',
				'daysUntilRenewal',
				'renewalStage',
				'autoRenew',
				'decisionDeadline',
			];
			const rows = outputItems(execution, 'Entered a Stage', 0).map(({ json }) =>
				columns.map((column) => String(json[column] ?? '')).join('|'),
			);
			expect(sorted(mails.flatMap(cells).map((row) => row.join('|')))).toEqual(sorted(rows));
			expect(rows.some((row) => row.includes('&'))).toBe(true);
		});

		test("a customer's own address wins over the vendor's", async () => {
			const [first] = bench.vendor('adobe').expected({ from: 5, to: 80 }).due;
			const customerName = first?.customerName ?? '';
			const address = { id: 'mine', name: customerName, value: 'key@example.com', type: 'string' };
			const id = await imported({
				change: (workflow) => {
					const { assignments } = workflow.nodes.find(({ name }) => name === 'Addresses')?.parameters ?? {};
					(assignments as { assignments: unknown[] }).assignments.push(address);
				},
			});
			const { mails } = await morning(id);
			const key = mails.filter((mail) => mail.to.includes('key@example.com')).flatMap(cells);
			expect(key.length).toBeGreaterThan(0);
			expect(new Set(key.map(([name]) => name))).toEqual(new Set([customerName]));
			expect(mails.flatMap(cells).filter(([name]) => name === customerName)).toHaveLength(key.length);
		});

		test('names a vendor that fails to operations, and tells its renewals the next morning, once', async () => {
			const id = await imported();
			refuseAt(bench, 'keepnet');
			const first = await morning(id);
			const operations = first.mails.filter((mail) => mail.to.includes('operations@example.com'));
			expect(operations.map(({ mail }) => mail.subject)).toEqual(['Renewals of Keepnet are missing today']);
			expect(operations[0]?.mail.text).toContain('Signing in to Keepnet did not work just now\n');
			expect(told(first.mails)).toEqual(expected(first.execution, ['adobe', 'trendmicro', 'vmware']));
			bench.vendor('keepnet').clearFaults();
			const second = await morning(id);
			expect(to(second.mails)).toEqual(['security.desk@example.com']);
			expect(told(second.mails)).toEqual(expected(second.execution, ['keepnet']));
			expect((await morning(id)).mails).toEqual([]);
		});

		test('names all vendors when all fail, and forgets no stage', async () => {
			const id = await imported();
			refuseAt(bench, ...VENDORS);
			expect(sorted((await morning(id)).mails.map(({ mail }) => mail.subject ?? ''))).toEqual(
				['Adobe VIP Marketplace', 'Keepnet', 'Trend Micro Worry-Free', 'VMware Cloud Partner'].map(
					(name) => `Renewals of ${name} are missing today`,
				),
			);
			bench.vendors.forEach((vendor) => vendor.clearFaults());
			const { execution, mails } = await morning(id);
			expect(told(mails)).toEqual(expected(execution));
		});

		test('hands a refused email over to operations', async () => {
			const id = await imported();
			bench.doubles.mail.refuse((address) => address.startsWith('security'));
			const { execution, mails } = await morning(id);
			expect(to(mails)).toEqual(['adobe.desk@example.com', 'operations@example.com', 'sales@example.com']);
			expect(told(mails)).toEqual(expected(execution));
			expect(mails.find((mail) => mail.to.includes('operations@example.com'))?.mail.subject).toMatch(
				/^Not delivered to security\.desk@example\.com: \d+ renewals entered a stage$/,
			);
		});

		test('fails when no email is taken, and Retry delivers what was told', async () => {
			const id = await imported();
			bench.doubles.mail.refuse(() => true);
			const failed = await bench.runAgain(id);
			expect(failed.status).toBe('error');
			bench.doubles.mail.reset();
			await bench.n8n.instance.client.retryExecution(failed.id);
			await until(() => bench.doubles.mail.mails.length === 3);
			expect(told(bench.doubles.mail.mails)).toEqual(expected(failed));
			expect(to(bench.doubles.mail.mails)).toEqual([
				'operations@example.com',
				'operations@example.com',
				'operations@example.com',
			]);
		});

		test('sends nothing when nothing is due', async () => {
			await withCustomers(bench, 0, async () => {
				expect((await morning(await imported())).mails).toEqual([]);
			});
		});

		test('can be tried with the pinned examples before any vendor has a credential', async () => {
			const { mails } = await morning(await imported({ pinned: true, unconnected: 'vendors' }));
			expect(to(mails)).toContain('security.desk@example.com');
			expect(mails.flatMap(cells).length).toBeGreaterThan(5);
		});
	});
