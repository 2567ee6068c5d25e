import { json2csv } from 'csv42';

import { isoOf } from '../../../shared/renewal/dates/day';
import { readPath } from '../../../shared/renewal/items/path';
import { cellOf, fieldOf, labelOf, sortValueOf, type Column, type KnownColumn } from '../digest/columns';
import type { Digest } from '../digest/digest';
import { isPlainNumber, type Row, type UndatedRow } from '../rows/rows';

const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type Delimiter = keyof typeof DELIMITERS;

/** Excel reads UTF-8 only with a byte order mark. */
const BYTE_ORDER_MARK = '\uFEFF';

type AnyRow = { row: Row } | { row: UndatedRow };

/**
 * Every renewal as CSV: the columns of the digest, then all other fields of the input under their own names. Numbers
 * and days are written as programs read them, days as `YYYY-MM-DD`.
 * @param keys every field of the input, in order
 */
export function csv(digest: Digest, keys: readonly string[], delimiter: Delimiter): string {
	const { columns, language, rows, undatedRows } = digest;
	// A name of the record is not repeated; a product may be shown under a different name than in the row.
	const shown = new Set(columns.map(({ known, path }) => (known === 'product' ? undefined : (known ?? path))));
	const fields = [
		...columns.map((column) => ({
			name: labelOf(column, language),
			getValue: ({ row }: AnyRow) => guarded('day' in row ? valueOf(row, column, digest) : undatedValue(row, column)),
		})),
		...keys
			.filter((key) => !shown.has(key))
			.map((key) => ({ name: key, getValue: ({ row }: AnyRow) => guarded(row.json[key]) })),
	].map(({ name, getValue }) => ({ name: String(guarded(name)), getValue: (row: unknown) => getValue(row as AnyRow) }));
	const records = [...rows, ...undatedRows].map((row) => ({ row }));
	return BYTE_ORDER_MARK + json2csv(records, { fields, delimiter: DELIMITERS[delimiter], flatten: false });
}

function valueOf(row: Row, column: Column, { language }: Digest): unknown {
	const { known, path } = column;
	if (known === undefined) return readPath(row.json, path);
	if (known === 'renewalDate') return isoOf(row.day);
	if (known === 'decisionDeadline') return row.deadline === undefined ? '' : isoOf(row.deadline);
	if (known === 'autoRenew') return row.autoRenew;
	if (known === 'renewalStage') return row.stage;
	const number = sortValueOf(row, column);
	if (number !== undefined) return number;
	if (NAMES.has(known)) return cellOf(row, column, language);
	return asGiven(row, column) ?? cellOf(row, column, language);
}

/** Columns that are more than one field of the row. */
const NAMES: ReadonlySet<KnownColumn> = new Set(['customerName', 'vendor', 'product']);

/** The row's own value, even if it cannot be read: a file loses nothing. */
function asGiven(row: Row | UndatedRow, { known, path }: Column): unknown {
	const field = known === undefined ? path : fieldOf(known, row.fields);
	return field === undefined ? undefined : readPath(row.json, field);
}

function undatedValue(row: UndatedRow, column: Column): unknown {
	if (column.known === 'customerName') return row.customer;
	if (column.known === 'vendor') return row.vendor;
	return column.known === 'product' ? row.product : (asGiven(row, column) ?? '');
}

/**
 * Spreadsheets run a cell that begins with one of these as a formula, also when it is quoted. An apostrophe in front
 * makes it text. Plain numbers stay numbers, with their sign.
 */
function guarded(value: unknown): unknown {
	const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
	if (text === '') return undefined;
	if (typeof text !== 'string' || isPlainNumber(text)) return text;
	return /^[=+\-@\t\r\n＝＋－＠|%]/.test(text.trimStart()) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}
