import type { Digest } from '../digest/digest';
import type { Line } from '../digest/lines';

/** An entry of a list: a renewal, or a note in words. */
export type Entry = { line: Line } | { note: string };

/** A heading and what stands below it, the same for every format. */
export interface DigestSection {
	kind: 'missing' | 'group' | 'undated';
	/** its parts, of which the first stands out */
	heading: string[];
	entries: Entry[];
}

/** The lists of a digest from top to bottom: what is missing, then the groups, then what has no valid date. */
export function sectionsOf(digest: Digest): DigestSection[] {
	const { language, missing, undated, undatedRows } = digest;
	const noteEntries = (notes: readonly string[]): Entry[] => notes.map((note) => ({ note }));
	const groups = digest.groups.map(({ heading, lines, unlisted }): DigestSection => {
		const entries: Entry[] = lines.map((line) => ({ line }));
		if (lines.length > 0 && unlisted > 0) entries.push({ note: language.say('more', { n: unlisted }) });
		return { kind: 'group', heading, entries };
	});
	return [
		...(missing.length > 0
			? [{ kind: 'missing' as const, heading: [language.say('missing')], entries: noteEntries(missing) }]
			: []),
		...groups,
		...(undated.length > 0
			? [
					{
						kind: 'undated' as const,
						heading: [language.say('noValidDate'), language.number(undatedRows.length)],
						entries: noteEntries(undated),
					},
				]
			: []),
	];
}

/** What ends a digest that does not list everything; `undefined` when it does. */
export const closingNote = ({ unlisted, hasFile, language }: Digest): string | undefined =>
	unlisted === 0 ? undefined : language.say(hasFile ? 'moreInFile' : 'more', { n: unlisted });

/** `Part 2 of 3`, or `undefined` when there is only one. */
export const partLabel = ({ language }: Digest, index: number, count: number): string | undefined =>
	count === 1 ? undefined : language.say('part', { n: index + 1, total: count });

/** `Overdue 3 · Today 1`, for summaries in one line. */
export const countsText = (counts: ReadonlyArray<{ label: string; count: number }>, { language }: Digest): string =>
	counts.map(({ label, count }) => `${label} ${language.number(count)}`).join(' · ');

/** Vendors beyond these are only counted together. */
const MOST_VENDORS = 10;

/** The counts by vendor, of which only the largest are named. */
export function vendorCounts({ byVendor, language }: Digest): Array<{ label: string; count: number }> {
	if (byVendor.length <= MOST_VENDORS) return byVendor;
	const others = byVendor.slice(MOST_VENDORS - 1);
	const count = others.reduce((sum, vendor) => sum + vendor.count, 0);
	return [...byVendor.slice(0, MOST_VENDORS - 1), { label: language.say('more', { n: others.length }), count }];
}
