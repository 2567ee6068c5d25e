export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null;
}

/** What an object itself holds; nothing of its prototype, and no length of a list. */
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

/**
 * The value at a path such as `subscription.endDate`, `terms['end date']` or `lines[0].expires`;
 * a key that is spelled exactly like the path wins. `undefined` when there is none.
 */
export function readPath(json: Json, path: string): unknown {
	if (holds(json, path)) return json[path];
	let value: unknown = json;
	for (const step of knownStepsOf(path)) {
		if (!holds(value, step)) return undefined;
		value = value[step];
	}
	return value;
}

/** A copy in which `path` holds `value`; only the objects on the way to it are copied. */
export function withValueAt(json: Json, path: string, value: unknown): Json {
	return holds(json, path) ? { ...json, [path]: value } : withValue(json, knownStepsOf(path), value);
}

function withValue(json: unknown, [step, ...others]: string[], value: unknown): Json {
	const before = isObject(json) ? json : {};
	if (step === undefined) return before;
	return { ...before, [step]: others.length === 0 ? value : withValue(before[step], others, value) };
}

/** A key as a step of a path: quoted when it holds what paths are made of. */
export function stepTo(key: string): string {
	if (!/[.[\]\s]/.test(key)) return `.${key}`;
	return key.includes("'") ? `["${key}"]` : `['${key}']`;
}
