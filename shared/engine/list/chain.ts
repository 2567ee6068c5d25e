import type { Evidence } from './evidence';
import type { Page } from './page';
import { noPage, type PageReader } from './pageReader';
import { EMPTY_PAGES } from './positions';
import type { Position } from './request';

/** Consecutive empty pages that end a reading where the vendor documents them. */
const SPARSE_PAGES = 1000;

/** Yields the pages after the first. Each names the next one by a cursor, a link or a number. */
export async function* chained<Row>(
	reader: PageReader<Row>,
	first: Page<Row>,
	evidence: Evidence,
): AsyncGenerator<Page<Row>, void> {
	const { paging } = reader.endpoint;
	const { by, sparse = false } = paging;
	const isCounted = by === 'page' || by === 'row';
	const most = sparse ? SPARSE_PAGES : EMPTY_PAGES;
	const named = new Set<Position>();
	let highest = Number.NEGATIVE_INFINITY;
	/** Where the page begins, if rows are counted. */
	let at: number = paging.by === 'row' ? paging.first : 0;
	let { total, count: rows } = first;
	let page = first;
	let fullest = 1;
	let empty = 0;
	for (let index = 1; ; index += 1) {
		const { next } = page;
		const areAll = total !== undefined && rows >= total;
		fullest = Math.max(fullest, page.count);
		if (next === undefined || page.isLast === true) {
			const breaksOff = page.isLast === false || (page.isLast === undefined && page.count > 0 && !isCounted);
			if (breaksOff && !areAll) evidence.tear();
			return;
		}
		const leadsBack = named.has(next) || (isCounted && Number(next) <= highest);
		if (leadsBack || empty === most) {
			const isCut = page.count >= (isCounted ? fullest : 1);
			if (leadsBack ? isCut && !areAll : !isCounted) evidence.tear();
			evidence.isOpen = !leadsBack && !areAll;
			return;
		}
		named.add(next);
		highest = Number(next);
		const { count } = page;
		if (by === 'row' && count > 0 && Number(next) > at + count) evidence.skipsRows = true;
		at = Number(next);
		const asked = reader.page(index, next);
		const more = await (areAll ? asked.catch(noPage) : asked);
		if (more === undefined) return;
		page = more;
		reader.forget(index);
		if (page.count > fullest || (page.count > 0 && count < fullest)) evidence.addShortPage();
		rows += page.count;
		total = page.total ?? total;
		yield page;
		empty = page.count === 0 ? empty + 1 : 0;
	}
}
