import fc from 'fast-check';

import { addressOf, checkBaseUrl, checkId, checkOrigin, isSameOrigin } from '../../../shared/engine/http/address';
import { anyText } from '../arbitraries.mts';
import { getRow } from './vendorInMemory.mts';

const endpoint = { ...getRow, path: '/rows/{rowId}' };
const base = 'https://api.example.com/v1';

test.each([
	'',
	'  ',
	'..',
	'../admin',
	'a/b',
	'%2e%2e',
	'a b',
	'a?b',
	'a#b',
	'.',
	'a\\b',
	'a\nb',
	'x'.repeat(200),
	'-a',
])('an ID that could escape its place is rejected, naming the field: %j', (id) => {
	expect(() => checkId(id, 'Company')).toThrow(/^Company/);
});

test.each([
	['7', ''],
	['a-B_9', ''],
	['x'.repeat(128), ''],
	['a:b.c@d==', ':.@='],
	['0.a', '.'],
])('the ID %j of an endpoint that allows %j is taken as it is, without spaces around it', (id, extra) => {
	expect(checkId(` ${id} `, 'Company', extra)).toBe(id);
});

test.each([
	['a:b', ''],
	['a.b', ':@='],
	['.a', '.'],
	['=a', '='],
	['x'.repeat(129), ''],
	['a/b', ':.@='],
])('the ID %j is rejected by an endpoint that allows %j', (id, extra) => {
	expect(() => checkId(id, 'Company', extra)).toThrow(/is not a valid ID$/);
});

test('a look-alike letter in an ID is shown by its number, with what an ID may contain', () => {
	expect(() => checkId('p\u0430y', 'Company', '.')).toThrow(
		expect.objectContaining({
			message: 'Company "p\\u0430y" is not a valid ID',
			description: expect.stringContaining('A to Z, digits, "-", "_" and "." only'),
		}),
	);
});

test('an ID that is missing is not asked for', () => {
	for (const call of [{}, { path: {} }]) expect(() => addressOf(base, endpoint, call)).toThrow('rowId is empty');
});

test('whatever the ID, the address stays below its path or is refused', () => {
	fc.assert(
		fc.property(anyText(), (rowId) => {
			let address: string | undefined;
			try {
				address = addressOf(base, endpoint, { path: { rowId } });
			} catch {
				return;
			}
			const url = new URL(address);
			expect(url.origin).toBe('https://api.example.com');
			expect(url.pathname.split('/').slice(0, 3)).toEqual(['', 'v1', 'rows']);
			expect(url.pathname.split('/')).toHaveLength(4);
			expect(url.search + url.hash).toBe('');
		}),
	);
});

test('a query is written with %20, in the order given, without what is not set', () => {
	const query = { q: 'Blue Heron & Söhne~*', page: 2, gone: undefined, all: true };
	expect(addressOf(base, { ...endpoint, path: '/rows' }, { query })).toBe(
		`${base}/rows?q=Blue%20Heron%20%26%20S%C3%B6hne~*&page=2&all=true`,
	);
	expect(addressOf(base, { ...endpoint, path: '/rows' }, { query: { gone: undefined } })).toBe(`${base}/rows`);
});

test.each([
	['', 'is empty'],
	['api.example.com', 'must begin with https://'],
	['ftp://api.example.com', 'must begin with https://'],
	['https://user:secret@api.example.com', 'must not contain a user name or password'],
	['https://api.example.com/?x=1', 'must not contain "?" or "#"'],
	['https://', 'is not a valid URL'],
	['https://user@api.example.com', 'must not contain a user name or password'],
	['https://:secret@api.example.com', 'must not contain a user name or password'],
	['https://api.example.com/a b', 'must not contain spaces'],
	['api.example.com/https://', 'must begin with https://'],
])('the base URL %j is refused: %s', (url, why) => {
	expect(() => checkBaseUrl(url)).toThrow(`Base URL ${why}`);
});

test('a base URL keeps its path and loses trailing slashes', () => {
	expect(checkBaseUrl('  https://api.example.com/ ')).toBe('https://api.example.com');
	expect(checkBaseUrl('https://gate.example.com/keepnet//')).toBe('https://gate.example.com/keepnet');
});

const PRIVATE = [
	'localhost',
	'a.localhost',
	'127.0.0.1',
	'127.10.20.30',
	'10.20.30.40',
	'192.168.10.20',
	'172.16.10.20',
	'172.29.10.20',
	'172.31.10.20',
	'[::1]',
	'[fc00::1]',
	'[fd12:3456::1]',
	'gateway',
	'host.docker.internal',
	'nas.local',
	'nas.home.arpa',
];
const PUBLIC = [
	'api.example.com',
	'203.0.113.9',
	'172.15.10.20',
	'172.32.10.20',
	'192.169.10.20',
	'11.20.30.40',
	'[2001:db8::1]',
	'10.20.30.40.example.com',
	'127.0.0.1.example.com',
	'localhost.example.com',
	'nas.local.example.com',
	'example.notlocal',
	'www.10.com',
];

test.each(PRIVATE)('a credential may be sent unencrypted to %s', (host) => {
	expect(checkBaseUrl(`HTTP://${host}:8080`)).toBe(`http://${host}:8080`);
	expect(() => checkOrigin({ url: '/v1', baseURL: `http://${host}` })).not.toThrow();
});

test.each(PUBLIC)('a credential is never sent unencrypted to %s', (host) => {
	const why = /^Base URL must begin with https:.*exposes secrets/;
	expect(() => checkBaseUrl(`http://${host}:8080`)).toThrow(why);
	for (const request of [{ url: `http://${host}/v1` }, { url: '/v1', baseURL: `http://${host}` }])
		expect(() => checkOrigin(request)).toThrow(why);
});

test('a credential is not sent to what is no address', () => {
	expect(() => checkOrigin({ url: 'https://' })).toThrow('Base URL is not a valid URL');
	expect(() => checkOrigin({ url: '/v1', baseURL: 'vendor' })).toThrow('Base URL must begin with https://');
});

test('a link to another origin is distinguished from one that stays', () => {
	expect(isSameOrigin('/v1/rows?page=2', base)).toBe(true);
	expect(isSameOrigin('https://api.example.com/other', base)).toBe(true);
	for (const link of [
		'https://evil.example/x',
		'//evil.example/x',
		'http://api.example.com/v1',
		'https://api.example.com:444/',
	]) {
		expect(isSameOrigin(link, base)).toBe(false);
	}
});
