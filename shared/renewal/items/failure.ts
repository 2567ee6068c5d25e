import { isObject, type Json } from './path';

/**
 * What went wrong, if an item comes from an error output or from a node that continues on fail: n8n puts a text, or an
 * object with a message, under `error`. Without the number of the item, which means nothing behind another node.
 * @returns `undefined` when nothing did
 */
export function failureIn({ error }: Json): string | undefined {
	const held = isObject(error) ? (error.message ?? error.description) : error;
	return typeof held === 'string' && held.trim() !== '' ? held.trim().replace(/ \[item \d+\]$/, '') : undefined;
}
