import { bareName } from './fieldNames';
import { heldIn } from './held';
import { KNOWN_NAMES, SOURCE_NAMES } from './knownNames';
import { isObject } from './path';
import { isPlaceholder, remembering } from './words';

const SOURCES = new Set([...KNOWN_NAMES.vendor, ...SOURCE_NAMES].map(bareName));

/** Whether a field says where a row comes from: vendor, distributor, source system, file, sheet. */
export const isSourceField = remembering((name) => SOURCES.has(bareName(name)));

const named = remembering((text) => (isPlaceholder(text) ? '' : text.trim()));
const namedIn = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? named(String(value)) : '';

/** The source that a value names; `''` when it names none. */
export function sourceIn(value: unknown): string {
	return namedIn(heldIn(value)) || (isObject(value) ? namedIn(value.id) : '');
}
