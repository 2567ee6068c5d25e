import type { Day } from '../../../shared/renewal/dates/day';
import type { Language } from '../language/language';
import type { Batch, Row, UndatedRow } from '../rows/rows';
import { textOf } from '../rows/text';
import type { Column } from './columns';
import { monthCounts, stageCounts, vendorCounts, type Count } from './counts';
import { groupColumn, groupValueOf, type GroupSettings } from './groups';
import { sectionOf } from './stages';
import { totalsOf, totalsParts } from './totals';

export interface DigestSettings extends GroupSettings {
	/** `''` for the counts; names in braces are replaced */
	title: string;
	columns: Column[];
	/** Renewals that are listed in full; the others are counted, and in the file. */
	mostListed: number;
	/** Whether every group becomes a digest of its own, e.g. one for each owner. */
	isPerGroup: boolean;
	/** Whether to attach a file with every row, given whether every one is listed. */
	hasFile: (isComplete: boolean) => boolean;
	language: Language;
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
	grouping: GroupSettings;
	/** the renewals that are listed in full */
	listed: ReadonlySet<Row>;
	/** renewals that are not listed anywhere */
	unlisted: number;
	/** whether a file with every row is attached */
	hasFile: boolean;
	/** what could not be read; never empty when something is missing */
	missing: string[];
	/** notes on items without a valid date, and why they have none */
	undated: string[];
	undatedRows: UndatedRow[];
	/** Nothing to say: no renewal, and nothing missing. */
	isEmpty: boolean;
}

/** Renewals this near are listed before all others. */
const NEAR_DAYS = 14;
/** Enough to see what is wrong, because a failing source repeats its errors. */
const MOST_NOTES = 8;
/** Slack's headers fit 150 characters, including the number of the part. */
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
		byVendor: vendorCounts(rows, language),
		byMonth: monthCounts(rows, language),
		grouping: settings,
		listed,
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

/** What a title may contain in braces, to be filled in. */
export const PLACEHOLDERS = ['count', 'upcoming', 'overdue', 'grace', 'date', 'group'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

const IN_BRACES = /\{\s*(\w+)\s*\}/g;
const placeholderIn = (word = '') => PLACEHOLDERS.find((name) => name === word.toLowerCase());

/** What a title contains in braces and is not filled in, such as a slip. */
export const unfilledIn = (title: string): string[] =>
	[...title.matchAll(IN_BRACES)].filter(([, word]) => placeholderIn(word) === undefined).map(([all]) => all);

export const fillsIn = (title: string, name: Placeholder): boolean =>
	[...title.matchAll(IN_BRACES)].some(([, word]) => placeholderIn(word) === name);

function titleOf(
	title: string,
	rows: readonly Row[],
	{ today }: Batch,
	{ group, language }: { group: string | null; language: Language },
): string {
	const { upcoming, overdue, grace } = urgencies(rows);
	const values: Record<Placeholder, string> = {
		count: language.number(rows.length),
		upcoming: language.number(upcoming),
		overdue: language.number(overdue),
		grace: language.number(grace),
		date: language.date(today),
		group: group === null ? '' : group || language.say('unassigned'),
	};
	const filled = title.replace(IN_BRACES, (all: string, word: string) => {
		const name = placeholderIn(word);
		return name === undefined ? all : values[name];
	});
	return textOf(filled, LONGEST_TITLE);
}
