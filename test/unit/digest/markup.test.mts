/** Whatever vendors write stays text: no markup, link, mention, formula or early end of bold in any format. */
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { parse, type DefaultTreeAdapterMap } from 'parse5';

import type { Json } from '../../../shared/renewal/items/path';
import { csv } from '../../../nodes/RenewalDigest/formats/csv';
import { email } from '../../../nodes/RenewalDigest/formats/email';
import { escapeLine, markdown } from '../../../nodes/RenewalDigest/formats/markdown';
import { slack } from '../../../nodes/RenewalDigest/formats/slack';
import { teams } from '../../../nodes/RenewalDigest/formats/teams';
import { textOf } from '../../../nodes/RenewalDigest/rows/text';
import { hostileItems, hostileName, MARKUP } from './arbitraries.mts';
import { digestFrom, renewal } from './rows.mts';

/** Its main file is an ES module, which jest cannot load. */
const { AdaptiveCard } = jest.requireActual<typeof import('adaptivecards')>('adaptivecards/dist/adaptivecards.js');

const EXTRAS = { hasChart: true, hasTable: true };
const columns = 'customerName, vendor, product, notes, quantity, owner = Own *label*, renewalDate';

/** A row in which every text is this one; an empty one leaves the digest without a line on vendors, hence OTHER. */
const rowOf = (name: string): Json =>
	renewal(5, { customerName: name, vendor: name, product: name, notes: name, owner: name, currency: name, amount: 1 });
const OTHER = renewal(8);
const digestOf = (name: string) =>
	digestFrom(
		[
			rowOf(name),
			OTHER,
			{ error: name },
			renewal(1, { customerName: name, renewalDate: null, invalidDateReason: name }),
		],
		{
			columns,
			groupBy: 'vendor',
		},
	);

/** Every object in a JSON value, at any depth. */
function* objectsIn(value: unknown): Generator<Json> {
	if (typeof value !== 'object' || value === null) return;
	if (!Array.isArray(value)) yield value as Json;
	for (const inner of Object.values(value)) yield* objectsIn(inner);
}

