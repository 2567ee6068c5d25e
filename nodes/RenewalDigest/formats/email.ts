import type { Count, Digest } from '../digest/digest';
import { textOfFacts, type Line } from '../digest/lines';
import { row as rowOf, bars, heading, page as pageOf, note, notice } from './emailLayout';
import type { FormatOptions, Message } from './format';
import type { Html } from './html';
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

/** Gmail cuts messages at about 102 KB of HTML. */
const MOST_BYTES = 95_000;
const FRAME_BYTES = 3_500;
const MOST_PARTS = 1_000;

const bytesOf = ({ html }: Html): number => Buffer.byteLength(html);

/** Emails with `subject`, `html`, and `text` for readers without HTML. */
export function email(digest: Digest, { hasChart }: FormatOptions): Message[] {
	const sections = sectionsOf(digest);
	const opening = openingOf(digest, hasChart);
	const pages = paginate(
		sections.map((section) => ({
			headingCost: bytesOf(headingHtml(section, true, digest)),
			entries: section.entries.map((entry) => {
				const written = entryHtml(entry, digest);
				return { entry: { written, entry }, cost: bytesOf(written) };
			}),
		})),
		{
			room: {
				first: MOST_BYTES - FRAME_BYTES - opening.reduce((sum, one) => sum + bytesOf(one), 0),
				later: MOST_BYTES - FRAME_BYTES,
			},
			mostParts: MOST_PARTS,
		},
	);
	return pages.map((parts, index) => {
		const label = partLabel(digest, index, pages.length);
		const subject = label === undefined ? digest.title : `${digest.title} (${label})`;
		const closing = index === pages.length - 1 ? closingNote(digest) : undefined;
		const body = [
			...(index === 0 ? opening : []),
			...parts.flatMap((part) => partHtml(part, sections, digest)),
			...(closing === undefined ? [] : [note(closing)]),
		];
		return {
			listed: parts.flatMap(({ entries }) => entries).filter(({ entry }) => 'line' in entry).length,
			content: {
				subject,
				html: pageOf({ language: digest.language.tag, title: subject, subtitle: digest.subtitle, body }).html,
				text: textOf({ subject, parts, sections, closing, isFirst: index === 0 }, digest),
			},
		};
	});
}

function openingOf(digest: Digest, hasChart: boolean): Html[] {
	const { language, byStage, byMonth, rows } = digest;
	if (rows.length === 0) return [];
	const written = (counts: ReadonlyArray<Omit<Count, 'short'>>) =>
		counts.map(({ label, count }) => ({ label, count, written: language.number(count) }));
	if (!hasChart) {
		return [note(countsText(byStage.slice(0, 20), digest)), note(countsText(vendorCounts(digest), digest))];
	}
	return [
		bars(language.say('byMonth'), written(byMonth)),
		bars(language.say('byStage'), written(byStage.slice(0, 20))),
		bars(language.say('byVendor'), written(vendorCounts(digest))),
	];
}

function headingHtml({ kind, heading: parts }: DigestSection, isContinued: boolean, { language }: Digest): Html {
	const [first = '', ...others] = parts;
	const label = isContinued ? language.say('continued', { group: first }) : first;
	return heading(label, others.join(' · '), kind !== 'group');
}

/** The date stands on the right, where it is easy to scan; everything else in the order of the columns. */
function sidesOf({ facts }: Line): { left: string[]; right: string | undefined } {
	const date = facts.find(
		({ column }, index) => column.known === 'renewalDate' && column.label === undefined && index > 0,
	);
	return { left: facts.filter((fact) => fact !== date).map(({ text }) => text), right: date?.text };
}

function entryHtml(entry: Entry, digest: Digest): Html {
	if ('note' in entry) return note(entry.note);
	const { left, right } = sidesOf(entry.line);
	const [name = '', ...details] = left;
	const { row } = entry.line;
	const when =
		right === undefined ? undefined : [digest.language.date(row.day), digest.language.daysFromToday(row.daysLeft)];
	return rowOf({ name, details: details.join(' · '), when, isUrgent: row.daysLeft < 0 });
}

interface Written {
	written: Html;
	entry: Entry;
}

function partHtml({ section, entries, isContinued }: Part<Written>, sections: DigestSection[], digest: Digest): Html[] {
	const one = sections[section];
	if (one === undefined) return [];
	const written = entries.map((entry) => entry.written);
	const whole = [headingHtml(one, isContinued, digest), ...written];
	return one.kind === 'group' ? whole : [notice(whole)];
}

function textOf(
	page: { subject: string; parts: Array<Part<Written>>; sections: DigestSection[]; closing?: string; isFirst: boolean },
	digest: Digest,
): string {
	const { language, subtitle, byStage, byMonth, rows } = digest;
	const summary =
		page.isFirst && rows.length > 0
			? [
					`${language.say('byStage')}: ${countsText(byStage.slice(0, 20), digest)}`,
					`${language.say('byVendor')}: ${countsText(vendorCounts(digest), digest)}`,
					`${language.say('byMonth')}: ${countsText(byMonth, digest)}`,
				]
			: [];
	const lists = page.parts.map(({ section, entries }) => {
		const heading = page.sections[section]?.heading.join(' · ') ?? '';
		const lines = entries.map(({ entry }) => `- ${'line' in entry ? textOfFacts(entry.line.facts) : entry.note}`);
		return [heading, ...lines].join('\n');
	});
	const parts = [
		page.subject,
		[subtitle.join(' · '), ...summary].join('\n'),
		...lists,
		...(page.closing ? [page.closing] : []),
	];
	return `${parts.join('\n\n')}\n`;
}
