import { AS_RECEIVED, hintDifferences } from '../differs';
import type { Call, Endpoint, ListEndpoint } from '../endpoint';
import { VendorError } from '../errors';
import { sentence } from '../http/outcome';
import type { Session } from '../http/session';
import { isSame, type Evidence } from './evidence';
import { Reading, type Lessons, type ReadOptions } from './reading';

/** Maximum number of readings of one list, when it moves or its total does not fit. */
const READINGS = 4;
/** The same for a list that has another order each time, while readings still find rows that earlier ones missed. */
const GATHERING = 12;
/** Readings that may end early; those after them read the whole list, to compare it with the total. */
const SHORTCUTS = 2;

/**
 * Reads a whole list, or as much of it as is wanted: every row once, in the vendor's order. The rows are reconciled
 * with the total that the vendor reports; if they do not match, the list is read again and the readings are merged.
 * @throws VendorError, `incomplete` if the whole list could not be read and `failOnIncomplete` is set
 */
export async function collect<Row, Kept>(
	session: Session,
	endpoint: ListEndpoint<Row>,
	call: Call,
	options: ReadOptions<Row, Kept>,
): Promise<Kept[]> {
	const hint = (text: string) => session.host.hint(`${endpoint.vendor.name}, ${endpoint.name}: ${text}`);
	let suspects: ReadonlySet<string> = new Set();
	let overlaps = true;
	let cut: number | undefined;
	let joined: ReadonlyMap<string, Kept | undefined> = new Map();
	const idsByKey = new Map<string, string>();
	const unnamed = new Set<string>();
	const readings: Evidence[] = [];
	let rejections = 0;
	for (;;) {
		// If a number passes over rows or leads to them again, every other reading counts positions instead.
		const [first] = readings;
		const isMisled = first !== undefined && (first.skipsRows || first.doubled.size > 0);
		const trustsSize = readings.length % 2 === 0;
		const followsNext = !isMisled || trustsSize;
		const lessons: Lessons = { suspects, overlaps, isFirst: readings.length === 0, trustsSize, followsNext, cut };
		const mayStop = readings.length < SHORTCUTS;
		const wanted = mayStop ? options : { ...options, ascending: undefined };
		const reading = await new Reading(endpoint, wanted, lessons).read(session, call);
		const { evidence } = reading;
		for (const [key, id] of reading.idsByKey) idsByKey.set(key, id);
		for (const key of reading.unnamed) unnamed.add(key);
		const isFound = (key: string) => evidence.ids.has(idsByKey.get(key) ?? key);
		const isWanted = (key: string) => joined.get(key) !== undefined && !unnamed.has(key);
		// If reading stopped before rows that an earlier reading found, the list is not in order.
		const isTooEarly = reading.stopped === 'past' && [...joined.keys()].some((key) => isWanted(key) && !isFound(key));
		const finding = isTooEarly ? 'moved' : evidence.finding(reading.stopped, readings);
		const isSettled = finding !== 'moved';
		const isKnown = (key: string) => isFound(key) || (isSettled && unnamed.has(key));
		joined = join(reading.kept, joined, isKnown);
		readings.push(evidence);
		const { rejection } = reading;
		rejections += rejection === undefined ? 0 : 1;
		const refused = rejections < 2 ? undefined : rejection;
		if (finding === 'moved' && refused === undefined && mayReadAgain(readings)) {
			session.host.debug(`${endpoint.name}: the list changed while it was being read; reading it again`);
			suspects = new Set([...suspects, ...evidence.doubled]);
			overlaps &&= !evidence.cannotOverlap;
			// Only page numbers skip rows if the vendor shortens pages.
			if (endpoint.paging.by === 'page') cut = evidence.cut || cut;
			continue;
		}
		if (finding === 'confirmed') for (const text of oddities(endpoint, evidence)) hint(text);
		if (finding !== 'moved' && evidence.isOpen) hint(stillOpen(evidence));
		if (finding === 'whole' && reading.stopped === undefined) {
			if (isRound(evidence.count)) hint(cutOff(evidence));
			const gone = goneFrom(evidence, readings);
			if (gone >= MANY) hint(notAgain(gone));
		}
		if (finding === 'moved')
			hint(
				reconciled(readings) ?? steady(readings) ?? incomplete(endpoint, readings, options.failOnIncomplete, refused),
			);
		hintDifferences(session, endpoint, reading.deviations, AS_RECEIVED);
		if (evidence.unnamed > 0) hint(withoutIds(endpoint, evidence));
		if (joined.size === 0 && (options.ifNone ?? 'hint') === 'hint')
			hint(`there is no ${endpoint.row.name} in this account. The node asked twice.`);
		return wantedOf(joined, options.limit);
	}
}

