import { z } from 'zod';

/** Whether a schema would return a value unchanged; `false` if that is unknown. */
export type Check = (value: unknown) => boolean;

const never: Check = () => false;
const checks = new WeakMap<z.ZodTypeAny, Check>();

/**
 * Nearly every row of a list matches the vendor's documentation. zod would still copy it property by property, which
 * takes more time and memory than everything else in reading a page.
 */
export function asIs(schema: z.ZodTypeAny): Check {
	const check = checks.get(schema) ?? derive(schema);
	checks.set(schema, check);
	return check;
}

/** For a schema whose structure does not show it, such as one that prepares its value first. */
export function declareAsIs<Schema extends z.ZodTypeAny>(schema: Schema, check: Check): Schema {
	checks.set(schema, check);
	return schema;
}

function derive(schema: z.ZodTypeAny): Check {
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
		const inner = asIs(schema.unwrap());
		const nothing = schema instanceof z.ZodOptional ? undefined : null;
		return (value) => value === nothing || inner(value);
	}
	if (schema instanceof z.ZodUnion) {
		const options = (schema.options as z.ZodTypeAny[]).map(asIs);
		return (value) => options.some((option) => option(value));
	}
	if (schema instanceof z.ZodArray) {
		const item = asIs(schema.element);
		return (value) => Array.isArray(value) && value.every(item);
	}
	if (schema instanceof z.ZodString)
		return schema._def.checks.length === 0 ? (value) => typeof value === 'string' : never;
	if (schema instanceof z.ZodNumber) return schema._def.checks.length === 0 ? (value) => Number.isFinite(value) : never;
	if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean';
	return never;
}
