/** A credential whose fields are expressions: each input item is read with its own account, at its own address. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { Running } from '../../sandbox/index.mts';
import { credentials, runWorkflow } from '../support/n8n.mts';
import { startSandboxOf, VENDOR_NODES } from '../support/vendorNodes.mts';

/** n8n keeps one token for a credential of OAuth2, so a second account cannot be read. */
const ONE_TOKEN = ['Keepnet'];

describe.each(VENDOR_NODES.map((node) => [node]))('%s', (node) => {
	let sandboxes: Running[] = [];
	beforeEach(async () => {
		sandboxes = [];
		for (const [seed, customers] of [10, 20, 30].entries())
			sandboxes.push(await startSandboxOf(node, { customers, seed: seed + 1, today: '2026-11-22' }));
	});
	afterEach(async () => {
		for (const sandbox of sandboxes) await sandbox.close();
	});

	const upcoming = { resource: 'renewal', operation: 'getUpcoming', daysAhead: 2000, options: { asOf: '2026-11-22' } };
	const run = async (items: Array<Record<string, unknown>>) => {
		const fields = Object.keys(items[0] ?? {}).map((name) => [name, `={{ $json.${name} }}`]);
		const account = credentials.save(sandboxes[0]?.credentialType ?? '', Object.fromEntries(fields));
		const ran = await runWorkflow(
			[{ type: node, parameters: upcoming, credentials: account, onError: 'continueRegularOutput' }],
			{ items, timezone: 'UTC' },
		);
		return items.map((_item, index) =>
			(ran.outputs()[0] ?? []).filter(({ pairedItem }) => (pairedItem as { item: number }).item === index),
		);
	};

	const json = (items: Awaited<ReturnType<typeof run>>) => items.map((own) => own.map((item) => item.json));

	test('reads each account with its own secrets, or says that it cannot', async () => {
		const alone = [];
		for (const { credential } of sandboxes) alone.push(...json(await run([credential])));
		const asked = () => sandboxes.map((sandbox) => sandbox.requests().log.length);
		const before = asked();
		const together = json(await run(sandboxes.map(({ credential }) => credential)));
		expect(together[0]).toEqual(alone[0]);
		if (!ONE_TOKEN.includes(node)) {
			expect(together).toEqual(alone);
			return;
		}
		for (const own of together.slice(1))
			expect(own).toEqual([expect.objectContaining({ error: expect.stringContaining('names another account') })]);
		expect(asked().slice(1)).toEqual(before.slice(1));
	}, 60_000);
});
