import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { LeftOutCount } from '../../shared/n8n/leaveOut';
import type { StageMemorySettings } from '../../shared/n8n/stageMemory';
import { stageKey, type Once } from '../../shared/n8n/stages';
import { DateColumn } from '../../shared/renewal/dateColumn';
import type { Day } from '../../shared/renewal/day';
import { entriesOf } from '../../shared/renewal/entries';
import { fieldsOf } from '../../shared/renewal/fieldNames';
import { identityOf } from '../../shared/renewal/identity';
import { leftOutBy } from '../../shared/renewal/leaveOut';
import { readPath } from '../../shared/renewal/path';
import type { DateReading } from '../../shared/renewal/readDate';
import { assess, isInWindow, type RenewalWindow } from '../../shared/renewal/window';
import type { Settings } from './settings';
import { entryIn, TermsReader } from './terms';

/** The outputs in the order in which the node draws them. */
export interface Outputs {
	inWindow: INodeExecutionData[];
	outsideWindow: INodeExecutionData[];
	noValidDate: INodeExecutionData[];
}

/** One renewal on its way: an input item, or an entry of a list in it. */
interface Row {
	item: INodeExecutionData;
	json: IDataObject;
	/** of the input item */
	index: number;
	settings: Settings;
	/** `undefined` without a valid date */
	day: Day | undefined;
	noticeDays: number | undefined;
	/** Why it leaves by another output than In Window. */
	reason: string | undefined;
}

/** A date with two readings, until all dates of its column were seen. */
interface OpenDate {
	row: Row;
	field: string | undefined;
	value: unknown;
	column: DateColumn;
}

/**
 * Sorts items by their renewal date. Every item, or entry of a list, leaves by exactly one output, in input order, as a
 * copy with the renewal fields added. Dates of one field settle each other's order of day and month.
 */
export class Sorting {
	private readonly rows: Row[] = [];
	private readonly columns = new Map<string, DateColumn>();
	private last: { field: string | undefined; settings: Settings; column: DateColumn } | undefined;
	private readonly open: OpenDate[] = [];
	private readonly terms = new TermsReader();
	private readonly leftOut = new LeftOutCount();
	private readonly told = new Map<Row, Once>();
	private readonly usedMemories = new Set<StageMemorySettings>();
	private withoutNotice = 0;
	private inWindow = 0;
	private hasDateField = false;

	/** Whether any item has the field that is to hold the date. */
	get foundDateField(): boolean {
		return this.hasDateField;
	}

	/** Every memory in use, also where there is nothing to tell. */
	get memories(): ReadonlySet<StageMemorySettings> {
		return this.usedMemories;
	}

	/** What leaves by In Window only if it was not told before; known once all are judged. */
	get toTell(): Iterable<Once> {
		return this.told.values();
	}

	/** Takes an item in, and apart where its dates are in a list. */
	add(item: INodeExecutionData, index: number, settings: Settings): void {
		if (settings.memory !== undefined) this.usedMemories.add(settings.memory);
		if (settings.lists.length === 0) {
			this.look(item, item.json, index, settings);
			return;
		}
		for (const entry of entriesOf(item.json, settings.lists)) {
			const json = entry.json as IDataObject;
			if (!('reason' in entry)) {
				this.look(item, json, index, settings);
				continue;
			}
			this.hasDateField ||= readPath(json, settings.lists[0] ?? '') !== undefined;
			this.rows.push({ item, json, index, settings, day: undefined, noticeDays: undefined, reason: entry.reason });
		}
	}

	/** Decides where each renewal belongs, once all are in. */
	judge(): void {
		for (const { row, field, value, column } of this.open) settle(row, field, column.read(value));
		for (const row of this.rows) if (row.day !== undefined) this.judgeDay(row, row.day);
	}

	/** Moves out of the window what was told before. */
	leaveOutTold(wasTold: (once: Once) => boolean): void {
		for (const [row, once] of this.told) {
			if (row.day === undefined || !wasTold(once)) continue;
			row.reason = `stage ${assess(row.day, row.settings.window).renewalStage} was told before`;
			this.leftOut.add('stage told before');
			this.inWindow -= 1;
		}
	}

	outputs(): Outputs {
		const inWindow: INodeExecutionData[] = [];
		const outsideWindow: INodeExecutionData[] = [];
		const noValidDate: INodeExecutionData[] = [];
		for (const row of this.rows) {
			const { day, reason, noticeDays } = row;
			if (day === undefined) {
				noValidDate.push(leaving(row, { invalidDateReason: reason }));
				continue;
			}
			const facts = assess(day, row.settings.window, noticeDays);
			if (reason === undefined) inWindow.push(leaving(row, facts));
			else outsideWindow.push(leaving(row, { ...facts, outsideReason: reason }));
		}
		const first = this.rows[0]?.settings;
		if (first?.soonestFirst === true) sortSoonestFirst(inWindow, first.window);
		return { inWindow, outsideWindow, noValidDate };
	}

