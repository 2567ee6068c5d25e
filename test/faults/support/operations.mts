/** Every operation of every vendor's node, each with what it takes to run it against its sandbox. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';

import {
	startAdobe,
	startKeepnet,
	startTrendmicro,
	startVmware,
	type RunningAdobe,
	type Running,
	type StartOptions,
} from '../../../sandbox/index.mts';
import type { StoredCredential } from '../../support/credentials.mts';
import { credentials, runWorkflow, type Ran, type TestNode } from '../../support/n8n.mts';

const TODAY = '2026-11-22';

type Fields = Record<string, unknown>;

export interface Operation {
	/** as people see it */
	name: string;
	/** part of its requests, by which the sandbox's faults find them */
	match: string;
	/** Requests of this kind that it makes at least. */
	requests: number;
	/** A field that says when the vendor answered, and so differs each time. */
	stamp?: string;
	/** Whether its pages are read one after the other, as those of cursors and links are. */
	oneByOne?: boolean;
	/** What distinguishes its items; omitted for operations that give one thing. */
	id?: string;
	parameters(): Fields;
}

export interface Bench {
	readonly sandbox: Running;
	/** what the first requests of an execution go to; none where every request is signed */
	tokenPath?: string;
	operations: Operation[];
	lists: Operation[];
	save(fields?: Fields): StoredCredential;
	/** Start → the node, in UTC; with an account that has signed in before nowhere unless one is given. */
	run(operation: Operation, more?: Fields, account?: StoredCredential): Promise<Ran>;
	/** What an execution gives when nothing goes wrong: its items, files included. */
	quiet(operation: Operation): Promise<unknown[]>;
	/** Forgets what happened, once nothing of it is in flight any more. */
	startOver(): Promise<void>;
	/** Rules that this test breaks on purpose. */
	provokes(...rules: string[]): void;
}

/** The hints on how the list was read; that seats will lapse is in the data. */
export const troubleIn = ({ hints }: Ran): string[] => hints.filter((hint) => !hint.includes('will lapse'));

export const itemsOf = (ran: Ran, { stamp }: Operation): unknown[] =>
	(ran.outputs()[0] ?? []).map(({ json, binary }) => ({
		json: stamp === undefined ? json : { ...json, [stamp]: typeof json[stamp] },
		binary,
	}));
export const idsOf = (ran: Ran, { id = '' }: Operation): string[] => ran.json().map((row) => String(row[id]));

interface Known {
	type: TestNode['type'];
	start(options: StartOptions<Record<string, unknown>>): Promise<Running>;
	tokenPath?: string;
	customers: number;
	operations(sandbox: () => Running): Operation[];
}

const returnAll = { returnAll: true };
const dated = { options: { asOf: TODAY } };

const firstOf = (sandbox: Running, list: string): Fields => (sandbox.data as Record<string, Fields[]>)[list]?.[0] ?? {};

