/** One page of a list, for people and AI agents who page themselves: the rows of that page, and the vendor's total. */
import { describe, expect, test } from '@jest/globals';

import { startKeepnet, startTrendmicro, startVmware } from '../../sandbox/index.mts';
import { useVendor, type VendorBench } from '../support/vendor.mts';

interface List {
	vendor: VendorBench<unknown, unknown>;
	parameters: Record<string, unknown>;
	id: string;
	rows: string;
	/** The largest page. */
	most: number;
	vendorName: string;
}

const keepnet = useVendor('Keepnet', startKeepnet, { customers: 130 });
const trend = useVendor('TrendMicroWorryFree', startTrendmicro, { customers: 130 });

const vmware = useVendor('VmwareCloudPartner', startVmware, { customers: 130 });

const LISTS: Array<[string, List]> = [
	[
		'Keepnet, Company → Search',
		{
			vendor: keepnet as VendorBench<unknown, unknown>,
			parameters: { resource: 'company', operation: 'search' },
			id: 'companyResourceId',
			rows: 'companies',
			most: 1000,
			vendorName: 'Keepnet, Search companies',
		},
	],
	[
		'Trend Micro, Customer → Get Many',
		{
			vendor: trend as VendorBench<unknown, unknown>,
			parameters: { resource: 'customer', operation: 'getAll' },
			id: 'id',
			rows: 'customers',
			most: 100,
			vendorName: 'Trend Micro, List customers',
		},
	],
];

describe.each(LISTS)('%s', (_name, { vendor, parameters, id, most, vendorName }) => {
	const page = async (pageNumber: unknown, more: Record<string, unknown> = {}, options = {}) =>
		await vendor.run({ ...parameters, ...more, options: { pageNumber, ...options } });
	const all = async () => (await vendor.run({ ...parameters, returnAll: true })).json().map((row) => row[id]);
	const requests = () => vendor.recorder.sent.filter(({ path }) => !path.includes('/connect/')).length;

	test('returns the rows of that page alone, each with the total, by one request', async () => {
		const ids = await all();
		vendor.recorder.clear();
		const ran = await page(2, {}, { pageSize: 50 });
		expect(ran.error).toBeUndefined();
		expect(ran.json().map((row) => row[id])).toEqual(ids.slice(50, 100));
		expect(new Set(ran.json().map(({ totalCount }) => totalCount))).toEqual(new Set([130]));
		expect(requests()).toBe(1);
	});

	test('pages through the whole list', async () => {
		const ids = await all();
		const paged: unknown[] = [];
		for (let number = 1; paged.length < 130; number += 1) {
			paged.push(...(await page(number, { limit: 40 })).json().map((row) => row[id]));
		}
		expect(paged).toEqual(ids);
	});

	test('takes Limit as the size of the page when Page Size is not set', async () => {
		expect((await page(1, { limit: 7 })).json()).toHaveLength(7);
		expect((await page(14, { limit: 10 })).json()).toEqual([]);
		expect((await page(1, { returnAll: true })).json()).toHaveLength(100);
	});

	test('gets the total alone with a page of one', async () => {
		const [row] = (await page(1, { limit: 1 })).json();
		expect(row?.totalCount).toBe(130);
	});

	test('has the total beside the raw data, too', async () => {
		const [row] = (await page(1, { simplify: false, limit: 1 })).json();
		expect(row).toMatchObject({ totalCount: 130 });
		expect(Object.keys(row ?? {}).length).toBeGreaterThan(8);
	});

	test.each(['array', 'null', 'absent'])('says so when the page is beyond the end (%s)', async (empty) => {
		vendor.turn(vendorName.startsWith('Keepnet') ? { emptyResults: empty } : { emptyCustomers: empty });
		const ran = await page(9, { limit: 50 });
		expect([ran.error, ran.json()]).toEqual([undefined, []]);
		expect(ran.hints).toEqual([`${vendorName}: there is nothing at Page Number 9. The list has 130 rows.`]);
	});

	test('has null as the total when the vendor sends none', async () => {
		vendor.turn({ totals: 'absent' });
		expect((await page(1, { limit: 5 })).json()[0]?.totalCount).toBeNull();
	});

	test.each([0, -1, 1.5, '={{ "two" }}'])('refuses %s before anything is sent', async (pageNumber) => {
		const { error } = await page(pageNumber);
		expect(error?.message).toContain('Page Number must be a whole number from 1');
		expect(vendor.recorder.sent).toEqual([]);
	});

	test('rejects a Limit larger than any page', async () => {
		const { error } = await page(1, { limit: most + 1 });
		expect(error?.message).toContain(`Limit must be at most ${most} with Page Number`);
		expect(vendor.recorder.sent).toEqual([]);
	});

	test('does not change lists when it is not set', async () => {
		const [row] = (await vendor.run(parameters)).json();
		expect(row).not.toHaveProperty('totalCount');
	});
});

describe('VMware, Subscription → Get Many', () => {
	const list = { resource: 'subscription', operation: 'getAll' };
	const page = async (pageStart: unknown, more = {}) =>
		await vmware.run({ ...list, ...more, options: { pageStart, pageSize: 20 } });

	test.each([1, 2, 41])('has the page that starts at row %i alone, with the total', async (start) => {
		const ids = (await vmware.run({ ...list, returnAll: true })).json().map(({ id }) => id);
		expect(ids.length).toBeGreaterThan(60);
		const ran = await page(start);
		expect(ran.error).toBeUndefined();
		expect(ran.json().map(({ id }) => id)).toEqual(ids.slice(start - 1, start + 19));
		expect(new Set(ran.json().map(({ totalCount }) => totalCount))).toEqual(new Set([ids.length]));
	});

	test('says so when the page is beyond the end', async () => {
		const ran = await page(5000);
		expect(ran.json()).toEqual([]);
		expect(ran.hints.join()).toContain('there is nothing at Page Start 5000');
	});

	test('names the page that could not be read, not the row that it starts at', async () => {
		vmware.sandbox.addFault({ kind: 'status', status: 409, match: '/subscriptions' });
		expect((await page(41)).error?.message).toMatch(/, page 3\b/);
	});

	test('counts rows from 1', async () => {
		expect((await page(0)).error?.message).toContain('Page Start must be a whole number from 1');
	});
});
