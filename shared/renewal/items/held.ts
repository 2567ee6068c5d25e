import { isObject } from './path';

/** The keys under which systems have the value that an object stands for, the one for people first; in lower case. */
const INNER = ['name', 'label', 'display_value', 'displayvalue', 'value', 'plain_text'];
const DEEPEST = 6;

/**
 * The value that a system wraps: a list with one entry (Airtable's lookups), an option with its color, a linked record,
 * a property with its type (Notion), a value with its history (HubSpot). Anything else is returned as it is; an empty
 * list and one that holds `null` are `undefined`.
 */
export function heldIn(value: unknown, depth = 0): unknown {
	if (!isObject(value) || depth === DEEPEST) return value;
	if (Array.isArray(value)) return value.length > 1 ? value : heldIn(value[0], depth + 1);
	const held = new Map(Object.entries(value).map(([key, one]) => [key.toLowerCase(), one]));
	const type = held.get('type');
	const names = typeof type === 'string' ? [type.toLowerCase(), ...INNER] : INNER;
	const present = names.filter((one) => held.has(one));
	const name = present.find((one) => held.get(one) !== null) ?? present[0];
	return name === undefined ? value : heldIn(held.get(name) ?? undefined, depth + 1);
}
