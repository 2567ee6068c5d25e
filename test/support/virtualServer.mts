/** Servers with limits of several kinds, and a client's pace, in time that passes only when everybody waits. */
import { Pace, type Reply } from '../../shared/engine/http/pace';
import { backOff } from '../../shared/engine/http/retry';
import { Random } from '../../sandbox/portfolio/random.mts';

interface Answer {
	isGood: boolean;
	/** Milliseconds that a rejection asks to wait. */
	after?: number;
	/** Whether the request just fails, and nothing says that there are too many. */
	isSilent?: boolean;
}

/** Answers requests; each call is one. */
export type Server = (clock: Clock) => () => Promise<Answer>;

/** Node runs this after all promises that can settle now have. A turn of the event loop would take much longer. */
const everyPromiseToSettle = async () => await new Promise<void>((resolve) => process.nextTick(resolve));

export class Clock {
	now = 0;
	private readonly random: Random;
	/** In the order of their ends; those that end together, in the order they came. */
	private readonly waiting: Array<{ until: number; wake: () => void }> = [];

	constructor(seed = 7) {
		this.random = new Random(seed);
	}

	chance(): number {
		return this.random.next();
	}

	async wait(milliseconds: number): Promise<void> {
		const until = this.now + milliseconds;
		const place = this.waiting.findLastIndex((other) => other.until <= until) + 1;
		await new Promise<void>((wake) => this.waiting.splice(place, 0, { until, wake }));
	}

	/** One way through the network: no two requests take exactly the same time. */
	async travel(milliseconds: number): Promise<void> {
		await this.wait(milliseconds * (0.9 + 0.3 * this.chance()));
	}

	async runUntil(end: Promise<unknown>): Promise<void> {
		let ended = false;
		const note = () => {
			ended = true;
		};
		end.then(note, note);
		for (;;) {
			await everyPromiseToSettle();
			if (ended) return void (await end);
			const next = this.waiting.shift();
			if (next === undefined) throw new Error('Everybody waits for ever');
			this.now = Math.max(this.now, next.until);
			next.wake();
		}
	}
}

/** Accepts a request or not, as it arrives half of the time after it was sent. */
const deciding =
	(ms: number, after: number | undefined, decide: (clock: Clock) => (now: number) => boolean): Server =>
	(clock) => {
		const accepts = decide(clock);
		return async () => {
			await clock.travel(ms / 2);
			const isGood = accepts(clock.now);
			await clock.travel(ms / 2);
			return { isGood, after: isGood ? undefined : after };
		};
	};

interface Limited {
	/** Milliseconds that an answer takes. */
	ms: number;
	/** Milliseconds that a rejection asks to wait. */
	after?: number;
}

/** Accepts some requests in each window of its clock. */
export const byWindow = ({ ms, after, most, windowMs = 1000 }: Limited & { most: number; windowMs?: number }): Server =>
	deciding(ms, after, () => {
		let window = -1;
		let count = 0;
		return (now) => {
			const current = Math.floor((now + 300) / windowMs);
			count = current === window ? count + 1 : 1;
			window = current;
			return count <= most;
		};
	});

/** Accepts as its bucket of tokens refills; a token may be a request, or as many bytes as a page has. */
export const byBucket = ({ ms, after, perSecond, burst }: Limited & { perSecond: number; burst: number }): Server =>
	deciding(ms, after, () => {
		let tokens = burst;
		let last = 0;
		return (now) => {
			tokens = Math.min(burst, tokens + ((now - last) * perSecond) / 1000);
			last = now;
			if (tokens < 1) return false;
			tokens -= 1;
			return true;
		};
	});

/** Rejects everything from one time to another. */
export const blocking = ({ ms, after, from, to }: Limited & { from: number; to: number }): Server =>
	deciding(ms, after, () => (now) => now < from || now >= to);

/** Rejects every n-th request, however few there are. */
export const everyNth = ({ ms, after, nth }: Limited & { nth: number }): Server =>
	deciding(ms, after, () => {
		let count = 0;
		return () => (count += 1) % nth !== 0;
	});

/** Rejects only the requests with these numbers, whatever is in flight: accidents. */
export const rejectingOnly = ({ ms, after, numbers }: Limited & { numbers: readonly number[] }): Server =>
	deciding(ms, after, () => {
		let count = 0;
		return () => !numbers.includes((count += 1));
	});

/** Handles some requests at once and rejects those that come meanwhile. */
export const byConcurrency =
	({ ms, after, most }: Limited & { most: number }): Server =>
	(clock) => {
		let handled = 0;
		return async () => {
			await clock.travel(5);
			if (handled >= most) {
				await clock.travel(5);
				return { isGood: false, after };
			}
			handled += 1;
			await clock.travel(ms - 10);
			handled -= 1;
			await clock.travel(5);
			return { isGood: true };
		};
	};

/** Rejects nothing: some requests are handled at once, the others wait in its queue. */
export const queueing =
	({ ms, handlers, handlingMs }: { ms: number; handlers: number; handlingMs: number }): Server =>
	(clock) => {
		const free = Array.from({ length: handlers }, () => 0);
		return async () => {
			await clock.travel(ms / 2);
			free.sort((one, other) => one - other);
			const until = Math.max(clock.now, free[0] ?? 0) + handlingMs * (0.8 + 0.4 * clock.chance());
			free[0] = until;
			await clock.wait(until - clock.now);
			await clock.travel(ms / 2);
			return { isGood: true };
		};
	};

