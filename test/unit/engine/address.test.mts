import fc from 'fast-check';

import { addressOf, checkBaseUrl, checkId, isSameOrigin } from '../../../shared/engine/http/address';
import type { Endpoint } from '../../../shared/engine/endpoint';
import { anyText } from '../arbitraries.mts';
import { vendor } from './vendorInMemory.mts';

const endpoint: Endpoint = {
	vendor,
	name: 'Get row',
	method: 'GET',
	path: '/rows/{rowId}',
	timeoutMs: 1,
	answer: 'json',
};
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
});

test.each([
	['', 'is empty'],
	['api.example.com', 'must begin with https://'],
	['ftp://api.example.com', 'must begin with https://'],
	['https://user:secret@api.example.com', 'must not contain a user name or password'],
	['https://api.example.com/?x=1', 'must not contain "?" or "#"'],
	['https://', 'is not a valid URL'],
])('the base URL %j is refused: %s', (url, why) => {
	expect(() => checkBaseUrl(url)).toThrow(`Base URL ${why}`);
});

test('a base URL keeps its path and loses trailing slashes', () => {
	expect(checkBaseUrl('  https://api.example.com/ ')).toBe('https://api.example.com');
	expect(checkBaseUrl('https://gate.example.com/keepnet//')).toBe('https://gate.example.com/keepnet');
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
