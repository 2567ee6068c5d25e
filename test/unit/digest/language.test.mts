/** A digest in every language: no text missing, no name in braces lost, no month name of our own. */
import { describe, expect, test } from '@jest/globals';

import { dayFrom } from '../../../shared/renewal/dates/day';
import { markdown } from '../../../nodes/RenewalDigest/formats/markdown';
import { Language, type DateStyle } from '../../../nodes/RenewalDigest/language/language';
import { de } from '../../../nodes/RenewalDigest/language/de';
import { en } from '../../../nodes/RenewalDigest/language/en';
import { es } from '../../../nodes/RenewalDigest/language/es';
import { fr } from '../../../nodes/RenewalDigest/language/fr';
import { it } from '../../../nodes/RenewalDigest/language/it';
import { nl } from '../../../nodes/RenewalDigest/language/nl';
import { pt } from '../../../nodes/RenewalDigest/language/pt';
import type { Text } from '../../../nodes/RenewalDigest/language/words';
import { digestFrom, manyRenewals, renewal } from './rows.mts';

const DAY = dayFrom(2026, 11, 30) ?? 0;
const LANGUAGES = { de, en, es, fr, it, nl, pt };
const others = Object.entries(LANGUAGES).filter(([tag]) => tag !== 'en');

const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const formsOf = (text: Text) => (typeof text === 'string' ? [text] : [text.one, text.other]);

describe.each(others)('%s', (tag, words) => {
	test('has every text, with the names that the English one has', () => {
		for (const [phrase, text] of Object.entries(en)) {
			if (phrase === 'columns') continue;
			const translated = formsOf(words[phrase as 'more']);
			expect(translated).not.toContain('');
			const many = translated.at(-1) ?? '';
			expect([phrase, namesIn(many)]).toEqual([phrase, namesIn(formsOf(text as Text).at(-1) ?? '')]);
		}
	});

	test('has a label of its own for every column', () => {
		expect(Object.keys(words.columns)).toEqual(Object.keys(en.columns));
		expect(new Set(Object.values(words.columns)).size).toBe(Object.keys(en.columns).length);
	});

	test('leaves no English words in a digest', () => {
		const rows = [...manyRenewals(60), { error: '---' }, renewal(1, { renewalDate: null, invalidDateReason: '---' })];
		const text = JSON.stringify(markdown(digestFrom(rows, { language: tag })));
		expect(text).not.toMatch(/\b(renewals?|overdue|today|seats?|within|missing|days?|decide|value|unknown)\b/i);
		expect(text).not.toMatch(/\{\w+\}/);
	});
});

describe('dates', () => {
	test.each([
		['en-GB', 'weekday', 'Mon, 30 Nov 2026'],
		['en-US', 'weekday', 'Mon, Nov 30, 2026'],
		['de', 'long', '30. November 2026'],
		['fr', 'full', 'lundi 30 novembre 2026'],
		['sv-SE', 'short', '2026-11-30'],
		['ja', 'long', '2026年11月30日'],
		['de', 'iso', '2026-11-30'],
	] as const)('in %s, %s: %s', (tag, style, expected) => {
		expect(new Language(tag, style).date(DAY)).toBe(expected);
	});

	test('are the same day whatever zone the process is in, from the first to the last', () => {
		for (const style of ['full', 'iso', 'long', 'medium', 'short', 'weekday'] satisfies DateStyle[]) {
			const language = new Language('en-GB', style);
			expect(language.date(DAY)).toContain('30');
			expect(language.date(dayFrom(2026, 1, 1) ?? 0)).toMatch(/2026|\/01\/26/);
		}
	});

	test('in words count calendar days', () => {
		const language = new Language('en-GB', 'weekday');
		expect([-2, -1, 0, 1, 5].map((days) => language.daysFromToday(days))).toEqual([
			'2 days ago',
			'yesterday',
			'today',
			'tomorrow',
			'in 5 days',
		]);
	});
});

test('a language without translations has English texts, and its own dates and numbers', () => {
	const language = new Language('pl', 'long');
	expect(language.say('today')).toBe('Today');
	expect(language.date(DAY)).toBe('30 listopada 2026');
	expect(language.number(1234567.5)).toBe(new Intl.NumberFormat('pl').format(1234567.5));
});

test('texts can be replaced, and keep their numbers', () => {
	const language = new Language('en-GB', 'weekday', new Map([['seats', '{n} licenses']]));
	expect(language.say('seats', { n: 1200 })).toBe('1,200 licenses');
});

test('names of objects are not filled in', () => {
	const language = new Language('en-GB', 'weekday', new Map([['today', '{constructor} {toString}']]));
	expect(language.say('today')).toBe('{constructor} {toString}');
});
