/** Keepnet's page "List customers with renewals in the next N days", statement by statement. */
import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';

import { runWorkflow } from '../support/n8n.mts';
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
} from '../support/keepnet.mts';

const keepnet = useKeepnet();

const upcoming = async (more: Record<string, unknown> = {}) =>
	await keepnet.run({
		resource: 'renewal',
		operation: 'getUpcoming',
		daysAhead: 90,
		options: { asOf: TODAY },
		...more,
	});
const search = async (more: Record<string, unknown> = {}) =>
	await keepnet.run({ resource: 'company', operation: 'search', returnAll: true, ...more });
const exported = async (more: Record<string, unknown> = {}) =>
	await keepnet.run({ resource: 'company', operation: 'export', ...more });

const due = (from = 0, to = 90) => keepnet.sandbox.expected({ from, to }).due;
const dueIds = (to = 90) =>
	due(0, to)
		.map(({ customerId }) => customerId)
		.sort();
const sortedBy = (sortBy: string, direction = 'ascending') => ({ by: { sortBy, direction } });

describe('List companies whose license renewal date falls within the next N days', () => {
	test.each([0, 1, 30, 90, 365])('returns exactly the companies that renew within %i days', async (daysAhead) => {
		const ran = await upcoming({ daysAhead });
		expect(ran.error).toBeUndefined();
		expect(foundIds(ran).sort()).toEqual(dueIds(daysAhead));
	});

	test('N is 90 when nothing is set', async () => {
		const ran = await keepnet.run({ resource: 'renewal', operation: 'getUpcoming', options: { asOf: TODAY } });
		expect(foundIds(ran).sort()).toEqual(dueIds(90));
	});

	test('returns upcoming renewals first', async () => {
		const dates = (await upcoming()).json().map(({ renewalDate }) => String(renewalDate));
		expect(dates.length).toBeGreaterThan(50);
		expect(dates).toEqual([...dates].sort());
	});

	test('sends a filter on the renewal date between today and today + N days', async () => {
		await upcoming({ daysAhead: 30 });
		const [body] = keepnet.bodies(SEARCH);
		const filter = JSON.stringify(body?.filter);
		const value = (operator: string) =>
			new RegExp(`"FieldName":"LicenseEndDate","Operator":"${operator}","Value":"([^"]*)"`).exec(filter)?.[1] ?? '';
		expect(value('>=') <= TODAY && value('>=') >= dayAfter(-2)).toBe(true);
		expect(value('<=') >= dayAfter(30) && value('<=') <= dayAfter(32)).toBe(true);
	});

	test.each([
		['ignores the renewal-date filter', { ignoreDateFilters: true }],
		['refuses the renewal-date filter', { refuseDateFilters: true }],
		['refuses the filter and every order', { refuseDateFilters: true, refuseOrderBy: '*' }],
		['ignores both filter and order', { ignoreDateFilters: true, ignoreOrderBy: true }],
	])('filters client-side where the API %s', async (_what, knobs) => {
		keepnet.sandbox.setKnobs(knobs);
		const ran = await upcoming();
		expect(ran.error).toBeUndefined();
		expect(foundIds(ran).sort()).toEqual(dueIds());
	});

	test('includes a company on the last day, whatever the time, but not one a day later', async () => {
		const onDay = (days: number) =>
			idsOf(keepnet.sandbox.data.companies.filter((company) => renewalDayOf(company) === dayAfter(days)));
		const found = foundIds(await upcoming());
		expect(onDay(90).length).toBeGreaterThan(1);
		expect(found).toEqual(expect.arrayContaining([...onDay(0), ...onDay(90)]));
		expect(found.filter((id) => [...onDay(-1), ...onDay(91)].includes(id))).toEqual([]);
	});
});

describe('OAuth2 client credentials', () => {
	test('requests the token by POST /connect/token with Client ID, Client Secret and scope api1 as a form', async () => {
		await search();
		const [asked, ...more] = keepnet.recorder.to(TOKEN);
		expect(more).toEqual([]);
		expect(asked?.method).toBe('POST');
		expect(asked?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
		expect(asked?.headers.authorization).toBeUndefined();
		expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
			grant_type: 'client_credentials',
			client_id: keepnet.sandbox.credential.clientId,
			client_secret: keepnet.sandbox.credential.clientSecret,
			scope: 'api1',
		});
	});

	test('sends the token as a bearer with every request', async () => {
		await search();
		const asked = keepnet.recorder.to(SEARCH);
		expect(asked).toHaveLength(4);
		for (const { headers } of asked) expect(headers.authorization).toMatch(/^Bearer \S+$/);
	});
});

