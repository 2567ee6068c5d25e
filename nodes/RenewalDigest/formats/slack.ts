import { cellOf, sortValueOf, type Column } from '../digest/columns';
import { labelsOf, type Digest } from '../digest/digest';
import type { Line } from '../digest/lines';
import { cutTo } from '../rows/text';
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

/**
 * Slack's limits. All blocks of a message together fail at about 13,200 characters with `msg_blocks_too_long`
 * (slackapi/bolt-js#2509; not documented), so that what is counted here is the JSON of all blocks. n8n's Slack node may
 * add a block of its own.
 */
const LIMITS = {
	message: 12_000,
	blocks: 45,
	/** text of one block */
	block: 2_800,
	header: 150,
	tableColumns: 20,
	chartTitle: 50,
};

/** Room for the blocks that stand on every page, such as its header. */
const PAGE_FRAME = 600;
const BLOCKS_OF_A_FRAME = 7;
/** A table has no more rows than its page has lines, and a page no more than this. */
const LEAST_LINE_COST = 130;

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

function lineSection({ facts }: Line): Json {
	const [first, ...others] = facts.map((fact) => fact.text);
	return section([text(first ?? '', true), ...(others.length > 0 ? [text(` · ${others.join(' · ')}`)] : [])]);
}

const entrySection = (entry: Entry): Json => ('line' in entry ? lineSection(entry.line) : section([text(entry.note)]));

function headingSection({ kind, heading }: DigestSection, isContinued: boolean, { language }: Digest): Json {
	const [first = '', ...others] = heading;
	const label = isContinued ? language.say('continued', { group: first }) : first;
	const warning: Element[] = kind === 'group' ? [] : [{ type: 'emoji', name: 'warning' }, text(' ')];
	return section([
		...warning,
		text(label, true),
		...(others.length > 0 ? [text(` · ${others.join(' · ')}`)] : []),
		text('\n'),
	]);
}

interface Measured {
	json: Json;
	line: Line | undefined;
	length: number;
}

const measured = (entry: Entry): Measured => {
	const json = entrySection(entry);
	return { json, line: 'line' in entry ? entry.line : undefined, length: JSON.stringify(json).length };
};

/** Messages of Slack's API: `blocks`, `text` for notifications, and `plainBlocks` without charts and tables. */
export function slack(digest: Digest, options: FormatOptions): Message[] {
	const sections = sectionsOf(digest);
	const tableColumns = digest.columns.slice(0, LIMITS.tableColumns);
	const opening = openingBlocks(digest, options);
	const costOf = ({ line, length }: Measured) => {
		const row =
			options.hasTable && line !== undefined ? JSON.stringify(tableRow(line, tableColumns, digest)).length : 0;
		return Math.max(LEAST_LINE_COST, length, row) + 1;
	};
	const labels = options.hasTable ? JSON.stringify(labelsOf(digest)).length + 40 * tableColumns.length : 0;
	const room = LIMITS.message - PAGE_FRAME - labels;
	const pages = paginate(
		sections.map((one) => ({
			headingCost: JSON.stringify(headingSection(one, true, digest)).length + 120,
			entries: one.entries.map(measured).map((entry) => ({ entry, cost: costOf(entry) })),
		})),
		{
			room: { first: room - JSON.stringify(opening.rich).length, later: room },
			mostParts: LIMITS.blocks - BLOCKS_OF_A_FRAME - Math.ceil(LIMITS.message / LIMITS.block),
		},
	);
	return pages.map((page, index) => {
		const label = partLabel(digest, index, pages.length);
		const closing = index === pages.length - 1 ? closingNote(digest) : undefined;
		const frame = (own: Json[], lists: Json[]): Json[] => [
			header(label === undefined ? digest.title : `${digest.title} (${label})`),
			...(index === 0 ? own : []),
			...lists,
			...(closing === undefined ? [] : [context(closing)]),
		];
		const plain = frame(
			opening.plain,
			page.flatMap((part) => listBlocks(part, sections, digest)),
		);
		const hasExtras = options.hasTable || options.hasChart;
		const lists = options.hasTable
			? tableBlocks(page, sections, { columns: tableColumns, digest })
			: page.flatMap((part) => listBlocks(part, sections, digest));
		return {
			listed: page.flatMap(({ entries }) => entries).filter(({ line }) => line !== undefined).length,
			content: {
				text: notification(digest, label),
				blocks: hasExtras ? frame(opening.rich, lists) : plain,
				...(hasExtras && { plainBlocks: plain }),
			},
		};
	});
}

