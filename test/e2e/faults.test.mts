/**
 * The faults of docs/reliability.md in a real n8n: through a file, through stages over several days, and in n8n's own
 * credential test. `FAULT_SEED` repeats what was drawn; the name of the test has it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { startSandboxes, type Fault, type Running, type Sandboxes } from '../../sandbox/index.mts';
import { outputItems, type WorkflowNode } from '../../harness/n8n/client.mts';
import { FAULT_SEED as SEED } from '../support/drawn.mts';
import { nodeOf, OURS, start, useInstance, webhook } from '../support/instance.mts';
import { befall, drawnFaults, namesOf, PASSING, PLACES, struckIn, type Place } from '../support/passingFaults.mts';

jest.setTimeout(120_000);
const n8n = useInstance('e2e-faults');

/** Two pages of a vendor's list. */
const CUSTOMERS = 130;
const TODAY = '2026-11-22';
let sandboxes: Sandboxes;
beforeAll(async () => {
	sandboxes = await startSandboxes({ customers: CUSTOMERS, seed: 7, today: TODAY });
});
afterAll(async () => {
	await sandboxes?.close();
});
const sandboxOf = ({ vendor }: Place): Running => {
	const found = sandboxes.vendors.find((one) => one.vendor === vendor);
	if (found === undefined) throw new Error(`No sandbox of ${vendor}`);
	return found;
};
const save = async ({ credentialType, credential }: Running, name: string, more: Record<string, unknown> = {}) =>
	await n8n.instance.client.saveCredential(name, credentialType, { ...credential, ...more });
const withAccount = async (node: WorkflowNode, sandbox: Running, name: string): Promise<WorkflowNode> => ({
	...node,
	credentials: { [sandbox.credentialType]: await save(sandbox, name) },
});

describe('the file of a Keepnet Export', () => {
	const keepnet = PLACES.keepnet;
	const whole = async (): Promise<unknown> => {
		const nodes = [
			start,
			await withAccount(
				nodeOf('Export', `${OURS}.keepnet`, { resource: 'company', operation: 'export', exportType: 'CSV' }),
				sandboxOf(keepnet),
				'Keepnet Export',
			),
			nodeOf('Extract', 'n8n-nodes-base.extractFromFile', { operation: 'binaryToPropery', options: {} }, 1.1),
		];
		const execution = await n8n.run('Export', nodes);
		expect(execution.error).toBeUndefined();
		return outputItems(execution, 'Extract', 0)[0]?.json.data;
	};
	let quiet: unknown;
	beforeAll(async () => {
		quiet = await whole();
		expect(Buffer.from(String(quiet), 'base64').toString().split('\n').length).toBeGreaterThan(CUSTOMERS);
	});

	test.each(PASSING)('is the same, byte for byte, through %s', async (_name, where, fault) => {
		const sandbox = sandboxOf(keepnet);
		sandbox.reset(); // Forgets its tokens too, so that n8n has to sign in.
		sandbox.addFault({ ...fault, match: where === 'signIn' ? keepnet.signIn : '/export' });
		expect(await whole()).toBe(quiet);
		expect(struckIn(sandbox)).toBeGreaterThan(0);
	});
});

describe('Only When a Stage Is Entered, in published workflows', () => {
	const publish = async (place: Place, path: string) => {
		const node = nodeOf('Get Upcoming', `${OURS}.${place.node}`, {
			resource: 'renewal',
			operation: 'getUpcoming',
			daysAhead: 2000,
			stages: { onlyEntered: true },
			options: { asOf: '={{ $json.body.asOf }}' },
		});
		const nodes = [webhook(path), await withAccount(node, sandboxOf(place), path)];
		await n8n.instance.client.activateWorkflow(await n8n.save(path, nodes));
	};
	/** What a run on a day reports, in no order. */
	const reported = async (path: string, asOf: string) =>
		(await n8n.call(path, { asOf })).map((row) => JSON.stringify(row)).sort();
	/** On the second of them nothing is new, on the others some renewals enter their next stage. */
	const DAYS = [TODAY, TODAY, '2026-11-30', '2026-12-20'];

	test(`four vendors report on each day what they report without faults (seed ${SEED})`, async () => {
		const places = Object.values(PLACES);
		const drawn = drawnFaults(places.length, DAYS.length);
		let struck = 0;
		const throughDays = async (place: Place, index: number) => {
			const sandbox = sandboxOf(place);
			const [quiet, faulty] = [`quiet-${place.vendor}`, `faulty-${place.vendor}`];
			for (const path of [quiet, faulty]) await publish(place, path);
			for (const [day, asOf] of DAYS.entries()) {
				sandbox.reset();
				const expected = await reported(quiet, asOf);
				expect([asOf, expected.length > 0]).toEqual([asOf, day !== 1]);
				const faults = drawn[day]?.[index] ?? [];
				befall(sandbox, place, faults);
				const names = namesOf(faults);
				expect([place.vendor, asOf, names, await reported(faulty, asOf)]).toEqual([
					place.vendor,
					asOf,
					names,
					expected,
				]);
				struck += struckIn(sandbox);
			}
		};
		await Promise.all(places.map(throughDays));
		expect(struck).toBeGreaterThan(places.length);
	});

	test.each(Object.entries(PLACES))('%s: a run that fails records nothing', async (vendor, place) => {
		const sandbox = sandboxOf(place);
		sandbox.reset();
		const [quiet, faulty] = [`unfailed-${vendor}`, `failed-${vendor}`];
		for (const path of [quiet, faulty]) await publish(place, path);
		const expected = await reported(quiet, TODAY);
		sandbox.addFault({ kind: 'status', status: 429, retryAfter: 86_400, after: 1, match: place.list });
		await expect(reported(faulty, TODAY)).rejects.toThrow('The webhook answered 500');
		sandbox.clearFaults();
		expect(await reported(faulty, TODAY)).toEqual(expected);
		expect(await reported(faulty, TODAY)).toEqual([]);
	});
});

