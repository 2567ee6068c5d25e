/** The Keepnet node against its sandbox, with all that is sent on record. */
import { startKeepnet, type RunningKeepnet } from '../../sandbox/index.mts';
import type { KeepnetKnobs } from '../../sandbox/keepnet/knobs.mts';
import type { Ran } from './n8n.mts';
import { useVendor, type VendorBench } from './vendor.mts';

export { dayAfter, TODAY } from './vendor.mts';

export const SEARCH = '/api/companies/search';
export const EXPORT = '/api/companies/search/export';
export const TOKEN = '/connect/token';
/** Where the account's date format stands. */
export const SETTINGS = '/api/system-users/settings';

export type Company = RunningKeepnet['data']['companies'][number];

type StartOptions = NonNullable<Parameters<typeof startKeepnet>[0]>;

/** A moment as the sandbox's account writes it by default, to the minute. */
export function written(ms: number): string {
	const iso = new Date(ms).toISOString();
	return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11, 16)}`;
}

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

type KeepnetBench = VendorBench<RunningKeepnet['data'], KeepnetKnobs> & {
	/** The bodies that were posted to a path, oldest first. */
	bodies(path: string): Array<Record<string, unknown>>;
	/** Leaves the account without a date format: neither its settings nor its own company can be read. */
	hideDateFormat(): void;
};

/** The bench of every vendor, with workflows in their usual zone. */
export function useKeepnet(size: StartOptions = {}): KeepnetBench {
	const bench = useVendor('Keepnet', startKeepnet, size, (url) => ({
		baseUrl: url,
		accessTokenUrl: new URL(TOKEN, url).href,
	}));
	const { run } = bench;
	return Object.assign(bench, {
		run: async (...[parameters, how]: Parameters<typeof run>) => await run(parameters, { timezone: undefined, ...how }),
		bodies: (path: string) => bench.recorder.to(path).map(({ body }) => JSON.parse(body) as Record<string, unknown>),
		hideDateFormat() {
			bench.sandbox.setKnobs({ accountSettings: 403 });
			const own = `/api/companies/${bench.sandbox.data.own.companyResourceId}`;
			bench.sandbox.addFault({ kind: 'status', status: 403, match: own });
		},
	});
}
