import { Refusal, json, type Context, type Reply } from '../frame/vendor.mts';
import type { KeepnetData } from './data.mts';
import type { KeepnetKnobs, keepnetKnobs } from './knobs.mts';

export type KeepnetContext = Context<KeepnetData, typeof keepnetKnobs>;

/** A successful answer in the specification's envelope, or as the Quickstart page has it. */
export function success(data: unknown, { legacyEnvelope }: KeepnetKnobs): Reply {
	const legacy = { isSuccess: true, data, messages: [] };
	if (legacyEnvelope === 'only') return json(200, legacy);
	const envelope = { data, status: 'SUCCESS', message: null, validationMessages: null };
	return json(200, legacyEnvelope ? { ...envelope, ...legacy } : envelope);
}

const STATUS_NAMES: Record<number, readonly [status: string, message: string]> = {
	400: ['INPUT_ERROR', 'Invalid request'],
	403: ['FORBIDDEN', 'You are not authorized to perform this action'],
	404: ['NOT_FOUND', 'Record not found'],
	415: ['UNSUPPORTED_MEDIA_TYPE', 'Unsupported media type'],
	429: ['TOO_MANY_REQUESTS', 'Too many requests'],
	500: ['INTERNAL_SERVER_ERROR', 'An unexpected error occurred'],
};

/** An error answer. 401 has no body, as ASP.NET's bearer authentication answers. */
export function failure(
	status: number,
	{ pascalCaseErrors, legacyEnvelope }: KeepnetKnobs,
	validationMessages: readonly string[] | null = null,
): Reply {
	if (status === 401) return { status, headers: { 'www-authenticate': 'Bearer' } };
	const [name, message] = STATUS_NAMES[status] ?? ['ERROR', 'Error'];
	if (pascalCaseErrors) {
		return json(status, { Status: name, Message: message, ValidationMessages: validationMessages });
	}
	const legacy = { isSuccess: false, data: null, messages: validationMessages ?? [message] };
	if (legacyEnvelope === 'only') return json(status, legacy);
	const envelope = { data: null, status: name, message, validationMessages };
	return json(status, legacyEnvelope ? { ...envelope, ...legacy } : envelope);
}

/** Ends the handling of a request with an error answer. */
export function refuse(context: KeepnetContext, status: number, ...messages: string[]): Refusal {
	return new Refusal(failure(status, context.knobs, messages.length > 0 ? messages : null));
}

/** The same, for what a correct client never sends: it goes on the list of violations. */
export function blame(context: KeepnetContext, status: number, rule: string, detail: string): Refusal {
	context.violate(rule, detail);
	return refuse(context, status, ...(status === 400 ? [detail] : []));
}
