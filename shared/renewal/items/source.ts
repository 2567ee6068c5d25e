import { bareName } from './fieldNames';
import { KNOWN_NAMES, SOURCE_NAMES } from './knownNames';
import { isObject, type Json } from './path';
import { isPlaceholder, remembering } from './words';

const SOURCES = new Set([...KNOWN_NAMES.vendor, ...SOURCE_NAMES].map(bareName));
const isSource = remembering((name) => SOURCES.has(bareName(name)));

/** What an object such as `{ id: 3, name: 'Distributor' }` names its source in. */
const INNER = ['name', 'label', 'value', 'id'];

function textIn(value: unknown): string {
	const inner = isObject(value) ? INNER.map((name) => value[name]).find((one) => !isPlaceholder(one)) : value;
	return (typeof inner === 'string' && !isPlaceholder(inner)) || typeof inner === 'number' ? String(inner).trim() : '';
}

/** The fields that say where a row comes from: vendor, distributor, source system, file, sheet. */
export const sourceFieldsIn = (names: Iterable<string>): string[] => [...names].filter(isSource);

/** What these fields of an object say. */
export const sourcesIn = (json: Json, fields: readonly string[]): string[] =>
	fields.map((field) => textIn(json[field])).filter((text) => text !== '');
