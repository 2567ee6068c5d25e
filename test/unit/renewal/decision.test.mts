import fc from 'fast-check';

import { dayFrom } from '../../../shared/renewal/dates/day';
import { exclusionOf, type Exclusions, type RenewalTerms } from '../../../shared/renewal/exclusions';
import { readDecision } from '../../../shared/renewal/items/decision';

describe('a decision', () => {
	it.each([
		[
			'Renew',
			'renew',
			'Do not renew',
			'do_not_renew',
			"Don't renew",
			'don’t renew',
			'do-not-renew',
			'RENEWED',
			' yes ',
		],
		['No', 'Cancelled', 'canceled', 'Let it expire', 'declined.', true, { name: 'Renew' }, ['Renew']],
		['Kündigen', 'gekündigt', 'Nicht verlängern', 'Ne pas renouveler', 'résilié', 'No renovar', 'Sí', 'Non rinnovare'],
		['Niet verlengen', 'opgezegd', 'Não renovar', 'não', 'yes!!', 'Renew !', 'do not - renew'],
	])('is decided: %j', (...values) => {
		for (const value of values) expect([value, readDecision(value).state]).toEqual([value, 'decided']);
	});

	it.each([
		[undefined, null, '', '  ', '-', 'n/a', 'none', 'tbd', '?', false, 0, [], {}],
		['Snooze', 'snoozed', 'To do', 'in progress', 'Undecided', 'PENDING', 'later', 'offen', 'en attente', 'pendiente'],
		['in attesa', 'Da decidere', 'in behandeling', 'Uitgesteld', 'pendente', 'em curso'],
	])('is open: %j', (...values) => {
		for (const value of values) expect([value, readDecision(value).state]).toEqual([value, 'open']);
	});

	it.each([['ask Tom'], ['renew 5 of 10 seats'], ['maybe'], [7], [['Renew', 'Snooze']]])(
		'cannot be read: %j',
		(value) => {
			expect(readDecision(value).state).toBe('unreadable');
		},
	);

	it.each(['Decided?', 'isRenewed', 'contract.done', 'Erledigt', 'Rinnovato', 'besloten', 'Renewed (yes/no)'])(
		'is open at "no" under %s, which asks whether it is decided',
		(field) => {
			for (const value of ['No', 'nein', 'NON', 'nee', 'não', { name: 'no' }])
				expect(readDecision(value, field).state).toBe('open');
			expect(readDecision('yes', field).state).toBe('decided');
			expect(readDecision('Do not renew', field).state).toBe('decided');
			expect(readDecision(true, field).state).toBe('decided');
		},
	);

	it.each(['decision', 'Renew?', 'answer', 'Verlängern'])('is decided by "no" under %s', (field) => {
		expect(readDecision('No', field).state).toBe('decided');
	});

	it('keeps the words as they were written', () => {
		expect(readDecision(' Do  not renew ').text).toBe('Do not renew');
	});
});

describe('a snooze', () => {
	const all: Exclusions = { autoRenew: 'none', minTermMonths: 0, statuses: new Set() };
	const terms: RenewalTerms = { autoRenew: 'off', termMonths: null, status: null };
	const today = dayFrom(2026, 11, 22) ?? 0;

	it('hides a renewal on every day before its own, and on no other', () => {
		fc.assert(
			fc.property(fc.integer({ min: -400, max: 30 }), (offset) => {
				const snoozedUntil = today + offset;
				const exclusion = exclusionOf(all, { ...terms, snoozedUntil }, { today, renewalDate: '2027-01-01' });
				expect(exclusion?.kind).toBe(offset > 0 ? 'snoozed' : undefined);
			}),
		);
	});

	it('is counted separately when it lasts beyond the renewal', () => {
		const onItsDay = exclusionOf(all, { ...terms, snoozedUntil: today + 9 }, { today, renewalDate: '2026-12-01' });
		expect(onItsDay).toEqual({ kind: 'snoozed', reason: 'snoozed until 2026-12-01' });
		expect(exclusionOf(all, { ...terms, snoozedUntil: today + 60 }, { today, renewalDate: '2026-12-01' })).toEqual({
			kind: 'snoozed beyond the renewal date',
			reason: 'snoozed until 2027-01-21, after the renewal date',
		});
	});
});
