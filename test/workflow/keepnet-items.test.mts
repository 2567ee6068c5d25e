/** Several input items, what becomes of failing ones, acting for one customer, and texts that come through as they are. */
import { describe, expect, test } from '@jest/globals';

import { EXPORT, fileIn, foundIds, idsOf, readCsv, SEARCH, TODAY, useKeepnet } from '../support/keepnet.mts';

const keepnet = useKeepnet();

const data = () => keepnet.sandbox.data;
const searchFor = { resource: 'company', operation: 'search', returnAll: true };
const ofReseller = (name: string) => data().companies.filter(({ reseller }) => reseller?.companyName === name);

describe('each input item', () => {
	const items = [{ reseller: 'Harbour MSP' }, { reseller: 'nobody' }, { reseller: 'Northgate Cyber' }];

	test('runs with its own parameters, and every item that comes of it is paired with it', async () => {
		const ran = await keepnet.run({ ...searchFor, filters: { resellerName: '={{ $json.reseller }}' } }, { items });
		const byItem = (index: number) =>
			ran
				.outputs()[0]
				?.filter(({ pairedItem }) => JSON.stringify(pairedItem) === `{"item":${index}}`)
				.map(({ json }) => String(json.companyResourceId))
				.sort();
		expect(byItem(0)).toEqual(idsOf(ofReseller('Harbour MSP')));
		expect(byItem(1)).toEqual([]);
		expect(byItem(2)).toEqual(idsOf(ofReseller('Northgate Cyber')));
		expect(ran.json()).toHaveLength((byItem(0)?.length ?? 0) + (byItem(2)?.length ?? 0));
	});

	test.each<[string, Record<string, unknown>]>([
		['Search', { ...searchFor, returnAll: false, limit: 3 }],
		['Export', { resource: 'company', operation: 'export', pages: 'one', pageSize: 3 }],
		['Get', { resource: 'company', operation: 'get', companyId: '={{ $json.id }}' }],
		['Check License', { resource: 'company', operation: 'checkLicense', companyId: '={{ $json.id }}' }],
		['Get Cross-Sell Candidates', { resource: 'company', operation: 'getCrossSellCandidates', limit: 3 }],
		['Get Upcoming', { resource: 'renewal', operation: 'getUpcoming', options: { asOf: TODAY } }],
	])('is paired with what %s makes of it', async (_name, parameters) => {
		const ids = data()
			.companies.slice(0, 3)
			.map(({ companyResourceId }) => ({ id: companyResourceId }));
		const ran = await keepnet.run(parameters, { items: ids });
		expect(ran.error).toBeUndefined();
		const out = ran.outputs()[0] ?? [];
		expect(new Set(out.map(({ pairedItem }) => JSON.stringify(pairedItem)))).toEqual(
			new Set(['{"item":0}', '{"item":1}', '{"item":2}']),
		);
		expect(out.length % 3).toBe(0);
	});

	test('chooses its own operation, sorting and limit', async () => {
		const sort = { by: { sortBy: 'CompanyName', direction: '={{ $json.direction }}' } };
		const items = [
			{ limit: 2, direction: 'ascending' },
			{ limit: 1, direction: 'descending' },
		];
		const ran = await keepnet.run({ ...searchFor, returnAll: false, limit: '={{ $json.limit }}', sort }, { items });
		expect(ran.json()).toHaveLength(3);
		expect(keepnet.bodies(SEARCH).map(({ ascending, pageSize }) => [ascending, pageSize])).toEqual([
			[true, 2],
			[false, 1],
		]);
	});
});