describe("n8n's credential test", () => {
	let count = 0;
	/** Tests an account that n8n has not met before. */
	const tested = async (place: Place, more: Record<string, unknown> = {}) => {
		const sandbox = sandboxOf(place);
		count += 1;
		const name = `${place.vendor} ${count}`;
		const data = { ...sandbox.credential, ...more };
		const result = await n8n.instance.client.testCredential(await save(sandbox, name, more), data);
		for (const secret of ['clientSecret', 'secretKey', 'apiToken', 'accessToken'].map((field) => data[field]))
			if (typeof secret === 'string' && secret !== '') expect(result.message).not.toContain(secret);
		return result;
	};
	const status = (code: number, more: object = {}): Fault =>
		({ kind: 'status', status: code, retryAfter: 'absent', ...more }) as Fault;
	const json = (body: string): Fault => status(200, { body, headers: { 'content-type': 'application/json' } });

	const SAID: Array<[string, Fault, said: RegExp]> = [
		['a 429', status(429), /is receiving too many requests\. Wait a minute/],
		['a 503', status(503), /is not available \(HTTP 503\)\. The credential may be right/],
		['a web page with status 504', { kind: 'html', status: 504 }, /is not available \(HTTP 504\)/],
		['a web page', { kind: 'html' }, /does not look like .*'s\. Check the Base URL/],
		['nothing', { kind: 'empty' }, /does not look like .*'s\. Check the Base URL/],
		['null', json('null'), /does not look like .*'s\. Check the Base URL/],
		['an object that means nothing', json('{}'), /does not look like .*'s\. Check the Base URL/],
		['an error with status 200', { kind: 'errorEnvelope' }, /does not look like/],
		['an answer that is cut off', { kind: 'truncate' }, /does not look like .*'s\. Check the Base URL/],
		['a 401 right after signing in', status(401), /did not accept|does not accept/],
	];
	/** Tests an account of each vendor while a fault lasts; n8n mixes up tests that run at the same time. */
	const testedDuring = async (places: readonly Place[], faultOf: (place: Place) => Fault) => {
		const results: Array<{ vendor: string; verdict: string; message: string }> = [];
		for (const place of places) {
			sandboxOf(place).reset();
			sandboxOf(place).addFault(faultOf(place));
			const { status: verdict, message } = await tested(place);
			sandboxOf(place).clearFaults();
			results.push({ vendor: place.vendor, verdict, message });
		}
		return results;
	};
	const all = Object.values(PLACES);
	const failed = (places: readonly Place[], message: unknown) =>
		places.map(({ vendor }) => ({ vendor, verdict: 'Error', message }));

	test.each([
		['the answer is late', { kind: 'slow', ms: 300 }],
		['the account has no rows', { kind: 'list', as: 'none' }],
	] as Array<[string, Fault]>)('passes for every vendor although %s', async (_name, fault) => {
		const results = await testedDuring(all, ({ list }) => ({ ...fault, match: list }));
		expect(results.map(({ verdict }) => verdict)).toEqual(all.map(() => 'OK'));
	});

	test.each(SAID)('names %s, for every vendor', async (_name, fault, said) => {
		const results = await testedDuring(all, ({ list }) => ({ ...fault, match: list }));
		expect(results).toEqual(failed(all, expect.stringMatching(said)));
	});

	test.each([302, 307])('follows no redirect (%i) and takes no secret there, for every vendor', async (code) => {
		let requests = 0;
		const elsewhere = createServer((_request, response) => {
			requests += 1;
			response.end('{}');
		}).listen(0, '127.0.0.1');
		await once(elsewhere, 'listening');
		const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
		const results = await testedDuring(all, ({ list }) => status(code, { headers: { location }, match: list }));
		elsewhere.close();
		expect(requests).toBe(0);
		expect(results).toEqual(failed(all, expect.stringContaining('redirects to another address')));
	});

	const SIGN_IN: Array<[string, Fault, said: RegExp]> = [
		['a 429', status(429), /is receiving too many requests \(HTTP 429\)/],
		['a 503', status(503), /answered with HTTP 503/],
		['a web page', { kind: 'html' }, /answered without an access token\. Check/],
		['nothing', { kind: 'empty' }, /answered without an access token\. Check/],
		['a reset', { kind: 'reset' }, /closed unexpectedly/],
		['a reset in mid-body', { kind: 'resetMidBody' }, /closed unexpectedly/],
		['an answer that ends early', { kind: 'truncate', early: true }, /sign-in service at .* could not be reached/],
		['wrong compression', status(200, { headers: { 'content-encoding': 'gzip' }, body: '{}' }), /sign-in service at/],
	];
	test.each(SIGN_IN)('names %s while signing in, for Adobe and VMware', async (_name, fault, said) => {
		const places = [PLACES.adobe, PLACES.vmware];
		const results = await testedDuring(places, ({ signIn }) => ({ ...fault, match: signIn }));
		expect(results).toEqual(failed(places, expect.stringMatching(said)));
	});
});
