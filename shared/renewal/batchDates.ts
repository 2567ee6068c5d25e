import type { BatchFields, Shape } from './batchFields';
import type { DateFormat, DateReading } from './dates/readDate';
import { objectsOn, readPath, type Json } from './items/path';
import { isSourceField, sourceIn } from './items/source';
import { SourceDates } from './sourceDates';
import type { Hint } from './tally';
import type { RenewalWindow } from './window';
import { counted, countIn } from './wording';

/** How the dates of an item are found and read. */
interface DateSettings {
	/** A path; `''` finds the field by its name. */
	dateField: string;
	dateFormat: DateFormat;
	window: RenewalWindow;
}

/** What items with the same settings and the same keys have in common. */
export interface DateTable {
	settings: DateSettings;
	shape: Shape;
	/** Known once all items have been seen. */
	column: Column | undefined;
}

/** An item whose date is read. */
export interface Dated {
	json: Json;
	/** of the input item */
	index: number;
	table: DateTable;
	/** The date on its own; another one may still change it. */
	reading: DateReading | undefined;
}

/** The dates of one field. */
export interface Column {
	/** `undefined` when no field was found */
	field: string | undefined;
	dates: SourceDates;
	/** Whether one date may still change how another is read. */
	isOpen: boolean;
	/** The same dates by source, if one may change another. */
	sources: Map<string, SourceDates> | undefined;
}

/**
 * Reads the dates of a batch: the field is chosen once for all items, and dates of one field and source settle for each
 * other whether days or months come first. Look at all of them first, then split by source, then read.
 */
export class BatchDates {
	private readonly columns = new Map<string, Column>();
	private readonly sourceFields = new Map<Shape, readonly string[]>();
	private hasAny = false;

	/** @param originOf where an input item comes from, if items of several places were merged; asked when it matters */
	constructor(
		private readonly fields: BatchFields,
		private readonly originOf: (index: number) => string,
	) {}

	/** Whether any item has the date field. */
	get foundField(): boolean {
		return this.hasAny;
	}

	/** Reads the date on its own; another one may still change it. */
	look(row: Dated): void {
		const column = (row.table.column ??= this.columnOf(row.table));
		const value = valueIn(row, column);
		this.hasAny ||= value !== undefined;
		row.reading = column.dates.column.look(value);
		column.isOpen ||=
			row.reading.kind === 'ambiguous' || (row.reading.kind === 'unreadable' && row.reading.isOrderOpen === true);
	}

	/**
	 * Dates settle each other only within one source: after a merge, one vendor's dates must not change how another's are
	 * read. Most columns have nothing to settle, and are not checked again.
	 */
	splitBySource(rows: readonly Dated[]): void {
		for (const column of this.columns.values()) {
			const { mayChangeDays, isMixed } = column.dates.column.evidence;
			if (column.isOpen || mayChangeDays || isMixed) column.sources = new Map();
		}
		for (const row of rows) {
			const { column } = row.table;
			if (column?.sources === undefined || row.reading === undefined) continue;
			this.datesOf(row, column, column.sources).column.look(valueIn(row, column));
		}
	}

	/** The date of a row, given all others. @param alone as it was looked at */
	read(row: Dated, column: Column, alone: DateReading): DateReading {
		const { sources } = column;
		return sources === undefined ? alone : this.datesOf(row, column, sources).read(valueIn(row, column));
	}

	/** Hints on how the dates were read. @param rows all rows, for the fields that they use */
	*hints(rows: readonly Dated[]): Generator<Hint> {
		const fields = this.columns.size > 1 ? [...usedFields(rows)] : [];
		if (fields.length > 1) {
			const named = fields.map(([field, count]) => `${field} (${counted(count, 'item')})`).join(', ');
			yield { kind: 'info', text: `Dates come from ${fields.length} fields: ${named}.` };
		}
		for (const { dates, sources } of this.columns.values()) {
			for (const one of sources?.values() ?? [dates]) yield* one.hints();
		}
	}

	private columnOf({ settings, shape }: DateTable): Column {
		const { dateField, dateFormat, window } = settings;
		const field = dateField === '' ? (this.fields.fieldFor('date', shape) ?? this.fields.onlyField('date')) : dateField;
		const name = JSON.stringify([field, dateFormat, window.zone]);
		const known = this.columns.get(name);
		if (known !== undefined) return known;
		const dates = new SourceDates(field ?? '', dateFormat, window);
		const column: Column = { field, dates, isOpen: false, sources: undefined };
		this.columns.set(name, column);
		return column;
	}

	/** The dates that may change how this row's date is read. */
	private datesOf(row: Dated, { field = '' }: Column, sources: Map<string, SourceDates>): SourceDates {
		const source = this.sourceOf(row);
		const known = sources.get(source);
		if (known !== undefined) return known;
		const { dateFormat, window } = row.table.settings;
		const dates = new SourceDates(source === '' ? field : `${field} (${source})`, dateFormat, window);
		sources.set(source, dates);
		return dates;
	}

	/**
	 * Every vendor, distributor, system and file that a row names, and the input of a merge that it came from: only if
	 * all of them agree were dates written in the same way.
	 */
	private sourceOf({ json, index, table: { shape, settings } }: Dated): string {
		const known = this.sourceFields.get(shape);
		const fields = known ?? [...shape.keys].filter(isSourceField);
		if (known === undefined) this.sourceFields.set(shape, fields);
		const sources = fields.map((field) => sourceIn(json[field]));
		if (settings.dateField.includes('.')) sources.push(...sourcesAround(json, settings.dateField));
		sources.push(this.originOf(index));
		const named = sources.filter((source) => source !== '');
		return named.length < 2 ? (named[0] ?? '') : [...new Set(named)].join(', ');
	}
}

/** What the objects around a date name as their source: `lines` in `lines.end`. */
function sourcesAround(json: Json, dateField: string): string[] {
	const sources: string[] = [];
	for (const object of objectsOn(json, dateField).slice(1)) {
		for (const name in object) if (isSourceField(name)) sources.push(sourceIn(object[name]));
	}
	return sources;
}

/** The fields that dates were taken from, and for how many items. */
export function usedFields(rows: readonly Dated[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { table } of rows) {
		if (table.column?.field !== undefined) countIn(counts, table.column.field);
	}
	return counts;
}

/** The date of a row, as the item has it. */
function valueIn({ json, table }: Dated, { field }: Column): unknown {
	if (field === undefined) return undefined;
	return table.settings.dateField === '' ? json[field] : readPath(json, field);
}
