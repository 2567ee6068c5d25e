/** Trend Micro's page "List customers", statement by statement, and the calls beside it. */
import { describe, expect, test } from '@jest/globals';

import { startTrendmicro, type RunningTrendmicro } from '../../sandbox/index.mts';
import type { Ran } from '../support/n8n.mts';
import { useVendor } from '../support/vendor.mts';

const trend = useVendor('TrendMicroWorryFree', startTrendmicro);

const API = '/SMPI/v2.8/service/wfbss/api';
const LIST = `${API}/customers`;
const USAGE = `${API}/customers/usage`;
type Customer = RunningTrendmicro['data']['customers'][number];

const customers = () => trend.sandbox.data.customers;
const at = (index: number): Customer => customers().at(index) as Customer;
const named = (text: string) => customers().filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
const getAll = async (more: Record<string, unknown> = {}) =>
	await trend.run({ resource: 'customer', operation: 'getAll', returnAll: true, ...more });
const get = async (customerId: unknown, more: Record<string, unknown> = {}) =>
	await trend.run({ resource: 'customer', operation: 'get', customerId, ...more });
const getUsage = async (more: Record<string, unknown> = {}) =>
	await trend.run({ resource: 'customer', operation: 'getUsage', ...more });
const ids = (ran: Ran) => ran.json().map(({ id }) => id);
const queries = (path = LIST) => trend.recorder.to(path).map((sent) => new URLSearchParams(sent.path.split('?')[1]));
const sent = (name: string) => queries().map((query) => query.get(name));

describe('GET /SMPI/{version}/service/wfbss/api/customers', () => {
	test('lists every customer once, in the order of the list', async () => {
		expect(ids(await getAll())).toEqual(customers().map(({ id }) => id));
	});

	test.each([
		['v2.8', LIST],
		['v2.2', '/SMPI/v2.2/service/wfbss/api/customers'],
		['', '/SMPI/service/wfbss/api/customers'],
	])('with the version "%s" asks %s', async (version, path) => {
		const ran = await trend.run({ resource: 'customer', operation: 'getAll' }, { account: trend.save({ version }) });
		expect(ran.error).toBeUndefined();
		expect(trend.recorder.to(path)).toHaveLength(1);
	});

	test.each(['2.8', 'v2/../3', 'latest'])(
		'with the version "%s" asks nothing and says what is wrong',
		async (version) => {
			const { error } = await trend.run(
				{ resource: 'customer', operation: 'getAll' },
				{ account: trend.save({ version }) },
			);
			expect(error?.message).toContain(`SMPI Version "${version}" is not a valid version`);
			expect(trend.recorder.sent).toEqual([]);
		},
	);

	test('drops a slash at the end of the Base URL', async () => {
		await trend.run(
			{ resource: 'customer', operation: 'getAll' },
			{ account: trend.save({ baseUrl: `${trend.recorder.url}/` }) },
		);
		expect(trend.recorder.to(LIST)).toHaveLength(1);
	});

	test('carries no request body, and the headers of "Invoking SMPI"', async () => {
		trend.turn({ requireTraceId: true, requireContentType: true });
		await getAll();
		for (const { method, body, headers } of trend.recorder.to(LIST)) {
			expect([method, body, headers['content-type']]).toEqual(['GET', '', 'application/json; charset=utf-8']);
			expect(headers['x-posix-time']).toMatch(/^\d{10}$/);
			expect(headers['x-signature']).toMatch(/^[\w+/]{43}=$/);
			expect(headers['x-traceid']).toMatch(/^[0-9a-f-]{36}$/);
		}
	});
});

describe('q: keywords to be searched on company name', () => {
	test('is not sent when Search is empty', async () => {
		await getAll();
		expect(new Set(sent('q'))).toEqual(new Set([null]));
	});

	test.each(['maple', "O'Brien", 'Müller & Söhne', 'Whitlock, Byrne', '"', '東京', '~!*()', '100% + a/b?c#d', '☕'])(
		'finds the customers with %s, signed as it is sent',
		async (search) => {
			const ran = await getAll({ search });
			expect(ran.error).toBeUndefined();
			expect(sent('q')).toEqual([search]);
			expect(ids(ran)).toEqual(named(search).map(({ id }) => id));
		},
	);

	test('writes spaces as %20', async () => {
		await getAll({ search: 'Blue Heron' });
		expect(trend.recorder.to(LIST)[0]?.path).toContain('q=Blue%20Heron');
	});
});

