import { isObject, stepTo } from './path';
import type { Json } from './path';
import { readDate } from '../dates/readDate';

function isDateLike(value: unknown, zone: string): boolean {
	const { kind } = readDate(value, { format: 'auto', zone });
	return kind === 'day' || kind === 'ambiguous';
}

/** Far enough to show what the items hold, near enough to cost nothing. */
const LOOKED_AT = 100;
const DEEPEST = 3;

function* datePaths(json: Json, zone: string, parent = '', depth = 1): Generator<string> {
	for (const [key, value] of Object.entries(json)) {
		const path = parent + stepTo(key);
		if (isDateLike(value, zone)) yield depth === 1 ? key : path.replace(/^\./, '');
		else if (depth < DEEPEST) yield* innerDatePaths(value, zone, path, depth + 1);
	}
}

/** Of a list, the first entry stands for all. */
function* innerDatePaths(value: unknown, zone: string, path: string, depth: number): Generator<string> {
	const list = Array.isArray(value);
	const inner: unknown = list ? value[0] : value;
	if (isObject(inner)) yield* datePaths(inner, zone, list ? `${path}[]` : path, depth);
}

/**
 * The paths, as Date Field takes them, at which the first items hold something that looks like a date:
to list which fields there are when the chosen one is not among them.
 */
export function dateLikeFields(jsons: Iterable<Json>, zone: string): string[] {
	const paths = new Set<string>();
	let looked = 0;
	for (const json of jsons) {
		for (const path of datePaths(json, zone)) paths.add(path);
		if (++looked === LOOKED_AT) break;
	}
	return [...paths];
}
