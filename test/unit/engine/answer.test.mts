import { firstValueAt, type ListEndpoint, type Paging } from '../../../shared/engine/endpoint';
import { NO_PAGE, readAnswer } from '../../../shared/engine/list/answer';
import { endpointWith, type Row } from './vendorInMemory.mts';

const size = { key: 'size', default: 10, max: 10 };
const numbered: Paging = { by: 'page', in: 'query', key: 'page', first: 1, size, rowsAt: ['rows'], nextAt: 'next' };
const cursor: Paging = { by: 'cursor', in: 'query', key: 'after', nextAt: 'next', rowsAt: ['rows'] };
const afterLastRow: Paging = { ...cursor, nextAt: { lastRow: 'id' } };
const linked: Paging = { by: 'link', nextAt: { header: 'Link' }, rowsAt: [''] };

const endpoint = (paging: Paging, more: Partial<Paging> = {}): ListEndpoint<Row> =>
	endpointWith({ ...paging, moreAt: 'more', totalAt: 'total', ...more } as Paging);
const read = (paging: Paging, body: unknown, headers = {}, more: Partial<Paging> = {}) =>
	readAnswer(endpoint(paging, more), { body, headers });

describe('the next page', () => {
	test.each<[string, object, number | undefined, boolean | undefined]>([
		['a number', { next: 3 }, 3, false],
		['a number in text', { next: '3' }, 3, false],
		['a number, with more to follow', { next: 3, more: true }, 3, false],
		['a number, with no more to follow', { next: 3, more: false }, 3, true],
		['null', { next: null }, undefined, true],
		['an empty text', { next: '' }, undefined, true],
		['0', { next: 0 }, undefined, true],
		['-1', { next: -1 }, undefined, true],
		['null, with more to follow', { next: null, more: true }, undefined, false],
		['a link', { next: 'https://vendor.example/rows?page=3' }, undefined, undefined],
		['false, which is no position', { next: false }, undefined, undefined],
		['missing', {}, undefined, undefined],
		['missing, with no more to follow', { more: false }, undefined, true],
	])('where pages are counted, is %s', (_name, body, next, isLast) => {
		expect(read(numbered, { rows: [], ...body })).toMatchObject({ next, isLast });
	});

	test.each<[string, Paging, object, string | number | undefined, boolean | undefined]>([
		['a token', cursor, { next: 'abc' }, 'abc', false],
		['a number', cursor, { next: 7 }, 7, false],
		['an empty text', cursor, { next: '' }, undefined, true],
		['null', cursor, { next: null }, undefined, true],
		['something else', cursor, { next: { after: 'abc' } }, undefined, true],
		['a token, with no more to follow', cursor, { next: 'abc', more: false }, undefined, true],
		['missing, with more to follow', cursor, { more: true }, undefined, false],
		['the ID of the last row', afterLastRow, {}, 'r2', undefined],
		['the ID of the last of many rows', afterLastRow, { rows: [{ id: 'r1' }, {}, { id: 'r3' }] }, 'r3', undefined],
		[
			'a link in the answer',
			{ ...linked, nextAt: 'next', rowsAt: ['rows'] },
			{ next: '/rows?p=2' },
			'/rows?p=2',
			false,
		],
		['the ID of the last row, with more to follow', afterLastRow, { more: true }, 'r2', false],
		['the ID of the last row, with no more to follow', afterLastRow, { more: false }, undefined, true],
	])('where each page names it, is %s', (_name, paging, body, next, isLast) => {
		expect(read(paging, { rows: [{ id: 'r1' }, { id: 'r2' }], ...body })).toMatchObject({ next, isLast });
	});

	test('is read from a header as it is, unless it is a link', () => {
		const inHeader: Paging = { ...cursor, nextAt: { header: 'X-Next' } };
		expect(read(inHeader, { rows: [] }, { 'x-next': 'abc' })).toMatchObject({ next: 'abc', isLast: false });
	});

	test('is not there after an answer without rows, or without pages', () => {
		expect(read(afterLastRow, {})).toMatchObject({ next: undefined });
		expect(read({ by: 'none', rowsAt: ['rows'] }, { rows: [], next: 3, more: true })).toMatchObject({
			next: undefined,
			isLast: undefined,
		});
	});

	test.each([
		['<?p=2>; rel="next"', '?p=2'],
		['<?p=2>;rel=next', '?p=2'],
		['<?p=2> ; REL = "last  Next"', '?p=2'],
		['<?p=2>; type="a;b, c"; rel="next"; title=x', '?p=2'],
		['<?p=1>; rel="first", <?p=2>; rel="next"', '?p=2'],
		['<?p=2>; crossorigin; rel=next, <?p=9>; rel=last', '?p=2'],
		['<?a=1,2&p=2>; rel="next"', '?a=1,2&p=2'],
		['<?p=1>; rel="prev"', undefined],
		['<?p=1>; title="rel=next"', undefined],
		['<?p=1>', undefined],
		['', undefined],
	])('is read from the Link header %s', (link, next) => {
		expect(read(linked, [], { link })).toMatchObject({ next, isLast: next === undefined });
	});
});

