import type { Count } from '../digest/counts';
import type { Digest } from '../digest/digest';
import type { Line } from '../digest/lines';
import { listsOf } from '../digest/lists';

/** An entry of a list: a renewal, or a note in words. */
export type Entry = { line: Line } | { note: string };

/** A heading and its content, the same for every format. */
export interface DigestSection {
	kind: 'missing' | 'group' | 'undated';
	/** its parts; the first is emphasized */
	heading: string[];
	entries: Entry[];
}

const notes = (texts: readonly string[]): Entry[] => texts.map((note) => ({ note }));

/** The lists of a digest from top to bottom: what is missing, then the groups, then what has no valid date. */
export function sectionsOf(digest: Digest): DigestSection[] {
	const { language, missing, undated, undatedRows } = digest;
	const groups = listsOf(digest).map(({ heading, lines, unlisted }): DigestSection => {
		const entries: Entry[] = lines.map((line) => ({ line }));
		if (lines.length > 0 && unlisted > 0) entries.push({ note: language.say('more', { n: unlisted }) });
		return { kind: 'group', heading, entries };
	});
	const all: DigestSection[] = [
		{ kind: 'missing', heading: [language.say('missing')], entries: notes(missing) },
		...groups,
		{
			kind: 'undated',
			heading: [language.say('noValidDate'), language.number(undatedRows.length)],
			entries: notes(undated),
		},
	];
	return all.filter(({ kind, entries }) => kind === 'group' || entries.length > 0);
}

/** The parts of a heading that continues from an earlier page or begins here. */
export function headingParts({ heading }: DigestSection, isContinued: boolean, { language }: Digest): string[] {
	const [first = '', ...others] = heading;
	return isContinued ? [language.say('continued', { group: first }), ...others] : heading;
}

/** Vendors and stages beyond these are only counted together. */
const MOST_COUNTS = 12;

/** `Overdue: 3 · Today: 1`, for summaries in one line. */
function countsText(counts: readonly Count[], { language }: Digest): string {
	const named = counts.length > MOST_COUNTS ? counts.slice(0, MOST_COUNTS - 1) : counts;
	const others = counts.slice(named.length);
	const texts = named.map(({ label, count }) => `${label}: ${language.number(count)}`);
	if (others.length > 0) texts.push(language.say('more', { n: others.reduce((sum, { count }) => sum + count, 0) }));
	return texts.join(' · ');
}

interface SummaryLine {
	of: 'stage' | 'vendor' | 'month';
	label: string;
	text: string;
}

/** The counts of a digest as labelled lines; empty when there is nothing to count. */
export function summaryOf(digest: Digest): SummaryLine[] {
	const { language, rows, byStage, byVendor, byMonth } = digest;
	if (rows.length === 0) return [];
	const lines: SummaryLine[] = [
		{ of: 'stage', label: language.say('byStage'), text: countsText(byStage, digest) },
		{ of: 'vendor', label: language.say('byVendor'), text: countsText(byVendor, digest) },
		{ of: 'month', label: language.say('byMonth'), text: countsText(byMonth, digest) },
	];
	return lines.filter(({ text }) => text !== '');
}