/** Rejects nothing, but gets much slower while more requests are open than it can handle. */
export const slowBeyond =
	({ ms, most, slowMs }: { ms: number; most: number; slowMs: number }): Server =>
	(clock) => {
		let open = 0;
		return async () => {
			open += 1;
			await clock.travel(open > most ? slowMs : ms);
			open -= 1;
			return { isGood: true };
		};
	};

/** Rejects nothing; but reading an answer takes time of the client's only thread, which pauses now and then. */
export const readSlowly =
	({ ms, readMs, pauseMs, everyMs }: { ms: number; readMs: number; pauseMs: number; everyMs: number }): Server =>
	(clock) => {
		let free = 0;
		let pause = everyMs;
		return async () => {
			await clock.travel(ms);
			free = Math.max(clock.now, free) + readMs;
			if (free > pause) {
				free += pauseMs;
				pause = free + everyMs * (0.5 + clock.chance());
			}
			await clock.wait(free - clock.now);
			return { isGood: true };
		};
	};

/** Rejects nothing, but answers more slowly in every other spell, regardless of what is in flight. */
export const inSpells =
	({ ms, slower, spellMs }: { ms: number; slower: number; spellMs: number }): Server =>
	(clock) =>
	async () => {
		const isSlow = Math.floor(clock.now / spellMs) % 2 === 1;
		await clock.travel(isSlow ? slower * ms : ms);
		return { isGood: true };
	};

/** Uses up a bucket that refills with bytes: an answer costs as many as it has, which nobody knows before. */
export const byBytes = ({ ms, after, perSecond, burst }: Limited & { perSecond: number; burst: number }): Server =>
	deciding(ms, after, (clock) => {
		let bytes = burst;
		let last = 0;
		return (now) => {
			bytes = Math.min(burst, bytes + ((now - last) * perSecond) / 1000);
			last = now;
			if (bytes < 0) return false;
			bytes -= 20_000 + 60_000 * clock.chance();
			return true;
		};
	});

/** Rejects by chance, whatever the pace. */
export const byChance = ({ ms, after, share }: Limited & { share: number }): Server =>
	deciding(ms, after, (clock) => () => clock.chance() >= share);

/** The same server, which drops connections or fails where it would reject. */
export const silently =
	(server: Server): Server =>
	(clock) => {
		const answer = server(clock);
		return async () => ({ ...(await answer()), isSilent: true });
	};

/** What a client needs of the program that runs it. */
export interface VirtualHost {
	wait(milliseconds: number): Promise<void>;
	now(): number;
	random(): number;
	throwIfCancelled(): void;
}

/** Sends a request until it is accepted. */
export interface Client {
	getAccepted(request: () => Promise<Answer>): Promise<void>;
	/** Requests that may be in flight now. */
	allowed(): number;
}

function replyOf({ isGood, isSilent, after }: Answer): Reply {
	if (isGood) return { kind: 'accepted' };
	return isSilent === true ? { kind: 'failed' } : { kind: 'rejected', after };
}

/** What the engine does with rejections. */
export const withPace =
	(setting: number | 'automatic') =>
	(host: VirtualHost): Client => {
		const pace = new Pace(host, setting);
		return {
			allowed: () => pace.ahead / 2,
			async getAccepted(request) {
				for (let times = 0; ; times += 1) {
					const { isGood, after } = await pace.run('page', () => undefined, request, replyOf);
					if (isGood) return;
					await host.wait(Math.max(after ?? 0, backOff(times, host.random())));
				}
			},
		};
	};

interface Run {
	requests: number;
	client: (host: VirtualHost) => Client;
	/** Requests that are ready to be sent at any time. */
	workers?: number;
	seed?: number;
}

/** Gets a number of good answers, as a list of pages or of customers does. */
export async function crawlWith(server: Server, { requests, client, workers = 20, seed }: Run) {
	const clock = new Clock(seed);
	const { getAccepted, allowed } = client({
		wait: async (milliseconds) => await clock.wait(milliseconds),
		now: () => clock.now,
		random: () => clock.chance(),
		throwIfCancelled: () => undefined,
	});
	const answer = server(clock);
	const found = { rejected: 0, oftenestRejected: 0, peak: 0, endsWith: 0 };
	let left = requests;
	let inFlight = 0;
	let since = 0;
	/** Milliseconds with each number in flight. */
	const times: number[] = [];
	const change = (by: number) => {
		times[inFlight] = (times[inFlight] ?? 0) + clock.now - since;
		since = clock.now;
		inFlight += by;
		found.peak = Math.max(found.peak, inFlight);
	};
	const one = async () => {
		let rejections = 0;
		await getAccepted(async () => {
			change(1);
			const given = await answer().finally(() => change(-1));
			if (!given.isGood) rejections += 1;
			return given;
		});
		found.rejected += rejections;
		found.oftenestRejected = Math.max(found.oftenestRejected, rejections);
	};
	const worker = async () => {
		while (left > 0) {
			left -= 1;
			await one();
		}
	};
	await clock.runUntil(Promise.all(Array.from({ length: workers }, worker)));
	found.endsWith = allowed();
	const belowThree = times.slice(0, 3).reduce((sum, time) => sum + (time ?? 0), 0) / clock.now;
	return { ...found, seconds: clock.now / 1000, belowThree };
}

/** The same with the engine's pace. */
export const crawl = async (
	server: Server,
	{ setting = 'automatic', ...run }: Omit<Run, 'client'> & { setting?: number | 'automatic' },
) => await crawlWith(server, { ...run, client: withPace(setting) });
