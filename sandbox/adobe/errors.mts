import { randomUUID } from 'node:crypto';
import { Refusal, json, type Context, type Reply } from '../frame/vendor.mts';
import type { AdobeData } from './data.mts';
import type { AdobeKnobs, adobeKnobs } from './knobs.mts';

export type AdobeContext = Context<AdobeData, typeof adobeKnobs>;

/** Codes of Adobe's "Error handling" page, with their status; the third is the gateway's own code for it. */
const CODES = {
	'1115': [404, 'Invalid Reseller'],
	'1116': [404, 'Invalid Customer'],
	'1117': [400, 'Some Fields are Invalid'],
	'1122': [400, 'Missing required fields'],
	'1124': [500, 'Internal Server Error'],
	'1132': [400, 'Invalid value for search parameter'],
	'1133': [400, 'Offset out of range'],
	'1161': [400, 'Invalid currency or region'],
	'2137': [400, 'Currency is not aligned with the deployment'],
	'2140': [400, 'Currency must not be given both for the order and for a line item'],
	'2147': [400, 'Only one flexible discount code is allowed in a line item'],
	'2136': [400, 'Auto-renewal must be enabled for at least one quantity'],
	'2164': [400, 'All subscriptions are already renewed'],
	'3115': [404, 'Invalid customer or subscription id'],
	'3122': [400, 'Subscription is not within the renewal window'],
	'5122': [400, 'Invalid request'],
	'4115': [403, 'Api Key is invalid or missing', '403003'],
	'4116': [401, 'Invalid Authorization token', '401013'],
	'4117': [403, 'Authorization token is missing', '403010'],
	'4118': [429, 'Too many requests', '429050'],
	'4119': [400, 'Correlation id is invalid or missing'],
	'4120': [400, 'Duplicate request id'],
	'4121': [403, 'Not allowed on this resource'],
} as const;
export type Code = keyof typeof CODES;

/** An error answer by its code; `status` where the documents leave open which one goes with the code. */
export function failure(code: Code, { errorShape }: AdobeKnobs, details: string[] = [], status?: number): Reply {
	const [usual, message, gatewayCode] = CODES[code];
	const isGateways = errorShape === 'gateway' && gatewayCode !== undefined;
	const body = isGateways
		? { error_code: gatewayCode, message }
		: { code, message, ...(details.length > 0 && { additionalDetails: details }) };
	return json(status ?? usual, body);
}

/** Ends the handling of a request with an error answer. */
export const refuse = (context: AdobeContext, code: Code, details: string[] = [], status?: number): Refusal =>
	new Refusal(failure(code, context.knobs, details, status));

/** The same, for what a correct client never sends: it goes on the list of violations. */
export function blame(context: AdobeContext, code: Code, rule: string, detail: string): Refusal {
	context.violate(rule, detail);
	return refuse(context, code, [detail]);
}

/** What the frame itself answers: faults, unknown paths. */
export function frameError(status: number, path: string, knobs: AdobeKnobs): Reply {
	if (path.startsWith('/ims/')) return json(status, { error: status === 429 ? 'slow_down' : 'server_error' });
	const byStatus: Record<number, Code> = {
		400: '1117',
		401: '4116',
		403: '4115',
		404: '1116',
		429: '4118',
		500: '1124',
	};
	const code = byStatus[status];
	const reply = code
		? failure(code, knobs)
		: json(status, status === 504 ? { error_code: '504001', message: 'Gateway Timeout' } : { message: 'Error' });
	return { ...reply, headers: { ...reply.headers, 'x-request-id': randomUUID() } };
}
