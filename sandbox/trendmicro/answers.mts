import { Refusal, type Context, type Reply } from '../frame/vendor.mts';
import type { TrendmicroData } from './data.mts';
import type { TrendmicroKnobs, trendmicroKnobs } from './knobs.mts';

export type TrendmicroContext = Context<TrendmicroData, typeof trendmicroKnobs>;

const write = (status: number, body: string, { contentType }: TrendmicroKnobs): Reply => ({
	status,
	headers: { 'content-type': `${contentType}; charset=utf-8` },
	body,
});

export const answer = (value: unknown, knobs: TrendmicroKnobs): Reply => write(200, JSON.stringify(value), knobs);

const MESSAGES: Record<number, string> = {
	400: 'The request is not valid',
	401: 'Authentication failed',
	403: 'Permission denied',
	404: 'Not found',
	405: 'Method not allowed',
	429: 'Too many requests',
	500: 'Internal server error',
};

/** An error answer. Its form is not documented. */
export function failure(status: number, knobs: TrendmicroKnobs, detail?: string): Reply {
	const message = detail ?? MESSAGES[status] ?? 'Error';
	const code = `SMPI-${status}`;
	const forms = {
		nested: () => JSON.stringify({ error: { code, message } }),
		flat: () => JSON.stringify({ code, message }),
		msg: () => JSON.stringify({ msg: message }),
		text: () => message,
	};
	return write(status, forms[knobs.errorBody](), knobs);
}

/** Ends the handling of a request with an error answer. */
export const refuse = ({ knobs }: TrendmicroContext, status: number, detail?: string): Refusal =>
	new Refusal(failure(status, knobs, detail));

/** The same, for what a correct client never sends: it goes on the list of violations. */
export function blame(context: TrendmicroContext, status: number, rule: string, detail: string): Refusal {
	context.violate(rule, detail);
	return refuse(context, status, detail);
}
