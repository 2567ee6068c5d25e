import type { Digest } from '../digest/digest';
import type { Line } from '../digest/lines';
import type { FormatOptions, Message } from './format';
import { paginate } from './paginate';
import {
	closingNote,
	countsText,
	partLabel,
	sectionsOf,
	vendorCounts,
	type DigestSection,
	type Entry,
} from './sections';

/**
 * Teams takes 28 KB a message, counted with everything around the card; cards of 21 KB were refused too. Counted here
 * are the UTF-8 bytes of the whole request body.
 */
const MOST_BYTES = 20_000;
/** Room for what stands in every message: the envelope, the title and the closing note. */
const FRAME_BYTES = 1_600;
const MOST_PARTS = 100;

type Json = Record<string, unknown>;

/** One run of text. Unlike a TextBlock, it is not read as Markdown, so that a name cannot become a link or end bold. */
const run = (text: string, more: Json = {}): Json => ({ type: 'TextRun', text, ...more });
const block = (inlines: Json[], more: Json = {}): Json => ({ type: 'RichTextBlock', inlines, ...more });
const BOLD = { weight: 'Bolder' };
const SUBTLE = { isSubtle: true };

function lineBlock({ facts }: Line): Json {
	const [first, ...others] = facts.map(({ text }) => text);
	return block([run('• '), run(first ?? '', BOLD), ...(others.length > 0 ? [run(` · ${others.join(' · ')}`)] : [])], {
		spacing: 'Small',
	});
}

const entryBlock = (entry: Entry): Json =>
	'line' in entry ? lineBlock(entry.line) : block([run(`• ${entry.note}`)], { spacing: 'Small' });

const COLORS = { missing: { color: 'Warning' }, undated: { color: 'Warning' }, group: {} };

function headingBlock({ kind, heading }: DigestSection, isContinued: boolean, { language }: Digest): Json {
	const [first = '', ...others] = heading;
	const label = isContinued ? language.say('continued', { group: first }) : first;
	return block(
		[
			run(kind === 'group' ? label : `⚠ ${label}`, { ...BOLD, ...COLORS[kind] }),
			...(others.length > 0 ? [run(` · ${others.join(' · ')}`, SUBTLE)] : []),
		],
		{ separator: true, spacing: 'Medium' },
	);
}

const bytesOf = (json: unknown): number => Buffer.byteLength(JSON.stringify(json)) + 1;

/** Messages as a Workflows webhook of Teams takes them: `body` is the body of the HTTP request. */
export function teams(digest: Digest, { hasChart }: FormatOptions): Message[] {
	const sections = sectionsOf(digest);
	const opening = openingBlocks(digest, hasChart);
	const pages = paginate(
		sections.map((section) => ({
			headingCost: bytesOf(headingBlock(section, true, digest)),
			entries: section.entries.map((entry) => {
				const json = entryBlock(entry);
				return { entry: { json, isLine: 'line' in entry }, cost: bytesOf(json) };
			}),
		})),
		{
			room: { first: MOST_BYTES - FRAME_BYTES - bytesOf(opening), later: MOST_BYTES - FRAME_BYTES },
			mostParts: MOST_PARTS,
		},
	);
	return pages.map((page, index) => {
		const label = partLabel(digest, index, pages.length);
		const title = label === undefined ? digest.title : `${digest.title} (${label})`;
		const closing = index === pages.length - 1 ? closingNote(digest) : undefined;
		const lists = page.flatMap(({ section, entries, isContinued }) => {
			const one = sections[section];
			return one === undefined ? [] : [headingBlock(one, isContinued, digest), ...entries.map(({ json }) => json)];
		});
		return {
			listed: page.flatMap(({ entries }) => entries).filter(({ isLine }) => isLine).length,
			content: {
				text: title,
				body: messageOf([
					block([run(title, { ...BOLD, size: 'Large' })]),
					...(index === 0 ? opening : []),
					...lists,
					...(closing === undefined ? [] : [block([run(closing, SUBTLE)], { separator: true })]),
				]),
			},
		};
	});
}

const messageOf = (body: Json[]): Json => ({
	type: 'message',
	attachments: [
		{
			contentType: 'application/vnd.microsoft.card.adaptive',
			content: {
				$schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
				type: 'AdaptiveCard',
				version: '1.5',
				msteams: { width: 'Full' },
				body,
			},
		},
	],
});

function openingBlocks(digest: Digest, hasChart: boolean): Json[] {
	const { language, byStage, byMonth, subtitle, rows } = digest;
	const blocks = [block([run(subtitle.join(' · '), SUBTLE)], { spacing: 'None' })];
	if (rows.length === 0) return blocks;
	blocks.push(
		block([run(`${language.say('byStage')}: `, BOLD), run(countsText(byStage.slice(0, 20), digest))]),
		block([run(`${language.say('byVendor')}: `, BOLD), run(countsText(vendorCounts(digest), digest))], {
			spacing: 'Small',
		}),
	);
	const months = block([run(`${language.say('byMonth')}: `, BOLD), run(countsText(byMonth, digest))], {
		spacing: 'Small',
	});
	// Clients that cannot draw charts show the same numbers as text.
	blocks.push(hasChart ? { ...chartOf(digest), fallback: months } : months);
	return blocks;
}

/** A chart that Teams draws; its texts are months and stages, none of them from a vendor. */
const chartOf = ({ byMonth, language }: Digest): Json => ({
	type: 'Chart.VerticalBar',
	title: language.say('byMonth'),
	showBarValues: true,
	data: byMonth.map(({ short, count }) => ({ x: short, y: count })),
});