describe('POST /api/companies/search: the body', () => {
	test('is sent by POST as application/json', async () => {
		await search();
		for (const { method, headers } of keepnet.recorder.to(SEARCH)) {
			expect([method, headers['content-type']]).toEqual(['POST', 'application/json']);
		}
	});

	test('sends pageNumber 1-based, one more for every page, and one after a full last page', async () => {
		await search();
		expect(
			keepnet
				.bodies(SEARCH)
				.map(({ pageNumber }) => pageNumber)
				.sort(),
		).toEqual([1, 2, 3, 4]);
	});

	test.each([10, 50, 1000])('sends pageSize %i as an integer', async (pageSize) => {
		const ran = await search({ options: { pageSize } });
		const sizes = new Set(keepnet.bodies(SEARCH).map((body) => body.pageSize));
		expect([...sizes]).toEqual([pageSize]);
		expect(ran.json()).toHaveLength(300);
	});

	test('sends orderBy CreateTime when no sorting is set', async () => {
		await search();
		expect(keepnet.bodies(SEARCH)[0]).toMatchObject({ orderBy: 'CreateTime', ascending: true });
	});

	test.each([
		['ascending', true],
		['descending', false],
	])('sends ascending for %s as %s', async (direction, ascending) => {
		const ran = await search({ sort: sortedBy('CreateTime', direction) });
		expect(keepnet.bodies(SEARCH)[0]?.ascending).toBe(ascending);
		const oldestFirst = [...keepnet.sandbox.data.companies].sort((a, b) => a.createTime - b.createTime);
		const end = ascending ? oldestFirst[0] : oldestFirst.at(-1);
		expect(foundIds(ran)[0]).toBe(end?.companyResourceId);
	});

	test('isTargetUserCountExceededLimit true returns only companies exceeding the license limit', async () => {
		const ran = await search({ filters: { overLicenseLimitOnly: true } });
		expect(keepnet.bodies(SEARCH)[0]?.isTargetUserCountExceededLimit).toBe(true);
		const over = keepnet.sandbox.data.companies.filter(
			({ limit, targetUserCount }) => limit !== null && targetUserCount > limit,
		);
		expect(over.length).toBeGreaterThan(10);
		expect(foundIds(ran).sort()).toEqual(idsOf(over));
	});

	test('isTargetUserCountExceededLimit is false otherwise, and returns all companies', async () => {
		const ran = await search();
		expect(keepnet.bodies(SEARCH)[0]?.isTargetUserCountExceededLimit).toBe(false);
		expect(foundIds(ran).sort()).toEqual(idsOf(keepnet.sandbox.data.companies));
	});

	test('holds no null anywhere, with filters and without', async () => {
		await search();
		await search({ filters: { companyName: 'a', renewalDateTo: '2027-05-01' } });
		await upcoming();
		for (const body of keepnet.bodies(SEARCH)) expect(JSON.stringify(body)).not.toContain('null');
	});

	test('a 200 with a page of the list is read to its last page', async () => {
		const ran = await search({ simplify: false, options: { pageSize: 7 } });
		expect(keepnet.recorder.to(SEARCH)).toHaveLength(Math.ceil(300 / 7));
		expect(new Set(foundIds(ran)).size).toBe(300);
	});
});

