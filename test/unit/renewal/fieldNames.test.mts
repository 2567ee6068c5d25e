import { fieldsOf, roleOf } from '../../../shared/renewal/items/fieldNames';
import type { Role } from '../../../shared/renewal/items/fieldNames';
import { readPath, withValueAt } from '../../../shared/renewal/items/path';
import { sourceIn } from '../../../shared/renewal/items/source';

describe('the names of fields', () => {
	it.each<[Role, string[]]>([
		['date', ['Ablaufdatum', 'Vertragsende', 'Gültig bis', 'Verlängerungsdatum', 'Läuft ab am', 'FAELLIGKEITSDATUM']],
		[
			'date',
			["Date d'échéance", 'Date de fin', 'Date de renouvellement', 'Échéance', 'Fecha de vencimiento', 'Caducidad'],
		],
		[
			'date',
			['Scadenza', 'Data di rinnovo', 'Einddatum', 'Vervaldatum', 'Geldig tot', 'Data de renovação', 'Vencimento'],
		],
		['status', ['Vertragsstatus', 'Statut', 'Estado', 'Stato', 'Situação']],
		['term', ['Laufzeit', 'Laufzeit (Monate)', 'Durée', 'Duración', 'Durata', 'Looptijd', 'Duração']],
		[
			'autoRenew',
			[
				'Automatische Verlängerung',
				'Verlängerung automatisch',
				'Tacite reconduction',
				'Renovación automática',
				'Rinnovo automatico',
			],
		],
		['autoRenew', ['Automatische verlenging', 'Renovação automática', 'auto_renew', 'property_auto_renewal']],
		[
			'customerName',
			['Kunde', 'Firma', 'Endkunde', 'Société', 'Razón social', 'Azienda', 'Klant', 'Nome do cliente', 'End User'],
		],
		['customerId', ['Kundennummer', 'Kunden-Nr.', 'N° client', 'Código de cliente', 'Codice cliente', 'Klantnummer']],
		['subscriptionId', ['Vertragsnummer', 'Seriennummer', 'Clé de licence', 'Número de contrato', 'Contractnummer']],
		['product', ['Produkt', 'Artikel', 'Produit', 'Producto', 'Prodotto', 'Produto', 'SKU']],
		['quantity', ['Menge', 'Anzahl', 'Quantité', 'Cantidad', 'Quantità', 'Aantal', 'Quantidade', 'Seats']],
		['owner', ['Verantwortlich', 'Responsable', 'Responsabile', 'Eigenaar', 'Responsável', 'Account Manager']],
		['amount', ['Betrag', 'Montant', 'Importe', 'Importo', 'Bedrag', 'Preço']],
		['currency', ['Währung', 'Devise', 'Moneda', 'Valuta', 'Moeda']],
		['vendor', ['Hersteller', 'Fournisseur', 'Proveedor', 'Fornitore', 'Leverancier', 'Fornecedor']],
	])('of the %s are known: %j', (role, names) => {
		expect(names.map((name) => [name, roleOf(name)])).toEqual(names.map((name) => [name, role]));
	});

	it('are known after byte order marks and spaces, and named as the item spells them', () => {
		expect(fieldsOf({ '\ufeffKunde': 1, 'Vertragsende ': 2, '\u00a0Menge': 3 })).toEqual({
			customerName: '\ufeffKunde',
			date: 'Vertragsende ',
			quantity: '\u00a0Menge',
		});
	});

	it('do not make other dates a renewal date', () => {
		for (const name of [
			'Vertragsbeginn',
			'Startdatum',
			'Date de début',
			'Fecha de inicio',
			'Data di inizio',
			'Rechnungsdatum',
		]) {
			expect([name, roleOf(name)]).toEqual([name, undefined]);
		}
	});
});

test.each<[unknown, string]>([
	[' Pax8 ', 'Pax8'],
	[7, '7'],
	[{ id: 3, name: 'Pax8' }, 'Pax8'],
	[{ label: 'Pax8' }, 'Pax8'],
	[{ value: 'Pax8' }, 'Pax8'],
	[{ name: 'n/a', id: 3 }, '3'],
	['n/a', ''],
	[true, ''],
	[null, ''],
	[{ name: null }, ''],
])('the source that %j names is "%s"', (value, source) => {
	expect(sourceIn(value)).toBe(source);
});

describe('a header that is not quite as typed', () => {
	it.each(['Next Due ', ' Next Due', '\ufeffNext Due', 'Next\u00a0Due', 'Next  Due', 'Next Due\u200b', 'Next\nDue'])(
		'is found: %j',
		(header) => {
			expect(readPath({ Customer: 'A', [header]: 1 }, 'Next Due')).toBe(1);
			expect(readPath({ [header]: 1 }, 'Next Due ')).toBe(1);
			expect(readPath({ contract: { [header]: 1 } }, 'contract.Next Due')).toBe(1);
			expect(withValueAt({ [header]: [1] }, 'Next Due', 1)).toEqual({ [header]: 1 });
		},
	);

	it('is found with dots and brackets in it', () => {
		expect(readPath({ 'Exp. Date (UTC) ': 1 }, 'Exp. Date (UTC)')).toBe(1);
		expect(readPath({ '\ufeffacct.end': 1 }, 'acct.end')).toBe(1);
	});

	it('comes after one that is exactly as typed', () => {
		expect(readPath({ 'Next Due ': 1, 'Next Due': 2 }, 'Next Due')).toBe(2);
	});

	it('is not found when it is spelled otherwise, or on the prototype', () => {
		expect(readPath({ 'next due': 1, NextDue: 2 }, 'Next Due')).toBeUndefined();
		expect(readPath(Object.create({ 'Next Due ': 1 }) as Record<string, unknown>, 'Next Due')).toBeUndefined();
	});
});