describe('page and limit', () => {
	test('page is 1 and limit is 100 when nothing is set', async () => {
		await trend.run({ resource: 'customer', operation: 'getAll', returnAll: true });
		// The third page is full: the fourth shows that the total is true.
		expect(sent('page').sort()).toEqual(['1', '2', '3', '4']);
		expect(new Set(sent('limit'))).toEqual(new Set(['100']));
	});

	test('the 2nd page of 50 records is page=2&limit=50', async () => {
		const ran = await getAll({ options: { pageSize: 50 } });
		expect(trend.recorder.to(LIST).map(({ path }) => path)).toContain(`${LIST}?page=2&limit=50`);
		expect([trend.recorder.to(LIST).length, ran.json().length]).toEqual([7, 300]);
	});

	test.each([1, 7, 99, 100])('limit may be %i', async (pageSize) => {
		const ran = await getAll({ search: 'maple', options: { pageSize } });
		expect(new Set(sent('limit'))).toEqual(new Set([String(pageSize)]));
		expect(ids(ran)).toEqual(named('maple').map(({ id }) => id));
	});

	test.each([0, 101, -1, 2.5, 'many'])('limit may not be %s', async (pageSize) => {
		const { error } = await getAll({ options: { pageSize } });
		expect(error?.message).toContain('Page Size must be a whole number from 1 to 100');
		expect(trend.recorder.sent).toEqual([]);
	});

	test.each([
		[1, 1],
		[50, 1],
		[100, 1],
		[101, 2],
	])('Limit %i asks for %i pages', async (limit, pages) => {
		const ran = await getAll({ returnAll: false, limit });
		expect(ids(ran)).toEqual(
			customers()
				.slice(0, limit)
				.map(({ id }) => id),
		);
		expect(trend.recorder.to(LIST)).toHaveLength(pages);
	});
});

describe('the response', () => {
	const FIELDS: Array<[string, (customer: Customer) => unknown]> = [
		['license_period', ({ months }) => months],
		['auto_renewal', ({ renewsItself }) => (renewsItself ? 1 : 0)],
		['license_type', ({ isTrial }) => (isTrial ? '0' : '1')],
		['name', ({ name }) => name],
		['time_zone', ({ timeZone }) => timeZone],
		['expire', ({ expire }) => (expire === null ? '' : `${new Date(expire).toISOString().slice(0, 19)}Z`)],
		['sp_subscription', ({ plan }) => plan],
		['seat_count', ({ seats }) => seats],
		['id', ({ id }) => id],
		['eid', ({ eid }) => eid],
	];

	test.each(FIELDS)('customers[].%s is unchanged when Simplify is off', async (field, expected) => {
		const ran = await getAll({ simplify: false });
		expect(ran.json().map((row) => row[field])).toEqual(customers().map(expected));
	});

	test('holds no other field when Simplify is off', async () => {
		const [row] = (await getAll({ simplify: false })).json();
		expect(Object.keys(row ?? {}).sort()).toEqual(FIELDS.map(([field]) => field).sort());
	});

	test.each([{}, { licenseTypeAs: 'number' }, { numbersAs: 'text' }, { licenseTypeAs: 'number', numbersAs: 'text' }])(
		'is given in numbers and true or false when simplified, whatever the types it came in: %j',
		async (knobs) => {
			trend.turn(knobs);
			const ran = await getAll();
			expect(ran.hints).toEqual([]);
			const { id, name, plan, seats, isTrial, months, renewsItself, timeZone } = at(40);
			expect(ran.json()[40]).toEqual({
				id,
				name,
				sp_subscription: plan,
				seat_count: seats,
				license_type: isTrial ? 0 : 1,
				license_period: months,
				auto_renewal: renewsItself,
				expire: expect.any(String),
				time_zone: timeZone,
			});
		},
	);

	test('is read with Content-Type text/html too', async () => {
		trend.turn({ contentType: 'text/html' });
		expect((await getAll()).json()).toHaveLength(300);
	});

	test.each(['low', 'high', 'absent'])('costs no customer when paging.total is %s', async (totals) => {
		trend.turn({ totals });
		const ran = await getAll();
		expect(ran.error).toBeUndefined();
		expect(ids(ran)).toEqual(customers().map(({ id }) => id));
		expect(ran.hints).toHaveLength(totals === 'absent' ? 0 : 1);
	});

	test.each(['array', 'null', 'absent'])(
		'is an empty list when no customer is found and customers is %s',
		async (emptyCustomers) => {
			trend.turn({ emptyCustomers });
			const ran = await getAll({ search: 'no such company' });
			expect([ran.error, ran.json()]).toEqual([undefined, []]);
		},
	);
});

