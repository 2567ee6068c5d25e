/** What each kind of parameter reads as: not added, empty, from the panel, or from an expression, which can yield anything. */
import { describe, expect, test } from '@jest/globals';

import { ParameterError } from '../../../shared/n8n/errors';
import {
	choiceField,
	choicesField,
	collectionField,
	entriesField,
	flagField,
	jsonField,
	locatorField,
	numberField,
	openChoiceField,
	optionalFlagField,
	optionalNumberField,
	propertiesOf,
	textField,
	textsField,
	type Field,
	type FieldSet,
} from '../../../shared/n8n/field';
import { pageSizeField, sortField } from '../../../shared/n8n/listFields';
import type { Parameters } from '../../../shared/n8n/parameters';

const from = (values: Record<string, unknown>): Parameters => ({ get: (path) => values[path], zone: 'Asia/Tokyo' });

/** What is read, or the message of the error, which has to name the field. */
function outcomeOf(read: () => unknown): unknown {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof ParameterError)) return error;
		expect(error.message).toContain(error.field);
		return `! ${error.message}`;
	}
}

const p = { displayName: 'Field', name: 'p' };
const days = { ...p, type: 'number' as const, default: 30 };
const bounded = { ...days, typeOptions: { minValue: 0, maxValue: 99 } };
const onOff = { ...p, type: 'boolean' as const, default: true };
const menu = {
	...p,
	type: 'options' as const,
	options: [
		{ name: 'A', value: 'a' },
		{ name: 'B', value: 'b' },
	],
	default: 'a' as const,
};
const several = { ...menu, type: 'multiOptions' as const, default: ['a' as const] };
const text = { ...p, type: 'string' as const, default: 'shown in the panel' };
const notAdded = undefined;

const number = numberField(bounded);
const choice = choiceField(menu);
const choices = choicesField(several);
const id = locatorField(p, { searchListMethod: 'search', placeholder: 'e.g. 1' });
const farthest = Number.MAX_SAFE_INTEGER;

const KINDS = {
	number,
	'number without bounds': numberField(days),
	'number with a bound that is not shown': numberField(bounded, 7, 50),
	'optional number': optionalNumberField(bounded),
	switch: flagField(onOff),
	'switch that is off until it is added': flagField(onOff, false),
	'switch whose default depends on others': optionalFlagField(onOff),
	text: textField(text),
	texts: textsField(text),
	choice,
	'choice that is another until it is added': choiceField(menu, 'b'),
	choices,
	'choices that may all be unchosen': choicesField(several, ['b'], []),
	JSON: jsonField({ ...p, type: 'json', default: '{}' }, (value, field) => [value, field]),
	'picked ID': id,
} satisfies Record<string, Field<unknown>>;

test.each<[kind: keyof typeof KINDS, value: unknown, outcome: unknown]>([
	['number', notAdded, 30],
	['number', 99, 99],
	['number', '12', 12],
	['number', 100, '! Field must be a whole number from 0 to 99, not 100'],
	['number', -1, '! Field must be a whole number from 0 to 99, not -1'],
	['number', null, '! Field must be a whole number from 0 to 99, not empty'],
	['number without bounds', -farthest, -farthest],
	['number without bounds', farthest, farthest],
	['number without bounds', 0.5, `! Field must be a whole number from -${farthest} to ${farthest}, not 0.5`],
	['number with a bound that is not shown', notAdded, 7],
	['number with a bound that is not shown', 51, '! Field must be a whole number from 0 to 50, not 51'],
	['optional number', notAdded, undefined],
	['optional number', '', undefined],
	['optional number', 0, 0],
	['optional number', 100, '! Field must be a whole number from 0 to 99, not 100'],
	['switch', notAdded, true],
	['switch', false, false],
	['switch', 'maybe', '! Field must be true or false, not "maybe"'],
	['switch that is off until it is added', notAdded, false],
	['switch whose default depends on others', notAdded, undefined],
	['switch whose default depends on others', false, false],
	['switch whose default depends on others', 'maybe', '! Field must be true or false, not "maybe"'],
	['text', notAdded, ''],
	['text', ' 007 ', '007'],
	['text', {}, '! Field must be text, not {}'],
	['texts', notAdded, undefined],
	['texts', '', []],
	['texts', '30, 7', ['30', '7']],
	['texts', [{}], '! Field must be text, not {}'],
	['choice', notAdded, 'a'],
	['choice', 'b', 'b'],
	['choice', 'c', '! Field must be one of a, b, not "c"'],
	['choice that is another until it is added', notAdded, 'b'],
	['choices', notAdded, ['a']],
	['choices', null, ['a']],
	['choices', [], ['a']],
	['choices', 'b, a', ['b', 'a']],
	['choices', ['b', 'c'], '! Field may contain only a, b, not "c"'],
	['choices that may all be unchosen', notAdded, ['b']],
	['choices that may all be unchosen', [], []],
	['JSON', notAdded, undefined],
	['JSON', ' ', undefined],
	['JSON', '{"a":1}', ['{"a":1}', 'Field']],
	['picked ID', { mode: 'list', value: '007' }, '007'],
	['picked ID', { mode: 'id', value: '' }, '! Field is not set'],
])('%s: %j reads as %j', (kind, value, outcome) => {
	const field = KINDS[kind];
	expect(outcomeOf(() => field.read(from({ p: value })))).toEqual(outcome);
	expect(outcomeOf(() => field.read(from({ 'options.p': value }), 'options'))).toEqual(outcome);
});

