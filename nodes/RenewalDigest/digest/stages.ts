import type { Language } from '../language/language';

/**
 * The name of a stage.
 * @param stage a number of days, `grace`, `overdue`, `later`, or any other text, which stays as it is
 * @param daysLeft calendar days until the renewal
 */
export function stageLabel(stage: string, daysLeft: number, language: Language): string {
	switch (sectionOf(stage, daysLeft)) {
		case 'grace':
			return language.say('grace');
		case 'overdue':
			return language.say('overdue');
		case 'later':
			return language.say('later');
		case '0':
			return language.say('today');
		default:
			if (!/^\d+$/.test(stage)) return stage;
			return stage === '1' && daysLeft === 1 ? language.say('tomorrow') : language.say('within', { n: Number(stage) });
	}
}

/** Stages past the date are grouped together, except grace, because those renewals can still be saved. */
export function sectionOf(stage: string, daysLeft: number): string {
	if (daysLeft < 0) return stage === 'grace' ? 'grace' : 'overdue';
	return stage;
}

/** Most urgent first; stages of another kind come last, in the order in which they were met. */
export function urgencyOf(section: string): number {
	if (section === 'overdue') return -2;
	if (section === 'grace') return -1;
	return /^\d+$/.test(section) ? Number(section) : section === 'later' ? Number.MAX_SAFE_INTEGER : Infinity;
}
