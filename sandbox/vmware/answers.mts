import { randomUUID } from 'node:crypto';
import { json, jsonIn, mediaType, Refusal, type Context, type Reply, type VendorRequest } from '../frame/vendor.mts';
import type { VmwareData } from './data.mts';
import type { VmwareKnobs, vmwareKnobs } from './knobs.mts';

export type VmwareContext = Context<VmwareData, typeof vmwareKnobs>;

const MESSAGES: Record<number, string> = {
	400: 'The request is either incomplete or incorrect',
	401: 'The request requires user authentication',
	403: 'User does not have permission for this operation',
	404: 'The requested resource does not exist',
	500: 'Please contact support',
};

/** An error answer of Navigator. Its fields are not documented. */
export function failure(status: number, knobs: VmwareKnobs, detail?: string): Reply {
	const message = detail ?? MESSAGES[status] ?? 'Error';
	const errorCode = `CPN-${status}`;
	const requestId = randomUUID();
	switch (knobs.errorBody) {
		case 'message':
			return json(status, { statusCode: status, message, errorCode, requestId }, { 'x-request-id': requestId });
		case 'errorMessage':
			return json(status, { errorCode, errorMessage: message });
		case 'nested':
			return json(status, { error: { code: errorCode, message } });
		case 'text':
			return { status, headers: { 'content-type': 'text/plain' }, body: message };
	}
}

/** An error answer of VMware Cloud Services, as public clients have met it. */
export const cspFailure = (status: number, message: string): Reply =>
	json(status, {
		metadata: null,
		traceId: randomUUID(),
		statusCode: status,
		message,
		requestId: randomUUID(),
		moduleCode: '340',
		cspErrorCode: 'identity.token.invalid',
	});

export const refuse = ({ knobs }: VmwareContext, status: number, detail?: string): Refusal =>
	new Refusal(failure(status, knobs, detail));

/** For what a correct client never sends: it goes on the list of violations. */
export function blame(context: VmwareContext, status: number, rule: string, detail: string): Refusal {
	context.violate(rule, detail);
	return refuse(context, status, detail);
}

type Fields = Record<string, unknown>;

/** The JSON object of a request; `{}` for an empty body. @throws Refusal with 400 or 415 */
export function jsonBody(request: VendorRequest, context: VmwareContext): Fields {
	if (request.body.length === 0) return {};
	if (mediaType(request) !== 'application/json') {
		throw blame(context, 415, 'content type', `"${mediaType(request)}" instead of application/json`);
	}
	const parsed = jsonIn(request);
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
		throw blame(context, 400, 'body', 'The body is not a JSON object');
	}
	return { ...parsed };
}
