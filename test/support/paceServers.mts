import {
	blocking,
	byBucket,
	byBytes,
	byChance,
	byConcurrency,
	byWindow,
	everyNth,
	queueing,
	type Server,
} from './virtualServer.mts';

/** A server, and what is asked of it. */
export interface PaceCase {
	name: string;
	server: Server;
	requests: number;
}

const limited = (most: number, requests: number, ms = 40): PaceCase => ({
	name: `${most} a second, answers after ${ms} ms`,
	server: byWindow({ most, ms, after: 1000 }),
	requests,
});

const bucket = (perSecond: number, burst: number, after: number | undefined, requests: number): PaceCase => ({
	name: `a bucket of ${burst}, ${perSecond} a second, ${waitOf(after)}`,
	server: byBucket({ perSecond, burst, ms: 35, after }),
	requests,
});

const atOnce = (most: number, after: number | undefined, requests: number): PaceCase => ({
	name: `${most} at once, ${waitOf(after)}`,
	server: byConcurrency({ most, ms: 100, after }),
	requests,
});

const blocked = (seconds: number, after: number | undefined, from = 300): PaceCase => ({
	name: `a block of ${seconds} s after ${from / 1000} s, ${waitOf(after)}`,
	server: blocking({ from, to: from + 1000 * seconds, ms: 50, after }),
	requests: from > 1000 ? 1500 : 400,
});

const slowing = (handlers: number, handlingMs: number): PaceCase => ({
	name: `${handlers} handlers of ${handlingMs} ms with a queue`,
	server: queueing({ ms: 50, handlers, handlingMs }),
	requests: 400,
});

const waitOf = (after: number | undefined) =>
	after === undefined ? 'no Retry-After' : `Retry-After ${after / 1000} s`;

/** Two a second for two seconds, then as many as anybody likes. */
const passing: Server = (clock) => {
	const [narrow, free] = [
		byWindow({ most: 2, ms: 100, after: 1000 })(clock),
		byWindow({ most: Infinity, ms: 100 })(clock),
	];
	return async () => await (clock.now > 2000 && clock.now < 4000 ? narrow() : free());
};

/** Servers that limit in every way that vendors are known to. */
export const PACE_CASES: readonly PaceCase[] = [
	limited(1, 60),
	limited(5, 200),
	limited(5, 400, 100),
	limited(5, 400, 1000),
	limited(20, 600),
	limited(100, 4740, 35),
	bucket(1, 5, undefined, 60),
	bucket(5, 5, 1000, 200),
	bucket(5, 20, undefined, 200),
	bucket(20, 20, 1000, 600),
	bucket(20, 20, undefined, 600),
	bucket(100, 10, 1000, 4740),
	bucket(100, 100, 1000, 4740),
	bucket(100, 100, undefined, 4740),
	{
		name: '300 a minute, no Retry-After',
		server: byWindow({ most: 300, windowMs: 60_000, ms: 100 }),
		requests: 900,
	},
	atOnce(1, undefined, 300),
	atOnce(4, undefined, 2000),
	atOnce(4, 1000, 2000),
	atOnce(8, undefined, 2000),
	blocked(1, undefined),
	blocked(1, 1000),
	blocked(2, undefined),
	blocked(4, undefined),
	blocked(4, 1000),
	blocked(4, 4000),
	blocked(10, undefined),
	blocked(10, 10_000),
	blocked(4, undefined, 5000),
	blocked(4, 4000, 5000),
	{ name: 'a limit that passes after 2 s', server: passing, requests: 3000 },
	{ name: 'every fourth rejected', server: everyNth({ nth: 4, ms: 50 }), requests: 400 },
	{ name: 'one in four rejected by chance', server: byChance({ share: 0.25, ms: 50 }), requests: 400 },
	{
		name: 'one in four rejected by chance, Retry-After 1 s',
		server: byChance({ share: 0.25, ms: 50, after: 1000 }),
		requests: 400,
	},
	{ name: 'one in fifty rejected by chance', server: byChance({ share: 0.02, ms: 50 }), requests: 1000 },
	{
		name: '1 MB a second',
		server: byBytes({ perSecond: 1_000_000, burst: 1_000_000, ms: 50, after: 1000 }),
		requests: 1000,
	},
	{
		name: '5 MB a second, no Retry-After',
		server: byBytes({ perSecond: 5_000_000, burst: 5_000_000, ms: 50 }),
		requests: 3000,
	},
	slowing(1, 20),
	slowing(2, 100),
	slowing(6, 100),
	slowing(12, 50),
	{
		name: 'no limit, answers after 150 ms',
		server: queueing({ ms: 150, handlers: 100, handlingMs: 1 }),
		requests: 200,
	},
	{
		name: 'no limit, answers after 30 ms',
		server: queueing({ ms: 30, handlers: 100, handlingMs: 1 }),
		requests: 4740,
	},
];
