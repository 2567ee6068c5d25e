import { firstOf } from '../differs';
import type { Call, Endpoint, ListEndpoint } from '../endpoint';
import { VendorError } from '../errors';
import type { Session } from '../http/session';
import type { Evidence } from './evidence';
import { Reading, type Lessons, type ReadOptions } from './reading';

/** Maximum number of readings of one list, when it moves or its total does not fit. */
const READINGS = 4;
/** Maximum number of deviations from the contract that are reported in full. */
const DEVIATIONS_SHOWN = 3;

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
	for (;;) {
		const wasRejected = readings.some((earlier) => earlier.wasRejected);
		const lessons: Lessons = { suspects, overlaps, isFirst: readings.length === 0, wasRejected, cut };
		const reading = await new Reading(endpoint, options, lessons).read(session, call);
		const { evidence } = reading;
		for (const [key, id] of reading.idsByKey) idsByKey.set(key, id);
		for (const key of reading.unnamed) unnamed.add(key);
		const finding = evidence.finding(reading.stopped, readings);
		const isSettled = finding !== 'moved';
		const isKnown = (key: string) => evidence.ids.has(idsByKey.get(key) ?? key) || (isSettled && unnamed.has(key));
		joined = join(reading.kept, joined, isKnown);
		readings.push(evidence);
		if (finding === 'moved' && readings.length < READINGS) {
			session.host.debug(`${endpoint.name}: the list changed while it was being read; reading it again`);
			suspects = new Set([...suspects, ...evidence.doubled]);
			overlaps &&= !evidence.cannotOverlap;
			// Only page numbers skip rows if the vendor shortens pages.
			if (endpoint.paging.by === 'page') cut = evidence.cut || cut;
			continue;
		}
		if (finding === 'confirmed') for (const text of oddities(evidence)) hint(text);
		if (finding !== 'moved' && evidence.isOpen) hint(stillOpen(evidence));
		if (finding === 'whole' && reading.stopped === undefined && isRound(evidence.count)) hint(cutOff(evidence));
		if (finding === 'moved') hint(reconciled(readings) ?? incomplete(endpoint, readings, options.failOnIncomplete));
		hintDeviations(session, endpoint, reading.deviations);
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

/** Whether a number of rows is one that vendors choose as the most that they return of one list. */
const isRound = (count: number): boolean => /^[125]000+$/.test(String(count));

const cutOff = ({ count }: Evidence): string =>
	`the list ends after exactly ${count} rows, a number at which vendors cut lists. If the account has more, rows are missing.`;

/** Inconsistencies even though two readings agree. */
function oddities({ totals, count, doubled, ids }: Evidence): string[] {
	const found = `${inWords(totals)} rows are reported, but two readings both found ${count}, which were returned.`;
	const fits = totals.size === 0 || totals.has(count) || totals.has(ids.size);
	// Pages that show rows again may have passed over others, and no single total says whether they did.
	const may = totals.size === 1 ? '' : ' Rows may be missing.';
	const doubles = `${doubled.size} rows are listed more than once. Each was returned once.${may}`;
	return [...(fits ? [] : [found]), ...(doubled.size === 0 ? [] : [doubles])];
}

/** A warning if all readings together have as many rows as the vendor reports. */
function reconciled(readings: readonly Evidence[]): string | undefined {
	const { totals, seen } = allOf(readings);
	if (totals.size !== 1 || !totals.has(seen.size)) return undefined;
	return `the vendor returns the rows in a different order each time. ${READINGS} readings together found ${seen.size} rows, as many as are reported.`;
}

/** @returns a warning where that is wanted */
function incomplete(endpoint: Endpoint, readings: readonly Evidence[], fails: boolean): string {
	const { totals, seen } = allOf(readings);
	const found = `the list changed while it was being read, or its pages do not fit together. ${seen.size} different rows were found, ${inWords(totals)} are reported`;
	if (!fails) return `${found}. Rows may be missing.`;
	throw new VendorError('incomplete', `${endpoint.vendor.name} did not return a complete list (${endpoint.name})`, {
		description: `${endpoint.vendor.name}, ${endpoint.name}: ${found}. Run the workflow again, or turn off Fail on Incomplete List under Options to get what was found.`,
	});
}

const allOf = (readings: readonly Evidence[]) => ({
	totals: new Set(readings.flatMap(({ totals }) => [...totals])),
	seen: new Set(readings.flatMap(({ ids }) => [...ids])),
});

function hintDeviations(session: Session, endpoint: Endpoint, deviations: readonly string[]): void {
	if (deviations.length === 0) return;
	session.host.hint(
		`${endpoint.vendor.name} answered differently than documented: ${firstOf(deviations, DEVIATIONS_SHOWN)}. Such fields count as absent; the rows are returned as received.`,
	);
}
