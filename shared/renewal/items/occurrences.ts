import type { RenewalKeys } from './identity';

interface Occurrence<Row> {
	row: Row;
	line: string | undefined;
}

const numbered = (key: string, number: number) => (number === 1 ? key : `${key}#${number}`);

/**
 * Which rows of a run are new, when only hashes of keys can be remembered from run to run. Rows with one key are lines
 * of one renewal: a line whose seats changed is not new, an additional line is.
 */
export class Occurrences<Row> {
	private readonly groups = new Map<string, Array<Occurrence<Row>>>();
	private readonly lines = new Map<string, number>();

	/** @param keys of the renewal at its date and stage */
	add(row: Row, { renewal, line }: RenewalKeys): void {
		const group = this.groups.get(renewal) ?? [];
		this.groups.set(renewal, group);
		group.push({ row, line: line === undefined ? undefined : this.numberedLine(JSON.stringify([renewal, line])) });
	}

	/** What to look up and remember: how many lines each renewal has, and which. */
	*keys(): Generator<string> {
		for (const [renewal, group] of this.groups) {
			for (const [index, { line }] of group.entries()) {
				yield numbered(renewal, index + 1);
				if (line !== undefined) yield line;
			}
		}
	}

	/**
	 * The rows to report. Lines of a renewal that are remembered unchanged have been reported. The others are new if
	 * there are more of them than remembered lines that could have changed into them. In that case all of them count as
	 * new, because it is unknown which one was added, and none may be lost.
	 */
	newRows(isNew: (key: string) => boolean): Set<Row> {
		const rows = new Set<Row>();
		for (const [renewal, group] of this.groups) {
			const reported = group.filter((_one, index) => !isNew(numbered(renewal, index + 1))).length;
			const changed = group.filter(({ line }) => line === undefined || isNew(line));
			const unchanged = group.length - changed.length;
			if (changed.length > Math.max(0, reported - unchanged)) for (const { row } of changed) rows.add(row);
		}
		return rows;
	}

	/** Two lines may be identical. */
	private numberedLine(line: string): string {
		const number = (this.lines.get(line) ?? 0) + 1;
		this.lines.set(line, number);
		return numbered(line, number);
	}
}
