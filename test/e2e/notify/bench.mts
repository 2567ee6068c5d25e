/** What the tests of the reporting workflows share: one n8n with its doubles, and what the sandboxes say is due. */
import { setTimeout as sleep } from 'node:timers/promises';

import { expect } from '@jest/globals';

import type { Running, VendorName } from '../../../sandbox/index.mts';
import { dayIn } from '../../../harness/demo/renewals.mts';
import type { RenewalsWorkflow } from '../../../harness/demo/workflow.mts';
import type { Execution } from '../../../harness/n8n/client.mts';
import type { MailDouble } from '../../support/doubles/mail.mts';
import type { SlackDouble } from '../../support/doubles/slack.mts';
import type { Pipelines } from '../../support/pipelines.mts';

/** The time zone that the workflows are set to. */
export const ZONE = 'Europe/London';
export const CUSTOMERS = 60;
export const VENDORS: VendorName[] = ['adobe', 'keepnet', 'trendmicro', 'vmware'];

export type NotifyBench = Pipelines<{ slack: SlackDouble; mail: MailDouble }>;

/** A renewal by what people recognize it by. */
export interface Due {
	name: string;
	renewalDate: string;
}

/** A name without the blanks that it may begin or end with. */
export const plain = (name: string): string => name.replace(/\s+/g, ' ').trim();
export const sorted = (lines: string[]): string[] => [...lines].sort();
export const keyOf = ({ name, renewalDate }: Due): string => `${name} ${renewalDate}`;

/** What the sandboxes say renews from `from` to `to` days after the day of the execution. */
export function due(
	bench: NotifyBench,
	execution: Execution,
	from: number,
	to: number,
	names: readonly VendorName[] = VENDORS,
): Due[] {
	const today = dayIn(ZONE, execution.startedAt);
	const of = (vendor: Running) => vendor.expected({ today, from, to, zone: ZONE }).due;
	return names
		.flatMap((name) => of(bench.vendor(name)))
		.map(({ customerName, renewalDate }) => ({ name: plain(customerName), renewalDate: renewalDate ?? '' }));
}

/** Makes vendors refuse every request as if the secret were wrong. */
export function refuseAt(bench: NotifyBench, ...names: VendorName[]): void {
	for (const name of names) bench.vendor(name).addFault({ kind: 'status', status: 401 });
}

/** Customers with more than 3,000 renewals in 90 days. Few of them are Adobe's, where each customer is a request. */
export const THOUSANDS = { adobe: 300, keepnet: 4000, trendmicro: 4000, vmware: 4000 };

/** Runs a test with portfolios of another size, at all vendors or at those that are named. */
export async function withCustomers(
	bench: NotifyBench,
	customers: number | Partial<Record<VendorName, number>>,
	test: () => Promise<void>,
): Promise<void> {
	const resize = (sizes: Partial<Record<VendorName, number>>) =>
		VENDORS.forEach((name) => bench.vendor(name).reset({ customers: sizes[name] ?? CUSTOMERS }));
	const all = (count: number) => Object.fromEntries(VENDORS.map((name) => [name, count]));
	resize(typeof customers === 'number' ? all(customers) : customers);
	try {
		await test();
	} finally {
		resize({});
	}
}

export async function succeeded(execution: Promise<Execution>): Promise<Execution> {
	const ended = await execution;
	expect([ended.error, ended.status]).toEqual([undefined, 'success']);
	return ended;
}

/** Everything that people read in a message of Slack, in order. */
export const textsIn = (blocks: unknown): string[] =>
	JSON.stringify(blocks ?? [])
		.match(/"text":"((?:[^"\\]|\\.)*)"/g)
		?.map((text) => JSON.parse(text.slice('"text":'.length)) as string) ?? [];

/** Gives a workflow data tables of its own. */
export function withTables(workflow: RenewalsWorkflow, suffix: string): void {
	const text = JSON.stringify(workflow.nodes).replace(/renewals?_(last_week|decisions|owners)/g, `$&_${suffix}`);
	workflow.nodes = JSON.parse(text) as RenewalsWorkflow['nodes'];
}

/** Deletes a node, as the editor does. @throws Error if there is none */
export function withoutNode(workflow: RenewalsWorkflow, gone: string): void {
	if (!workflow.nodes.some(({ name }) => name === gone)) throw new Error(`There is no node "${gone}".`);
	workflow.nodes = workflow.nodes.filter(({ name }) => name !== gone);
	const kept = Object.entries(workflow.connections).filter(([from]) => from !== gone);
	workflow.connections = JSON.parse(JSON.stringify(Object.fromEntries(kept)), (_key, value) =>
		Array.isArray(value) ? value.filter((to) => to?.node !== gone) : value,
	) as RenewalsWorkflow['connections'];
}

/** Waits for what happens without the test. */
export async function until(happened: () => boolean, seconds = 240): Promise<void> {
	for (const end = Date.now() + seconds * 1000; !happened(); await sleep(100)) {
		if (Date.now() > end) throw new Error(`It did not happen within ${seconds} s: ${happened.toString()}`);
	}
}
