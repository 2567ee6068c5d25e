import { BatchDates, usedFields, type Dated, type DateTable } from './batchDates';
import { BatchFields, type Shape } from './batchFields';
import type { Day } from './dates/day';
import type { DateReading } from './dates/readDate';
import { entriesOf } from './items/entries';
import { failureIn } from './items/failure';
import { Identification } from './items/identity';
import { readPath, type Json } from './items/path';
import { alreadyReported, Judge, type Ruling } from './judge';
import { keysAtStage, type HistorySettings, type ReportOnce } from './reportOnce';
import { Requested } from './requested';
import { Tally, type Hint } from './tally';
import { TermsReader, type TermField, type TermSettings } from './terms';
import { neverEntered, type RenewalFacts, type RenewalWindow } from './window';
import { counted } from './wording';

/** What an item is sorted by. */
export interface SortSettings extends TermSettings {
	/** A path; `''` finds the field by its name. */
	dateField: string;
	soonestFirst: boolean;
	/** `undefined` when every run is to report everything */
	history: HistorySettings | undefined;
}

/** The outputs. */
export interface Sorted<Item> {
	inWindow: Item[];
	outsideWindow: Item[];
	noValidDate: Item[];
}

/** What items with the same settings and the same keys have in common. */
interface Table extends DateTable {
	settings: SortSettings;
	judge: Judge;
	/** Whether the items say which days a vendor was asked for. */
	isRequested: boolean;
}

/** One renewal on its way: an input item, or an entry of a list in it. There may be a million, so it is kept small. */
interface Row<Item> extends Dated {
	item: Item;
	table: Table;
	/** `undefined` without a valid date */
	ruling: Ruling | undefined;
	/** why it has no valid date */
	reason: string | undefined;
}

interface SorterOptions {
	/** Display names of the fields, for hints. */
	labels: Readonly<Record<TermField | 'identifyBy', string>>;
	/** Where an input item comes from, if items from several places were merged; asked only when it matters. */
	originOf(index: number): string;
}

/**
 * Sorts items by their renewal date. Every item, or entry of a list, leaves by exactly one output, in input order, as a
 * copy with the renewal fields added. Nothing is decided before all items have been seen: the date field is chosen for
 * all of them, and dates of one field and source settle for each other whether days or months come first.
 */
export class Sorter<Item extends { json: Json }> {
	private readonly rows: Array<Row<Item>> = [];
	private readonly fields = new BatchFields();
	private readonly dates: BatchDates;
	private readonly reports = new Map<Row<Item>, ReportOnce>();
	private readonly usedHistories = new Set<HistorySettings>();
	private readonly identifications = new Map<string, Identification>();
	private readonly tally = new Tally();
	private readonly requested = new Requested();
	private readonly terms: TermsReader;
	private table: Table | undefined;
	private first: SortSettings | undefined;
	private foundList = false;
	private dated = 0;
	private undated = 0;
	/** Items without a date that are errors of earlier nodes. */
	private failed = 0;

	constructor(options: SorterOptions) {
		this.dates = new BatchDates(this.fields, (index) => options.originOf(index));
		this.terms = new TermsReader(options.labels, this.fields);
	}

	/** Whether any item has the date field. */
	get foundDateField(): boolean {
		return this.dates.foundField || this.foundList;
	}

	/** Why no item has a readable date, and in which fields it was looked for; `undefined` when some item has one. */
	get unreadable(): { fields: string[]; reasons: string } | undefined {
		if (this.dated > 0 || this.undated === 0) return undefined;
		return { fields: [...usedFields(this.rows).keys()], reasons: this.tally.whyUndated };
	}

	/** Every history in use, also where there is nothing to report. */
	get histories(): ReadonlySet<HistorySettings> {
		return this.usedHistories;
	}

	/** What leaves by In Window only if it was not reported before; known once all are judged. */
	get toReport(): Iterable<ReportOnce> {
		return this.reports.values();
	}

