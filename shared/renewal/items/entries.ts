import { isObject, readPath, withValueAt } from './path';
import type { Json } from './path';

const LIST = '[]';

/** Whether a path points into every entry of a list: `subscriptions[].renewalDate`. */
export const leadsIntoList = (path: string): boolean => path.includes(LIST);

/** The lists on the way of a path, outermost first: `a[].b[].c` has `a` and `a.b`. */
export function listsIn(path: string): string[] {
	const parts = path.split(LIST);
	return parts.slice(0, -1).map((_part, index) => parts.slice(0, index + 1).join(''));
}

/** The path within an item whose list was replaced by one of its entries. */
export const pathInEntry = (path: string): string => path.split(LIST).join('');

/** An item with one entry instead of the list, or why there is none. */
export type Entry = { json: Json } | { json: Json; reason: string };

/**
 * One item for each entry of a list: the entry replaces the list under the same name, and all other fields stay. Nested
 * lists are split in turn. An object instead of a list counts as its only entry, as in XML.
 * @param lists as of {@link listsIn}
 */
export function entriesOf(json: Json, [list, ...inner]: string[]): Entry[] {
	if (list === undefined) return [{ json }];
	const value = readPath(json, list);
	if (!isObject(value)) {
		const isEmpty = value === undefined || value === null || value === '';
		return [{ json, reason: isEmpty ? `${list} is empty` : `${list} is not a list` }];
	}
	if (!Array.isArray(value)) return entriesOf(json, inner);
	if (value.length === 0) return [{ json, reason: `${list} is empty` }];
	return value.flatMap((entry) => entriesOf(withValueAt(json, list, entry), inner));
}
