import { calendarDateOf, type Day } from '../../../shared/renewal/dates/day';
import type { Language } from '../language/language';
import type { Batch, Row, UndatedRow } from '../rows/rows';
import { cutTo, textOf } from '../rows/text';
import { labelOf, type Column } from './columns';
import { groupColumn, groupsOf, groupValueOf, type GroupSettings } from './groups';
import { lineOf, tellApart, type Line } from './lines';
import { sectionOf, stageLabel, urgencyOf } from './stages';
import { totalsOf, totalsParts } from './totals';

export interface DigestSettings extends GroupSettings {
	/** `''` for the counts; names in braces are replaced */
	title: string;
	columns: Column[];
	/** Renewals that are listed in full; the rest is counted, and in the file. */
	mostListed: number;
	/** Whether every group becomes a digest of its own, e.g. one for each owner. */
	isPerGroup: boolean;
	/** Whether a file with every row goes along, given whether every one is listed. */
	hasFile: (isComplete: boolean) => boolean;
	language: Language;
}

/** How many renewals fall under one heading of the summary. */
interface Count {
	label: string;
	/** for the axis of a chart */
	short: string;
	count: number;
}

interface Group {
	/** with its totals */
	heading: string[];
	lines: Line[];
	/** renewals of the group that are not listed */
	unlisted: number;
}

/** Everything that one digest says, in its language, before it takes the form of any format. */
export interface Digest {
	language: Language;
	title: string;
	/** what stands below the title: totals and the day that they count from */
	subtitle: string[];
	/** the value that the digest is about, when there is one digest for each group */
	group: string | null;
	today: Day;
	/** every renewal, soonest first */
	rows: Row[];
	columns: Column[];
	byStage: Count[];
	byVendor: Count[];
	byMonth: Count[];
	groups: Group[];
	/** renewals that are not listed anywhere */
	unlisted: number;
	/** whether a file with every row goes along */
	hasFile: boolean;
	/** what could not be read; never empty when something is missing */
	missing: string[];
	/** notes on items without a valid date, and why they have none */
	undated: string[];
	undatedRows: UndatedRow[];
	/** Nothing to say: no renewal, and nothing missing either. */
	isEmpty: boolean;
}

/** Renewals this near are listed before all others. */
const NEAR_DAYS = 14;
/** Enough to see what is wrong; a failing source repeats itself. */
const MOST_NOTES = 8;
/** Groups of which nothing is listed, until they are only counted. */
const MOST_BARE_GROUPS = 12;
const MOST_MONTHS = 12;
/** Slack's headers hold 150 characters, with the number of the part. */
const LONGEST_TITLE = 120;

/** The digests of a batch: one, or one for each group. Never none: a digest may say that nothing is due. */
export function digestsOf(batch: Batch, settings: DigestSettings): Digest[] {
	const rows = [...batch.rows].sort((a, b) => a.daysLeft - b.daysLeft);
	if (!settings.isPerGroup || groupColumn(settings) === undefined) return [digestOf(rows, batch, settings, null)];
	const groups = new Map<string, { rows: Row[]; undated: UndatedRow[] }>();
	const groupAt = (value: string) => {
		const group = groups.get(value) ?? { rows: [], undated: [] };
		groups.set(value, group);
		return group;
	};
	for (const row of rows) groupAt(groupValueOf(row, settings)).rows.push(row);
	for (const row of batch.undated) groupAt(groupValueOf(row, settings)).undated.push(row);
	if (groups.size === 0) return [digestOf(rows, batch, settings, null)];
	return [...groups].map(([value, group]) =>
		digestOf(group.rows, { ...batch, undated: group.undated }, { ...settings, groupBy: 'stage' }, value),
	);
}

function digestOf(rows: Row[], batch: Batch, settings: DigestSettings, group: string | null): Digest {
	const { language, columns } = settings;
	const listed = listedOf(rows, settings.mostListed);
	const isComplete = listed.size === rows.length && batch.undated.length <= MOST_NOTES;
	const missing = notesOf(
		batch.failures.map(({ message, count }) => {
			const text = message || language.say('unknown');
			return count > 1 ? `${text} (×${language.number(count)})` : text;
		}),
		language,
	);
	const undated = notesOf(
		batch.undated.map(
			({ customer, vendor, product, reason }) =>
				[customer, vendor, product, reason].filter((text) => text !== '').join(' · ') || language.say('unknown'),
		),
		language,
	);
	const status = statusOf(rows, batch, language);
	const title = settings.title === '' ? status : titleOf(settings.title, rows, batch, { group, language });
	return {
		language,
		title: title || status,
		subtitle: [
			...(title === status ? [] : [status]),
			...(rows.length === 0 ? [] : totalsParts(totalsOf(rows), language)),
			language.say('asOf', { date: language.date(batch.today) }),
		],
		group,
		today: batch.today,
		rows,
		columns,
		byStage: stageCounts(rows, language),
		byVendor: countsBy(rows, ({ vendor }) => vendor || language.say('unassigned')),
		byMonth: monthCounts(rows, language),
		groups: listedGroups(rows, listed, settings),
		unlisted: rows.length - listed.size,
		hasFile: rows.length + batch.undated.length > 0 && settings.hasFile(isComplete),
		missing,
		undated,
		undatedRows: batch.undated,
		isEmpty: rows.length === 0 && missing.length === 0 && batch.undated.length === 0,
	};
}

