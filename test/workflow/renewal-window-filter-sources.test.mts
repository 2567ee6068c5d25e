/** Renewal Window Filter on rows as other systems write them: each column of dates alone, whatever the reader's clock. */
import { describe, expect, test } from '@jest/globals';

import { runWorkflow } from '../support/n8n.mts';

type Items = Array<Record<string, unknown>>;
const TODAY = '2026-11-22';

async function sort(items: Items, { options = {}, ...more }: Record<string, unknown> = {}, timezone = 'Europe/Berlin') {
	const parameters = { daysAhead: 90, ...more, options: { asOf: TODAY, ...(options as object) } };
	const ran = await runWorkflow([{ type: 'RenewalWindowFilter', parameters }], { items, timezone });
	const [inWindow = [], outside = [], invalid = []] = ran.outputs().map((output) => output.map(({ json }) => json));
	return { inWindow, outside, invalid, hints: ran.hints.join('\n'), error: ran.error };
}

describe.each(['Europe/Berlin', 'America/New_York', 'Pacific/Auckland'])('a day, read in %s, of', (zone) => {
	test.each<[string, Items, string]>([
		['MySQL as text', [{ end_date: '2026-12-01' }], '2026-12-01'],
		['MySQL as text with a time', [{ end_date: '2026-12-01 00:00:00' }], '2026-12-01'],
		['MongoDB', [{ endDate: '2026-12-01T00:00:00.000Z' }], '2026-12-01'],
		['MongoDB, extended JSON', [{ endDate: { $date: '2026-12-01T00:00:00Z' } }], '2026-12-01'],
		['MongoDB, canonical JSON', [{ endDate: { $date: { $numberLong: '1796083200000' } } }], '2026-12-01'],
		['Excel with half a day', [{ 'Renewal Date': 46357.5 }], '2026-12-01'],
		['Excel as text', [{ 'Renewal Date': '46357' }], '2026-12-01'],
		['Google Sheets, unformatted', [{ 'Renewal Date': 46357 }], '2026-12-01'],
		['Airtable', [{ id: 'rec1', createdTime: '2020-01-01T00:00:00.000Z', 'Renewal Date': '2026-12-01' }], '2026-12-01'],
		['Notion', [{ property_renewal_date: { start: '2026-12-01', end: null, time_zone: null } }], '2026-12-01'],
		[
			'Notion as it comes',
			[{ 'Renewal Date': { type: 'date', date: { start: '2026-12-01', end: null } } }],
			'2026-12-01',
		],
		['HubSpot', [{ renewal_date: '1796083200000' }], '2026-12-01'],
		['HubSpot with versions', [{ renewal_date: { value: '1796083200000', timestamp: 1 } }], '2026-12-01'],
		['Salesforce', [{ EndDate: '2026-12-01' }], '2026-12-01'],
		['Salesforce with a time', [{ EndDate: '2026-12-01T00:00:00.000+0000' }], '2026-12-01'],
		['Zoho', [{ Renewal_Date: 'Dec 1, 2026' }], '2026-12-01'],
		['Zoho with a time', [{ Renewal_Date: 'Dec 01, 2026 12:00 AM' }], '2026-12-01'],
		['ConnectWise', [{ endDate: '2026-12-01T00:00:00Z' }], '2026-12-01'],
		['Autotask', [{ endDate: '2026-12-01T00:00:00' }], '2026-12-01'],
		['Pax8', [{ endDate: '2026-12-01T00:00:00' }], '2026-12-01'],
		['TD SYNNEX', [{ renewalDate: '2026-12-01T00:00:00.000000Z' }], '2026-12-01'],
		['Dicker Data', [{ 'Expiry Date': '01-Dec-26' }], '2026-12-01'],
		['Xero', [{ EndDate: '/Date(1796083200000+0000)/' }], '2026-12-01'],
		['an American sheet', [{ 'Expiration Date': '12/01/2026' }, { 'Expiration Date': '12/24/2026' }], '2026-12-01'],
		['Dynamics', [{ expireson: '2026-12-01T00:00:00Z' }], '2026-12-01'],
		['SharePoint', [{ ExpiryDate: '2026-12-01T00:00:00Z' }], '2026-12-01'],
		['SAP', [{ EndDate: '20261201' }], '2026-12-01'],
		['Oracle', [{ END_DATE: '01-DEC-26' }], '2026-12-01'],
		['ServiceNow', [{ ends: { display_value: '2026-12-01', value: '2026-12-01' } }], '2026-12-01'],
		['monday.com', [{ renewal_date: { date: '2026-12-01', icon: '' } }], '2026-12-01'],
		['Stripe', [{ current_period_end: 1796083200 }], '2026-12-01'],
		['Baserow', [{ 'Renewal Date': '2026-12-01' }], '2026-12-01'],
		['NocoDB', [{ RenewalDate: '2026-12-01 00:00:00+00:00' }], '2026-12-01'],
		['Supabase', [{ renewal_date: '2026-12-01T00:00:00+00:00' }], '2026-12-01'],
		['Firestore', [{ renewalDate: { _seconds: 1796083200, _nanoseconds: 0 } }], '2026-12-01'],
		['Snowflake', [{ END_DATE: '2026-12-01 00:00:00.000 Z' }], '2026-12-01'],
		['BigQuery', [{ end_date: { value: '2026-12-01' } }], '2026-12-01'],
		['Microsoft SQL Server', [{ EndDate: '2026-12-01 00:00:00.0000000' }], '2026-12-01'],
		['Odoo', [{ date_end: '2026-12-01' }], '2026-12-01'],
		['Freshdesk', [{ renewal_date: '2026-12-01T00:00:00Z' }], '2026-12-01'],
		['HaloPSA', [{ end_date: '2026-12-01T00:00:00' }], '2026-12-01'],
		['Pipedrive', [{ 'Renewal date': '2026-12-01' }], '2026-12-01'],
		['WHMCS', [{ nextduedate: '2026-12-01' }], '2026-12-01'],
		['a Dutch sheet', [{ Einddatum: '1-12-2026' }, { Einddatum: '24-12-2026' }], '2026-12-01'],
		['a Portuguese sheet', [{ Vencimento: '1 de dezembro de 2026' }], '2026-12-01'],
		['an Italian sheet', [{ Scadenza: '1 dicembre 2026' }], '2026-12-01'],
	])('%s', async (_whose, items, renewalDate) => {
		const { inWindow, invalid, error } = await sort(items, {}, zone);
		expect([error?.message, error?.description, invalid]).toEqual([undefined, undefined, []]);
		expect(inWindow[0]).toMatchObject({ renewalDate });
	});
});

