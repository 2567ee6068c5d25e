import { describe, expect, test } from '@jest/globals';

import { LIST_FAULTS } from '../../../sandbox/frame/spoiledLists.mts';
import type { Fault } from '../../../sandbox/index.mts';
import { RETRY } from '../../../shared/engine/http/retry';
import { itemsOf, troubleIn, useOperations, type Operation, type VendorName } from './operations.mts';

const bad = (status: number, more: object = {}): Fault =>
	({ kind: 'status', status, retryAfter: 'absent', times: 1, ...more }) as Fault;

/** What a firewall, or a server that lags behind, may answer to a request that is allowed. */
const FORBIDDEN = { kind: 'status', status: 403, body: '{"message":"Forbidden"}' } as const;

/** Troubles that pass. They strike the first requests, and some in between. */
const SURVIVED: Array<[string, Fault[]]> = [
	['429 with Retry-After in seconds', [{ kind: 'status', status: 429, retryAfter: 1, times: 1 }]],
	['429 with Retry-After as an HTTP date', [{ kind: 'status', status: 429, retryAfter: { httpDate: 1 }, times: 1 }]],
	['429 with Retry-After in the past', [{ kind: 'status', status: 429, retryAfter: 'past', times: 2 }]],
	['429 without Retry-After', [{ kind: 'status', status: 429, retryAfter: 'absent', times: 3 }]],
	['a burst of 500, 502, 503 and 504', [500, 502, 503, 504].map((status) => bad(status))],
	['408, 421 and 425', [408, 421, 425].map((status) => bad(status))],
	['a 403 that is a rate limit', [bad(403, { body: '{"message":"Service usage limit reached"}' })]],
	['empty objects and null with status 200', ['{}', 'null'].map((body) => bad(200, { body, times: 2 }))],
	['a 503 that is no JSON', [bad(503, { body: 'Service Unavailable', times: 2 })]],
	['resets before the answer', [{ kind: 'reset', times: 3 }]],
	['resets in mid-body', [{ kind: 'resetMidBody', times: 3 }]],
	['bodies cut short', [{ kind: 'truncate', times: 2 }]],
	['bodies that end before their length', [{ kind: 'truncate', early: true, times: 2 }]],
	['slow bodies', [{ kind: 'slow', ms: 200, times: 3 }]],
	['web pages with status 200', [{ kind: 'html', times: 2 }]],
	['web pages with status 502', [{ kind: 'html', status: 502, times: 2 }]],
	['empty answers with status 200', [{ kind: 'empty', times: 2 }]],
	['compressed answers', [{ kind: 'gzip' }]],
	[
		'a reset, a refusal, an error and a cut body in turn',
		[
			{ kind: 'reset', every: 2, times: 1 },
			{ kind: 'status', status: 429, retryAfter: 'absent', every: 2, times: 1 },
			{ kind: 'status', status: 500, times: 1 },
			{ kind: 'resetMidBody', times: 1 },
		],
	],
];

/** What may be wrong with a list once; its first page and a later one. */
const SPOILED: Array<[string, Fault[]]> = LIST_FAULTS.flatMap((as) =>
	[0, 1].map((after): [string, Fault[]] => [
		`${as} ${after === 0 ? 'on the first page' : 'on a later page'}`,
		[{ kind: 'list', as, times: 1, after }],
	]),
);
/** A customer without subscriptions is nothing unusual: that is believed, or every run would ask twice for each. */
export const isBelieved = (vendor: VendorName, { match }: Operation, fault: string) =>
	vendor === 'Adobe' && !match.includes('customers?') && !match.includes('resellers?') && /^(none|double)/.test(fault);

/** The same without waiting: that a pause is kept, one list and one single request of each vendor show. */
const hurried = (faults: Fault[]): Fault[] =>
	faults.map((fault) =>
		'retryAfter' in fault && (fault.retryAfter === 1 || typeof fault.retryAfter === 'object')
			? { ...fault, retryAfter: 0 }
			: fault,
	);

/** IDs may come in another case; which is not the client's to decide. */
export const folded = (items: unknown[]): string[] => items.map((item) => JSON.stringify(item).toLowerCase());

/** A file that is short by an honest length looks like a whole one. */
export const isNoticed = ({ name }: Operation, fault: string) =>
	!(name.endsWith('Export') && /^(bodies|a body) cut short/.test(fault));

/**
 * Runs every operation of a vendor through every fault of the table: what comes must be what a quiet vendor gives.
 * @param more settings of the sandbox under which some faults are worth trying once more
 */
