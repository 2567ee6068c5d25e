/** Every message stays within the limits of its format, and no renewal is lost, doubled or torn apart on the way. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Json } from '../../../shared/renewal/items/path';
import type { Digest } from '../../../nodes/RenewalDigest/digest/digest';
import { email } from '../../../nodes/RenewalDigest/formats/email';
import type { Message } from '../../../nodes/RenewalDigest/formats/format';
import { markdown } from '../../../nodes/RenewalDigest/formats/markdown';
import { paginate } from '../../../nodes/RenewalDigest/formats/paginate';
import { slack } from '../../../nodes/RenewalDigest/formats/slack';
import { teams } from '../../../nodes/RenewalDigest/formats/teams';
import { hostileItems } from './arbitraries.mts';
import { digestFrom, manyRenewals, renewal, type Wanted } from './rows.mts';

/** Every object in a JSON value, at any depth. */
function* objectsIn(value: unknown): Generator<Json> {
	if (typeof value !== 'object' || value === null) return;
	if (!Array.isArray(value)) yield value as Json;
	for (const inner of Object.values(value)) yield* objectsIn(inner);
}

const textsIn = (value: unknown): string[] =>
	[...objectsIn(value)].flatMap(({ text }) => (typeof text === 'string' ? [text] : []));

function checkSlack({ content }: Message): void {
	const { text, blocks, plainBlocks } = content as { text: string; blocks: Json[]; plainBlocks?: Json[] };
	expect(text.length).toBeLessThanOrEqual(4_000);
	for (const some of plainBlocks === undefined ? [blocks] : [blocks, plainBlocks]) {
		expect(some.length).toBeLessThanOrEqual(49);
		expect(JSON.stringify(some).length).toBeLessThanOrEqual(13_000);
		for (const block of some) {
			expect(['header', 'context', 'rich_text', 'data_table', 'data_visualization']).toContain(block.type);
			if (block.type === 'header') expect(textsIn(block).join('').length).toBeLessThanOrEqual(150);
			if (block.type === 'rich_text' || block.type === 'context') {
				expect(textsIn(block).join('').length).toBeLessThanOrEqual(3_000);
			}
			// Slack refuses texts without characters.
			expect(textsIn(block)).not.toContain('');
		}
		expect(some.filter(({ type }) => type === 'data_table').length).toBeLessThanOrEqual(1);
		for (const { type, rows, caption } of objectsIn(some)) {
			if (type !== 'data_table') continue;
			const table = rows as Json[][];
			expect(caption).not.toBe('');
			expect(table.length).toBeGreaterThanOrEqual(2);
			expect(table.length).toBeLessThanOrEqual(101);
			expect(new Set(table.map(({ length }) => length)).size).toBe(1);
			expect(table[0]?.length).toBeLessThanOrEqual(20);
		}
	}
}

function checkTeams({ content }: Message): void {
	expect(Buffer.byteLength(JSON.stringify(content.body))).toBeLessThanOrEqual(21_000);
}

function checkEmail({ content }: Message): void {
	const { subject, html, text } = content as Record<string, string>;
	expect(Buffer.byteLength(html ?? '')).toBeLessThanOrEqual(100_000);
	expect(subject).toMatch(/^[^\r\n]{1,200}$/);
	expect(text).not.toBe('');
}

const checkMarkdown = ({ content }: Message): void =>
	expect(String(content.markdown).length).toBeLessThanOrEqual(65_000);

const EXTRAS = { hasChart: true, hasTable: true };
const PLAIN = { hasChart: false, hasTable: false };

const FORMATS: Array<[name: string, write: (digest: Digest) => Message[], check: (message: Message) => void]> = [
	['Slack', (digest) => slack(digest, PLAIN), checkSlack],
	['Slack with chart and table', (digest) => slack(digest, EXTRAS), checkSlack],
	['Teams', (digest) => teams(digest, EXTRAS), checkTeams],
	['email', (digest) => email(digest, EXTRAS), checkEmail],
	['Markdown', markdown, checkMarkdown],
];

/** Names that can be found again in a message, whatever is written around them. */
const marked = (count: number): Json[] =>
	manyRenewals(count).map((row, index) => ({ ...row, customerName: `Name${index}End` }));
const marksIn = (messages: Message[], field: string) =>
	messages.flatMap(({ content }) => JSON.stringify(content[field]).match(/Name\d+End/g) ?? []);

