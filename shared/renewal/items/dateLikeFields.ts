import { isObject, stepTo } from './path';
import type { Json } from './path';
import { readDate } from '../dates/readDate';

function isDateLike(value: unknown, zone: string): boolean {
	const { kind } = readDate(value, { format: 'auto', zone });
	return kind === 'day' || kind === 'ambiguous';
}

/** Enough to show what the items contain, few enough to cost nothing. */
const LOOKED_AT = 100;
const DEEPEST = 3;

function* datePaths(json: Json, zone: string, parent = '', depth = 1): Generator<string> {
	for (const [key, value] of Object.entries(json)) {
		const path = parent + stepTo(key);
		if (isDateLike(value, zone)) yield depth === 1 ? key : path.replace(/^\./, '');
		else if (depth < DEEPEST) yield* innerDatePaths(value, zone, path, depth + 1);
	}
}

/** The first entry of a list represents all. */
function* innerDatePaths(value: unknown, zone: string, path: string, depth: number): Generator<string> {
	const list = Array.isArray(value);
	const inner: unknown = list ? value[0] : value;
	if (isObject(inner)) yield* datePaths(inner, zone, list ? `${path}[]` : path, depth);
}

/**
 * The paths, as Date Field accepts them, at which the first items have something that looks like a date: to suggest
 * fields if the chosen one does not exist.
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
