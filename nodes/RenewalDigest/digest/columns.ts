import { separated } from '../../../shared/n8n/parameters';
import { bareName } from '../../../shared/renewal/items/fieldNames';
import { readPath } from '../../../shared/renewal/items/path';
import type { Language } from '../language/language';
import type { DigestFields } from '../rows/fields';
import { numberIn, type Row } from '../rows/rows';
import { cutTo, lineOfValue, textAt, valueAt } from '../rows/text';
import { stageLabel } from './stages';

/** The columns that a digest knows how to write. */
export type KnownColumn =
	| 'vendor'
	| 'customerId'
	| 'customerName'
	| 'resellerId'
	| 'resellerName'
	| 'subscriptionId'
	| 'product'
	| 'sku'
	| 'quantity'
	| 'usedQuantity'
	| 'unusedQuantity'
	| 'termMonths'
	| 'autoRenew'
	| 'status'
	| 'renewalDate'
	| 'daysUntilRenewal'
	| 'renewalStage'
	| 'decisionDeadline'
	| 'isOverdue'
	| 'amount'
	| 'currency'
	| 'owner';

/** A column of a digest: one that is known, or the path of a field of the input. */
export interface Column {
	known: KnownColumn | undefined;
	/** as written by the user */
	path: string;
	/** set when the user named the column; its value then follows that name */
	label: string | undefined;
}

export const DEFAULT_COLUMNS =
	'customerName, vendor, product, quantity, renewalDate, autoRenew, decisionDeadline, amount';

const KNOWN: Record<KnownColumn, readonly string[]> = {
	vendor: ['vendor'],
	customerId: ['customerId'],
	customerName: ['customerName', 'customer'],
	resellerId: ['resellerId'],
	resellerName: ['resellerName', 'reseller'],
	subscriptionId: ['subscriptionId', 'subscription'],
	product: ['product', 'productName'],
	sku: ['sku'],
	quantity: ['quantity', 'seats'],
	usedQuantity: ['usedQuantity', 'used'],
	unusedQuantity: ['unusedQuantity', 'unused'],
	termMonths: ['termMonths', 'term'],
	autoRenew: ['autoRenew', 'autoRenewal'],
	status: ['status'],
	renewalDate: ['renewalDate', 'date'],
	daysUntilRenewal: ['daysUntilRenewal', 'daysLeft'],
	renewalStage: ['renewalStage', 'stage'],
	decisionDeadline: ['decisionDeadline', 'decideBy'],
	isOverdue: ['isOverdue', 'overdue'],
	amount: ['amount', 'value'],
	currency: ['currency'],
	owner: ['owner'],
};

const BY_NAME = new Map<string, KnownColumn>(
	Object.entries(KNOWN).flatMap(([column, names]) =>
		names.map((name): [string, KnownColumn] => [bareName(name), column as KnownColumn]),
	),
);

/**
 * Columns as written in the panel: names separated by commas, each with an optional label after `=`, e.g.
 * `customerName, quantity = Licenses, contract.region`. Names of the record may be written as labels are: `Days Left`.
 */
export function columnsIn(text: string): Column[] {
	return separated(text)
		.map((part) => {
			const [path = '', ...label] = part.split('=');
			return { path: path.trim(), label: label.join('=').trim() || undefined };
		})
		.filter(({ path }) => path !== '')
		.map(({ path, label }) => ({ known: BY_NAME.get(bareName(path)), path, label }));
}

/** Whether two columns show the same thing, whatever they are called. */
export const isSameColumn = (a: Column, b: Column): boolean =>
	a.known === undefined ? b.known === undefined && a.path === b.path : a.known === b.known;

/** Where a row holds a column, if it does. */
export function fieldOf(column: KnownColumn, fields: DigestFields): string | undefined {
	if (column === 'renewalDate') return fields.date;
	return column === 'product' ? fields.productName : fields[column];
}

const LONGEST_LABEL = 60;

/** The heading of a column. */
export const labelOf = ({ known, path, label }: Column, language: Language): string =>
	cutTo(label ?? (known === undefined ? path : language.column(known)), LONGEST_LABEL);

