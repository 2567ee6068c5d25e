import { readAutoRenew, type AutoRenew } from '../../../shared/renewal/autoRenew';
import { DateColumn } from '../../../shared/renewal/dates/dateColumn';
import type { Day } from '../../../shared/renewal/dates/day';
import { readDate, type DateFormat } from '../../../shared/renewal/dates/readDate';
import { fieldsOf } from '../../../shared/renewal/items/fieldNames';
import { isObject, readPath, type Json } from '../../../shared/renewal/items/path';
import { DEFAULT_THRESHOLDS, stageOf } from '../../../shared/renewal/window';
import { isPlaceholder } from '../../../shared/renewal/items/words';
import { countIn } from '../../../shared/renewal/wording';
import { FieldFinder, type DigestFields } from './fields';
import type { Owners } from './owners';
import { failureOf, isFromTrigger } from './notRenewals';
import { textAt, textOf, valueAt } from './text';

/** One renewal. Texts are single lines, `''` where nothing is known. */
export interface Row {
	json: Json;
	fields: DigestFields;
	day: Day;
	/** calendar days from today; negative when past */
	daysLeft: number;
	stage: string;
	deadline: Day | undefined;
	vendor: string;
	/** name, else ID */
	customer: string;
	/** name, else the name listed for the SKU, else the SKU */
	product: string;
	subscriptionId: string;
	quantity: number | undefined;
	amount: number | undefined;
	/** upper case where it is a code; `''` when not known */
	currency: string;
	autoRenew: AutoRenew;
}

/** An item that seems to be a renewal but has no valid date. */
export interface UndatedRow {
	json: Json;
	fields: DigestFields;
	customer: string;
	vendor: string;
	product: string;
	reason: string;
}

/** What a vendor node, or any other, could not deliver. */
interface Failure {
	message: string;
	count: number;
}

export interface Batch {
	rows: Row[];
	undated: UndatedRow[];
	failures: Failure[];
	/** Every key of every row, for the file of all rows. */
	keys: string[];
	today: Day;
	/** Whether the rows were sorted on another day than today, and are shown as of that day. */
	isAsOfRows: boolean;
	/** Whether the rows were sorted on different days, and are recalculated. */
	isMixed: boolean;
	/** `false` when there are items, and none of them has the date field. */
	hasDateField: boolean;
}

export interface ReadSettings {
	zone: string;
	/** The day that counts as today, if it was set. */
	asOf: Day | undefined;
	/** What a clock in `zone` shows. */
	today: Day;
	/** Path of the renewal date; found by name when empty. */
	dateField: string;
	dateFormat: DateFormat;
	/** Name by SKU; a key that ends in `*` matches all SKUs that begin with it. */
	productNames: ReadonlyArray<readonly [sku: string, name: string]>;
	owners: Owners;
}

/** Sorts items into renewals, renewals without a date, and failures. Empty items and those of triggers are ignored. */
export function readBatch(jsons: readonly Json[], settings: ReadSettings): Batch {
	const finder = new FieldFinder();
	const failures = new Map<string, number>();
	const renewals: Json[] = [];
	for (const json of jsons) {
		if (isFromTrigger(json)) continue;
		const failure = failureOf(json);
		if (failure !== undefined && !isDated(json, settings)) {
			countIn(failures, failure);
			continue;
		}
		const renewal = settings.owners.assign(json);
		renewals.push(renewal);
		finder.see(renewal);
	}

	const column = new DateColumn(settings.dateFormat, settings.zone);
	const dateOf = (json: Json, { date }: DigestFields) => dateAt(json, date, settings);
	for (const json of renewals) column.look(dateOf(json, finder.fieldsOf(json)));

	const reader = new RowReader(settings);
	const rows: Row[] = [];
	const undated: UndatedRow[] = [];
	let hasDateField = renewals.length === 0;
	for (const json of renewals) {
		const fields = finder.fieldsOf(json);
		const value = dateOf(json, fields);
		const reading = column.read(value);
		if (value !== undefined || fields.invalidDateReason !== undefined) hasDateField = true;
		if (reading.kind === 'day') rows.push(reader.rowOf(json, fields, reading.day));
		else undated.push(reader.undatedOf(json, fields, reading.kind === 'missing' ? '' : reading.reason));
	}
	const counting = todayOf(rows, settings);
	for (const row of rows) settle(row, counting.today);
	return {
		rows,
		undated,
		failures: [...failures].map(([message, count]) => ({ message, count })),
		keys: finder.keys(),
		...counting,
		hasDateField,
	};
}

const dateAt = (json: Json, found: string | undefined, { dateField }: ReadSettings): unknown =>
	dateField !== '' ? readPath(json, dateField) : found === undefined ? undefined : json[found];

/**
 * A row with an error and a date is still a renewal, e.g. one whose mail was rejected earlier. The other rows settle
 * whether 03/04 is in March or April.
 */
function isDated(json: Json, settings: ReadSettings): boolean {
	const value = dateAt(json, fieldsOf(json).date, settings);
	return ['day', 'ambiguous'].includes(readDate(value, { format: settings.dateFormat, zone: settings.zone }).kind);
}

