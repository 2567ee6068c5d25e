import type { Call, Endpoint, ListEndpoint } from './endpoint';
import { VendorError } from './errors';
import { Pass, type Wish } from './pass';
import type { Session } from './session';

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
	wish: Wish<Row, Kept>,
): Promise<Kept[]> {
	const { host } = session;
	const name = `${endpoint.vendor.name}, ${endpoint.name}`;
	let suspects = new Set<string>();
	let joined = new Map<string, Kept | undefined>();
	let before: Pass<Row, Kept> | undefined;
	for (let reading = 1; ; reading += 1) {
		const pass = await new Pass(wish, suspects).read(session, endpoint, call);
		joined = join(pass, joined);
		const settled = before !== undefined && pass.agreesWith(before) && pass.doubled.size === 0 && !pass.hole;
		if (pass.isSteady || settled) {
			tellDeviations(session, endpoint, pass.deviations);
			if (!pass.isSteady) host.hint(`${name}: ${totalsOf(pass)} rows are reported, but two readings both found ${pass.count}. Those were returned.`);
			return wanted(joined, wish.limit);
		}
		if (reading === READINGS) {
			const found = `${name}: the list changed while it was read, or its pages do not fit together. ${pass.ids.size} different rows were found, ${totalsOf(pass)} are reported`;
			if (wish.failOnIncomplete) throw incomplete(endpoint, found);
			tellDeviations(session, endpoint, pass.deviations);
			host.hint(`${found}. Rows may be missing.`);
			return wanted(joined, wish.limit);
		}
		host.debug(`${name}: the list moved while it was read; reading it again`);
		suspects = new Set([...suspects, ...pass.doubled]);
		before = pass;
	}
}

/** The newest reading in its order, then what only earlier ones saw. */
function join<Row, Kept>(
	pass: Pass<Row, Kept>,
	earlier: ReadonlyMap<string, Kept | undefined>,
): Map<string, Kept | undefined> {
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

const totalsOf = (pass: { totals: ReadonlySet<number | undefined> }): string =>
	[...pass.totals].map((total) => total ?? 'unknown').join(' or ');

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