const KNOWN: Record<string, Known> = {
	Keepnet: {
		type: 'Keepnet',
		start: (options) => startKeepnet(options),
		tokenPath: '/connect/token',
		customers: 230,
		operations: (sandbox) => {
			const company = () => ({ companyId: firstOf(sandbox(), 'companies').companyResourceId });
			const search = { match: '/api/companies/search', id: 'companyResourceId' };
			return [
				{
					name: 'Company: Search',
					...search,
					requests: 6,
					parameters: () => ({ resource: 'company', operation: 'search', ...returnAll, options: { pageSize: 40 } }),
				},
				{
					name: 'Company: Get Cross-Sell Candidates',
					...search,
					requests: 3,
					parameters: () => ({
						resource: 'company',
						operation: 'getCrossSellCandidates',
						...returnAll,
						minimumUtilization: 0,
						...dated,
					}),
				},
				{
					name: 'Renewal: Get Upcoming',
					...search,
					id: 'customerId',
					requests: 2,
					parameters: () => ({ resource: 'renewal', operation: 'getUpcoming', daysAhead: 2000, ...dated }),
				},
				{
					name: 'Company: Get',
					match: 'GET /api/companies/',
					requests: 1,
					parameters: () => ({ resource: 'company', operation: 'get', ...company() }),
				},
				{
					name: 'Company: Check License',
					match: '/license-check',
					requests: 1,
					parameters: () => ({ resource: 'company', operation: 'checkLicense', ...company() }),
				},
				{
					name: 'Company: Export',
					match: '/export',
					requests: 1,
					parameters: () => ({ resource: 'company', operation: 'export' }),
				},
			];
		},
	},
	Adobe: {
		type: 'AdobeVipMarketplace',
		start: (options) => startAdobe(options),
		tokenPath: '/ims/token/v3',
		customers: 190,
		operations: (sandbox) => {
			const data = () => (sandbox() as RunningAdobe).data;
			const reseller = (index: number) => ({ resellerId: data().resellers[index]?.id });
			const buyer = () =>
				data().customers.find(
					({ status, subscriptions }) =>
						status === '1000' &&
						subscriptions.some(
							(one) => one.status === '1000' && one.autoRenewal.enabled && one.renewedQuantity === undefined,
						),
				);
			const customer = () => ({ customerId: buyer()?.id });
			return [
				{
					name: 'Customer: Get Many',
					match: '/customers?',
					id: 'customerId',
					requests: 3,
					parameters: () => ({ resource: 'customer', operation: 'getAll', ...reseller(0), ...returnAll }),
				},
				{
					name: 'Reseller: Get Many',
					match: '/v3/resellers?',
					id: 'resellerId',
					requests: 1,
					parameters: () => ({ resource: 'reseller', operation: 'getAll', ...returnAll }),
				},
				{
					name: 'Renewal: Get Upcoming',
					match: '/v3/',
					id: 'subscriptionId',
					requests: 20,
					parameters: () => ({
						resource: 'renewal',
						operation: 'getUpcoming',
						resellers: 'one',
						...reseller(1),
						daysAhead: 2000,
						...dated,
					}),
				},
				{
					name: 'Subscription: Get Many',
					match: '/subscriptions',
					id: 'subscriptionId',
					requests: 1,
					parameters: () => ({ resource: 'subscription', operation: 'getAll', ...customer(), ...returnAll }),
				},
				{
					name: 'Customer: Get',
					match: '/v3/customers/',
					requests: 1,
					parameters: () => ({ resource: 'customer', operation: 'get', ...customer() }),
				},
				{
					name: 'Reseller: Get',
					match: '/v3/resellers/',
					requests: 1,
					parameters: () => ({ resource: 'reseller', operation: 'get', ...reseller(0) }),
				},
				{
					name: 'Subscription: Get',
					match: '/subscriptions/',
					requests: 1,
					parameters: () => ({
						resource: 'subscription',
						operation: 'get',
						...customer(),
						subscriptionId: buyer()?.subscriptions[0]?.id,
					}),
				},
				{
					name: 'Customer: Get Ending Commitments',
					match: '/v3/',
					requests: 20,
					parameters: () => ({
						resource: 'customer',
						operation: 'getEndingCommitments',
						resellers: 'one',
						...reseller(0),
						daysAhead: 2000,
						...dated,
					}),
				},
				{
					name: 'License: Get Pending',
					match: '/v3/',
					requests: 2,
					parameters: () => ({ resource: 'license', operation: 'getPending', resellers: 'one', ...reseller(0) }),
				},
				{
					name: 'Renewal: Preview',
					match: '/orders',
					stamp: 'creationDate',
					requests: 1,
					parameters: () => ({ resource: 'renewal', operation: 'preview', ...customer() }),
				},
			];
		},
	},
	'Trend Micro': {
		type: 'TrendMicroWorryFree',
		start: (options) => startTrendmicro(options),
		customers: 230,
		operations: (sandbox) => {
			const list = { match: '/wfbss/api/customers' };
			return [
				{
					name: 'Customer: Get Many',
					...list,
					id: 'id',
					requests: 6,
					parameters: () => ({ resource: 'customer', operation: 'getAll', ...returnAll, options: { pageSize: 40 } }),
				},
				{
					name: 'Renewal: Get Upcoming',
					...list,
					id: 'customerId',
					requests: 3,
					parameters: () => ({ resource: 'renewal', operation: 'getUpcoming', daysAhead: 2000, ...dated }),
				},
				{
					name: 'Customer: Get Usage',
					...list,
					id: 'id',
					requests: 15,
					parameters: () => ({ resource: 'customer', operation: 'getUsage' }),
				},
				{
					name: 'Customer: Get',
					...list,
					requests: 1,
					parameters: () => ({
						resource: 'customer',
						operation: 'get',
						customerId: firstOf(sandbox(), 'customers').id,
					}),
				},
			];
		},
	},
	VMware: {
		type: 'VmwareCloudPartner',
		start: (options) => startVmware(options),
		tokenPath: '/authn/accesstoken',
		customers: 230,
		operations: () => {
			const search = { match: '/subscriptions/search' };
			return [
				{
					name: 'Subscription: Get Many',
					...search,
					id: 'id',
					requests: 5,
					parameters: () => ({
						resource: 'subscription',
						operation: 'getAll',
						...returnAll,
						includeInactive: true,
						options: { pageSize: 40 },
					}),
				},
				{
					name: 'Renewal: Get Upcoming',
					...search,
					id: 'subscriptionId',
					requests: 3,
					parameters: () => ({
						resource: 'renewal',
						operation: 'getUpcoming',
						daysAhead: 2000,
						options: { asOf: TODAY, pageSize: 40 },
					}),
				},
			];
		},
	},
};

