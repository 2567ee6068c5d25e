import { KNOWN_NAMES } from './knownNames';
import { folded } from './words';

export type Role = keyof typeof KNOWN_NAMES;

/** The keys, as an item spells them, under which each value most likely is. */
export type Fields = Partial<Record<Role, string>>;

/**
 * Names are compared without case, accents, spaces and punctuation: `Term (Months)` is `termMonths`, `Faelligkeitsdatum`
 * is `Fälligkeitsdatum`. n8n's Notion node writes `property_` before each name.
 */
export function bareName(name: string): string {
	return folded(name)
		.replace(/^property_(?=.)/, '')
		.replace(/([aou])e/g, '$1')
		.replace(/[^\p{L}\p{N}]/gu, '');
}

const ROLES = new Map<string, { role: Role; rank: number }>();
for (const [role, names] of Object.entries(KNOWN_NAMES)) {
	names.forEach((name, rank) => {
		const bare = bareName(name);
		if (!ROLES.has(bare)) ROLES.set(bare, { role: role as Role, rank });
	});
}

/** The role of a field with this name, if it is known. */
export function roleOf(name: string): Role | undefined {
	return ROLES.get(bareName(name))?.role;
}

function bestFields(keys: readonly string[]): Fields {
	const fields: Fields = {};
	const ranks = new Map<Role, number>();
	for (const key of keys) {
		const known = ROLES.get(bareName(key));
		if (known === undefined || known.rank >= (ranks.get(known.role) ?? Infinity)) continue;
		ranks.set(known.role, known.rank);
		fields[known.role] = key;
	}
	return fields;
}

interface Shape {
	keys: readonly string[];
	fields: Fields;
}

/** The shapes met last: a million items have few, and comparing keys is quicker than ranking. */
const recentShapes: Shape[] = [];
const REMEMBERED_SHAPES = 8;

function hasShape(json: object, { keys }: Shape): boolean {
	let count = 0;
	for (const key in json) {
		if (key !== keys[count]) return false;
		count++;
	}
	return count === keys.length;
}

/**
 * Where an item most likely has its renewal date, status, customer and so on: `renewalDate` before `License End Date`
 * before `expire` before `end_date`. Only names count, not values, so that items of one shape are all read alike.
 */
export function fieldsOf(json: object): Fields {
	for (const shape of recentShapes) {
		if (hasShape(json, shape)) return shape.fields;
	}
	const keys = Object.keys(json);
	const shape = { keys, fields: bestFields(keys) };
	recentShapes.unshift(shape);
	recentShapes.length = Math.min(recentShapes.length, REMEMBERED_SHAPES);
	return shape.fields;
}
