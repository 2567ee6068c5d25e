/** n8n's queue mode: a main process and two workers with user folders of their own, PostgreSQL and Redis. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, jest } from '@jest/globals';

import { startAdobe, startKeepnet, startSandboxes, startVmware, type Running } from '../../sandbox/index.mts';
import { dayIn, differences, rowsInWindow } from '../../harness/demo/renewals.mts';
import { dueRenewals, protocolViolations } from '../../harness/demo/sandboxes.mts';
import { onWebhook } from '../../harness/demo/production.mts';
import { connectVendors, loadWorkflow, sandboxesOf, setWindow } from '../../harness/demo/workflow.mts';
import { outputItems, type WorkflowNode } from '../../harness/n8n/client.mts';
import { FAULT_SEED } from '../support/drawn.mts';
import { nodeOf, OURS } from '../support/instance.mts';
import { befall, drawnFaults, namesOf, PLACES, struckIn } from '../support/passingFaults.mts';
import { describe, test, useQueue } from '../support/queue.mts';

jest.setTimeout(180_000);
const n8n = useQueue('e2e-queue');

const TODAY = '2026-11-22';
const small = { customers: 60, seed: 7, today: TODAY };
const times = async <T,>(count: number, work: () => Promise<T>) =>
	await Promise.all(Array.from({ length: count }, work));
const sum = (shares: Record<string, number>) => Object.values(shares).reduce((total, share) => total + share, 0);

/** A vendor's node with a credential that the main process saved. */
async function withAccount(
	node: WorkflowNode,
	sandbox: Running,
	extra: Record<string, unknown> = {},
): Promise<WorkflowNode> {
	const { client } = n8n.queue.main;
	// Named after the address, which every test's sandbox has of its own.
	const account = await client.saveCredential(sandbox.url, sandbox.credentialType, { ...sandbox.credential, ...extra });
	return { ...node, credentials: { [sandbox.credentialType]: account } };
}
const upcoming = (type: string, more: Record<string, unknown> = {}) =>
	nodeOf('Get Upcoming', `${OURS}.${type}`, {
		resource: 'renewal',
		operation: 'getUpcoming',
		daysAhead: 90,
		options: { asOf: TODAY },
		...more,
	});
const RENEWALS = ['a', 'b', 'c'].map((customerId) => ({ customerId, renewalDate: '2027-01-01' }));
const renewals = [
	nodeOf(
		'Edit Fields',
		'n8n-nodes-base.set',
		{ mode: 'raw', jsonOutput: JSON.stringify({ list: RENEWALS }), options: {} },
		3.4,
	),
	nodeOf('Split Out', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'list', options: {} }),
];
const filter = (stages: Record<string, unknown> = {}) =>
	nodeOf('Filter', `${OURS}.renewalWindowFilter`, {
		daysAhead: 90,
		daysBack: 0,
		stages: { onlyEntered: true, ...stages },
		options: { asOf: TODAY },
	});

/** A webhook that a later node answers, in the middle of the execution. */
const answeredEarly = (path: string): WorkflowNode => {
	const node = nodeOf(
		'Webhook',
		'n8n-nodes-base.webhook',
		{ path, httpMethod: 'POST', responseMode: 'responseNode', options: {} },
		2.1,
	);
	return { ...node, ...{ webhookId: path } };
};
const whichExecution = nodeOf(
	'Respond to Webhook',
	'n8n-nodes-base.respondToWebhook',
	{ respondWith: 'json', responseBody: '={{ [{ id: $execution.id, url: $execution.resumeUrl }] }}', options: {} },
	1.4,
);

/** Calls until both workers have answered, so that what one of them learned meets the other. */
async function onBothWorkers<T>(call: () => Promise<T>): Promise<T[]> {
	const answers: T[] = [];
	const begun: Record<string, number> = {};
	while (Object.values(begun).filter((count) => count > 0).length < 2) {
		expect(answers.length).toBeLessThan(30);
		const shares = await n8n.sharesOf(async () => answers.push(await call()));
		for (const [worker, share] of Object.entries(shares)) begun[worker] = (begun[worker] ?? 0) + share;
	}
	return answers;
}

test('a package that is installed in the main process is installed by each worker, in a folder of its own', () => {
	for (const { folder } of n8n.queue.workers)
		expect(existsSync(join(folder, '.n8n', 'nodes', 'node_modules', OURS))).toBe(true);
});

