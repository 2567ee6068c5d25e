/** Which items are renewals, which are failures, and where each of them holds what. */
import { describe, expect, test } from '@jest/globals';

import { isoOf } from '../../../shared/renewal/dates/day';
import { Owners } from '../../../nodes/RenewalDigest/rows/owners';
import { textOf } from '../../../nodes/RenewalDigest/rows/text';
import { batchOf, renewal, TODAY } from './rows.mts';

describe('items', () => {
	test('of an error output are failures, each message once with its count', () => {
		const { rows, failures } = batchOf([
			renewal(5),
			{ error: 'Keepnet did not answer [item 0]', message: 'Try again later.' },
			{ error: 'Keepnet did not answer [item 3]' },
			{ error: { message: 'Bad gateway' } },
			{ vendor: 'VMware', error: 'The organization is unknown' },
		]);
		expect(rows).toHaveLength(1);
		expect(failures).toEqual([
			{ message: 'Keepnet did not answer', count: 2 },
			{ message: 'Bad gateway', count: 1 },
			{ message: 'VMware: The organization is unknown', count: 1 },
		]);
	});

	test.each([[''], [null], [0], [false], [{}]])('with the error %j are renewals like any other', (error) => {
		expect(batchOf([renewal(5, { error })])).toMatchObject({ rows: [{}], failures: [] });
	});

	test('with an error beside a valid date are renewals: what failed was something else', () => {
		expect(batchOf([renewal(5, { error: 'Mail not accepted' })])).toMatchObject({ rows: [{}], failures: [] });
	});

	test('with an error beside a date with two readings are renewals, read like the others', () => {
		const items = [
			renewal(5, { renewalDate: '25/12/2026' }),
			renewal(5, { renewalDate: '03/12/2026', error: 'Mail not accepted' }),
		];
		const { rows, failures } = batchOf(items);
		expect([rows.map(({ day }) => isoOf(day)), failures]).toEqual([['2026-12-25', '2026-12-03'], []]);
	});

	test('have the owner of their customer and vendor, whether these are names or objects with one', () => {
		const owners = new Owners([
			['Foxglove', 'Ana'],
			['Keepnet', 'Ben'],
			['', 'Cleo'],
		]);
		const customers: unknown[] = ['Foxglove', { id: 7, name: 'Foxglove' }, { name: 'Heron' }];
		const { rows } = batchOf(
			customers.map((customerName) => renewal(5, { customerName, vendor: { name: 'Keepnet' } })),
			{ owners },
		);
		expect(rows.map(({ json }) => json.owner)).toEqual(['Ana', 'Ana', 'Ben']);
	});

	test.each([
		['an empty item', {}],
		['a Schedule Trigger', { timestamp: '2026-11-23T08:00:00Z', 'Readable date': 'x', 'Day of week': 'Monday' }],
		['a Webhook', { headers: {}, params: {}, query: {}, body: {}, webhookUrl: '' }],
		['a Chat Trigger', { sessionId: '1', action: 'sendMessage', chatInput: 'Who renews?' }],
	])('of %s are not renewals', (_name, json) => {
		expect(batchOf([json])).toMatchObject({ rows: [], undated: [], failures: [], hasDateField: true });
	});

	test('without a valid date keep their reason', () => {
		const { rows, undated } = batchOf([
			renewal(5),
			renewal(5, { renewalDate: 'soon', daysUntilRenewal: null }),
			renewal(5, { renewalDate: null, invalidDateReason: '"Q3" is not written like a date' }),
			renewal(5, { renewalDate: null }),
		]);
		expect(rows).toHaveLength(1);
		expect(undated.map(({ reason }) => reason)).toEqual([
			'"soon" is not written like a date',
			'"Q3" is not written like a date',
			'',
		]);
	});

	test('none of which has a date field are a setup mistake', () => {
		expect(batchOf([{ customer: 'Foxglove', start: '2026-11-23' }]).hasDateField).toBe(false);
	});
});

