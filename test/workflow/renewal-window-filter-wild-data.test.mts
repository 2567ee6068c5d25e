/** Renewal Window Filter on data as people and programs write it: dates, names, terms and identities. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { forgetHistory, startHistory } from '../support/history.mts';
import { runWorkflow } from '../support/n8n.mts';

beforeAll(startHistory);
beforeEach(forgetHistory);

type Items = Array<Record<string, unknown>>;
const TODAY = '2026-11-22';

async function sort(items: Items, { options = {}, ...more }: Record<string, unknown> = {}, timezone = 'UTC') {
	const parameters = { daysAhead: 90, ...more, options: { asOf: TODAY, ...(options as object) } };
	const ran = await runWorkflow([{ type: 'RenewalWindowFilter', parameters }], { items, timezone });
	expect(ran.error).toBeUndefined();
	const [inWindow = [], outside = [], invalid = []] = ran.outputs().map((output) => output.map(({ json }) => json));
	return { inWindow, outside, invalid, hints: ran.hints.join('\n') };
}

test.each([
	['openssl', 'Feb  3 08:15:00 2027 GMT', '2027-02-03'],
	['openssl with its label', 'notAfter=Feb  3 08:15:00 2027 GMT', '2027-02-03'],
	['Java', 'Wed Feb 03 21:10:00 UTC 2027', '2027-02-03'],
	['C', 'Wed Feb  3 06:00:00 2027', '2027-02-03'],
	['Go', '2027-02-03 00:00:00 +0000 UTC', '2027-02-03'],
	['Java with a zone in brackets', '2027-02-03T12:30+01:00[Europe/Paris]', '2027-02-03'],
	['PowerShell and SAP', '/Date(1801656000000)/', '2027-02-03'],
	['Spanish Windows', '23/01/2027 11:00:00 p. m.', '2027-01-23'],
	['German', '03. Februar 2027, 12:00 Uhr', '2027-02-03'],
	['French', '3 février 2027', '2027-02-03'],
	['Spanish', '3 de febrero de 2027', '2027-02-03'],
	['Japanese', '2027年2月3日', '2027-02-03'],
	['Korean', '2027년 2월 3일', '2027-02-03'],
	['an object that holds a date', { date: '2027-02-03', formatted: '03/02/2027' }, '2027-02-03'],
])('a date of %s is read', async (_whose, expires, renewalDate) => {
	expect((await sort([{ expires }])).inWindow).toMatchObject([{ renewalDate }]);
});

test('an impossible year is not a renewal in the far future', async () => {
	const { outside, invalid } = await sort(['2227-02-03', '9999-12-31', '2026-12-01'].map((expires) => ({ expires })));
	expect(outside).toMatchObject([{ expires: '9999-12-31' }]);
	expect(invalid[0]?.invalidDateReason).toContain('too far ahead');
});

test.each(['\ufeffDue On', 'Due On ', 'Due\u00a0On', ' Due On'])('the header %j is found as Due On', async (header) => {
	expect((await sort([{ [header]: '2026-12-10' }], { dateField: 'Due On' })).inWindow).toHaveLength(1);
});

test('a switch that is off counts as an empty date', async () => {
	const { invalid } = await sort([{ date_end: false }, { date_end: '2027-01-14' }], { dateField: 'date_end' });
	expect(invalid).toMatchObject([{ invalidDateReason: 'date_end is empty' }]);
});

describe('a notice period', () => {
	const onDeadline = (daysAhead: number, more = {}) => ({
		daysAhead,
		options: { noticeField: 'Frist', measure: 'decisionDeadline', ...more },
	});

	test.each([
		['3 months', '2027-05-31', '2027-02-28'],
		['P1M', '2027-03-31', '2027-02-28'],
		['2 Monate', '2027-02-10', '2026-12-10'],
		['6 semaines', '2027-02-28', '2027-01-17'],
		['1Q', '2027-03-31', '2026-12-31'],
		[30, '2027-01-30', '2026-12-31'],
	])('of %s before %s ends on %s', async (Frist, renewsOn, decisionDeadline) => {
		const { inWindow } = await sort([{ renewsOn, Frist }], onDeadline(120));
		expect(inWindow).toMatchObject([{ decisionDeadline }]);
	});

	test('that is not understood is not replaced by a shorter one', async () => {
		const items = [
			{ renewsOn: '2027-02-28', Frist: 'to the end of a quarter' },
			{ renewsOn: '2027-02-28', Frist: '' },
		];
		const { inWindow, outside, hints } = await sort(items, onDeadline(60, { noticeDays: 30 }));
		expect(inWindow).toMatchObject([{ Frist: 'to the end of a quarter', decisionDeadline: null }]);
		expect(outside).toMatchObject([{ Frist: '', decisionDeadline: '2027-01-29' }]);
		expect(hints).toBe(
			'1 item with a Notice Period Field that could not be read, such as "to the end of a quarter": no decision deadline.',
		);
	});
});

test('auto-renewal is read in the words of other languages', async () => {
	const answers = ['Ja', 'Oui', 'Sí', 'sim', 'WAHR', '✓', 'x', 'Nein', 'non', 'FALSCH', 'nee', 'Will not renew'];
	const items = answers.map((answer) => ({ answer, renewsOn: '2026-12-10', 'Auto-Renewal': answer }));
	const { inWindow } = await sort(items, { leaveOut: { autoRenew: 'on' } });
	expect(inWindow.map(({ answer }) => answer)).toEqual(answers.slice(7));
});

test('terms are read in the words of other languages', async () => {
	const terms = ['24 Monate', '1 Year (billed monthly)', '1 Monat', '1 mois', 'M2M', 'Monthly (auto)'];
	const items = terms.map((Term) => ({ Term, renewsOn: '2026-12-10' }));
	const { inWindow } = await sort(items, { leaveOut: { minTermMonths: 12 } });
	expect(inWindow.map(({ Term }) => Term)).toEqual(terms.slice(0, 2));
});

describe('only when a stage is entered, a second run reports', () => {
	const due = { 'Renewal Date': '2026-12-10' };
	test.each<[string, Items, Items, Items]>([
		[
			'a customer in a column in German',
			[{ Kunde: 'A', Produkt: 'P', ...due }],
			[
				{ Kunde: 'A', Produkt: 'P', ...due },
				{ Kunde: 'B', Produkt: 'P', ...due },
			],
			[{ Kunde: 'B' }],
		],
		[
			'a customer beside another with the same placeholder',
			[{ Client: 'A', 'Contract Number': 'tbd', ...due }],
			[{ Client: 'B', 'Contract Number': 'tbd', ...due }],
			[{ Client: 'B' }],
		],
		[
			'a second device of one contract',
			[{ Customer: 'A', Contract: 'C1', Serial: 'S1', ...due }],
			[
				{ Customer: 'A', Contract: 'C1', Serial: 'S1', ...due },
				{ Customer: 'A', Contract: 'C1', Serial: 'S2', ...due },
			],
			[{ Serial: 'S2' }],
		],
		[
			'nothing because a row was inserted',
			[{ row_number: 2, Customer: 'A', ...due }],
			[{ row_number: 3, Customer: 'A', ...due }],
			[],
		],
		[
			'nothing because a formula counts days',
			[{ Customer: 'A', 'Days Left': 18, ...due }],
			[{ Customer: 'A', 'Days Left': 17, ...due }],
			[],
		],
	])('%s', async (_what, first, second, reported) => {
		await sort(first, { stages: { onlyEntered: true } });
		const { inWindow, hints } = await sort(second, { stages: { onlyEntered: true } });
		expect(inWindow).toHaveLength(reported.length);
		expect(inWindow).toMatchObject(reported);
		expect(hints).toContain('Renewals are identified by ');
	});
});

test('an empty lookup is nothing to warn of', async () => {
	const row = {
		renewsOn: TODAY,
		status: [],
		term: [],
		autoRenew: [],
		notice: [],
		decision: [],
		decidedFor: [],
		snoozed: [],
	};
	const { inWindow, hints } = await sort([row, { ...row, decision: 'renew' }], {
		leaveOut: {
			autoRenew: 'on',
			minTermMonths: 12,
			decisionField: 'decision',
			decidedDateField: 'decidedFor',
			snoozeField: 'snoozed',
		},
		options: { noticeField: 'notice' },
	});
	expect(inWindow).toHaveLength(1);
	expect(hints).not.toContain('could not be read');
});