export type VendorName = 'Keepnet' | 'Adobe' | 'Trend Micro' | 'VMware';
export const VENDORS = Object.keys(KNOWN) as VendorName[];

/** The operations of each node's fault table, as `<node> <resource>:<operation>`; a test compares them with index.ts. */
export const inTables = (started: (type: TestNode['type']) => Running): string[] =>
	Object.values(KNOWN).flatMap(({ type, operations }) =>
		operations(() => started(type)).map(({ parameters }) => {
			const { resource, operation } = parameters();
			return `${type} ${String(resource)}:${String(operation)}`;
		}),
	);

/**
 * One sandbox for the tests of a file or a block; nothing stands between it and the node, so that connections break as
 * they should. After each test, no rule may have been broken but those it provokes.
 */
export function useOperations(vendor: VendorName, size: StartOptions<Record<string, unknown>> = {}): Bench {
	const known = KNOWN[vendor];
	if (known === undefined) throw new Error(`No vendor ${vendor}`);
	const { type, start, tokenPath, customers } = known;
	let sandbox: Running;
	let provoked: string[] = [];
	let accounts = 0;
	const quietly = new Map<string, unknown[]>();
	jest.setTimeout(60_000);

	// Pauses that grow by chance are as good as none here; how they grow is for the unit tests.
	let random: jest.Spied<typeof Math.random>;
	beforeAll(async () => {
		random = jest.spyOn(Math, 'random').mockReturnValue(0.01);
		sandbox = await start({ customers, seed: 7, today: TODAY, ...size });
	});
	beforeEach(() => {
		provoked = [];
	});
	afterEach(async () => {
		await calm(sandbox);
		const broken = sandbox.violations().filter(({ rule }) => !provoked.includes(rule));
		sandbox.reset({ knobs: true });
		expect(broken).toEqual([]);
	});
	afterAll(async () => {
		random.mockRestore();
		await sandbox.close();
	});

	const save = (fields: Fields = {}) => {
		// Each account is another one to the memory of tokens, which outlives the sandbox's reset.
		accounts += 1;
		const url = `${sandbox.url}${'/'.repeat(accounts)}`;
		const { scope } = sandbox.credential;
		const own = {
			baseUrl: url,
			...(vendor === 'Adobe' && { scope: String(scope).replace(',', `,${' '.repeat(accounts)}`) }),
		};
		return credentials.save(sandbox.credentialType, { ...sandbox.credential, ...own, ...fields });
	};
	const run: Bench['run'] = async (operation, { options, ...more } = {}, account = save()) => {
		const given = operation.parameters();
		const parameters = { ...given, ...more, options: { ...(given.options as Fields), ...(options as Fields) } };
		return await runWorkflow([{ type, parameters, credentials: account }], { timezone: 'UTC' });
	};
	const operations = known.operations(() => sandbox);
	return {
		get sandbox() {
			return sandbox;
		},
		tokenPath,
		operations,
		lists: operations.filter(({ id }) => id !== undefined),
		save,
		run,
		async quiet(operation) {
			const before = quietly.get(operation.name);
			if (before !== undefined) return before;
			const ran = await run(operation);
			expect(ran.error).toBeUndefined();
			expect(troubleIn(ran)).toEqual([]);
			expect(asked(sandbox, operation)).toBeGreaterThanOrEqual(operation.requests);
			const items = itemsOf(ran, operation);
			expect(items.length).toBeGreaterThan(0);
			quietly.set(operation.name, items);
			await this.startOver();
			return items;
		},
		startOver: async () => {
			await calm(sandbox);
			sandbox.reset();
		},
		provokes: (...rules) => {
			provoked = rules;
		},
	};
}

/** Requests of an operation's kind. */
export const asked = (sandbox: Running, { match }: Operation): number =>
	sandbox.requests().log.filter(({ method, path }) => `${method} ${path}`.includes(match)).length;

/** Resolves as soon as the sandbox has not been asked for a moment: pages may be in flight when a list is given up. */
async function calm(sandbox: Running): Promise<void> {
	for (let before = -1; before !== sandbox.requests().total; ) {
		before = sandbox.requests().total;
		await new Promise((resolve) => setTimeout(resolve, 15));
	}
}
