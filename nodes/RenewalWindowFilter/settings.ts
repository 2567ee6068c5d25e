import type { IExecuteFunctions } from 'n8n-workflow';

import { ParameterError } from '../../shared/n8n/errors';
import type { Field } from '../../shared/n8n/field';
import { parametersOf, zoneOf, type Parameters } from '../../shared/n8n/parameters';
import { exclusionsOf } from '../../shared/panel/exclude';
import { historyOf } from '../../shared/panel/stages';
import { dateFormat } from '../../shared/panel/upcoming';
import { windowOf } from '../../shared/panel/window';
import { endedStatuses, statusKey } from '../../shared/renewal/exclusions';
import { leadsIntoList, listsIn, pathInEntry } from '../../shared/renewal/items/entries';
import type { SortSettings } from '../../shared/renewal/sorter';
import {
	autoRenewField,
	dateField,
	decidedDateField,
	decisionField,
	identifyBy,
	LABELS,
	noticeField,
	snoozeField,
	soonestFirst,
	statuses,
	statusField,
	termField,
} from './panel';

/** @throws ParameterError naming the field */
function settingsIn(parameters: Parameters, now: number): SortSettings {
	const datePath = dateField.read(parameters);
	const inEntry = (path: string, label: string) => withinLists(path, label, datePath);
	const pathIn = (field: Field<string>, collection: string) =>
		inEntry(field.read(parameters, collection), field.property.displayName);
	return {
		window: windowOf(parameters, now),
		lists: listsIn(datePath),
		dateField: pathInEntry(datePath),
		dateFormat: dateFormat.read(parameters, 'options'),
		exclusions: exclusionsOf(parameters, excludedStatusesOf(parameters)),
		autoRenewField: pathIn(autoRenewField, 'leaveOut'),
		termField: pathIn(termField, 'leaveOut'),
		statusField: pathIn(statusField, 'leaveOut'),
		decisionField: pathIn(decisionField, 'leaveOut'),
		decidedDateField: pathIn(decidedDateField, 'leaveOut'),
		snoozeField: pathIn(snoozeField, 'leaveOut'),
		noticeField: pathIn(noticeField, 'options'),
		soonestFirst: soonestFirst.read(parameters, 'options'),
		history: historyOf(parameters),
		identifyBy: (identifyBy.read(parameters, 'stages') ?? []).map((path) => inEntry(path, LABELS.identifyBy)),
	};
}

/** Only Date Field says which lists are split; the other fields may point into the same entries. */
function withinLists(path: string, label: string, datePath: string): string {
	const lists = listsIn(datePath);
	if (leadsIntoList(path) && !listsIn(path).every((list, depth) => list === lists[depth])) {
		const which = lists.length === 0 ? 'which does not point into a list' : `which is ${datePath}`;
		throw new ParameterError(
			label,
			`${label} (${path}) must point into the same list as ${LABELS.dateField}, ${which}`,
			`Start both with the same list, e.g. ${LABELS.dateField} subscriptions[].endDate and ${label} subscriptions[].status.`,
		);
	}
	return pathInEntry(path);
}

function excludedStatusesOf(parameters: Parameters): ReadonlySet<string> {
	const chosen = statuses.read(parameters, 'leaveOut');
	return chosen === undefined ? endedStatuses : new Set(chosen.map(statusKey));
}

/**
 * The settings of each item. Only expressions can make them differ from item to item, so only those are read again:
 * reading parameters costs more than everything else.
 * @throws ParameterError naming the field
 */
export function settingsFor(context: IExecuteFunctions): (index: number) => SortSettings {
	const now = Date.now();
	const zone = zoneOf(context);
	const fixed = new Map<string, unknown>();
	const expressions = new Set<string>();
	let last: { values: Map<string, unknown>; settings: SortSettings } | undefined;

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
