/** Renewal Digest in n8n's own engine: behind the filter and behind foreign rows, one item for each message. */
import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';

import { runWorkflow, type TestNode } from '../support/n8n.mts';

type Items = Array<Record<string, unknown>>;

const TODAY = '2026-11-23';
const AS_OF = { asOf: TODAY, timezone: 'UTC' };

const renewal = (renewalDate: string, more: Record<string, unknown> = {}) => ({
	vendor: 'Keepnet',
	customerName: 'Foxglove Primary School',
	subscriptionId: renewalDate,
	product: 'Professional',
	quantity: 75,
	autoRenew: 'off',
	renewalDate,
	...more,
});
const daily = (count: number): Items =>
	Array.from({ length: count }, (_none, index) =>
		renewal(new Date(Date.UTC(2026, 10, 23 + (index % 90))).toISOString().slice(0, 10), {
			subscriptionId: `S-${index}`,
		}),
	);

async function digest(items: Items, parameters: Record<string, unknown> = {}, before: TestNode[] = []) {
	const { options = {}, ...more } = parameters;
	const node: TestNode = {
		type: 'RenewalDigest',
		parameters: { ...more, options: { ...AS_OF, ...(options as object) } },
	};
	const ran = await runWorkflow([...before, node], { items, timezone: 'UTC' });
	expect(ran.error).toBeUndefined();
	return { ran, items: ran.outputs()[0] ?? [], json: ran.json() };
}

const textOf = async (items: Items, parameters: Record<string, unknown> = {}) =>
	String((await digest(items, { format: 'markdown', ...parameters })).json[0]?.markdown);

test.each([
	['slack', ['blocks', 'text']],
	['teams', ['body', 'text']],
	['email', ['html', 'subject', 'text']],
	['markdown', ['markdown']],
	['calendar', ['events', 'fileName']],
])('%s returns one item with everything needed to send it', async (format, fields) => {
	const { json } = await digest([renewal('2026-11-30'), renewal('2026-12-30')], { format });
	expect(json).toHaveLength(1);
	expect(json[0]).toMatchObject({
		format,
		part: 1,
		parts: 1,
		renewals: 2,
		listed: 2,
		missing: [],
		noValidDate: 0,
		group: null,
		title: '2 upcoming renewals',
	});
	expect(Object.keys(json[0] ?? {})).toEqual(expect.arrayContaining(fields));
});

test('behind the filter, it shows the stages that the filter gave', async () => {
	const items = [renewal('2026-11-20'), renewal('2026-11-24'), renewal('2027-06-01'), renewal('2026-12-01')];
	const filter: TestNode = {
		type: 'RenewalWindowFilter',
		parameters: { daysAhead: 90, daysBack: 5, stages: { graceDays: 7 }, options: AS_OF },
	};
	const { json } = await digest(items, { format: 'markdown' }, [filter]);
	expect(json[0]?.title).toBe('2 upcoming renewals, 1 in grace period');
	expect(String(json[0]?.markdown).match(/^### .*$/gm)).toEqual([
		'### In grace period · 1 renewal · 75 seats',
		'### Tomorrow · 1 renewal · 75 seats',
		'### Within 14 days · 1 renewal · 75 seats',
	]);
});

test('a filter with an As Of of its own decides from which day the digest counts, and a hint says so', async () => {
	const filter: TestNode = { type: 'RenewalWindowFilter', parameters: { daysAhead: 90, options: AS_OF } };
	const { ran, json } = await digest(
		[renewal('2026-11-30')],
		{ format: 'markdown', options: { asOf: '', timezone: 'UTC' } },
		[filter],
	);
	expect(json[0]?.markdown).toContain('As of Mon, 23 Nov 2026');
	expect(ran.hints).toEqual([expect.stringContaining(TODAY)]);
});

