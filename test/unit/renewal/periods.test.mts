import fc from 'fast-check';
import { DateTime } from 'luxon';

import { readAutoRenew, understandsAutoRenew } from '../../../shared/renewal/autoRenew';
import { dayFrom, isoOf } from '../../../shared/renewal/dates/day';
import { noticeDaysBefore, readNotice } from '../../../shared/renewal/items/noticePeriod';
import { readTermMonths, termUnitOf } from '../../../shared/renewal/items/term';
import { DAY_MS, days, luxonDay } from './arbitraries.mts';

const FEBRUARY_28 = dayFrom(2027, 2, 28) ?? NaN;

/** The decision deadline of a renewal on 28 February 2027, or what else was found. */
function deadline(value: unknown, field?: string): string {
	const notice = readNotice(value, field);
	if (notice.kind === 'period') return isoOf(FEBRUARY_28 - noticeDaysBefore(FEBRUARY_28, notice.period));
	return notice.kind === 'missing' ? 'missing' : notice.reason;
}

describe('a notice period', () => {
	it.each<[string, unknown[]]>([
		['2027-02-28', [0, '0', '0 days', ' 0 ', '00']],
		[
			'2027-01-29',
			[30, ' 30 ', '30 days', '30d', 'P30D', '30 Tage', '30 jours', '30 días', '30 giorni', '30 dagen', '30 dias'],
		],
		[
			'2027-01-29',
			['at least 30 days', '30 calendar days', '30 days prior', '30 (thirty) days', '30 days before renewal'],
		],
		['2027-01-29', ['dreißig Tage', 'min 30 days', '30(thirty) days', 'thirty (30) days', 'P30DT0H0M0S']],
		['2027-02-23', ['fünf Tage', '5 (five) days']],
		['2027-01-31', ['vier Wochen', 'four weeks']],
		['2026-12-30', ['sechzig Tage', 'soixante jours']],
		['2026-11-30', ['neunzig Tage', 'noventa días']],
		['2026-12-20', ['P10W']],
		[
			'2027-01-17',
			['6 weeks', '6 Wochen', 'P6W', '6w', 'six weeks', '6 semaines', '6 semanas', '6 settimane', '6 weken'],
		],
		[
			'2027-01-28',
			['1 month', 'one month', "1 month's notice", '1 Monat', 'un mois', '1 mes', '1 mese', '1 maand', '1 mês'],
		],
		['2027-01-28', ['one calendar month', '1 mois calendaire de préavis']],
		['2026-12-28', ['2 months', 'P2M', '2M', 'zwei Monate', '2 mois', { value: 2, unit: 'months' }]],
		[
			'2026-11-28',
			['3 months', '3 Monate', 'P3M', '3M', '3-month', 'Drei Monate vor Ablauf', '3 Monate Kündigungsfrist'],
		],
		['2026-11-28', ['1Q', '1 quarter', '1 Quartal', 'un trimestre', '1 kwartaal', '3 か月', '3개월']],
		['2026-08-28', ['6 months', '1 Halbjahr', 'P6M']],
		[
			'2026-02-28',
			[
				'1 year',
				'P1Y',
				'1Y',
				'1 Jahr',
				'1 an',
				'1 año',
				'1 anno',
				'1 jaar',
				'1 ano',
				'12 months',
				'P12M',
				'zwölf Monate',
			],
		],
		['2017-02-28', ['P10Y']],
		['2017-03-02', [3650]],
		['2027-01-13', ['1 month and 15 days', 'P1M15D', '1 Monat und 15 Tage', '1 month 15 days', '1 month, 15 days']],
		['missing', ['00-00', '', ' ', null, undefined, 'n/a', '-', 'none', 'unbekannt']],
	])('puts the deadline on %s: %j', (day, values) => {
		expect(values.map((value) => [value, deadline(value)])).toEqual(values.map((value) => [value, day]));
	});

	it.each<[string, unknown, string]>([
		['Notice (Months)', 3, '2026-11-28'],
		['Kündigungsfrist in Wochen', '6', '2027-01-17'],
		['Préavis (mois)', 2, '2026-12-28'],
		['noticeDays', 30, '2027-01-29'],
		['Notice', 30, '2027-01-29'],
		['Notice (Months)', ' 3 ', '2026-11-28'],
		['Months of Notice', 3, '2026-11-28'],
		["Délai d'avis", 30, '2027-01-29'],
		['Notice (Months)', '30 days', '2027-01-29'],
	])('counts by the name of its field: %s %j', (field, value, day) => {
		expect(deadline(value, field)).toBe(day);
	});

	it.each([
		'end of quarter',
		'3 Monate zum Quartalsende',
		'3 months (end of quarter)',
		'30 business days',
		'30 Werktage',
		'30 j',
		'3J',
		'30-60 days',
		'30 days, at least 60 days',
		'30 (business) days',
		'30 (5 working) days',
		'30 (section 4) days',
		'P3M to the end of the quarter',
		'AP3M',
		'200 months',
		'1.5 months',
		'see contract',
		'PT720H',
		-3,
		3651,
		true,
		'2027-01-14',
	])('is reported if it is not understood, never read as a shorter one: %j', (value) => {
		expect(deadline(value)).toContain('is not a notice period like 30 days, 3 months or P3M');
	});

	it('in months is subtracted by the calendar and ends with the month', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: 0, max: 60 }), (day, months) => {
				const expected = luxonDay(day).minus({ months }).toMillis() / DAY_MS;
				expect(day - noticeDaysBefore(day, { months, days: 0 })).toBe(expected);
				expect(DateTime.fromMillis(expected * DAY_MS, { zone: 'utc' }).day).toBeLessThanOrEqual(luxonDay(day).day);
			}),
		);
	});

	it('never ends later when it is longer', () => {
		const periods = fc.record({ months: fc.nat(60), days: fc.nat(400) });
		fc.assert(
			fc.property(days, periods, fc.nat(12), fc.nat(60), (day, { months, days: extra }, more, moreDays) => {
				const shorter = noticeDaysBefore(day, { months, days: extra });
				const longer = noticeDaysBefore(day, { months: months + more, days: extra + moreDays });
				expect(longer).toBeGreaterThanOrEqual(shorter);
			}),
		);
	});
});

