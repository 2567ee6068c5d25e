/** What vendors send that they should not: it passes through unharmed, and what is odd is reported, never silently dropped. */
import { afterEach, describe, expect, test } from '@jest/globals';

import { inJson } from './support/between.mts';
import {
	OPERATIONS,
	TODAY,
	useEveryVendor,
	VENDOR_NODES,
	type Fields,
	type Operation,
	type VendorNode,
} from './support/everyOperation.mts';

const every = useEveryVendor(20);

interface List {
	/** the operation that returns rows as they came */
	operation: string;
	/** which answers hold them, and where */
	match: RegExp;
	rowsIn(body: Fields): Fields[];
	id: string;
	name: string;
	/** the field that a renewal is dated by, in the list that Get Upcoming reads */
	date: string;
	upcoming: RegExp;
	number: string;
	/** the fields of a row that Get Upcoming takes the product or the SKU from, set to a text */
	product(text: string): Fields;
}

const rowsAt = (key: string) => (body: Fields) => body[key] as Fields[];

const LISTS: Record<VendorNode, List> = {
	AdobeVipMarketplace: {
		operation: 'customer:getAll',
		match: /customers\?/,
		rowsIn: rowsAt('accounts'),
		id: 'customerId',
		name: 'externalReferenceId',
		date: 'renewalDate',
		upcoming: /subscriptions$/,
		number: 'currentQuantity',
		product: (text) => ({ offerId: text }),
	},
	Keepnet: {
		operation: 'company:search',
		match: /search$/,
		rowsIn: (body) => (body.data as { results: Fields[] }).results,
		id: 'companyResourceId',
		name: 'companyName',
		date: 'licenseEndDate',
		upcoming: /search$/,
		number: 'targetUserCount',
		product: (text) => ({ licenseTypeName: text }),
	},
	TrendMicroWorryFree: {
		operation: 'customer:getAll',
		match: /customers\?/,
		rowsIn: rowsAt('customers'),
		id: 'id',
		name: 'name',
		date: 'expire',
		upcoming: /customers\?/,
		number: 'seat_count',
		product: (text) => ({ sp_subscription: text }),
	},
	VmwareCloudPartner: {
		operation: 'subscription:getAll',
		match: /search\?/,
		rowsIn: rowsAt('results'),
		id: 'id',
		name: 'billingEngineSubscriptionId',
		date: 'subscriptionEndDate',
		upcoming: /search\?/,
		number: 'currency',
		product: (text) => ({ renewalPreference: text, serviceRefs: [{ id: '1', name: text }] }),
	},
};

const operationOf = (node: VendorNode, name: string): Operation => {
	const found = OPERATIONS.find((one) => one.name === `${node} ${name}`);
	if (found === undefined) throw new Error(`There is no operation ${name}`);
	return found;
};
const upcomingRows = (node: VendorNode) => (node === 'AdobeVipMarketplace' ? rowsAt('items') : LISTS[node].rowsIn);

/** Changes the rows of a list on their way, each of them or all together; gives what was sent in their place. */
function spoil(node: VendorNode, change: (rows: Fields[]) => unknown[], list = LISTS[node]): { rows: unknown[] } {
	const sent: { rows: unknown[] } = { rows: [] };
	every.between(node).alter(
		inJson(list.match, (body) => {
			const rows = list.rowsIn(body);
			const changed = change(rows);
			sent.rows = changed;
			rows.splice(0, rows.length, ...(changed as Fields[]));
			return body;
		}),
	);
	return sent;
}

const listed = async (node: VendorNode, more: Fields = {}) =>
	await every.run(operationOf(node, LISTS[node].operation), { returnAll: true, simplify: false, ...more });

afterEach(() => {
	expect(({} as Fields).polluted).toBeUndefined();
	expect(([] as unknown as Fields).polluted).toBeUndefined();
});

