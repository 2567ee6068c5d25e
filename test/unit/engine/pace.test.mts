import { Pace, type Reply } from '../../../shared/engine/http/pace';
import { RETRY } from '../../../shared/engine/http/retry';
import { median } from '../../../bench/support/stats.mts';
import { PACE_CASES, PACE_FIGURES } from '../../support/paceServers.mts';
import {
	blocking,
	byBucket,
	byConcurrency,
	byWindow,
	Clock,
	crawl,
	everyNth,
	inSpells,
	queueing,
	readSlowly,
	silently,
	type Server,
} from '../../support/virtualServer.mts';

// Thousands of requests in virtual time take some seconds of real time on a busy machine.
jest.setTimeout(60_000);

describe('a limit of requests a second is found with few rejections', () => {
	test.each([
		{ most: 100, ms: 40, setting: 10, requests: 3000 },
		{ most: 100, ms: 40, setting: 5, requests: 3000 },
		{ most: 50, ms: 60, setting: 10, requests: 3000 },
		{ most: 20, ms: 60, setting: 10, requests: 400 },
		{ most: 10, ms: 1000, setting: 10, requests: 400 },
		{ most: 5, ms: 1000, setting: 10, requests: 400 },
		{ most: 5, ms: 100, setting: 10, requests: 400 },
		{ most: 2, ms: 100, setting: 5, requests: 200 },
		{ most: 1, ms: 100, setting: 10, requests: 100 },
		{ most: 50, ms: 60, setting: 'automatic' as const, requests: 3000 },
		{ most: 20, ms: 60, setting: 'automatic' as const, requests: 400 },
		{ most: 5, ms: 100, setting: 'automatic' as const, requests: 400 },
		{ most: 2, ms: 100, setting: 'automatic' as const, requests: 200 },
	])('$most a second, answers after $ms ms, $setting in flight', async ({ most, ms, requests, setting }) => {
		const server = byWindow({ most, ms, after: 1000 });
		const { seconds, rejected, oftenestRejected } = await crawl(server, { requests, setting });
		expect(seconds).toBeLessThan((1.6 * requests) / most);
		expect(oftenestRejected).toBeLessThan(RETRY.attempts);
		expect(rejected).toBeLessThan(Math.max(40, 0.03 * requests));
	});

	test('4,740 requests at 100 a second: at least 85 % of what is allowed, at most 35 rejections', async () => {
		const { seconds, rejected } = await crawl(byWindow({ most: 100, ms: 35, after: 1000 }), { requests: 4740 });
		expect(seconds).toBeLessThanOrEqual(56);
		expect(rejected).toBeLessThanOrEqual(35);
	});

	test.each([
		{ burst: 100, after: 1000 },
		{ burst: 10, after: 1000 },
		{ burst: 100, after: undefined },
	])('a bucket of $burst that refills with 100 a second, Retry-After $after', async ({ burst, after }) => {
		const server = byBucket({ perSecond: 100, burst, ms: 35, after });
		const { seconds, rejected } = await crawl(server, { requests: 4740 });
		expect(seconds).toBeLessThan(65);
		expect(rejected).toBeLessThan(0.05 * 4740);
	});

	test.each([
		{ perSecond: 2, burst: 20, ms: 200, after: undefined, requests: 700 },
		{ perSecond: 3, burst: 20, ms: 200, after: undefined, requests: 700 },
		{ perSecond: 10, burst: 1, ms: 50, after: undefined, requests: 700 },
		{ perSecond: 1, burst: 1, ms: 10, after: undefined, requests: 700 },
		{ perSecond: 5, burst: 5, ms: 1000, after: 1000, requests: 700 },
		{ perSecond: 40, burst: 1, ms: 1000, after: 1000, requests: 2000 },
		{ perSecond: 100, burst: 1, ms: 50, after: 1000, requests: 2000 },
		{ perSecond: 100, burst: 1, ms: 200, after: 1000, requests: 2000 },
		{ perSecond: 100, burst: 1, ms: 1000, after: 1000, requests: 2000 },
	])(
		'$perSecond a second in a bucket of $burst, answers after $ms ms, Retry-After $after: never taken for chance for long',
		async ({ requests, ...limit }) => {
			for (let seed = 1; seed <= 24; seed += 1) {
				const { rejected } = await crawl(byBucket(limit), { requests, seed });
				expect(rejected).toBeLessThanOrEqual(0.1 * requests);
			}
		},
	);

	test.each([undefined, 20_000])('a quota of 300 a minute, Retry-After %p, is waited out', async (after) => {
		const server = byWindow({ most: 300, windowMs: 60_000, ms: 100, after });
		const { seconds, rejected } = await crawl(server, { requests: 900 });
		expect(seconds).toBeLessThan(1.4 * 120);
		expect(rejected).toBeLessThan(60);
	});

	test('a quota of 2 in 20 seconds is not tried again and again once its Retry-After has shown it', async () => {
		const server = byWindow({ most: 2, windowMs: 20_000, ms: 100, after: 20_000 });
		const { rejected } = await crawl(server, { requests: 60 });
		expect(rejected).toBeLessThan(20);
	});

	test('a temporary limit is soon forgotten', async () => {
		const given = { requests: 3000, setting: 10 };
		const ms = 100;
		const without = await crawl(byWindow({ most: Infinity, ms }), given);
		const passing: Server = (clock) => {
			const [limited, free] = [byWindow({ most: 2, ms, after: 1000 })(clock), byWindow({ most: Infinity, ms })(clock)];
			return async () => await (clock.now > 2000 && clock.now < 4000 ? limited() : free());
		};
		expect((await crawl(passing, given)).seconds).toBeLessThan(1.6 * without.seconds);
	});

	test('a limit that is lifted after a minute is left behind within a few more', async () => {
		const lifted: Server = (clock) => {
			const [limited, free] = [
				byWindow({ most: 5, ms: 100, after: 1000 })(clock),
				byWindow({ most: Infinity, ms: 100 })(clock),
			];
			return async () => await (clock.now < 60_000 ? limited() : free());
		};
		expect((await crawl(lifted, { requests: 3000 })).seconds).toBeLessThan(350);
	});
});