describe('Get: cids, which the documentation does not mention', () => {
	test.each(['kept', 'ignored'])('finds the one customer where cids is %s', async (cids) => {
		trend.turn({ cids });
		const ran = await get({ mode: 'id', value: at(230).id });
		expect(ran.json()).toEqual([expect.objectContaining({ id: at(230).id, name: at(230).name })]);
		expect(trend.recorder.to(LIST)).toHaveLength(cids === 'kept' ? 1 : 3);
	});

	test('compares IDs without regard to case', async () => {
		trend.turn({ idCase: 'lower', cids: 'ignored' });
		expect((await get(at(7).id)).json()).toEqual([expect.objectContaining({ name: at(7).name })]);
		expect((await get(at(7).id.toLowerCase())).json()).toEqual([expect.objectContaining({ name: at(7).name })]);
	});

	test('passes on every field when Simplify is off', async () => {
		const [row] = (await get(at(3).id, { simplify: false })).json();
		expect(row).toMatchObject({ id: at(3).id, eid: at(3).eid });
	});

	test('says so when there is no such customer', async () => {
		const { error } = await get('00000000-0000-4000-A000-000000000000');
		expect(error?.message).toContain('Trend Micro has no customer "00000000-0000-4000-A000-000000000000"');
	});

	test.each(['={{ "" }}', '../x', 'a,b', 'a b', 'x?y'])('sends nothing for "%s", which is not an ID', async (id) => {
		expect((await get(id)).error?.message).toMatch(/^Customer/);
		expect(trend.recorder.sent).toEqual([]);
	});
});

