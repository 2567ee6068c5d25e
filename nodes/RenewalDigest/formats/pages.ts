import type { Digest } from '../digest/digest';
import { paginate, type Costly } from './paginate';
import { sectionsOf, type DigestSection, type Entry } from './sections';

/** An entry as the format writes it. */
export interface WrittenEntry<Written> extends Costly {
	written: Written;
	entry: Entry;
}

/** The part of a section that stands on one page. */
export interface PagePart<Written> {
	section: DigestSection;
	/** whether the section began on an earlier page */
	isContinued: boolean;
	entries: Array<WrittenEntry<Written>>;
}

/** What one message holds, from top to bottom: title, what is missing, the summary on the first page, and the lists. */
export interface Page<Written> {
	isFirst: boolean;
	/** with the number of the part, when there are several */
	title: string;
	missing: Array<PagePart<Written>>;
	lists: Array<PagePart<Written>>;
	/** what ends a digest that does not list everything */
	closing: string | undefined;
	/** renewals that are listed */
	listed: number;
}

/** How a format writes, and what its messages have room for, in characters or bytes. */
export interface PageRules<Written> {
	/** for lists on the first page, after its summary, and on every later one */
	room: { first: number; later: number };
	/** sections that a page can hold */
	mostParts: number;
	headingCost(section: DigestSection): number;
	write(entry: Entry): WrittenEntry<Written>;
}

/** What ends a digest that does not list everything; `undefined` when it does. */
export const closingNote = ({ unlisted, hasFile, language }: Digest): string | undefined =>
	unlisted === 0 ? undefined : language.say(hasFile ? 'moreInFile' : 'more', { n: unlisted });

/** The title of a page, with its number when there are several. */
const pageTitle = ({ title, language }: Digest, index: number, count: number): string =>
	count === 1 ? title : `${title} (${language.say('part', { n: index + 1, total: count })})`;

/** The longest that a page's title can be. */
export const longestTitle = (digest: Digest): string => pageTitle(digest, 9_998, 9_999);

/** Distributes the lists of a digest over pages. */
export function pagesOf<Written>(digest: Digest, rules: PageRules<Written>): Array<Page<Written>> {
	const sections = sectionsOf(digest);
	const pages = paginate(
		sections.map((section) => ({
			headingCost: rules.headingCost(section),
			entries: section.entries.map((entry) => rules.write(entry)),
		})),
		rules,
	);
	return pages.map((parts, index) => {
		const placed = parts.flatMap(({ section: at, entries, isContinued }): Array<PagePart<Written>> => {
			const section = sections[at];
			return section === undefined ? [] : [{ section, entries, isContinued }];
		});
		return {
			isFirst: index === 0,
			title: pageTitle(digest, index, pages.length),
			missing: placed.filter(({ section }) => section.kind === 'missing'),
			lists: placed.filter(({ section }) => section.kind !== 'missing'),
			closing: index === pages.length - 1 ? closingNote(digest) : undefined,
			listed: placed.flatMap(({ entries }) => entries).filter(({ entry }) => 'line' in entry).length,
		};
	});
}
