/** The packed package in n8n as people host it: behind a proxy, with SSRF protection, with a CA of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { vendorNames, vendors, type Running } from '../../sandbox/index.mts';
import type { Certificate } from '../../sandbox/frame/tls.mts';
import { makeAuthority } from '../support/doubles/authority.mts';
import { startProxy, type ProxyDouble } from '../support/doubles/proxy.mts';
import { nodeOf, OURS, start, useInstance, type Bench } from '../support/instance.mts';
import { saveMainWorkflow, type MainWorkflow } from '../support/mainWorkflow.mts';

/** A zone whose day is another than that of UTC for ten hours a day. */
const ZONE = 'Pacific/Honolulu';
const LOGIN = 'n8n:way-out-7';
const NODES: Array<[string, string]> = [
	['adobe', 'adobeVipMarketplace'],
	['keepnet', 'keepnet'],
	['trendmicro', 'trendMicroWorryFree'],
	['vmware', 'vmwareCloudPartner'],
];

jest.setTimeout(300_000);

let folder: string;
let caFile: string;
let running: Running[] = [];
let proxy: ProxyDouble;

/** The sandboxes over HTTPS, with credentials that insist on a certificate that can be checked. */
async function startOverTls(tls: Certificate): Promise<Running[]> {
	const started = await Promise.all(vendorNames.map(async (name) => await vendors[name].start({ customers: 40, tls })));
	return started.map((vendor) => ({ ...vendor, credential: { ...vendor.credential, ignoreSSLIssues: false } }));
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'renewals-hosting-'));
	caFile = join(folder, 'authority.pem');
	const authority = await makeAuthority();
	authority.save(caFile);
	running = await startOverTls(await authority.issue('localhost'));
	proxy = await startProxy({ loopback: true, login: LOGIN });
});
afterEach(() => running.forEach((vendor) => vendor.reset()));
afterAll(async () => {
	await proxy?.close();
	await Promise.all(running.map(async (vendor) => await vendor.close()));
	rmSync(folder, { recursive: true, force: true });
});

const asked = () => running.map(({ vendor, requests }) => [vendor, requests().total]);
const nothing = () => running.map(({ vendor }) => [vendor, 0]);

let executions = 0;
/** What a vendor's node says when its host cannot be had. */
async function errorOf(n8n: Bench, vendor: string, type: string, changed: (text: string) => string = (text) => text) {
	const { credentialType, credential } = running.find((one) => one.vendor === vendor) as Running;
	const data = JSON.parse(changed(JSON.stringify(credential))) as Record<string, unknown>;
	executions += 1;
	const saved = await n8n.instance.client.saveCredential(`Account ${executions}`, credentialType, data);
	const node = {
		...nodeOf('Vendor', `${OURS}.${type}`, { resource: 'renewal', operation: 'getUpcoming' }),
		credentials: { [credentialType]: saved },
	};
	const { runs } = await n8n.run(`Execution ${executions}`, [start, node]);
	const error = runs.Vendor?.at(-1)?.error;
	const tested = await n8n.instance.client.testCredential(saved, data);
	return { said: `${error?.message}\n${String(error?.description)}`, tested };
}

describe('behind a proxy that requires a password, with SSRF protection, a private CA, no access to the environment and to files, external task runners, and another time zone', () => {
	let main: MainWorkflow;
	const n8n = useInstance('e2e-hosting', () => ({
		...proxy.environment,
		NODE_EXTRA_CA_CERTS: caFile,
		N8N_SSRF_PROTECTION_ENABLED: 'true',
		N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.0/8',
		N8N_BLOCK_ENV_ACCESS_IN_NODE: 'true',
		N8N_BLOCK_FILE_ACCESS_TO_N8N_FILES: 'true',
		N8N_RUNNERS_MODE: 'external',
		N8N_RUNNERS_AUTH_TOKEN: 'nobody-comes',
		GENERIC_TIMEZONE: ZONE,
	}));
	beforeAll(async () => {
		main = await saveMainWorkflow(n8n.instance.client, running, ZONE, 'of the instance');
	}, 300_000);

	test('every credential passes its test', () => {
		expect(main.connected.map(({ test: { status } }) => status)).toEqual(main.connected.map(() => 'OK'));
	});

	test('the workflow finds exactly what is due, with every request through the proxy', async () => {
		proxy.reset();
		const execution = await main.run();
		expect(main.wrong(execution)).toEqual([]);
		expect(running.flatMap((vendor) => vendor.violations())).toEqual([]);
		const through = running.map(({ url }) => proxy.asked.filter((host) => host === new URL(url).host).length);
		// n8n opens a connection for every request.
		expect(through).toEqual(running.map((vendor) => vendor.requests().total));
	});

	test('nothing bypasses a proxy that is down, and the error says so without its password', async () => {
		await proxy.close();
		for (const [vendor, type] of NODES) {
			const { said, tested } = await errorOf(n8n, vendor, type);
			expect(said).toContain('ECONNREFUSED');
			expect(tested.status).toBe('Error');
			expect(`${said} ${tested.message}`).not.toContain('way-out-7');
		}
		expect(asked()).toEqual(nothing());
	});
});

describe('with SSRF protection that allows one host name only, and without the CA', () => {
	const n8n = useInstance('e2e-guarded', () => ({
		N8N_SSRF_PROTECTION_ENABLED: 'true',
		N8N_SSRF_ALLOWED_HOSTNAMES: 'localhost',
	}));

	test.each(NODES)('%s: an address that is not allowed is reported at once, with what to do', async (vendor, type) => {
		const { said, tested } = await errorOf(n8n, vendor, type);
		expect(said).toMatch(/cannot be reached/);
		expect(said).toMatch(/blocked/i);
		expect(tested.status).toBe('Error');
		expect(asked()).toEqual(nothing());
	});

	test.each(NODES)('%s: a certificate of an unknown CA is reported as such', async (vendor, type) => {
		const { said, tested } = await errorOf(n8n, vendor, type, (text) => text.replaceAll('127.0.0.1', 'localhost'));
		expect(said).toMatch(/cannot be reached/);
		expect(said).toMatch(/certificate|UNABLE_TO_|SELF_SIGNED/);
		expect(tested.status).toBe('Error');
		expect(asked()).toEqual(nothing());
	});
});
