/** The Keepnet node against its sandbox, with all that is sent on record. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';

import { startKeepnet, type RunningKeepnet } from '../../sandbox/index.mts';
import type { StoredCredential } from './credentials.mts';
import { credentials, runWorkflow, type Ran, type TestNode } from './n8n.mts';
import { startRecorder, type Recorder } from './recorder.mts';

/** The sandbox's day in all these tests; As Of sets the nodes to it. */
export const TODAY = '2026-11-22';

export const SEARCH = '/api/companies/search';
export const EXPORT = '/api/companies/search/export';
export const TOKEN = '/connect/token';

export type Company = RunningKeepnet['data']['companies'][number];

type StartOptions = NonNullable<Parameters<typeof startKeepnet>[0]>;
type RunOptions = NonNullable<Parameters<typeof runWorkflow>[1]> & { onError?: TestNode['onError'] };

export interface KeepnetBench {
	readonly sandbox: RunningKeepnet;
	readonly recorder: Recorder;
	/** The account of the present test; its token is kept from one execution to the next. */
	readonly account: StoredCredential;
	/** Saves another account that differs in some fields. */
	save(fields: Record<string, unknown>): StoredCredential;
	/** Start → Keepnet. */
	run(parameters: Record<string, unknown>, options?: RunOptions): Promise<Ran>;
	/** The bodies that were posted to a path, oldest first. */
	bodies(path: string): Array<Record<string, unknown>>;
	/** Rules that this test breaks on purpose. */
	provokes(...rules: string[]): void;
}

/** Starts one sandbox for the tests of a file; after each test, no rule may have been broken but those it provokes. */
export function useKeepnet(options: StartOptions = {}): KeepnetBench {
	let sandbox: RunningKeepnet;
	let recorder: Recorder;
	let account: StoredCredential;
	let provoked: string[] = [];
	jest.setTimeout(60_000);

	const save = (fields: Record<string, unknown> = {}) => {
		const { url } = recorder;
		const data = { ...sandbox.credential, baseUrl: url, accessTokenUrl: `${url}${TOKEN}`, ...fields };
		return credentials.save(sandbox.credentialType, data);
	};

	beforeAll(async () => {
		sandbox = await startKeepnet({ customers: 300, seed: 7, today: TODAY, ...options });
		recorder = await startRecorder(sandbox.url);
	});
	beforeEach(() => {
		account = save();
	});
	afterEach(() => {
		expect(sandbox.violations().filter(({ rule }) => !provoked.includes(rule))).toEqual([]);
		provoked = [];
		recorder.clear();
		sandbox.reset({ knobs: true });
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
		run: async (parameters, { onError, ...more } = {}) =>
			await runWorkflow([{ type: 'Keepnet', parameters, credentials: account, onError }], more),
		bodies: (path) => recorder.to(path).map(({ body }) => JSON.parse(body) as Record<string, unknown>),
		provokes: (...rules) => {
			provoked = rules;
		},
	};
}
