import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { startKeepnet, type RunningKeepnet } from '../../sandbox/index.mts';
import { credentials, runWorkflow } from '../support/n8n.mts';

let keepnet: RunningKeepnet;
beforeAll(async () => {
	keepnet = await startKeepnet({ customers: 300, seed: 7 });
});
afterEach(() => {
	expect(keepnet.violations()).toEqual([]);
	keepnet.reset({ knobs: true });
});
afterAll(async () => await keepnet.close());

const account = () => credentials.save(keepnet.credentialType, keepnet.credential);

test('Get Upcoming returns what is due', async () => {
	const ran = await runWorkflow([
		{ type: 'Keepnet', parameters: { resource: 'renewal', operation: 'getUpcoming', daysAhead: 90, daysBack: 0 }, credentials: account() },
	]);
	expect(ran.error).toBeUndefined();
	console.log(ran.json()[0], ran.hints, keepnet.requests());
	expect(ran.json().map((r) => [r.customerId, r.renewalDate]).sort()).toEqual(keepnet.expected({ from: 0, to: 90 }).due.map((d) => [d.customerId, d.renewalDate]).sort());
});