describe('Continue On Fail', () => {
	const get = { resource: 'company', operation: 'get', companyId: '={{ $json.id }}' };
	const items = () => [
		{ id: data().companies[0]?.companyResourceId, note: 'first' },
		{ id: data().foreignIds[0], note: 'second' },
		{ id: data().companies[1]?.companyResourceId, note: 'third' },
		{ id: '../x', note: 'fourth' },
	];
	const isGood = ({ json }: { json: Record<string, unknown> }) => 'resourceId' in json;

	test('lets only the failing items fail, and pairs their errors with them', async () => {
		const ran = await keepnet.run(get, { items: items(), onError: 'continueRegularOutput' });
		expect(ran.status).toBe('success');
		const out = ran.outputs()[0] ?? [];
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }]);
		expect(out.map(isGood)).toEqual([true, false, true, false]);
	});

	test('says in the item what happened and what to do', async () => {
		const ran = await keepnet.run(get, { items: items(), onError: 'continueRegularOutput' });
		expect(ran.json()[1]).toEqual({
			error: 'This credential does not have the Reseller role, or the company is not one of its customers [item 1]',
			message: expect.stringContaining('Set Client Role = Reseller'),
		});
	});

	test('the error output gets the failing items with their own fields, the first output the others', async () => {
		const ran = await keepnet.run(get, { items: items(), onError: 'continueErrorOutput' });
		const [good = [], failed = []] = ran.outputs();
		expect(good.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(good.every(isGood)).toBe(true);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
		expect(failed.map(({ json }) => json)).toEqual([
			{ ...items()[1], error: expect.stringContaining('[item 1]'), message: expect.any(String) },
			{ ...items()[3], error: expect.stringContaining('[item 3]'), message: expect.any(String) },
		]);
	});

	test('off, the first failing item ends the execution, and is named', async () => {
		const ran = await keepnet.run(get, { items: items() });
		expect(ran.status).toBe('error');
		expect(ran.error?.context?.itemIndex).toBe(1);
		expect(ran.error?.message).toContain('[item 1]');
		// A 403 after a good answer is tried once more.
		expect(keepnet.sandbox.requests().byRoute['GET /api/companies/{resourceId}']).toBe(3);
	});

	test('an item with invalid parameters fails like one that Keepnet rejects', async () => {
		const ran = await keepnet.run(
			{ ...searchFor, returnAll: false, limit: '={{ $json.limit }}' },
			{ items: [{ limit: 0 }, { limit: 2 }], onError: 'continueRegularOutput' },
		);
		expect(ran.outputs()[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 1 }]);
		expect(ran.json()[0]?.error).toContain('Limit must be a whole number');
	});
});

describe('Scope to Company ID', () => {
	const scoped = async (scopeCompanyId: string, more: Record<string, unknown> = {}) =>
		await keepnet.run({ ...searchFor, options: { scopeCompanyId, ...more } });
	const reseller = () => data().resellers[0]?.companyResourceId ?? '';

	test.each([
		['X-KEEPNET-Company-Id', undefined],
		['X-KEEPNET-Company-Id', 'X-KEEPNET-Company-Id'],
		['X-IR-COMPANY-ID', 'X-IR-COMPANY-ID'],
	])('is sent as %s with every request, and as nothing else', async (header, scopeHeader) => {
		const ran = await scoped(reseller(), scopeHeader === undefined ? {} : { scopeHeader });
		expect(foundIds(ran).sort()).toEqual(idsOf(ofReseller('Harbour MSP')));
		for (const { headers } of keepnet.recorder.to(SEARCH)) {
			const sent = Object.keys(headers).filter((name) => name.endsWith('company-id'));
			expect(sent).toEqual([header.toLowerCase()]);
			expect(headers[header.toLowerCase()]).toBe(reseller());
		}
	});

	test.each<[string, Record<string, unknown>]>([
		['Export', { resource: 'company', operation: 'export' }],
		['Get Upcoming', { resource: 'renewal', operation: 'getUpcoming', daysAhead: 2000, daysBack: 2000 }],
		[
			'Get Cross-Sell Candidates',
			{ resource: 'company', operation: 'getCrossSellCandidates', returnAll: true, minimumUtilization: 0 },
		],
	])('holds for %s too', async (_name, parameters) => {
		const ran = await keepnet.run({
			...parameters,
			options: { scopeCompanyId: reseller(), asOf: TODAY, includeUnlimited: true },
		});
		expect(ran.error).toBeUndefined();
		const own = ofReseller('Harbour MSP');
		const count = parameters.operation === 'export' ? readCsv(fileIn(ran).toString()).length - 1 : ran.json().length;
		expect(count).toBe(
			parameters.operation === 'getUpcoming' ? own.filter(({ licenseEnd }) => licenseEnd !== null).length : own.length,
		);
	});

	test('no header is sent when it is not set', async () => {
		await keepnet.run(searchFor);
		for (const { headers } of keepnet.recorder.sent) expect(Object.keys(headers).join()).not.toContain('company-id');
	});

	test.each<[string, () => string, string]>([
		['somebody else’s company', () => data().foreignIds[0] ?? '', 'the company is not one of its customers'],
		['a company that does not exist', () => 'nobodyAtAll0', 'Keepnet could not find this company'],
	])('of %s is reported as such', async (_what, id, message) => {
		expect((await scoped(id())).error?.message).toContain(message);
	});

	test.each(['../x', '%2e%2e', 'a b', 'a/b', 'x\r\nX-Other: 1'])(
		'"%s" is refused before anything is sent',
		async (id) => {
			const { error } = await scoped(id);
			expect(error?.message).toContain('Scope to Company ID');
			expect(error?.message).toContain('is not a valid ID');
			expect(keepnet.recorder.sent).toEqual([]);
		},
	);
});