describe('a term in months', () => {
	it.each<[unknown, number | null]>([
		[12, 12],
		['36', 36],
		['P1M', 1],
		['P1Y', 12],
		['P3Y', 36],
		['P1Y6M', 18],
		['P30D', 1],
		['P365D', 12],
		['monthly', 1],
		['Month-to-Month', 1],
		['M2M', 1],
		['Monthly (auto)', 1],
		['1 Monat', 1],
		['1 mois', 1],
		['monatlich', 1],
		['mensuel', 1],
		['mensual', 1],
		['mensile', 1],
		['maandelijks', 1],
		['mensal', 1],
		['Quarterly', 3],
		['trimestriel', 3],
		['semi-annual', 6],
		['Annual', 12],
		['yearly', 12],
		['jährlich', 12],
		['annuel', 12],
		['Annual commitment', 12],
		['Annual, paid monthly', 12],
		['1 Year (billed monthly)', 12],
		['12 months / billed monthly', 12],
		['12 months', 12],
		['12 Monate', 12],
		['12 maanden', 12],
		['12-month term', 12],
		['1 year', 12],
		['1 año', 12],
		['3-Year', 36],
		['3 yrs', 36],
		['3 ans', 36],
		['1.5 years', 18],
		['1,5 Jahre', 18],
		['1.25 years', 15],
		['1mo', 1],
		[{ Term: '1-Year' }, 12],
		[{ endDate: '2026-12-10', termUnit: 'P1Y' }, 12],
		[{ interval: 'month', interval_count: 3 }, 3],
		[{ unit: 'years', count: null, value: ' 3 ' }, 36],
		[{ unit: 'months', count: 3 }, 3],
		[{ unit: 'months', amount: '3' }, 3],
		[{ unit: 'months', number: 3 }, 3],
		[{ durationUnit: 'years', duration: 3 }, 36],
		[{ periodUnit: 'years', length: 3 }, 36],
		[{ termUnit: 'years', term: 3 }, 36],
		[{ Term: {}, months: 3 }, 3],
		[{ term: '3-Year' }, 36],
		[{ termMonths: '36' }, 36],
		[{ termDuration: 'P3Y' }, 36],
		[{ duration: 'P3M' }, 3],
		[{ value: 'P3M' }, 3],
		['Monthly (1 year)', 12],
		['Monthly(1 year)', 12],
		['Monthly (12)', 12],
		['1M/12M', 12],
		['1M; 12M', 12],
		['Annual license', 12],
		['biennial', 24],
		['dreijährig', 36],
		['daily', 0],
		[0, null],
		['', null],
		[null, null],
		['biannual', null],
		['evergreen', null],
		[{ other: 1 }, null],
		[[], null],
		[true, null],
		[-3, null],
	])('%j is %j', (value, months) => {
		expect(readTermMonths(value)).toBe(months);
	});

	it('counts bare numbers in the unit of the field', () => {
		const inYears = [3, 'P1M', ' 3 ', '1,5', '1.25'].map((value) => readTermMonths(value, 'years'));
		expect(inYears).toEqual([36, 1, 36, 18, 15]);
		const names = ['termYears', 'Laufzeit (Jahre)', 'Durée (ans)', 'Durée (mois)', 'termMonths', "Durée d'engagement"];
		expect(names.map((name) => readTermMonths(3, termUnitOf(name)))).toEqual([36, 36, 36, 3, 3, 3]);
	});
});

