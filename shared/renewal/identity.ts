import { fieldsOf } from './fieldNames';
import type { Role } from './fieldNames';
import { isObject, readPath } from './path';
import type { Json } from './path';

/** Fields that tell how the renewal looks from one day; they change although it stays the same. */
const SEEN_FROM_A_DAY = new Set([
	'daysUntilRenewal',
	'renewalStage',
	'decisionDeadline',
	'isOverdue',
	'outsideReason',
	'invalidDateReason',
]);

const textAt = (json: Json, role: Role): string | null => {
	const field = fieldsOf(json)[role];
	const value = field === undefined ? undefined : json[field];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
};

/** All of an item that stays the same from day to day. */
const wholeOf = (json: Json) => Object.entries(json).filter(([name]) => !SEEN_FROM_A_DAY.has(name));

/** Vendor, customer, subscription and product, found by name; `undefined` when neither of the middle two is told. */
function partsByName(json: Json): Array<string | null> | undefined {
	const customer = textAt(json, 'customerId') ?? textAt(json, 'customerName');
	const subscription = textAt(json, 'subscriptionId');
	if (customer === null && subscription === null) return undefined;
	return [textAt(json, 'vendor'), customer, subscription, textAt(json, 'product')];
}

function byName(json: Json, entry: unknown): unknown {
	if (!isObject(entry)) return partsByName(json) ?? wholeOf(json);
	return [partsByName(json) ?? null, partsByName(entry) ?? wholeOf(entry)];
}

/**
 * What tells one renewal apart from all others, as text. Too much of it and a renewal is told twice; too little and
 * one hides behind another: an item that does not name its customer or subscription is its own identity, as a whole.
 * @param paths the fields to go by; found by name when there are none
 * @param entry the entry of a list that stands in the item, if it is taken apart
 */
export function identityOf(json: Json, paths: readonly string[] = [], entry?: unknown): string {
	const values = paths.map((path) => readPath(json, path) ?? null);
	const chosen = values.some((value) => value !== null && value !== '');
	return JSON.stringify(chosen ? values : byName(json, entry));
}