describe('names come through unchanged', () => {
	const ODD: Array<[string, RegExp]> = [
		['a formula', /^=1\+1 /],
		['quotes', /"/],
		['an apostrophe', /'/],
		['commas', /, /],
		['umlauts', /Müller & Söhne – /],
		['Japanese', /株式会社/],
		['Hebrew', /שלום/],
		['emoji', /👩‍💻/],
		['decomposed accents', /e\u0301/],
		['spaces at the ends', /^ {2}|\s{2}$/],
		['markup and an expression', /<b>bold<\/b> \{\{ \$json\.x \}\}/],
	];
	const names = () =>
		new Map(data().companies.map(({ companyResourceId, companyName }) => [companyResourceId, companyName]));

	test.each(ODD)('%s', async (_what, pattern) => {
		const odd = [...names()].filter(([, name]) => pattern.test(name));
		expect(odd.length).toBeGreaterThan(0);
		for (const simplify of [true, false]) {
			const rows = new Map(
				(await keepnet.run({ ...searchFor, simplify })).json().map((row) => [row.companyResourceId, row.companyName]),
			);
			for (const [id, name] of odd) expect(rows.get(id)).toBe(name);
		}
	});

	test('in upcoming renewals', async () => {
		const everAndAgain = { daysAhead: 2000, daysBack: 2000, options: { asOf: TODAY } };
		const ran = await keepnet.run({ resource: 'renewal', operation: 'getUpcoming', ...everAndAgain });
		expect(ran.json().length).toBeGreaterThan(280);
		for (const { customerId, customerName } of ran.json()) expect(customerName).toBe(names().get(String(customerId)));
	});

	test('in filters, where an unusual name finds its company', async () => {
		for (const [, pattern] of ODD.filter(([what]) => what !== 'spaces at the ends')) {
			const [id, name = ''] = [...names()].find(([, one]) => pattern.test(one)) ?? [];
			const ran = await keepnet.run(
				{ ...searchFor, filters: { companyName: '={{ $json.name }}' } },
				{ items: [{ name }] },
			);
			expect(foundIds(ran)).toContain(id);
		}
	});

	test('in an export', async () => {
		const ran = await keepnet.run({ resource: 'company', operation: 'export' });
		expect(keepnet.recorder.to(EXPORT)).toHaveLength(1);
		const exported = readCsv(fileIn(ran).toString())
			.slice(1)
			.map(([name]) => name);
		expect(exported.sort()).toEqual([...names().values()].sort());
	});
});