describe('auto-renewal', () => {
	it.each([true, 1, '1', 'Yes', 'Ja', 'Oui', 'Sí', 'sì', 'sim', 'WAHR', 'vrai', '✓', '✔️', 'x', 'X'])(
		'%j is on',
		(value) => {
			expect([readAutoRenew(value), understandsAutoRenew(value)]).toEqual(['on', true]);
		},
	);

	it.each([
		'AUTO',
		'Auto-Renew',
		'On (annual)',
		'On, 12 months',
		'Will renew',
		'automatisch',
		'Renouvellement automatique',
		'stilzwijgend',
		'Automatisch verlengen',
	])('%j is on', (value) => {
		expect([readAutoRenew(value), understandsAutoRenew(value)]).toEqual(['on', true]);
	});

	it.each([false, 0, '0', 'No', 'Nein', 'Non', 'Nee', 'Não', 'FALSCH', 'faux', '☐', '✗', 'MANUAL', 'cancel', 'none'])(
		'%j is off',
		(value) => {
			expect([readAutoRenew(value), understandsAutoRenew(value)]).toEqual(['off', true]);
		},
	);

	it.each([
		'Will not renew',
		'Does not auto-renew',
		'Auto-renew: off',
		'nicht verlängern',
		'Keine automatische Verlängerung',
		"won't renew",
		'Doesn’t auto-renew',
		'opt-out',
		'cannot renew',
		'Not enabled',
	])('%j is off', (value) => {
		expect([readAutoRenew(value), understandsAutoRenew(value)]).toEqual(['off', true]);
	});

	it.each([
		...['maybe', 'On until cancelled', 'not cancelled', 'Auto-renew not disabled', 'Evergreen', '12 months', 'renewed'],
		...['yes/no', 'On / Off', 'Yes, plan9', 'Yes, 9plan', '!'],
		...[{}, { enabled: {} }, { enabled: { enabled: true } }],
	])('%j is not understood, and not guessed', (value) => {
		expect([readAutoRenew(value), understandsAutoRenew(value)]).toEqual(['unknown', false]);
	});

	it.each([null, undefined, '', '-', 'n/a', 'unknown', 'NOT_SELECTED'])('%j means unknown', (value) => {
		expect([readAutoRenew(value), understandsAutoRenew(value)]).toEqual(['unknown', true]);
	});

	it('is read from objects', () => {
		expect([readAutoRenew({ enabled: true }), readAutoRenew({ enabled: false, renewalQuantity: 5 })]).toEqual([
			'on',
			'off',
		]);
		const names = ['enabled', 'isEnabled', 'autoRenew', 'autoRenewal', 'status', 'value'];
		expect(names.map((name) => readAutoRenew({ id: 7, [name]: 'Off' }))).toEqual(names.map(() => 'off'));
	});
});