	/** What people should know of the run. */
	*hints(): Generator<string> {
		const leftOut = this.leftOut.told(this.inWindow);
		if (leftOut !== undefined) yield leftOut;
		if (this.withoutNotice > 0) {
			yield `${this.withoutNotice} item(s) have no notice period, so that their renewal date was held against the window in place of the decision deadline`;
		}
		yield* this.terms.hints();
	}

	private look(item: INodeExecutionData, json: IDataObject, index: number, settings: Settings): void {
		const { dateField } = settings;
		const field = dateField === '' ? fieldsOf(json).date : dateField;
		const value = field === undefined ? undefined : dateField === '' ? json[field] : readPath(json, field);
		this.hasDateField ||= field !== undefined && value !== undefined;
		const column = this.columnOf(field, settings);
		const reading = column.look(value);
		const row: Row = { item, json, index, settings, day: undefined, noticeDays: undefined, reason: undefined };
		this.rows.push(row);
		if (reading.kind === 'day') row.day = reading.day;
		else if (reading.kind === 'ambiguous') this.open.push({ row, field, value, column });
		else settle(row, field, reading);
	}

	/** The dates that one stands among: those of the same field. */
	private columnOf(field: string | undefined, settings: Settings): DateColumn {
		const { last } = this;
		if (last !== undefined && last.field === field && last.settings === settings) return last.column;
		const { dateFormat, window } = settings;
		const name = JSON.stringify([field, dateFormat, window.zone]);
		const column = this.columns.get(name) ?? new DateColumn(dateFormat, window.zone);
		this.columns.set(name, column);
		this.last = { field, settings, column };
		return column;
	}

	private judgeDay(row: Row, day: Day): void {
		const { json, settings } = row;
		const { window } = settings;
		const noticeDays = this.terms.noticeDaysOf(json, day, settings);
		row.noticeDays = noticeDays;
		if (noticeDays === undefined && window.measure === 'decisionDeadline') this.withoutNotice += 1;
		if (!isInWindow(day, window, noticeDays)) {
			row.reason = whyOutside(day, window, noticeDays);
			return;
		}
		const leftOut = leftOutBy(settings.leaveOut, this.terms.termsOf(json, settings));
		if (leftOut !== undefined) {
			row.reason = leftOut.reason;
			this.leftOut.add(leftOut.kind);
			return;
		}
		this.inWindow += 1;
		if (settings.memory === undefined) return;
		const identity = identityOf(json, settings.toldApartBy, entryIn(json, settings));
		this.told.set(row, { key: stageKey(identity, assess(day, window)), memory: settings.memory });
	}
}

/** What a reading that stays means for an item. */
function settle(row: Row, field: string | undefined, reading: DateReading): void {
	if (reading.kind === 'day') row.day = reading.day;
	else if (reading.kind !== 'missing') row.reason = reading.reason;
	else row.reason = field === undefined ? 'No field that holds a renewal date was found' : `${field} is empty`;
}

const inDays = (days: number) => `${days} ${days === 1 ? 'day' : 'days'}`;

function whyOutside(day: Day, window: RenewalWindow, noticeDays: number | undefined): string {
	const days = day - window.today;
	if (window.measure === 'decisionDeadline' && noticeDays !== undefined) {
		const left = days - noticeDays;
		if (left === 0) return 'decision is due today';
		return left < 0 ? `decision was due ${inDays(-left)} ago` : `decision is due in ${inDays(left)}`;
	}
	if (days === 0) return 'renews today';
	return days < 0 ? `renewal date was ${inDays(-days)} ago` : `renews in ${inDays(days)}`;
}

/** Object.assign and not a spread: on a million items that takes a fraction of the time. */
const leaving = ({ item, json, index }: Row, fields: object): INodeExecutionData =>
	Object.assign({}, item, { json: Object.assign({}, json, fields), pairedItem: { item: index } });

/** Sorted by the day that is measured; days are `YYYY-MM-DD`. */
function sortSoonestFirst(items: INodeExecutionData[], { measure }: RenewalWindow): void {
	const dayOf = ({ json }: INodeExecutionData) => String((measure === 'decisionDeadline' ? json.decisionDeadline : null) ?? json.renewalDate);
	items.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
}