/**
 * The day that the digest counts from. Rows that were sorted on one other day, such as by a filter with its own As Of,
 * stay as they were sorted; rows of several days are recalculated.
 */
function todayOf(rows: readonly Row[], { asOf, today }: ReadSettings): Pick<Batch, 'today' | 'isAsOfRows' | 'isMixed'> {
	if (asOf !== undefined) return { today: asOf, isAsOfRows: false, isMixed: false };
	let judged: Day | undefined;
	for (const { day, daysLeft } of rows) {
		if (Number.isNaN(daysLeft)) continue;
		if (judged !== undefined && judged !== day - daysLeft) return { today, isAsOfRows: false, isMixed: true };
		judged = day - daysLeft;
	}
	return { today: judged ?? today, isAsOfRows: judged !== undefined && judged !== today, isMixed: false };
}

/** Keeps a row's own stage if it counts from the same day, otherwise determines it again. */
function settle(row: Row, today: Day): void {
	const isSameDay = Number.isNaN(row.daysLeft) || row.day - row.daysLeft === today;
	row.daysLeft = row.day - today;
	if (row.stage === '' || (!isSameDay && /^(-?\d+|\d+ days? overdue|grace|overdue|later)$/.test(row.stage))) {
		row.stage = stageOf(row.daysLeft, { thresholds: [...DEFAULT_THRESHOLDS].reverse(), graceDays: 0 });
	}
}

const LONGEST_CURRENCY = 12;

/** Reads the values of rows; `fields` says where they are. */
class RowReader {
	private readonly exactNames: Map<string, string>;
	private readonly prefixes: Array<readonly [prefix: string, name: string]>;

	constructor(private readonly settings: ReadSettings) {
		const isPrefix = ([sku]: readonly [string, string]) => sku.endsWith('*');
		this.exactNames = new Map(settings.productNames.filter((entry) => !isPrefix(entry)));
		this.prefixes = settings.productNames.filter(isPrefix).map(([sku, name]) => [sku.slice(0, -1), name]);
	}

	rowOf(json: Json, fields: DigestFields, day: Day): Row {
		const { dateFormat: format, zone } = this.settings;
		const deadline = readDate(valueAt(json, fields.decisionDeadline), { format, zone });
		const currency = textOf(currencyIn(json, fields), LONGEST_CURRENCY);
		const { vendor, customer, product } = this.namesOf(json, fields);
		return {
			json,
			fields,
			day,
			daysLeft: numberIn(valueAt(json, fields.daysUntilRenewal)) ?? NaN,
			stage: textAt(json, fields.renewalStage),
			deadline: deadline.kind === 'day' ? deadline.day : undefined,
			vendor,
			customer,
			product,
			subscriptionId: textAt(json, fields.subscriptionId),
			quantity: numberIn(valueAt(json, fields.quantity)),
			amount: numberIn(valueAt(json, fields.amount)),
			currency: /^[a-z]{3}$/i.test(currency) ? currency.toUpperCase() : currency,
			autoRenew: readAutoRenew(valueAt(json, fields.autoRenew)),
		};
	}

	undatedOf(json: Json, fields: DigestFields, reason: string): UndatedRow {
		return {
			json,
			fields,
			...this.namesOf(json, fields),
			reason: textAt(json, fields.invalidDateReason) || textOf(reason),
		};
	}

	private namesOf(json: Json, fields: DigestFields): { vendor: string; customer: string; product: string } {
		const sku = textAt(json, fields.sku);
		return {
			vendor: textAt(json, fields.vendor),
			customer: textAt(json, fields.customerName) || textAt(json, fields.customerId),
			product: textAt(json, fields.productName) || this.nameOfSku(sku) || sku,
		};
	}

	private nameOfSku(sku: string): string | undefined {
		return this.exactNames.get(sku) ?? this.prefixes.find(([prefix]) => sku.startsWith(prefix))?.[1];
	}
}

/** The currency, which may be beside the amount in one object: `{ value: 10, currency: 'EUR' }`. */
function currencyIn(json: Json, { currency, amount }: DigestFields): unknown {
	const own = valueAt(json, currency);
	const money = amount === undefined ? undefined : json[amount];
	return isPlaceholder(own) && isObject(money) ? valueAt(money, fieldsOf(money).currency) : own;
}

const PLAIN_NUMBER = /^\s*-?\d{1,15}(\.\d{1,10})?\s*$/;
const MAY_BE_THOUSANDS = /^\s*-?[1-9]\d{0,2}\.\d{3}\s*$/;

/** Whether a text is a number as programs write it. */
export const isPlainNumber = (text: string): boolean => PLAIN_NUMBER.test(text);

/**
 * A number, or a text that is one and nothing else: `1,234` and `1.234` are about a thousand in some countries and
 * about one in others, so they are not numbers here.
 */
export function numberIn(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string' || !isPlainNumber(value) || MAY_BE_THOUSANDS.test(value)) return undefined;
	return Number(value);
}
