/** In *Loop Over Items*, n8n ends the loop at a node that outputs nothing, and calls the execution a success. */
import { describe, expect, test } from '@jest/globals';

import { startKeepnet } from '../../sandbox/index.mts';
import { runWorkflow, type TestNode } from '../support/n8n.mts';
import { TODAY, useVendor } from '../support/vendor.mts';

const WARNING = expect.stringMatching(/,( so)? n8n ends "Loop" here: .* Always Output Data /);
const later = { customer: 'A', renewsOn: '2028-01-01' };
const due = { customer: 'B', renewsOn: TODAY };
const options = { asOf: TODAY };
const filter: TestNode = { type: 'RenewalWindowFilter', parameters: { options } };
const silent: TestNode = { type: 'RenewalDigest', parameters: { options: { ...options, nothingDue: 'nothing' } } };

describe.each([
	['the filter has nothing in the window', filter, later, due],
	['the digest sends nothing', silent, {}, due],
])('in a loop, when %s', (_name, node, nothing, something) => {
	const hints = async (item: Record<string, unknown>, more: Partial<TestNode> = {}, inLoop = true) =>
		(await runWorkflow([{ ...node, ...more }], { items: [item], inLoop })).hints;

	test('a warning says that the loop ends', async () => {
		expect(await hints(nothing)).toContainEqual(WARNING);
	});

	test('there is none if the loop goes on, or there is no loop', async () => {
		expect(await hints(something)).not.toContainEqual(WARNING);
		expect(await hints(nothing, { alwaysOutputData: true })).not.toContainEqual(WARNING);
		expect(await hints(nothing, {}, false)).not.toContainEqual(WARNING);
	});
});

describe("a vendor's node in a loop", () => {
	const vendor = useVendor('Keepnet', startKeepnet);

	test('warns that an account in which nothing is due ends the loop', async () => {
		const nothing = { daysAhead: -30_000, daysBack: 30_001 };
		expect((await vendor.upcoming(nothing, { inLoop: true })).hints).toContainEqual(WARNING);
		expect((await vendor.upcoming(nothing)).hints).not.toContainEqual(WARNING);
		expect((await vendor.upcoming({}, { inLoop: true })).hints).not.toContainEqual(WARNING);
	});
});