test("the four vendors' workflow runs on the workers, by the editor's button and by its webhook, and misses nothing", async () => {
	const { client } = n8n.queue.main;
	const { vendors, close } = await startSandboxes({ customers: 60, seed: 7 });
	try {
		const workflow = loadWorkflow();
		const sandboxes = sandboxesOf(workflow, vendors);
		setWindow(workflow, 90);
		for (const { test } of await connectVendors(client, workflow, sandboxes)) expect(test.status).toBe('OK');
		const id = await client.saveWorkflow(workflow);
		let day = '';
		const manual = await n8n.sharesOf(async () => {
			const execution = await client.runWorkflow(id, 'Start');
			const { timezone } = workflow.settings;
			day = dayIn(timezone, execution.startedAt);
			expect(execution.error).toBeUndefined();
			expect(differences(rowsInWindow(execution), await dueRenewals(sandboxes, day, 90, timezone))).toEqual([]);
		});
		expect(sum(manual)).toBe(1);
		await client.activateWorkflow(await client.saveWorkflow(onWebhook(workflow, 'upcoming')));
		const due = await dueRenewals(sandboxes, day, 90, workflow.settings.timezone);
		const production = await n8n.sharesOf(async () => {
			for (const rows of await times(6, async () => await n8n.call('upcoming', {})))
				expect(rows).toHaveLength(due.length);
		});
		expect(sum(production)).toBe(6);
		for (const share of Object.values(production)) expect(share).toBeGreaterThan(0);
		expect(await protocolViolations(sandboxes)).toEqual([]);
	} finally {
		await close();
	}
});

test(`the four vendors' workflow gives the same rows on the workers while all vendors fail (seed ${FAULT_SEED})`, async () => {
	const { vendors, close } = await startSandboxes({ customers: 130, seed: 7 });
	try {
		const workflow = loadWorkflow();
		setWindow(workflow, 2000);
		await connectVendors(n8n.queue.main.client, workflow, sandboxesOf(workflow, vendors));
		const path = 'upcoming-with-faults';
		await n8n.queue.main.client.activateWorkflow(await n8n.queue.main.client.saveWorkflow(onWebhook(workflow, path)));
		const rows = async () => (await n8n.call(path, {})).map((row) => JSON.stringify(row)).sort();
		const quiet = await rows();
		expect(quiet.length).toBeGreaterThan(vendors.length * 100);
		const places = Object.values(PLACES);
		const drawn = drawnFaults(places.length, 4);
		const shares = await n8n.sharesOf(async () => {
			for (const faults of drawn) {
				for (const [index, place] of places.entries()) {
					const sandbox = vendors.find(({ vendor }) => vendor === place.vendor);
					if (sandbox !== undefined) befall(sandbox, place, faults[index] ?? []);
				}
				const names = faults.map(namesOf);
				expect({ names, rows: await rows() }).toEqual({ names, rows: quiet });
				expect(vendors.some((sandbox) => struckIn(sandbox) > 0)).toBe(true);
			}
		});
		expect(sum(shares)).toBe(drawn.length);
	} finally {
		await close();
	}
});

describe('an expired token found by eight executions on two workers at once', () => {
	const exchanges = (sandbox: Running, path: string) =>
		sandbox.requests().log.filter((one) => one.path.includes(path)).length;

	test("is renewed once for all workers with Keepnet: n8n's OAuth2 has a shared lock", async () => {
		const keepnet = await startKeepnet(small);
		try {
			await n8n.publish('tokens-keepnet', [await withAccount(upcoming('keepnet'), keepnet)]);
			await n8n.call('tokens-keepnet', {});
			keepnet.reset(); // Forgets its tokens.
			const due = keepnet.expected({ from: 0, to: 90 }).due.length;
			const shares = await n8n.sharesOf(async () => {
				for (const rows of await times(8, async () => await n8n.call('tokens-keepnet', {})))
					expect(rows).toHaveLength(due);
			});
			expect(sum(shares)).toBe(8);
			expect(exchanges(keepnet, '/connect/token')).toBe(1);
		} finally {
			await keepnet.close();
		}
	});

	test.each([
		['Adobe', 'adobeVipMarketplace', '/ims/token', startAdobe],
		['VMware', 'vmwareCloudPartner', '/authn/accesstoken', startVmware],
	] as const)(
		'is renewed once by each worker with %s, and every execution goes on',
		async (vendor, type, path, startSandbox) => {
			const sandbox = await startSandbox(small);
			try {
				const name = `tokens-${vendor}`;
				await n8n.publish(name, [await withAccount(upcoming(type), sandbox, { accessToken: 'long-expired' })]);
				const due = sandbox.expected({ from: 0, to: 90 }).due.length;
				const shares = await n8n.sharesOf(async () => {
					for (const rows of await times(8, async () => await n8n.call(name, {}))) expect(rows).toHaveLength(due);
				});
				const workers = Object.values(shares).filter((share) => share > 0).length;
				expect(exchanges(sandbox, path)).toBeGreaterThan(0);
				expect(exchanges(sandbox, path)).toBeLessThanOrEqual(workers);
			} finally {
				await sandbox.close();
			}
		},
	);
});

