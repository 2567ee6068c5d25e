import { failureIn } from '../../../shared/renewal/items/failure';
import { isEmpty, type Json } from '../../../shared/renewal/items/path';
import { textOf } from './text';

/** Enough for two sentences. */
const LONGEST_MESSAGE = 300;

/** What went wrong, in a line, if an item is the error of an earlier node. */
export function failureOf(json: Json): string | undefined {
	const failure = failureIn(json);
	if (failure === undefined) return undefined;
	// This package's nodes put advice under `message`, which is for the editor.
	const message = textOf(failure, LONGEST_MESSAGE);
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