const other = textField({ displayName: 'Other', name: 'other', type: 'string', default: '' });
const open = openChoiceField(textField({ ...menu, default: 'a' }), other);
const sort = sortField(choiceField({ ...menu, name: 'column' }), ['up', 'down']);

test.each<[what: string, field: Field<unknown> | FieldSet<unknown>, values: Record<string, unknown>, outcome: unknown]>(
	[
		['an entry of an open menu', open, { p: 'b', other: 'ignored' }, 'b'],
		['what is on no menu', open, { p: 'custom', other: ' x ' }, 'x'],
		['nothing in its place', open, { p: 'custom' }, '! Other is empty'],
		['an order', sort, { 'sort.by.column': 'b', 'sort.by.direction': 'down' }, { column: 'b', direction: 'down' }],
		['an order that was not added', sort, {}, { column: 'a', direction: 'up' }],
		['a page size', pageSizeField('companies', { default: 50, max: 200 }), { pageSize: 200 }, 200],
		[
			'a page larger than the vendor sends',
			pageSizeField('companies', { default: 50, max: 200 }),
			{ pageSize: 201 },
			'! Page Size must be a whole number from 1 to 200, not 201',
		],
	],
)('reading %s', (_what, field, values, outcome) => {
	expect(outcomeOf(() => field.read(from(values)))).toEqual(outcome);
});

describe('parameters that are added one by one', () => {
	const range: FieldSet<unknown> = {
		properties: [
			{ displayName: 'To', name: 'to', type: 'string', default: '' },
			{ displayName: 'From', name: 'from', type: 'string', default: '' },
		],
		read: (parameters, within) => [parameters.get(`${within}.from`), parameters.get(`${within}.to`)],
	};
	const filters = collectionField({ displayName: 'Filters', name: 'filters' }, { days: number, range });

	test('are read together, each under its name', () => {
		expect(filters.read(from({ 'filters.p': 5, 'filters.from': 'a', 'filters.to': 'b' }))).toEqual({
			days: 5,
			range: ['a', 'b'],
		});
		expect(filters.read(from({ 'options.filters.p': 6 }), 'options')).toMatchObject({ days: 6 });
	});

	test('are shown in the order of their names, none of them left out', () => {
		expect(filters.property).toEqual({
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			default: {},
			options: [bounded, ...[...range.properties].reverse()],
		});
	});
});

describe('any number of entries', () => {
	const entries = entriesField(
		{ displayName: 'Items', name: 'items' },
		{ seats: number, zone: { property: text, read: ({ zone }) => zone } },
	);
	const read = (value: unknown) => outcomeOf(() => entries.read(from({ items: value })));

	test.each<[unknown, unknown]>([
		[undefined, []],
		[null, []],
		['', []],
		[{}, []],
		[{ entries: [] }, []],
		[
			{ entries: [{ p: 1 }, {}] },
			[
				{ seats: 1, zone: 'Asia/Tokyo' },
				{ seats: 30, zone: 'Asia/Tokyo' },
			],
		],
		[{ entries: [{ p: 'x' }] }, '! Field must be a whole number from 0 to 99, not "x"'],
		[{ entries: [1] }, '! Items must be a list of entries, not {"entries":[1]}'],
		[{ other: [] }, '! Items must be a list of entries, not {"other":[]}'],
		['text', '! Items must be a list of entries, not "text"'],
	])('%j reads as %j', (value, outcome) => {
		expect(read(value)).toEqual(outcome);
	});

	test('may stand in a collection', () => {
		expect(entries.read(from({ 'options.items': { entries: [{ p: 2 }] } }), 'options')).toHaveLength(1);
	});

	test('are shown with all of their fields', () => {
		expect(entries.property).toMatchObject({
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			options: [{ name: 'entries', values: [bounded, text] }],
		});
	});
});

describe('the panel shows', () => {
	test.each<[string, Field<unknown> | FieldSet<unknown>, object[]]>([
		['a number as it is defined', number, [bounded]],
		['the choices of a menu', choice, [menu]],
		['the choices of a menu of several', choices, [several]],
		[
			'an open menu, and the text field only for what is not on it',
			open,
			[{ ...menu }, { ...other.property, displayOptions: { show: { p: ['custom'] } } }],
		],
		[
			'a picker, and a text field for the ID',
			id,
			[
				{
					...p,
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					required: true,
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							typeOptions: { searchListMethod: 'search', searchable: true },
						},
						{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1' },
					],
				},
			],
		],
	])('%s', (_what, field, shown) => {
		expect(propertiesOf(field)).toEqual(shown);
	});

	test('the columns to sort by and both directions, and a description only if there is one', () => {
		const [column] = propertiesOf(choiceField({ ...menu, name: 'column' }));
		const direction = {
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			options: [
				{ name: 'Ascending', value: 'up' },
				{ name: 'Descending', value: 'down' },
			],
			default: 'up',
			description: 'Order to sort in',
		};
		const shown = {
			displayName: 'Sort',
			name: 'sort',
			type: 'fixedCollection',
			placeholder: 'Add sorting',
			default: {},
			options: [{ displayName: 'Sort By', name: 'by', values: [column, direction] }],
		};
		expect(sort.property).toStrictEqual(shown);
		const described = sortField(choiceField({ ...menu, name: 'column' }), ['up', 'down'], 'By date unless set');
		expect(described.property).toEqual({ ...shown, description: 'By date unless set' });
	});
});