	/** Adds an item, and splits it if its dates are in a list. */
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
			this.foundList ||= readPath(entry.json, settings.lists[0] ?? '') !== undefined;
		}
	}

	/** Decides by which output the items leave, once all are added. */
	judge(): void {
		for (const row of this.rows) {
			if (row.reason === undefined) this.dates.look(row);
		}
		this.dates.splitBySource(this.rows);
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
			if (ruling === undefined) noValidDate.push(leaving(row, { ...row.json, invalidDateReason: reason }));
			else (ruling.isIn ? inWindow : outsideWindow).push(leaving(row, withFields(row.json, ruling.fields)));
		}
		if (this.first?.soonestFirst === true) sortSoonestFirst(inWindow, this.first.window);
		return { inWindow, outsideWindow, noValidDate };
	}

	/** The hints of the run. */
	*hints(): Generator<Hint> {
		yield* this.tally.hints();
		const { withoutDate, whyUndated } = this.tally;
		if (withoutDate > 0) {
			const advice =
				this.failed === 0 ? '' : ' Connect No Valid Date to the node that reports, too, or the report looks complete.';
			const text = `${withoutDate} of ${counted(this.rows.length, 'item')} ${withoutDate === 1 ? 'has' : 'have'} no valid date: ${whyUndated}.${advice}`;
			yield { kind: 'warning', text };
		}
		yield* this.dates.hints(this.rows);
		yield* this.terms.hints();
		for (const { fields } of this.identifications.values()) {
			if (fields.length > 0) yield { kind: 'info', text: `Renewals are identified by ${fields.join(', ')}.` };
		}
		yield* this.requested.hints();
		if (this.first !== undefined) yield* neverEntered(this.first.window);
	}

	private take(item: Item, json: Json, index: number, settings: SortSettings): Row<Item> {
		const table = this.tableOf(this.fields.look(json), settings);
		this.terms.look(json, settings);
		const row: Row<Item> = { item, json, index, table, reading: undefined, ruling: undefined, reason: undefined };
		this.rows.push(row);
		return row;
	}

	private tableOf(shape: Shape, settings: SortSettings): Table {
		const { table } = this;
		const isSame = table?.settings === settings;
		if (isSame && table.shape === shape) return table;
		const judge = isSame ? table.judge : new Judge(settings.window, settings.exclusions, this.tally);
		const isRequested = shape.keys.has('requestedUntil');
		this.table = { settings, judge, shape, isRequested, column: undefined };
		return this.table;
	}

	private settle(row: Row<Item>, alone: DateReading): void {
		const { column } = row.table;
		if (column === undefined) return;
		const reading = this.dates.read(row, column, alone);
		if (reading.kind === 'day') {
			this.dated += 1;
			this.rule(row, reading.day);
			return;
		}
		this.undated += 1;
		row.reason = reading.kind === 'missing' ? this.whyMissing(row.json, column.field) : reading.reason;
		this.tally.missDate(row.reason);
	}

	private whyMissing(json: Json, field: string | undefined): string {
		const failure = failureIn(json);
		if (failure === undefined)
			return field === undefined ? 'No field with a renewal date was found' : `${field} is empty`;
		this.failed += 1;
		return `an earlier node failed with "${failure}"`;
	}

	private rule(row: Row<Item>, day: Day): void {
		const { json, table } = row;
		const { settings, judge } = table;
		if (table.isRequested) this.requested.note(json, settings.window);
		const notice = this.terms.noticeOf(json, day, settings);
		row.ruling = judge.place(day, notice);
		if (!row.ruling.isIn) return;
		row.ruling = judge.exclude(row.ruling, this.terms.termsOf(json, day, settings));
		if (!row.ruling.isIn || settings.history === undefined) return;
		this.terms.lookForIdentity(json, settings);
		const keys = keysAtStage(this.identificationBy(settings.identifyBy).of(json), row.ruling.fields);
		this.reports.set(row, { keys, history: settings.history });
	}

	private identificationBy(paths: readonly string[]): Identification {
		const name = JSON.stringify(paths);
		const known = this.identifications.get(name) ?? new Identification(paths);
		this.identifications.set(name, known);
		return known;
	}
}

const leaving = <Item extends object>({ item, index }: Row<Item>, json: Json): Item => ({
	...item,
	json,
	pairedItem: { item: index },
});

/** Field by field: on a million items, a second spread or Object.assign takes twice the time. */
function withFields(json: Json, fields: Ruling['fields']): Json {
	const { renewalDate, daysUntilRenewal, renewalStage, decisionDeadline, isOverdue, outsideReason } = fields;
	const copy: Json & RenewalFacts = {
		...json,
		renewalDate,
		daysUntilRenewal,
		renewalStage,
		decisionDeadline,
		isOverdue,
	};
	if (outsideReason !== undefined) copy.outsideReason = outsideReason;
	return copy;
}

/** Sorted by the day that the window is measured on; days are `YYYY-MM-DD`. */
function sortSoonestFirst(items: Array<{ json: Json }>, { measure }: RenewalWindow): void {
	const dayOf = ({ json }: { json: Json }) =>
		String((measure === 'decisionDeadline' ? json.decisionDeadline : null) ?? json.renewalDate);
	items.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
}