/** A value as it stands in the cell of a table, in the language of the digest; `''` when nothing is known. */
export function cellOf(row: Row, column: Column, language: Language): string {
	const { known, path } = column;
	if (known === undefined) return shown(readPath(row.json, path), language);
	switch (known) {
		case 'customerName':
			return row.customer;
		case 'vendor':
			return row.vendor;
		case 'product':
			return row.product;
		case 'subscriptionId':
			return row.subscriptionId;
		case 'quantity':
			return row.quantity === undefined ? textAt(row.json, row.fields.quantity) : language.number(row.quantity);
		case 'renewalDate':
			return `${language.date(row.day)} (${language.daysFromToday(row.daysLeft)})`;
		case 'daysUntilRenewal':
			return language.number(row.daysLeft);
		case 'renewalStage':
			return stageLabel(row.stage, row.daysLeft, language);
		case 'decisionDeadline':
			return deadlineCell(row, language);
		case 'isOverdue':
			return language.say(row.daysLeft < 0 ? 'yes' : 'no');
		case 'autoRenew':
			return language.say(row.autoRenew === 'on' ? 'yes' : row.autoRenew === 'off' ? 'no' : 'unknown');
		case 'amount':
			// `1.234,56 €` is not in any total, but the row shows it unchanged.
			return row.amount === undefined ? textAt(row.json, row.fields.amount) : language.money(row.amount, row.currency);
		case 'currency':
			return row.currency;
		case 'termMonths': {
			const months = numberIn(valueAt(row.json, row.fields.termMonths));
			return months === undefined ? '' : language.say('months', { n: months });
		}
		case 'unusedQuantity':
			return numberShown(unusedOf(row), language);
		case 'usedQuantity':
			return numberShown(numberIn(valueAt(row.json, row.fields.usedQuantity)), language);
		default:
			return shown(valueAt(row.json, fieldOf(known, row.fields) ?? path), language);
	}
}

/** What a cell is sorted by if readers can sort: a number or a day; `undefined` for texts and unknown numbers. */
export function sortValueOf(row: Row, { known }: Column): number | undefined {
	switch (known) {
		case 'quantity':
			return row.quantity;
		case 'amount':
			return row.amount;
		case 'renewalDate':
			return row.day;
		case 'decisionDeadline':
			return row.deadline;
		case 'daysUntilRenewal':
			return row.daysLeft;
		case 'unusedQuantity':
			return unusedOf(row);
		case 'usedQuantity':
		case 'termMonths':
			return numberIn(valueAt(row.json, row.fields[known]));
		default:
			return undefined;
	}
}

/** The same as a fact among others in a line, which has no heading above it. */
export function factOf(row: Row, column: Column, language: Language): string {
	const cell = cellOf(row, column, language);
	if (column.label !== undefined) return cell === '' ? '' : `${labelOf(column, language)}: ${cell}`;
	switch (column.known) {
		case 'customerName':
		case 'vendor':
		case 'product':
		case 'resellerName':
		case 'amount':
		case 'termMonths':
		case 'renewalStage':
		case 'owner':
			return cell;
		case 'quantity':
			if (row.quantity !== undefined) return language.say('seats', { n: row.quantity });
			return cell === '' ? '' : `${labelOf(column, language)}: ${cell}`;
		case 'usedQuantity':
			return cell === '' ? '' : language.say('used', { n: Number(valueAt(row.json, row.fields.usedQuantity)) });
		case 'unusedQuantity':
			return cell === '' ? '' : language.say('unused', { n: unusedOf(row) ?? 0 });
		case 'renewalDate':
			return cell;
		case 'daysUntilRenewal':
			return language.daysFromToday(row.daysLeft);
		case 'autoRenew':
			return language.say(
				row.autoRenew === 'on' ? 'autoRenewOn' : row.autoRenew === 'off' ? 'autoRenewOff' : 'autoRenewUnknown',
			);
		case 'decisionDeadline':
			return deadlineFact(row, language);
		default:
			return cell === '' ? '' : `${labelOf(column, language)}: ${cell}`;
	}
}

/** A past deadline says so, because the heading of its column does not. */
function deadlineCell({ deadline, day, daysLeft }: Row, language: Language): string {
	if (deadline === undefined) return '';
	const days = deadline - (day - daysLeft);
	return days > 0 ? language.date(deadline) : `${language.date(deadline)} (${language.daysFromToday(days)})`;
}

function deadlineFact({ deadline, day, daysLeft }: Row, language: Language): string {
	if (deadline === undefined) return '';
	const today = day - daysLeft;
	if (deadline === today) return language.say('decideToday');
	return language.say(deadline < today ? 'decisionWasDue' : 'decideBy', { date: language.date(deadline) });
}

/** Seats that are paid for but not used, where the row does not say so itself. */
function unusedOf(row: Row): number | undefined {
	const own = numberIn(valueAt(row.json, row.fields.unusedQuantity));
	const used = numberIn(valueAt(row.json, row.fields.usedQuantity));
	if (own !== undefined || used === undefined || row.quantity === undefined) return own;
	return Math.max(0, row.quantity - used);
}

const numberShown = (value: number | undefined, language: Language) =>
	value === undefined ? '' : language.number(value);

function shown(value: unknown, language: Language): string {
	if (typeof value === 'boolean') return language.say(value ? 'yes' : 'no');
	return lineOfValue(value);
}
