/** The part of JSON Schema that shows n8n's editor what a node outputs. */
export interface OutputSchema {
	type: string | string[];
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
}

type Json = Record<string, unknown>;

const kindOf = (value: unknown): string =>
	value === null || value === undefined ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const isObject = (value: unknown): value is Json => kindOf(value) === 'object';

/** What all of these values have in common: every key, and every type that was met, `null` last. */
export function schemaOf(values: readonly unknown[]): OutputSchema {
	const kinds = [...new Set(values.map(kindOf))].sort(
		(a, b) => Number(a === 'null') - Number(b === 'null') || a.localeCompare(b),
	);
	const entries = values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
	const objects = values.filter(isObject);
	const keys = [...new Set(objects.flatMap((json) => Object.keys(json)))];
	const ofKey = (key: string) => objects.flatMap((json) => (key in json ? [json[key]] : []));
	return {
		// The editor shows the first.
		type: kinds.length === 1 ? (kinds[0] ?? 'null') : kinds,
		...(objects.length > 0 && { properties: Object.fromEntries(keys.map((key) => [key, schemaOf(ofKey(key))])) }),
		...(entries.length > 0 && { items: schemaOf(entries) }),
	};
}