const TEXTS: Array<[string, string]> = [
	['a formula', '=1+1'],
	['a formula that calls', '=HYPERLINK("https://127.0.0.1/","x")'],
	['an expression', '={{ $json.x }} {{ 1 + 1 }}'],
	['a plus', '+49 30 1234'],
	['a minus', '-2+3'],
	['an at sign', '@SUM(A1)'],
	['a tab', '\t=1+1'],
	['a line break', '\r\n=1+1'],
	['NUL', 'a\0b'],
	['control characters', '\u0001\u001b[31m\u007f\u0085'],
	['lone surrogates', 'a\ud800b\udc00c'],
	['astral characters', '𝒳 👩‍💻 𠮷'],
	['right-to-left text and overrides', 'שלום \u202eabc\u202c مرحبا'],
	['combining characters', `e${'\u0301'.repeat(50)}`],
	['a byte order mark and a zero-width space', '\ufeffa\u200bb'],
	['separators of lines and paragraphs', 'a\u2028b\u2029c'],
	['quotes and backslashes', '"\\\'`\\u0041\\n'],
	['markup', '<script>alert(1)</script>'],
	['spaces only', '   '],
	['a megabyte', 'x'.repeat(1_048_576)],
];
const deep = (depth: number): unknown => (depth === 0 ? 'end' : { in: [deep(depth - 1)] });

describe.each(VENDOR_NODES)('%s: a row that holds', (node) => {
	test.each(TEXTS)('%s passes through as it came', async (_what, text) => {
		const sent = spoil(node, (rows) =>
			rows.map((row, index) => (index === 1 ? { ...row, [LISTS[node].name]: text, added: text } : row)),
		);
		const ran = await listed(node);
		expect(ran.error).toBeUndefined();
		expect(ran.json().length).toBeGreaterThan(2);
		expect(JSON.stringify(ran.json()) === JSON.stringify(sent.rows)).toBe(true);
		expect(ran.json()[1]?.[LISTS[node].name] === text).toBe(true);
	});

	test('names of JavaScript’s own, and deep values, passes through as it came and changes nothing else', async () => {
		const own =
			'{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"prototype":1,"toString":"x","hasOwnProperty":null,"then":"y","":"empty"}';
		const sent = spoil(node, (rows) => rows.map((row) => ({ ...row, ...(JSON.parse(own) as Fields), deep: deep(60) })));
		const ran = await listed(node);
		expect(ran.error).toBeUndefined();
		expect(ran.json().length).toBeGreaterThan(2);
		expect(JSON.stringify(ran.json())).toBe(JSON.stringify(sent.rows));
	});

	test('other types than documented passes through as it came, and is reported', async () => {
		const { number, id } = LISTS[node];
		const odd = {
			[number]: { a: 1 },
			companyProfile: [1],
			tags: 'no list',
			serviceRefs: 7,
			creationDate: {},
			licenseEndDate: true,
			expire: [],
			subscriptionEndDate: false,
		};
		const sent = spoil(node, (rows) =>
			rows.map((row, index) => (index === 1 ? { ...row, ...odd, [id]: row[id] } : row)),
		);
		const ran = await listed(node);
		expect(ran.error).toBeUndefined();
		expect(JSON.stringify(ran.json())).toBe(JSON.stringify(sent.rows));
		expect(ran.hints.join()).toMatch(
			/answered differently than documented \(.+\): .* 2 of page 1: \S+ is .*, expected/,
		);
	});

	test('null everywhere is kept', async () => {
		const sent = spoil(node, (rows) =>
			rows.map((row, index) => (index === 1 ? Object.fromEntries(Object.keys(row).map((key) => [key, null])) : row)),
		);
		const ran = await listed(node);
		expect(JSON.stringify(ran.json())).toBe(JSON.stringify(sent.rows));
	});

	test('no id is kept, and so are two such rows that are alike', async () => {
		const { id } = LISTS[node];
		const sent = spoil(node, (rows) =>
			rows.map((row, index) =>
				index < 2 ? { ...rows[0], [id]: undefined, billingEngineSubscriptionId: undefined } : row,
			),
		);
		const ran = await listed(node);
		expect(ran.error).toBeUndefined();
		expect(ran.json()).toHaveLength(sent.rows.length);
	});

	test('the id of another, but other content, is kept beside it', async () => {
		const { id, name } = LISTS[node];
		const sent = spoil(node, (rows) =>
			rows.map((row, index) => (index === 1 ? { ...row, [id]: rows[0]?.[id], [name]: 'another' } : row)),
		);
		const ran = await listed(node);
		expect(ran.error).toBeUndefined();
		expect(ran.json()).toHaveLength(sent.rows.length);
	});

	test('a number as its id, or one with blanks and odd letters, is kept', async () => {
		const { id } = LISTS[node];
		const ids = [123456, ' x/../y ', 'ид', '=1+1'];
		const sent = spoil(node, (rows) => rows.map((row, index) => ({ ...row, [id]: ids[index] ?? row[id] })));
		const ran = await listed(node);
		expect(JSON.stringify(ran.json())).toBe(JSON.stringify(sent.rows));
	});

	test('what cannot be a row is reported, and the others are returned', async () => {
		const sent = spoil(node, (rows) => [null, 'text', 7, ['list'], true, ...rows]);
		const ran = await listed(node, { options: { failOnIncomplete: false } });
		expect(ran.error).toBeUndefined();
		expect(JSON.stringify(ran.json())).toBe(JSON.stringify(sent.rows.slice(5)));
		expect(ran.json().length).toBeGreaterThan(2);
		expect(ran.hints.join()).toContain('1 of page 1 is not an object');
	});
});

