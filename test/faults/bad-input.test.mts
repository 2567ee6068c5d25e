/** What people enter, and what their expressions yield: wrong input is rejected with one sentence before anything is sent. */
import { describe, expect, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import {
	leavesOf,
	OPERATIONS,
	useEveryVendor,
	VENDOR_NODES,
	type Fields,
	type Leaf,
	type Operation,
} from './support/everyOperation.mts';

const every = useEveryVendor();

test.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
	'%s works when nothing is wrong',
	async (_name, operation) => {
		const ran = await every.run(operation);
		expect(ran.error).toBeUndefined();
		expect(ran.json().length).toBeGreaterThan(0);
	},
);

const LONE_SURROGATE = 'a\ud800b';
const LONG = 'x'.repeat(10_000);
const EMPTY = [null, undefined, '', ' '];
/** What cannot be text. */
const NO_TEXT = [NaN, Infinity, {}, { a: 1 }, [{}], true, LONE_SURROGATE, LONG];
const NO_DATE = [NaN, {}, [], '5x', -1, true, 'tomorrow', '2026-02-30', '31/12/2026x'];
const NO_CHOICE = [...EMPTY, NaN, {}, [], '5x', -1, 1e9, true];
const NO_ID = [
	...NO_TEXT,
	'.',
	'..',
	'../x',
	'..\\x',
	'%2e%2e',
	'%2E%2E%2Fx',
	'a%2Fb',
	'a/b',
	'a b',
	'a\nb',
	'a\r\nX-Other: 1',
	'a\tb',
	'a\0b',
	'-1',
	-1,
	1.5,
	2 ** 60,
	'?a=1',
	'a?b=1',
	'a#b',
	'a&b',
	"a'b",
	'a"b',
	'a<b>',
	'a;b',
	'{{ 1 }}',
	'аbс',
	'ａｂｃ',
	'ab\u200bc',
	'\u202eabc',
	'e\u0301',
	'１２３',
	'⒈',
	'👩',
];

const isIdField = ({ name, type }: INodeProperties): boolean =>
	type === 'resourceLocator' || (/(^|[a-z])ids?$/i.test(name) && name !== 'offerId');

/** Values that a parameter must refuse, going by its type. */
function wrongFor({ field, within }: Leaf): unknown[] {
	const isOption = within[0]?.type === 'collection';
	const { minValue, maxValue } = field.typeOptions ?? {};
	if (isIdField(field)) return field.required === true ? [...EMPTY, ...NO_ID] : NO_ID;
	switch (field.type) {
		case 'number':
			return [
				...(isOption ? [] : EMPTY),
				NaN,
				Infinity,
				{},
				[],
				[5],
				true,
				'5x',
				'0x10',
				1.5,
				1e9,
				...(minValue === undefined ? [] : [minValue - 1]),
				...(maxValue === undefined ? [] : [maxValue + 1]),
			];
		case 'boolean':
			return [...EMPTY, NaN, {}, [], '5x', -1, 1e9];
		case 'options':
			return NO_CHOICE;
		case 'multiOptions':
			return [NaN, {}, [{}], [null], true];
		case 'dateTime':
			return NO_DATE;
		case 'json':
			return ['{', '{"a":', '[', '5x', 'null', true, NaN, 5, '[1]', '{"Condition":"NOR"}', '[{"offerId": 1}]'];
		default:
			return NO_TEXT;
	}
}

const nameOf = ({ displayName }: INodeProperties): string => displayName.replace(/ Names or IDs$/, '');

/** The field by its own name, or by that of the list it stands in and the name that the vendor gives it. */
const names = (error: string, { field, within }: Leaf): boolean =>
	error.includes(nameOf(field)) || within.some((outer) => error.startsWith(`${outer.displayName}: ${field.name} `));

const sentTo = (node: Operation['node']) => every.between(node).sent.map(({ method, path }) => `${method} ${path}`);

/** Each value is one input item, so that the item that is named can be distinguished from the others. */
async function expectRefused(
	operation: Operation,
	more: Fields,
	values: unknown[],
	isNamed: (error: string) => boolean,
): Promise<void> {
	const items = values.map((bad) => ({ bad }));
	const ran = await every.run(operation, more, { items, onError: 'continueRegularOutput' });
	const out = ran.outputs()[0] ?? [];
	const kept = values.filter(
		(_value, index) =>
			!out.some(({ json, pairedItem }) => 'error' in json && JSON.stringify(pairedItem) === `{"item":${index}}`),
	);
	expect(kept).toEqual([]);
	for (const [index, { json }] of out.entries()) {
		const error = String(json.error);
		expect({ value: values[index], error, isNamed: isNamed(error) }).toEqual({
			value: values[index],
			error,
			isNamed: true,
		});
		expect(error).toMatch(new RegExp(`^[^\\n]{10,220} \\[item ${index}\\]$`));
		expect(error).not.toMatch(/undefined|\[object|Cannot read|is not a function/);
	}
	expect(sentTo(operation.node)).toEqual([]);
}

describe.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
	'%s refuses, before anything is sent, a wrong',
	(_name, operation) => {
		const leaves = leavesOf(operation.fields);
		const cases = leaves.map(
			(leaf) => [[...leaf.within, leaf.field].map(({ displayName }) => displayName).join(' → '), leaf] as const,
		);
		test.each(cases)('%s', async (_field, leaf) => {
			const value = '={{ $json.bad }}';
			await expectRefused(operation, leaf.set(value), wrongFor(leaf), (error) => names(error, leaf));
			if (leaf.field.type !== 'resourceLocator') return;
			await expectRefused(operation, leaf.set({ __rl: true, mode: 'id', value }), wrongFor(leaf), (error) =>
				names(error, leaf),
			);
		});
	},
);

