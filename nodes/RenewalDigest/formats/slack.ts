import { cellOf, labelOf, sortValueOf, type Column } from '../digest/columns';
import type { Digest } from '../digest/digest';
import { headAndRest, type Line } from '../digest/lines';
import { cutTo } from '../rows/text';
import type { FormatOptions, Message } from './format';
import { closingNote, longestTitle, pagesOf, type Page, type PagePart } from './pages';
import { headingParts, summaryOf, type DigestSection, type Entry } from './sections';

/**
 * Slack's limits. All blocks of a message together fail at about 13,200 characters with `msg_blocks_too_long`
 * (slackapi/bolt-js#2509; not documented), so that what is counted here is the JSON of all blocks. n8n's Slack node may
 * add a block of its own.
 */
const LIMITS = {
	message: 12_700,
	blocks: 45,
	/** text of one block */
	block: 2_800,
	header: 150,
	tableColumns: 20,
	chartTitle: 50,
	chartLabel: 20,
};

const BLOCKS_OF_A_FRAME = 6;
/** The JSON around the entries of a list. */
const LIST_LENGTH = 110;
/** Lists that are too long for one block begin another, as often as a message allows. */
const MORE_BLOCKS = Math.ceil(LIMITS.message / LIMITS.block);
/** A table has no more rows than its page has lines, and a page no more than this. */
const LEAST_LENGTH = 130;

type Json = Record<string, unknown>;

interface TextElement {
	type: 'text';
	text: string;
	style?: { bold: boolean };
}
type Element = TextElement | { type: 'emoji'; name: string };

/**
 * Text goes into `rich_text` and `plain_text` only. Slack takes both as they are, without reading markup, links or
 * mentions in them, so that no name of a customer can mean anything but itself.
 */
const text = (value: string, bold = false): TextElement =>
	bold ? { type: 'text', text: value, style: { bold: true } } : { type: 'text', text: value };
const section = (elements: Element[]) => ({ type: 'rich_text_section', elements });
const bullets = (elements: Json[]) => ({ type: 'rich_text_list', style: 'bullet', indent: 0, elements });
const richText = (elements: Json[]) => ({ type: 'rich_text', elements });
const header = (value: string) => ({
	type: 'header',
	text: { type: 'plain_text', text: cutTo(value, LIMITS.header), emoji: false },
});
const context = (value: string) => ({
	type: 'context',
	elements: [{ type: 'plain_text', text: cutTo(value, LIMITS.block), emoji: false }],
});

/** A renewal or a note as an entry of a list, with the length of its JSON. */
interface Written {
	json: Json;
	length: number;
}

function entrySection(entry: Entry): Json {
	if ('note' in entry) return section([text(entry.note)]);
	const [first, rest] = headAndRest(entry.line);
	return section(rest === '' ? [text(first, true)] : [text(first, true), text(rest)]);
}

function headingSection(of: DigestSection, isContinued: boolean, digest: Digest): Json {
	const [first = '', ...others] = headingParts(of, isContinued, digest);
	const warning: Element[] = of.kind === 'group' ? [] : [{ type: 'emoji', name: 'warning' }, text(' ')];
	const rest = others.length > 0 ? [text(` · ${others.join(' · ')}`)] : [];
	return section([...warning, text(first, true), ...rest]);
}

const lengthOf = (json: unknown): number => JSON.stringify(json).length + 1;

/** Messages of Slack's API: `blocks`, `text` for notifications, and `plainBlocks` without charts and tables. */
export function slack(digest: Digest, { hasChart, hasTable }: FormatOptions): Message[] {
	const columns = digest.columns.slice(0, LIMITS.tableColumns);
	const subtitle = context(digest.subtitle.join(' · '));
	const summary = summaryBlocks(digest);
	const chart = hasChart && digest.byMonth.length > 0 ? [chartBlock(digest)] : [];
	const frame = [header(longestTitle(digest)), context(closingNote(digest) ?? '')];
	const later =
		LIMITS.message -
		MORE_BLOCKS * LIST_LENGTH -
		lengthOf(frame) -
		(hasTable ? lengthOf(tableOf([], columns, digest)) : 0);
	const pages = pagesOf<Written>(digest, {
		room: { first: later - lengthOf([subtitle, ...summary, ...chart]), later },
		mostParts: LIMITS.blocks - BLOCKS_OF_A_FRAME - MORE_BLOCKS,
		headingCost: (one) => lengthOf(headingSection(one, true, digest)) + LIST_LENGTH,
		write(entry) {
			const json = entrySection(entry);
			const length = lengthOf(json);
			const row = hasTable && 'line' in entry ? lengthOf(tableRow(entry.line, columns, digest)) : 0;
			return { entry, written: { json, length }, cost: Math.max(LEAST_LENGTH, length, row) };
		},
	});
	return pages.map((page) => {
		const blocksOf = (lists: Json[], own: Json[]): Json[] => [
			header(page.title),
			...(page.isFirst ? [subtitle] : []),
			...page.missing.flatMap((part) => listBlocks(part, digest)),
			...(page.isFirst ? [...summary, ...own] : []),
			...lists,
			...(page.closing === undefined ? [] : [context(page.closing)]),
		];
		const lists = page.lists.flatMap((part) => listBlocks(part, digest));
		const plain = blocksOf(lists, []);
		const content = { text: notification(page, digest), blocks: plain };
		if (!hasChart && !hasTable) return { listed: page.listed, content };
		const blocks = blocksOf(hasTable ? tableBlocks(page, columns, digest) : lists, chart);
		return { listed: page.listed, content: { ...content, blocks, plainBlocks: plain } };
	});
}

