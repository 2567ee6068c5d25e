/** Keepnet's page "List companies for cross-sell by license and usage", statement by statement. */
import { describe, expect, test } from '@jest/globals';

import {
	dayAfter,
	EXPORT,
	fileIn,
	foundIds,
	idsOf,
	readCsv,
	renewalDayOf,
	SEARCH,
	TODAY,
	TOKEN,
	useKeepnet,
	written,
	type Company,
} from '../support/keepnet.mts';

const keepnet = useKeepnet();

const search = async (more: Record<string, unknown> = {}) =>
	await keepnet.run({ resource: 'company', operation: 'search', returnAll: true, simplify: false, ...more });
const exported = async (more: Record<string, unknown> = {}) =>
	await keepnet.run({ resource: 'company', operation: 'export', ...more });
const candidates = async (more: Record<string, unknown> = {}) =>
	await keepnet.run({
		resource: 'company',
		operation: 'getCrossSellCandidates',
		returnAll: true,
		options: { asOf: TODAY },
		...more,
	});

const companies = () => keepnet.sandbox.data.companies;
const where = (holds: (company: Company) => boolean) => idsOf(companies().filter(holds));
const sortedBy = (sortBy: string, direction = 'ascending') => ({ by: { sortBy, direction } });
const typeId = () => keepnet.sandbox.data.licenseTypes[1]?.resourceId ?? '';

/** An answer of 200 to the next search, whatever is asked. */
const answerWith = (body: unknown) =>
	keepnet.sandbox.addFault({
		kind: 'status',
		status: 200,
		body: JSON.stringify(body),
		headers: { 'content-type': 'application/json' },
		match: SEARCH,
	});

describe('Each item includes license details', () => {
	const DETAILS: Array<[string, string, (company: Company) => unknown]> = [
		['the license type', 'licenseTypeName', ({ licenseType }) => licenseType.name],
		['whether the license is limited', 'isNumberOfUsersLimited', ({ limit }) => limit !== null],
		['the license limit', 'numberOfUsers', ({ limit }) => String(limit ?? 9999)],
		['the user count', 'targetUserCount', ({ targetUserCount }) => targetUserCount],
		['the renewal date', 'licenseEndDate', ({ licenseEnd }) => (licenseEnd === null ? null : written(licenseEnd))],
		['the tags', 'tags', ({ tags }) => tags],
	];
	test.each(DETAILS)('%s, as %s, also when simplified', async (_what, field, value) => {
		const stored = Object.fromEntries(companies().map((company) => [company.companyResourceId, value(company)]));
		for (const simplify of [false, true]) {
			const ran = await search({ simplify });
			expect(Object.fromEntries(ran.json().map((row) => [row.companyResourceId, row[field]]))).toEqual(stored);
		}
	});

	test.each<[string, string, (company: Company) => unknown]>([
		['license type', 'licenseTypeName', ({ licenseType }) => licenseType.name],
		['license limit', 'licenseLimit', ({ limit }) => limit],
		['user count', 'targetUserCount', ({ targetUserCount }) => targetUserCount],
		['renewal date', 'renewalDate', (company) => renewalDayOf(company) || null],
	])('and Get Cross-Sell Candidates reports the %s as %s', async (_what, field, value) => {
		const stored = new Map(companies().map((company) => [company.companyResourceId, value(company)]));
		const ran = await candidates({ minimumUtilization: 0, options: { asOf: TODAY, includeUnlimited: true } });
		expect(ran.json()).toHaveLength(300);
		for (const row of ran.json()) expect(row[field]).toBe(stored.get(String(row.companyResourceId)));
	});
});

describe('Use filter to narrow by license type, renewal date, or other fields', () => {
	test('license type', async () => {
		const ran = await search({ filters: { licenseTypes: [typeId()] } });
		const expected = where(({ licenseType }) => licenseType.resourceId === typeId());
		expect(expected.length).toBeGreaterThan(10);
		expect(foundIds(ran).sort()).toEqual(expected);
	});

	test('usage', async () => {
		const ran = await search({ filters: { targetUsersFrom: 500, targetUsersTo: 900 } });
		const expected = where(({ targetUserCount }) => targetUserCount >= 500 && targetUserCount <= 900);
		expect(foundIds(ran).sort()).toEqual(expected);
	});

	test('renewal date', async () => {
		const ran = await search({ filters: { renewalDateFrom: dayAfter(0), renewalDateTo: dayAfter(90) } });
		const expected = keepnet.sandbox.expected({ from: 0, to: 90 }).due.map(({ customerId }) => customerId);
		expect(foundIds(ran).sort()).toEqual(expected.sort());
	});

	test('Get Cross-Sell Candidates takes the same filters', async () => {
		const filters = { licenseTypes: [typeId()], renewalDateTo: dayAfter(200) };
		const ran = await candidates({ minimumUtilization: 50, filters });
		const expected = where(
			(company) =>
				company.licenseType.resourceId === typeId() &&
				company.limit !== null &&
				company.targetUserCount >= company.limit / 2 &&
				renewalDayOf(company) !== '' &&
				renewalDayOf(company) <= dayAfter(200),
		);
		expect(expected.length).toBeGreaterThan(5);
		expect(foundIds(ran).sort()).toEqual(expected);
	});
});