describe('limits of many kinds cost no more time and rejections than accepted before', () => {
	test.each(PACE_CASES)('$name', async ({ name, server, requests }) => {
		const runs = [];
		for (const seed of [1, 2, 3, 4, 5]) runs.push(await crawl(server, { requests, seed }));
		const [seconds, rejected] = PACE_FIGURES[name]?.most ?? [0, -1];
		expect(median(runs.map((run) => run.seconds))).toBeLessThanOrEqual(seconds);
		expect(median(runs.map((run) => run.rejected))).toBeLessThanOrEqual(rejected);
	});
});

describe('a server that handles 4 requests at once', () => {
	test.each([
		{ ms: 60, requests: 5000, after: undefined },
		{ ms: 300, requests: 300, after: undefined },
		{ ms: 100, requests: 2000, after: 1000 },
	])(
		'answers after $ms ms, Retry-After $after: is rarely asked for more, and hardly ever for less than 3',
		async (given) => {
			const { seconds, rejected, belowThree } = await crawl(byConcurrency({ most: 4, ...given }), given);
			expect(rejected).toBeLessThanOrEqual(10);
			expect(belowThree).toBeLessThan(0.1);
			expect(seconds).toBeLessThan((1.2 * given.requests * given.ms) / 4000);
		},
	);

	test('a fixed number beyond that comes down to it', async () => {
		const { rejected, endsWith } = await crawl(byConcurrency({ most: 4, ms: 100 }), { requests: 2000, setting: 10 });
		expect(endsWith).toBe(4);
		expect(rejected).toBeLessThanOrEqual(12);
	});
});