describe('orderBy "RenewalDate" and ascending: true', () => {
	const byRenewal = (a: { licenseEnd: number | null }, b: { licenseEnd: number | null }) =>
		(a.licenseEnd ?? 0) - (b.licenseEnd ?? 0);
	const inOrder = () =>
		[...keepnet.sandbox.data.companies].sort(byRenewal).map(({ companyResourceId }) => companyResourceId);

	test('is sent as it is spelled', async () => {
		keepnet.sandbox.setKnobs({ renewalDateOrderBy: 'alias' });
		const ran = await search({ sort: sortedBy('RenewalDate') });
		expect(keepnet.bodies(SEARCH).map(({ orderBy, ascending }) => [orderBy, ascending])).toEqual(
			Array(4).fill(['RenewalDate', true]),
		);
		expect(foundIds(ran)).toEqual(inOrder());
	});

	test('falls back to LicenseEndDate when it is refused', async () => {
		const ran = await search({ sort: sortedBy('RenewalDate') });
		expect(keepnet.bodies(SEARCH).map(({ orderBy }) => orderBy)).toEqual([
			'RenewalDate',
			...Array<string>(4).fill('LicenseEndDate'),
		]);
		expect(foundIds(ran)).toEqual(inOrder());
	});

	test('is tried by Get Upcoming when LicenseEndDate is refused', async () => {
		keepnet.sandbox.setKnobs({ renewalDateOrderBy: 'alias', refuseOrderBy: 'LicenseEndDate' });
		const ran = await upcoming();
		expect(keepnet.bodies(SEARCH).at(-1)).toMatchObject({ orderBy: 'RenewalDate', ascending: true });
		expect(foundIds(ran).sort()).toEqual(dueIds());
	});

	test('is paginated only as far as the window when there is no filter', async () => {
		keepnet.sandbox.setKnobs({ refuseDateFilters: true, nullDates: 'last' });
		const ran = await upcoming({ daysAhead: 1, options: { asOf: dayAfter(-30) } });
		expect(ran.error).toBeUndefined();
		const good = keepnet.sandbox.requests().log.filter(({ path, status }) => path === SEARCH && status === 200);
		expect(good).toHaveLength(1);
	});
});

describe('POST /api/companies/search/export', () => {
	test('is sent by POST with every field of the page', async () => {
		await exported();
		const [asked] = keepnet.recorder.to(EXPORT);
		expect([asked?.method, asked?.headers['content-type']]).toEqual(['POST', 'application/json']);
		expect(keepnet.bodies(EXPORT)).toEqual([
			{
				pageNumber: 1,
				pageSize: 100,
				orderBy: 'CreateTime',
				ascending: true,
				isClustered: false,
				isTargetUserCountExceededLimit: false,
				reportAllPages: true,
				exportType: 'CSV',
				filter: { Condition: 'AND', SearchInputTextValue: '' },
			},
		]);
	});

	test('reportAllPages true exports all pages', async () => {
		const ran = await exported({ pages: 'all' });
		expect(readCsv(fileIn(ran).toString())).toHaveLength(301);
	});

	test('reportAllPages false exports the page of pageNumber and pageSize', async () => {
		const ran = await exported({ pages: 'one', pageNumber: 3, pageSize: 120, sort: sortedBy('CompanyName') });
		expect(keepnet.bodies(EXPORT)[0]).toMatchObject({ reportAllPages: false, pageNumber: 3, pageSize: 120 });
		const names = (await search({ sort: sortedBy('CompanyName') })).json().map(({ companyName }) => companyName);
		const rows = readCsv(fileIn(ran).toString()).slice(1);
		expect(rows.map(([name]) => name)).toEqual(names.slice(240));
	});

	test('isTargetUserCountExceededLimit true exports only companies exceeding the license limit', async () => {
		const ran = await exported({ filters: { overLicenseLimitOnly: true } });
		const over = keepnet.sandbox.data.companies.filter(
			({ limit, targetUserCount }) => limit !== null && targetUserCount > limit,
		);
		expect(readCsv(fileIn(ran).toString())).toHaveLength(over.length + 1);
	});

	test.each([
		['CSV', 'Comp'],
		['Excel', 'PK\u0003\u0004'],
	])('exportType %s brings that kind of file', async (exportType, begin) => {
		const ran = await exported({ exportType });
		expect(keepnet.bodies(EXPORT)[0]?.exportType).toBe(exportType);
		expect(fileIn(ran).toString('latin1', 0, 4)).toBe(begin);
	});

	test('the same filter as in search brings only companies with renewals in the window', async () => {
		const ran = await exported({ filters: { renewalDateFrom: TODAY, renewalDateTo: dayAfter(90) } });
		const names = readCsv(fileIn(ran).toString())
			.slice(1)
			.map(([name]) => name);
		expect(names.sort()).toEqual(
			due()
				.map(({ customerName }) => customerName)
				.sort(),
		);
	});

	test('the same orderBy as in search is sent, LicenseEndDate when RenewalDate is refused', async () => {
		const filters = { renewalDateFrom: TODAY, renewalDateTo: dayAfter(90) };
		const ran = await exported({ filters, sort: sortedBy('RenewalDate') });
		expect(ran.error).toBeUndefined();
		expect(keepnet.bodies(EXPORT).at(-1)?.orderBy).toBe('LicenseEndDate');
		const found = (await search({ filters, sort: sortedBy('RenewalDate') }))
			.json()
			.map(({ companyName }) => companyName);
		expect(
			readCsv(fileIn(ran).toString())
				.slice(1)
				.map(([name]) => name),
		).toEqual(found);
	});

	test('all exported, then filtered by the renewal date column, brings the same companies', async () => {
		const [header = [], ...rows] = readCsv(fileIn(await exported()).toString());
		const items = rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
		const ran = await runWorkflow(
			[{ type: 'RenewalWindowFilter', parameters: { daysAhead: 90, options: { asOf: TODAY } } }],
			{ items },
		);
		const names = ran.outputs()[0]?.map(({ json }) => json['Company Name']);
		expect(names?.sort()).toEqual(
			due()
				.map(({ customerName }) => customerName)
				.sort(),
		);
		expect(ran.outputs()[2]).toHaveLength(keepnet.sandbox.expected().undated.length);
	});
});

