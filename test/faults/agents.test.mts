/** What an AI agent learns from a node that it calls: n8n gives it the items, or the message of the error, and no hints. */
import { describe, expect, test } from '@jest/globals';

import type { Ran } from '../support/n8n.mts';
import { OPERATIONS, useEveryVendor, type Operation } from './support/everyOperation.mts';

const every = useEveryVendor();
const named = (operations: Operation[]) => operations.map((operation) => [operation.name, operation] as const);
const isWarning = (row: Record<string, unknown>) => 'warning' in row;
const warningsIn = (ran: Ran) => ran.json().filter(isWarning);

/** Everything but signing in. */
const API = /^(?!.*token)/;
const LISTS = OPERATIONS.filter(
	({ name, operation }) =>
		/^(search|getAll|getUpcoming|getCrossSell)/.test(operation) &&
		// A list of subscriptions that is shorter than it reports is an error.
		name !== 'AdobeVipMarketplace subscription:getAll',
);

describe.each(named(LISTS))('%s', (_name, operation) => {
	const isUpcoming = operation.operation === 'getUpcoming';
	const spoil = () =>
		every.vendors[operation.node].addFault({ kind: 'list', as: isUpcoming ? 'none' : 'short', matchRegex: API.source });
	const all = isUpcoming ? {} : { returnAll: true };

	test('tells the agent what it tells people: that rows may be missing, after the rows', async () => {
		const quiet = await every.run(operation, all, { asTool: true });
		expect(warningsIn(quiet)).toEqual(quiet.hints.map((warning) => ({ warning })));
		spoil();
		const ran = await every.run(operation, all, { asTool: true });
		expect(ran.error).toBeUndefined();
		expect(ran.hints).not.toEqual(quiet.hints);
		expect(warningsIn(ran)).toEqual(ran.hints.map((warning) => ({ warning })));
		expect(ran.json().findLastIndex((row) => !isWarning(row))).toBe(ran.json().length - ran.hints.length - 1);
	});

	test('adds nothing to the items of a workflow', async () => {
		spoil();
		const ran = await every.run(operation, all);
		expect(ran.hints.length).toBeGreaterThan(0);
		expect(warningsIn(ran)).toEqual([]);
	});
});

test.each(named(OPERATIONS))('%s tells the agent what to do about an error', async (_name, operation) => {
	const body = '{"message":"Ask Ms Meyer"}';
	every.vendors[operation.node].addFault({ kind: 'status', status: 403, body, matchRegex: API.source });
	expect((await every.run(operation)).error?.message).not.toContain('Ask Ms Meyer');
	const { error } = await every.run(operation, {}, { asTool: true });
	expect(error?.message).toMatch(/\[item 0\]: .*Ask Ms Meyer/);
});
