import { isEmpty, isObject, stepTo } from './path';
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
		const shown = depth === 1 ? key : path.replace(/^\./, '');
		if (isDateLike(value, zone)) yield shown;
		else if (Array.isArray(value) && isDateLike(value[0], zone)) yield `${shown}[]`;
		else if (depth < DEEPEST) yield* innerDatePaths(value, zone, path, depth + 1);
	}
}

/** The first entry of a list represents all. */
function* innerDatePaths(value: unknown, zone: string, path: string, depth: number): Generator<string> {
	const list = Array.isArray(value);
	const inner: unknown = list ? value[0] : value;
	if (isObject(inner)) yield* datePaths(inner, zone, list ? `${path}[]` : path, depth);
}

/** Separators of CSV files, the most telling first: a heading may well contain a comma. */
const SEPARATORS = [';', '\t', '|', ','];

/** The separator of a file that was read with another one: each row is then one text under one long heading. */
function separatorIn(json: Json): string | undefined {
	const [only, ...others] = Object.entries(json);
	if (only === undefined || others.length > 0) return undefined;
	const [heading, text] = only;
	return SEPARATORS.find((separator) => heading.includes(separator) && String(text).includes(separator));
}

/** The field that has this value, which stands where a name belongs: `{{ $json.endDate }}` is the date in `endDate`. */
function fieldWith(value: string, jsons: readonly Json[]): string | undefined {
	for (const json of jsons.slice(0, LOOKED_AT)) {
		const field = Object.keys(json).find((key) => !isObject(json[key]) && String(json[key]).trim() === value);
		if (field !== undefined) return field;
	}
	return undefined;
}

/**
 * What to do about items in which no renewal date was found.
 * @param label the parameter that chooses the field
 * @param chosen the field that it names, if it does
 * @param tried the fields that were found, but have no date that can be read
 */
export function dateFieldAdvice(
	jsons: readonly Json[],
	{ label, zone, chosen = '', tried = [] }: { label: string; zone: string; chosen?: string; tried?: readonly string[] },
): string {
	if (jsons.every(isEmpty)) return 'The items have files, but no fields. Read the files with Extract From File first.';
	const separator = separatorIn(jsons[0] ?? {});
	if (separator !== undefined) {
		const shown = separator === '\t' ? 'a tab' : `"${separator}"`;
		return `All columns are in one field, separated by ${shown}. Set Delimiter under Options of the node that reads the file.`;
	}
	const dateLike = dateLikeFields(jsons, zone).filter((field) => !tried.includes(field));
	const field = chosen === '' ? undefined : fieldWith(chosen, jsons);
	if (field !== undefined || isDateLike(chosen, zone))
		return `${label} takes the name of a field, such as ${field ?? dateLike[0] ?? 'renewalDate'}, not its value. Enter the name without an expression.`;
	if (dateLike.length > 0)
		return `These fields look like dates: ${dateLike.join(', ')}. Set ${label} to the right one.`;
	if (tried.length > 0) return `Correct the dates, or set ${label} or Date Format.`;
	return `None of the fields looks like a date. Set ${label} to the one with the renewal date.`;
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