describe('a notice period in words', () => {
	test.each([
		['drei Monate', '2027-01-31', '2026-10-31'],
		['3 Monate zum Laufzeitende', '2027-01-31', '2026-10-31'],
		['ein Monat', '2027-01-31', '2026-12-31'],
		['ein Quartal', '2027-01-31', '2026-10-31'],
		['trois mois', '2027-01-31', '2026-10-31'],
		['un mois', '2027-01-31', '2026-12-31'],
		['tres meses', '2027-01-31', '2026-10-31'],
		['30 días', '2027-01-31', '2027-01-01'],
		['due mesi', '2027-01-31', '2026-11-30'],
		['60 giorni', '2027-01-31', '2026-12-02'],
		['twee maanden', '2027-01-31', '2026-11-30'],
		['1 kwartaal', '2027-01-31', '2026-10-31'],
		['dois meses', '2027-01-31', '2026-11-30'],
		['60 dias', '2027-01-31', '2026-12-02'],
		['1 Jahr', '2027-01-31', '2026-01-31'],
		['one month', '2027-01-31', '2026-12-31'],
		['sixty days', '2027-01-31', '2026-12-02'],
		['1 month before the end', '2027-01-31', '2026-12-31'],
		['6 Wochen vor Vertragsablauf', '2027-01-31', '2026-12-20'],
		['3 Monate zum Ende der Laufzeit', '2027-01-31', '2026-10-31'],
		['2 mois avant le renouvellement', '2027-01-31', '2026-11-30'],
	])('%s', async (notice, renewalDate, decisionDeadline) => {
		const { inWindow, hints } = await sort([{ renewalDate, notice }], { options: { noticeField: 'notice' } });
		expect(hints).not.toContain('could not be read');
		expect(inWindow).toMatchObject([{ decisionDeadline }]);
	});

	test.each([
		'30 Tage zum Monatsende',
		'3 Monate zum Quartalsende',
		'6 Wochen zum Jahresende',
		'3 Monate zum Ende des Quartals',
	])('that has another ending is not shortened: %s', async (notice) => {
		const { inWindow, hints } = await sort([{ renewalDate: '2027-01-31', notice }], {
			options: { noticeField: 'notice' },
		});
		expect(inWindow).toMatchObject([{ decisionDeadline: null }]);
		expect(hints).toContain('could not be read');
	});
});

