/** One Google spreadsheet: tabs of cells, read and written by ranges in A1 notation. */

export type Cell = string | number | boolean;
export type InputOption = 'RAW' | 'USER_ENTERED';
export type RenderOption = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';

/** What Google answers with 400, and this message. */
export class InvalidArgument extends Error {}

const LONGEST_CELL = 50_000;
const NEW_TAB = { rows: 1000, columns: 26 };

/** Rows and columns of a tab, counted from 0, both ends included; an end that is not named is omitted. */
interface Range {
	tab: Tab;
	/** As it was asked for. */
	text: string;
	firstRow: number;
	lastRow?: number;
	firstColumn: number;
	lastColumn?: number;
}

interface Tab {
	readonly id: number;
	readonly title: string;
	rowCount: number;
	readonly columnCount: number;
	/** Cells by row and column; what is not there is empty. */
	cells: Cell[][];
}

/** A rectangle of values to be written from the range's first cell on. */
export interface ValueRange {
	range: string;
	values: unknown[][];
}

export class Spreadsheet {
	/** Cells that a value was taken for a formula in, such as `Renewals!C2: =1+1`. */
	readonly formulas: string[] = [];
	private readonly tabs: Tab[];

	/** @param titles of its tabs, all empty, 1,000 rows by 26 columns as Google makes them */
	constructor(...titles: string[]) {
		this.tabs = titles.map((title, id) => ({
			id,
			title,
			rowCount: NEW_TAB.rows,
			columnCount: NEW_TAB.columns,
			cells: [],
		}));
	}

	/** As Google's `sheets.properties`. */
	get properties(): unknown[] {
		return this.tabs.map(({ id, title, rowCount, columnCount }, index) => ({
			properties: { sheetId: id, title, index, sheetType: 'GRID', gridProperties: { rowCount, columnCount } },
		}));
	}

	/** Rows of a tab by the names in its first row, as a person reads them. */
	table(title: string): { header: string[]; rows: Array<Record<string, Cell | undefined>> } {
		const [header = [], ...rows] = this.tabs.find((tab) => tab.title === title)?.cells ?? [];
		return {
			header: header.map(String),
			rows: rows.map((row) => Object.fromEntries(header.map((name, column) => [String(name), row[column]]))),
		};
	}

	/** Empty rows and cells at the end are omitted; nothing at all is undefined. */
	read(text: string, render: RenderOption): Cell[][] | undefined {
		const {
			tab,
			firstRow,
			lastRow = tab.rowCount - 1,
			firstColumn,
			lastColumn = tab.columnCount - 1,
		} = this.rangeOf(text);
		const rows = tab.cells
			.slice(firstRow, lastRow + 1)
			.map((row) =>
				withoutEmptyEnd(
					Array.from({ ...row, length: row.length }, (cell) => cell ?? '').slice(firstColumn, lastColumn + 1),
				),
			);
		while (rows.at(-1)?.length === 0) rows.pop();
		if (rows.length === 0) return undefined;
		return render === 'FORMATTED_VALUE' ? rows.map((row) => row.map(formatted)) : rows;
	}

	/** Writes all of it, or nothing. */
	write(data: readonly ValueRange[], option: InputOption): void {
		const ranges = data.map(({ range, values }) => ({ range: this.rangeOf(range), values }));
		for (const { range, values } of ranges) check(range, values);
		for (const { range, values } of ranges) {
			values.forEach((row, y) =>
				row.forEach((value, x) =>
					this.set(range.tab, range.firstRow + y, range.firstColumn + x, value as Cell | null, option),
				),
			);
			range.tab.rowCount = Math.max(range.tab.rowCount, range.firstRow + values.length);
		}
	}

	appendRows(id: number, count: number): void {
		const tab = this.tabs.find((candidate) => candidate.id === id);
		if (tab === undefined) throw new InvalidArgument(`Invalid requests[0].appendDimension: No grid with id: ${id}`);
		tab.rowCount += count;
	}

	private set(tab: Tab, row: number, column: number, value: Cell | null, option: InputOption): void {
		// Google: null leaves a cell as it is.
		if (value === null) return;
		const cells = (tab.cells[row] ??= []);
		for (let above = 0; above < row; above++) tab.cells[above] ??= [];
		cells[column] = option === 'RAW' ? value : this.entered(tab, row, column, value);
	}

	/** What becomes of a value that is entered as a person would. */
	private entered(tab: Tab, row: number, column: number, value: Cell): Cell {
		if (typeof value !== 'string' || value === '') return value;
		if (/^[=+]/.test(value)) this.formulas.push(`${tab.title}!${columnName(column)}${row + 1}: ${value}`);
		if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
		const number = Number(value);
		return Number.isNaN(number) ? value.replace(/^'/, '') : number;
	}

	/** @throws InvalidArgument for what is no range of this spreadsheet */
	private rangeOf(text: string): Range {
		const [, quoted, plain, cells] = /^(?:'((?:[^']|'')+)'|([^'!]+))(?:!([A-Z0-9:]+))?$/.exec(text) ?? [];
		const title = quoted?.replaceAll("''", "'") ?? plain;
		const tab = this.tabs.find((candidate) => candidate.title === title);
		const [, fromColumn, fromRow, toColumn, toRow] =
			/^([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?$/.exec(cells ?? 'A:ZZ') ?? [];
		if (tab === undefined || (!fromColumn && !fromRow)) throw new InvalidArgument(`Unable to parse range: ${text}`);
		const single = !cells?.includes(':') && cells !== undefined;
		const firstRow = fromRow ? Number(fromRow) - 1 : 0;
		const firstColumn = fromColumn ? columnNumber(fromColumn) : 0;
		if (firstRow >= tab.rowCount || firstColumn >= tab.columnCount) {
			throw new InvalidArgument(
				`Range (${text}) exceeds grid limits. Max rows: ${tab.rowCount}, max columns: ${tab.columnCount}`,
			);
		}
		const lastRow = toRow ? Number(toRow) - 1 : single ? firstRow : undefined;
		const lastColumn = toColumn && cells ? columnNumber(toColumn) : single ? firstColumn : undefined;
		return { tab, text, firstRow, lastRow, firstColumn, lastColumn };
	}
}

/** A write may let a tab grow downwards from a row that is there, but not leave its range or the tab's columns. */
function check(
	{ tab, text, firstRow, lastRow = Infinity, firstColumn, lastColumn = tab.columnCount - 1 }: Range,
	values: unknown[][],
): void {
	const width = Math.max(0, ...values.map((row) => row.length));
	if (firstRow + values.length - 1 > lastRow)
		throw new InvalidArgument(`Requested writing within range [${text}], but tried writing to row [${lastRow + 2}]`);
	if (firstColumn + width - 1 > lastColumn)
		throw new InvalidArgument(
			`Requested writing within range [${text}], but tried writing to column [${columnName(lastColumn + 1)}]`,
		);
	for (const value of values.flat()) {
		if (value !== null && !['string', 'number', 'boolean'].includes(typeof value))
			throw new InvalidArgument(`Invalid values: ${JSON.stringify(value)} is not a cell`);
		if (typeof value === 'string' && value.length > LONGEST_CELL)
			throw new InvalidArgument(
				`Your input contains more than the maximum of ${LONGEST_CELL} characters in a single cell.`,
			);
	}
}

function withoutEmptyEnd(row: Cell[]): Cell[] {
	return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1);
}

const formatted = (cell: Cell): string => (typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell));

/** A is 0, Z is 25, AA is 26. */
const columnNumber = (name: string): number =>
	[...name].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const columnName = (column: number): string =>
	(column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
