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
/** Where the account's date format stands. */
export const SETTINGS = '/api/system-users/settings';

export type Company = RunningKeepnet['data']['companies'][number];

type StartOptions = NonNullable<Parameters<typeof startKeepnet>[0]>;
type RunOptions = NonNullable<Parameters<typeof runWorkflow>[1]> & { onError?: TestNode['onError'] };

/** A moment as the sandbox's account writes it by default, to the minute. */
export function written(ms: number): string {
	const iso = new Date(ms).toISOString();
	return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11, 16)}`;
}

/** `YYYY-MM-DD`, the given number of days after the sandbox's today. */
export const dayAfter = (days: number): string =>
	new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);

/** The renewal day of a company, `YYYY-MM-DD`; `''` without one. */
export const renewalDayOf = ({ licenseEnd }: Company): string =>
	licenseEnd === null ? '' : new Date(licenseEnd).toISOString().slice(0, 10);

export const idsOf = (companies: readonly Company[]): string[] =>
	companies.map(({ companyResourceId }) => companyResourceId).sort();

/** The ids that a run put out, in order. */
export const foundIds = (ran: Ran): string[] =>
	ran.json().map(({ companyResourceId, customerId }) => String(companyResourceId ?? customerId));

/** The file that the first item carries. */
export function fileIn(ran: Ran, property = 'data'): Buffer {
	const data = ran.outputs()[0]?.[0]?.binary?.[property]?.data;
	if (data === undefined) throw new Error(`No file in "${property}"`);
	return Buffer.from(data, 'base64');
}

/** Records of a CSV text (RFC 4180), the header among them. */
export function readCsv(text: string, delimiter = ','): string[][] {
	const records: string[][] = [[]];
	const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\r\\n${delimiter}]*))(${delimiter}|\\r\\n|$)`, 'y');
	while (field.lastIndex < text.length) {
		const [, quoted, plain, end] = field.exec(text) ?? [];
		if (end === undefined) throw new Error('Not CSV');
		records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
		if (end === '\r\n' && field.lastIndex < text.length) records.push([]);
	}
	return records;
}

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
	/** Leaves the account without a date format: neither its settings nor its own company can be read. */
	hideDateFormat(): void;
	/** Rules that this test breaks on purpose. */
	provokes(...rules: string[]): void;
}

/** Starts one sandbox for the tests of a file; after each test, no rule may have been broken but those it provokes. */
export function useKeepnet({ customers = 300, seed = 7, today = TODAY, ...more }: StartOptions = {}): KeepnetBench {
	let sandbox: RunningKeepnet;
	let recorder: Recorder;
	let account: StoredCredential;
	let provoked: string[] = [];
	jest.setTimeout(180_000);

	const save = (fields: Record<string, unknown> = {}) => {
		const { url } = recorder;
		const data = { ...sandbox.credential, baseUrl: url, accessTokenUrl: `${url}${TOKEN}`, ...fields };
		return credentials.save(sandbox.credentialType, data);
	};

	beforeAll(async () => {
		sandbox = await startKeepnet({ customers, seed, today, ...more });
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
		sandbox.reset({ customers, seed, today, knobs: true });
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
		run: async (parameters, { onError, ...how } = {}) =>
			await runWorkflow([{ type: 'Keepnet', parameters, credentials: account, onError }], how),
		bodies: (path) => recorder.to(path).map(({ body }) => JSON.parse(body) as Record<string, unknown>),
		hideDateFormat() {
			sandbox.setKnobs({ accountSettings: 403 });
			const own = `/api/companies/${sandbox.data.own.companyResourceId}`;
			sandbox.addFault({ kind: 'status', status: 403, match: own });
		},
		provokes: (...rules) => {
			provoked = rules;
		},
	};
}
