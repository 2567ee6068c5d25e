import { randomUUID } from 'node:crypto';
import { bearerOf, mediaType, Refusal, type Reply, type Route, type VendorRequest } from '../frame/vendor.mts';
import type { AdobeData } from './data.mts';
import { blame, refuse, type AdobeContext } from './errors.mts';
import type { adobeKnobs } from './knobs.mts';

export type AdobeRoute = Route<AdobeData, typeof adobeKnobs>;
type Handle = (request: VendorRequest, context: AdobeContext) => Reply;

interface Gated {
	method: 'GET' | 'POST';
	path: string;
	/** One of the two list endpoints, whose headers are documented without a correlation id. */
	isList?: boolean;
	handle: Handle;
}

/** As the documents have it, Adobe remembers for ten days; here this many answers and ids are enough. */
const MOST_REPLIES = 500;
const MOST_REQUEST_IDS = 100_000;
const ID = /^[\w-]{1,100}$/;

/** A route behind everything that Adobe checks first: key, token, headers, ids that came before. */
export const gated = ({ method, path, isList = false, handle }: Gated): AdobeRoute => ({
	method,
	path,
	handle(request, context) {
		const requestId = headerOf(request, 'x-request-id') ?? randomUUID();
		const reply = orRefusal(() => answer(request, context, `${method} ${path}`, isList, handle));
		if (!context.knobs.requestIdEcho) return reply;
		return { ...reply, headers: { ...reply.headers, 'x-request-id': requestId } };
	},
});

function answer(request: VendorRequest, context: AdobeContext, api: string, isList: boolean, handle: Handle): Reply {
	signedIn(request, context);
	checkTypes(request, context);
	const correlationId = correlationIdOf(request, context, isList);
	const isReplayed = correlationId !== undefined && (!isList || context.knobs.replayOnLists);
	const key = `${api} ${correlationId}`;
	const { replies } = context.data.spent;
	const earlier = isReplayed ? replies.get(key) : undefined;
	if (earlier) {
		context.violate('correlation id again', 'An earlier answer was replayed: every attempt to read needs a new id');
		return earlier;
	}
	spendRequestId(request, context);
	const reply = orRefusal(() => handle(request, context));
	if (isReplayed) remember(replies, key, reply);
	return reply;
}

function orRefusal(answer: () => Reply): Reply {
	try {
		return answer();
	} catch (error) {
		if (error instanceof Refusal) return error.reply;
		throw error;
	}
}

function headerOf({ headers }: VendorRequest, name: string): string | undefined {
	const value = headers[name]?.toString().trim();
	return value === '' ? undefined : value;
}

function signedIn(request: VendorRequest, context: AdobeContext): void {
	if (headerOf(request, 'x-api-key') !== context.identity.clientId) throw refuse(context, '4115');
	const token = bearerOf(request.headers);
	if (token === undefined) throw blame(context, '4117', 'missing bearer', 'No Authorization: Bearer header');
	if (!context.tokens.valid(token)) throw refuse(context, '4116');
}

function checkTypes(request: VendorRequest, context: AdobeContext): void {
	if (headerOf(request, 'accept') !== 'application/json') {
		context.violate('accept', 'Accept must be application/json');
	}
	if (mediaType(request) !== 'application/json') {
		context.violate('content type', 'Content-Type must be application/json, also without a body');
	}
}

function correlationIdOf(request: VendorRequest, context: AdobeContext, isList: boolean): string | undefined {
	const id = headerOf(request, 'x-correlation-id');
	if (isList) return id;
	if (id === undefined) throw blame(context, '4119', 'correlation id', 'X-Correlation-Id is missing');
	if (!ID.test(id)) throw blame(context, '4119', 'correlation id', 'X-Correlation-Id is not an id');
	return id;
}

function spendRequestId(request: VendorRequest, context: AdobeContext): void {
	const id = headerOf(request, 'x-request-id');
	const { requestIds } = context.data.spent;
	if (id === undefined) return;
	if (requestIds.has(id)) throw blame(context, '4120', 'request id again', 'X-Request-Id was used before');
	requestIds.add(id);
	dropOldest(requestIds, MOST_REQUEST_IDS);
}

function remember(replies: Map<string, Reply>, key: string, reply: Reply): void {
	replies.set(key, reply);
	dropOldest(replies, MOST_REPLIES);
}

function dropOldest(held: Map<string, unknown> | Set<string>, most: number): void {
	const oldest = held.keys().next();
	if (held.size > most && !oldest.done) held.delete(oldest.value);
}