describe('Only When a Stage Is Entered', () => {
	test('what the filter reported on one worker is not reported on another', async () => {
		await n8n.publish('stages', [...renewals, filter()]);
		const [first, ...later] = await onBothWorkers(async () => (await n8n.call('stages', {})).length);
		expect(first).toBe(RENEWALS.length);
		for (const reported of later) expect(reported).toBe(0);
	});

	test("nor what a vendor's Get Upcoming reported", async () => {
		const keepnet = await startKeepnet(small);
		try {
			await n8n.publish('stages-upcoming', [
				await withAccount(upcoming('keepnet', { stages: { onlyEntered: true } }), keepnet),
			]);
			const [first, ...later] = await onBothWorkers(async () => (await n8n.call('stages-upcoming', {})).length);
			expect(first).toBe(keepnet.expected({ from: 0, to: 90 }).due.length);
			for (const reported of later) expect(reported).toBe(0);
		} finally {
			await keepnet.close();
		}
	});

	test('ten executions at once report every renewal, and afterwards nothing is reported', async () => {
		await n8n.publish('stages-at-once', [...renewals, filter()]);
		const all = await times(10, async () => await n8n.call('stages-at-once', {}));
		expect(new Set(all.flat().map(({ customerId }) => customerId))).toEqual(new Set(['a', 'b', 'c']));
		expect(await n8n.call('stages-at-once', {})).toEqual([]);
	});
});

/** n8n 2.41 hands workers a workflow without its static data; what they save there is kept and not read. */
test("Adobe's Recheck Far-Off Customers finds nothing remembered on a worker: it saves no request, and misses nothing", async () => {
	const adobe = await startAdobe(small);
	try {
		await n8n.publish('recheck', [
			await withAccount(upcoming('adobeVipMarketplace', { options: { asOf: TODAY, recheckDays: 14 } }), adobe),
		]);
		const due = adobe.expected({ from: 0, to: 90 }).due.length;
		const read = () => adobe.requests().byRoute['GET /v3/customers/{customerId}/subscriptions'] ?? 0;
		const asked: number[] = [];
		for (const run of [1, 2]) {
			const before = read();
			expect([run, (await n8n.call('recheck', {})).length]).toEqual([run, due]);
			asked.push(read() - before);
		}
		expect(asked[0]).toBeGreaterThan(due);
		expect(asked[1]).toBe(asked[0]);
	} finally {
		await adobe.close();
	}
});

