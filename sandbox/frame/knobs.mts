/** What a knob may be set to. */
export type KnobValue = string | number | boolean | null;

/** One switch of a vendor: an undocumented behavior, or a size. */
export interface Knob<Value extends KnobValue = KnobValue> {
	default: Value;
	about: string;
	/** What may be given, for messages and `--help`. */
	allowed: string;
	/** The value read from JSON or from a command line; undefined when it is not allowed. */
	read(given: unknown): Value | undefined;
}

export type KnobTable = Record<string, Knob>;
export type KnobValues<Table extends KnobTable> = {
	[Name in keyof Table]: Table[Name]['default'];
};

/** A knob that was given a wrong name or value; the message says what would be right. */
export class KnobError extends Error {}

/** One of a few values, matched without regard to case; `true` and `'true'` mean the same. */
export function choice<const Value extends KnobValue>(
	values: readonly [Value, ...Value[]],
	about: string,
): Knob<Value> {
	const same = (given: unknown) => (value: Value) => String(value).toLowerCase() === String(given).toLowerCase();
	return {
		default: values[0],
		about,
		allowed: values.map(String).join(' | '),
		read: (given) => values.find(same(given)),
	};
}

export const off = (about: string): Knob<boolean> => choice<boolean>([false, true], about);
export const on = (about: string): Knob<boolean> => choice<boolean>([true, false], about);

export function whole(standard: number, least: number, about: string): Knob<number> {
	return {
		default: standard,
		about,
		allowed: `a whole number from ${least}`,
		read: (given) => {
			const value = typeof given === 'string' && given !== '' ? Number(given) : given;
			const fits = typeof value === 'number' && Number.isInteger(value) && value >= least;
			return fits ? value : undefined;
		},
	};
}

export function text(standard: string, about: string): Knob<string> {
	const read = (given: unknown) => (typeof given === 'string' ? given : undefined);
	return { default: standard, about, allowed: 'text', read };
}

/** A vendor's knobs with their current values. */
export class KnobBoard<Table extends KnobTable> {
	readonly values = {} as KnobValues<Table>;

	constructor(private readonly table: Table) {
		this.restore({});
	}

	/** All to their defaults, then the given ones. */
	restore(given: Readonly<Record<string, unknown>>): void {
		const defaults = Object.entries(this.table).map(([name, knob]) => [name, knob.default]);
		this.set({ ...Object.fromEntries(defaults), ...given });
	}

	/** @throws KnobError before any knob is turned, if one of them is unknown or given a wrong value */
	set(given: Readonly<Record<string, unknown>>): void {
		const read = Object.entries(given).map(([name, value]) => [name, this.read(name, value)]);
		Object.assign(this.values, Object.fromEntries(read));
	}

	private read(name: string, given: unknown): KnobValue {
		const knob = Object.hasOwn(this.table, name) ? this.table[name] : undefined;
		if (!knob) {
			const known = Object.keys(this.table).join(', ');
			throw new KnobError(`Unknown knob "${name}". Known knobs: ${known}`);
		}
		const value = knob.read(given);
		if (value === undefined) throw new KnobError(`Knob "${name}" takes ${knob.allowed}`);
		return value;
	}
}
