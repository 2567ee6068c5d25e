/** What parameters may hold, since expressions can yield anything, and which field an error names. */
import { describe, expect, test } from '@jest/globals';

import { ParameterError } from '../../../shared/n8n/errors';
import {
	readChoice,
	readFlag,
	readLocator,
	readNumber,
	readOptionalNumber,
	readText,
	readTexts,
	shown,
	type Parameters,
} from '../../../shared/n8n/parameters';

const holding = (value: unknown): Parameters => ({ get: (path) => (path === 'p' ? value : 'wrong path'), zone: 'UTC' });

/** What is read, or the message of the error, which has to name the field. */
function outcomeOf(read: (parameters: Parameters) => unknown, value: unknown): unknown {
	try {
		return read(holding(value));
	} catch (error) {
		if (error instanceof ParameterError) expect(error.field).toBe('Field');
		return error instanceof Error ? `! ${error.message}` : 'no error';
	}
}

const number = (fallback?: number) => (from: Parameters) =>
	readNumber(from, 'p', { field: 'Field', min: -2, max: 9, fallback });
const wholeNumber = (what: string) => `! Field must be a whole number from -2 to 9, not ${what}`;

test.each<[unknown, number | undefined, unknown]>([
	[-2, undefined, -2],
	[9, undefined, 9],
	[-3, undefined, wholeNumber('-3')],
	[10, 4, wholeNumber('10')],
	[1.5, undefined, wholeNumber('1.5')],
	[NaN, undefined, wholeNumber('NaN')],
	[' +7 ', undefined, 7],
	['-2', undefined, -2],
	['7.00', undefined, 7],
	['007', undefined, 7],
	['7.5', undefined, wholeNumber('"7.5"')],
	['7 days', undefined, wholeNumber('"7 days"')],
	['x7', undefined, wholeNumber('"x7"')],
	['', 4, wholeNumber('empty')],
	[null, 4, wholeNumber('empty')],
	[true, undefined, wholeNumber('true')],
	[undefined, 4, 4],
	[undefined, undefined, wholeNumber('empty')],
])('the number %j with the fallback %j is %j', (value, fallback, outcome) => {
	expect(outcomeOf(number(fallback), value)).toBe(outcome);
});

test.each<[unknown, unknown]>([
	[undefined, undefined],
	[null, undefined],
	[' ', undefined],
	[0, 0],
	['3', 3],
	['x', wholeNumber('"x"')],
])('the optional number %j is %j', (value, outcome) => {
	const read = (from: Parameters) => readOptionalNumber(from, 'p', { field: 'Field', min: -2, max: 9 });
	expect(outcomeOf(read, value)).toBe(outcome);
});

test.each<[string, unknown, string]>([
	['nothing', undefined, ''],
	['spaces', ' \n', ''],
	['a text', ' a b ', 'a b'],
	['a number', 7, '7'],
	['the largest number', Number.MAX_SAFE_INTEGER, '9007199254740991'],
	['a larger one', 2 ** 53, '! Field is too large for a number: its last digits are lost'],
	['a smaller one', -(2 ** 53), '! Field is too large for a number: its last digits are lost'],
	['no number', NaN, '! Field must be text, not NaN'],
	['digits as text', '9007199254740993', '9007199254740993'],
	['true', true, '! Field must be text, not true'],
	['an object', { a: 1 }, '! Field must be text, not {"a":1}'],
	['a thousand characters', 'x'.repeat(1000), 'x'.repeat(1000)],
	['more', 'x'.repeat(1001), '! Field must not be longer than 1000 characters'],
	['half a character', 'a\ud83d', '! Field contains half a character (a lone surrogate): "a\\ud83d"'],
	['a whole one', 'a😀', 'a😀'],
])('the text of %s is read', (_name, value, outcome) => {
	expect(outcomeOf((from) => readText(from, 'p', 'Field'), value)).toBe(outcome);
});