describe('a status that has ended', () => {
	test.each([
		'Gekündigt',
		'gekuendigt',
		'Résilié',
		'RÉSILIÉE',
		'Cancelado',
		'Annullato',
		'Opgezegd',
		'Cancelada',
		'Beëindigd',
		'Terminé',
		'verlaengert',
	])('%s', async (status) => {
		const { inWindow, outside } = await sort([{ renewalDate: '2026-12-01', status }]);
		expect([inWindow.length, outside[0]?.outsideReason]).toEqual([0, `status is ${status}`]);
	});
});

test.each([
	'Abgelaufen',
	'Expiré',
	'Caducado',
	'Scaduto',
	'Verlopen',
	'Expirado',
	'Aktiv',
	'Ausgesetzt',
	'Not cancelled',
])('a renewal with the status %s stays: it may be worth a call', async (status) => {
	expect((await sort([{ renewalDate: '2026-12-01', status }])).inWindow).toHaveLength(1);
});

describe('a date that may be something else', () => {
	test.each([
		['within a record', { fields: { 'Renewal Date': '2026-12-01' } }, "fields['Renewal Date']"],
		['of an invoice', { DueDate: '2026-12-01' }, 'DueDate'],
	])('%s is an error that names the field', async (_what, item, field) => {
		const { error } = await sort([item]);
		expect(error?.message).toContain('No field with a renewal date was found');
		expect(error?.description).toContain(field);
	});

	test('with a year of two digits is left open until Date Format says where the year is', async () => {
		const items = [{ Ablauf: '01.12.26' }, { Ablauf: '24.12.26' }];
		const { error } = await sort(items);
		expect(error?.message).toContain('has a year of two digits');
		const { inWindow } = await sort(items, { options: { dateFormat: 'dayFirst' } });
		expect(inWindow.map(({ renewalDate }) => renewalDate)).toEqual(['2026-12-01', '2026-12-24']);
	});
});

test('two sources in one batch keep their own order of day and month', async () => {
	const { inWindow, invalid } = await sort([
		{ vendor: 'A', customer: 'one', renewalDate: '01/12/2026' },
		{ vendor: 'A', customer: 'two', renewalDate: '24/12/2026' },
		{ vendor: 'B', customer: 'one', renewalDate: '12/01/2026' },
		{ vendor: 'B', customer: 'two', renewalDate: '12/24/2026' },
	]);
	expect(invalid).toEqual([]);
	expect(inWindow.map(({ renewalDate }) => renewalDate).sort()).toEqual([
		'2026-12-01',
		'2026-12-01',
		'2026-12-24',
		'2026-12-24',
	]);
});
