import {
	blocking,
	byBucket,
	byBytes,
	byChance,
	byConcurrency,
	byWindow,
	everyNth,
	inSpells,
	queueing,
	readSlowly,
	rejectingOnly,
	silently,
	slowBeyond,
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

/** Answers take long enough that single requests are rejected, as if by chance. */
const slowBucket = (perSecond: number, burst: number, ms: number): PaceCase => ({
	name: `a bucket of ${burst}, ${perSecond} a second, answers after ${ms} ms, no Retry-After`,
	server: byBucket({ perSecond, burst, ms }),
	requests: 700,
});

const atOnce = (most: number, after: number | undefined, requests: number): PaceCase => ({
	name: `${most} at once, ${waitOf(after)}`,
	server: byConcurrency({ most, ms: 100, after }),
	requests,
});

const blocked = (seconds: number, after: number | undefined, from = 300): PaceCase => ({
	name: `a block of ${seconds} s after ${from / 1000} s, ${waitOf(after)}`,
	server: blocking({ from, to: from + 1000 * seconds, ms: 50, after }),
	requests: from > 1000 ? 2500 : 400,
});

const accidents = (name: string, numbers: readonly number[], after?: number): PaceCase => ({
	name: `${name} rejected by accident, ${waitOf(after)}`,
	server: rejectingOnly({ numbers, ms: 100, after }),
	requests: 400,
});

const slowing = (handlers: number, handlingMs: number): PaceCase => ({
	name: `${handlers} handlers of ${handlingMs} ms with a queue`,
	server: queueing({ ms: 50, handlers, handlingMs }),
	requests: 400,
});

const waitOf = (after: number | undefined) =>
	after === undefined ? 'no Retry-After' : `Retry-After ${after / 1000} s`;

/** Instead of rejecting, the server drops connections or fails. */
const failing = ({ name, server, requests }: PaceCase): PaceCase => ({
	name: `${name}, fails instead`,
	server: silently(server),
	requests,
});

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
	limited(100, 4740, 80),
	{ name: '40 a second, no Retry-After', server: byWindow({ most: 40, ms: 50 }), requests: 1900 },
	{
		name: '20 a second, Retry-After 60 s',
		server: byWindow({ most: 20, ms: 150, after: 60_000 }),
		requests: 600,
	},
	bucket(1, 5, undefined, 60),
	bucket(5, 5, 1000, 200),
	bucket(5, 20, undefined, 200),
	bucket(20, 20, 1000, 600),
	bucket(20, 20, undefined, 600),
	bucket(100, 10, 1000, 4740),
	bucket(100, 100, 1000, 4740),
	bucket(100, 100, undefined, 4740),
	slowBucket(2, 20, 200),
	slowBucket(10, 1, 50),
	slowBucket(10, 1, 1000),
	slowBucket(50, 1, 200),
	{
		name: '300 a minute, no Retry-After',
		server: byWindow({ most: 300, windowMs: 60_000, ms: 100 }),
		requests: 900,
	},
	atOnce(1, undefined, 300),
	atOnce(4, undefined, 2000),
	atOnce(4, 1000, 2000),
	atOnce(8, undefined, 2000),
	atOnce(8, 30_000, 2000),
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
	accidents('the second', [2]),
	accidents('the second', [2], 1000),
	accidents('three of the first ten', [2, 5, 9]),
	{ name: 'every fourth rejected', server: everyNth({ nth: 4, ms: 50 }), requests: 400 },
	{ name: 'one in four rejected by chance', server: byChance({ share: 0.25, ms: 50 }), requests: 400 },
	{
		name: 'one in four rejected by chance, Retry-After 1 s',
		server: byChance({ share: 0.25, ms: 50, after: 1000 }),
		requests: 400,
	},
	{ name: 'one in twenty rejected by chance', server: byChance({ share: 0.05, ms: 50 }), requests: 1000 },
	{ name: 'one in fifty rejected by chance', server: byChance({ share: 0.02, ms: 50 }), requests: 1000 },
	failing(atOnce(2, undefined, 500)),
	failing(atOnce(4, undefined, 2000)),
	failing(atOnce(8, undefined, 2000)),
	failing(blocked(4, undefined)),
	failing({ name: 'one in ten by chance', server: byChance({ share: 0.1, ms: 50 }), requests: 1000 }),
	failing({ name: 'every fourth', server: everyNth({ nth: 4, ms: 50 }), requests: 400 }),
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
		name: 'answers after 200 ms, after 3 s beyond 8 at once',
		server: slowBeyond({ ms: 200, most: 8, slowMs: 3000 }),
		requests: 600,
	},
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
	{
		name: 'no limit, answers after 35 ms, the client pauses for 80 ms now and then',
		server: readSlowly({ ms: 35, readMs: 2.2, pauseMs: 80, everyMs: 700 }),
		requests: 4740,
	},
	{
		name: 'no limit, answers after 35 ms, in spells of 2 s after 100 ms',
		server: inSpells({ ms: 35, slower: 3, spellMs: 2000 }),
		requests: 4740,
	},
];

