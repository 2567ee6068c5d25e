import fc from 'fast-check';

import { dateFieldAdvice, dateLikeFields } from '../../../shared/renewal/items/dateLikeFields';
import { fieldsOf } from '../../../shared/renewal/items/fieldNames';
import { readPath } from '../../../shared/renewal/items/path';

const findDateField = (json: object) => fieldsOf(json).date;

describe('findDateField', () => {
	it.each([
		'renewalDate',
		'Renewal Date',
		'renewal_date',
		'RENEWAL-DATE',
		'licenseEndDate',
		'License End Date',
		'expire',
		'subscriptionEndDate',
		'cotermDate',
		'expirationDate',
		'expiry_date',
		'expiresAt',
		'contractEndDate',
		'endDate',
		'Valid Until',
	])('finds %s, as the item spells it', (name) => {
		expect(findDateField({ id: 1, [name]: null, quantity: 3 })).toBe(name);
	});

	it('prefers the name that says most about the renewal, wherever it stands', () => {
		expect(findDateField({ endDate: 1, expire: 2, renewalDate: 3 })).toBe('renewalDate');
		expect(findDateField({ renewalDate: 3, expire: 2, endDate: 1 })).toBe('renewalDate');
		expect(findDateField({ end_date: 1, 'License End Date': 2 })).toBe('License End Date');
	});

	it('takes the first of two spellings of one name', () => {
		expect(findDateField({ 'end date': 1, endDate: 2 })).toBe('end date');
	});

	it('finds none among other dates', () => {
		expect(findDateField({ createdAt: '2027-01-14', startDate: '2026-01-14' })).toBeUndefined();
		expect(findDateField({})).toBeUndefined();
	});

	it('does not take a name from the prototype', () => {
		expect(findDateField(Object.create({ renewalDate: '2027-01-14' }))).toBeUndefined();
	});

	it('remembers shapes without mixing them up', () => {
		const names = ['renewalDate', 'expire', 'end date', 'id', 'name', 'a', 'b'];
		const shapes = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 7 });
		const best = (keys: string[]): string | undefined =>
			['renewalDate', 'expire', 'end date'].find((name) => keys.includes(name));
		fc.assert(
			fc.property(fc.array(shapes, { minLength: 1, maxLength: 40, size: 'max' }), (items) => {
				const jsons = items.map((keys) => Object.fromEntries(keys.map((key) => [key, 0])));
				expect(jsons.map(findDateField)).toEqual(items.map(best));
			}),
		);
	});
});

describe('readPath', () => {
	const json = {
		plain: 1,
		'a.b': 'the key with a dot',
		a: { b: 'nested', c: { d: 2 } },
		terms: { 'end date': 3, "it's": 4, 'x.y': 5 },
		'end date': 6,
		lines: [{ expires: 7 }],
		text: 'abc',
		nothing: null,
		'a.z ': 'a key of which almost the whole path is the name',
		many: Array.from({ length: 12 }, (_one, index) => index),
	};

	it.each([
		['plain', 1],
		['a.b', 'the key with a dot'],
		['a.c.d', 2],
		['end date', 6],
		["['end date']", 6],
		["terms['end date']", 3],
		['terms["it\'s"]', 4],
		["terms['x.y']", 5],
		['terms.end date', 3],
		['lines[0].expires', 7],
		['lines.0.expires', 7],
		['nothing', null],
		['many[11]', 11],
		['a.z', 'a key of which almost the whole path is the name'],
	])('reads %s', (path, value) => {
		expect(readPath(json, path)).toBe(value);
	});

	it.each([
		'missing',
		'a.missing.d',
		'nothing.x',
		'plain.x',
		'text.0',
		'text.length',
		'lines.length',
		'lines[1].expires',
		'a..b',
		'a[',
		'',
		'constructor',
		'__proto__',
		'a.__proto__.toString',
		'a.constructor.name',
		'toString',
	])('finds nothing at "%s"', (path) => {
		expect(readPath(json, path)).toBeUndefined();
	});
});

describe('dateLikeFields', () => {
	const json = {
		id: 17,
		name: 'Birchwood Dental',
		created: '2026-01-14T10:00:00Z',
		due: '03/04/2027',
		'renews on': 1799884800,
		broken: '2026-02-30',
		empty: null,
		subscription: { "it's. due": '2027-01-14', 'end date': '2027-01-14', 'x.y': { until: '14 Jan 2027' } },
		lines: [{ expires: '2027-01-14' }],
		periods: ['2027-01-14', '2028-01-14'],
		too: { deep: { to: { suggest: '2027-01-14' } } },
		bought: new Date('2026-01-14T10:00:00Z'),
	};

	it('names the fields that hold dates, also ambiguous and nested ones, once each', () => {
		expect(dateLikeFields([json, json, { other: '2027-01-14' }], 'UTC')).toEqual([
			'created',
			'due',
			'renews on',
			`subscription["it's. due"]`,
			"subscription['end date']",
			"subscription['x.y'].until",
			'lines[].expires',
			'periods[]',
			'bought',
			'other',
		]);
	});

	it('names each field so that readPath finds it', () => {
		for (const path of dateLikeFields([json], 'UTC')) {
			expect(readPath(json, path.replace('[]', '[0]'))).toBeDefined();
		}
	});

	it('looks at the first items only', () => {
		function* endless(): Generator<Record<string, unknown>> {
			for (;;) yield { date: '2027-01-14' };
		}
		expect(dateLikeFields(endless(), 'UTC')).toEqual(['date']);
	});
});

describe('the advice on items without a renewal date', () => {
	const advice = (json: Record<string, unknown>, tried?: string[]) =>
		dateFieldAdvice([json, json], { label: 'Date Field', zone: 'UTC', tried });

	it.each([
		['";"', { 'Kunde;Produkt;Vertragsende': 'Müller, Söhne;VPN;15.01.2027' }],
		['a tab', { 'Kunde\tVertragsende': 'Müller\t15.01.2027' }],
		['"|"', { 'customer|end date': 'Birchwood|2027-01-15' }],
		['","', { 'customer,end date': 'Birchwood,2027-01-15' }],
	])('says that a file has another delimiter: %s', (shown, json) => {
		const expected = `All columns are in one field, separated by ${shown}. Set Delimiter under Options of the node that reads the file.`;
		expect(advice(json)).toBe(expected);
		expect(advice(json, Object.keys(json))).toBe(expected);
	});

	it.each([
		['two columns', { 'name; number': 'Birchwood; 7', note: 'a; b' }],
		['a heading with a comma', { 'Name, first name': 'Birchwood' }],
	])('names no delimiter for %s', (_what, json) => {
		expect(advice(json)).toBe('None of the fields looks like a date. Set Date Field to the one with the renewal date.');
	});

	it('says how to read files', () => {
		expect(advice({})).toContain('Extract From File');
	});
});
