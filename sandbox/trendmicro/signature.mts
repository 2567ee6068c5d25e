import { createHash, createHmac } from 'node:crypto';
import type { VendorRequest } from '../frame/vendor.mts';
import { blame, refuse, type TrendmicroContext } from './answers.mts';

/** Seconds that a request's time may be off, either way (Trend Micro: Invoking LMPI, the same gateway). */
const LARGEST_SKEW = 900;
const COMPULSORY = ['x-access-token', 'x-posix-time', 'x-signature'];

/**
 * Checks who asks: the token, the time, and the signature over the path and query exactly as they arrived.
 * @throws Refusal with 401
 */
export function authorize(request: VendorRequest, context: TrendmicroContext): void {
	const header = (name: string) => request.headers[name]?.toString();
	for (const name of COMPULSORY) {
		if (header(name) === undefined) throw blame(context, 401, 'missing header', `No ${name}`);
	}
	checkTrace(header('x-traceid'), context);
	if (context.knobs.requireContentType && header('content-type') === undefined) {
		throw blame(context, 400, 'missing header', 'No content-type');
	}
	const time = header('x-posix-time') ?? '';
	if (!/^\d{1,10}$/.test(time)) throw blame(context, 401, 'x-posix-time', 'Not whole seconds');
	const now = Math.floor(Date.now() / 1_000) + context.knobs.clockOffset;
	const { clientId, clientSecret } = context.identity;
	if (header('x-access-token') !== clientId) throw refuse(context, 401);
	if (Math.abs(now - Number(time)) > LARGEST_SKEW) throw refuse(context, 401, 'Request expired');
	if (header('x-signature') !== signature(request, time, clientSecret))
		throw refuse(context, 401, 'Signature mismatch');
}

function signature({ method, target, body }: VendorRequest, time: string, secret: string): string {
	const digest = body.length === 0 ? '' : createHash('md5').update(body).digest('base64');
	return createHmac('sha256', secret).update(`${time}${method}${target}${digest}`).digest('base64');
}

function checkTrace(trace: string | undefined, context: TrendmicroContext): void {
	if (trace === undefined) {
		if (context.knobs.requireTraceId) throw blame(context, 401, 'missing header', 'No x-traceid');
		return;
	}
	const seen = context.memo.get('traces', () => new Set<string>());
	if (seen.has(trace)) context.violate('x-traceid', 'The trace id of an earlier request was sent again');
	seen.add(trace);
}
