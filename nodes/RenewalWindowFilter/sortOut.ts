import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { StageMemorySettings } from '../../shared/panel/stageHistory';
import type { ReportOnce } from '../../shared/panel/stages';
import { DateColumn } from '../../shared/renewal/dates/dateColumn';
import type { Day } from '../../shared/renewal/dates/day';
import { entriesOf } from '../../shared/renewal/items/entries';
import { fieldsOf } from '../../shared/renewal/items/fieldNames';
import { identityOf } from '../../shared/renewal/items/identity';
import { leftOutBy, LeftOutCount } from '../../shared/renewal/leaveOut';
import { stageKey } from '../../shared/renewal/stage';
import { readPath } from '../../shared/renewal/items/path';
import type { DateReading } from '../../shared/renewal/dates/readDate';
import type { RenewalWindow } from '../../shared/renewal/window';
import type { Settings } from './settings';
import { entryIn, TermsReader } from './terms';
import { Verdicts, type Verdict } from './verdict';

/** The outputs in the order in which the node draws them. */
export interface Outputs {
	inWindow: INodeExecutionData[];
	outsideWindow: INodeExecutionData[];
	noValidDate: INodeExecutionData[];
}

/** One renewal on its way: an input item, or an entry of a list in it. There may be a million, so that it is kept small. */
interface Row {
	item: INodeExecutionData;
	json: IDataObject;
	/** of the input item */
	index: number;
	/** `undefined` without a valid date */
	verdict: Verdict | undefined;
	/** Why it has no valid date, or why it is left out although it is in the window. */
	reason: string | undefined;
}

/** What renewals with the same settings and date field have in common. */
interface Group {
	field: string | undefined;
	settings: Settings;
	column: DateColumn;
	verdicts: Verdicts;
}

/** A date with two readings, until all dates of its column were seen. */
interface OpenDate {
	row: Row;
	value: unknown;
	group: Group;
}

/**
 * Sorts items by their renewal date. Every item, or entry of a list, leaves by exactly one output, in input order, as a
 * copy with the renewal fields added. Dates of one field settle each other's order of day and month.
 */
export class Sorting {
	private readonly rows: Row[] = [];
	private readonly columns = new Map<string, DateColumn>();
	private first: Settings | undefined;
	private last: Group | undefined;
	private readonly open: OpenDate[] = [];
	private readonly terms = new TermsReader();
	private readonly leftOut = new LeftOutCount();
	private readonly told = new Map<Row, ReportOnce>();
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
	get toTell(): Iterable<ReportOnce> {
		return this.told.values();
	}

	/** Takes an item in, and apart where its dates are in a list. */
	add(item: INodeExecutionData, index: number, settings: Settings): void {
		this.first ??= settings;
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
			this.rows.push({ item, json, index, verdict: undefined, reason: entry.reason });
		}
	}

	/** Decides where those belong whose dates could be read in two ways, once all are in. */
	judgeOpen(): void {
		for (const { row, value, group } of this.open) this.settle(row, group, group.column.read(value));
	}

	/** Moves out of the window what was told before. */
	leaveOutTold(wasReported: (once: ReportOnce) => boolean): void {
		for (const [row, once] of this.told) {
			if (row.verdict === undefined || !wasReported(once)) continue;
			row.reason = `stage ${row.verdict.facts.renewalStage} was told before`;
			this.leftOut.add('stage told before');
			this.inWindow -= 1;
		}
	}

	outputs(): Outputs {
		const inWindow: INodeExecutionData[] = [];
		const outsideWindow: INodeExecutionData[] = [];
		const noValidDate: INodeExecutionData[] = [];
		for (const row of this.rows) {
			const { verdict, reason } = row;
			if (verdict === undefined) noValidDate.push(leaving(row, { invalidDateReason: reason }));
			else if (verdict.outside !== undefined) outsideWindow.push(leaving(row, verdict.outside));
			else if (reason !== undefined) outsideWindow.push(leaving(row, { ...verdict.facts, outsideReason: reason }));
			else inWindow.push(leaving(row, verdict.facts));
		}
		if (this.first?.soonestFirst === true) sortSoonestFirst(inWindow, this.first.window);
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
		const group = this.groupOf(field, settings);
		const reading = group.column.look(value);
		const row: Row = { item, json, index, verdict: undefined, reason: undefined };
		if (reading.kind === 'ambiguous') this.open.push({ row, value, group });
		else this.settle(row, group, reading);
		// Last, for what fails leaves as an error.
		this.rows.push(row);
	}

	/** Dates stand among those of the same field. */
	private groupOf(field: string | undefined, settings: Settings): Group {
		const { last } = this;
		if (last !== undefined && last.field === field && last.settings === settings) return last;
		const { dateFormat, window } = settings;
		const name = JSON.stringify([field, dateFormat, window.zone]);
		const column = this.columns.get(name) ?? new DateColumn(dateFormat, window.zone);
		this.columns.set(name, column);
		const verdicts = last?.settings === settings ? last.verdicts : new Verdicts(window);
		this.last = { field, settings, column, verdicts };
		return this.last;
	}

	/** What a reading that stays means for a renewal. */
	private settle(row: Row, group: Group, reading: DateReading): void {
		if (reading.kind === 'day') this.judge(row, group, reading.day);
		else if (reading.kind !== 'missing') row.reason = reading.reason;
		else
			row.reason =
				group.field === undefined ? 'No field that holds a renewal date was found' : `${group.field} is empty`;
	}

	private judge(row: Row, { settings, verdicts }: Group, day: Day): void {
		const { json } = row;
		const noticeDays = this.terms.noticeDaysOf(json, day, settings);
		if (noticeDays === undefined && settings.window.measure === 'decisionDeadline') this.withoutNotice += 1;
		row.verdict = verdicts.of(day, noticeDays);
		if (row.verdict.outside !== undefined) return;
		const leftOut = leftOutBy(settings.leaveOut, this.terms.termsOf(json, settings));
		if (leftOut !== undefined) {
			row.reason = leftOut.reason;
			this.leftOut.add(leftOut.kind);
			return;
		}
		if (settings.memory !== undefined) {
			const identity = identityOf(json, settings.toldApartBy, entryIn(json, settings));
			this.told.set(row, { key: stageKey(identity, row.verdict.facts), memory: settings.memory });
		}
		this.inWindow += 1;
	}
}

/** Object.assign and not a spread: on a million items that takes a fraction of the time. */
const leaving = ({ item, json, index }: Row, fields: object): INodeExecutionData =>
	Object.assign({}, item, { json: Object.assign({}, json, fields), pairedItem: { item: index } });

/** Sorted by the day that is measured; days are `YYYY-MM-DD`. */
function sortSoonestFirst(items: INodeExecutionData[], { measure }: RenewalWindow): void {
	const dayOf = ({ json }: INodeExecutionData) =>
		String((measure === 'decisionDeadline' ? json.decisionDeadline : null) ?? json.renewalDate);
	items.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
}