describe('Use orderBy and ascending to sort', () => {
	test.each<[string, (company: Company) => number | string]>([
		['RenewalDate', ({ licenseEnd }) => licenseEnd ?? -Infinity],
		['CreateTime', ({ createTime }) => createTime],
		['LicenseTypeName', ({ licenseType }) => licenseType.name],
		['NumberOfUsers', ({ limit }) => String(limit ?? 9999)],
		['TargetUserCount', ({ targetUserCount }) => targetUserCount],
	])('by %s, in both directions', async (orderBy, key) => {
		const keys = new Map(companies().map((company) => [company.companyResourceId, key(company)]));
		const ordered = [...keys.values()].sort((a, b) => (a < b ? -1 : Number(a > b)));
		const keysOf = async (direction: string) =>
			foundIds(await search({ sort: sortedBy(orderBy, direction) })).map((id) => keys.get(id));
		expect(await keysOf('ascending')).toEqual(ordered);
		expect(await keysOf('descending')).toEqual(ordered.reverse());
	});
});

describe('POST /api/companies/search for Get Cross-Sell Candidates: the body', () => {
	test('holds every field that the page requires, and no null', async () => {
		await candidates();
		const bodies = keepnet.bodies(SEARCH);
		// The third page is full: the fourth shows that the total is true.
		expect(bodies.map(({ pageNumber }) => pageNumber).sort()).toEqual([1, 2, 3, 4]);
		for (const body of bodies) {
			expect(body).toMatchObject({
				pageSize: 100,
				orderBy: expect.any(String),
				ascending: expect.any(Boolean),
				isTargetUserCountExceededLimit: false,
			});
			expect(JSON.stringify(body)).not.toContain('null');
		}
	});

	test('isTargetUserCountExceededLimit true returns only companies exceeding the license limit', async () => {
		const ran = await candidates({ filters: { overLicenseLimitOnly: true } });
		expect(keepnet.bodies(SEARCH)[0]?.isTargetUserCountExceededLimit).toBe(true);
		expect(foundIds(ran).sort()).toEqual(
			where(({ limit, targetUserCount }) => limit !== null && targetUserCount > limit),
		);
	});

	test('is sent with a token from the token URL, by client credentials', async () => {
		await candidates();
		expect(keepnet.recorder.sent.map(({ path }) => path)).toEqual([TOKEN, SEARCH, SEARCH, SEARCH, SEARCH]);
		expect(new URLSearchParams(keepnet.recorder.sent[0]?.body).get('grant_type')).toBe('client_credentials');
	});
});

describe('200: the envelope', () => {
	const page = (more: object) => ({
		data: {
			pageNumber: 1,
			pageSize: 100,
			totalNumberOfPages: 1,
			totalNumberOfRecords: 1,
			results: [{ companyResourceId: 'aB1' }],
		},
		...more,
	});

	test.each<[string, object]>([
		[
			'status SUCCESS, message null and validationMessages null',
			{ status: 'SUCCESS', message: null, validationMessages: null },
		],
		['without status, message and validationMessages, which are optional', {}],
		['with a message', { status: 'SUCCESS', message: 'Listed', validationMessages: [] }],
		['with a status that is not known', { status: 'PARTIAL_SUCCESS', message: null }],
	])('is read %s', async (_what, more) => {
		answerWith(page(more));
		const ran = await search();
		expect(ran.error).toBeUndefined();
		expect(foundIds(ran)).toEqual(['aB1']);
	});

	test.each<[string, object]>([
		[
			'status INPUT_ERROR',
			{ data: null, status: 'INPUT_ERROR', message: 'Invalid request', validationMessages: ['Unknown field'] },
		],
		[
			'a status that is not known, and no data',
			{ data: null, status: 'REFUSED', message: null, validationMessages: ['Unknown field'] },
		],
		['isSuccess false', { isSuccess: false, data: null, messages: ['Unknown field'] }],
	])('with %s is an error, and what it says is passed on', async (_what, body) => {
		answerWith(body);
		const ran = await search();
		expect(ran.status).toBe('error');
		expect(ran.error?.description).toContain('Unknown field');
	});

	test('all validationMessages are passed on', async () => {
		answerWith({
			status: 'INPUT_ERROR',
			message: 'Invalid request',
			validationMessages: ['First.', 'Second.'],
			data: null,
		});
		const { error } = await search();
		expect(error?.description).toContain('First.; Second.');
	});

	test.each<[string, Record<string, unknown>]>([
		['as the Quickstart page has it', { legacyEnvelope: 'only' }],
		['both ways at once', { legacyEnvelope: true }],
	])('is read %s', async (_what, knobs) => {
		keepnet.sandbox.setKnobs(knobs);
		const ran = await search();
		expect(foundIds(ran).sort()).toEqual(idsOf(companies()));
	});
});