/** The nearest first, then what needs a decision, then what renews automatically. */
function listedOf(rows: readonly Row[], most: number): ReadonlySet<Row> {
	if (rows.length <= most) return new Set(rows);
	const isNear = ({ daysLeft }: Row) => daysLeft <= NEAR_DAYS;
	const near = rows.filter(isNear);
	const undecided = rows.filter((row) => !isNear(row) && row.autoRenew !== 'on');
	const others = rows.filter((row) => !isNear(row) && row.autoRenew === 'on');
	return new Set([...near, ...undecided, ...others].slice(0, most));
}

function listedGroups(rows: readonly Row[], listed: ReadonlySet<Row>, settings: DigestSettings): Group[] {
	const { language, columns } = settings;
	const column = groupColumn(settings);
	const isShown =
		column === undefined || columns.some(({ known, path }) => known === column.known && path === column.path);
	const groups = groupsOf(rows, settings, language).map(({ label, rows: held, named }) => {
		const isApart = column !== undefined && named === undefined && !isShown && column.known !== undefined;
		const shown = isApart ? [...columns, column] : columns;
		const lines = held.filter((row) => listed.has(row)).map((row) => lineOf(row, shown, named, language));
		const [count = '', ...more] = totalsParts(totalsOf(held), language);
		// Without groups, the heading of what is upcoming is its count.
		const isCount = settings.groupBy === 'none' && label === language.say('upcoming', { n: held.length });
		return { heading: [label, ...(isCount ? [] : [count]), ...more], lines, unlisted: held.length - lines.length };
	});
	tellApart(
		groups.flatMap(({ lines }) => lines),
		language,
	);
	const bare = groups.filter(({ lines }) => lines.length === 0);
	return bare.length <= MOST_BARE_GROUPS ? groups : groups.filter(({ lines }) => lines.length > 0);
}

/** A few notes in full, and how many more there are. */
function notesOf(notes: string[], language: Language): string[] {
	if (notes.length <= MOST_NOTES) return notes;
	return [...notes.slice(0, MOST_NOTES), language.say('more', { n: notes.length - MOST_NOTES })];
}

/** The digest in a few words. Without renewals it says that nothing is due only if everything could be read. */
function statusOf(rows: readonly Row[], { failures, undated }: Batch, language: Language): string {
	if (rows.length === 0) return language.say(failures.length + undated.length > 0 ? 'incomplete' : 'nothingDue');
	const { upcoming, overdue, grace } = urgencies(rows);
	return [
		...(upcoming > 0 ? [language.say('upcoming', { n: upcoming })] : []),
		...(overdue > 0 ? [language.say('overdueCount', { n: overdue })] : []),
		...(grace > 0 ? [language.say('graceCount', { n: grace })] : []),
	].join(', ');
}

function urgencies(rows: readonly Row[]): { upcoming: number; overdue: number; grace: number } {
	let overdue = 0;
	let grace = 0;
	for (const { stage, daysLeft } of rows) {
		const section = sectionOf(stage, daysLeft);
		if (section === 'overdue') overdue += 1;
		else if (section === 'grace') grace += 1;
	}
	return { upcoming: rows.length - overdue - grace, overdue, grace };
}

function titleOf(
	title: string,
	rows: readonly Row[],
	{ today }: Batch,
	{ group, language }: { group: string | null; language: Language },
): string {
	const values = new Map<string, string>([
		['count', language.number(rows.length)],
		['date', language.date(today)],
		['group', group === null ? '' : group || language.say('unassigned')],
		...Object.entries(urgencies(rows)).map(([name, count]): [string, string] => [name, language.number(count)]),
	]);
	const filled = title.replace(/\{(\w+)\}/g, (name: string, key: string) => values.get(key) ?? name);
	return textOf(filled, LONGEST_TITLE);
}

function stageCounts(rows: readonly Row[], language: Language): Count[] {
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

/** Largest first. */
function countsBy(rows: readonly Row[], labelFor: (row: Row) => string): Count[] {
	const counts = new Map<string, number>();
	for (const row of rows) {
		const label = labelFor(row);
		counts.set(label, (counts.get(label) ?? 0) + 1);
	}
	return [...counts]
		.map(([label, count]) => ({ label, short: cutTo(label, 20), count }))
		.sort((a, b) => b.count - a.count);
}

/** What is past first, then a year of months without a gap, then the rest. */
function monthCounts(rows: readonly Row[], language: Language): Count[] {
	const monthOf = ({ day }: Row) => {
		const { year, month } = calendarDateOf(day);
		return year * 12 + month - 1;
	};
	const upcoming = rows.filter(({ daysLeft }) => daysLeft >= 0);
	const [first] = upcoming;
	const months: Array<Count & { month: number }> = [];
	let later = 0;
	for (const row of upcoming) {
		const month = monthOf(row);
		if (first !== undefined && month - monthOf(first) >= MOST_MONTHS) {
			later += 1;
			continue;
		}
		for (let next = (months.at(-1)?.month ?? month - 1) + 1; next <= month; next += 1) {
			const day = firstDayOf(next);
			months.push({ month: next, label: language.month(day), short: language.shortMonth(day), count: 0 });
		}
		const last = months.at(-1);
		if (last !== undefined) last.count += 1;
	}
	const named = (phrase: 'overdue' | 'later', count: number): Count[] =>
		count === 0 ? [] : [{ label: language.say(phrase), short: cutTo(language.say(phrase), 20), count }];
	return [
		...named('overdue', rows.length - upcoming.length),
		...months.map(({ label, short, count }) => ({ label, short, count })),
		...named('later', later),
	];
}

const firstDayOf = (month: number): Day => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;

/** The headings of a table with the columns of a digest. */
export const labelsOf = ({ columns, language }: Pick<Digest, 'columns' | 'language'>): string[] =>
	columns.map((column) => labelOf(column, language));