test('a server that comes to handle 2 at once instead of 8 is soon asked for less', async () => {
	const shrinking: Server = (clock) => {
		const [eight, two] = [byConcurrency({ most: 8, ms: 100 })(clock), byConcurrency({ most: 2, ms: 100 })(clock)];
		return async () => await (clock.now < 20_000 ? eight() : two());
	};
	let rejected = 0;
	for (const seed of [1, 2, 3, 4, 5]) rejected += (await crawl(shrinking, { requests: 3000, seed })).rejected;
	expect(rejected).toBeLessThan(5 * 16);
});

describe('Automatic', () => {
	const quick = queueing({ ms: 150, handlers: 100, handlingMs: 1 });

	test('goes up to 12 within a few round trips if answers stay quick', async () => {
		const { seconds, peak } = await crawl(quick, { requests: 150 });
		expect(peak).toBe(12);
		expect(seconds).toBeLessThan(18 * 0.16);
	});

	test('goes up to 16 if hundreds of answers stay quick', async () => {
		expect((await crawl(quick, { requests: 700 })).peak).toBe(16);
		expect((await crawl(quick, { requests: 5000 })).peak).toBe(16);
	});

	test.each([
		{ why: 'a pause of the client', server: readSlowly({ ms: 35, readMs: 2.2, pauseMs: 80, everyMs: 700 }) },
		{ why: 'a slow spell of the line', server: inSpells({ ms: 35, slower: 3, spellMs: 2000 }) },
	])('does not take $why for a queue', async ({ server }) => {
		const { seconds } = await crawl(server, { requests: 4740 });
		const { seconds: atMost } = await crawl(server, { requests: 4740, setting: 16 });
		expect(seconds).toBeLessThan(1.3 * atMost);
	});

	test.each([
		{ handlers: 1, handlingMs: 20, tries: 11, keeps: 7 },
		{ handlers: 2, handlingMs: 100, tries: 11, keeps: 7 },
		{ handlers: 6, handlingMs: 100, tries: 15, keeps: 14 },
	])(
		'goes back from $tries to $keeps where a server with $handlers handlers only queues more',
		async ({ handlers, handlingMs, tries, keeps }) => {
			for (const requests of [400, 2000]) {
				for (const seed of [1, 2, 3, 4, 5]) {
					const server = queueing({ ms: 50, handlers, handlingMs });
					const { seconds, peak, endsWith } = await crawl(server, { requests, seed });
					expect(peak).toBeLessThanOrEqual(tries);
					expect(endsWith).toBeLessThanOrEqual(keeps);
					// What its handlers can do at best.
					expect(seconds).toBeLessThan((1.25 * requests * handlingMs) / handlers / 1000);
				}
			}
		},
	);
});

test.each([1, 3, 20])('%i in flight means that number', async (setting) => {
	const { peak } = await crawl(queueing({ ms: 50, handlers: 100, handlingMs: 1 }), { requests: 200, setting });
	expect(peak).toBe(setting);
});

describe('one block of 4 seconds is one lesson', () => {
	test.each([
		{ after: undefined, setting: 'automatic' as const },
		{ after: 1000, setting: 'automatic' as const },
		{ after: 4000, setting: 'automatic' as const },
		{ after: 4000, setting: 5 },
	])('Retry-After $after, $setting in flight', async ({ after, setting }) => {
		const given = { requests: 400, setting };
		const quiet = await crawl(blocking({ from: 0, to: 0, ms: 50 }), given);
		const { seconds, rejected } = await crawl(blocking({ from: 300, to: 4300, ms: 50, after }), given);
		expect(seconds).toBeLessThan(quiet.seconds + 4 * 4);
		expect(rejected).toBeLessThan(30);
	});
});

