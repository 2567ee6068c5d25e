import { VendorError } from '../../../shared/engine/errors';

/** A time of creation in seconds since 1970, both ends included; an open end is omitted. */
export interface Span {
	from?: number;
	to?: number;
}

/** Adobe's code for a position beyond the rows that it returns of a list. */
const OFFSET_OUT_OF_RANGE = '1133';

/** VIP Marketplace is younger; older rows fall into the slice that is open at its beginning. */
const EARLIEST = Date.UTC(2015, 0, 1) / 1000;

/** Slices this short, in seconds, are not cut any further. */
const SHORTEST = 4;

/** Whether a list is longer than its pages can reach. */
export const isTooLong = (error: unknown): boolean =>
	error instanceof VendorError && (error.trouble === 'tooLong' || error.code === OFFSET_OUT_OF_RANGE);

/**
 * Reads a list that is too long for its pages in slices by time of creation, the oldest first. Slices share a second,
 * because the docs do not say which of them includes the border. Rows therefore have to be identified by ID.
 * @throws VendorError (`tooLong`) if even a second has too many
 */
export async function readInSlices<Row>(span: Span, now: number, read: (span: Span) => Promise<Row[]>): Promise<Row[]> {
	const from = span.from ?? EARLIEST;
	const to = span.to ?? Math.ceil(now / 1000);
	const middle = Math.floor((from + to) / 2);
	if (to - from < SHORTEST) throw new VendorError('tooLong', 'Too many accounts were created at the same time');
	const rows: Row[][] = [];
	for (const half of [
		{ from: span.from, to: middle + 1 },
		{ from: middle, to: span.to },
	]) {
		const part = await read(half).catch(async (error: unknown) =>
			isTooLong(error) ? await readInSlices(half, now, read) : await Promise.reject(error),
		);
		rows.push(part);
	}
	return rows.flat();
}
