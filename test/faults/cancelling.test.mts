/** A cancelled execution ends within a second, whatever it is waiting for, and sends nothing any more. */
import { setTimeout } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';

import type { Fault } from '../../sandbox/index.mts';
import {
	OPERATIONS,
	useEveryVendor,
	VENDOR_NODES,
	type Fields,
	type Operation,
	type VendorNode,
} from './support/everyOperation.mts';

const every = useEveryVendor(120);
const SECOND = 1000;

const operationOf = (name: string): Operation => {
	const found = OPERATIONS.find((one) => one.name === name);
	if (found === undefined) throw new Error(`There is no operation ${name}`);
	return found;
};
const UPCOMING = Object.fromEntries(
	VENDOR_NODES.map((node) => [node, operationOf(`${node} renewal:getUpcoming`)]),
) as Record<VendorNode, Operation>;

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await setTimeout(5);
}

interface Case {
	fault: Fault | undefined;
	/** number of requests that have arrived when the execution is cancelled */
	requests: number;
	/** which requests count */
	match: RegExp;
	parameters?: Fields;
}

/** Runs an operation, cancels it, and expects it to end and to be quiet. */
async function expectEnd(operation: Operation, { fault, requests, match, parameters }: Case): Promise<void> {
	const { node } = operation;
	const between = every.between(node);
	if (fault !== undefined) every.vendors[node].addFault(fault);
	let cancelledAt = Infinity;
	const cancelWhen = until(() => between.sent.filter(({ path }) => match.test(path)).length >= requests).then(
		async () => {
			// Long enough for an answer to have come, and for what follows it to have begun.
			await setTimeout(100);
			cancelledAt = Date.now();
		},
	);
	const ran = await every.run(operation, parameters, { cancelWhen });
	const inTime = Date.now() - cancelledAt < SECOND;
	await setTimeout(Math.max(0, cancelledAt + 2 * SECOND - Date.now()));
	const late = between.sent.filter(({ at }) => at > cancelledAt + SECOND);
	expect({ node, status: ran.status, inTime, late }).toEqual({ node, status: 'canceled', inTime: true, late: [] });
}

const LIST = /search|customers|resellers/;
const LISTS = {
	AdobeVipMarketplace: UPCOMING.AdobeVipMarketplace,
	Keepnet: operationOf('Keepnet company:search'),
	TrendMicroWorryFree: operationOf('TrendMicroWorryFree customer:getAll'),
	VmwareCloudPartner: operationOf('VmwareCloudPartner subscription:getAll'),
};
const SIGNING_IN = ['AdobeVipMarketplace', 'Keepnet', 'VmwareCloudPartner'] as const;

/** All vendors at the same time, for each test has to wait and see that nothing comes. */
const everywhere = async (
	nodes: readonly VendorNode[],
	operations: Record<VendorNode, Operation>,
	one: Case,
): Promise<void> => void (await Promise.all(nodes.map(async (node) => await expectEnd(operations[node], one))));

describe('every vendor’s execution ends and sends nothing more', () => {
	test('during a request that hangs', async () => {
		await everywhere(VENDOR_NODES, UPCOMING, {
			fault: { kind: 'hang', matchRegex: LIST.source },
			requests: 1,
			match: LIST,
		});
	});

	test('while it waits as long as the vendor asked', async () => {
		await everywhere(VENDOR_NODES, UPCOMING, {
			fault: { kind: 'status', status: 429, retryAfter: 60, matchRegex: LIST.source },
			requests: 1,
			match: LIST,
		});
	});

	test('between attempts with growing pauses', async () => {
		await everywhere(VENDOR_NODES, UPCOMING, {
			fault: { kind: 'status', status: 503, retryAfter: 'absent', matchRegex: LIST.source },
			requests: 3,
			match: LIST,
		});
	});

	test('with many requests in flight', async () => {
		const parameters = { returnAll: true, options: { pageSize: 5, pagesInFlight: 10 } };
		await everywhere(VENDOR_NODES, LISTS, {
			fault: { kind: 'latency', ms: 300, matchRegex: LIST.source },
			requests: 4,
			match: LIST,
			parameters,
		});
	});

	test('while it signs in', async () => {
		await everywhere(SIGNING_IN, UPCOMING, { fault: { kind: 'hang', match: 'token' }, requests: 1, match: /token/ });
	});

	test('between attempts to sign in', async () => {
		await everywhere(SIGNING_IN, UPCOMING, {
			fault: { kind: 'status', status: 503, match: 'token', retryAfter: 'absent' },
			requests: 3,
			match: /token/,
		});
	});
});

test('Keepnet, during a file download', async () => {
	const { Keepnet } = every.vendors;
	Keepnet.addFault({ kind: 'slow', ms: 30_000, match: 'export' });
	let cancelledAt = Infinity;
	const cancelWhen = until(() => Keepnet.requests().byRoute['POST /api/companies/search/export'] === 1).then(
		async () => {
			await setTimeout(200);
			cancelledAt = Date.now();
		},
	);
	// Without anything between, so that the file does trickle in.
	const credential = { baseUrl: Keepnet.url, accessTokenUrl: `${Keepnet.url}/connect/token` };
	const ran = await every.run(operationOf('Keepnet company:export'), {}, { cancelWhen, credential });
	expect(Date.now() - cancelledAt).toBeLessThan(SECOND);
	expect(ran.status).toBe('canceled');
	const { total } = Keepnet.requests();
	await setTimeout(SECOND);
	expect(Keepnet.requests().total).toBe(total);
});

test('no further items are started, even if failing ones are passed on', async () => {
	every.vendors.Keepnet.addFault({ kind: 'hang', match: '/api/' });
	const between = every.between('Keepnet');
	const cancelWhen = until(() => between.sent.some(({ path }) => path.includes('/api/')));
	const ran = await every.run(
		UPCOMING.Keepnet,
		{},
		{ items: [{}, {}, {}], onError: 'continueRegularOutput', cancelWhen },
	);
	expect(ran.status).toBe('canceled');
	await setTimeout(SECOND);
	expect(between.sent.filter(({ path }) => path.includes('/api/'))).toHaveLength(1);
});
