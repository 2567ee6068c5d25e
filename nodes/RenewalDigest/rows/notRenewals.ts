import { isEmpty, isObject, type Json } from '../../../shared/renewal/items/path';
import { textOf } from './text';

/** Enough for two sentences. */
const LONGEST_MESSAGE = 300;

/**
 * What went wrong, if an item comes from an error output or from a node that continues on fail: n8n puts a text, or an
 * object with a message, under `error`. `undefined` when it does not.
 */
export function failureIn(json: Json): string | undefined {
	const { error } = json;
	if (error === undefined) return undefined;
	const held = isObject(error) ? (error.message ?? error.description) : error;
	if (typeof held !== 'string' || held.trim() === '') return undefined;
	// This package's nodes end their errors with the item number, and put advice under `message`; the advice is for the editor.
	const message = textOf(held, LONGEST_MESSAGE).replace(/ \[item \d+\]$/, '');
	const vendor = textOf(json.vendor);
	return vendor === '' || message.includes(vendor) ? message : `${vendor}: ${message}`;
}

/** The fields that identify items of n8n's triggers. They start a digest, but are not part of it. */
const TRIGGERS: ReadonlyArray<readonly string[]> = [
	['timestamp', 'Readable date', 'Day of week'], // Schedule Trigger
	['headers', 'params', 'query', 'body'], // Webhook
	['sessionId', 'chatInput'], // Chat Trigger
];

/** Whether an item is empty or comes from a trigger. */
export function isFromTrigger(json: Json): boolean {
	if (isEmpty(json)) return true;
	return !('error' in json) && TRIGGERS.some((keys) => keys.every((key) => key in json));
}