const OPERATIONS: Array<[string, Record<string, unknown>]> = [
	['search', { resource: 'company', operation: 'search' }],
	['export', { resource: 'company', operation: 'export' }],
	['upcoming renewals', { resource: 'renewal', operation: 'getUpcoming' }],
];

describe('Common errors', () => {
	test.each(OPERATIONS)('403 on %s advises to set Client Role = Reseller and where', async (_name, parameters) => {
		keepnet.sandbox.setKnobs({ role: 'Company Admin' });
		const { error } = await keepnet.run(parameters);
		expect(error?.message).toContain('does not have the Reseller role');
		expect(error?.description).toContain('Set Client Role = Reseller in Company → Company Settings → REST API');
		expect(keepnet.recorder.to(SEARCH).length + keepnet.recorder.to(EXPORT).length).toBe(1);
	});

	test.each(OPERATIONS)(
		'401 on %s requests a new token by POST /connect/token, and goes on',
		async (_name, parameters) => {
			await search({ returnAll: false, limit: 1 });
			keepnet.sandbox.addFault({ kind: 'tokenExpiry', times: 1 });
			const ran = await keepnet.run(parameters);
			expect(ran.error).toBeUndefined();
			expect(ran.json().length).toBeGreaterThan(0);
			expect(keepnet.recorder.to(TOKEN)).toHaveLength(2);
		},
	);

	test.each(OPERATIONS)('401 on %s that a new token does not cure is reported as such', async (_name, parameters) => {
		keepnet.sandbox.addFault({ kind: 'status', status: 401, match: '/api/' });
		const { error } = await keepnet.run(parameters);
		expect(error?.message).toContain('did not accept the access token');
		expect(error?.description).toContain('Check that the REST API client is Active');
		expect(inspect(error, { depth: 9 })).not.toContain(String(keepnet.sandbox.credential.clientSecret));
	});

	test.each(OPERATIONS)(
		'404 on %s names the address and the scope, not an ID that nobody entered',
		async (_name, parameters) => {
			keepnet.sandbox.addFault({ kind: 'status', status: 404, match: '/api/' });
			const { error } = await keepnet.run(parameters);
			expect(error?.message).toContain('Keepnet could not find this company or address');
			expect(error?.description).toContain('Check Base URL in the credential');
		},
	);

	test.each(OPERATIONS.slice(0, 2))(
		'400 on %s passes on what Keepnet said, and names what to check',
		async (_name, parameters) => {
			keepnet.sandbox.setKnobs({ refuseOrderBy: 'CreateTime' });
			const { error } = await keepnet.run(parameters);
			expect(error?.message).toContain('Keepnet did not accept the search');
			expect(error?.description).toContain('Invalid orderBy "CreateTime"');
			expect(error?.description).toContain('Check Filters, Filter (JSON) and Sort');
			expect(error?.description).toContain('Code INPUT_ERROR');
		},
	);

	test('400 on every way to ask for upcoming renewals ends in the same message', async () => {
		keepnet.sandbox.setKnobs({ refuseOrderBy: '*,CreateTime' });
		const { error } = await upcoming();
		expect(error?.message).toContain('Keepnet did not accept the search');
	});
});
