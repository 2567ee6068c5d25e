import fc from 'fast-check';

import { Identification } from '../../../shared/renewal/items/identity';
import { Occurrences } from '../../../shared/renewal/items/occurrences';
import { isPlaceholder, singleLine } from '../../../shared/renewal/items/words';

type Json = Record<string, unknown>;

/** What each run reports, in the order of its rows, when the keys of all runs before are remembered. */
function reported(runs: Json[][], paths: string[] = []): Json[][] {
	const known = new Set<string>();
	return runs.map((rows) => {
		const identification = new Identification(paths);
		const occurrences = new Occurrences<Json>();
		for (const row of rows) {
			const { renewal, line } = identification.of(row);
			// As the judge does it: a renewal is remembered at its date and stage.
			occurrences.add(row, { renewal: JSON.stringify([renewal, row['Renewal Date']]), line });
		}
		const keys = [...occurrences.keys()];
		const before = new Set(keys.filter((key) => known.has(key)));
		const fresh = occurrences.newRows((key) => !before.has(key));
		for (const key of keys) known.add(key);
		return rows.filter((row) => fresh.has(row));
	});
}

const DATE = { 'Renewal Date': '2026-12-10' };
const NAMED = { Customer: 'A', Product: 'P' };
const LIKE_OURS = { vendor: 'V', customerId: '7', usedQuantity: 1, autoRenew: 'on' };
const OURS = { ...LIKE_OURS, termMonths: 12, resellerId: 'R', customerId: null, subscriptionId: null, product: 'P' };
const numbered = (number: string) => ({ number: 5, sku: 'X', customer: { number } });

/** A first run that reports all, and a second in which `added` comes on top. */
function expectAdded(first: Json[], added: Json, second = [...first, added]): void {
	const [before, after] = reported([
		first.map((row) => ({ ...row, ...DATE })),
		second.map((row) => ({ ...row, ...DATE })),
	]);
	expect(before).toHaveLength(first.length);
	expect(after).toEqual([{ ...added, ...DATE }]);
}

