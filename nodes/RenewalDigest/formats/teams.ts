import type { Digest } from '../digest/digest';
import { headAndRest } from '../digest/lines';
import type { FormatOptions, Message } from './format';
import { closingNote, longestTitle, pagesOf, type PagePart } from './pages';
import { headingParts, summaryOf, type DigestSection, type Entry } from './sections';

/**
 * Teams takes 28 KB a message, counted with everything around the card; cards of 21 KB were refused too. Counted here
 * are the UTF-8 bytes of the whole request body.
 */
const MOST_BYTES = 20_000;
const MOST_PARTS = 100;

type Json = Record<string, unknown>;

/** One run of text. Unlike a TextBlock, it is not read as Markdown, so that a name cannot become a link or end bold. */
const run = (text: string, more: Json = {}): Json => ({ type: 'TextRun', text, ...more });
const block = (inlines: Json[], more: Json = {}): Json => ({ type: 'RichTextBlock', inlines, ...more });
const BOLD = { weight: 'Bolder' };
const SUBTLE = { isSubtle: true };
const SMALL = { spacing: 'Small' };

function entryBlock(entry: Entry): Json {
	if ('note' in entry) return block([run(`• ${entry.note}`)], SMALL);
	const [first, rest] = headAndRest(entry.line);
	return block([run('• '), run(first, BOLD), ...(rest === '' ? [] : [run(rest)])], SMALL);
}

function headingBlock(section: DigestSection, isContinued: boolean, digest: Digest): Json {
	const [first = '', ...others] = headingParts(section, isContinued, digest);
	const label = section.kind === 'group' ? run(first, BOLD) : run(`⚠ ${first}`, { ...BOLD, color: 'Warning' });
	const rest = others.length > 0 ? [run(` · ${others.join(' · ')}`, SUBTLE)] : [];
	return block([label, ...rest], { separator: true, spacing: 'Medium' });
}

const titleBlock = (title: string): Json => block([run(title, { ...BOLD, size: 'Large' })]);
const closingBlock = (note: string): Json => block([run(note, SUBTLE)], { separator: true });

const bytesOf = (json: unknown): number => Buffer.byteLength(JSON.stringify(json)) + 1;

/** Messages as a Workflows webhook of Teams takes them: `body` is the body of the HTTP request. */
export function teams(digest: Digest, { hasChart }: FormatOptions): Message[] {
	const subtitle = block([run(digest.subtitle.join(' · '), SUBTLE)], { spacing: 'None' });
	const summary = summaryBlocks(digest, hasChart);
	const frame = messageOf([titleBlock(longestTitle(digest)), closingBlock(closingNote(digest) ?? '')]);
	const later = MOST_BYTES - bytesOf(frame);
	const pages = pagesOf(digest, {
		room: { first: later - bytesOf([subtitle, ...summary]), later },
		mostParts: MOST_PARTS,
		headingCost: (section) => bytesOf(headingBlock(section, true, digest)),
		write(entry) {
			const written = entryBlock(entry);
			return { entry, written, cost: bytesOf(written) };
		},
	});
	const blocksOf = ({ section, isContinued, entries }: PagePart<Json>): Json[] => [
		headingBlock(section, isContinued, digest),
		...entries.map(({ written }) => written),
	];
	return pages.map(({ isFirst, title, missing, lists, closing, listed }) => {
		const body = [
			titleBlock(title),
			...(isFirst ? [subtitle] : []),
			...missing.flatMap(blocksOf),
			...(isFirst ? summary : []),
			...lists.flatMap(blocksOf),
			...(closing === undefined ? [] : [closingBlock(closing)]),
		];
		return { listed, content: { text: title, body: messageOf(body) } };
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

/** Counts as text. Months are a chart, where Teams draws one; clients that cannot show its fallback, the same as text. */
function summaryBlocks(digest: Digest, hasChart: boolean): Json[] {
	return summaryOf(digest).map(({ of, label, text }, index) => {
		const line = block([run(`${label}: `, BOLD), run(text)], index === 0 ? {} : SMALL);
		return of === 'month' && hasChart ? { ...chartOf(digest), fallback: line } : line;
	});
}

/** A chart that Teams draws; its texts are months and stages, none of them from a vendor. */
const chartOf = ({ byMonth, language }: Digest): Json => ({
	type: 'Chart.VerticalBar',
	title: language.say('byMonth'),
	showBarValues: true,
	data: byMonth.map(({ short, count }) => ({ x: short, y: count })),
});
