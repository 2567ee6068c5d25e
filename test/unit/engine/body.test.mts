import fc from 'fast-check';

import { readBody, readData } from '../../../shared/engine/http/body';
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
		['{"rows":[]}', 'data instead of a file'],
	])('is not %j', (body, why) => {
		expect(read(body)).toEqual({ readable: false, why });
	});
});