test.each<[unknown, unknown]>([
	[undefined, []],
	[null, []],
	['', []],
	[' a, ,b ,', ['a', 'b']],
	['a; b ;', ['a', 'b']],
	['a; b, c', ['a; b', 'c']],
	[
		['a', '', ' b,c '],
		['a', 'b,c'],
	],
	[7, ['7']],
	[['a', true], '! Field must be text, not true'],
	[{}, '! Field must be text, not {}'],
])('the texts %j are %j', (value, outcome) => {
	expect(outcomeOf((from) => readTexts(from, 'p', 'Field'), value)).toEqual(outcome);
});

describe('a switch', () => {
	test.each<[unknown, unknown]>([
		...[true, 'true', ' YES ', 'on', '1', 1].map((value): [unknown, unknown] => [value, true]),
		...[false, 'False', 'no', ' OFF', '0', 0].map((value): [unknown, unknown] => [value, false]),
		[null, '! Field must be true or false, not empty'],
		['maybe', '! Field must be true or false, not "maybe"'],
		[2, '! Field must be true or false, not 2'],
	])('%j is %j', (value, outcome) => {
		for (const fallback of [undefined, true, false]) {
			expect(outcomeOf((from) => readFlag(from, 'p', { field: 'Field', fallback }), value)).toBe(outcome);
		}
	});

	test.each([
		[undefined, false],
		[true, true],
		[false, false],
	])('that was not added is, with the fallback %j, %j', (fallback, outcome) => {
		expect(readFlag(holding(undefined), 'p', { field: 'Field', fallback })).toBe(outcome);
	});
});

test.each<[unknown, 'b' | undefined, string]>([
	['a', undefined, 'a'],
	['a', 'b', 'a'],
	[undefined, 'b', 'b'],
	[undefined, undefined, '! Field must be one of a, b, not empty'],
	[null, 'b', '! Field must be one of a, b, not empty'],
	['A', 'b', '! Field must be one of a, b, not "A"'],
])('the choice %j with the fallback %j is %j', (value, fallback, outcome) => {
	const read = (from: Parameters) => readChoice(from, 'p', { field: 'Field', choices: ['a', 'b'], fallback });
	expect(outcomeOf(read, value)).toBe(outcome);
});

test.each<[unknown, string]>([
	['C-1', 'C-1'],
	[7, '7'],
	[{ mode: 'list', value: ' C-1 ' }, 'C-1'],
	[{ mode: 'list', value: '' }, '! Field is not set'],
	[undefined, '! Field is not set'],
	[null, '! Field is not set'],
	[{ mode: 'list' }, '! Field must be text, not {"mode":"list"}'],
	[{ value: { a: 1 } }, '! Field must be text, not {"a":1}'],
])('the ID in %j is %j', (value, outcome) => {
	expect(outcomeOf((from) => readLocator(from, 'p', 'Field'), value)).toBe(outcome);
});

const endless: Record<string, unknown> = {};
endless.endless = endless;

test.each<[unknown, string]>([
	['', 'empty'],
	['x'.repeat(60), JSON.stringify('x'.repeat(60))],
	['x'.repeat(61), JSON.stringify(`${'x'.repeat(60)}…`)],
	[[1, 'a'], '[1,"a"]'],
	[Array(40).fill(1), `[${'1,'.repeat(29)}1…`],
	[endless, 'an object'],
	[7n, '7'],
])('an error shows a value in short: case %#', (value, text) => {
	expect(shown(value)).toBe(text);
});

test.each<[string, (from: Parameters) => unknown, string]>([
	['a number', number(), '90'],
	['a switch', (from) => readFlag(from, 'p', { field: 'Field', fallback: true }), 'true'],
	['a choice', (from) => readChoice(from, 'p', { field: 'Field', choices: ['a', 'b'] }), '"a"'],
])('an expression that returns nothing for %s is explained, with a way to give it a default', (_what, read, usual) => {
	const descriptionOf = (value: unknown) => {
		try {
			return read(holding(value));
		} catch (error) {
			return error instanceof ParameterError ? error.description : error;
		}
	};
	for (const nothing of [null, '']) {
		expect(descriptionOf(nothing)).toContain(
			`it returned nothing for this item. To fall back on ${usual}: {{ $json.value`,
		);
		expect(descriptionOf(nothing)).toContain(`?? ${usual} }}`);
	}
	expect(descriptionOf('ten')).toBeUndefined();
});
