import { TZDate } from '@date-fns/tz';
import Table from 'cli-table3';
import { lightFormat } from 'date-fns';
import { z } from 'zod';

import { outputItems, type Execution, type Item } from '../n8n/client.mts';
import type { DueRenewal } from './sandboxes.mts';

const FILTER = 'Renewal Window Filter';
/** The filter's outputs, in their order. */
export const OUTPUTS = ['In Window', 'Outside Window', 'No Valid Date'] as const;

const rowSchema = z.object({
	vendor: z.string(),
	customerId: z.string(),
	customerName: z.string().nullable(),
	product: z.string().nullable(),
	sku: z.string().nullable(),
	quantity: z.number().nullable(),
	renewalDate: z.string(),
	daysUntilRenewal: z.number(),
	renewalStage: z.string(),
});

/** What is shown of a renewal that is in the window. */
export type RenewalRow = z.infer<typeof rowSchema>;

/** The items of one of the filter's outputs. */
export function filtered(execution: Execution, output: (typeof OUTPUTS)[number]): Item[] {
	return outputItems(execution, FILTER, OUTPUTS.indexOf(output));
}

/** The rows in the window, soonest first. */
export function rowsInWindow(execution: Execution): RenewalRow[] {
	const rows = filtered(execution, 'In Window').map(({ json }) => rowSchema.parse(json));
	return rows.sort((a, b) => a.daysUntilRenewal - b.daysUntilRenewal);
}

/** The calendar day of an instant in a time zone, as YYYY-MM-DD. */
export function dayIn(zone: string, instant: Date): string {
	return lightFormat(new TZDate(instant, zone), 'yyyy-MM-dd');
}

/** What is due and not in the rows, what is in the rows and not due, a line each; empty if they agree. */
export function differences(rows: readonly RenewalRow[], due: readonly DueRenewal[]): string[] {
	const line = (renewal: DueRenewal | RenewalRow) =>
		`${renewal.customerId} ${renewal.customerName ?? ''} on ${renewal.renewalDate}`;
	const key = (renewal: DueRenewal | RenewalRow) => `${renewal.customerId} ${renewal.renewalDate}`;
	const missing = without(due, rows, key).map((renewal) => `missing: ${line(renewal)}`);
	const extra = without(rows, due, key).map((renewal) => `not due: ${line(renewal)}`);
	return [...missing, ...extra];
}

/** The ones of a list that have no partner in another list; each partner counts once. */
function without<One, Other>(
	ones: readonly One[],
	others: readonly Other[],
	key: (renewal: One | Other) => string,
): One[] {
	const left = new Map<string, number>();
	for (const other of others) left.set(key(other), (left.get(key(other)) ?? 0) + 1);
	return ones.filter((one) => {
		const count = left.get(key(one)) ?? 0;
		left.set(key(one), count - 1);
		return count <= 0;
	});
}

/** Rows that fit on a screen beside the digest. */
const FIRST_ROWS = 15;
/** The widths of the columns, blanks included: 100 with the borders, what a narrow terminal shows. */
const COLUMNS = [
	{ head: 'Vendor', width: 13, align: 'left' },
	{ head: 'Customer', width: 25, align: 'left' },
	{ head: 'Product', width: 20, align: 'left' },
	{ head: 'Seats', width: 7, align: 'right' },
	{ head: 'Renews on', width: 12, align: 'left' },
	{ head: 'Days', width: 6, align: 'right' },
	{ head: 'Stage', width: 9, align: 'right' },
] as const;

/**
 * The table that the demo shows, at most 100 columns wide.
 *
 * @param all whether to show every row; else the first ones, and how many more there are
 */
export function renewalTable(rows: readonly RenewalRow[], all: boolean): string {
	const table = new Table({
		head: COLUMNS.map(({ head }) => head),
		colWidths: COLUMNS.map(({ width }) => width),
		colAligns: COLUMNS.map(({ align }) => align),
		style: { head: [], border: [], compact: true },
	});
	const shown = all ? rows : rows.slice(0, FIRST_ROWS);
	for (const row of shown) {
		table.push([
			row.vendor,
			row.customerName ?? row.customerId,
			row.product ?? row.sku ?? '',
			row.quantity ?? '',
			row.renewalDate,
			row.daysUntilRenewal,
			row.renewalStage,
		]);
	}
	const more = rows.length - shown.length;
	return more > 0 ? `${table.toString()}\nand ${more} more (--all)` : table.toString();
}

/** How many items each output got, for people. */
export function outputCounts(execution: Execution): string {
	return OUTPUTS.map((output) => `${output}: ${filtered(execution, output).length}`).join(' · ');
}
