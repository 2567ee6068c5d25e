import { heldIn } from '../../../shared/renewal/items/held';
import type { Json } from '../../../shared/renewal/items/path';
import { singleLine } from '../../../shared/renewal/items/words';

/** Characters that would break a line or change its direction. Joiners stay, because names and emoji need them. */
const DISRUPTIVE = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

/** Half of a surrogate pair, which JSON cannot represent. */
const HALF_A_CHARACTER = /\p{Surrogate}/gu;

/** Most values: words in Western European letters with single spaces, which need no change. */
const IS_LINE = /^[!-~\u00A1-\u00AC\u00AE-\u02AF]+(?: [!-~\u00A1-\u00AC\u00AE-\u02AF]+)*$/;

/** Longer values add little, and one of them must never fill a message. */
const LONGEST_VALUE = 120;

/**
 * A value as one line of plain text: without line breaks, control characters and changes of direction, cut to {@link
 * LONGEST_VALUE} characters. Objects and lists become `''`, because a line has no room for them.
 */
export function textOf(value: unknown, longest = LONGEST_VALUE): string {
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (typeof value !== 'string') return '';
	if (value.length <= longest && IS_LINE.test(value)) return value;
	const near = value.length > 4 * longest ? value.slice(0, 4 * longest) : value;
	return cutTo(singleLine(near.replace(HALF_A_CHARACTER, '\uFFFD').replace(DISRUPTIVE, ' ')), longest);
}

/** A value, or what a system wraps in an object or a list: a customer may be an object that holds its name. */
export const valueAt = (json: Json, field: string | undefined): unknown =>
	field === undefined ? undefined : heldIn(json[field]);

/** Any field of the input as one line: a list with commas, an object by its name, a date of a database as ISO 8601. */
export function lineOfValue(value: unknown): string {
	const held = heldIn(value);
	if (Array.isArray(held)) return textOf(held.map(lineOfValue).filter(Boolean).join(', '));
	if (held instanceof Date) {
		return Number.isNaN(held.getTime()) ? '' : held.toISOString().replace(/T00:00:00\.000Z$/, '');
	}
	return textOf(held);
}

/** Databases hand over a name from a linked table as a list: `["Foxglove"]`. */
export const textAt = (json: Json, field: string | undefined): string =>
	field === undefined ? '' : lineOfValue(json[field]);

/** Cuts between characters as people see them, so that no emoji or accent is torn apart. */
export function cutTo(text: string, longest: number): string {
	if (text.length <= longest) return text;
	let end = 0;
	for (const { index, segment } of new Intl.Segmenter().segment(text)) {
		if (index + segment.length > longest - 1) break;
		end = index + segment.length;
	}
	return `${text.slice(0, end).trimEnd()}…`;
}
