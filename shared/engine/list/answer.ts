import { isObject } from '../contract';
import { valueAt, type ListEndpoint, type Paging, type Source } from '../endpoint';
import type { Answer } from '../http/send';
import type { Position } from './request';

/** What the answer for one page says, before its rows are read by their contract. */
export interface PageAnswer {
	/** The rows as received, without their wrappers; `undefined` if there is no list. */
	entries: unknown[] | undefined;
	/** The name of what is there instead of a list. */
	wrong?: string;
	/** The name under which the answer says that rows are missing from it. */
	partial: string | undefined;
	/** Rows in the whole list, as the vendor says. */
	total: number | undefined;
	/** Pages in the whole list, as the vendor says. */
	pages: number | undefined;
	/** The page size that the vendor used, if it says it. */
	size: number | undefined;
	/** Where the next page begins, if the vendor says it. */
	next: Position | undefined;
	/** Whether the vendor says that the list ends with this page; `undefined` when it says nothing. */
	isLast: boolean | undefined;
}

/** Stands for an answer of "no such page". */
export const NO_PAGE: Answer = { body: undefined, headers: {} };

/** The value at a source of an answer; `undefined` when there is none. */
const readSource = ({ body, headers }: Answer, source: Source | undefined): unknown => {
	if (source === undefined) return undefined;
	if (typeof source === 'object' && 'header' in source) return headers[source.header.toLowerCase()];
	return valueAt(body, source);
};

/** Reads what a page says by its endpoint's `paging`. */
export function readAnswer<Row>({ paging }: ListEndpoint<Row>, answer: Answer): PageAnswer {
	const { entries, wrong } = entriesOf(paging, answer.body);
	return {
		entries,
		wrong,
		partial: partialIn(answer.body),
		total: wholeNumber(readSource(answer, paging.totalAt)),
		pages: wholeNumber(readSource(answer, paging.pagesAt)),
		size: wholeNumber(readSource(answer, paging.sizeAt)),
		...nextOf(paging, answer, entries),
	};
}

function entriesOf(paging: Paging, body: unknown): Pick<PageAnswer, 'entries' | 'wrong'> {
	// No content is an empty list.
	if (body === undefined) return { entries: [] };
	const { rowsAt, keyAs, rowAt } = paging;
	const unwrapped = (entry: unknown) => (rowAt === undefined ? entry : valueAt(entry, rowAt));
	for (const place of rowsAt) {
		const found = valueAt(body, place);
		if (found === undefined || found === null || found === '') continue;
		if (Array.isArray(found)) return { entries: rowAt === undefined ? found : found.map(unwrapped) };
		if (keyAs === undefined || !isObject(found)) return { entries: undefined, wrong: nameOf(place) };
		const keyed = (key: string, row: unknown) => (isObject(row) ? { [keyAs]: key, ...row } : row);
		return { entries: Object.entries(found).map(([key, entry]) => keyed(key, unwrapped(entry))) };
	}
	return { entries: undefined };
}

/** What search engines and gateways call an answer that some of their servers did not contribute to. */
const PARTIAL = ['partial', 'isPartial', 'incomplete', 'incomplete_results', 'timed_out', 'truncated', 'errors'];

/** The name under which an answer says that it is not complete. None of the vendors documents any of them. */
export const partialIn = (body: unknown): string | undefined =>
	PARTIAL.find((name) => {
		const said = valueAt(body, name);
		return said === true || (name === 'errors' && Array.isArray(said) && said.length > 0);
	});

/** A place as errors name it. */
export const nameOf = (place: Paging['rowsAt'][number] = ''): string =>
	(typeof place === 'string' ? place : place.join('.')) || 'the answer';

function nextOf(paging: Paging, answer: Answer, entries: unknown[] = []): Pick<PageAnswer, 'next' | 'isLast'> {
	const more = truth(readSource(answer, paging.moreAt));
	if (paging.by === 'none') return { next: undefined, isLast: undefined };
	if (paging.by === 'page' || paging.by === 'row') {
		const said = readSource(answer, paging.nextAt);
		const number = wholeNumber(said);
		if (number !== undefined && number > 0) return { next: number, isLast: more === undefined ? false : !more };
		// A value that is not a number, such as a link, is ignored; pages are counted instead.
		const ends = said === null || said === '' || number === 0 || Number(said) < 0;
		return { next: undefined, isLast: more === undefined ? (ends ? true : undefined) : !more };
	}
	const { nextAt } = paging;
	const ofLastRow = typeof nextAt === 'object' && 'lastRow' in nextAt;
	const said = ofLastRow ? valueAt(entries.at(-1), nextAt.lastRow) : readSource(answer, nextAt);
	const isHeader = typeof nextAt === 'object' && 'header' in nextAt;
	const next = tokenIn(paging.by === 'link' && isHeader ? linkIn(String(said ?? '')) : said);
	if (more === false) return { next: undefined, isLast: true };
	// After its last row, a list has a next page only if there is one: the page after it says so.
	if (ofLastRow) return { next, isLast: more === true ? false : undefined };
	return { next, isLast: next === undefined && more === undefined };
}

const tokenIn = (said: unknown): Position | undefined =>
	(typeof said === 'string' && said !== '') || typeof said === 'number' ? said : undefined;

/** The target of `rel="next"` in a Link header (RFC 8288). */
function linkIn(header: string): string | undefined {
	for (const [, target, parameters = ''] of header.matchAll(
		/<([^>]*)>((?:\s*;\s*[^,;="]+(?:=\s*(?:"[^"]*"|[^,;"]*))?)*)/g,
	)) {
		const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters);
		if ((rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return target;
	}
	return undefined;
}

function truth(said: unknown): boolean | undefined {
	if (typeof said === 'boolean') return said;
	if (said === 1 || said === 0) return said === 1;
	return typeof said === 'string' && /^(true|false|1|0)$/i.test(said) ? /^(true|1)$/i.test(said) : undefined;
}

function wholeNumber(value: unknown): number | undefined {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}
