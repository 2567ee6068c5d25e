/** A vendor's node against its sandbox, with all that is sent on record. */
import { inspect } from 'node:util';

import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';

import type { Running, StartOptions } from '../../sandbox/index.mts';
import type { StoredCredential } from './credentials.mts';
import { credentials, runWorkflow, type Ran, type TestNode } from './n8n.mts';
import { startRecorder, type Recorder } from './recorder.mts';

/** The sandbox's day in all these tests; As Of sets the nodes to it. */
export const TODAY = '2026-11-22';

/** `YYYY-MM-DD`, the given number of days after the sandbox's today. */
export const dayAfter = (days: number): string =>
	new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);

type Fields = Record<string, unknown>;
type RunOptions = NonNullable<Parameters<typeof runWorkflow>[1]> & {
	onError?: TestNode['onError'];
	account?: StoredCredential;
};

export interface VendorBench<Data, Values> {
	readonly sandbox: Running<Data, Values>;
	readonly recorder: Recorder;
	/** The account of the present test; its token, if it has one, is kept from one execution to the next. */
	readonly account: StoredCredential;
	/** Saves another account that differs in some fields. */
	save(fields?: Fields): StoredCredential;
	/** Start → the vendor's node, in UTC. */
	run(parameters: Fields, options?: RunOptions): Promise<Ran>;
	/** The renewals of a window of days from the sandbox's today. */
	upcoming(parameters?: Fields, options?: RunOptions): Promise<Ran>;
	/** What is due, as `[customerId, renewalDate]`, sorted. */
	due(from?: number, to?: number): string[][];
	/** Turns knobs of the sandbox for this test. */
	turn(knobs: Fields): void;
	/** Rules that this test breaks on purpose. */
	provokes(...rules: string[]): void;
}

/** `[customerId, renewalDate]` of every record, sorted. */
export const foundIn = (ran: Ran): string[][] =>
	ran
		.json()
		.map(({ customerId, renewalDate }) => [String(customerId), String(renewalDate)])
		.sort();

/** Nothing that an execution left behind, errors and hints among it, may hold a secret. */
export function expectNoSecrets(ran: Ran, ...secrets: unknown[]): void {
	const left = inspect([ran.run, ran.error], { depth: 30, maxStringLength: null, showHidden: true });
	for (const secret of secrets) expect(left).not.toContain(String(secret));
}

/**
 * Starts one sandbox for the tests of a file; after each test, no rule may have been broken but those it provokes.
 * @param addressesAt the credential's addresses for a server at that URL
 */
export function useVendor<Data, Values>(
	type: TestNode['type'],
	start: (options?: StartOptions<Values>) => Promise<Running<Data, Values>>,
	size: StartOptions<Values> = {},
	addressesAt: (url: string) => Fields = (url) => ({ baseUrl: url }),
): VendorBench<Data, Values> {
	const started = { customers: 300, seed: 7, today: TODAY, ...size };
	let sandbox: Running<Data, Values>;
	let recorder: Recorder;
	let account: StoredCredential;
	let provoked: string[] = [];
	jest.setTimeout(180_000);

	// Each test's account is another one to the memory of tokens, which outlives the sandbox's reset.
	let accounts = 0;
	const save = (fields: Fields = {}) => {
		accounts += 1;
		const addresses = addressesAt(`${recorder.url}${'/'.repeat(accounts)}`);
		return credentials.save(sandbox.credentialType, { ...sandbox.credential, ...addresses, ...fields });
	};
	const run = async (parameters: Fields, { onError, account: other = account, ...more }: RunOptions = {}) =>
		await runWorkflow([{ type, parameters, credentials: other, onError }], { timezone: 'UTC', ...more });

	beforeAll(async () => {
		sandbox = await start(started);
		recorder = await startRecorder(sandbox.url);
	});
	beforeEach(() => {
		account = save();
	});
	afterEach(async () => {
		// Requests that were on their way when a list was given up must not be taken for the next test's.
		await recorder.quiet();
		const broken = sandbox.violations().filter(({ rule }) => !provoked.includes(rule));
		provoked = [];
		recorder.clear();
		sandbox.reset({ ...started, knobs: true });
		expect(broken).toEqual([]);
	});
	afterAll(async () => {
		await recorder.close();
		await sandbox.close();
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
		save,
		run,
		upcoming: async ({ options = {}, ...parameters } = {}, more) =>
			await run(
				{
					resource: 'renewal',
					operation: 'getUpcoming',
					...parameters,
					options: { asOf: TODAY, ...(options as object) },
				},
				more,
			),
		due: (from = 0, to = 90) =>
			sandbox
				.expected({ from, to })
				.due.map(({ customerId, renewalDate }) => [customerId, String(renewalDate)])
				.sort(),
		turn: (knobs) => sandbox.setKnobs(knobs as Partial<Values>),
		provokes: (...rules) => {
			provoked = rules;
		},
	};
}
