import { cellOf, labelOf } from '../digest/columns';
import type { Digest } from '../digest/digest';
import type { Message } from './format';
import { longestTitle, pagesOf, type PagePart } from './pages';
import { headingParts, summaryOf, type DigestSection, type Entry } from './sections';

/** What GitHub takes for a comment, 65,536 characters, with room to spare; most others take less or do not say. */
const MOST_CHARACTERS = 60_000;
/** The closing note, and the blank lines between parts. */
const FRAME_CHARACTERS = 300;
const MOST_PARTS = 1_000;

/**
 * Text as Markdown that means nothing but itself: no emphasis, link, image, HTML, entity, table border or mention.
 * Only what could be markup is escaped, so that it stays readable where Markdown is not rendered. Within a line; see
 * {@link escapeLine} for its beginning.
 */
const escapeMarkdown = (text: string): string =>
	text
		.replace(/[\\`*_{}[\]<>|~^$=]/g, '\\$&')
		.replace(/&(?=#|\w)/g, '\\&')
		// At the end of a heading these would vanish.
		.replace(/#(?=#*\s*$)/g, '\\#')
		// An address is made a link without any markup around it, and a name a mention.
		.replace(/:(?=\S)/g, '\\:')
		.replace(/\b(www)\./gi, '$1\\.')
		.replace(/@/g, '@\u2060');

/** The same for a text that begins a line, where some characters make headings, lists and rules. */
export const escapeLine = (text: string): string =>
	escapeMarkdown(text)
		.replace(/^([#+-])/, '\\$1')
		.replace(/^(\d+)([.)])/, '$1\\$2');

/** Messages with the digest as Markdown. */
export function markdown(digest: Digest): Message[] {
	const summary = summaryText(digest);
	const subtitle = escapeLine(digest.subtitle.join(' · '));
	const head = tableHead(digest);
	const later = MOST_CHARACTERS - escapeMarkdown(longestTitle(digest)).length - FRAME_CHARACTERS;
	const pages = pagesOf(digest, {
		room: { first: later - subtitle.length - summary.length, later },
		mostParts: MOST_PARTS,
		headingCost: (section) => headingText(section, true, digest).length + head.length + 5,
		write(entry) {
			const written = entryText(entry, digest);
			return { entry, written, cost: written.length + 1 };
		},
	});
	const textOf = (part: PagePart<string>) => partText(part, head, digest);
	return pages.map(({ isFirst, title, missing, lists, closing, listed }) => {
		const parts = [
			`## ${escapeMarkdown(title)}`,
			...(isFirst ? [subtitle] : []),
			...missing.map(textOf),
			...(isFirst && summary !== '' ? [summary] : []),
			...lists.map(textOf),
			...(closing === undefined ? [] : [`*${escapeMarkdown(closing)}*`]),
		];
		return { listed, content: { markdown: `${parts.join('\n\n')}\n` } };
	});
}

const summaryText = (digest: Digest): string =>
	summaryOf(digest)
		.map(({ label, text }) => `- **${escapeMarkdown(label)}:** ${escapeMarkdown(text)}`)
		.join('\n');

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function tableHead(digest: Digest): string {
	const labels = digest.columns.map((column) => escapeMarkdown(labelOf(column, digest.language)));
	return `${row(labels)}\n${row(labels.map(() => '---'))}`;
}

const entryText = (entry: Entry, { columns, language }: Digest): string =>
	'line' in entry
		? row(columns.map((column) => escapeMarkdown(cellOf(entry.line.row, column, language))))
		: `- ${escapeLine(entry.note)}`;

const headingText = (section: DigestSection, isContinued: boolean, digest: Digest): string =>
	`### ${section.kind === 'group' ? '' : '⚠ '}${headingParts(section, isContinued, digest).map(escapeMarkdown).join(' · ')}`;

function partText({ section, entries, isContinued }: PagePart<string>, head: string, digest: Digest): string {
	const rows = entries.filter(({ entry }) => 'line' in entry).map(({ written }) => written);
	const notes = entries.filter(({ entry }) => 'note' in entry).map(({ written }) => written);
	return [
		headingText(section, isContinued, digest),
		...(rows.length > 0 ? [[head, ...rows].join('\n')] : []),
		...(notes.length > 0 ? [notes.join('\n')] : []),
	].join('\n\n');
}