describe('Slack', () => {
	test('has texts only where Slack does not parse markup', () => {
		fc.assert(
			fc.property(hostileItems, (items) => {
				for (const { content } of slack(digestFrom(items, { columns }), EXTRAS)) {
					for (const { type, emoji, name } of objectsIn([content.blocks, content.plainBlocks])) {
						expect(['mrkdwn', 'link', 'user', 'usergroup', 'channel', 'broadcast', 'markdown']).not.toContain(type);
						if (type === 'plain_text') expect(emoji).toBe(false);
						if (type === 'emoji') expect(name).toBe('warning');
					}
				}
			}),
			{ numRuns: 50 },
		);
	});

	test.each(MARKUP)('shows %j as it is', (name) => {
		const [message] = slack(digestOf(name), EXTRAS);
		const texts = [...objectsIn(message?.content.plainBlocks)].map(({ text }) => text);
		expect(texts.some((text) => typeof text === 'string' && text.includes(textOf(name)))).toBe(true);
	});

	test.each(MARKUP)('notifies with no markup, mention or link, whatever the title: %j', (title) => {
		const [message] = slack(digestFrom([renewal(1)], { title }), EXTRAS);
		const text = String(message?.content.text);
		expect(text).not.toMatch(/[<>]|[@*_~`](?!\u2060)|&(?!amp;|lt;|gt;)|:\/\//);
	});
});

describe('Teams', () => {
	const cardOf = (name: string): Json =>
		(teams(digestOf(name), EXTRAS)[0]?.content.body as { attachments: Array<{ content: Json }> }).attachments[0]
			?.content ?? {};

	test.each(MARKUP)('has %j in runs of text, which no client parses as Markdown', (name) => {
		const card = cardOf(name);
		const objects = [...objectsIn(card)];
		expect(objects.filter(({ type }) => type === 'TextBlock' || type === 'FactSet')).toEqual([]);
		const runs = objects.filter(({ type }) => type === 'TextRun').map(({ text }) => String(text));
		expect(runs.some((text) => text.includes(textOf(name)))).toBe(true);
		const elsewhere = objects.filter(({ type }) => type !== 'TextRun').flatMap((object) => Object.values(object));
		if (textOf(name).length > 3) expect(elsewhere).not.toContain(textOf(name));
	});

	test("is a valid card for Microsoft's own reader, which shows the fallback of an unsupported chart", () => {
		const card = new AdaptiveCard();
		card.parse(cardOf('Foxglove'));
		expect(card.validateProperties().validationEvents).toEqual([]);
		const kinds =
			card.getItemCount() > 0
				? Array.from({ length: card.getItemCount() }, (_none, at) => card.getItemAt(at).getJsonTypeName())
				: [];
		expect(new Set(kinds)).toEqual(new Set(['RichTextBlock']));
	});
});

describe('email', () => {
	const htmlOf = (name: string) => String(email(digestOf(name), EXTRAS)[0]?.content.html);
	type Node = DefaultTreeAdapterMap['node'];
	/** Every node of a page, read by the algorithm that browsers use. */
	function* nodesIn(node: Node): Generator<Node> {
		yield node;
		if ('childNodes' in node) for (const child of node.childNodes) yield* nodesIn(child);
	}
	const shapeOf = (html: string) =>
		[...nodesIn(parse(html))].flatMap((node) =>
			'tagName' in node ? [`${node.tagName} ${node.attrs.map(({ name }) => name).join(' ')}`] : [],
		);
	const textIn = (html: string) =>
		[...nodesIn(parse(html))].map((node) => ('value' in node ? node.value : '')).join('');

	test.each(MARKUP)('has the same elements and attributes with %j as with a harmless name', (name) => {
		expect(shapeOf(htmlOf(name))).toEqual(shapeOf(htmlOf('Foxglove')));
	});

	test('shows names as they are, and runs, links and loads nothing', () => {
		fc.assert(
			fc.property(hostileName, (name) => {
				const html = htmlOf(name);
				const tags = new Set(shapeOf(html).map((shape) => shape.split(' ')[0]));
				for (const active of ['a', 'img', 'script', 'link', 'iframe', 'object', 'form', 'input', 'svg']) {
					expect(tags.has(active)).toBe(false);
				}
				expect(textIn(html)).toContain(textOf(name));
			}),
			{ numRuns: 50 },
		);
	});

	test('has a subject of one line', () => {
		const [message] = email(digestFrom([renewal(1)], { title: 'One\r\nBcc: eve@evil.example' }), EXTRAS);
		expect(message?.content.subject).toBe('One Bcc: eve@evil.example');
	});
});

describe('Markdown', () => {
	const reader = new MarkdownIt({ html: true, linkify: true });
	reader.linkify.set({ fuzzyLink: false });
	const wordJoiner = /\u2060/g;
	const tokensOf = (text: string) => reader.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
	/** Kinds of what a text is made of; every one but text and its paragraph is markup. */
	const kindsOf = (text: string) => [...new Set(tokensOf(text).map(({ type }) => type))];
	const PLAIN = ['paragraph_open', 'inline', 'paragraph_close', 'text', 'text_special'];
	const shownIn = (text: string) =>
		tokensOf(text)
			.filter(({ type }) => type === 'text' || type === 'text_special')
			.map(({ content }) => content)
			.join('')
			.replace(wordJoiner, '');

	test('renders a name as nothing but its text', () => {
		fc.assert(
			fc.property(
				hostileName.map((name) => textOf(name)).filter((name) => name !== ''),
				(name) => {
					const written = escapeLine(name);
					expect(PLAIN).toEqual(expect.arrayContaining(kindsOf(written)));
					expect(shownIn(written)).toBe(name.replace(wordJoiner, ''));
					expect(written).not.toMatch(/@(?!\u2060)|\bwww\./i);
				},
			),
			{ numRuns: 500 },
		);
	});

	test.each(MARKUP)('has the same structure with %j as with a harmless name', (name) => {
		const structure = (text: string) =>
			tokensOf(String(markdown(digestOf(text))[0]?.content.markdown)).flatMap(({ type }) =>
				/^text|^inline/.test(type) ? [] : [type],
			);
		expect(structure(name)).toEqual(structure('Foxglove'));
	});
});

describe('CSV', () => {
	/** The cell of the notes, in a file of one renewal whose every text is this one. */
	const notesOf = (name: string) => {
		const row = rowOf(name);
		const text = csv(digestFrom([row], { columns: 'notes, customerName' }), Object.keys(row), 'comma').slice(1);
		const cells = cellsIn(text, ',');
		expect(cells[0]).toBe('notes');
		return cells[cells.length / 2];
	};

	test('keeps every value whole, however it is quoted', () => {
		fc.assert(
			fc.property(hostileName, (name) => {
				expect([name, `'${name}`]).toContain(notesOf(name));
			}),
			{ numRuns: 200 },
		);
	});

	test('starts no cell with a formula', () => {
		fc.assert(
			fc.property(hostileItems, (items) => {
				const keys = [...new Set(items.flatMap((item) => Object.keys(item)))];
				const text = csv(digestFrom(items, { columns }), keys, 'semicolon').slice(1);
				const texts = cellsIn(text, ';').filter((cell) => !/^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(cell));
				expect(texts.filter((cell) => /^\s*[=+\-@＝＋－＠|%]|^[\t\r\n]/.test(cell))).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});

	test.each(['=1+1', '+49 30 1234', '-1+1', '@SUM(A1)', '\t=1', ' =1', '＝1', "=cmd|' /C calc'!A0"])(
		'writes %j as text',
		(name) => {
			expect(notesOf(name)).toBe(`'${name}`);
		},
	);

	test.each([-5, 0, 12.5, '-12.5', '007'])('writes the number %j as it is', (value) => {
		const row = renewal(5, { notes: value });
		const [, line] = csv(digestFrom([row], { columns: 'notes' }), [], 'comma').split('\r\n');
		expect(line).toBe(String(value));
	});
});

/** The cells of a CSV text, read by the rules of RFC 4180. */
function cellsIn(text: string, delimiter: string): string[] {
	const cells: string[] = [];
	let cell = '';
	let isQuoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const character = text.charAt(at);
		if (isQuoted) {
			if (character !== '"') cell += character;
			else if (text.charAt(at + 1) === '"') {
				cell += '"';
				at += 1;
			} else isQuoted = false;
		} else if (character === '"' && cell === '') isQuoted = true;
		else if (character === delimiter || character === '\r') {
			cells.push(cell);
			cell = '';
			if (character === '\r') at += 1;
		} else cell += character;
	}
	return cells;
}