describe('every fourth answer a 429', () => {
	const given = { requests: 400 };

	test('costs a few times the quiet run, not minutes', async () => {
		const quiet = await crawl(everyNth({ nth: Infinity, ms: 50 }), given);
		const struck = [];
		for (const seed of [1, 2, 3, 4, 5, 6, 7])
			struck.push(await crawl(everyNth({ nth: 4, ms: 50 }), { ...given, seed }));
		expect(median(struck.map(({ seconds }) => seconds))).toBeLessThan(8.5 * quiet.seconds);
	});

	test('that asks to wait a second costs less than a second for each', async () => {
		const struck = await crawl(everyNth({ nth: 4, ms: 50, after: 1000 }), given);
		expect(struck.seconds).toBeLessThan(0.4 * struck.rejected);
	});

	test('that asks to wait a second gets it where no other request is in flight', async () => {
		const pauses: number[] = [];
		let rejectedAt: number | undefined;
		const server: Server = (clock) => {
			const answer = everyNth({ nth: 4, ms: 50, after: 1000 })(clock);
			return async () => {
				if (rejectedAt !== undefined) pauses.push(clock.now - rejectedAt);
				const given = await answer();
				rejectedAt = given.isGood ? undefined : clock.now;
				return given;
			};
		};
		await crawl(server, { ...given, setting: 1 });
		expect(pauses.length).toBeGreaterThan(100);
		expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1000);
	});

	test('one request at a time costs their pauses alone', async () => {
		const struck = await crawl(everyNth({ nth: 4, ms: 50 }), { requests: 100, setting: 1, workers: 1 });
		expect(struck.seconds).toBeLessThan(25);
	});
});

test('a vendor that rejects at random, then is calm, and then begins to limit is respected as any other', async () => {
	let limited = 0;
	const server: Server = (clock) => {
		const random = everyNth({ nth: 4, ms: 50 })(clock);
		const calm = everyNth({ nth: Infinity, ms: 50 })(clock);
		const limiting = byWindow({ most: 10, ms: 50, after: 1000 })(clock);
		let asked = 0;
		return async () => {
			asked += 1;
			const answer = await (asked <= 300 ? random() : asked <= 400 ? calm() : limiting());
			if (asked > 400 && !answer.isGood) limited += 1;
			return answer;
		};
	};
	await crawl(server, { requests: 700 });
	expect(limited).toBeLessThan(40);
});

/** Requests that are answered when the test says so, and those that have been sent. */
function paceOf(setting: number) {
	const clock = new Clock();
	const pace = new Pace({ now: () => clock.now, random: () => 0.5, wait: async (ms) => await clock.wait(ms) }, setting);
	const sent: string[] = [];
	const send = async (name: string, takes: number, reply: Reply) =>
		await pace.run(
			'page',
			() => undefined,
			async () => {
				sent.push(name);
				await clock.wait(takes);
			},
			() => reply,
		);
	const at = async (time: number) => {
		await clock.runUntil(clock.wait(time - clock.now));
		return sent;
	};
	return { send, at, pace };
}
const accepted: Reply = { kind: 'accepted' };