describe.each(VENDOR_NODES)('%s: Get Upcoming', (node) => {
	const list = { ...LISTS[node], match: LISTS[node].upcoming, rowsIn: upcomingRows(node) };
	const wide = { daysAhead: 3000, daysBack: 3000, options: { asOf: TODAY } };
	const upcoming = async () => await every.run(operationOf(node, 'renewal:getUpcoming'), wide);
	const renewals = (json: Fields[]) =>
		json
			.map(({ customerId, subscriptionId, renewalDate }) => [customerId, subscriptionId, renewalDate].join(' '))
			.sort();

	const CASES: Array<[string, (name: string) => string]> = [
		['PascalCase', (name) => name.charAt(0).toUpperCase() + name.slice(1)],
		['lower case', (name) => name.toLowerCase()],
		['upper case', (name) => name.toUpperCase()],
	];
	test.each(CASES)('finds every renewal when the fields are written in %s', async (_what, write) => {
		const expected = renewals((await upcoming()).json());
		expect(expected.length).toBeGreaterThan(5);
		const rename = (value: unknown): unknown => {
			if (Array.isArray(value)) return value.map(rename);
			if (typeof value !== 'object' || value === null) return value;
			return Object.fromEntries(Object.entries(value).map(([name, inner]) => [write(name), rename(inner)]));
		};
		spoil(node, (rows) => rows.map(rename), list);
		const ran = await upcoming();
		expect(ran.error).toBeUndefined();
		expect(renewals(ran.json())).toEqual(expected);
	});

	test.each([
		['a word', 'soon'],
		['an impossible day', '2026-02-30'],
		['a list', ['2026-12-01']],
		['an object', { a: 1 }],
	])('returns a row whose date is %s without a date, or reports it', async (_what, date) => {
		spoil(node, (rows) => rows.map((row) => ({ ...row, [list.date]: date })), list);
		const ran = await upcoming();
		expect(ran.error).toBeUndefined();
		expect(ran.hints.length).toBeGreaterThan(0);
		expect(ran.json().length > 0 || ran.hints.join().includes('renewal date')).toBe(true);
		for (const { renewalDate } of ran.json()) expect(renewalDate).toBeNull();
	});

	test('names with formulas, NUL and lone surrogates come through as they are', async () => {
		const odd = '=1+1\t\0\ud800שלום';
		spoil(node, (rows) => rows.map((row) => ({ ...row, ...list.product(odd) })), list);
		const ran = await upcoming();
		expect(ran.error).toBeUndefined();
		expect(ran.json().length).toBeGreaterThan(0);
		for (const { product, sku } of ran.json()) expect([product, sku]).toContain(odd);
	});
});

