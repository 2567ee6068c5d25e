import { readDate } from './readDate';

type Json = Record<string, unknown>;

/** Best first. The vendors' own names, ours, and those that other systems use for the same. */
const DATE_FIELDS = [
	'renewalDate',
	'nextRenewalDate',
	'renewsAt',
	'renewsOn',
	'licenseRenewalDate',
	'licenseEndDate', // Keepnet
	'licenceEndDate',
	'licenseExpirationDate', // Trend Micro, Licensing Management
	'licenseExpiryDate',
	'licenseExpiry',
	'subscriptionEndDate', // VMware Cloud Partner Navigator
	'subscriptionExpirationDate',
	'cotermDate', // Adobe VIP Marketplace
	'anniversaryDate',
	'commitmentEndDate', // Microsoft Partner Center
	'contractEndDate',
	'termEndDate',
	'expire', // Trend Micro, Worry-Free
	'expires',
	'expiresAt',
	'expiresOn',
	'expireDate',
	'expirationDate',
	'expiryDate',
	'expiration',
	'expiry',
	'validUntil',
	'validTo',
	'currentPeriodEnd', // Stripe
	'endDate',
	'endsAt',
	'endsOn',
];

/** Names are compared without case, spaces, `_` and `-`. */
function bareName(name: string): string {
	return name.toLowerCase().replace(/[\s_-]/g, '');
}

const RANKS = new Map(DATE_FIELDS.map((name, rank) => [bareName(name), rank]));

function bestField(keys: readonly string[]): string | undefined {
	let best: string | undefined;
	let bestRank = Infinity;
	for (const key of keys) {
		const rank = RANKS.get(bareName(key)) ?? Infinity;
		if (rank >= bestRank) continue;
		best = key;
		bestRank = rank;
	}
	return best;
}

interface Shape {
	keys: readonly string[];
	field: string | undefined;
}

/** The shapes met last: a million items have few, and comparing keys is quicker than ranking. */
const recentShapes: Shape[] = [];
const REMEMBERED_SHAPES = 8;

function hasShape(json: Json, { keys }: Shape): boolean {
	let count = 0;
	for (const key in json) {
		if (key !== keys[count]) return false;
		count++;
	}
	return count === keys.length;
}

/**
 * The key, as the item spells it, under which an item most likely tells its renewal date:
 * `renewalDate` before `License End Date` before `expire` before `end_date`, and so on.
 * Only names count, not values, so that items of one shape are all read by the same field.
 */
export function findDateField(json: Json): string | undefined {
	for (const shape of recentShapes) {
		if (hasShape(json, shape)) return shape.field;
	}
	const keys = Object.keys(json);
	const shape = { keys, field: bestField(keys) };
	recentShapes.unshift(shape);
	recentShapes.length = Math.min(recentShapes.length, REMEMBERED_SHAPES);
	return shape.field;
}

function isObject(value: unknown): value is Json {
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

let lastPath = { path: '', steps: [''] };

/**
 * The value at a path such as `subscription.endDate`, `terms['end date']` or `lines[0].expires`;
 * a key that is spelled exactly like the path wins. `undefined` when there is none.
 */
export function readPath(json: Json, path: string): unknown {
	if (holds(json, path)) return json[path];
	if (lastPath.path !== path) lastPath = { path, steps: stepsOf(path) };
	let value: unknown = json;
	for (const step of lastPath.steps) {
		if (!holds(value, step)) return undefined;
		value = value[step];
	}
	return value;
}

function isDateLike(value: unknown, zone: string): boolean {
	const { kind } = readDate(value, { format: 'auto', zone });
	return kind === 'day' || kind === 'ambiguous';
}

/** Far enough to show what the items hold, near enough to cost nothing. */
const LOOKED_AT = 100;
const DEEPEST = 3;

/** A key as a step of a path: quoted when it holds what paths are made of. */
function stepTo(key: string): string {
	if (!/[.[\]\s]/.test(key)) return `.${key}`;
	return key.includes("'") ? `["${key}"]` : `['${key}']`;
}

/** Lists are not looked into: their entries have to become items first. */
function* datePaths(json: Json, zone: string, parent = '', depth = 1): Generator<string> {
	for (const [key, value] of Object.entries(json)) {
		const path = parent + stepTo(key);
		if (isDateLike(value, zone)) yield depth === 1 ? key : path.replace(/^\./, '');
		else if (isObject(value) && !Array.isArray(value) && depth < DEEPEST)
			yield* datePaths(value, zone, path, depth + 1);
	}
}

/**
 * The paths, for {@link readPath}, at which the first items hold something that looks like a date:
 * for telling which fields there are when the chosen one is not among them.
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