export function survivesFaults(
	vendor: VendorName,
	more: Array<[string, knobs: Record<string, unknown>, Fault[]]> = [],
): void {
	const bench = useOperations(vendor);

	if (more.length > 0)
		test.each(more)('a list comes whole through %s', async (_name, knobs, faults) => {
			const [list] = bench.lists;
			if (list === undefined) throw new Error('No list');
			const expected = await bench.quiet(list);
			bench.sandbox.setKnobs(knobs);
			bench.sandbox.addFault(...faults.map((fault) => ({ ...fault, match: list.match, after: 1 })));
			const ran = await bench.run(list);
			expect(ran.error).toBeUndefined();
			expect(itemsOf(ran, list)).toEqual(expected);
		});

	describe.each(bench.operations.map((operation) => [operation.name, operation] as const))(
		`${vendor}, %s gives the same as ever through`,
		(_name, operation) => {
			test.each(SURVIVED.filter(([name]) => isNoticed(operation, name)))('%s', async (_fault, faults) => {
				const expected = await bench.quiet(operation);
				const isFirst =
					operation === bench.lists[0] || operation === bench.operations.find(({ id }) => id === undefined);
				bench.sandbox.addFault(
					...(isFirst ? faults : hurried(faults)).map((fault) => ({ ...fault, match: operation.match })),
				);
				const ran = await bench.run(operation);
				expect(ran.error).toBeUndefined();
				expect(troubleIn(ran)).toEqual([]);
				expect(itemsOf(ran, operation)).toEqual(expected);
				expect(bench.sandbox.requests().log.filter(({ faults: played = [] }) => played.length > 0)).not.toEqual([]);
			});

			if (operation.requests > 1)
				test.each([...new Set([1, operation.requests - 1])])('a 403 after %i good answers', async (after) => {
					const expected = await bench.quiet(operation);
					bench.sandbox.addFault({ ...FORBIDDEN, match: operation.match, after, times: 1 });
					const ran = await bench.run(operation);
					expect(ran.error).toBeUndefined();
					expect(troubleIn(ran)).toEqual([]);
					expect(itemsOf(ran, operation)).toEqual(expected);
					expect(bench.sandbox.requests().log.filter(({ status }) => status === 403)).toHaveLength(1);
				});

			const spoiled = bench.lists.includes(operation)
				? SPOILED.filter(([name]) => !isBelieved(vendor, operation, name))
				: [];
			if (spoiled.length > 0)
				test.each(spoiled)('a list that is %s', async (_fault, faults) => {
					const expected = await bench.quiet(operation);
					bench.sandbox.addFault(...faults.map((fault) => ({ ...fault, match: operation.match })));
					const ran = await bench.run(operation);
					expect(ran.error).toBeUndefined();
					expect(folded(itemsOf(ran, operation))).toEqual(folded(expected));
				});

			test('a 403 to everything is reported after one request', async () => {
				await bench.quiet(operation);
				bench.sandbox.addFault({ ...FORBIDDEN, match: operation.match });
				const { error } = await bench.run(operation);
				expect(`${error?.message} ${error?.description}`).toMatch(/not allow|permission|role/i);
				expect(bench.sandbox.requests().log.filter(({ status }) => status === 403)).toHaveLength(1);
			});

			test('a vendor that asks to wait for very long is not waited for', async () => {
				await bench.quiet(operation);
				bench.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 86_400, match: operation.match });
				const { error } = await bench.run(operation);
				expect(`${error?.message} ${error?.description}`).toContain(
					'asks you to wait 24 hours before the next request',
				);
				expect(bench.sandbox.requests().log.filter(({ status }) => status === 429)).toHaveLength(1);
			});

			test('an error in a 200 answer is an error, or is retried like one', async () => {
				const expected = await bench.quiet(operation);
				bench.sandbox.addFault({ kind: 'errorEnvelope', match: operation.match, times: 1 });
				const ran = await bench.run(operation);
				if (ran.error === undefined) expect(itemsOf(ran, operation)).toEqual(expected);
				else expect(ran.status).toBe('error');
			});

			test('a server that never answers is given up', async () => {
				await bench.quiet(operation);
				bench.sandbox.addFault({ kind: 'hang', match: operation.match });
				const { error } = await bench.run(operation, { options: { timeout: 1 } });
				expect(`${error?.message} ${error?.description}`).toContain('did not answer in time');
			});

			test('a persistent error is reported with its status, after all attempts', async () => {
				await bench.quiet(operation);
				bench.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 'absent', match: operation.match });
				const { error } = await bench.run(operation);
				expect(`${error?.message} ${error?.description}`).toMatch(/is not available .*HTTP 503/);
				expect(bench.sandbox.requests().log.filter(({ status }) => status === 503)).toHaveLength(RETRY.attempts);
			});
		},
	);
}
