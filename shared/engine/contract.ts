import { z } from 'zod';

import { asIs, declareAsIs, type Check } from './asIs';

/**
 * What a row of a vendor's list is expected to contain. Lenient on purpose: unknown fields pass, every field may be
 * absent or null, numbers may be text. Fields that still differ are reported and read as absent; the row itself is
 * never dropped or changed.
 */
export interface RowContract<Row> {
	/** What one row is, in the singular: "company". */
	name: string;
	schema: z.ZodType<Row, z.ZodTypeDef, unknown>;
	/** The vendor's id of a row; rows without one are identified by their whole content. */
	id(row: Row): string | null | undefined;
}

/** Text; a number is read as its digits, because IDs must stay text. */
export const text = () => z.union([z.string(), z.number().transform(String)], { errorMap: expected('text') }).nullish();

/** A number, also when written as text. */
export const number = () =>
	z
		.union(
			[
				z.number(),
				z
					.string()
					.regex(/^\s*-?\d+(\.\d+)?\s*$/)
					.transform(Number),
			],
			{ errorMap: expected('a number') },
		)
		.nullish();

/** True or false, also as 0/1 or text. */
export const flag = () =>
	z
		.union(
			[
				z.boolean(),
				z.literal(1).transform(() => true),
				z.literal(0).transform(() => false),
				z
					.string()
					.regex(/^(true|false|1|0)$/i)
					.transform((value) => /^(true|1)$/i.test(value)),
			],
			{ errorMap: expected('true or false') },
		)
		.nullish();

/** A date as the vendor writes it; `shared/renewal` reads it. */
export const date = () => z.union([z.string(), z.number()], { errorMap: expected('a date') }).nullish();

export const list = <Item extends z.ZodTypeAny>(item: Item) =>
	z.array(item, { errorMap: expected('a list') }).nullish();

/**
 * An object that may have more fields than are named here. Names are case-insensitive: a vendor that suddenly writes
 * `LicenseEndDate` means the same as before. If both exist, the exact name counts.
 */
export const object = <Shape extends z.ZodRawShape>(shape: Shape) => {
	const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
	const schema = z.preprocess(
		(value) => named(value, names),
		z.object(shape, { errorMap: expected('an object') }).passthrough(),
	);
	return declareAsIs(schema, asNamed(shape, names));
};

/** An object whose fields are all as expected, under their exact names. */
function asNamed(shape: z.ZodRawShape, names: ReadonlyMap<string, string>): Check {
	const fields = Object.entries(shape).map(([name, field]) => [name, asIs(field)] as const);
	return (value) => {
		if (!isObject(value)) return false;
		let missing = false;
		for (const [name, holds] of fields) {
			const held = Object.hasOwn(value, name);
			if (!holds(held ? value[name] : undefined)) return false;
			missing ||= !held;
		}
		// A missing field may exist under a name in another case.
		return !missing || Object.keys(value).every((key) => (names.get(key.toLowerCase()) ?? key) === key);
	};
}

/** Neither a list nor nothing. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same, but not the bytes of a file, each of which would count as a field. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
	isObject(value) && !ArrayBuffer.isView(value);

/** `null` or `{}`. */
export const isNothing = (value: unknown): boolean =>
	value === null || (isRecord(value) && Object.keys(value).length === 0);

function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
	if (!isObject(value)) return value;
	let renamed: Record<string, unknown> | undefined;
	for (const [key, held] of Object.entries(value)) {
		const name = names.get(key.toLowerCase());
		if (name !== undefined && name !== key && !Object.hasOwn(renamed ?? value, name))
			renamed = { ...(renamed ?? value), [name]: held };
	}
	return renamed ?? value;
}

function expected(what: string): z.ZodErrorMap {
	return (_issue, context) => ({ message: `is ${kindOf(context.data)}, expected ${what}` });
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'an object';
	if (typeof value === 'boolean') return 'true or false';
	return typeof value === 'string' ? `the text "${value.slice(0, 40)}"` : `a ${typeof value}`;
}

const isAsIs = <Row>(schema: RowContract<Row>['schema'], raw: unknown): raw is Row => asIs(schema)(raw);

/** A row as its contract reads it, and everything in it that was not as expected (`field: is …, expected …`). */
export interface ReadRow<Row> {
	row: Row;
	deviations: string[];
}

/**
 * Reads a row by its contract. A field that is not as expected counts as absent in the typed row.
 * @returns `undefined` when the row is not an object
 */
export function readRow<Row>(contract: RowContract<Row>, raw: unknown): ReadRow<Row> | undefined {
	if (!isObject(raw)) return undefined;
	if (isAsIs(contract.schema, raw)) return { row: raw, deviations: [] };
	const first = contract.schema.safeParse(raw);
	if (first.success) return { row: first.data, deviations: [] };

	const { issues } = first.error;
	const deviations = issues.map((issue) => `${issue.path.join('.') || contract.name} ${issue.message}`);
	// Everything else in an object or a list stays, unless an entry of a list cannot be read.
	for (const depth of [Infinity, 1]) {
		const mended = issues.reduce<unknown>((value, { path }) => withoutAt(value, path.slice(0, depth)), raw);
		const second = contract.schema.safeParse(mended);
		if (second.success) return { row: second.data, deviations };
	}
	return undefined;
}

/** A copy in which the value at the end of a path is `null`. */
function withoutAt(value: unknown, [step, ...rest]: ReadonlyArray<string | number>): unknown {
	if (step === undefined) return null;
	if (Array.isArray(value))
		return value.map((entry: unknown, index) => (index === step ? withoutAt(entry, rest) : entry));
	if (!isObject(value)) return value;
	const name = Object.hasOwn(value, step) ? step : nameInOtherCase(value, String(step));
	return { ...value, [step]: withoutAt(value[name], rest) };
}

const nameInOtherCase = (value: object, name: string): string =>
	Object.keys(value).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
