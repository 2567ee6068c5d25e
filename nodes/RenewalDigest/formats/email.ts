import type { Digest } from '../digest/digest';
import { textOfFacts, type Line } from '../digest/lines';
import { bars, entry as entryRow, fact, frame, heading, note, notice } from './emailLayout';
import type { FormatOptions, Message } from './format';
import type { Html } from './html';
import { closingNote, longestTitle, pagesOf, type Page, type PagePart } from './pages';
import { headingParts, summaryOf, type DigestSection, type Entry } from './sections';

/** Gmail cuts messages at about 102 KB of HTML. */
const MOST_BYTES = 95_000;
/** What surrounds lists on a ground of their own. */
const NOTICE_BYTES = 500;
const MOST_PARTS = 1_000;

const bytesOf = (...parts: Html[]): number => parts.reduce((sum, { html }) => sum + Buffer.byteLength(html), 0);

/** Emails with `subject`, `html`, and `text` for readers without HTML. */
export function email(digest: Digest, { hasChart }: FormatOptions): Message[] {
	const summary = summaryRows(digest, hasChart);
	const frameOf = (title: string, body: Html[]) =>
		frame({ language: digest.language.tag, title, subtitle: digest.subtitle, body });
	const surround = frameOf(longestTitle(digest), [note(closingNote(digest) ?? '')]);
	const later = MOST_BYTES - bytesOf(surround) - 2 * NOTICE_BYTES;
	const pages = pagesOf(digest, {
		room: { first: later - bytesOf(...summary), later },
		mostParts: MOST_PARTS,
		headingCost: (section) => bytesOf(headingRow(section, true, digest)),
		write(entry) {
			const written = 'note' in entry ? note(entry.note) : lineRow(entry.line, digest);
			return { entry, written, cost: bytesOf(written) };
		},
	});
	const rowsOf = ({ section, isContinued, entries }: PagePart<Html>): Html[] => {
		const rows = [headingRow(section, isContinued, digest), ...entries.map(({ written }) => written)];
		return section.kind === 'group' ? rows : [notice(rows)];
	};
	return pages.map((page) => {
		const { isFirst, title, missing, lists, closing, listed } = page;
		const body = [
			...missing.flatMap(rowsOf),
			...(isFirst ? summary : []),
			...lists.flatMap(rowsOf),
			...(closing === undefined ? [] : [note(closing)]),
		];
		return { listed, content: { subject: title, html: frameOf(title, body).html, text: plainText(page, digest) } };
	});
}

/** Counts as text, and months as bars. */
function summaryRows(digest: Digest, hasChart: boolean): Html[] {
	const { language, byMonth } = digest;
	return summaryOf(digest).map(({ of, label, text }) =>
		of === 'month' && hasChart
			? bars(
					label,
					byMonth.map((month) => ({ ...month, written: language.number(month.count) })),
				)
			: fact(label, text),
	);
}

function headingRow(section: DigestSection, isContinued: boolean, digest: Digest): Html {
	const [label = '', ...totals] = headingParts(section, isContinued, digest);
	return heading(label, totals.join(' · '), section.kind !== 'group');
}

/** The date stands on the right, where it is easy to scan; everything else in the order of the columns. */
function lineRow({ row, facts }: Line, { language }: Digest): Html {
	const date = facts.findIndex(
		({ column }, index) => column.known === 'renewalDate' && column.label === undefined && index > 0,
	);
	const when = date === -1 ? undefined : [language.date(row.day), language.daysFromToday(row.daysLeft)];
	const details = textOfFacts(facts.filter((_fact, index) => index > 0 && index !== date));
	return entryRow({ name: facts[0]?.text ?? '', details, when, isUrgent: row.daysLeft < 0 });
}

const textOf = (entry: Entry): string => ('line' in entry ? textOfFacts(entry.line.facts) : entry.note);

function plainText({ isFirst, title, missing, lists, closing }: Page<Html>, digest: Digest): string {
	const listText = ({ section, isContinued, entries }: PagePart<Html>): string => {
		const lines = entries.map(({ entry }) => `- ${textOf(entry)}`);
		return [headingParts(section, isContinued, digest).join(' · '), ...lines].join('\n');
	};
	const summary = isFirst ? summaryOf(digest).map(({ label, text }) => `${label}: ${text}`) : [];
	const parts = [
		title,
		digest.subtitle.join(' · '),
		...missing.map(listText),
		...(summary.length > 0 ? [summary.join('\n')] : []),
		...lists.map(listText),
		...(closing === undefined ? [] : [closing]),
	];
	return `${parts.join('\n\n')}\n`;
}