/** Counts by stage and vendor, and by month as far as no chart shows them. */
function summaryBlocks(digest: Digest): Json[] {
	const lines = summaryOf(digest).flatMap(({ label, text: counts }, index) => [
		text(`${index === 0 ? '' : '\n'}${label}: `, true),
		text(counts),
	]);
	return lines.length === 0 ? [] : [richText([section(lines)])];
}

/**
 * Renewals by month, drawn by Slack: at most 20 categories of 20 characters, every one with a value
 * (docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
 */
function chartBlock({ byMonth, language }: Digest): Json {
	const data = byMonth.map(({ short, count }) => ({ label: short, value: count }));
	return {
		type: 'data_visualization',
		title: cutTo(language.say('byMonth'), LIMITS.chartTitle),
		chart: {
			type: 'bar',
			series: [{ name: cutTo(language.say('calendarName'), LIMITS.chartLabel), data }],
			axis_config: { categories: data.map(({ label }) => label) },
		},
	};
}

/** The part of a section on this page as blocks, each within what a block can hold. */
function listBlocks({ section: of, entries, isContinued }: PagePart<Written>, digest: Digest): Json[] {
	const lists: Json[][] = [];
	let room = 0;
	for (const { written } of entries) {
		if (written.length > room) {
			lists.push([]);
			room = LIMITS.block;
		}
		lists.at(-1)?.push(written.json);
		room -= written.length;
	}
	const [first, ...others] = lists;
	const heading = headingSection(of, isContinued, digest);
	return [
		richText(first === undefined ? [heading] : [heading, bullets(first)]),
		...others.map((list) => richText([bullets(list)])),
	];
}

/** The groups with their totals, and one table of all their renewals, which readers sort and filter. */
function tableBlocks({ lists }: Page<Written>, columns: readonly Column[], digest: Digest): Json[] {
	const groups = lists.filter(({ section: of }) => of.kind === 'group');
	const others = lists.filter(({ section: of }) => of.kind !== 'group');
	const lines = groups.flatMap(({ entries }) => entries).flatMap(({ entry }) => ('line' in entry ? [entry.line] : []));
	return [
		...groups.flatMap((part) => listBlocks({ ...part, entries: [] }, digest)),
		...(lines.length > 0 ? [tableOf(lines, columns, digest)] : []),
		...others.flatMap((part) => listBlocks(part, digest)),
	];
}

const tableOf = (lines: readonly Line[], columns: readonly Column[], digest: Digest): Json => ({
	type: 'data_table',
	caption: digest.title,
	page_size: 10,
	rows: [
		columns.map((column) => rawText(labelOf(column, digest.language))),
		...lines.map((line) => tableRow(line, columns, digest)),
	],
});

/** Slack refuses cells without text. */
const rawText = (value: string): Json => ({ type: 'raw_text', text: value || '–' });

const tableRow = ({ row }: Line, columns: readonly Column[], { language }: Digest): Json[] =>
	columns.map((column) => {
		const cell = cellOf(row, column, language);
		const value = sortValueOf(row, column);
		return value === undefined || cell === '' ? rawText(cell) : { type: 'raw_number', value, text: cell };
	});

/** What a phone shows before the message is opened. Slack reads markup here, so every character of it is escaped. */
function notification({ title, isFirst }: Page<Written>, digest: Digest): string {
	const { language, missing } = digest;
	const [stages] = summaryOf(digest);
	return escaped(
		[
			title,
			...(missing.length > 0 ? [`${language.say('missing')}: ${language.number(missing.length)}`] : []),
			...(isFirst && stages !== undefined ? [stages.text] : []),
		].join('\n'),
	);
}

/** Slack's three characters, and what would notify a whole channel, be set in bold, or be made a link. */
const escaped = (value: string): string =>
	value
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replace(/[@*_~`]/g, '$&\u2060')
		.replaceAll('://', ':\u2060//');