describe('POST /api/companies/search/export: the same list as a file', () => {
	test('sends every field of the page', async () => {
		await exported({
			exportType: 'Excel',
			pages: 'one',
			pageNumber: 2,
			pageSize: 10,
			sort: sortedBy('CreateTime', 'descending'),
		});
		expect(keepnet.bodies(EXPORT)).toEqual([
			{
				pageNumber: 2,
				pageSize: 10,
				orderBy: 'CreateTime',
				ascending: false,
				isClustered: false,
				isTargetUserCountExceededLimit: false,
				reportAllPages: false,
				exportType: 'Excel',
				filter: { Condition: 'AND', SearchInputTextValue: '' },
			},
		]);
	});

	test('isTargetUserCountExceededLimit true exports only companies exceeding the license limit', async () => {
		const ran = await exported({ filters: { overLicenseLimitOnly: true } });
		expect(keepnet.bodies(EXPORT)[0]?.isTargetUserCountExceededLimit).toBe(true);
		const over = where(({ limit, targetUserCount }) => limit !== null && targetUserCount > limit);
		expect(readCsv(fileIn(ran).toString())).toHaveLength(over.length + 1);
	});

	test('with the same filter and sort holds the companies of the search, in its order', async () => {
		const filters = {
			licenseTypes: [typeId()],
			targetUsersFrom: 100,
			renewalDateFrom: TODAY,
			renewalDateTo: dayAfter(365),
		};
		const sort = sortedBy('TargetUserCount', 'descending');
		const ran = await exported({ filters, sort });
		const [header = [], ...rows] = readCsv(fileIn(ran).toString());
		const columns = ['Company Name', 'License Limit', 'Target Users', 'Renewal Date'].map((name) =>
			header.indexOf(name),
		);
		const found = (await search({ filters, sort })).json();
		expect(found.length).toBeGreaterThan(5);
		expect(rows.map((row) => columns.map((column) => row[column]))).toEqual(
			found.map((row) => [row.companyName, row.numberOfUsers, String(row.targetUserCount), row.licenseEndDate]),
		);
	});

	test('its 200 has no documented content: the file is taken whatever its headers', async () => {
		keepnet.sandbox.setKnobs({ exportHeaders: 'bare' });
		const ran = await exported({ exportType: 'CSV' });
		expect(ran.outputs()[0]?.[0]?.binary?.data).toMatchObject({ fileName: 'Companies.csv', mimeType: 'text/csv' });
	});
});

describe('Common errors', () => {
	const get = async () => await candidates();

	test('403 advises to set Client Role = Reseller and where', async () => {
		keepnet.sandbox.setKnobs({ role: 'Company Admin' });
		expect((await get()).error?.description).toContain(
			'Set Client Role = Reseller in Company → Company Settings → REST API',
		);
	});

	test('401 requests a new token, once', async () => {
		await get();
		keepnet.sandbox.addFault({ kind: 'tokenExpiry', times: 1 });
		expect((await get()).error).toBeUndefined();
		expect(keepnet.recorder.to(TOKEN)).toHaveLength(2);
	});

	test('400 names filters and sort as what to check', async () => {
		keepnet.provokes('filter field');
		const filterJson = '{"FilterItems": [{"FieldName": "RenewalDate", "Operator": "=", "Value": "2027-01-01"}]}';
		const { error } = await candidates({ filters: { filterJson } });
		expect(error?.message).toContain('Keepnet did not accept the search');
		expect(error?.description).toContain('No filter on "RenewalDate"');
		expect(error?.description).toContain('Keepnet cannot filter or sort by every field');
	});
});