describe.each(FORMATS)('%s', (name, write, check) => {
	const field = name.startsWith('Slack')
		? 'blocks'
		: name === 'Teams'
			? 'body'
			: name === 'email'
				? 'html'
				: 'markdown';

	test('stays within its limits, whatever the rows contain', () => {
		const wanted: fc.Arbitrary<Wanted> = fc.record({
			mostListed: fc.constantFrom(0, 3, 30, Infinity),
			groupBy: fc.constantFrom('stage', 'month', 'vendor', 'customer', 'field', 'none'),
			separateAutoRenewals: fc.boolean(),
			language: fc.constantFrom('en-GB', 'de', 'fr', 'ja'),
			columns: fc.constantFrom(
				'customerName, vendor, product, quantity, renewalDate, autoRenew, decisionDeadline, amount',
				Array.from({ length: 30 }, () => 'notes').join(','),
			),
		});
		fc.assert(
			fc.property(hostileItems, wanted, (items, settings) => {
				for (const message of write(digestFrom(items, settings))) check(message);
			}),
			{ numRuns: 60 },
		);
	});

	test.each([0, 1, 30, 31, 392, 1_000])(
		'of %i renewals lists every one exactly once, in parts that are numbered',
		(count) => {
			const messages = write(digestFrom(marked(count), { mostListed: Infinity }));
			for (const message of messages) check(message);
			expect(messages.reduce((sum, { listed }) => sum + listed, 0)).toBe(count);
			const marks = marksIn(messages, field);
			expect(marks).toHaveLength(count);
			expect(new Set(marks).size).toBe(count);
			if (messages.length > 1) {
				const texts = messages.map(({ content }) => JSON.stringify(content));
				texts.forEach((text, index) => expect(text).toContain(`Part ${index + 1} of ${messages.length}`));
			}
		},
	);

	test('shows 392 renewals in one message, with how many more there are', () => {
		const messages = write(digestFrom(marked(392), { mostListed: 30 }));
		expect(messages.length).toBeLessThanOrEqual(name.includes('table') ? 2 : 1);
		expect(marksIn(messages, field)).toHaveLength(30);
		expect(JSON.stringify(messages.at(-1)?.content)).toContain('and 362 more in the attached file');
	});

	test('writes the same from the same rows', () => {
		const once = () => JSON.stringify(write(digestFrom(manyRenewals(500), { mostListed: Infinity })));
		expect(once()).toBe(once());
	});

	test('puts what is missing above everything else', () => {
		const items = [...manyRenewals(40), { error: 'Source went away' }];
		const [first] = write(digestFrom(items));
		const text = JSON.stringify(first?.content[field]);
		expect(text.indexOf('Source went away')).toBeGreaterThan(0);
		expect(text.indexOf('Source went away')).toBeLessThan(text.indexOf('By stage'));
	});

	test('lists renewals without a valid date, with the reason', () => {
		const items = [
			renewal(3),
			renewal(0, { customerName: 'Dateless Ltd', renewalDate: null, invalidDateReason: 'no date at all' }),
		];
		const text = JSON.stringify(write(digestFrom(items)).map(({ content }) => content[field]));
		expect(text).toContain('Dateless Ltd');
		expect(text).toContain('no date at all');
	});
});

test('Slack without charts and tables sends every renewal of the table too', () => {
	const messages = slack(digestFrom(marked(200), { mostListed: Infinity }), EXTRAS);
	expect(new Set(marksIn(messages, 'plainBlocks'))).toEqual(new Set(marksIn(messages, 'blocks')));
});

describe('paginate', () => {
	const sections = fc.array(
		fc.record({
			headingCost: fc.integer({ min: 1, max: 20 }),
			entries: fc.array(fc.record({ entry: fc.integer(), cost: fc.integer({ min: 1, max: 40 }) }), {
				maxLength: 30,
				size: 'max',
			}),
		}),
		{ maxLength: 12, size: 'max' },
	);
	const rules = fc.record({
		room: fc.record({ first: fc.integer({ min: -20, max: 200 }), later: fc.integer({ min: 60, max: 200 }) }),
		mostParts: fc.integer({ min: 1, max: 5 }),
	});

	test('keeps every entry, in order, and fills no page beyond its room', () => {
		fc.assert(
			fc.property(sections, rules, (given, rule) => {
				const pages = paginate(given, rule);
				const kept = pages.flat().flatMap(({ section, entries }) => entries.map((entry) => [section, entry]));
				expect(kept).toEqual(given.flatMap(({ entries }, section) => entries.map((entry) => [section, entry])));
				const left = given.map(({ entries }) => entries.map(({ cost }) => cost));
				pages.forEach((page, index) => {
					expect(page.length).toBeLessThanOrEqual(rule.mostParts);
					const cost = page.reduce(
						(sum, { section, entries }) =>
							(left[section]?.splice(0, entries.length) ?? []).reduce(
								(a, b) => a + b,
								sum + (given[section]?.headingCost ?? 0),
							),
						0,
					);
					if (page.length > 0) expect(cost).toBeLessThanOrEqual(index === 0 ? rule.room.first : rule.room.later);
				});
			}),
		);
	});

	test('marks what continues from an earlier page', () => {
		const entries = Array.from({ length: 5 }, (_none, entry) => ({ entry, cost: 10 }));
		const pages = paginate([{ headingCost: 5, entries }], { room: { first: 30, later: 30 }, mostParts: 9 });
		expect(pages.flat().map((part) => [part.entries.length, part.isContinued])).toEqual([
			[2, false],
			[2, true],
			[1, true],
		]);
	});

	test('takes time in proportion to the entries', () => {
		const timeOf = (count: number) => {
			const entries = Array.from({ length: count }, (_none, entry) => ({ entry, cost: 100 }));
			const started = process.cpuUsage();
			paginate([{ headingCost: 10, entries }], { room: { first: 12_000, later: 12_000 }, mostParts: 40 });
			return process.cpuUsage(started).user;
		};
		timeOf(10_000);
		const [small, large] = [Math.max(500, timeOf(20_000)), timeOf(400_000)];
		expect(large / small).toBeLessThan(200);
	});
});