test.each([
	[true, false],
	[1, false],
	['1', false],
	['TRUE', false],
	[false, true],
	[0, true],
	['0', true],
	['False', true],
	['yes', undefined],
	['0x', undefined],
	['10', undefined],
	[2, undefined],
	[null, undefined],
])('whether there are more pages may be said as %j', (more, isLast) => {
	expect(read(numbered, { rows: [], more }).isLast).toBe(isLast);
});

test.each([
	[95, 95],
	['95', 95],
	[0, 0],
	['', undefined],
	[' ', undefined],
	['many', undefined],
	[9.5, undefined],
	[-1, undefined],
	[true, undefined],
	[null, undefined],
])('a total of %j is %j', (total, read_) => {
	expect(read(numbered, { rows: [], total }).total).toBe(read_);
});

test.each<[string, unknown, Partial<Paging>, object]>([
	['in the first place that has a value', { a: null, b: '', c: [1] }, { rowsAt: ['a', 'b', 'c'] }, { entries: [1] }],
	['in wrappers', { rows: [{ row: 1 }] }, { rowAt: 'row' }, { entries: [1] }],
	['under their keys', { rows: { x: { rank: 1 }, y: 2 } }, { keyAs: 'id' }, { entries: [{ id: 'x', rank: 1 }, 2] }],
	['under keys that they have too', { rows: { x: { id: 'own' } } }, { keyAs: 'id' }, { entries: [{ id: 'own' }] }],
	['in an object, without a name for its keys', { rows: {} }, {}, { entries: undefined, wrong: 'rows' }],
	['in no list', { a: { b: 'text' } }, { rowsAt: ['a.b'], keyAs: 'id' }, { entries: undefined, wrong: 'a.b' }],
	['in no list, at a name with a dot', { 'a.b': 1 }, { rowsAt: [['a.b']] }, { entries: undefined, wrong: 'a.b' }],
	['in the whole answer, which is none', 7, { rowsAt: [''] }, { entries: undefined, wrong: 'the answer' }],
	['nowhere', {}, {}, { entries: undefined, wrong: undefined }],
	['nowhere, because there is no content', undefined, {}, { entries: [] }],
])('rows may be %s', (_name, body, more, expected) => {
	expect(read(numbered, body, {}, more)).toMatchObject(expected);
});

test('an answer of "no such page" has no rows and says nothing', () => {
	const answer = readAnswer(endpoint(numbered, { totalAt: { header: 'X-Total' } }), NO_PAGE);
	expect(answer).toMatchObject({ entries: [], total: undefined, next: undefined, isLast: undefined });
});

test.each<[string, unknown, unknown]>([
	['the first place', { a: 1, b: { c: 2 } }, 1],
	['the next if the first is null', { a: null, b: { c: 2 } }, 2],
	['the next if the first is empty', { a: '', B: { C: 0 } }, 0],
	['nowhere if all are empty', { a: '', b: { c: null } }, undefined],
	['nowhere below null', { b: null }, undefined],
	['nowhere below a text', { b: 'c' }, undefined],
	['nowhere in nothing', null, undefined],
])('of several places, a value is taken from %s', (_name, body, value) => {
	expect(firstValueAt(body, ['a', 'b.c'])).toBe(value);
});
