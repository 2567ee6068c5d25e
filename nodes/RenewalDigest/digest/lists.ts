import type { Digest } from './digest';
import { groupColumn, groupsOf } from './groups';
import { isSameColumn } from './columns';
import { lineOf, tellApart, type Line } from './lines';
import { totalsOf, totalsParts } from './totals';

/** Renewals under one heading, as far as they are listed. */
interface List {
	/** with its totals */
	heading: string[];
	lines: Line[];
	/** renewals of the group that are not listed */
	unlisted: number;
}

/** Groups without listed renewals, beyond which they are only counted. */
const MOST_BARE_GROUPS = 12;

/** The groups of a digest from top to bottom, with a line for every renewal that is listed. */
export function listsOf({ rows, listed, grouping, columns, language }: Digest): List[] {
	const column = groupColumn(grouping);
	const isShown = column === undefined || columns.some((one) => isSameColumn(one, column));
	const groups = groupsOf(rows, grouping, language).map(({ label, rows: held, named }) => {
		// Where the heading is "Overdue", the line itself says whose it is.
		const shown = column === undefined || isShown || named !== undefined ? columns : [...columns, column];
		const lines = held.filter((row) => listed.has(row)).map((row) => lineOf(row, shown, named, language));
		const [count = '', ...more] = totalsParts(totalsOf(held), language);
		// Without groups, the heading of what is upcoming is its count.
		const isCount = grouping.groupBy === 'none' && label === language.say('upcoming', { n: held.length });
		return { heading: [label, ...(isCount ? [] : [count]), ...more], lines, unlisted: held.length - lines.length };
	});
	tellApart(
		groups.flatMap(({ lines }) => lines),
		language,
	);
	const bare = groups.filter(({ lines }) => lines.length === 0);
	return bare.length <= MOST_BARE_GROUPS ? groups : groups.filter(({ lines }) => lines.length > 0);
}