describe('the file of every renewal', () => {
	test('is attached to the first item when the list is cut, with the fields of the input', async () => {
		const { items } = await digest(daily(50).map((row, at) => ({ ...row, ours: `extra ${at}` })));
		expect(items[0]?.json).toMatchObject({ renewals: 50, listed: 30 });
		const file = items[0]?.binary?.data;
		expect(file).toMatchObject({ fileName: 'renewals-2026-11-23.csv', mimeType: 'text/csv' });
		const lines = Buffer.from(file?.data ?? '', 'base64')
			.toString()
			.trimEnd()
			.split('\r\n');
		expect(lines).toHaveLength(51);
		expect(lines[0]).toMatch(/^\uFEFFCustomer,Vendor,Product,Seats,Renews on,.*ours$/);
		expect(lines[1]).toContain('2026-11-23');
	});

	test.each([
		['always', 2, true],
		['never', 50, false],
		['whenCut', 2, false],
	])('%s, with %i renewals: %s', async (csvFile, count, expected) => {
		const { items } = await digest(daily(count), { options: { csvFile, outputField: 'rest' } });
		expect(items[0]?.binary?.rest !== undefined).toBe(expected);
	});
});

test('all of a long list becomes several items, in order', async () => {
	const { json } = await digest(daily(400), { options: { mostListed: 0 } });
	expect(json.length).toBeGreaterThan(3);
	expect(json.map(({ part }) => part)).toEqual(json.map((_one, index) => index + 1));
	expect(json.reduce((sum, { listed }) => sum + Number(listed), 0)).toBe(400);
});

