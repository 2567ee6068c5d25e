import { describe, expect, test } from '@jest/globals';

import { runWorkflow } from '../support/n8n.mts';
import { VENDOR_NODES } from '../support/vendorNodes.mts';

const parameters = { resource: 'renewal', operation: 'getUpcoming', daysAhead: 90 };

describe.each(VENDOR_NODES)('%s without a credential', (type) => {
	test('names itself in the error that ends the workflow', async () => {
		const ran = await runWorkflow([{ name: `My ${type}`, type, parameters }]);
		expect(ran.status).toBe('error');
		expect(ran.error?.message).toContain(`No credential is chosen in the node "My ${type}"`);
	});

	test('names itself in the item that leaves by the error output', async () => {
		const ran = await runWorkflow([{ name: `My ${type}`, type, parameters, onError: 'continueErrorOutput' }]);
		expect(ran.outputs().map((items) => items.map(({ json }) => json.error))).toEqual([
			[],
			[`No credential is chosen in the node "My ${type}" [item 0]`],
		]);
	});
});
