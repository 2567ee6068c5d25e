import { calendarDateOf, type Day } from '../../../shared/renewal/dates/day';
import { countIn } from '../../../shared/renewal/wording';
import type { Language } from '../language/language';
import type { Row } from '../rows/rows';
import { cutTo } from '../rows/text';
import { sectionOf, stageLabel, urgencyOf } from './stages';

/** How many renewals fall under one heading of the summary. */
export interface Count {
	label: string;
	/** for the axis of a chart */
	short: string;
	count: number;
}

const MOST_MONTHS = 12;

/** How many renewals are in each stage, the most urgent first. */
export function stageCounts(rows: readonly Row[], language: Language): Count[] {
	const sections = new Map<string, { count: number; first: Row }>();
	for (const row of rows) {
		const section = sectionOf(row.stage, row.daysLeft);
		const known = sections.get(section);
		if (known === undefined) sections.set(section, { count: 1, first: row });
		else known.count += 1;
	}
	return [...sections]
		.sort(([a], [b]) => {
			const [left, right] = [urgencyOf(a), urgencyOf(b)];
			return left === right ? 0 : left - right;
		})
		.map(([, { count, first }]) => {
			const label = stageLabel(first.stage, first.daysLeft, language);
			return { label, short: cutTo(label, 20), count };
		});
}

/** How many renewals each vendor has, the largest number first; nothing if no renewal names one, as in most sheets. */
export function vendorCounts(rows: readonly Row[], language: Language): Count[] {
	const counts = new Map<string, number>();
	for (const { vendor } of rows) countIn(counts, vendor);
	if (counts.size === 1 && counts.has('')) return [];
	return [...counts]
		.map(([vendor, count]) => {
			const label = vendor || language.say('unassigned');
			return { label, short: cutTo(label, 20), count };
		})
		.sort((a, b) => b.count - a.count);
}

/** What is past first, then a year of months without a gap, then the rest. */
export function monthCounts(rows: readonly Row[], language: Language): Count[] {
	const upcoming = rows.filter(({ daysLeft }) => daysLeft >= 0);
	const months: Array<Count & { month: number }> = [];
	let later = 0;
	for (const [day, count] of countedDays(upcoming)) {
		const month = monthOf(day);
		if (month - (months[0]?.month ?? month) >= MOST_MONTHS) {
			later += count;
			continue;
		}
		for (let next = (months.at(-1)?.month ?? month - 1) + 1; next <= month; next += 1) {
			const begin = firstDayOf(next);
			months.push({ month: next, label: language.month(begin), short: language.shortMonth(begin), count: 0 });
		}
		const last = months.at(-1);
		if (last !== undefined) last.count += count;
	}
	const named = (phrase: 'overdue' | 'later', count: number): Count[] =>
		count === 0 ? [] : [{ label: language.say(phrase), short: cutTo(language.say(phrase), 20), count }];
	return [
		...named('overdue', rows.length - upcoming.length),
		...months.map(({ label, short, count }) => ({ label, short, count })),
		...named('later', later),
	];
}

/** Renewals by day, soonest first as they come: many share few days. */
function countedDays(rows: readonly Row[]): Map<Day, number> {
	const counts = new Map<Day, number>();
	for (const { day } of rows) countIn(counts, day);
	return counts;
}

function monthOf(day: Day): number {
	const { year, month } = calendarDateOf(day);
	return year * 12 + month - 1;
}

const firstDayOf = (month: number): Day => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
