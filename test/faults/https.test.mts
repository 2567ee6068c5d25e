import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Fault } from '../../sandbox/index.mts';
import { itemsOf, useOperations, VENDORS } from './support/operations.mts';

/** What breaks off another way under TLS. */
const FAULTS: Array<[string, Fault[]]> = [
	['nothing', []],
	['connections closed before the answer', [{ kind: 'reset', times: 2 }]],
	['connections closed in mid-body', [{ kind: 'resetMidBody', times: 2 }]],
	['bodies that end before their length', [{ kind: 'truncate', early: true, times: 2 }]],
];

describe.each(VENDORS)('%s over HTTPS, with a self-signed certificate', (vendor) => {
	const bench = useOperations(vendor, { tls: true });
	// n8n warns of each process whose environment says to trust everybody; here, the credential says so.
	const trusted = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
	beforeAll(() => void delete process.env.NODE_TLS_REJECT_UNAUTHORIZED);
	afterAll(() => {
		if (trusted !== undefined) process.env.NODE_TLS_REJECT_UNAUTHORIZED = trusted;
	});

	test.each(FAULTS)('is read whole if the credential ignores it, through %s', async (_name, faults) => {
		const [list] = bench.lists;
		if (list === undefined) throw new Error('No list');
		const expected = await bench.quiet(list);
		bench.sandbox.addFault(...faults.map((fault) => ({ ...fault, match: list.match })));
		const ran = await bench.run(list);
		expect(ran.error).toBeUndefined();
		expect(itemsOf(ran, list)).toEqual(expected);
	});

	test('gets no request if the credential does not ignore it, and the certificate is named', async () => {
		const [list] = bench.lists;
		if (list === undefined) throw new Error('No list');
		const { error } = await bench.run(list, {}, bench.save({ ignoreSSLIssues: false }));
		expect(error?.message).toContain('cannot be reached');
		expect(error?.description).toMatch(/certificate/i);
		expect(bench.sandbox.requests().total).toBe(0);
	});
});
