import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';

import { startSandboxes, type Running } from '../../sandbox/index.mts';
import type { StoredCredential } from '../support/credentials.mts';
import { credentials, runWorkflow, type TestNode } from '../support/n8n.mts';
import { RECORD_COLUMNS } from '../support/recordColumns.mts';

jest.setTimeout(60_000);

const CUSTOMERS = 230;
const NODES: Record<string, TestNode['type']> = {
	keepnet: 'Keepnet',
	adobe: 'AdobeVipMarketplace',
	trendmicro: 'TrendMicroWorryFree',
	vmware: 'VmwareCloudPartner',
};
let sandboxes: Awaited<ReturnType<typeof startSandboxes>>;
const accounts = new Map<string, StoredCredential>();
beforeAll(async () => {
	sandboxes = await startSandboxes({ customers: CUSTOMERS, seed: 5 });
	for (const { vendor, credentialType, credential } of sandboxes.vendors) {
		accounts.set(vendor, credentials.save(credentialType, credential));
	}
});
afterEach(() => {
	for (const vendor of sandboxes.vendors) expect(vendor.violations()).toEqual([]);
});
afterAll(async () => await sandboxes.close());

const upcoming = (vendor: Running, parameters: Record<string, unknown> = {}): TestNode => ({
	type: NODES[vendor.vendor] ?? 'Keepnet',
	parameters: { resource: 'renewal', operation: 'getUpcoming', daysAhead: 90, daysBack: 0, ...parameters },
	credentials: accounts.get(vendor.vendor),
});

test('every vendor of the sandbox has a node', () => {
	expect(sandboxes.vendors.map(({ vendor }) => vendor).sort()).toEqual(Object.keys(NODES).sort());
});

test('every vendor gives the same columns in the same order, and exactly what is due', async () => {
	for (const vendor of sandboxes.vendors) {
		const ran = await runWorkflow([upcoming(vendor)], { timezone: 'UTC' });
		expect(ran.error).toBeUndefined();
		const rows = ran.json();
		expect(rows.length).toBeGreaterThan(10);
		for (const row of rows) expect(Object.keys(row)).toEqual(RECORD_COLUMNS);
		const key = ({ customerId, renewalDate }: Record<string, unknown>) => `${customerId} ${renewalDate}`;
		const due = vendor.expected({ from: 0, to: 90 }).due;
		expect(rows.map(key).sort()).toEqual(due.map((one) => key({ ...one })).sort());
		const days = rows.map(({ daysUntilRenewal }) => Number(daysUntilRenewal));
		expect(days).toEqual([...days].sort((a, b) => a - b));
	}
});

test('what a vendor does not report is null, never 0 or a guess', async () => {
	const known = new Map<string, Set<string>>();
	for (const vendor of sandboxes.vendors) {
		const rows = (await runWorkflow([upcoming(vendor)], { timezone: 'UTC' })).json();
		known.set(vendor.vendor, new Set(RECORD_COLUMNS.filter((column) => rows.some((row) => row[column] !== null))));
	}
	expect([...(known.get('keepnet') ?? [])]).not.toEqual(expect.arrayContaining(['subscriptionId']));
	expect([...(known.get('keepnet') ?? [])]).not.toEqual(expect.arrayContaining(['termMonths']));
	expect([...(known.get('adobe') ?? [])]).toEqual(
		expect.arrayContaining(['subscriptionId', 'sku', 'quantity', 'decisionDeadline']),
	);
	expect([...(known.get('trendmicro') ?? [])]).toEqual(expect.arrayContaining(['product', 'quantity', 'termMonths']));
	expect([...(known.get('vmware') ?? [])]).not.toEqual(expect.arrayContaining(['quantity']));
});

test('the rows of all vendors go through the Renewal Window Filter without a setting', async () => {
	for (const vendor of sandboxes.vendors) {
		const ran = await runWorkflow(
			[
				upcoming(vendor, { daysAhead: 365, daysBack: 30 }),
				{ type: 'RenewalWindowFilter', parameters: { daysAhead: 90, daysBack: 0 } },
			],
			{ timezone: 'UTC' },
		);
		const [inWindow = [], outside = [], invalid = []] = ran.outputs();
		expect(inWindow.length).toBe(vendor.expected({ from: 0, to: 90 }).due.length);
		expect(outside.length).toBeGreaterThan(0);
		expect(invalid).toEqual([]);
	}
});

test('a token serves every request of its life', async () => {
	for (const vendor of sandboxes.vendors) {
		await runWorkflow([upcoming(vendor)], { timezone: 'UTC' });
		const signedIn = Object.entries(vendor.requests().byRoute).filter(([route]) => /token|authorize/.test(route));
		expect(signedIn.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(1);
	}
});
