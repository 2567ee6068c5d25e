import { cellOf } from '../digest/columns';
import { labelsOf, type Digest } from '../digest/digest';
import type { FormatOptions, Message } from './format';
import { paginate, type Part } from './paginate';
import {
	closingNote,
	countsText,
	partLabel,
	sectionsOf,
	vendorCounts,
	type DigestSection,
	type Entry,
} from './sections';

/** What GitHub takes for a comment, 65,536 characters, with room to spare; most others take less or do not say. */
const MOST_CHARACTERS = 60_000;
const FRAME_CHARACTERS = 1_000;
const MOST_PARTS = 1_000;

/**
 * Text as Markdown that means nothing but itself: no emphasis, link, image, HTML, entity, table border or mention.
 * Only what could be markup is escaped, so that it stays readable where Markdown is not rendered.
 */
export const escapeMarkdown = (text: string): string =>
	text
		.replace(/[\\`*_{}[\]<>|~^$=]/g, '\\$&')
		.replace(/&(?=#|\w)/g, '\\&')
		// At the start of a line these make headings, lists, quotes and rules.
		.replace(/^([#+-])/, '\\$1')
		.replace(/^(\d+)([.)])/, '$1\\$2')
		// An address is made a link without any markup around it, and a name a mention.
		.replace(/:(?=\/\/)/g, '\\:')
		.replace(/\b(www)\./gi, '$1\\.')
		.replace(/@/g, '@\u2060');

/** Messages with the digest as Markdown. */
export function markdown(digest: Digest, _options: FormatOptions): Message[] {
	const sections = sectionsOf(digest);
	const opening = openingOf(digest);
	const head = tableHead(digest);
	const pages = paginate(
		sections.map((section) => ({
			headingCost: headingOf(section, true, digest).length + head.length + 4,
			entries: section.entries.map((entry) => {
				const text = entryText(entry, digest);
				return { entry: { text, isLine: 'line' in entry }, cost: text.length + 1 };
			}),
		})),
		{
			room: { first: MOST_CHARACTERS - FRAME_CHARACTERS - opening.length, later: MOST_CHARACTERS - FRAME_CHARACTERS },
			mostParts: MOST_PARTS,
		},
	);
	return pages.map((page, index) => {
		const label = partLabel(digest, index, pages.length);
		const title = label === undefined ? digest.title : `${digest.title} (${label})`;
		const closing = index === pages.length - 1 ? closingNote(digest) : undefined;
		const parts = [
			`## ${escapeMarkdown(title)}`,
			...(index === 0 ? [opening] : []),
			...page.map((part) => partText(part, sections, { head, digest })),
			...(closing === undefined ? [] : [`*${closing}*`]),
		];
		return {
			listed: page.flatMap(({ entries }) => entries).filter(({ isLine }) => isLine).length,
			content: { markdown: `${parts.join('\n\n')}\n` },
		};
	});
}

function openingOf(digest: Digest): string {
	const { language, byStage, byMonth, subtitle, rows } = digest;
	const summary = [
		[language.say('byStage'), countsText(byStage.slice(0, 20), digest)],
		[language.say('byVendor'), countsText(vendorCounts(digest), digest)],
		[language.say('byMonth'), countsText(byMonth, digest)],
	];
	return [
		escapeMarkdown(subtitle.join(' · ')),
		...(rows.length === 0
			? []
			: [summary.map(([label = '', text = '']) => `- **${label}:** ${escapeMarkdown(text)}`).join('\n')]),
	].join('\n\n');
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function tableHead(digest: Digest): string {
	const labels = labelsOf(digest).map(escapeMarkdown);
	return `${row(labels)}\n${row(labels.map(() => '---'))}`;
}

const entryText = (entry: Entry, { columns, language }: Digest): string =>
	'line' in entry
		? row(columns.map((column) => escapeMarkdown(cellOf(entry.line.row, column, language))))
		: `- ${escapeMarkdown(entry.note)}`;

function headingOf({ kind, heading }: DigestSection, isContinued: boolean, { language }: Digest): string {
	const [first = '', ...others] = heading;
	const label = isContinued ? language.say('continued', { group: first }) : first;
	return `### ${kind === 'group' ? '' : '⚠ '}${[label, ...others].map(escapeMarkdown).join(' · ')}`;
}

function partText(
	{ section, entries, isContinued }: Part<{ text: string; isLine: boolean }>,
	sections: DigestSection[],
	{ head, digest }: { head: string; digest: Digest },
): string {
	const one = sections[section];
	if (one === undefined) return '';
	const rows = entries.filter(({ isLine }) => isLine).map(({ text }) => text);
	const notes = entries.filter(({ isLine }) => !isLine).map(({ text }) => text);
	return [
		headingOf(one, isContinued, digest),
		...(rows.length > 0 ? [[head, ...rows].join('\n')] : []),
		...(notes.length > 0 ? [notes.join('\n')] : []),
	].join('\n\n');
}