/** What stands below the first title: totals, counts by stage and vendor, and the chart. */
function openingBlocks(digest: Digest, { hasChart }: FormatOptions): { plain: Json[]; rich: Json[] } {
	const { language, byStage, byMonth, subtitle } = digest;
	const plain: Json[] = [context(subtitle.join(' · '))];
	if (digest.rows.length > 0) {
		plain.push(
			richText([
				section([
					text(`${language.say('byStage')}: `, true),
					text(countsText(byStage.slice(0, 20), digest)),
					text('\n'),
					text(`${language.say('byVendor')}: `, true),
					text(countsText(vendorCounts(digest), digest)),
				]),
			]),
		);
	}
	const rich = hasChart && byMonth.length > 0 ? [...plain, chartBlock(digest)] : plain;
	return { plain, rich };
}

/**
 * Renewals by month, drawn by Slack: at most 20 categories of 20 characters, every one with a value
 * (docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
 */
function chartBlock({ byMonth, language }: Digest): Json {
	const title = cutTo(language.say('byMonth'), LIMITS.chartTitle);
	return {
		type: 'data_visualization',
		title,
		chart: {
			type: 'bar',
			series: [
				{
					name: cutTo(language.say('calendarName'), 20),
					data: byMonth.map(({ short, count }) => ({ label: short, value: count })),
				},
			],
			axis_config: { categories: byMonth.map(({ short }) => short) },
		},
	};
}

/** The part of a section on this page as blocks, each within what a block can hold. */
function listBlocks(
	{ section: index, entries, isContinued }: Part<Measured>,
	sections: DigestSection[],
	digest: Digest,
): Json[] {
	const one = sections[index];
	if (one === undefined) return [];
	const blocks: Json[] = [];
	let held: Json[] = [];
	let length = 0;
	const close = () => {
		if (held.length > 0 || blocks.length === 0) {
			const list = held.length > 0 ? [bullets(held)] : [];
			blocks.push(richText(blocks.length === 0 ? [headingSection(one, isContinued, digest), ...list] : list));
		}
		held = [];
		length = 0;
	};
	for (const entry of entries) {
		if (length + entry.length > LIMITS.block) close();
		held.push(entry.json);
		length += entry.length;
	}
	close();
	return blocks;
}

/** The groups with their totals, and one table of all their renewals, which readers sort and filter. */
function tableBlocks(
	page: Array<Part<Measured>>,
	sections: DigestSection[],
	{ columns, digest }: { columns: Column[]; digest: Digest },
): Json[] {
	const isGroup = ({ section: index }: Part<Measured>) => sections[index]?.kind === 'group';
	const listsOf = (parts: Array<Part<Measured>>) => parts.flatMap((part) => listBlocks(part, sections, digest));
	const before = page.filter((part) => sections[part.section]?.kind === 'missing');
	const after = page.filter((part) => sections[part.section]?.kind === 'undated');
	const lines = page
		.filter(isGroup)
		.flatMap(({ entries }) => entries)
		.flatMap(({ line }) => (line === undefined ? [] : [line]));
	const headings = page.filter(isGroup).map((part) => ({ ...part, entries: [] }));
	const table = {
		type: 'data_table',
		caption: digest.title,
		page_size: 10,
		rows: [labelsOf({ ...digest, columns }).map(rawText), ...lines.map((line) => tableRow(line, columns, digest))],
	};
	return [...listsOf(before), ...listsOf(headings), ...(lines.length > 0 ? [table] : []), ...listsOf(after)];
}

/** Slack refuses cells without text. */
const rawText = (value: string) => ({ type: 'raw_text', text: value || '–' });

const tableRow = ({ row }: Line, columns: readonly Column[], { language }: Digest): Json[] =>
	columns.map((column) => {
		const cell = cellOf(row, column, language);
		const value = sortValueOf(row, column);
		return value === undefined || cell === '' ? rawText(cell) : { type: 'raw_number', value, text: cell };
	});

/** What a phone shows before the message is opened. Slack reads markup here, so that it holds no data of vendors. */
function notification(digest: Digest, label: string | undefined): string {
	const { language, missing, byStage } = digest;
	const parts = [
		label === undefined ? digest.title : `${digest.title} (${label})`,
		...(missing.length > 0 ? [`${language.say('missing')}: ${language.number(missing.length)}`] : []),
		...(byStage.length > 0 ? [countsText(byStage.slice(0, 20), digest)] : []),
	];
	return escaped(parts.join('\n'));
}

/** Slack's three characters, and what would notify a whole channel or be made a link. */
const escaped = (value: string): string =>
	value
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replace(/[@*_~`]/g, '$&\u2060')
		.replaceAll('://', ':\u2060//');
