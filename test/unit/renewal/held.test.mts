/** Values that systems wrap in lists and objects mean the same as they do alone. */
import { describe, expect, test } from '@jest/globals';

import { readAutoRenew } from '../../../shared/renewal/autoRenew';
import { DateColumn } from '../../../shared/renewal/dates/dateColumn';
import { readDate } from '../../../shared/renewal/dates/readDate';
import { readDecision } from '../../../shared/renewal/items/decision';
import { heldIn } from '../../../shared/renewal/items/held';
import { readNotice } from '../../../shared/renewal/items/noticePeriod';
import { sourceIn } from '../../../shared/renewal/items/source';
import { readTermMonths } from '../../../shared/renewal/items/term';

const text = (value: unknown) => [{ type: 'text', plain_text: String(value) }];

describe.each<[string, (value: unknown) => unknown]>([
	['a lookup in Airtable', (value) => [value]],
	['an option in Baserow', (value) => ({ id: 3, value, color: 'red' })],
	['an option in NocoDB', (value) => [{ Id: 3, Name: value }]],
	['a property in HubSpot', (value) => ({ value, timestamp: 1, source: 'CRM' })],
	['a record in ServiceNow', (value) => ({ display_value: value, link: 'https://example.com' })],
	['a select in Notion', (value) => ({ type: 'select', select: { id: 'a', name: value, color: 'red' } })],
	['a status in Notion', (value) => ({ type: 'status', status: { id: 'a', name: value } })],
	['a text in Notion', (value) => ({ type: 'rich_text', rich_text: text(value) })],
	['a formula in Notion', (value) => ({ type: 'formula', formula: { type: 'string', string: value } })],
	[
		'a rollup in Notion',
		(value) => ({ type: 'rollup', rollup: { type: 'array', array: [{ type: 'title', title: text(value) }] } }),
	],
])('%s is read as what it holds:', (_system, wrapped) => {
	const how = { format: 'auto', zone: 'UTC' } as const;

	test.each<[string, unknown, (value: unknown) => unknown]>([
		['nothing as a notice period', null, readNotice],
		['a text', 'Oak', heldIn],
		['a source', 'Oak', sourceIn],
		['a date', '2027-01-14', (value) => readDate(value, how)],
		['an auto-renewal', 'manual', readAutoRenew],
		['a term', '3 years', readTermMonths],
		['a notice period', '3 months', readNotice],
		['a decision', 'Do not renew', readDecision],
	])('%s', (_what, value, read) => {
		expect(read(wrapped(value))).toEqual(read(value));
	});
});

test.each<[unknown, unknown]>([
	[[], undefined],
	[{ id: 3, name: null, value: 'Oak' }, 'Oak'],
	[{ id: 3, name: null }, undefined],
	[
		['Oak', 'Elm'],
		['Oak', 'Elm'],
	],
	[{ enabled: true }, { enabled: true }],
	[
		{ type: 'custom', status: 'open' },
		{ type: 'custom', status: 'open' },
	],
])('%j holds %j', (value, held) => {
	expect(heldIn(value)).toEqual(held);
});

test('wrapped dates settle the order of day and month', () => {
	const column = new DateColumn('auto', 'UTC');
	column.look([{ value: '25/12/2026' }]);
	expect(column.read({ value: '05/12/2026' })).toEqual(readDate('2026-12-05', { format: 'auto', zone: 'UTC' }));
});

test('dates are objects that hold nothing', () => {
	const date = new Date(0);
	expect(heldIn(date)).toBe(date);
});

test('a list or an object that contains itself does not end in a loop', () => {
	const endless: unknown[] = [];
	endless.push(endless);
	expect(() => heldIn(endless)).not.toThrow();
	const object: Record<string, unknown> = {};
	object.value = object;
	expect(heldIn(object)).toBe(object);
	for (const key of ['start', 'value']) {
		const dated: Record<string, unknown> = {};
		dated[key] = dated;
		expect(readDate(dated, { format: 'auto', zone: 'UTC' }).kind).not.toBe('day');
	}
});
