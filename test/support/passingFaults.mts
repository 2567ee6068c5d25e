/** Faults that pass, for executions in a real n8n: what a node must come through with the result of a quiet vendor. */
import fc from 'fast-check';

import type { Fault, Running } from '../../sandbox/index.mts';
import { FAULT_SEED } from './drawn.mts';

/** Where a vendor's requests go, as faults match them. */
export interface Place {
	/** as the sandbox calls it */
	vendor: string;
	/** the node's type, without the package */
	node: string;
	/** the requests that a report makes, and those among them whose list may be empty without surprise */
	list: string;
	/** the list that is never empty */
	firstList: string;
	signIn?: string;
}

export const PLACES = {
	keepnet: {
		vendor: 'keepnet',
		node: 'keepnet',
		list: '/api/companies/search',
		firstList: '/api/companies/search',
		signIn: '/connect/token',
	},
	adobe: {
		vendor: 'adobe',
		node: 'adobeVipMarketplace',
		list: '/v3/',
		// A customer without subscriptions is usual, and believed.
		firstList: '/customers?',
		signIn: '/ims/token/v3',
	},
	trendmicro: {
		vendor: 'trendmicro',
		node: 'trendMicroWorryFree',
		list: '/wfbss/api/customers',
		firstList: '/wfbss/api/customers',
	},
	vmware: {
		vendor: 'vmware',
		node: 'vmwareCloudPartner',
		list: '/subscriptions/search',
		firstList: '/subscriptions/search',
		signIn: '/authn/accesstoken',
	},
} as const satisfies Record<string, Place>;

type Where = 'api' | 'list' | 'signIn';
type Passing = [name: string, where: Where, fault: Fault];

const rejected = (status: number, more: object = {}): Fault =>
	({ kind: 'status', status, retryAfter: 'absent', times: 1, ...more }) as Fault;
const wronglyCompressed = rejected(200, { body: '{"data":{}}', headers: { 'content-encoding': 'gzip' } });

/** Troubles of single requests, and of signing in. */
export const PASSING: Passing[] = [
	['a 429 without Retry-After, three times', 'api', rejected(429, { times: 3 })],
	['a 503 for some seconds', 'api', rejected(503, { times: 3 })],
	['connections that break in the body', 'api', { kind: 'resetMidBody', times: 2 }],
	['a body that ends early', 'api', { kind: 'truncate', early: true, times: 1 }],
	['a web page', 'api', { kind: 'html', times: 1 }],
	['wrong compression', 'api', wronglyCompressed],
	['a body that trickles in', 'api', { kind: 'slow', ms: 700, times: 2 }],
	['a token that is rejected right after it was issued', 'api', rejected(401, { times: 2 })],
	['a 429 while signing in', 'signIn', rejected(429)],
	['a web page while signing in', 'signIn', { kind: 'html', times: 1 }],
	['wrong compression while signing in', 'signIn', wronglyCompressed],
];

/** What may be wrong with a list once. */
const SPOILED: Passing[] = (
	[
		['an empty page', 'empty'],
		['null for a list', 'null'],
		['a page without its list', 'missing'],
		['"0 rows of 0"', 'none'],
	] as const
).map(([name, as]) => [name, 'list', { kind: 'list', as, times: 1 }]);

/** Two faults that follow each other must not use up the tries of one request, which are six. */
const MOST_TIMES = 2;

/** Two different faults, each at one of the first requests. */
const anyFaults: fc.Arbitrary<Passing[]> = fc
	.uniqueArray(fc.constantFrom(...PASSING, ...SPOILED), { minLength: 2, maxLength: 2 })
	.chain((faults) =>
		fc.array(fc.nat(3), { minLength: 2, maxLength: 2 }).map((places) =>
			faults.map(([name, where, fault], index): Passing => {
				const after = where === 'signIn' || fault.kind === 'status' ? 0 : (places[index] ?? 0);
				return [`${name} (after ${after})`, where, { ...fault, after, times: Math.min(MOST_TIMES, fault.times ?? 1) }];
			}),
		),
	);

/** Faults for some vendors in each of some runs. */
export const drawnFaults = (vendors: number, runs: number): Passing[][][] =>
	fc.sample(fc.array(anyFaults, { minLength: vendors, maxLength: vendors }), { seed: FAULT_SEED, numRuns: runs });

export const namesOf = (faults: readonly Passing[]): string[] => faults.map(([name]) => name);

/** Resets a sandbox, and lets faults befall its vendor's report; where there is no signing in, the report itself. */
export function befall(sandbox: Running, { list, firstList, signIn = list }: Place, faults: readonly Passing[]): void {
	const places = { api: list, list: firstList, signIn };
	sandbox.reset();
	sandbox.addFault(...faults.map(([, where, fault]) => ({ ...fault, match: places[where] })));
}

/** How many requests were struck by a fault; one after the last request of a vendor strikes nothing. */
export const struckIn = (sandbox: Running): number =>
	sandbox.requests().log.filter(({ faults = [] }) => faults.length > 0).length;