test('every item is paired with all items that it is about', async () => {
	const { items } = await digest(daily(3));
	expect(items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
});

describe('one message for each owner', () => {
	test('carries the owner, and the renewals of that owner only', async () => {
		const items = [
			renewal('2026-11-30', { owner: 'ann@example.com' }),
			renewal('2026-12-02', { owner: 'bo@example.com' }),
			renewal('2026-12-01', { owner: 'ann@example.com' }),
		];
		const { json } = await digest(items, { format: 'email', groupBy: 'field', options: { perGroup: true } });
		expect(json.map(({ group, renewals }) => [group, renewals])).toEqual([
			['ann@example.com', 2],
			['bo@example.com', 1],
		]);
	});
});

describe('when nothing is due', () => {
	test("a message says so, whether the item before was empty or a trigger's", async () => {
		for (const items of [[{}], [{ timestamp: 'x', 'Readable date': 'x', 'Day of week': 'Monday' }]]) {
			expect(await textOf(items)).toMatch(/^## Nothing is due for renewal\n/);
		}
	});

	test('nothing leaves, if that was chosen', async () => {
		expect((await digest([{}], { options: { nothingDue: 'nothing' } })).items).toEqual([]);
	});

	test('but a vendor failed, a message still leaves and does not claim it', async () => {
		const { json } = await digest([{ error: 'Keepnet did not answer [item 0]' }], {
			options: { nothingDue: 'nothing' },
		});
		expect(json).toMatchObject([
			{ title: 'No renewals found, but this report is incomplete', missing: ['Keepnet did not answer'] },
		]);
	});
});

describe('what users change without code', () => {
	const items = [renewal('2026-11-30', { region: 'EMEA', sku: 'X-1', product: null })];

	test('another column, another order, another label', async () => {
		const text = await textOf(items, { columns: 'region = Gebiet, quantity = Lizenzen, customerName' });
		expect(text).toContain('| Gebiet | Lizenzen | Customer |');
		expect(text).toContain('| EMEA | 75 | Foxglove Primary School |');
	});

	test('another language, date style and wording', async () => {
		const options = {
			language: 'de',
			dateStyle: 'long',
			wording: { entries: [{ phrase: 'within', text: 'Noch {n} Tage' }] },
		};
		const text = await textOf(items, { options });
		expect(text).toContain('30. November 2026 (in 7 Tagen)');
		expect(text).toContain('### Noch 7 Tage · 1 Verlängerung · 75 Lizenzen');
	});

	test('more inputs, of which not all are connected', async () => {
		expect((await digest(items, { options: { numberInputs: 4 } })).json).toMatchObject([{ renewals: 1 }]);
	});

	test('names for SKUs', async () => {
		const options = { productNames: { entries: [{ sku: 'X*', name: 'Acrobat Pro' }] } };
		expect(await textOf(items, { options })).toContain('| Acrobat Pro |');
	});

	test('owners, each with a separate digest: the customer takes precedence over the vendor, the item over both', async () => {
		const entries = [
			{ name: 'Adobe', owner: 'adobe@example.com' },
			{ name: 'kestrel logistics LTD', owner: 'key@example.com' },
			{ name: '', owner: 'sales@example.com' },
		];
		const { json } = await digest(
			[
				renewal('2026-11-30', { vendor: 'Adobe', customerName: 'Kestrel Logistics Ltd' }),
				renewal('2026-12-01', { vendor: 'Adobe', owner: null }),
				renewal('2026-12-02', { vendor: 'Adobe', owner: 'own@example.com' }),
				renewal('2026-12-03'),
			],
			{ groupBy: 'field', options: { perGroup: true, owners: { entries } } },
		);
		expect(json.map(({ group, renewals }) => [group, renewals])).toEqual([
			['key@example.com', 1],
			['adobe@example.com', 1],
			['own@example.com', 1],
			['sales@example.com', 1],
		]);
	});

	test('a column that no item has is a hint, not an error', async () => {
		const { ran, json } = await digest(items, { format: 'markdown', columns: 'customerName, regoin' });
		expect(json).toHaveLength(1);
		expect(ran.hints).toEqual(['No item has the field "regoin". Correct Columns.']);
	});

	test('columns may be separated by semicolons, but not by both', async () => {
		const { json } = await digest(items, { format: 'markdown', columns: 'customerName; quantity = Licenses' });
		expect(json[0]?.markdown).toContain('| Customer | Licenses |');
		const { ran } = await digest(items, { format: 'markdown', columns: 'customerName, status; quantity' });
		expect(ran.hints).toEqual([
			'No item has the field "status; quantity". Correct Columns, and separate fields by commas only.',
		]);
	});

	test.each([
		[{ title: '{Count} on { date }' }, []],
		[
			{ title: '{counts} for {group}, {count}', groupBy: 'vendor' },
			[
				'{counts} in Title is not filled in. Only these are: {count}, {upcoming}, {overdue}, {grace}, {date}, {group}.',
				'{group} in Title is empty, because One Message per Group is off.',
			],
		],
		[{ title: 'For {group}', groupBy: 'vendor', options: { perGroup: true } }, []],
		[
			{ options: { perGroup: true } },
			[
				'All renewals are in one message, because Group By is neither Customer nor Vendor nor a field. One Message per Group needs one of these.',
			],
		],
	])('a setting that cannot do what it says is a hint: %j', async (parameters, hints) => {
		const { ran, json } = await digest(items, { format: 'markdown', ...parameters });
		expect(ran.hints).toEqual(hints);
		expect(JSON.stringify(json)).not.toMatch(/\{(Count| date )\}/);
	});

	test('a field to group by that no item has is a hint, not a group that looks right', async () => {
		const { ran } = await digest(items, { groupBy: 'field', groupField: 'Betreuer' });
		expect(ran.hints).toEqual(['No item has the field "Betreuer". Correct Field to Group By.']);
	});

	const polish = { Klient: 'Foxglove', Umowa: 7, Uwagi: '', renewalDate: '2026-12-01' };
	const advice =
		'No customer and no product found in 1 renewal. Add the fields that name them to Columns, such as "Klient", "Umowa".';
	test.each([
		['shows neither customer nor product', {}, {}, [advice]],
		['shows a column that is empty', { columns: 'Uwagi, renewalDate' }, {}, [advice]],
		['shows a column of its own', { columns: 'Klient, renewalDate' }, {}, []],
		['shows the subscription ID', { columns: 'subscriptionId, renewalDate' }, { subscriptionId: 'S-1' }, []],
		['has a customer', {}, { Kunde: 'Foxglove' }, []],
	])('a renewal that %s has a hint only if nothing says what renews', async (_what, parameters, more, hints) => {
		const { ran } = await digest([{ ...polish, ...more }], { format: 'markdown', ...parameters });
		expect(ran.hints).toEqual(hints);
	});
});

test('the calendar is a file that another library reads', async () => {
	const options = { deadlines: true, remind: 7 };
	const items = [renewal('2026-11-30', { decisionDeadline: '2026-11-27' })];
	const { items: made } = await digest(items, { format: 'calendar', title: 'Ours', options });
	const file = made[0]?.binary?.data;
	expect(file).toMatchObject({ fileName: 'renewals.ics', mimeType: 'text/calendar' });
	const component = new ICAL.Component(ICAL.parse(Buffer.from(file?.data ?? '', 'base64').toString()));
	expect(component.getFirstPropertyValue('x-wr-calname')).toBe('Ours');
	expect(
		component.getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('dtstart'))),
	).toEqual(['2026-11-30', '2026-11-27']);
	expect(made[0]?.json.events).toBe(2);
});