describe('a base URL', () => {
	const cases = VENDOR_NODES.map(
		(node) => [node, OPERATIONS.find((one) => one.node === node && one.operation === 'getUpcoming')] as const,
	);
	const operationFor = (node: Operation['node']) => {
		const operation = cases.find(([name]) => name === node)?.[1];
		if (operation === undefined) throw new Error(`${node} has no such operation`);
		return operation;
	};
	const host = (node: Operation['node']) => every.between(node).url.replace('http://', '');
	const WRONG: Array<[string, (host: string) => string, RegExp]> = [
		['without scheme', (host) => host, /Base URL must begin with https:\/\//],
		['with a scheme of its own', (host) => `ftp://${host}`, /Base URL must begin with https:\/\//],
		['with a user name', (host) => `http://user@${host}`, /Base URL must not contain a user name or password/],
		['with a password', (host) => `http://user:pass@${host}`, /Base URL must not contain a user name or password/],
		['with a query', (host) => `http://${host}?a=1`, /Base URL must not contain "\?" or "#"/],
		['with an empty query', (host) => `http://${host}/?`, /Base URL must not contain "\?" or "#"/],
		['with a fragment', (host) => `http://${host}/#a`, /Base URL must not contain "\?" or "#"/],
		['with a space within', (host) => `http://${host}/a b`, /Base URL must not contain spaces/],
		['with a line break within', (host) => `http://${host}\n/a`, /Base URL must not contain spaces/],
		['with nothing but a scheme', () => 'https://', /Base URL is not a valid URL/],
		['that is empty', () => ' ', /Base URL is empty/],
		[
			'in the clear to a public host',
			() => 'http://api.example.com',
			/Base URL must begin with https:\/\/\. Use http:\/\/ only for addresses/,
		],
		[
			'in the clear to a public address',
			() => 'http://203.0.113.9:8080',
			/Base URL must begin with https:\/\/\. Use http:\/\/ only for addresses/,
		],
	];
	const wrong = VENDOR_NODES.flatMap((node) =>
		WRONG.map(([what, url, message]) => [node, what, url, message] as const),
	);

	test.each(wrong)('of %s, %s, is refused before anything is sent', async (node, _what, url, message) => {
		const ran = await every.run(operationFor(node), {}, { credential: { baseUrl: url(host(node)) } });
		expect(ran.error?.message).toMatch(message);
		expect(ran.error?.message).toContain('[item 0]');
		expect(sentTo(node)).toEqual([]);
	});

	test.each(VENDOR_NODES)('of %s works with blanks around it and slashes at its end', async (node) => {
		const credential = {
			baseUrl: ` http://${host(node)}/// `,
			...(node === 'AdobeVipMarketplace' && { imsUrl: ` http://${host(node)}/ ` }),
		};
		const ran = await every.run(operationFor(node), {}, { credential });
		expect(ran.error).toBeUndefined();
		expect(ran.json().length).toBeGreaterThan(0);
	});

	test.each(VENDOR_NODES)('of %s works with a path, which stands before every path of the API', async (node) => {
		const url = `http://${host(node)}/gateway/v1/`;
		await every.run(
			operationFor(node),
			{},
			{ credential: { baseUrl: url, ...(node === 'AdobeVipMarketplace' && { imsUrl: url }) } },
		);
		const paths = every
			.between(node)
			.sent.map(({ path }) => path)
			.filter((path) => path !== '/connect/token');
		expect(paths.length).toBeGreaterThan(0);
		for (const path of paths) expect(path).toMatch(/^\/gateway\/v1\/[^/]/);
	});

	test.each<[Operation['node'], string, Fields]>([
		['AdobeVipMarketplace', 'IMS URL', { imsUrl: 'http://ims.example.com' }],
		['AdobeVipMarketplace', 'IMS URL', { imsUrl: 'https://user:pass@ims.example.com' }],
		['AdobeVipMarketplace', 'IMS URL', { imsUrl: 'ims.example.com' }],
		['VmwareCloudPartner', 'Auth URL', { authUrl: 'http://auth.example.com' }],
		['VmwareCloudPartner', 'Auth URL', { authUrl: 'https://user:pass@auth.example.com' }],
		['VmwareCloudPartner', 'Auth URL', { authUrl: 'auth.example.com' }],
	])('of %s: the same holds for %s %j, which secrets are sent to', async (node, field, credential) => {
		const ran = await every.run(operationFor(node), {}, { credential });
		expect(ran.error?.message).toContain(field);
		expect(sentTo(node)).toEqual([]);
	});
});