/**
 * The newest reading in its order, then rows that only earlier ones had.
 * @param isKnown whether the newest reading has the row too, or shows that it was none: a row without an ID stood in for
 * another one
 */
function join<Kept>(
	kept: ReadonlyMap<string, Kept | undefined>,
	earlier: ReadonlyMap<string, Kept | undefined>,
	isKnown: (key: string) => boolean,
): ReadonlyMap<string, Kept | undefined> {
	if (earlier.size === 0) return kept;
	const all = new Map(kept);
	for (const [key, value] of earlier) if (!isKnown(key)) all.set(key, value);
	return all;
}

function wantedOf<Kept>(rows: ReadonlyMap<string, Kept | undefined>, limit: number | undefined): Kept[] {
	const all = [...rows.values()].filter((kept): kept is Kept => kept !== undefined);
	return limit === undefined ? all : all.slice(0, limit);
}

const inWords = (totals: ReadonlySet<number>): string =>
	totals.size === 0 ? 'an unknown number' : [...totals].join(' or ');

function withoutIds({ row }: ListEndpoint<unknown>, { unnamed, count }: Evidence): string {
	if (unnamed === count)
		return `none of the ${count} rows has the ID of a ${row.name}. The vendor may have changed its API.`;
	return `${unnamed} of ${count} rows came without the ID of a ${row.name}, twice. The vendor may have changed its API, or a ${row.name} may be missing.`;
}

const stillOpen = ({ ids }: Evidence): string =>
	`after ${ids.size} rows and empty pages, the vendor still named a next page. Reading ended there. Rows may be missing.`;

/** Whether the list is read once more after it moved. */
function mayReadAgain(readings: readonly Evidence[]): boolean {
	if (readings.length < READINGS) return true;
	const { totals, seen } = allOf(readings);
	const before = allOf(readings.slice(0, 1 - READINGS)).seen;
	const [total = 0, ...others] = totals;
	return others.length === 0 && seen.size < total && seen.size > before.size && readings.length < GATHERING;
}

/** Whether it is a number that vendors choose as the most that they return of one list, and then report as its total. */
const isRound = (count: number): boolean => /^[125]000+$/.test(String(count));

const cutOff = ({ count }: Evidence): string =>
	`the list ends after exactly ${count} rows, a number at which vendors cut lists. If the account has more, rows are missing.`;

/** Inconsistencies even though two readings agree. */
function oddities({ paging }: ListEndpoint<unknown>, evidence: Evidence): string[] {
	const { totals, count, doubled, ids, hasShortPage } = evidence;
	// Of several totals, one always seems to fit.
	const isSteady = totals.size === 1 || doubled.size > 0;
	const fits = totals.size === 0 || (isSteady && (totals.has(count) || totals.has(ids.size)));
	const missing = isSteady && Math.max(...totals) < count ? '' : ' Rows may be missing.';
	const found = `${inWords(totals)} rows are reported, but two readings both found ${count}, which were returned.${missing}`;
	// Pages that show rows again may have passed over others, unless the total counts each row once.
	const may = totals.size === 1 && totals.has(ids.size) ? '' : ' Rows may be missing.';
	const listed = doubled.size === 1 ? '1 row is' : `${doubled.size} rows are`;
	const doubles = `${listed} listed more than once, and returned once.${may}`;
	const isUneven = hasShortPage && totals.size === 0 && paging.totalAt !== undefined;
	const uneven =
		'pages have different numbers of rows, and there is no total to compare them with. Rows may be missing.';
	return [...(fits ? [] : [found]), ...(doubled.size === 0 ? [] : [doubles]), ...(isUneven ? [uneven] : [])];
}