describe('an agent', () => {
	test('passes what it found as JSON, instead of the input', async () => {
		const renewals = JSON.stringify([renewal('2026-11-30'), renewal('2026-12-30')]);
		expect((await digest([{ query: 'x' }], { format: 'markdown', options: { renewals } })).json).toMatchObject([
			{ renewals: 2 },
		]);
	});

	test('gets an answer of less than 4,000 characters for 20 renewals', async () => {
		const { json } = await digest([{}], { format: 'markdown', options: { renewals: daily(20) } });
		expect(JSON.stringify(json).length).toBeLessThan(4_000);
	});
});

describe('an invalid setting', () => {
	test.each([
		[
			{ options: { language: 'not a language' } },
			'Language must be a language tag such as en-GB, not "not a language"',
		],
		[{ options: { language: 'Deutsch' } }, 'Language must be a language tag such as en-GB, not "Deutsch"'],
		[{ options: { renewals: '{broken' } }, 'Renewals (JSON) must be a list of renewals, not "{broken"'],
		[{ options: { renewals: [1, 2] } }, 'Renewals (JSON) must be a list of renewals, not [1,2]'],
		[{ options: { mostListed: -1 } }, 'List at Most must be a whole number from 0 to 100000, not -1'],
		[{ options: { timezone: 'Europe/Nowhere' } }, 'Time Zone'],
		[{ format: 'fax' }, 'Format must be one of'],
		[{ options: { dateField: 'nowhere' } }, 'No item has the field "nowhere"'],
		[{ options: { dateField: '={{ $json.renewalDate }}' } }, 'No item has the field "2026-11-30"'],
	])('%j ends in an error that names the field: %s', async (parameters, message) => {
		const ran = await runWorkflow([{ type: 'RenewalDigest', parameters }], { items: [renewal('2026-11-30')] });
		expect(ran.error?.message).toContain(message);
		expect(ran.error?.description).toBeTruthy();
	});

	test('is an error item when the workflow continues', async () => {
		const ran = await runWorkflow(
			[{ type: 'RenewalDigest', parameters: { format: 'fax' }, onError: 'continueRegularOutput' }],
			{ items: [renewal('2026-11-30')] },
		);
		expect(ran.json()).toMatchObject([{ error: expect.stringContaining('Format must be one of') }]);
	});

	test('items without any date name the fields that look like one', async () => {
		const ran = await runWorkflow([{ type: 'RenewalDigest', parameters: {} }], {
			items: [{ customer: 'Foxglove', irgendwann: '2026-11-30' }],
		});
		expect(ran.error?.message).toContain('No field with a renewal date was found');
		expect(ran.error?.description).toContain('irgendwann');
	});
});
