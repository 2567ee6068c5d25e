/** The daily email: what arrives in whose mailbox. */
import { describe, expect, test } from '@jest/globals';

import type { VendorName } from '../../../sandbox/index.mts';
import type { RenewalsWorkflow } from '../../../harness/demo/workflow.mts';
import { outputItems, type Execution } from '../../../harness/n8n/client.mts';
import type { ReceivedMail } from '../../support/doubles/mail.mts';
import type { WorkflowOptions } from '../../support/pipelines.mts';
import {
	due,
	plain,
	refuseAt,
	sorted,
	succeeded,
	THOUSANDS,
	until,
	VENDORS,
	withCustomers,
	withoutNode,
	type NotifyBench,
} from './bench.mts';

const OPERATIONS = 'operations@example.com';

/** Needs the mail double. */
export const stageEmail = (bench: NotifyBench): void =>
	describe('Daily stage email', () => {
		const FILE = 'daily-stage-email';
		let workflows = 0;
		/** Under a name of its own, so that no other test has reported its stages. */
		const imported = async ({ change, ...options }: WorkflowOptions = {}, number = (workflows += 1)) =>
			await bench.import(FILE, {
				...options,
				change: (workflow) => {
					workflow.name += ` ${number}`;
					change?.(workflow);
				},
			});
		const morning = async (id: string) => {
			bench.doubles.mail.mails.length = 0;
			const execution = await succeeded(bench.runAgain(id));
			return { execution, mails: [...bench.doubles.mail.mails] };
		};
		const countOf = (execution: Execution, names?: VendorName[]) => due(bench, execution, -30, 90, names).length;
		/** How many renewals the subject of a mail counts. */
		const counted = ({ mail }: ReceivedMail): number =>
			(mail.subject?.match(/\d+(?= (upcoming|overdue))/g) ?? []).reduce((sum, count) => sum + Number(count), 0);
		const total = (mails: ReceivedMail[]) => mails.reduce((sum, mail) => sum + counted(mail), 0);
		/** Who a mail is for, beside the copy to operations. */
		const owners = (mails: ReceivedMail[]) =>
			sorted(mails.map(({ to }) => to.filter((address) => address !== OPERATIONS).join() || OPERATIONS));
		const mailNode = ({ nodes }: RenewalsWorkflow) => nodes.filter(({ name }) => name === 'Email the Owner');
		const everyOwner = ['adobe.desk@example.com', 'sales@example.com', 'security.desk@example.com'];

		test('reports to each owner theirs, once, with a copy to operations', async () => {
			const id = await imported();
			const { execution, mails } = await morning(id);
			expect(owners(mails)).toEqual(everyOwner);
			const desks: Array<[string, VendorName[]]> = [
				['adobe.desk@example.com', ['adobe']],
				['security.desk@example.com', ['keepnet']],
				['sales@example.com', ['trendmicro', 'vmware']],
			];
			for (const [desk, names] of desks) {
				const [mail] = mails.filter((each) => each.to.includes(desk));
				expect(mail?.to).toContain(OPERATIONS);
				expect(mail?.from).toBe('renewals@example.com');
				expect([desk, mail && counted(mail)]).toEqual([desk, countOf(execution, names)]);
				// An email lists up to 100 in full.
				const renewals = due(bench, execution, -30, 90, names);
				const text = plain(mail?.mail.text ?? '');
				expect(renewals.filter(({ name }) => !text.includes(plain(name))).map(({ name }) => name)).toEqual([]);
			}
			expect((await morning(id)).mails).toEqual([]);
		});

		test("a customer's owner takes precedence over the vendor's", async () => {
			const [first] = bench.vendor('adobe').expected({ from: 5, to: 80 }).due;
			const name = first?.customerName ?? '';
			const id = await imported({
				change: ({ nodes }) => {
					const options = nodes.find((node) => node.name === 'Renewal Digest')?.parameters.options;
					(options as { owners: { entries: unknown[] } }).owners.entries.push({ name, owner: 'key@example.com' });
				},
			});
			const { execution, mails } = await morning(id);
			const key = mails.filter((mail) => mail.to.includes('key@example.com'));
			expect(key).toHaveLength(1);
			expect(plain(key[0]?.mail.text ?? '')).toContain(plain(name));
			expect(total(mails)).toBe(countOf(execution));
		});

		test('says which vendor fails, and reports its renewals the next morning, once', async () => {
			const id = await imported();
			refuseAt(bench, 'keepnet');
			const first = await morning(id);
			expect(owners(first.mails)).toEqual(['adobe.desk@example.com', 'sales@example.com']);
			for (const { mail } of first.mails) expect(mail.text).toContain('Signing in to Keepnet failed this time');
			expect(total(first.mails)).toBe(countOf(first.execution, ['adobe', 'trendmicro', 'vmware']));
			bench.vendor('keepnet').clearFaults();
			const second = await morning(id);
			expect(owners(second.mails)).toEqual(['security.desk@example.com']);
			expect(total(second.mails)).toBe(countOf(second.execution, ['keepnet']));
			expect((await morning(id)).mails).toEqual([]);
		});

		test('names all vendors to operations when all fail, and forgets no stage', async () => {
			const id = await imported();
			refuseAt(bench, ...VENDORS);
			const failed = await morning(id);
			expect(failed.mails.map(({ to }) => to)).toEqual([[OPERATIONS]]);
			expect(failed.mails[0]?.mail.subject).toContain('No renewals found, but this report is incomplete');
			for (const name of ['Adobe', 'Keepnet', 'Trend Micro', 'VMware'])
				expect(failed.mails[0]?.mail.text).toContain(name);
			bench.vendors.forEach((vendor) => vendor.clearFaults());
			const { execution, mails } = await morning(id);
			expect(total(mails)).toBe(countOf(execution));
		});

		test('reaches operations when the mail server refuses an owner, and does not hold up the others', async () => {
			const id = await imported();
			bench.doubles.mail.refuse((address) => address.startsWith('security'));
			const { execution, mails } = await morning(id);
			expect(owners(mails)).toEqual(['adobe.desk@example.com', OPERATIONS, 'sales@example.com']);
			expect(total(mails)).toBe(countOf(execution));
		});

		test('resends an email after the server accepts it and then fails, and sends none twice', async () => {
			bench.doubles.mail.failAfterData(2);
			const { execution, mails } = await morning(await imported());
			expect(owners(mails)).toEqual(everyOwner);
			expect(total(mails)).toBe(countOf(execution));
		});

		test.each([
			['takes nothing', {}],
			['has no credential', { change: (workflow) => mailNode(workflow).forEach((node) => delete node.credentials) }],
			[
				'has a credential that was deleted',
				{
					change: (workflow) =>
						mailNode(workflow).forEach((node) => {
							node.credentials = { smtp: { id: 'deletedCredential', name: 'Deleted SMTP account' } };
						}),
				},
			],
			['has a wrong password', { change: (workflow) => mailNode(workflow).forEach((node) => withWrongPassword(node)) }],
		] as Array<[string, WorkflowOptions]>)(
			'fails when the mail node %s, and Retry delivers exactly what was due',
			async (problem, options) => {
				const { client } = bench.n8n.instance;
				if (problem.includes('password')) {
					const { credential } = bench.doubles.mail;
					wrong = (await client.saveCredential('Wrong SMTP', 'smtp', { ...credential, password: 'wrong' })).id;
				}
				const number = (workflows += 1);
				const id = await imported(options, number);
				bench.doubles.mail.refuse(() => problem === 'takes nothing');
				const failed = await bench.runAgain(id);
				expect([failed.status, bench.doubles.mail.mails]).toEqual(['error', []]);
				bench.doubles.mail.reset();
				await imported({}, number);
				await client.retryExecution(failed.id, { loadWorkflow: true });
				await until(() => bench.doubles.mail.mails.length >= 3);
				expect(owners(bench.doubles.mail.mails)).toEqual(everyOwner);
				expect(total(bench.doubles.mail.mails)).toBe(countOf(failed));
				expect((await morning(id)).mails).toEqual([]);
			},
		);
		let wrong = '';
		const withWrongPassword = (node: RenewalsWorkflow['nodes'][number]) => {
			node.credentials = { smtp: { id: wrong, name: 'Wrong SMTP' } };
		};

		test('continues with the failed email when the server breaks down in between', async () => {
			const id = await imported();
			bench.doubles.mail.refuse(() => bench.doubles.mail.mails.length > 0);
			const failed = await bench.runAgain(id);
			expect([failed.status, bench.doubles.mail.mails.length]).toEqual(['error', 1]);
			bench.doubles.mail.refuse(() => false);
			await bench.n8n.instance.client.retryExecution(failed.id);
			await until(() => bench.doubles.mail.mails.length >= 3);
			expect(owners(bench.doubles.mail.mails)).toEqual(everyOwner);
			expect(total(bench.doubles.mail.mails)).toBe(countOf(failed));
		});

		test('sends nothing when nothing is due', async () => {
			await withCustomers(bench, 0, async () => {
				expect((await morning(await imported())).mails).toEqual([]);
			});
		});

		test('works without a vendor that is deleted in the editor', async () => {
			const id = await imported({ change: (workflow) => withoutNode(workflow, 'Adobe VIP Marketplace') });
			const { execution, mails } = await morning(id);
			expect(total(mails)).toBe(countOf(execution, ['keepnet', 'trendmicro', 'vmware']));
		});

		test('sends thousands of renewals as one email for each owner, with a file of all', async () => {
			await withCustomers(bench, THOUSANDS, async () => {
				const { execution, mails } = await morning(await imported());
				expect(countOf(execution)).toBeGreaterThan(3000);
				expect(owners(mails)).toEqual(everyOwner);
				for (const mail of mails) {
					const [file] = mail.mail.attachments;
					expect(file?.filename).toMatch(/^renewals-.*\.csv$/);
					expect(String(file?.content).trimEnd().split(/\r?\n/).length).toBeGreaterThan(counted(mail));
				}
			});
		});

		test('can be tried with the pinned examples before any vendor has a credential', async () => {
			const { execution, mails } = await morning(await imported({ pinned: true, unconnected: 'vendors' }));
			expect(owners(mails)).toContain('security.desk@example.com');
			expect(outputItems(execution, 'Renewal Digest', 0).length).toBe(mails.length);
		});
	});
