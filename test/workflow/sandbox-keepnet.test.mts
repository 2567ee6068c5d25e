import { Agent, request, type Dispatcher } from 'undici';
import { startKeepnet, startSandboxes, type RunningKeepnet } from '../../sandbox/index.mts';

const TODAY = '2026-11-22';
const DAY_MS = 86_400_000;
const EVERYTHING = { Condition: 'AND', SearchInputTextValue: '' };

type Item = [FieldName: string, Operator: string, Value: unknown];
type Row = Record<string, unknown> & { companyResourceId: string; licenseEndDate: string | null };
interface Page {
	totalNumberOfPages: number;
	totalNumberOfRecords: number;
	limitExceededCompanyCount: number;
	results: Row[];
}

let keepnet: RunningKeepnet;
beforeAll(async () => {
	keepnet = await startKeepnet({ seed: 7, today: TODAY });
});
beforeEach(() => keepnet.reset({ knobs: true }));
afterAll(() => keepnet.close());

/** Some tests look at the status alone: their connections stay open until the body is read, or with the agent. */
const agent = new Agent();
afterAll(() => agent.destroy());

const where = (...items: Item[]) => ({
	...EVERYTHING,
	FilterGroups: [
		{
			Condition: 'AND',
			FilterItems: items.map(([FieldName, Operator, Value]) => ({ FieldName, Operator, Value })),
		},
	],
});
const query = (more: object = {}) => ({
	pageNumber: 1,
	pageSize: 1_000,
	orderBy: 'LicenseEndDate',
	ascending: true,
	filter: EVERYTHING,
	...more,
});

function askToken(form: Record<string, string> = {}, type = 'application/x-www-form-urlencoded') {
	const { clientId, clientSecret } = keepnet.credential;
	const body = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: String(clientId),
		client_secret: String(clientSecret),
		scope: 'api1',
		...form,
	});
	const headers = { 'content-type': type };
	return request(`${keepnet.url}/connect/token`, { method: 'POST', headers, body: `${body}`, dispatcher: agent });
}

async function bearer(): Promise<Record<string, string>> {
	const { access_token: token } = (await (await askToken()).body.json()) as Record<string, string>;
	return { authorization: `Bearer ${token}` };
}

