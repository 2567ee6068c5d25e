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
	'unusedQuantity',
	'requestedFrom',
	'requestedUntil',
]);

const textAt = (json: Json, role: Role): string | null => {
	const field = fieldsOf(json)[role];
	const value = field === undefined ? undefined : json[field];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
};

/** All of an item that stays the same from day to day. */
const wholeOf = (json: Json) => Object.entries(json).filter(([name]) => !SEEN_FROM_A_DAY.has(name));

/** Vendor, customer, subscription and product, found by name. */
const partsOf = (json: Json) => ({
	vendor: textAt(json, 'vendor'),
	customer: textAt(json, 'customerId') ?? textAt(json, 'customerName'),
	subscription: textAt(json, 'subscriptionId'),
	product: textAt(json, 'product'),
});

/** A customer alone may have several renewals on one day: unless more is told, the whole item tells them apart. */
function byName(json: Json): unknown {
	const { vendor, customer, subscription, product } = partsOf(json);
	const suffices = subscription !== null || (customer !== null && product !== null);
	return suffices ? [vendor, customer, subscription, product] : wholeOf(json);
}

/**
 * What tells one renewal apart from all others, as text. Too much of it and a renewal is told twice; too little and
 * one hides behind another: an item that names neither a subscription nor a customer with a product is its own identity, as a whole.
 * @param paths the fields to go by; found by name when there are none
 * @param entry the entry of a list that stands in the item, if it is taken apart
 */
export function identityOf(json: Json, paths: readonly string[] = [], entry?: unknown): string {
	const values = paths.map((path) => readPath(json, path) ?? null);
	const chosen = values.some((value) => value !== null && value !== '');
	if (chosen) return JSON.stringify(values);
	return JSON.stringify(isObject(entry) ? [Object.values(partsOf(json)), byName(entry)] : byName(json));
}
