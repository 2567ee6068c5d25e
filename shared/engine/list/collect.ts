import type { Call, Endpoint, ListEndpoint } from '../endpoint';
import { VendorError } from '../errors';
import { Pass, type ReadOptions } from './reading';
import type { Session } from '../http/session';

/** Readings of one list at the most, when it moves or its total does not fit. */
const READINGS = 4;
/** So many deviations from the contract are told in full. */
const DEVIATIONS_TOLD = 3;

/**
 * Reads a list whole, or as much of it as is wanted: every row once, in the vendor's order. The rows are held
 * against the total that the vendor reports; if they do not fit, the list is read again and the readings are joined.
 * @throws VendorError, `incomplete` when a whole list could not be had and `failOnIncomplete` is set
 */
export async function collect<Row, Kept>(
	session: Session,
	endpoint: ListEndpoint<Row>,
	call: Call,
	wish: ReadOptions<Row, Kept>,
): Promise<Kept[]> {
	const { host } = session;
	const name = `${endpoint.vendor.name}, ${endpoint.name}`;
	let suspects = new Set<string>();
	let joined: ReadonlyMap<string, Kept | undefined> = new Map();
	let before: Pass<Row, Kept> | undefined;
	const seen = new Set<string>();
	const totals = new Set<number>();
	let overlaps = true;
	for (let reading = 1; ; reading += 1) {
		const pass = await new Pass(wish, suspects, overlaps).read(session, endpoint, call);
		joined = join(pass, joined);
		const settled = before !== undefined && pass.confirms(before);
		if (pass.isSteady || settled) {
			tellDeviations(session, endpoint, pass.deviations);
			if (!pass.isSteady)
				host.hint(
					`${name}: ${inWords(pass.totals)} rows are reported, but two readings both found ${pass.count}. Those were returned.`,
				);
			return wanted(joined, wish.limit);
		}
		for (const id of pass.ids) seen.add(id);
		for (const total of pass.totals) totals.add(total);
		if (reading === READINGS) {
			if (totals.size === 1 && totals.has(seen.size)) {
				tellDeviations(session, endpoint, pass.deviations);
				host.hint(
					`${name}: the vendor gives the rows in another order each time. ${READINGS} readings together found ${seen.size} rows, as many as are reported.`,
				);
				return wanted(joined, wish.limit);
			}
			const found = `${name}: the list changed while it was read, or its pages do not fit together. ${seen.size} different rows were found, ${inWords(totals)} are reported`;
			if (wish.failOnIncomplete) throw incomplete(endpoint, found);
			tellDeviations(session, endpoint, pass.deviations);
			host.hint(`${found}. Rows may be missing.`);
			return wanted(joined, wish.limit);
		}
		host.debug(`${name}: the list moved while it was read; reading it again`);
		suspects = new Set([...suspects, ...pass.doubled]);
		before = pass;
		overlaps &&= !pass.cannotOverlap;
	}
}

/** The newest reading in its order, then what only earlier ones saw. */
function join<Row, Kept>(
	pass: Pass<Row, Kept>,
	earlier: ReadonlyMap<string, Kept | undefined>,
): ReadonlyMap<string, Kept | undefined> {
	if (earlier.size === 0) return pass.kept;
	const all = new Map(pass.kept);
	for (const [key, kept] of earlier) {
		if (!all.has(key) && !pass.ids.has(key)) all.set(key, kept);
	}
	return all;
}

function wanted<Kept>(rows: ReadonlyMap<string, Kept | undefined>, limit: number | undefined): Kept[] {
	const all = [...rows.values()].filter((kept): kept is Kept => kept !== undefined);
	return limit === undefined ? all : all.slice(0, limit);
}

const inWords = (totals: ReadonlySet<number>): string =>
	totals.size === 0 ? 'an unknown number' : [...totals].join(' or ');

function incomplete(endpoint: Endpoint, found: string): VendorError {
	return new VendorError('incomplete', `${endpoint.vendor.name} did not give a complete list (${endpoint.name})`, {
		description: `${found}. Run the workflow again, or turn off Fail on Incomplete List under Options to get what was found.`,
	});
}

function tellDeviations(session: Session, endpoint: Endpoint, deviations: string[]): void {
	if (deviations.length === 0) return;
	const told = deviations.slice(0, DEVIATIONS_TOLD).join('; ');
	const more = deviations.length - DEVIATIONS_TOLD;
	session.host.hint(
		`${endpoint.vendor.name} answered differently than documented: ${told}${more > 0 ? `; and ${more} more` : ''}. Such a field counts as absent; the rows stay as they came.`,
	);
}
