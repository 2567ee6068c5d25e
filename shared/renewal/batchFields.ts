import { fieldsOf, type Fields, type Role } from './items/fieldNames';

export interface Shape {
	keys: ReadonlySet<string>;
	fields: Fields;
}

const MOST_REMEMBERED = 64;

/**
 * Chooses fields by their names for all items of a batch at once. Readers of sheets and databases drop empty cells, so
 * an item may lack the field that the others have; it must not use another one instead.
 */
export class BatchFields {
	private readonly shapes = new Map<string, Shape>();
	private readonly recent = new Map<Fields, Shape>();
	private last: Shape | undefined;
	private readonly chosen = new Map<Role, Map<string, string>>();

	/** Takes note of an item's keys. @returns its shape, shared by all items with the same keys */
	look(json: object): Shape {
		const fields = fieldsOf(json);
		if (this.last?.fields === fields) return this.last;
		this.last = this.recent.get(fields) ?? this.remember(json, fields);
		return this.last;
	}

	private remember(json: object, fields: Fields): Shape {
		const keys = Object.keys(json);
		const name = JSON.stringify(keys);
		const shape = this.shapes.get(name) ?? { keys: new Set(keys), fields };
		this.shapes.set(name, shape);
		if (this.recent.size >= MOST_REMEMBERED) this.recent.clear();
		this.recent.set(fields, shape);
		return shape;
	}

	/**
	 * The field that a role has in items of this shape, once all items have been seen. If any item has two candidates,
	 * they are columns of one table, and the better one is used for both. Items that share no candidate come from
	 * different tables.
	 */
	fieldFor(role: Role, { fields }: Shape): string | undefined {
		const own = fields[role];
		return own === undefined ? undefined : this.bestOf(role, own);
	}

	/** The field of a role, if all items agree on one. */
	onlyField(role: Role): string | undefined {
		const all = new Set([...this.shapes.values()].flatMap((shape) => this.fieldFor(role, shape) ?? []));
		return all.size === 1 ? [...all][0] : undefined;
	}

	private bestOf(role: Role, field: string): string {
		const known = this.chosen.get(role) ?? new Map<string, string>();
		this.chosen.set(role, known);
		const before = known.get(field);
		if (before !== undefined) return before;
		const passed = new Set<string>();
		let best = field;
		for (let better: string | undefined = field; better !== undefined && !passed.has(better); ) {
			passed.add(better);
			best = better;
			better = this.betterThan(role, best);
		}
		known.set(field, best);
		return best;
	}

	private betterThan(role: Role, field: string): string | undefined {
		for (const { keys, fields } of this.shapes.values()) {
			if (keys.has(field) && fields[role] !== field) return fields[role];
		}
		return undefined;
	}
}
