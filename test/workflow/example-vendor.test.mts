/** The example of docs/adding-a-vendor.md works: a vendor with cursors, added without a change in shared/. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

import { startVendor, type Running } from '../../sandbox/frame/server.mts';
import { AcornLicensingApi } from '../example/credentials/AcornLicensingApi.credentials';
import { AcornLicensing } from '../example/nodes/AcornLicensing/AcornLicensing.node';
import { acorn, type AcornValues } from '../example/sandbox/acorn.mts';
import { addTypes, credentials, runWorkflow, type TestNode } from '../support/n8n.mts';
import { TODAY } from '../support/vendor.mts';

jest.setTimeout(60_000);

let sandbox: Running<unknown, AcornValues>;
beforeAll(async () => {
	addTypes({ AcornLicensing, AcornLicensingApi });
	sandbox = await startVendor(acorn, { customers: 230, seed: 7, today: TODAY });
});
afterAll(async () => await sandbox.close());

const upcoming = async () => {
	const account = credentials.save(sandbox.credentialType, sandbox.credential);
	const parameters = { resource: 'renewal', operation: 'getUpcoming', daysAhead: 90, options: { asOf: TODAY } };
	return await runWorkflow([{ type: 'AcornLicensing' as TestNode['type'], parameters, credentials: account }], {
		timezone: 'UTC',
	});
};
const due = () => sandbox.expected({ from: 0, to: 90 }).due.map(({ customerId }) => customerId);

test.each(['exact', 'absent'] as const)('reports what is due, page after page (total: %s)', async (totals) => {
	sandbox.reset({ knobs: true });
	sandbox.setKnobs({ totals });
	const ran = await upcoming();
	expect([ran.error, ran.hints]).toEqual([undefined, []]);
	expect(
		ran
			.json()
			.map(({ customerId }) => customerId)
			.sort(),
	).toEqual(due().sort());
	expect(due().length).toBeGreaterThan(5);
	expect(sandbox.requests().total).toBe(3);
	expect(sandbox.violations()).toEqual([]);
});

test('survives resets, 429 and truncated bodies', async () => {
	sandbox.reset({ knobs: true });
	sandbox.addFault(
		{ kind: 'reset', times: 1 },
		{ kind: 'status', status: 429, retryAfter: 0, times: 1 },
		{ kind: 'truncate', times: 1 },
	);
	const ran = await upcoming();
	expect(ran.error).toBeUndefined();
	expect(ran.json()).toHaveLength(due().length);
});

test('a wrong API key is reported with what to do', async () => {
	sandbox.addFault({ kind: 'status', status: 401 });
	const { error } = await upcoming();
	sandbox.clearFaults();
	expect(error?.message).toContain('Acorn did not accept the API key');
});
