import { BatchFields, type Shape } from './batchFields';
import { DateColumn } from './dates/dateColumn';
import type { Day } from './dates/day';
import type { DateReading } from './dates/readDate';
import { entriesOf } from './items/entries';
import { identityOf } from './items/identity';
import { readPath, type Json } from './items/path';
import { alreadyReported, Judge, type Ruling } from './judge';
import { reportKey, type HistorySettings, type ReportOnce } from './reportOnce';
import { Tally, type Hint } from './tally';
import { entryIn, TermsReader, type TermField, type TermSettings } from './terms';
import type { RenewalWindow } from './window';

/** What an item is sorted by. */
export interface SortSettings extends TermSettings {
	/** A path; `''` finds the field by its name. */
	dateField: string;
	soonestFirst: boolean;
	/** `undefined` when every run is to report everything */
	history: HistorySettings | undefined;
}

/** Where the items leave. */
export interface Sorted<Item> {
	inWindow: Item[];
	outsideWindow: Item[];
	noValidDate: Item[];
}

/** What items with the same settings and the same keys have in common. */
interface Table {
	settings: SortSettings;
	/** `undefined` when the date field was chosen by its path */
	shape: Shape | undefined;
	/** Known once all items have been seen. */
	dates: { field: string | undefined; column: DateColumn; judge: Judge } | undefined;
}

/** One renewal on its way: an input item, or an entry of a list in it. There may be a million, so it is kept small. */
interface Row<Item> {
	item: Item;
	json: Json;
	/** of the input item */
	index: number;
	table: Table;
	reading: DateReading | undefined;
	/** `undefined` without a valid date */
	ruling: Ruling | undefined;
	/** why it has no valid date */
	reason: string | undefined;
}

/**
 * Sorts items by their renewal date. Every item, or entry of a list, leaves by exactly one output, in input order, as a
 * copy with the renewal fields added. Nothing is decided before all items have been seen: they choose the date field
 * together, and dates of one field decide for each other whether days or months come first.
 */
export class Sorter<Item extends { json: Json }> {
	private readonly rows: Array<Row<Item>> = [];
	private readonly fields = new BatchFields();
	private readonly columns = new Map<string, DateColumn>();
	private readonly judges = new Map<SortSettings, Judge>();
	private readonly reports = new Map<Row<Item>, ReportOnce>();
	private readonly usedHistories = new Set<HistorySettings>();
	private readonly tally = new Tally();
	private readonly terms: TermsReader;
	private table: Table | undefined;
	private first: SortSettings | undefined;
	private hasDateField = false;

	/** @param labels display names of the fields, for hints */
	constructor(labels: Readonly<Record<TermField | 'identifyBy', string>>) {
		this.terms = new TermsReader(labels);
	}

	/** Whether any item has the field that is to hold the date. */
	get foundDateField(): boolean {
		return this.hasDateField;
	}

	/** Every history in use, also where there is nothing to report. */
	get histories(): ReadonlySet<HistorySettings> {
		return this.usedHistories;
	}

	/** What leaves by In Window only if it was not reported before; known once all are judged. */
	get toReport(): Iterable<ReportOnce> {
		return this.reports.values();
	}

	/** Takes an item in, and splits it where its dates are in a list. */
	add(item: Item, index: number, settings: SortSettings): void {
		this.first ??= settings;
		if (settings.history !== undefined) this.usedHistories.add(settings.history);
		if (settings.lists.length === 0) {
			this.take(item, item.json, index, settings);
			return;
		}
		for (const entry of entriesOf(item.json, [...settings.lists])) {
			const row = this.take(item, entry.json, index, settings);
			if (!('reason' in entry)) continue;
			row.reason = entry.reason;
			this.hasDateField ||= readPath(entry.json, settings.lists[0] ?? '') !== undefined;
		}
	}

	/** Decides where the items leave, once all are in. */
	judge(): void {
		for (const row of this.rows) {
			if (row.reason === undefined) this.look(row);
		}
		for (const row of this.rows) {
			if (row.reading !== undefined) this.settle(row, row.reading);
			else this.tally.missDate(row.reason ?? '');
		}
	}

	/** Moves out of the window what was reported before. */
	excludeReported(isNew: (report: ReportOnce) => boolean): void {
		for (const [row, report] of this.reports) {
			if (row.ruling === undefined || isNew(report)) continue;
			row.ruling = alreadyReported(row.ruling);
			this.tally.excludeReported();
		}
	}

