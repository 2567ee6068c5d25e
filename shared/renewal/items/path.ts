import { remembering, singleLine } from './words';

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null;
}

/** Whether an item has no fields, as of *Always Output Data*. */
export function isEmpty(json: Json): boolean {
	for (const key in json) if (Object.hasOwn(json, key)) return false;
	return true;
}

/** An object's own values, without its prototype's and without the length of a list. */
function holds(value: unknown, key: string): value is Json {
	return isObject(value) && Object.prototype.propertyIsEnumerable.call(value, key);
}

const STEP = /\.?([^.[\]]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/y;

function stepsOf(path: string): string[] {
	const steps: string[] = [];
	STEP.lastIndex = 0;
	while (STEP.lastIndex < path.length) {
		const found = STEP.exec(path);
		if (!found) return [path];
		steps.push(found[1] ?? found[2] ?? found[3] ?? found[4] ?? '');
	}
	return steps.length === 0 ? [path] : steps;
}

/** Settings name a handful of paths; expressions may make them up for each item. */
const knownSteps = new Map<string, string[]>();
const MOST_KNOWN = 100;

function knownStepsOf(path: string): string[] {
	const known = knownSteps.get(path);
	if (known !== undefined) return known;
	if (knownSteps.size === MOST_KNOWN) knownSteps.clear();
	const steps = stepsOf(path);
	knownSteps.set(path, steps);
	return steps;
}

const TIDY = /[\u200b-\u200f\u2060\ufeff]/g;

/** A header without byte order mark, no-break spaces and outer spaces, as people type it. */
function tidied(key: string): string {
	return singleLine(key.replace(TIDY, ''));
}

const tidiedKey = remembering(tidied);

/** The key that an item spells like a step, or almost: `Next Due ` is found as `Next Due`. */
function keyFor(value: unknown, step: string): string | undefined {
	if (holds(value, step)) return step;
	if (!isObject(value) || Array.isArray(value)) return undefined;
	const wanted = tidiedKey(step);
	for (const key in value) {
		if (key !== step && tidiedKey(key) === wanted && holds(value, key)) return key;
	}
	return undefined;
}

/**
 * The value at a path such as `subscription.endDate`, `terms['end date']` or `lines[0].expires`; a key that is spelled
 * exactly like the path wins. A byte order mark, no-break spaces and outer spaces in a key are ignored. `undefined`
 * when there is none.
 */
export function readPath(json: Json, path: string): unknown {
	if (holds(json, path)) return json[path];
	let value: unknown = json;
	const steps = knownStepsOf(path);
	for (const step of steps) {
		const key = keyFor(value, step);
		if (key === undefined || !isObject(value)) return steps.length === 1 ? undefined : atKey(json, path);
		value = value[key];
	}
	return value;
}

/** The objects on the way to what {@link readPath} finds, outermost first: `a.b` has the item and its `a`. */
export function objectsOn(json: Json, path: string): Json[] {
	const objects: Json[] = [json];
	if (holds(json, path)) return objects;
	for (const step of knownStepsOf(path).slice(0, -1)) {
		const outer: unknown = objects.at(-1);
		const key = keyFor(outer, step);
		const inner = key === undefined || !isObject(outer) ? undefined : outer[key];
		if (!isObject(inner)) break;
		objects.push(inner);
	}
	return objects;
}

/** The value of the one key that is spelled like a whole path, `Acct. No. `, or almost. */
function atKey(json: Json, path: string): unknown {
	const key = keyFor(json, path);
	return key === undefined ? undefined : json[key];
}

/** A copy in which `path` holds `value`; only the objects on the way to it are copied. */
export function withValueAt(json: Json, path: string, value: unknown): Json {
	return holds(json, path) ? { ...json, [path]: value } : withValue(json, knownStepsOf(path), value);
}

function withValue(json: unknown, [step, ...others]: string[], value: unknown): Json {
	const before = isObject(json) ? json : {};
	if (step === undefined) return before;
	const key = keyFor(before, step) ?? step;
	return { ...before, [key]: others.length === 0 ? value : withValue(before[key], others, value) };
}

/** A key as a step of a path: quoted when it holds what paths are made of. */
export function stepTo(key: string): string {
	if (!/[.[\]\s]/.test(key)) return `.${key}`;
	return key.includes("'") ? `["${key}"]` : `['${key}']`;
}
