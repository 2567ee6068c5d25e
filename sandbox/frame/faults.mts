import { z } from 'zod';
import { isMatch, matchFields } from './matching.mts';
import { LIST_FAULTS } from './spoiledLists.mts';
import { Random } from '../portfolio/random.mts';

/** Seconds, or `{httpDate: seconds from now}`, or a value that a client must not trust. */
const retryAfter = z
	.union([
		z.number().int().min(0),
		z.strictObject({ httpDate: z.number().int() }),
		z.enum(['absent', 'past', 'absurd']),
	])
	.optional();

const which = {
	...matchFields,
	/** let the first n matching requests pass */
	after: z.number().int().min(0).default(0),
	/** strike at most n times */
	times: z.number().int().min(1).optional(),
	/** strike every n-th matching request */
	every: z.number().int().min(1).default(1),
	/** strike by (seeded) chance */
	probability: z.number().min(0).max(1).default(1),
};
const milliseconds = z.number().int().min(0);
const kind = <Kind extends string, Shape extends z.ZodRawShape>(name: Kind, shape: Shape) =>
	z.strictObject({ kind: z.literal(name), ...shape, ...which });

/** One rule of trouble, for any vendor. */
export const faultSchema = z.discriminatedUnion('kind', [
	/** Another status, with the vendor's own error body unless `body` is given. */
	kind('status', {
		status: z.number().int().min(200).max(599),
		retryAfter,
		body: z.string().optional(),
		headers: z.record(z.string()).optional(),
	}),
	/** 429 above this many requests a second (counted by whole seconds of the clock). */
	kind('rateLimit', { perSecond: z.number().int().min(1), retryAfter }),
	/** Rejects what arrives while this many matching requests are being answered; set `latency` to make answers take time. */
	kind('concurrency', {
		most: z.number().int().min(1),
		status: z.number().int().min(400).max(599).default(503),
		retryAfter,
	}),
	/** Rejects nothing, but handles this many matching requests at once, each for `ms` milliseconds; the others queue. */
	kind('queue', { handlers: z.number().int().min(1), ms: milliseconds }),
	/** The connection is reset before any answer. */
	kind('reset', {}),
	/** The connection is reset after half of the body. */
	kind('resetMidBody', {}),
	/** Half of the body: under an honest Content-Length, or with `early` by closing before its end. */
	kind('truncate', { early: z.boolean().default(false) }),
	/** The body trickles in over the time. */
	kind('slow', { ms: milliseconds }),
	/** No answer, ever. */
	kind('hang', {}),
	/** The answer comes later. */
	kind('latency', { ms: milliseconds }),
	/** A web page where JSON should be. */
	kind('html', { status: z.number().int().min(200).max(599).default(200) }),
	/** 200 and nothing. */
	kind('empty', {}),
	/** 200 with the vendor's error body. */
	kind('errorEnvelope', {}),
	/** Compressed, for clients that accept it. */
	kind('gzip', {}),
	/** A good answer whose list is not: see `spoiledLists.mts`. */
	kind('list', { as: z.enum(LIST_FAULTS) }),
	/** Every access token issued so far is expired from this request on. */
	kind('tokenExpiry', {}),
]);
export type Fault = z.input<typeof faultSchema>;
export type Strike = z.output<typeof faultSchema>;

const INSTEAD = ['status', 'rateLimit', 'concurrency', 'reset', 'hang', 'html', 'empty', 'errorEnvelope'] as const;
export type Instead = Extract<Strike, { kind: (typeof INSTEAD)[number] }>;
export const isInstead = (strike: Strike): strike is Instead => INSTEAD.some((name) => name === strike.kind);
const spoils = (strike: Strike): boolean =>
	isInstead(strike) || strike.kind === 'truncate' || strike.kind === 'resetMidBody';

interface Rule {
	fault: Strike;
	random: Random;
	seen: number;
	struck: number;
	second: number;
	inSecond: number;
	/** Requests that it let pass and that are not answered yet. */
	open: number;
	/** When each of its handlers is free, in milliseconds since 1970. */
	free: number[];
}

/** The rules in force, in the order they were added. */
export class FaultBook {
	private rules: Rule[] = [];

	constructor(private readonly seed: () => number) {}

	add(fault: Strike): void {
		const random = new Random(this.seed() + this.rules.length);
		this.rules.push({ fault, random, seen: 0, struck: 0, second: 0, inSecond: 0, open: 0, free: [] });
	}

	list(): Strike[] {
		return this.rules.map(({ fault }) => fault);
	}

	clear(): void {
		this.rules = [];
	}

	/**
	 * What happens to a request: rules apply in order, up to and including the first that spoils the answer. Later rules
	 * do not count such a request, so rules with `times` apply one after another.
	 * @returns also what to call once the request is answered
	 */
	strikes(names: readonly string[]): { strikes: Strike[]; answered: () => void } {
		const strikes: Strike[] = [];
		const passed: Rule[] = [];
		for (const rule of this.rules) {
			if (!isMatch(rule.fault, names)) continue;
			if (strikesNow(rule)) {
				strikes.push(rule.fault.kind === 'queue' ? queued(rule, rule.fault) : rule.fault);
				if (spoils(rule.fault)) break;
			} else {
				rule.open += 1;
				passed.push(rule);
			}
		}
		return {
			strikes,
			answered: () => {
				for (const rule of passed) rule.open -= 1;
			},
		};
	}
}

function strikesNow(rule: Rule): boolean {
	const { after, every, times, probability } = rule.fault;
	rule.seen += 1;
	const due = rule.seen > after && (rule.seen - after) % every === 0;
	if (!due || rule.struck >= (times ?? Infinity) || !rule.random.chance(probability)) return false;
	if (!isOverRate(rule) || isBelowConcurrency(rule)) return false;
	rule.struck += 1;
	return true;
}

const isBelowConcurrency = ({ fault, open }: Rule): boolean => fault.kind === 'concurrency' && open < fault.most;

/** The latency of a request that waits until one of the handlers is free. */
function queued(rule: Rule, fault: Strike & { kind: 'queue' }): Strike {
	const { handlers, ms, ...which } = fault;
	const now = Date.now();
	while (rule.free.length < handlers) rule.free.push(now);
	rule.free.sort((one, other) => one - other);
	const until = Math.max(now, rule.free[0] ?? now) + ms;
	rule.free[0] = until;
	return { ...which, kind: 'latency', ms: until - now };
}

/** True for all but rate limits below their rate. */
function isOverRate(rule: Rule): boolean {
	if (rule.fault.kind !== 'rateLimit') return true;
	const second = Math.floor(Date.now() / 1_000);
	rule.inSecond = rule.second === second ? rule.inSecond + 1 : 1;
	rule.second = second;
	return rule.inSecond > rule.fault.perSecond;
}

/** The `Retry-After` header of a fault; none unless it asks for one (a 429 and a 503 by `status` or `rateLimit` say one second). */
export function retryAfterHeader(
	given: Strike & { kind: 'status' | 'rateLimit' | 'concurrency' },
): Record<string, string> {
	const names = given.kind === 'rateLimit' || (given.kind === 'status' && [429, 503].includes(given.status));
	const wish = given.retryAfter ?? (names ? 1 : 'absent');
	if (wish === 'absent') return {};
	if (wish === 'past') return { 'retry-after': httpDate(-3_600) };
	if (wish === 'absurd') return { 'retry-after': '999999999' };
	return { 'retry-after': typeof wish === 'number' ? String(wish) : httpDate(wish.httpDate) };
}

const httpDate = (secondsFromNow: number): string => new Date(Date.now() + secondsFromNow * 1_000).toUTCString();
