import { NodeApiError, NodeOperationError, type INode, type INodeExecutionData, type JsonObject } from 'n8n-workflow';

import { VendorError } from '../engine/errors';
import type { Redact } from './redact';

/** A parameter with an invalid value; `field` is its display name. */
export class ParameterError extends Error {
	constructor(
		readonly field: string,
		message: string,
		readonly description?: string,
	) {
		super(message);
		this.name = 'ParameterError';
	}
}

/**
 * The error that n8n shows: what happened, what to do, and for which item. It is built from scratch, without the failed
 * request as its cause, because that contains the credential.
 */
export function nodeErrorOf(
	node: INode,
	error: unknown,
	itemIndex: number,
	redact: Redact,
): NodeApiError | NodeOperationError {
	// Cut only after cleaning: half a secret would no longer be recognized.
	const clean = (text: string | undefined) => (text === undefined ? undefined : shortened(redact(text)));
	if (error instanceof VendorError) return vendorErrorOf(node, error, itemIndex, clean);
	const advice =
		error instanceof ParameterError ? (error.description ?? `Correct ${error.field}.`) : descriptionOf(error);
	const message = `${clean(error instanceof Error ? error.message : String(error))} [item ${itemIndex}]`;
	return new NodeOperationError(node, message, { description: clean(advice), itemIndex });
}

/** n8n's own errors, such as those of expressions, have a description too. */
const descriptionOf = (error: unknown): string | undefined =>
	error instanceof Error && 'description' in error && typeof error.description === 'string'
		? error.description
		: undefined;

const LONGEST_TEXT = 1000;

const shortened = (text: string) => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);

function vendorErrorOf(
	node: INode,
	error: VendorError,
	itemIndex: number,
	clean: (text: string | undefined) => string | undefined,
): NodeApiError | NodeOperationError {
	const message = `${clean(error.message)} [item ${itemIndex}]`;
	const description = clean(error.description);
	if (error.trouble === 'input' || error.trouble === 'incomplete' || error.trouble === 'cancelled') {
		return new NodeOperationError(node, message, { description, itemIndex });
	}
	const facts: JsonObject = { message, code: clean(error.code) ?? null, requestId: clean(error.requestId) ?? null };
	const shown = new NodeApiError(node, facts, {
		message,
		description,
		httpCode: error.status === undefined ? undefined : String(error.status),
		itemIndex,
	});
	// n8n replaces messages in which it recognizes a code, but ours say more.
	shown.message = message;
	shown.description = description;
	return shown;
}

/**
 * What a failed item becomes if the workflow continues.
 *
 * n8n sends an item that has only `error` and `message` to the error output. An `error` next to the JSON would do so
 * too, but then n8n replaces the JSON, and what to do about the error is lost.
 */
export function errorItemOf(error: NodeApiError | NodeOperationError, itemIndex: number): INodeExecutionData {
	const advice = typeof error.description === 'string' ? { message: error.description } : {};
	return { json: { error: error.message, ...advice }, pairedItem: { item: itemIndex } };
}
