import type { Random } from '../portfolio/random.mts';

type Pick = 'earliest' | 'latest' | 'random';

/** A vendor's list that can move while clients read it. */
export interface MovingList<Data> {
	/** New rows that fall due on the day (`YYYY-MM-DD`), at random places of the vendor's own order. */
	insert(data: Data, count: number, renewalDate: string, random: Random): void;
	remove(data: Data, ids: ReadonlySet<string>): void;
	/** Other renewal day, same customer: the row turns up elsewhere in a list ordered by date. */
	change(data: Data, ids: ReadonlySet<string>, renewalDate: string): void;
	/** Shuffles the vendor's own order, and with it the order of rows that sort as equal. */
	reorder(data: Data, random: Random): void;
	/** The ids of `count` rows by renewal day; undated rows only at random. */
	pick(data: Data, how: Pick, count: number, random: Random): string[];
	/** Remembers the rows as they are now; the function returned brings them back. */
	snapshot(data: Data): () => void;
}

/** What a vendor says about its rows. Rows are replaced, never changed in place. */
export interface RowAccess<Data, Row> {
	read(data: Data): readonly Row[];
	write(data: Data, rows: Row[]): void;
	make(data: Data, random: Random, renewalDate: string): Row;
	redate(row: Row, renewalDate: string): Row;
	id(row: Row): string;
	/** `YYYY-MM-DD`, or null when undated */
	renewalDate(row: Row): string | null;
}

export function movingList<Data, Row>(rows: RowAccess<Data, Row>): MovingList<Data> {
	return {
		insert(data, count, renewalDate, random) {
			const all = [...rows.read(data)];
			for (let i = 0; i < count; i += 1) {
				all.splice(random.int(0, all.length), 0, rows.make(data, random, renewalDate));
			}
			rows.write(data, all);
		},
		remove(data, ids) {
			rows.write(
				data,
				rows.read(data).filter((row) => !ids.has(rows.id(row))),
			);
		},
		change(data, ids, renewalDate) {
			const redated = (row: Row) => (ids.has(rows.id(row)) ? rows.redate(row, renewalDate) : row);
			rows.write(data, rows.read(data).map(redated));
		},
		reorder: (data, random) => rows.write(data, random.shuffled(rows.read(data))),
		pick(data, how, count, random) {
			const all = rows.read(data);
			if (how === 'random') return random.shuffled(all).slice(0, count).map(rows.id);
			const dated = all
				.map((row) => ({ id: rows.id(row), day: rows.renewalDate(row) ?? '' }))
				.filter(({ day }) => day !== '')
				.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
			const chosen = how === 'earliest' ? dated.slice(0, count) : dated.slice(-count);
			return chosen.map(({ id }) => id);
		},
		snapshot(data) {
			const kept = rows.read(data);
			return () => rows.write(data, [...kept]);
		},
	};
}
