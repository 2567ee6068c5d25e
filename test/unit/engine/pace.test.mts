import { setImmediate as turn } from 'node:timers/promises';

import { Pace } from '../../../shared/engine/http/pace';
import { RETRY } from '../../../shared/engine/http/retry';

/** Time that passes only when everybody waits. */
class Clock {
	now = 0;
	private readonly waiting: Array<{ until: number; wake: () => void }> = [];

	async wait(milliseconds: number): Promise<void> {
		await new Promise<void>((wake) => this.waiting.push({ until: this.now + milliseconds, wake }));
	}

	async runUntil(end: Promise<unknown>): Promise<void> {
		let ended = false;
		void end.finally(() => (ended = true));
		for (;;) {
			await turn();
			if (ended) return;
			this.waiting.sort((one, other) => one.until - other.until);
			const next = this.waiting.shift();
			if (next === undefined) throw new Error('Everybody waits for ever');
			this.now = next.until;
			next.wake();
		}
	}
}

const RETRY_AFTER = 1000;

/** Sends so many requests to a server that allows some in each second of its clock. */
async function crawl(given: { requests: number; inFlight: number; answerMs: number; perSecond(now: number): number }) {
	const clock = new Clock();
	const pace = new Pace(
		{
			wait: async (milliseconds) => await clock.wait(milliseconds),
			throwIfCancelled: () => undefined,
			now: () => clock.now,
		},
		given.inFlight,
	);
	let left = given.requests;
	let refused = 0;
	let oftenestRefused = 0;
	let second = -1;
	let inSecond = 0;
	const one = async () => {
		for (let times = 1; ; times += 1) {
			const { isGood, began } = await pace.run(async (began) => {
				await clock.wait(given.answerMs / 2);
				if (Math.floor(clock.now / 1000) !== second) inSecond = 0;
				second = Math.floor(clock.now / 1000);
				inSecond += 1;
				const isGood = inSecond <= given.perSecond(clock.now);
				await clock.wait(given.answerMs / 2);
				return { isGood, began };
			});
			if (isGood) return pace.answered();
			refused += 1;
			oftenestRefused = Math.max(oftenestRefused, times);
			pace.refused(RETRY_AFTER, began);
			await clock.wait(RETRY_AFTER);
		}
	};
	const worker = async () => {
		while (left > 0) {
			left -= 1;
			await one();
		}
	};
	await clock.runUntil(Promise.all(Array.from({ length: 2 * given.inFlight }, worker)));
	return { seconds: clock.now / 1000, refused, oftenestRefused };
}

test.each([
	{ perSecond: 100, answerMs: 40, inFlight: 10, requests: 3000 },
	{ perSecond: 100, answerMs: 40, inFlight: 5, requests: 3000 },
	{ perSecond: 50, answerMs: 60, inFlight: 10, requests: 3000 },
	{ perSecond: 20, answerMs: 60, inFlight: 10, requests: 400 },
	{ perSecond: 10, answerMs: 1000, inFlight: 10, requests: 400 },
	{ perSecond: 5, answerMs: 1000, inFlight: 10, requests: 400 },
	{ perSecond: 5, answerMs: 100, inFlight: 10, requests: 400 },
	{ perSecond: 2, answerMs: 100, inFlight: 5, requests: 200 },
	{ perSecond: 1, answerMs: 100, inFlight: 10, requests: 100 },
])(
	'$perSecond a second, answers after $answerMs ms, $inFlight in flight: settles below the limit with few refusals',
	async ({ perSecond, ...given }) => {
		const { seconds, refused, oftenestRefused } = await crawl({ ...given, perSecond: () => perSecond });
		expect(seconds).toBeLessThan((1.6 * given.requests) / perSecond);
		expect(oftenestRefused).toBeLessThan(RETRY.attempts);
		expect(refused).toBeLessThan(Math.max(4 * given.inFlight, 0.03 * given.requests));
	},
);

test('a limit that was there for a moment is forgotten soon', async () => {
	const given = { requests: 3000, inFlight: 10, answerMs: 100 };
	const without = await crawl({ ...given, perSecond: () => Infinity });
	const passing = await crawl({ ...given, perSecond: (now) => (now > 2000 && now < 4000 ? 2 : Infinity) });
	expect(passing.seconds).toBeLessThan(1.6 * without.seconds);
});
