import type { IExecuteFunctions } from 'n8n-workflow';

import { ParameterError } from '../../shared/n8n/errors';
import { leaveOutOf } from '../../shared/panel/leaveOut';
import { parametersOf, readFlag, readText, readTexts, type Parameters } from '../../shared/n8n/parameters';
import type { StageMemorySettings } from '../../shared/panel/stageHistory';
import { memoryOf } from '../../shared/panel/stages';
import { dateFormatOf } from '../../shared/panel/upcoming';
import { windowOf } from '../../shared/panel/window';
import { leadsIntoList, listsIn, pathInEntry } from '../../shared/renewal/items/entries';
import { ENDED_STATUSES, type LeaveOut } from '../../shared/renewal/leaveOut';
import type { DateFormat } from '../../shared/renewal/dates/readDate';
import type { RenewalWindow } from '../../shared/renewal/window';
import { LABELS } from './panel';

/** What one item is sorted by. Paths lead into the item with entries in place of their lists; `''` is found by name. */
export interface Settings {
	window: RenewalWindow;
	/** The lists to take apart, outermost first. */
	lists: string[];
	dateField: string;
	dateFormat: DateFormat;
	leaveOut: LeaveOut;
	autoRenewField: string;
	termField: string;
	statusField: string;
	noticeField: string;
	soonestFirst: boolean;
	/** Where it is remembered which stages were told, if it is, and what tells renewals apart. */
	memory: StageMemorySettings | undefined;
	toldApartBy: string[];
}

/** @throws ParameterError naming the field */
function settingsIn(parameters: Parameters, now: number): Settings {
	const dateField = readText(parameters, 'dateField', LABELS.dateField);
	const lists = listsIn(dateField);
	const path = (name: keyof typeof LABELS, collection: string) =>
		withinLists(readText(parameters, `${collection}.${name}`, LABELS[name]), LABELS[name], dateField);
	return {
		window: windowOf(parameters, now),
		lists,
		dateField: pathInEntry(dateField),
		dateFormat: dateFormatOf(parameters),
		leaveOut: leaveOutOf(parameters, statusesIn(parameters)),
		autoRenewField: path('autoRenewField', 'leaveOut'),
		termField: path('termField', 'leaveOut'),
		statusField: path('statusField', 'leaveOut'),
		noticeField: path('noticeField', 'options'),
		soonestFirst: readFlag(parameters, 'options.soonestFirst', { field: LABELS.soonestFirst }),
		memory: memoryOf(parameters),
		toldApartBy: readTexts(parameters, 'stages.toldApartBy', LABELS.toldApartBy).map((field) =>
			withinLists(field, LABELS.toldApartBy, dateField),
		),
	};
}

/** Only Date Field says which lists are taken apart; the others may lead into the same entries. */
function withinLists(path: string, label: string, dateField: string): string {
	const lists = listsIn(dateField);
	if (leadsIntoList(path) && !listsIn(path).every((list, depth) => list === lists[depth])) {
		const begins = lists.length === 0 ? 'which leads into no list' : `which is ${dateField}`;
		throw new ParameterError(
			label,
			`${label} (${path}) must lead into the same list as ${LABELS.dateField}, ${begins}`,
			`Let both begin alike, e.g. ${LABELS.dateField} subscriptions[].endDate and ${label} subscriptions[].status.`,
		);
	}
	return pathInEntry(path);
}

function statusesIn(parameters: Parameters): ReadonlySet<string> {
	const path = 'leaveOut.statuses';
	const isAdded = parameters.get(path) !== undefined;
	return new Set(
		isAdded ? readTexts(parameters, path, LABELS.statuses).map((status) => status.toLowerCase()) : ENDED_STATUSES,
	);
}

/**
 * The settings of each item. Only expressions can make them differ from item to item, so that only those are read
 * again: reading parameters costs more than all the rest.
 * @throws ParameterError naming the field
 */
export function settingsFor(context: IExecuteFunctions): (index: number) => Settings {
	const now = Date.now();
	const zone = context.getTimezone();
	const fixed = new Map<string, unknown>();
	const expressions = new Set<string>();
	let last: { values: Map<string, unknown>; settings: Settings } | undefined;

	const readFixed = (path: string) => {
		if (!fixed.has(path)) fixed.set(path, parametersOf(context, 0).get(path));
		return fixed.get(path);
	};
	const readAt = (index: number, values: Map<string, unknown>) => (path: string) => {
		if (!expressions.has(path) && !isExpression(context.getNode().parameters, path)) return readFixed(path);
		expressions.add(path);
		if (!values.has(path)) values.set(path, parametersOf(context, index).get(path));
		return values.get(path);
	};
	return (index) => {
		if (last !== undefined && expressions.size === 0) return last.settings;
		const values = new Map<string, unknown>();
		const get = readAt(index, values);
		const isSame = last !== undefined && [...last.values].every(([path, value]) => Object.is(get(path), value));
		if (last !== undefined && isSame) return last.settings;
		const settings = settingsIn({ get, zone }, now);
		last = { values, settings };
		return settings;
	};
}

/** Whether a parameter is, or holds, an expression: a text that begins with `=`. */
function isExpression(parameters: unknown, path: string): boolean {
	let value = parameters;
	for (const step of path.split('.')) {
		if (typeof value !== 'object' || value === null) break;
		value = new Map(Object.entries(value)).get(step);
	}
	return JSON.stringify(value ?? null).includes('"=');
}