const post = (path: string, headers: object, body: unknown) =>
	request(`${keepnet.url}/api/${path}`, {
		dispatcher: agent,
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
const get = (path: string, headers: object) =>
	request(`${keepnet.url}/api/${path}`, { headers: { ...headers }, dispatcher: agent });
const dataOf = async ({ body }: Dispatcher.ResponseData) => ((await body.json()) as { data: unknown }).data;
const search = async (headers: object, more?: object) =>
	(await dataOf(await post('companies/search', headers, query(more)))) as Page;
const found = async (headers: object, ...items: Item[]) =>
	(await search(headers, { filter: where(...items) })).totalNumberOfRecords;
const rules = () => keepnet.violations().map(({ rule }) => rule);

test('gives tokens to forms only, and reports a wrong secret as invalid_client', async () => {
	const good = await askToken();
	expect(await good.body.json()).toMatchObject({ expires_in: 3_600, token_type: 'Bearer' });
	const wrong = await askToken({ client_secret: 'sandbox-wrong' });
	expect([wrong.statusCode, await wrong.body.json()]).toEqual([400, { error: 'invalid_client' }]);
	expect((await askToken({}, 'application/json')).statusCode).toBe(500);
	expect(rules()).toEqual(['token content type']);
	await askToken();
	expect(rules()).toContain('token per request');
});

test('answers 401 without a body to a missing and to an expired token', async () => {
	const headers = await bearer();
	expect((await get('companies/my', headers)).statusCode).toBe(200);
	keepnet.addFault({ kind: 'tokenExpiry', times: 1 });
	for (const sent of [{}, headers]) {
		const answer = await get('companies/my', sent);
		expect([answer.statusCode, await answer.body.text()]).toEqual([401, '']);
		expect(answer.headers['www-authenticate']).toBe('Bearer');
	}
	expect(rules()).toEqual(['missing bearer']);
	expect((await askToken()).statusCode).toBe(200);
	expect(rules()).toHaveLength(1);
});

test('pages through every company once, by renewal, in the account’s date format', async () => {
	const headers = await bearer();
	const rows: Row[] = [];
	for (let pageNumber = 1; pageNumber <= 3; pageNumber += 1) {
		const page = await search(headers, { pageNumber, pageSize: 120 });
		expect([page.totalNumberOfPages, page.totalNumberOfRecords]).toEqual([3, 300]);
		rows.push(...page.results);
	}
	expect(new Set(rows.map(({ companyResourceId }) => companyResourceId)).size).toBe(300);
	const days = rows.flatMap(({ licenseEndDate: end }) => {
		if (end === null) return [];
		expect(end).toMatch(/^\d\d\/\d\d\/\d{4} \d\d:\d\d$/);
		return [`${end.slice(6, 10)}-${end.slice(3, 5)}-${end.slice(0, 2)}`];
	});
	expect(days).toEqual([...days].sort());
	const last = new Date(Date.parse(TODAY) + 90 * DAY_MS).toISOString().slice(0, 10);
	const { due, overdue, undated } = keepnet.expected({ from: 0, to: 90 });
	expect(due.map(({ renewalDate }) => renewalDate)).toEqual(days.filter((day) => day >= TODAY && day <= last));
	expect([overdue.length + due.length > 0, undated.length]).toEqual([true, 300 - days.length]);
	expect(keepnet.violations()).toEqual([]);
});

test('has the edges of a 90-day window at both ends of their days, same from the same seed', async () => {
	const ends = keepnet.data.companies.map(({ licenseEnd }) => licenseEnd);
	for (const days of [-1, 0, 90, 91]) {
		const midnight = Date.parse(TODAY) + days * DAY_MS;
		expect(ends).toEqual(expect.arrayContaining([midnight, midnight + DAY_MS - 60_000]));
	}
	const before = JSON.stringify(keepnet.data.companies);
	keepnet.reset({ seed: 8 });
	expect(JSON.stringify(keepnet.data.companies)).not.toBe(before);
	keepnet.reset({ seed: 7 });
	expect(JSON.stringify(keepnet.data.companies)).toBe(before);
});

test('reads filter dates as ISO or with slashes; a bare upper bound stops at 00:00', async () => {
	const headers = await bearer();
	const until = (value: string) => found(headers, ['licenseEndDate', '>=', TODAY], ['LicenseEndDate', '<=', value]);
	const naive = await until('2027-02-20');
	expect(await until('20/02/2027 00:00')).toBe(naive);
	expect(await until('2027/02/20')).toBe(naive);
	const all = keepnet.expected({ from: 0, to: 90 }).due.length;
	expect(naive).toBeLessThan(all);
	expect(await until('20/02/2027 23:59')).toBe(all);
	keepnet.setKnobs({ dateOnlyUpperBound: 'endOfDay' });
	expect(await until('2027-02-20')).toBe(all);
	keepnet.setKnobs({ ignoreDateFilters: true });
	expect(await until('2027-02-20')).toBe(300);
	const bad = where(['LicenseEndDate', '<=', '2027-02-30']);
	expect((await post('companies/search', headers, query({ filter: bad }))).statusCode).toBe(400);
});

test('joins filters by AND and OR, and takes an empty group for no restriction', async () => {
	const headers = await bearer();
	const { licenseTypes, companies } = keepnet.data;
	const ids = licenseTypes.slice(0, 2).map(({ resourceId }) => resourceId);
	const items = [
		{ fieldName: 'LicenseTypeResourceId', operator: 'Include', value: ids.join(',') },
		{ fieldName: 'TargetUserCount', operator: '>', value: '2000' },
	];
	const group = { condition: 'OR', filterItems: items, filterGroups: [] };
	const empty = { Condition: 'OR', FilterItems: [], FilterGroups: [] };
	const filter = { ...EVERYTHING, FilterGroups: [group, empty] };
	const expected = companies.filter(
		(company) => ids.includes(company.licenseType.resourceId) || company.targetUserCount > 2_000,
	);
	expect((await search(headers, { filter })).totalNumberOfRecords).toBe(expected.length);
	const over = await search(headers, { isTargetUserCountExceededLimit: true });
	expect(over.totalNumberOfRecords).toBe(over.limitExceededCompanyCount);
	for (const row of over.results) {
		expect(Number(row.targetUserCount)).toBeGreaterThan(Number(row.numberOfUsers));
	}
});

test.each<[number, string, unknown, string?]>([
	[500, 'an empty body', '{}'],
	[500, 'a null filter', query({ filter: null })],
	[500, 'a null inside the filter', query({ filter: where(['CompanyName', '=', null]) })],
	[400, 'a null orderBy', query({ orderBy: null })],
	[400, 'an unknown orderBy', query({ orderBy: 'RenewalDate' })],
	[400, 'an unknown filter field', query({ filter: where(['RenewalDate', '=', TODAY]) })],
	[400, 'an unknown operator', query({ filter: where(['LicenseEndDate', 'between', TODAY]) })],
	[400, 'a missing page number', query({ pageNumber: undefined })],
	[400, 'json-patch', query(), 'application/json-patch+json'],
	[415, 'a form', 'pageNumber=1', 'application/x-www-form-urlencoded'],
])('answers %i to %s', async (status, _what, body, type = 'application/json') => {
	const headers = { ...(await bearer()), 'content-type': type };
	expect((await post('companies/search', headers, body)).statusCode).toBe(status);
});

test('orders by RenewalDate only where a knob says so', async () => {
	const headers = await bearer();
	const byRenewal = { orderBy: 'RenewalDate' };
	keepnet.setKnobs({ renewalDateOrderBy: 'alias' });
	expect(await search(headers, byRenewal)).toEqual(await search(headers));
	keepnet.setKnobs({ renewalDateOrderBy: 'ignore' });
	const unordered = await search(headers, byRenewal);
	expect(unordered.results[0]?.companyResourceId).toBe(keepnet.data.companies[0]?.companyResourceId);
	expect(() => keepnet.setKnobs({ renewalDateOrderBy: 'no' as 'alias' })).toThrow(/reject \| alias/);
});

test('scopes to a customer: 403 for somebody else’s, 404 for none', async () => {
	const headers = await bearer();
	const [customer] = keepnet.data.companies;
	const scoped = (id = '') => ({ ...headers, 'X-Keepnet-Company-Id': id });
	const within = await search(scoped(customer?.companyResourceId));
	expect(within.results.map(({ companyName }) => companyName)).toEqual([customer?.companyName]);
	const status = async (id?: string) => (await get('companies/my', scoped(id))).statusCode;
	expect(await status(keepnet.data.foreignIds[0])).toBe(403);
	expect(await status('nobodyAtAll0')).toBe(404);
	await get('companies/my', { ...scoped(customer?.companyResourceId), 'x-ir-company-id': 'x' });
	expect(rules()).toEqual(['two scopes']);
});

test('lets a Company Admin see its own company and nothing of a reseller’s', async () => {
	keepnet.setKnobs({ role: 'Company Admin' });
	const headers = await bearer();
	expect((await post('companies/search', headers, query())).statusCode).toBe(403);
	expect((await post('companies/search/export', headers, query())).statusCode).toBe(403);
	expect(await dataOf(await get('companies/my', headers))).toHaveLength(1);
});

test('exports the filtered list as CSV, Excel and PDF, and errors as JSON', async () => {
	const headers = await bearer();
	const file = async (exportType: string, more: object = {}) => {
		const body = query({ exportType, reportAllPages: true, pageSize: 10, ...more });
		return post('companies/search/export', headers, body);
	};
	const linesOf = async (answer: Dispatcher.ResponseData) => (await answer.body.text()).trim().split('\r\n');
	const lines = await linesOf(await file('csv'));
	expect(lines[0]).toMatch(/^Company Name,Reseller Name,.*,Tags,Renewal Date,Date Created$/);
	expect([lines.length, lines.some((line) => line.startsWith('=1+1'))]).toEqual([301, true]);
	expect(await linesOf(await file('CSV', { reportAllPages: false }))).toHaveLength(11);
	const magic = async (type: string) =>
		Buffer.from(await (await file(type)).body.arrayBuffer()).toString('latin1', 0, 4);
	expect([await magic('Excel'), await magic('PDF')]).toEqual(['PK\u0003\u0004', '%PDF']);
	const nothing = await file('CSV', { filter: where(['CompanyName', '=', 'no such company']) });
	expect([nothing.statusCode, await nothing.body.json()]).toMatchObject([400, { status: 'INPUT_ERROR' }]);
});

test('knows a company in detail, with its limit as a number', async () => {
	const headers = await bearer();
	const over = (await search(headers, { isTargetUserCountExceededLimit: true })).results[0];
	const path = `companies/${over?.companyResourceId}`;
	expect(await dataOf(await get(path, headers))).toMatchObject({
		numberOfUsers: Number(over?.numberOfUsers),
		dateFormat: 'dd/MM/yyyy',
		licenseEndDate: over?.licenseEndDate,
	});
	const check = await dataOf(await get(`${path}/license-check`, headers));
	expect(check).toMatchObject({ isLimited: true, isLicenseExceeded: true });
});

test('plays faults by rule and order, then serves again', async () => {
	const headers = await bearer();
	const ask = () => post('companies/search', headers, query());
	keepnet.addFault(
		{ kind: 'status', status: 429, retryAfter: 2, match: 'companies/search', times: 1 },
		{ kind: 'reset', times: 1 },
		{ kind: 'resetMidBody', times: 1 },
		{ kind: 'truncate', times: 1 },
		{ kind: 'truncate', early: true, times: 1 },
		{ kind: 'html', times: 1 },
	);
	const limited = await ask();
	expect([limited.statusCode, limited.headers['retry-after']]).toEqual([429, '2']);
	await expect(ask()).rejects.toThrow();
	await expect(ask().then(({ body }) => body.text())).rejects.toThrow();
	await expect(ask().then(({ body }) => body.json())).rejects.toThrow(SyntaxError);
	await expect(ask().then(({ body }) => body.text())).rejects.toThrow();
	expect(await (await ask()).body.text()).toContain('<html>');
	expect((await ask()).statusCode).toBe(200);
});

test('changes a list between two requests of a reading', async () => {
	const headers = await bearer();
	const pageSize = 100;
	keepnet.move({
		op: 'remove',
		count: 1,
		pick: 'earliest',
		after: { requests: 1, match: 'search' },
	});
	const first = await search(headers, { pageSize });
	const second = await search(headers, { pageSize, pageNumber: 2 });
	expect([first.totalNumberOfRecords, second.totalNumberOfRecords]).toEqual([300, 299]);
	const again = await search(headers);
	expect(again.results[99]?.companyResourceId).not.toBe(first.results[99]?.companyResourceId);
	keepnet.reset();
	expect(keepnet.data.companies).toHaveLength(300);
});

test('serves TLS, and ends hanging requests when it closes', async () => {
	const sandboxes = await startSandboxes({ vendors: ['keepnet'], tls: true, customers: 5 });
	const [running] = sandboxes.vendors;
	const dispatcher = new Agent({ connect: { ca: running?.certificate } });
	const about = await request(`${running?.url}/__sandbox`, { dispatcher });
	expect(await about.body.json()).toMatchObject({ vendor: 'keepnet', customers: 5 });
	running?.addFault({ kind: 'hang' });
	const hanging = expect(request(`${running?.url}/api/x`, { dispatcher })).rejects.toThrow();
	while (running?.requests().total !== 1) await new Promise(setImmediate);
	await sandboxes.close();
	await hanging;
	await dispatcher.destroy();
});