describe('fields', () => {
	test('of other systems are found by their names', () => {
		const { rows } = batchOf([
			{
				'Company Name': 'Foxglove',
				Manufacturer: 'Adobe',
				Seats: '12',
				'License End Date': '2026-12-01',
				'Auto Renew': 'Yes',
				'Contract Value': 99.5,
				'Currency Code': 'eur',
			},
		]);
		expect(rows).toMatchObject([
			{
				customer: 'Foxglove',
				vendor: 'Adobe',
				quantity: 12,
				daysLeft: 8,
				autoRenew: 'on',
				amount: 99.5,
				currency: 'EUR',
			},
		]);
	});

	test.each([
		['a sheet', { Company: 'Foxglove', Item: 'Backup', Qty: 5, Expiry: '2026-12-01' }],
		['a German sheet', { Kunde: 'Foxglove', Bezeichnung: 'Backup', Stückzahl: 5, Vertragsende: '2026-12-01' }],
		['a Dutch sheet', { Klant: 'Foxglove', Productnaam: 'Backup', Hoeveelheid: 5, Einddatum: '2026-12-01' }],
		[
			'an article beside its number',
			{ Kunde: 'Foxglove', 'Artikel-Nr.': 'B-1', Artikel: 'Backup', Qty: 5, Expiry: '2026-12-01' },
		],
		['devices', { 'End Customer': 'Foxglove', 'Product Model': 'Backup', Units: 5, 'Expiration Date': '2026-12-01' }],
		['domains and certificates', { Account: 'Foxglove', Domain: 'Backup', Qty: 5, 'Valid Till': '2026-12-01' }],
	])('of %s say which product renews, and how much of it', (_whose, json) => {
		expect(batchOf([json]).rows).toMatchObject([{ customer: 'Foxglove', product: 'Backup', quantity: 5, daysLeft: 8 }]);
	});

	test('that are blank in one row do not make it use a less suitable column of the same table', () => {
		const { rows, undated } = batchOf([
			{ customer: 'Full', renewalDate: '2026-12-01', endDate: '2029-01-01' },
			{ customer: 'Blank', endDate: '2029-01-01' },
		]);
		expect(rows.map(({ customer }) => customer)).toEqual(['Full']);
		expect(undated.map(({ customer }) => customer)).toEqual(['Blank']);
	});

	test('of several sources are each read by their own', () => {
		const { rows } = batchOf([
			{ customer: 'Ours', renewalDate: '2026-12-01' },
			{ company: 'Theirs', expire: '2026-12-02' },
		]);
		expect(rows.map(({ customer, daysLeft }) => [customer, daysLeft])).toEqual([
			['Ours', 8],
			['Theirs', 9],
		]);
	});

	test('may be chosen, within objects too', () => {
		const { rows } = batchOf([{ endDate: '2027-05-05', contract: { ends: '2026-11-30' } }], {
			dateField: 'contract.ends',
		});
		expect(rows).toMatchObject([{ daysLeft: 7 }]);
	});

	test('from a linked table, which a database hands over as lists, are shown', () => {
		const linked = { customerName: ['Foxglove', { name: 'Oak' }], vendor: [{ id: 1, name: 'Adobe' }], product: [] };
		const { rows } = batchOf([renewal(5, { ...linked, sku: 'B-2' })]);
		expect(rows).toMatchObject([{ customer: 'Foxglove, Oak', vendor: 'Adobe', product: 'B-2' }]);
	});

	test('that a system wraps in objects are shown and added up, each amount in its own currency', () => {
		const option = (value: unknown) => ({ value, timestamp: 1 });
		const { rows } = batchOf([
			renewal(5, {
				customerName: option('Foxglove'),
				quantity: option('12'),
				amount: { value: 10, currency: 'eur' },
				currency: null,
			}),
			renewal(5, { quantity: [7], amount: option(20), currency: option('USD') }),
		]);
		expect(rows).toMatchObject([
			{ customer: 'Foxglove', quantity: 12, amount: 10, currency: 'EUR' },
			{ quantity: 7, amount: 20, currency: 'USD' },
		]);
	});

	test.each([['1,234'], ['1.234,50'], ['12 seats'], [''], [NaN], [Infinity], [null], [{}]])(
		'that should be a number and are %j are unknown, not guessed',
		(quantity) => {
			expect(batchOf([renewal(5, { quantity })]).rows[0]?.quantity).toBeUndefined();
		},
	);

	test('an SKU stands for a product without a name, unless the list names it', () => {
		const sku = (value: string, product: string | null = null) => renewal(5, { sku: value, product });
		const { rows } = batchOf([sku('65304520CA01A12'), sku('65304520CA02A12'), sku('B-2'), sku('B-2', 'Own name')], {
			productNames: [
				['65304520CA01A12', 'Exactly this'],
				['65304520CA*', 'Acrobat Pro'],
			],
		});
		expect(rows.map(({ product }) => product)).toEqual(['Exactly this', 'Acrobat Pro', 'B-2', 'Own name']);
	});
});

describe('today', () => {
	test('is the day on which the rows were sorted, when that is one day', () => {
		const batch = batchOf([renewal(5), renewal(8)], { today: TODAY + 3 });
		expect(batch).toMatchObject({
			today: TODAY,
			isAsOfRows: true,
			rows: [{ daysLeft: 5, stage: '7' }, { daysLeft: 8 }],
		});
	});

	test('is the real one for rows of several days, whose stages are determined again', () => {
		const older = { ...renewal(95), daysUntilRenewal: 100, renewalStage: 'later' };
		const batch = batchOf([renewal(5), older, renewal(12, { renewalStage: 'Q4' })]);
		expect(batch).toMatchObject({ today: TODAY, isMixed: true });
		expect(batch.rows.map(({ daysLeft, stage }) => [daysLeft, stage])).toEqual([
			[5, '7'],
			[95, 'later'],
			[12, 'Q4'],
		]);
	});

	test('can be set, and then counts for every row', () => {
		const batch = batchOf([renewal(5)], { asOf: TODAY + 10 });
		expect(batch).toMatchObject({ today: TODAY + 10, rows: [{ daysLeft: -5, stage: 'overdue' }] });
	});

	test('counts if rows have only a date', () => {
		expect(batchOf([{ renewalDate: isoOf(TODAY + 20) }]).rows).toMatchObject([{ daysLeft: 20, stage: '30' }]);
	});
});

describe('a text', () => {
	test.each([
		['two\r\nlines\tand\u2028more', 'two lines and more'],
		['abc\u202Egnp.exe', 'abc gnp.exe'],
		['  much   space ', 'much space'],
		['nul\u0000byte', 'nul byte'],
		['half \uD83D emoji', 'half \uFFFD emoji'],
		['👩‍👩‍👧‍👦 stays', '👩‍👩‍👧‍👦 stays'],
	])('%j is one line of whole characters', (given, expected) => {
		expect(textOf(given)).toBe(expected);
	});

	test('is cut between characters as people see them', () => {
		expect(textOf('👩‍👩‍👧‍👦'.repeat(30), 30)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
		expect(textOf('x'.repeat(200), 10)).toBe(`${'x'.repeat(9)}…`);
	});
});