describe('after an outage', () => {
	const HOUR = 3_600_000;
	test('a single request is sent to see, even when an older one ends meanwhile', async () => {
		const { send, at } = paceOf(3);
		void send('slow', 5000, { kind: 'other' });
		void send('rejected', 100, { kind: 'rejected', after: 1000 });
		expect(await at(200)).toEqual(['slow', 'rejected']);
		void send('first', 9000, accepted);
		void send('second', 10, accepted);
		void send('third', 10, accepted);
		expect(await at(1099)).toEqual(['slow', 'rejected']);
		expect(await at(9000)).toEqual(['slow', 'rejected', 'first']);
		expect(await at(HOUR)).toEqual(['slow', 'rejected', 'first', 'second', 'third']);
	});

	test('others are sent again when the single one is lost on the way', async () => {
		const { send, at } = paceOf(3);
		void send('rejected', 100, { kind: 'rejected', after: 1000 });
		await at(200);
		void send('lost', 100, { kind: 'other' });
		void send('next', 100, accepted);
		expect(await at(HOUR)).toEqual(['rejected', 'lost', 'next']);
	});

	test('giving up ends what waits until the break is over, and nothing if there is none', async () => {
		const { send, at, pace } = paceOf(1);
		const failed = async () => await expect(send('never sent', 10, accepted)).rejects.toThrow('For long enough');
		pace.giveUp(new Error('There is no break'));
		void send('good', 10, accepted);
		void send('rejected', 10, { kind: 'rejected', after: 1000 });
		await at(100);
		const waiting = failed();
		pace.giveUp(new Error('For long enough'));
		await waiting;
		await failed();
		await at(1100);
		void send('later', 10, accepted);
		expect(await at(HOUR)).toEqual(['good', 'rejected', 'later']);
	});

	test('of a vendor that does not say why, giving up ends what waits, and what comes later is sent at once', async () => {
		const { send, at, pace } = paceOf(3);
		for (const name of ['one', 'two', 'three']) void send(name, 10, { kind: 'failed' });
		await at(20);
		expect(pace.break).toMatchObject({ isSaid: false });
		const waiting = expect(send('never sent', 10, accepted)).rejects.toThrow('For long enough');
		pace.giveUp(new Error('For long enough'));
		await waiting;
		void send('later', 10, accepted);
		expect(await at(21)).toEqual(['one', 'two', 'three', 'later']);
	});

	test('requests that come one by one are not held up by others that failed', async () => {
		const { send, at } = paceOf(3);
		for (const time of [100, 200, 300, 400]) {
			void send(String(time), 10, { kind: 'failed' });
			expect(await at(time)).toHaveLength(time / 100);
		}
	});
});

test.each([200, 400, 600])('failures for 0.3 s after %i ms are not taken for a limit', async (from) => {
	const briefly = silently(blocking({ from, to: from + 300, ms: 200 }));
	for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
		const { seconds } = await crawl(briefly, { requests: 500, seed });
		expect(seconds).toBeLessThan(25);
	}
});

test('after a request that is not allowed among good answers, no more are sent than are in flight still', async () => {
	const { send, at } = paceOf(3);
	void send('good', 10, accepted);
	await at(20);
	void send('not allowed', 10, { kind: 'denied' });
	void send('second', 100, accepted);
	void send('third', 100, accepted);
	void send('fourth', 10, accepted);
	expect(await at(100)).toEqual(['good', 'not allowed', 'second', 'third']);
	expect(await at(200)).toContain('fourth');
});

describe('while requests wait for their turn', () => {
	const paceWith = (clock: Clock) =>
		new Pace({ now: () => clock.now, random: () => 0.5, wait: async (ms) => await clock.wait(ms) }, 1);
	const run = async (pace: Pace, request: () => Promise<string>, throwIfCancelled = () => undefined) =>
		await pace.run('page', throwIfCancelled, request, (outcome) =>
			outcome === 'rejected' ? { kind: 'rejected', after: 1000 } : { kind: 'accepted' },
		);

	test('those that are no longer wanted take no place and are not sent', async () => {
		const clock = new Clock();
		const pace = paceWith(clock);
		let sent = 0;
		const slow = run(pace, async () => {
			await clock.wait(10);
			return 'good';
		});
		const unwanted = run(
			pace,
			async () => {
				sent += 1;
				return 'good';
			},
			() => {
				throw new Error('Not wanted');
			},
		).catch((error: unknown) => error);
		const last = run(pace, async () => 'good');
		await clock.runUntil(Promise.all([slow, unwanted, last]));
		expect(await unwanted).toEqual(new Error('Not wanted'));
		expect([sent, clock.now]).toEqual([0, 10]);
	});

	test('the end of the execution ends their waiting', async () => {
		const host = { now: () => 0, random: () => 0.5, wait: async () => await Promise.reject(new Error('Cancelled')) };
		const pace = new Pace(host, 2);
		await run(pace, async () => 'rejected');
		await expect(run(pace, async () => 'good')).rejects.toThrow('Cancelled');
	});
});
