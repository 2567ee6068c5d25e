import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { DateColumn } from '../../shared/renewal/dateColumn';
import { findDateField, readPath } from '../../shared/renewal/dateField';
import type { Day } from '../../shared/renewal/day';
import type { DateFormat, DateReading } from '../../shared/renewal/readDate';
import { assess, isInWindow, type RenewalWindow } from '../../shared/renewal/window';

/** The outputs in the order in which the node draws them. */
export interface SortedOut {
	inWindow: INodeExecutionData[];
	outsideWindow: INodeExecutionData[];
	noValidDate: INodeExecutionData[];
}

export interface ItemSettings {
	window: RenewalWindow;
	/** A dotted path; `''` finds the field by its name. */
	dateField: string;
	dateFormat: DateFormat;
}

interface Dated {
	value: unknown;
	field: string | undefined;
	/** The dates that this one stands among. */
	column: DateColumn;
	reading: DateReading;
	window: RenewalWindow;
}

/**
 * Sorts items by their renewal date. Every input item leaves by exactly one output, in input order, as a copy with the
 * renewal fields added. Dates of one field settle each other's order of day and month.
 */
export function sortOut(items: INodeExecutionData[], settingsOf: (index: number) => ItemSettings): SortedOut {
	const columns = new Map<string, DateColumn>();
	const dated = items.map((item, index) => lookAt(item, settingsOf(index), columns));
	const out: SortedOut = { inWindow: [], outsideWindow: [], noValidDate: [] };
	items.forEach((item, index) => {
		const one = dated[index];
		if (one === undefined) return;
		const reading = one.reading.kind === 'ambiguous' ? one.column.read(one.value) : one.reading;
		if (reading.kind === 'day') {
			const output = isInWindow(reading.day, one.window) ? out.inWindow : out.outsideWindow;
			output.push(withFields(item, index, factsOf(item, reading.day, one.window)));
		} else {
			out.noValidDate.push(withFields(item, index, { invalidDateReason: reasonOf(reading, one.field) }));
		}
	});
	return out;
}

function lookAt(
	{ json }: INodeExecutionData,
	{ window, dateField, dateFormat }: ItemSettings,
	columns: Map<string, DateColumn>,
): Dated {
	const field = dateField === '' ? findDateField(json) : dateField;
	const value = field === undefined ? undefined : dateField === '' ? json[field] : readPath(json, field);
	const name = `${field ?? ''} ${dateFormat} ${window.zone}`;
	let column = columns.get(name);
	if (column === undefined) {
		column = new DateColumn(dateFormat, window.zone);
		columns.set(name, column);
	}
	return { value, field, column, reading: column.look(value), window };
}

/** What the window tells of a renewal; a decision deadline that the item brought stays, unless a notice period is set. */
function factsOf({ json }: INodeExecutionData, day: Day, window: RenewalWindow): IDataObject {
	const facts = { ...assess(day, window) };
	const own = json.decisionDeadline;
	return window.noticeDays === undefined && typeof own === 'string' ? { ...facts, decisionDeadline: own } : facts;
}

function reasonOf(reading: Exclude<DateReading, { kind: 'day' }>, field: string | undefined): string {
	if (reading.kind !== 'missing') return reading.reason;
	return field === undefined ? 'No field that holds a renewal date was found' : `${field} is empty`;
}

const withFields = (item: INodeExecutionData, index: number, fields: IDataObject): INodeExecutionData => ({
	...item,
	json: { ...item.json, ...fields },
	pairedItem: { item: index },
});