describe('an operation that reads one thing', () => {
	const ONE = [
		'AdobeVipMarketplace customer:get',
		'AdobeVipMarketplace reseller:get',
		'AdobeVipMarketplace renewal:preview',
		'AdobeVipMarketplace subscription:get',
		'Keepnet company:get',
		'Keepnet company:checkLicense',
	];
	const odd: unknown[] = [null, [], 'text', 7, true, [{ a: 1 }]];
	test.each(ONE.flatMap((name) => odd.map((body) => [name, body] as const)))(
		'%s says so when %j comes in its place',
		async (name, body) => {
			const [node, operation] = name.split(' ') as [VendorNode, string];
			every
				.between(node)
				.alter((_answer, { path }) =>
					/token/.test(path)
						? undefined
						: { body: JSON.stringify(node === 'Keepnet' ? { status: 'SUCCESS', data: body } : body) },
				);
			const { error } = await every.run(operationOf(node, operation), { options: { timeout: 5 } });
			expect(error?.message).toMatch(
				/ answered differently than documented .*\[item 0\]|neither data nor an error .*\[item 0\]|rejected the request/,
			);
		},
	);

	const VALUES = { null: null, list: [1], text: 'x', yes: true, nested: { __proto__: null, '=1+1': '\0' } };
	/** Runs an operation that reads odd values. @param idOf what the record says about its ID, given its path */
	async function runOdd(name: string, idOf: (path: string) => Fields) {
		const [node, operation] = name.split(' ') as [VendorNode, string];
		every.between(node).alter((_answer, { path }) => {
			if (/token/.test(path)) return undefined;
			const record = { ...VALUES, ...idOf(path) };
			return { body: JSON.stringify(node === 'Keepnet' ? { status: 'SUCCESS', data: record } : record) };
		});
		const hasSimplify = operationOf(node, operation).fields.some((field) => field.name === 'simplify');
		return await every.run(operationOf(node, operation), hasSimplify ? { simplify: false } : {});
	}
	const ID_NAMES: Record<string, string> = {
		'AdobeVipMarketplace customer:get': 'customerId',
		'AdobeVipMarketplace reseller:get': 'resellerId',
		'AdobeVipMarketplace subscription:get': 'subscriptionId',
	};
	const named = Object.entries(ID_NAMES);

	test.each(ONE)('%s returns what is in it as it came', async (name) => {
		const ran = await runOdd(name, (path) => ({ [ID_NAMES[name] ?? 'id']: path.split('/').at(-1) }));
		expect(ran.error).toBeUndefined();
		expect(ran.json()[0]).toMatchObject(JSON.parse(JSON.stringify(VALUES)) as Fields);
	});

	test.each(named)('%s says so when %s is missing, or is another one', async (name, idName) => {
		for (const record of [{}, { [idName]: 'another' }]) {
			const { error } = await runOdd(name, () => record);
			expect(error?.message).toMatch(/ answered differently than documented .*\[item 0\]/);
		}
	});
});

test.each<[string, unknown]>([
	['times beyond every calendar', [{ used: 3, update_time: 1e300 }]],
	['counts that are no numbers', [{ used: 'many', update_time: {} }]],
	['no list', 'text'],
	['null', null],
])('Trend Micro’s usage with %s is reported, and keeps its customer', async (_what, usages) => {
	every.between('TrendMicroWorryFree').alter(
		inJson(/usage\?/, (body) => ({
			customers: [null, 'text', ...(body.customers as Fields[]).map((row) => ({ ...row, seat_usages: usages }))],
		})),
	);
	const ran = await every.run(operationOf('TrendMicroWorryFree', 'customer:getUsage'));
	expect(ran.error).toBeUndefined();
	expect(ran.json()).toHaveLength(every.vendors.TrendMicroWorryFree.data.customers.length);
	expect(ran.hints.length).toBeLessThan(3);
	expect(ran.hints.join()).toContain('is not an object and was skipped');
	for (const { update_time: time } of ran.json()) expect(time).toBeNull();
});

test.each<[string, unknown]>([
	['empty', []],
	['null', null],
])('Trend Micro’s usage that is %s once is asked for again', async (_what, customers) => {
	const { data } = every.vendors.TrendMicroWorryFree;
	const asked = new Set<string>();
	every.between('TrendMicroWorryFree').alter((answer, { path }) => {
		if (!/usage\?/.test(path) || asked.has(path)) return undefined;
		asked.add(path);
		return { ...answer, body: JSON.stringify({ customers }) };
	});
	const ran = await every.run(operationOf('TrendMicroWorryFree', 'customer:getUsage'));
	expect(ran.error).toBeUndefined();
	const withUsage = data.customers.filter(({ usages }) => usages.length > 0);
	expect(ran.json().filter(({ used }) => used !== null)).toHaveLength(withUsage.length);
});

test('Keepnet’s export is passed on byte by byte, whatever stands in it', async () => {
	const file = Buffer.concat([
		Buffer.from('Company Name\r\n=1+1\r\n@SUM(A1)\r\n'),
		Buffer.from([0, 0xff, 0xfe, 0xed, 0xa0, 0x80]),
		Buffer.from('\r\nשלום'),
	]);
	every
		.between('Keepnet')
		.alter((answer, { path }) => (path.endsWith('/export') ? { ...answer, body: file } : undefined));
	const ran = await every.run(operationOf('Keepnet', 'company:export'));
	expect(ran.error).toBeUndefined();
	expect(Buffer.from(ran.outputs()[0]?.[0]?.binary?.data?.data ?? '', 'base64').equals(file)).toBe(true);
});