describe('the file of an Export', () => {
	const file = async (keepnet: Running) =>
		await withAccount(
			nodeOf('Export', `${OURS}.keepnet`, { resource: 'company', operation: 'export', exportType: 'CSV' }),
			keepnet,
		);
	const extract = nodeOf('Extract From File', 'n8n-nodes-base.extractFromFile', { operation: 'csv', options: {} }, 1.1);

	test('is read by the next node and by a sub-workflow', async () => {
		const keepnet = await startKeepnet(small);
		try {
			const begin = nodeOf('Begin', 'n8n-nodes-base.executeWorkflowTrigger', { inputSource: 'passthrough' }, 1.1);
			const inner = await n8n.save('Read a file', [begin, extract]);
			await n8n.queue.main.client.activateWorkflow(inner);
			const outer = nodeOf(
				'Sub-workflow',
				'n8n-nodes-base.executeWorkflow',
				{ source: 'database', workflowId: { __rl: true, mode: 'id', value: inner }, options: {} },
				1.2,
			);
			await n8n.publish('file-next', [await file(keepnet), extract]);
			await n8n.publish('file-inner', [await file(keepnet), outer]);
			expect(await n8n.call('file-next', {})).toHaveLength(small.customers);
			expect(await n8n.call('file-inner', {})).toHaveLength(small.customers);
		} finally {
			await keepnet.close();
		}
	});

	test('is read on another worker than the one that fetched it', async () => {
		const keepnet = await startKeepnet(small);
		try {
			const { client } = n8n.queue.main;
			const wait = nodeOf(
				'Wait',
				'n8n-nodes-base.wait',
				{ resume: 'webhook', httpMethod: 'POST', responseMode: 'lastNode', responseData: 'allEntries', options: {} },
				1.1,
			);
			// What a Wait node hands on is what it was resumed with.
			const again = nodeOf('Code', 'n8n-nodes-base.code', { jsCode: "return $('Export').all();" }, 2);
			const nodes = [await file(keepnet), whichExecution, { ...wait, ...{ webhookId: 'wait' } }, again, extract];
			await client.activateWorkflow(await n8n.save('file-later', [answeredEarly('file-later'), ...nodes]));
			let met = 0;
			for (let attempt = 0; met < 2; attempt++) {
				expect(attempt).toBeLessThan(20);
				const [execution] = await n8n.call('file-later', {});
				await untilWaiting(String(execution?.id));
				const answer = await fetch(String(execution?.url), { method: 'POST' });
				expect(await answer.json()).toHaveLength(small.customers);
				met = n8n.workersOf(String(execution?.id)).length;
			}
		} finally {
			await keepnet.close();
		}
	});

	async function untilWaiting(execution: string): Promise<void> {
		for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
			const { text } = await n8n.queue.main.client.fetchText(`/rest/executions/${execution}`);
			if (text.includes('"status":"waiting"')) return;
		}
		throw new Error(`Execution ${execution} does not wait.`);
	}
});

test('an execution whose worker is killed ends as an error and is not restarted, and what it reported stays reported', async () => {
	const { client } = n8n.queue.main;
	let sent = 0;
	const slack = createServer(() => (sent += 1)).listen(0, '127.0.0.1');
	await once(slack, 'listening');
	try {
		const url = `http://127.0.0.1:${(slack.address() as AddressInfo).port}/`;
		const send = nodeOf('Send', 'n8n-nodes-base.httpRequest', { url, options: {} }, 4.2);
		const workflow = [answeredEarly('killed'), ...renewals, filter(), whichExecution, send];
		await client.activateWorkflow(await n8n.save('killed', workflow));
		const [execution] = await n8n.call('killed', {});
		const id = String(execution?.id);
		while (sent < RENEWALS.length) await sleep(50);
		const victim = n8n.queue.workers.find(({ name }) => n8n.workersOf(id).includes(name));
		victim?.kill();
		// Another takes its place meanwhile; it brings itself the package that it finds missing.
		const [replacement] = await Promise.all([n8n.queue.startWorker(), untilStopped(id)]);
		const ended = JSON.parse((await client.fetchText(`/rest/executions/${id}`)).text) as {
			data: { status: string; data: string };
		};
		expect(ended.data.status).toBe('error');
		expect(ended.data.data).toContain('This execution failed to be processed too many times');
		expect(n8n.workersOf(id)).toEqual([victim?.name]);
		expect(sent).toBe(RENEWALS.length);
		await n8n.publish('after-killed', [...renewals, filter()]);
		const shares = await n8n.sharesOf(async () => {
			while (replacement.executions().length === 0) await n8n.call('after-killed', {});
		});
		expect(shares[String(victim?.name)]).toBe(0);
		// Reported by the execution that was lost, and reported again only if the history is cleared.
		const again = async (stages: Record<string, unknown>) => {
			const nodes = [nodeOf('Start', 'n8n-nodes-base.manualTrigger'), ...renewals, filter(stages)];
			return outputItems(await n8n.run('killed', nodes), 'Filter', 0).length;
		};
		expect(await again({})).toBe(0);
		expect(await again({ clearHistory: true })).toBe(RENEWALS.length);
	} finally {
		slack.closeAllConnections();
		slack.close();
	}

	async function untilStopped(execution: string): Promise<void> {
		for (const end = Date.now() + 120_000; Date.now() < end; await sleep(250)) {
			const { text } = await client.fetchText(`/rest/executions/${execution}`);
			if (/"stoppedAt":"/.test(text)) return;
		}
		throw new Error(`Execution ${execution} has not ended.`);
	}
});