/** Rows that go at once only if many are deleted, or if an answer was another account's. */
const MANY = 6;

/** Rows that an earlier reading found and the last one did not. */
function goneFrom(last: Evidence, readings: readonly Evidence[]): number {
	const gone = readings.map(({ ids }) => (ids === last.ids ? [] : [...ids].filter((id) => !last.ids.has(id))));
	// A row that came without its ID does come again, with it.
	const unnamed = Math.max(...readings.map((reading) => reading.unnamed));
	return new Set(gone.flat()).size - unnamed;
}

const notAgain = (gone: number): string =>
	`${gone} rows were gone when the list was read again: they were removed, or an answer was meant for another account or search. They were returned too. Rows may be missing.`;

/** A warning if all readings together have as many rows as the vendor reports. */
function reconciled(readings: readonly Evidence[]): string | undefined {
	const { totals, seen } = allOf(readings);
	if (totals.size !== 1 || !totals.has(seen.size)) return undefined;
	return `the vendor returns the rows in a different order each time. ${readings.length} readings together found ${seen.size} rows, as many as are reported.`;
}

/** A warning if all readings found the same, and only the total is another each time or the pages do not connect. */
function steady(readings: readonly Evidence[]): string | undefined {
	const [{ ids } = { ids: new Set() }] = readings;
	if (ids.size === 0 || !readings.every((reading) => isSame(reading.ids, ids))) return undefined;
	const { totals } = allOf(readings);
	const same = `${readings.length} readings all found the same ${ids.size} rows, which were returned. Rows may be missing.`;
	if (readings.every(({ isOrderly }) => isOrderly))
		return `the vendor reports a different number of rows each time (${inWords(totals)}), but ${same}`;
	// As many as are reported, by the highest of several totals.
	if (totals.size === 0 || ids.size < Math.max(...totals)) return undefined;
	return `the pages of the list do not fit together, but ${same}`;
}

/**
 * @param rejection what the vendor said when it rejected a page, at the end of the last reading and of one before
 * @returns a warning where that is wanted
 */
function incomplete(
	endpoint: Endpoint & Pick<ListEndpoint<unknown>, 'paging'>,
	readings: readonly Evidence[],
	fails: boolean,
	rejection: VendorError | undefined,
): string {
	// Such a list is read in parts instead.
	if (rejection !== undefined && endpoint.paging.longest !== undefined) throw rejection;
	const { totals, seen } = allOf(readings);
	const { name } = endpoint.vendor;
	const why =
		rejection === undefined
			? 'the list changed while it was being read, or its pages do not fit together'
			: `the vendor rejected a page of the list in two readings (HTTP ${rejection.status})`;
	const found = `${why}. ${seen.size} different rows were found, ${inWords(totals)} are reported`;
	const said = rejection?.said ? ` ${name} said: ${sentence(rejection.said)}` : '';
	if (!fails) return `${found}. Rows may be missing.${said}`;
	const isCut = rejection !== undefined || isRound(seen.size);
	const advice = isCut
		? 'Vendors may return only the first rows of a list: narrow it with filters'
		: 'Run the workflow again';
	const { status, code, requestId } = rejection ?? {};
	throw new VendorError(
		rejection?.trouble ?? 'incomplete',
		`${name} did not return a complete list (${endpoint.name})`,
		{
			description: `${name}, ${endpoint.name}: ${found}.${said} ${advice}, or turn off Fail on Incomplete List under Options to get what was found.`,
			status,
			code,
			requestId,
		},
	);
}

const allOf = (readings: readonly Evidence[]) => ({
	totals: new Set(readings.flatMap(({ totals }) => [...totals])),
	seen: new Set(readings.flatMap(({ ids }) => [...ids])),
});
