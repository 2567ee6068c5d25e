/** What Get Upcoming costs in a large portfolio: as many requests as the window has pages, not as the portfolio has. */
import { afterEach, beforeAll, expect, test } from '@jest/globals';

import type { RunningKeepnet } from '../../sandbox/index.mts';
import { SEARCH, TODAY, useKeepnet } from '../support/keepnet.mts';

// Pages that were asked for ahead may still be in flight when the list has ended.
afterEach(async () => await keepnet.recorder.quiet());
const keepnet = useKeepnet({ customers: 50_000 });

const PAGE = 100;
const DAYS_AHEAD = 7;
const today = Math.floor(Date.parse(TODAY) / 86_400_000);

/** Days until the renewal of each company, ascending; those without one are not among them. */
let daysLeft: number[];
beforeAll(() => {
	daysLeft = keepnet.sandbox.data.companies
		.flatMap(({ licenseEnd }) => (licenseEnd === null ? [] : [Math.floor(licenseEnd / 86_400_000) - today]))
		.sort((a, b) => a - b);
});
/** How many companies renew until then, overdue ones included. */
const upTo = (last: number) => daysLeft.findLastIndex((days) => days <= last) + 1;

/** Reads what is due under these circumstances. @returns the searches that brought a page */
async function pagesFor(knobs: Parameters<RunningKeepnet['setKnobs']>[0]): Promise<number> {
	keepnet.sandbox.setKnobs(knobs);
	const ran = await keepnet.run({
		resource: 'renewal',
		operation: 'getUpcoming',
		daysAhead: DAYS_AHEAD,
		options: { asOf: TODAY },
	});
	expect(ran.error).toBeUndefined();
	expect(ran.json()).toHaveLength(upTo(DAYS_AHEAD) - upTo(-1));
	return keepnet.sandbox.requests().log.filter(({ path, status }) => path === SEARCH && status === 200).length;
}

test('a date filter that works costs the pages of the window with a day at either end, and at most one more', async () => {
	expect(await pagesFor({})).toBeLessThanOrEqual(Math.ceil((upTo(DAYS_AHEAD + 1) - upTo(-2)) / PAGE) + 1);
});

test('a date filter that is refused costs the pages up to the end of the window, and at most one more', async () => {
	const pages = await pagesFor({ refuseDateFilters: true, nullDates: 'last' });
	expect(pages).toBeLessThanOrEqual(Math.ceil(upTo(DAYS_AHEAD) / PAGE) + 1);
});

test('a server that ignores the date filter is read whole, because its order is not trusted either', async () => {
	const pages = await pagesFor({ ignoreDateFilters: true, nullDates: 'first' });
	expect(pages).toBeGreaterThanOrEqual(50_000 / PAGE);
	expect(pages).toBeLessThanOrEqual(50_000 / PAGE + 2);
});

test('a date filter that works costs no more when the order is refused', async () => {
	const pages = await pagesFor({ refuseOrderBy: '*' });
	expect(pages).toBeLessThanOrEqual(Math.ceil((upTo(DAYS_AHEAD + 1) - upTo(-2)) / PAGE) + 1);
});
