/** The Adobe node against its sandbox, with all that is sent on record. */
import { afterEach, beforeEach, expect, jest } from '@jest/globals';

import { startAdobe, type RunningAdobe } from '../../sandbox/index.mts';
import type { StoredCredential } from './credentials.mts';
import { credentials, runWorkflow, type Ran, type TestNode } from './n8n.mts';
import { startRecorder, type Recorder, type Sent } from './recorder.mts';
import { dayAfter, TODAY } from './vendor.mts';

export const TOKEN = '/ims/token/v3';
export const RESELLERS = '/v3/resellers';

export type Customer = RunningAdobe['data']['customers'][number];

export type Subscription = Customer['subscriptions'][number];

/** A subscription of 20 seats that auto-renews in 40 days, but for what a test needs. */
export const dueSubscription = (first: Subscription, more: Partial<Subscription>): Subscription => ({
	...first,
	status: '1000',
	manualRenewal: false,
	renewalDate: dayAfter(40),
	currentQuantity: 20,
	usedQuantity: 12,
	renewedQuantity: undefined,
	autoRenewal: { enabled: true, renewalQuantity: 20 },
	...more,
});
type StartOptions = NonNullable<Parameters<typeof startAdobe>[0]>;
type RunOptions = NonNullable<Parameters<typeof runWorkflow>[1]> & { onError?: TestNode['onError'] };
type Fields = Record<string, unknown>;

/** The query that was sent, by parameter. */
export const queryOf = ({ path }: Sent): Record<string, string> =>
	Object.fromEntries(new URL(path, 'http://127.0.0.1').searchParams);

/** `[subscriptionId, renewalDate]` of every record, sorted. */
export const foundIn = (ran: Ran): string[] =>
	ran
		.json()
		.map(({ subscriptionId, renewalDate }) => `${String(subscriptionId)} ${String(renewalDate)}`)
		.sort();

export interface AdobeBench {
	readonly sandbox: RunningAdobe;
	readonly recorder: Recorder;
	/** The account of the present test; its token is kept from one execution to the next. */
	readonly account: StoredCredential;
	/** The reseller with the most customers. */
	readonly resellerId: string;
	/** Saves another account that differs in some fields. */
	save(fields?: Fields): StoredCredential;
	/** Start → Adobe, in UTC. */
	run(parameters: Fields, options?: RunOptions): Promise<Ran>;
	/** The customers of the first reseller. */
	customers(parameters?: Fields): Promise<Ran>;
	/** The renewals of a window of days from the sandbox's today. */
	upcoming(parameters?: Fields, options?: RunOptions): Promise<Ran>;
	/** What is due, as `foundIn` has it. */
	due(from?: number, to?: number): string[];
	/** The customers of the first reseller with a status, oldest first. */
	listed(status?: string): Customer[];
	/** The requests for pages of customers. */
	pages(): Sent[];
	/** How often a route of the sandbox was asked. */
	count(route: string): number;
	/** Rules that this test breaks on purpose. */
	provokes(...rules: string[]): void;
}

/**
 * Starts a sandbox for each test of a file, for tokens are remembered by account as long as the process lives. After each
 * test, no rule may have been broken but those it provokes.
 * @param direct nothing stands between node and sandbox, for connections that break
 */
export function useAdobe({ direct = false, ...size }: StartOptions & { direct?: boolean } = {}): AdobeBench {
	let sandbox: RunningAdobe;
	let recorder: Recorder;
	let account: StoredCredential;
	let provoked: string[] = [];
	jest.setTimeout(180_000);

	const save = (fields: Fields = {}) => {
		const { url } = direct ? sandbox : recorder;
		return credentials.save(sandbox.credentialType, { ...sandbox.credential, baseUrl: url, imsUrl: url, ...fields });
	};
	const resellerId = () => sandbox.data.resellers[0]?.id ?? '';
	const run = async (parameters: Fields, { onError, ...more }: RunOptions = {}) =>
		await runWorkflow([{ type: 'AdobeVipMarketplace', parameters, credentials: account, onError }], {
			timezone: 'UTC',
			...more,
		});
	const customersPath = () => `/v3/resellers/${resellerId()}/customers`;

	beforeEach(async () => {
		sandbox = await startAdobe({ customers: 300, seed: 7, today: TODAY, ...size });
		recorder = await startRecorder(sandbox.url);
		account = save();
	});
	afterEach(async () => {
		const broken = sandbox.violations().filter(({ rule }) => !provoked.includes(rule));
		provoked = [];
		await recorder.close();
		await sandbox.close();
		expect(broken).toEqual([]);
	});

	return {
		get sandbox() {
			return sandbox;
		},
		get recorder() {
			return recorder;
		},
		get account() {
			return account;
		},
		get resellerId() {
			return resellerId();
		},
		save,
		run,
		customers: async (parameters = {}) =>
			await run({
				resource: 'customer',
				operation: 'getAll',
				resellerId: resellerId(),
				returnAll: true,
				...parameters,
			}),
		upcoming: async ({ options = {}, ...parameters } = {}, more) =>
			await run(
				{
					resource: 'renewal',
					operation: 'getUpcoming',
					...parameters,
					options: { asOf: TODAY, ...(options as Fields) },
				},
				more,
			),
		due: (from = 0, to = 90) =>
			(sandbox.expected({ from, to }).due as Array<{ subscriptionId?: string; renewalDate: string | null }>)
				.map(({ subscriptionId, renewalDate }) => `${subscriptionId} ${renewalDate}`)
				.sort(),
		listed: (status = '1000') =>
			sandbox.data.customers
				.filter((one) => one.resellerId === resellerId() && one.status === status)
				.sort((a, b) => a.created - b.created),
		pages: () => recorder.to(customersPath()),
		count: (route) => sandbox.requests().byRoute[route] ?? 0,
		provokes: (...rules) => {
			provoked = rules;
		},
	};
}