/**
 * Medians of five runs (seeds 1 to 5), by the case's name: seconds and rejections of the pace at commit 18495ad with its
 * five requests in flight, and the most that are acceptable now. The bench measure `pace` prints all of them anew.
 */
export const PACE_FIGURES: Readonly<Record<string, { earlier: [number, number]; most: [number, number] }>> = {
	'1 a second, answers after 40 ms': { earlier: [71.4, 14], most: [71.4, 10] },
	'5 a second, answers after 40 ms': { earlier: [47, 13], most: [47, 10] },
	'5 a second, answers after 100 ms': { earlier: [96.5, 15], most: [96.5, 11] },
	'5 a second, answers after 1000 ms': { earlier: [104, 1], most: [104, 6] },
	'20 a second, answers after 40 ms': { earlier: [39.2, 11], most: [39.2, 13] },
	'20 a second, Retry-After 60 s': { earlier: [216, 5], most: [216, 5] },
	'100 a second, answers after 35 ms': { earlier: [65.2, 48], most: [65.2, 27] },
	'100 a second, answers after 80 ms': { earlier: [79.6, 0], most: [57, 39] },
	'40 a second, no Retry-After': { earlier: [57.3, 18], most: [53, 25] },
	'a bucket of 5, 1 a second, no Retry-After': { earlier: [66.5, 13], most: [66.5, 18] },
	'a bucket of 5, 5 a second, Retry-After 1 s': { earlier: [43.5, 13], most: [44.8, 12] },
	'a bucket of 20, 5 a second, no Retry-After': { earlier: [41.8, 12], most: [41.8, 15] },
	'a bucket of 20, 20 a second, Retry-After 1 s': { earlier: [31.6, 10], most: [32.8, 15] },
	'a bucket of 20, 20 a second, no Retry-After': { earlier: [30.8, 9], most: [35.1, 15] },
	'a bucket of 10, 100 a second, Retry-After 1 s': { earlier: [64.6, 12], most: [67.9, 10] },
	'a bucket of 100, 100 a second, Retry-After 1 s': { earlier: [49.5, 12], most: [52.2, 33] },
	'a bucket of 100, 100 a second, no Retry-After': { earlier: [47, 14], most: [54.5, 20] },
	'a bucket of 20, 2 a second, answers after 200 ms, no Retry-After': { earlier: [362, 11], most: [362, 45] },
	'a bucket of 1, 10 a second, answers after 50 ms, no Retry-After': { earlier: [95.5, 11], most: [107, 12] },
	'a bucket of 1, 10 a second, answers after 1000 ms, no Retry-After': { earlier: [283, 5], most: [500, 9] },
	'a bucket of 1, 50 a second, answers after 200 ms, no Retry-After': { earlier: [93.2, 5], most: [107, 10] },
	'300 a minute, no Retry-After': { earlier: [1890, 24], most: [190, 44] },
	'1 at once, no Retry-After': { earlier: [38, 7], most: [38, 7] },
	'4 at once, no Retry-After': { earlier: [69.1, 6], most: [65.6, 6] },
	'4 at once, Retry-After 1 s': { earlier: [73.7, 6], most: [70.6, 6] },
	'8 at once, Retry-After 30 s': { earlier: [42, 0], most: [60, 1] },
	'8 at once, no Retry-After': { earlier: [42, 0], most: [33.1, 5] },
	'a block of 1 s after 0.3 s, no Retry-After': { earlier: [11.4, 8], most: [7.14, 12] },
	'a block of 1 s after 0.3 s, Retry-After 1 s': { earlier: [6, 5], most: [5.71, 10] },
	'a block of 2 s after 0.3 s, no Retry-After': { earlier: [21.3, 10], most: [11.2, 13] },
	'a block of 4 s after 0.3 s, no Retry-After': { earlier: [80, 12], most: [14.2, 13] },
	'a block of 4 s after 0.3 s, Retry-After 1 s': { earlier: [42.3, 11], most: [11.9, 13] },
	'a block of 4 s after 0.3 s, Retry-After 4 s': { earlier: [9, 5], most: [9.86, 10] },
	'a block of 10 s after 0.3 s, no Retry-After': { earlier: [1200, 16], most: [25.9, 14] },
	'a block of 10 s after 0.3 s, Retry-After 10 s': { earlier: [15, 5], most: [18.2, 10] },
	'a block of 4 s after 5 s, no Retry-After': { earlier: [161, 12], most: [21.3, 23] },
	'a block of 4 s after 5 s, Retry-After 4 s': { earlier: [31.6, 5], most: [16.8, 18] },
	'a limit that passes after 2 s': { earlier: [82.5, 8], most: [51.4, 16] },
	'the second rejected by accident, no Retry-After': { earlier: [9.75, 1], most: [4.3, 1] },
	'the second rejected by accident, Retry-After 1 s': { earlier: [10.4, 1], most: [5.5, 1] },
	'three of the first ten rejected by accident, no Retry-After': { earlier: [12.5, 3], most: [5, 3] },
	'every fourth rejected': { earlier: [2460, 133], most: [21.5, 146] },
	'one in four rejected by chance': { earlier: [2470, 135], most: [89.8, 155] },
	'one in four rejected by chance, Retry-After 1 s': { earlier: [2470, 135], most: [201, 141] },
	'one in twenty rejected by chance': { earlier: [4320, 57], most: [25, 57] },
	'one in fifty rejected by chance': { earlier: [2010, 22], most: [7.16, 25] },
	'2 at once, no Retry-After, fails instead': { earlier: [39.2, 36], most: [27, 8] },
	'4 at once, no Retry-After, fails instead': { earlier: [59.4, 33], most: [54, 10] },
	'8 at once, no Retry-After, fails instead': { earlier: [42, 0], most: [28, 10] },
	'a block of 4 s after 0.3 s, no Retry-After, fails instead': { earlier: [10.9, 22], most: [10.9, 20] },
	'one in ten by chance, fails instead': { earlier: [18.7, 116], most: [6, 125] },
	'every fourth, fails instead': { earlier: [16.4, 133], most: [16.4, 140] },
	'1 MB a second': { earlier: [52.6, 11], most: [54.8, 15] },
	'5 MB a second, no Retry-After': { earlier: [31.5, 0], most: [33.1, 21] },
	'1 handlers of 20 ms with a queue': { earlier: [8.08, 0], most: [8.56, 0] },
	'2 handlers of 100 ms with a queue': { earlier: [20.1, 0], most: [21.3, 0] },
	'6 handlers of 100 ms with a queue': { earlier: [12.3, 0], most: [9.66, 0] },
	'12 handlers of 50 ms with a queue': { earlier: [8.23, 0], most: [4.86, 0] },
	'answers after 200 ms, after 3 s beyond 8 at once': { earlier: [25.2, 0], most: [30, 0] },
	'no limit, answers after 150 ms': { earlier: [6.41, 0], most: [4.21, 0] },
	'no limit, answers after 30 ms': { earlier: [30.8, 0], most: [12.5, 0] },
	'no limit, answers after 35 ms, the client pauses for 80 ms now and then': { earlier: [40.9, 0], most: [16, 0] },
	'no limit, answers after 35 ms, in spells of 2 s after 100 ms': { earlier: [52.5, 0], most: [19, 0] },
};