	sorted(): Sorted<Item> {
		const inWindow: Item[] = [];
		const outsideWindow: Item[] = [];
		const noValidDate: Item[] = [];
		for (const row of this.rows) {
			const { ruling, reason } = row;
			if (ruling === undefined) noValidDate.push(leaving(row, { invalidDateReason: reason }));
			else (ruling.isIn ? inWindow : outsideWindow).push(leaving(row, ruling.fields));
		}
		if (this.first?.soonestFirst === true) sortSoonestFirst(inWindow, this.first.window);
		return { inWindow, outsideWindow, noValidDate };
	}

	/** What people should know of the run. */
	*hints(): Generator<Hint> {
		yield* this.tally.hints();
		yield* this.terms.hints();
	}

	private take(item: Item, json: Json, index: number, settings: SortSettings): Row<Item> {
		const table = this.tableOf(json, settings);
		this.terms.look(json, settings);
		const row: Row<Item> = { item, json, index, table, reading: undefined, ruling: undefined, reason: undefined };
		this.rows.push(row);
		return row;
	}

	private tableOf(json: Json, settings: SortSettings): Table {
		const shape = settings.dateField === '' ? this.fields.look(json) : undefined;
		const { table } = this;
		if (table !== undefined && table.settings === settings && table.shape === shape) return table;
		this.table = { settings, shape, dates: undefined };
		return this.table;
	}

	/** Reads the date at sight; another row may still decide what it means. */
	private look(row: Row<Item>): void {
		const { field, column } = this.datesOf(row.table);
		const value = valueIn(row, field);
		this.hasDateField ||= value !== undefined;
		row.reading = column.look(value);
	}

	private datesOf(table: Table): NonNullable<Table['dates']> {
		if (table.dates !== undefined) return table.dates;
		const { settings, shape } = table;
		const { dateFormat, window, exclusions } = settings;
		const field =
			shape === undefined ? settings.dateField : (this.fields.fieldFor('date', shape) ?? this.fields.onlyField('date'));
		// Dates stand among those of the same field.
		const name = JSON.stringify([field, dateFormat, window.zone]);
		const column = this.columns.get(name) ?? new DateColumn(dateFormat, window.zone);
		this.columns.set(name, column);
		const judge = this.judges.get(settings) ?? new Judge(window, exclusions, this.tally);
		this.judges.set(settings, judge);
		table.dates = { field, column, judge };
		return table.dates;
	}

	private settle(row: Row<Item>, seen: DateReading): void {
		const { field, column } = this.datesOf(row.table);
		const reading = seen.kind === 'ambiguous' ? column.read(valueIn(row, field)) : seen;
		if (reading.kind === 'day') {
			this.rule(row, reading.day);
			return;
		}
		if (reading.kind !== 'missing') row.reason = reading.reason;
		else row.reason = field === undefined ? 'No field that holds a renewal date was found' : `${field} is empty`;
		this.tally.missDate(row.reason);
	}

	private rule(row: Row<Item>, day: Day): void {
		const { json, table } = row;
		const { settings } = table;
		const notice = this.terms.noticeOf(json, day, settings);
		row.ruling = this.datesOf(table).judge.rule(day, notice, () => this.terms.termsOf(json, settings));
		if (!row.ruling.isIn || settings.history === undefined) return;
		this.terms.lookForIdentity(json, settings);
		const identity = identityOf(json, settings.identifyBy, entryIn(json, settings));
		this.reports.set(row, {
			key: reportKey(identity, row.ruling.fields),
			line: undefined,
			history: settings.history,
		});
	}
}

/** The date of a row, as the item holds it. */
function valueIn<Item>({ json, table }: Row<Item>, field: string | undefined): unknown {
	if (field === undefined) return undefined;
	return table.shape === undefined ? readPath(json, field) : json[field];
}

/** Object.assign and not a spread: on a million items that takes a fraction of the time. */
const leaving = <Item extends object>({ item, json, index }: Row<Item>, fields: object): Item =>
	Object.assign({}, item, { json: Object.assign({}, json, fields), pairedItem: { item: index } });

/** Sorted by the day that the window is measured on; days are `YYYY-MM-DD`. */
function sortSoonestFirst(items: Array<{ json: Json }>, { measure }: RenewalWindow): void {
	const dayOf = ({ json }: { json: Json }) =>
		String((measure === 'decisionDeadline' ? json.decisionDeadline : null) ?? json.renewalDate);
	items.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
}