describe('Get Usage: 1 to 20 cids', () => {
	const usedBy = ({ usages }: Customer) =>
		usages.length === 0 ? null : usages.reduce((sum, { used }) => sum + used, 0);

	test('for all customers asks for 20 at once, and returns every customer', async () => {
		const ran = await getUsage();
		expect(queries(USAGE).map((query) => query.get('cids')?.split(',').length)).toEqual(Array(15).fill(20));
		expect(ran.json().map(({ id, used }) => [id, used])).toEqual(
			customers().map((customer) => [customer.id, usedBy(customer)]),
		);
	});

	test.each([1, 20, 21, 40])('for %i customers by ID asks as often as needed', async (count) => {
		const wanted = customers().slice(50, 50 + count);
		const customerIds = wanted.map(({ id }) => id.toLowerCase()).join(', ');
		const ran = await getUsage({ customers: 'byId', customerIds });
		expect(trend.recorder.to(USAGE)).toHaveLength(Math.ceil(count / 20));
		expect(trend.recorder.to(LIST)).toEqual([]);
		expect(ran.json().map(({ used }) => used)).toEqual(wanted.map(usedBy));
	});

	test('asks once for an ID that is given twice', async () => {
		const { id } = at(1);
		const ran = await getUsage({ customers: 'byId', customerIds: [id, id.toLowerCase()].join(',') });
		expect([ran.json().length, queries(USAGE)[0]?.get('cids')?.toUpperCase()]).toEqual([1, id]);
	});

	test('passes on seat_usages when Simplify is off: activationcode, update_time and used', async () => {
		const customer = customers().find(({ usages }) => usages.length === 2) as Customer;
		const [row] = (await getUsage({ customers: 'byId', customerIds: customer.id, simplify: false })).json();
		expect(row).toEqual({
			id: customer.id,
			eid: customer.eid,
			seat_usages: customer.usages.map(({ activationCode, updated, used }) => ({
				activationcode: activationCode,
				update_time: Math.floor(updated / 1000),
				used,
			})),
		});
	});

	test('gives the newest update_time of a customer in ISO 8601', async () => {
		const customer = customers().find(({ usages }) => usages.length === 2) as Customer;
		const [row] = (await getUsage({ customers: 'byId', customerIds: customer.id })).json();
		const newest = Math.max(...customer.usages.map(({ updated }) => updated));
		expect(row?.update_time).toBe(new Date(newest).toISOString());
	});

	test('keeps an ID that Trend Micro does not know', async () => {
		const id = '00000000-0000-4000-A000-000000000000';
		const ran = await getUsage({ customers: 'byId', customerIds: id });
		expect(ran.json()).toEqual([{ id, used: null, update_time: null }]);
	});

	test.each(['={{ "" }}', ' , ', '../x'])('sends nothing for the IDs "%s"', async (customerIds) => {
		expect((await getUsage({ customers: 'byId', customerIds })).error?.message).toContain('Customer IDs');
		expect(trend.recorder.sent).toEqual([]);
	});

	test('ends with the first request that is refused', async () => {
		const [foreign] = trend.sandbox.data.foreignIds;
		const customerIds = [foreign, ...customers().map(({ id }) => id)].join(',');
		const { error } = await getUsage({ customers: 'byId', customerIds, options: { pagesInFlight: 2 } });
		expect(error?.message).toContain('does not belong to this account');
		expect(trend.recorder.to(USAGE).length).toBeLessThan(6);
	});
});

describe('errors', () => {
	const LASTING: Array<[number, RegExp, RegExp]> = [
		[400, /rejected the request \(List customers, HTTP 400\)/, /Trend Micro said: The request is not valid/],
		[401, /did not accept the access token, the secret key or the time/, /clock of this n8n.*15 minutes/],
		[403, /does not belong to this account/, /role of the Remote Manager account/],
		[404, /could not find this address or customer/, /Base URL and SMPI Version/],
		[405, /rejected the request/, /Method not allowed/],
	];
	test.each(LASTING)('%i is reported once, with what to do', async (status, message, description) => {
		trend.sandbox.addFault({ kind: 'status', status, match: LIST });
		const { error } = await getAll();
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
		// One more try, as a token may be rejected for a moment; n8n sends each of them twice.
		expect(trend.recorder.to(LIST)).toHaveLength(status === 401 ? 4 : 1);
	});

	test.each(['nested', 'flat', 'msg', 'text'])(
		'what Trend Micro said is passed on from a body in the form "%s"',
		async (errorBody) => {
			trend.turn({ errorBody, contentType: 'text/html' });
			trend.sandbox.addFault({ kind: 'status', status: 400, match: LIST });
			expect((await getAll()).error?.description).toContain('Trend Micro said: The request is not valid');
		},
	);

	test.each(['nested', 'flat', 'msg'])('an error in a 200 answer is an error in the form "%s"', async (errorBody) => {
		trend.turn({ errorBody });
		trend.sandbox.addFault({ kind: 'errorEnvelope', match: LIST });
		expect((await getAll()).error?.description).toContain('Internal server error');
	});

	test('Continue On Fail keeps the other items, each with its pairedItem', async () => {
		const items = [{ id: at(0).id }, { id: '../x' }, { id: at(2).id }];
		const parameters = { resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' };
		const ran = await trend.run(parameters, { items, onError: 'continueRegularOutput' });
		expect(ran.outputs()[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(ran.json().map(({ name, error }) => name ?? typeof error)).toEqual([at(0).name, 'string', at(2).name]);
	});
});
