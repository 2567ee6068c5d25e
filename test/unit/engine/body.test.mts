import fc from 'fast-check';

import { readBody, readData, textOfAnswer } from '../../../shared/engine/http/body';
import type { Endpoint } from '../../../shared/engine/endpoint';
import { vendor } from './vendorInMemory.mts';

test('any JSON is read as it was written', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
			const written = JSON.stringify(value, null, space);
			fc.pre(!/\d{16}/.test(written));
			expect(readData(written)).toEqual({ readable: true, body: JSON.parse(written) });
		}),
	);
});

test('whole numbers that would be rounded become text, and nothing else does', () => {
	const written = String.raw`{"id":9007199254740993,"ids":[-12345678901234567890 , 1],"safe":9007199254740991,"size":1234567890123456.5,"big":1e30,"text":"[12345678901234567890]","q":"\"12345678901234567890,"}`;
	expect(readData(written)).toEqual({
		readable: true,
		body: {
			id: '9007199254740993',
			ids: ['-12345678901234567890', 1],
			safe: 9_007_199_254_740_991,
			size: 1_234_567_890_123_456.5,
			big: 1e30,
			text: '[12345678901234567890]',
			q: '"12345678901234567890,',
		},
	});
});

test.each([
	['[9007199254740993]', ['9007199254740993']],
	['{"id":9007199254740993}', { id: '9007199254740993' }],
	['{"id":9007199254740993,"rank":1}', { id: '9007199254740993', rank: 1 }],
	['{"id" : 9007199254740993\n}', { id: '9007199254740993' }],
	['[-9007199254740993]', ['-9007199254740993']],
	[
		String.raw`{"id":9007199254740993,"note":"the \"order\" 9007199254740993, a \"gift\""}`,
		{ id: '9007199254740993', note: 'the "order" 9007199254740993, a "gift"' },
	],
])('IDs in %s keep every digit', (written, body) => {
	expect(readData(written)).toEqual({ readable: true, body });
});

test.each([
	['{"a":', 'truncated or not JSON'],
	['  \n', 'an empty answer'],
	['<!doctype html>', 'a web page'],
])('%j is not data', (written, why) => {
	expect(readData(written)).toEqual({ readable: false, why: expect.stringContaining(why) });
});

test.each<[string, string | undefined, number[]]>([
	['UTF-8', undefined, [0xc3, 0xbc]],
	['UTF-8 with a mark', 'text/plain; charset=latin1', [0xef, 0xbb, 0xbf, 0xc3, 0xbc]],
	['UTF-16 with a mark', 'application/json', [0xff, 0xfe, 0xfc, 0x00]],
	['UTF-16 with a mark, the other way round', undefined, [0xfe, 0xff, 0x00, 0xfc]],
	['ISO-8859-1', 'application/json; charset=ISO-8859-1', [0xfc]],
	['ISO-8859-1 in quotes', 'application/json; Charset = "iso-8859-1"', [0xfc]],
	['a charset that does not exist, which is UTF-8', 'application/json; charset=x-none', [0xc3, 0xbc]],
])('an answer in %s keeps its umlauts', (_name, type, bytes) => {
	const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
	expect(textOfAnswer({ status: 200, headers, body: Uint8Array.from(bytes) })).toBe('ü');
});

describe('a file', () => {
	const endpoint: Endpoint = {
		vendor,
		name: 'Export rows',
		method: 'POST',
		path: '/export',
		timeoutMs: 1000,
		answer: 'file',
	};
	const read = (body: Uint8Array | string, headers = {}) => readBody(endpoint, { status: 200, headers, body });

	test('that is an error of the vendor is read as such, whatever its type', () => {
		const strict = { ...endpoint, vendor: { ...vendor, isErrorBody: () => true } };
		for (const [type, body] of [
			['text/csv', ' {"code":"E1"}'],
			['application/json', '"E1"'],
		] as const) {
			const answer = { status: 200, headers: { 'content-type': type }, body };
			expect(readBody(strict, answer)).toEqual({ readable: true, body: JSON.parse(body) });
		}
	});

	test('is passed on byte by byte', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
				// JSON and web pages are errors in disguise, also behind white space of any script.
				fc.pre(!/^[{<]/.test(new TextDecoder().decode(bytes).trimStart()));
				expect(read(bytes)).toEqual({ readable: true, body: bytes });
			}),
		);
	});

	test.each([
		['', 'an empty file'],
		['<HTML>', 'a web page instead of a file'],
		['\n <?xml?>', 'a web page instead of a file'],
		['{"rows":[]}', 'data instead of a file'],
	])('is not %j', (body, why) => {
		expect(read(body)).toEqual({ readable: false, why });
	});

	test('that arrived empty although it has content is called truncated', () => {
		const truncated = { readable: false, why: expect.stringContaining('truncated or corrupt') };
		for (const headers of [{ 'content-encoding': 'gzip' }, { 'content-length': '5' }])
			expect(read('', headers)).toEqual(truncated);
		expect(read('', { 'content-length': '0' })).toEqual({ readable: false, why: 'an empty file' });
	});
});