describe('no renewal is mistaken for another', () => {
	it.each<[string, Json, Json]>([
		['a customer named in German', { Kunde: 'Acme', Subscription: 'M365' }, { Kunde: 'Beta', Subscription: 'M365' }],
		['in French', { 'Nom du client': 'Acme', Produit: 'M365' }, { 'Nom du client': 'Beta', Produit: 'M365' }],
		['in Spanish', { 'Razón social': 'Acme', Licencia: 'M365' }, { 'Razón social': 'Beta', Licencia: 'M365' }],
		['in Italian', { 'Ragione sociale': 'Acme', Prodotto: 'M' }, { 'Ragione sociale': 'Beta', Prodotto: 'M' }],
		['in Dutch', { Klantnaam: 'Acme', Licentie: 'M365' }, { Klantnaam: 'Beta', Licentie: 'M365' }],
		['in Portuguese', { 'Nome do cliente': 'A', Produto: 'M' }, { 'Nome do cliente': 'B', Produto: 'M' }],
		['in a column of no known name', { Wer: 'Acme', Subscription: 'M365' }, { Wer: 'Beta', Subscription: 'M365' }],
		['a placeholder as id', { Kunde: 'Acme', 'Contract Number': 'n/a' }, { Kunde: 'Beta', 'Contract Number': 'n/a' }],
		['a placeholder as serial', { Firma: 'Acme', 'Serial Number': '-' }, { Firma: 'Beta', 'Serial Number': '-' }],
		[
			'a shared licence key',
			{ 'End User': 'Acme', 'License Key': 'VOL' },
			{ 'End User': 'Beta', 'License Key': 'VOL' },
		],
		['a shared key and an unknown column', { Wer: 'Acme', 'License Key': 'V' }, { Wer: 'Beta', 'License Key': 'V' }],
		['the same row number', { ID: 1, Firma: 'Acme' }, { ID: 1, Firma: 'Beta' }],
		['one account, two domains', { Domain: 'a.example', Account: 'R' }, { Domain: 'b.example', Account: 'R' }],
		[
			'one contract, two serials',
			{ Customer: 'A', Contract: 'C', Serial: 'S1' },
			{ Customer: 'A', Contract: 'C', Serial: 'S2' },
		],
		[
			'one contract, two products',
			{ Customer: 'A', Contract: 'C', SKU: 'P1' },
			{ Customer: 'A', Contract: 'C', SKU: 'P2' },
		],
		[
			'one customer, two sites',
			{ Customer: 'A', Product: 'P', Site: 'Berlin' },
			{ Customer: 'A', Product: 'P', Site: 'Bonn' },
		],
		[
			'one product, two descriptions',
			{ customer: 'A', productDescription: 'X' },
			{ customer: 'A', productDescription: 'Y' },
		],
		['nested customers', { customer: { id: '1' }, sku: 'X' }, { customer: { id: '2' }, sku: 'X' }],
		['nested products', { customerId: '1', product: { name: 'A' } }, { customerId: '1', product: { name: 'B' } }],
		[
			'first and last names',
			{ 'First Name': 'J', 'Last Name': 'A', P: 'x' },
			{ 'First Name': 'J', 'Last Name': 'B', P: 'x' },
		],
		['entries of a list', { customerId: '7', lines: { id: 1 } }, { customerId: '7', lines: { id: 2 } }],
		['lists', { customerId: '7', domains: ['a.example'] }, { customerId: '7', domains: ['b.example'] }],
		['nothing but numbers', { a: 1 }, { a: 2 }],
		['one product of two vendors', { ...NAMED, Vendor: 'V' }, { ...NAMED, Vendor: 'W' }],
		['namesakes with a number of their own', { ...NAMED, 'Customer ID': 'K1' }, { ...NAMED, 'Customer ID': 'K2' }],
		['one account, two end customers', { ...NAMED, 'Account ID': 'R' }, { ...NAMED, 'Account ID': 'R', Customer: 'B' }],
		['one product, two contracts', { ...NAMED, Contract: 'C1' }, { ...NAMED, Contract: 'C2' }],
		['one product, two domains', { ...NAMED, Domain: 'a.example' }, { ...NAMED, Domain: 'b.example' }],
		['two numbers that are no row numbers', { ...NAMED, 'ID No': 'C-1' }, { ...NAMED, 'ID No': 'C-2' }],
		['a name with a word of row numbers', { ...NAMED, 'Line Name': 'L1' }, { ...NAMED, 'Line Name': 'L2' }],
		['facts within a product', { ...NAMED, product: { flavour: 'X' } }, { ...NAMED, product: { flavour: 'Y' } }],
		['IDs that are no row numbers', { ...NAMED, ID: 'C-12' }, { ...NAMED, ID: 'C-13' }],
		['IDs of more digits than row numbers have', { ...NAMED, ID: 12345 }, { ...NAMED, ID: 12346 }],
		[
			'names that end with a number',
			{ Wer: 'Raum 12', Subscription: 'M365' },
			{ Wer: 'Raum 13', Subscription: 'M365' },
		],
		[
			'names that begin with one',
			{ Wer: '12 Monkeys', Subscription: 'M365' },
			{ Wer: '12 Lions', Subscription: 'M365' },
		],
		['names that nearly are one', { Wer: 'A1', Subscription: 'M365' }, { Wer: 'A2', Subscription: 'M365' }],
		['a product of no known name', { Customer: 'A', Vendor: 'V', Was: 'X' }, { Customer: 'A', Vendor: 'V', Was: 'Y' }],
		[
			'a product of no known name beside a nested vendor',
			{ Customer: 'A', meta: { vendor: 'V' }, Was: 'X' },
			{ Customer: 'A', meta: { vendor: 'V' }, Was: 'Y' },
		],
		['a number of the customer beside row numbers', numbered('1'), numbered('2')],
		['nothing but notes', { Bemerkung: 'x' }, { Bemerkung: 'y' }],
		[
			'rows with columns of ours',
			{ ...LIKE_OURS, termMonths: 12, Plan: 'A' },
			{ ...LIKE_OURS, termMonths: 12, Plan: 'B' },
		],
		[
			'rows with others of ours',
			{ ...LIKE_OURS, resellerId: 'R', Plan: 'A' },
			{ ...LIKE_OURS, resellerId: 'R', Plan: 'B' },
		],
		['rows of ours without a customer ID', { ...OURS, customerName: 'A' }, { ...OURS, customerName: 'B' }],
		['a heading without letters', { '👤': 'Acme', Subscription: 'M365' }, { '👤': 'Beta', Subscription: 'M365' }],
	])('%s', (_what, one, other) => {
		expectAdded([one], other);
		expectAdded([one], other, [other, one]);
		expect(reported([[{ ...one, ...DATE }], [{ ...other, ...DATE }]])[1]).toEqual([{ ...other, ...DATE }]);
	});

	it('two rows of one run with the same identity are both reported', () => {
		const rows = [
			{ Customer: 'Acme', Note: 'a' },
			{ Customer: 'Acme', Note: 'b' },
			{ Customer: 'Acme', Note: 'b' },
		];
		expect(reported([rows, rows])).toEqual([rows, []]);
	});

	it('loses no customer, whatever IDs and placeholders are around it', () => {
		const ids = fc.constantFrom('n/a', '-', 'none', 0, '0', 'unknown', null, '', 'VOLUME', 1, 'C-1');
		const row = fc.record({
			Customer: fc.constantFrom('Acme', 'Beta', 'Gamma'),
			ID: ids,
			'Contract Number': ids,
			Serial: ids,
		});
		fc.assert(
			fc.property(fc.array(fc.array(row, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), (runs) => {
				const names = (rows: Json[]) => new Set(rows.map(({ Customer }) => Customer));
				const seen = new Set<unknown>();
				reported(runs).forEach((rows, index) => {
					for (const name of names(runs[index] ?? [])) {
						if (!seen.has(name)) expect(names(rows).has(name)).toBe(true);
						seen.add(name);
					}
				});
			}),
		);
	});
});

describe('nothing is reported again', () => {
	const row = { Customer: 'Acme', Product: 'M365', ...DATE };

	it.each<[string, Json, Json]>([
		['row numbers', { row_number: 2 }, { row_number: 3 }],
		['German row numbers', { 'Lfd. Nr.': 2 }, { 'Lfd. Nr.': 3 }],
		['counting ids', { ID: 1 }, { ID: 2 }],
		['days left', { 'Days Left': 18 }, { 'Days Left': 17 }],
		['days left in words', { Resttage: '18 Tage' }, { Resttage: '17 Tage' }],
		['seats', { Seats: 10 }, { Seats: 12 }],
		['seats with a unit', { Menge: '10 St.' }, { Menge: '12 St.' }],
		['prices', { Price: '€ 1.200,00' }, { Price: '€ 1.300,00' }],
		['usage', { usedSeats: 3, 'Usage %': '30%' }, { usedSeats: 4, 'Usage %': '40%' }],
		['times of change', { 'Last Modified': '2026-11-21' }, { 'Last Modified': '2026-11-22' }],
		['dates of no known name', { Geprüft: '21.11.2026' }, { Geprüft: '22.11.2026' }],
		['dates of no known name, in words', { Geprüft: '21 November 2026' }, { Geprüft: '22 November 2026' }],
		['dates and times of no known name', { Geprüft: '2026-11-21T08:00:00Z' }, { Geprüft: '2026-11-22T09:00:00Z' }],
		['notes', { Bemerkung: 'angerufen' }, { Bemerkung: 'Angebot geschickt' }],
		['statuses', { Status: 'Active' }, { Status: 'Expiring' }],
		['owners', { 'Account Manager': 'Kim' }, { 'Account Manager': 'Lee' }],
		['auto-renewal', { 'Auto-Renewal': 'Yes' }, { 'Auto-Renewal': 'No' }],
		['our own facts', { daysUntilRenewal: 18, renewalStage: '30' }, { daysUntilRenewal: 17, renewalStage: '30' }],
		['blanks around values', { Site: 'Berlin ' }, { Site: 'Berlin' }],
		['ids as number or text', { 'Contract Number': 17 }, { 'Contract Number': '17' }],
		['terms', { Term: '12 months' }, { Term: 'Three Years' }],
		['currencies', { Currency: 'EUR' }, { Currency: 'Euro' }],
		['files', { 'File Name': 'May.csv' }, { 'File Name': 'June.csv' }],
		['notes of a system', { CRMNote: 'called' }, { CRMNote: 'offer sent' }],
		['row numbers of two digits', { ID: 11 }, { ID: 12 }],
		['amounts of no known name', { Umfang: '€ 1.200,00' }, { Umfang: '€ 1.300,00' }],
		['amounts with a unit', { Umfang: '10 St' }, { Umfang: '12 St' }],
		['amounts as text', { Umfang: '5' }, { Umfang: '6' }],
		['amounts as numbers', { Umfang: 10 }, { Umfang: 12 }],
		['times left of no known name', { Frist: 'noch 18 Tage' }, { Frist: 'noch 17 Tage' }],
		['switches', { Aktiv: true }, { Aktiv: false }],
		['long texts', { Anliegen: 'x'.repeat(301) }, { Anliegen: 'y'.repeat(301) }],
		['what lies deep within', { a: { b: { c: { d: { e: 'calm' } } } } }, { a: { b: { c: { d: { e: 'busy' } } } } }],
		['names of what changes', { 'Alert Name': 'red' }, { 'Alert Name': 'green' }],
		['who called last', { 'Last Contact': 'Kim' }, { 'Last Contact': 'Lee' }],
		['versions of a record', { eTag: 'W/"abc"' }, { eTag: 'W/"abd"' }],
		['nested seats', { license: { count: 10 } }, { license: { count: 12 } }],
		['nested notes', { customer: { id: '1', note: 'called' } }, { customer: { id: '1', note: 'offer sent' } }],
		['nested statuses', { customer: { id: '1', status: 'red' } }, { customer: { id: '1', status: 'green' } }],
	])('because of %s', (_what, before, after) => {
		expect(reported([[{ ...row, ...before }], [{ ...row, ...after }]])[1]).toEqual([]);
		const bare = { 'Contract Name': 'Hosting', 'Vendor Name': 'V', ...DATE };
		expect(reported([[{ ...bare, ...before }], [{ ...bare, ...after }]])[1]).toEqual([]);
	});

	it.each<[string, Json]>([
		['both', { Customer: 'A', Product: 'P' }],
		['both by nested IDs', { customer: { id: 'A' }, product: { id: 'P' } }],
		['the customer by a code', { 'Client Code': 'A', Product: 'P' }],
		['the customer by a nested code', { client: { code: 'A' }, Product: 'P' }],
		['the customer by one of its things', { client: { serial: 'S-1' }, Product: 'P' }],
		['the customer by one of its things, under an ID', { companyId: { serial: 'S-1' }, Product: 'P' }],
	])('because of a text that names neither customer nor product, where others name %s', (_what, named) => {
		const before = { ...named, ...DATE, Stimmung: 'gut', details: { mood: 'calm' } };
		expect(reported([[before], [{ ...before, Stimmung: 'mies' }]])[1]).toEqual([]);
		expect(reported([[before], [{ ...before, details: { mood: 'busy' } }]])[1]).toEqual([]);
	});

	it.each(['row_number', 'ID', 'No.', 'N.º', '#'])('because a row was inserted above: %s', (name) => {
		const sheet = (...clients: string[]) => clients.map((Client, index) => ({ [name]: index + 2, Client, ...DATE }));
		const [, second] = reported([sheet('Acme', 'Beta'), sheet('Neu', 'Acme', 'Beta')]);
		expect(second).toEqual([{ [name]: 2, Client: 'Neu', ...DATE }]);
	});

	it('because columns moved', () => {
		const turned = Object.fromEntries(Object.entries(row).reverse());
		expect(reported([[row], [turned]])[1]).toEqual([]);
		expect(reported([[{ a: 1, b: 2, ...DATE }], [{ ...DATE, b: 2, a: 1 }]])[1]).toEqual([]);
	});
});

describe('lines of one renewal', () => {
	const line = (Seats: number) => ({ Customer: 'Acme', Product: 'M365', Seats, ...DATE });

	it.each([
		['below', [line(10), line(5)]],
		['above', [line(5), line(10)]],
	])('a line that was added %s is reported, and only that', (_where, second) => {
		expect(reported([[line(10)], second])[1]).toEqual([line(5)]);
	});

	it('a line with the same seats as another is reported', () => {
		expect(reported([[line(10)], [line(10), line(10)]])[1]).toHaveLength(1);
	});

	it('a line that changed while another was added is reported with it: none may be lost', () => {
		expect(reported([[line(10)], [line(12), line(5)]])[1]).toEqual([line(12), line(5)]);
	});

	it('seats that change do not make a new line, nor does a line that ended', () => {
		expect(reported([[line(10), line(5)], [line(10), line(7)], [line(7)]]).slice(1)).toEqual([[], []]);
	});
});

test('keys are those of earlier versions, whose history n8n has kept', () => {
	const occurrences = new Occurrences<number>();
	for (const [row, line] of ['x', 'x', undefined].entries()) occurrences.add(row, { renewal: 'R', line });
	expect(new Identification().renewalOf({ Product: 'P', Customer: 'A' })).toBe('[["Customer","A"],["Product","P"]]');
	expect([...occurrences.keys()]).toEqual(['R', '["R","x"]', 'R#2', '["R","x"]#2', 'R#3']);
});

describe('the fields of an identity', () => {
	it('are named as the items spell them', () => {
		const identification = new Identification();
		identification.of({ Kunde: 'Acme', 'Contract Number': 'n/a', Produkt: 'M365', Menge: 3, ...DATE });
		identification.of({ customer: { id: 7 }, Produkt: 'M365' });
		expect(identification.fields).toEqual(['Kunde', 'Produkt', 'customer.id']);
	});

	it('are the chosen ones, and by names where an item has none of them', () => {
		const json = { customerId: '7', subscriptionId: 'S', sku: 'X' };
		const identityOf = (item: Json, paths?: string[]) => new Identification(paths).renewalOf(item);
		expect(identityOf(json, ['sku'])).toBe(identityOf({ ...json, customerId: '8' }, ['sku']));
		expect(identityOf({ ...json, sku: 'n/a' }, ['sku'])).not.toBe(
			identityOf({ ...json, sku: 'n/a', customerId: '8' }, ['sku']),
		);
		expect(identityOf(json, ['missing'])).toBe(identityOf(json));
	});

	it('are vendor, customer, subscription and SKU in the rows of our own nodes, with the key of version 0.1.0', () => {
		const record = {
			...{
				vendor: 'V',
				customerId: '7',
				customerName: 'A',
				resellerId: null,
				subscriptionId: 'S',
				product: 'P',
				sku: 'X',
			},
			...{ quantity: 3, usedQuantity: 2, termMonths: 12, autoRenew: 'on', status: 'active', renewalDate: '2027-01-14' },
		};
		const identification = new Identification();
		expect(identification.of(record)).toEqual({ renewal: '["V","7","S","X"]', line: undefined });
		expect(identification.fields).toEqual(['vendor', 'customerId', 'subscriptionId', 'sku', 'product']);
		expect(identification.renewalOf({ ...record, customerId: ' 7 ' })).toBe('["V","7","S","X"]');
		expect(identification.renewalOf({ ...record, customerId: 7 })).toContain('"customerName"');
		expect(new Identification(['product']).renewalOf(record)).toBe('["P"]');
		const withoutId = { ...record, subscriptionId: null, sku: null };
		const { renewal, line } = new Identification().of(withoutId);
		expect(renewal).toBe('["V","7",null,"P"]');
		expect(new Identification().of({ ...withoutId, usedQuantity: 3 })).toEqual({ renewal, line });
		expect(new Identification().of({ ...withoutId, quantity: 4 }).line).not.toBe(line);
	});
});

describe('a placeholder', () => {
	it.each([
		null,
		undefined,
		'',
		' ',
		'-',
		'—',
		'n/a',
		'N.A.',
		'None',
		'UNKNOWN',
		0,
		'0',
		'000-000',
		'k.A.',
		'keine',
		'aucun',
		'ninguno',
		'not set',
		'nessuno',
		'leeg',
		'nenhum',
		'xxx',
		'-1',
		-1,
	])('is %p', (value) => {
		expect(isPlaceholder(value)).toBe(true);
	});

	it.each(['Acme', 'C-1', 1, '10', 'A', 'Unknown Worlds', 'Nadia', true, 'noname'])('is not %p', (value) => {
		expect(isPlaceholder(value)).toBe(false);
	});
});

test('a text has single spaces between its words, whatever spaces it came with', () => {
	const blanks = fc.constantFrom('', ' ', '  ', '\t', '\n', '\u00a0', ' \u2003');
	const texts = fc.array(fc.tuple(blanks, fc.stringMatching(/^[\wäß·-]{0,4}$/u))).map((parts) => parts.flat().join(''));
	fc.assert(fc.property(texts, (text) => singleLine(text) === text.split(/\s+/).filter(Boolean).join(' ')));
});
