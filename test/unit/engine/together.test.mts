/** Requests of one session, in time that passes only while all of them wait. */
import { cancelled } from '../../../shared/engine/errors';
import { concurrently } from '../../../shared/engine/http/concurrently';
import type { Host, HttpAnswer, HttpRequest } from '../../../shared/engine/http/host';
import { RETRY } from '../../../shared/engine/http/retry';
import { send } from '../../../shared/engine/http/send';
import { openSession, type SessionSettings } from '../../../shared/engine/http/session';
import type { Endpoint } from '../../../shared/engine/endpoint';
import { secondLook } from '../../../shared/engine/secondLook';
import { Clock } from '../../support/virtualServer.mts';
import { getRow } from './vendorInMemory.mts';

const MS = 50;

/** A session whose requests take 50 ms each. */
function sessionWith(answer: (asked: HttpRequest) => Partial<HttpAnswer>, settings: Partial<SessionSettings> = {}) {
	const clock = new Clock();
	const asked: HttpRequest[] = [];
	let most = 0;
	let inFlight = 0;
	const host: Host = {
		http: async (request) => {
			asked.push(request);
			inFlight += 1;
			most = Math.max(most, inFlight);
			await clock.wait(MS);
			inFlight -= 1;
			return { status: 200, headers: {}, body: '{"id":"1"}', ...answer(request) };
		},
		wait: async (ms) => await clock.wait(ms),
		throwIfCancelled: () => undefined,
		now: () => clock.now,
		random: () => clock.chance(),
		hint: () => undefined,
		debug: () => undefined,
	};
	const session = openSession(host, { baseUrl: 'https://vendor.example', inFlight: 4, ...settings });
	const run = async <T,>(work: Promise<T>): Promise<T | Error> => {
		const settled = work.catch((error: unknown) => error as Error);
		await clock.runUntil(settled);
		return await settled;
	};
	return { session, run, asked, clock, most: () => most };
}

const rows = Array.from({ length: 12 }, (_, index) => String(index));

describe('the same work for many things', () => {
	test('gives the results in the order of the things, as many at a time as may be in flight', async () => {
		const { session, run, asked, most } = sessionWith(({ url }) => ({ body: JSON.stringify(url.split('/').at(-1)) }));
		const work = concurrently(session, rows, async (own, row) => (await send(own, getRow, { path: { row } })).body);
		expect(await run(work)).toEqual(rows);
		expect([asked.length, most()]).toEqual([12, 4]);
	});

	test('ends with the first failure: nothing else is started or tried again', async () => {
		const { session, run, asked, clock } = sessionWith(({ url }) => ({ status: url.endsWith('/1') ? 404 : 500 }));
		const work = concurrently(session, rows, async (own, row) => await send(own, getRow, { path: { row } }));
		expect(await run(work)).toMatchObject({ trouble: 'notFound' });
		await clock.runUntil(clock.wait(60_000));
		expect(asked).toHaveLength(4);
	});

	test('ends when the execution is cancelled', async () => {
		const { session, run, asked } = sessionWith(() => ({}));
		const throwIfCancelled = () => {
			if (asked.length >= 4) throw cancelled();
		};
		const stopped = { ...session, host: { ...session.host, throwIfCancelled } };
		const work = concurrently(stopped, rows, async (own, row) => await send(own, getRow, { path: { row } }));
		expect(await run(work)).toMatchObject({ trouble: 'cancelled' });
		expect(asked).toHaveLength(4);
	});
});

describe('a vendor that rejects everything as too much', () => {
	const many = [rows, rows, rows, rows].flat();

	test.each([
		[429, 'rateLimit', RETRY.outlast, RETRY.outlast + RETRY.longestDelay],
		[503, 'unavailable', 5000, RETRY.outlast + RETRY.longestDelay],
	])('with %i is given up once for all of 48 rows', async (status, trouble, least, most) => {
		const { session, run, asked, clock } = sessionWith(() => ({ status }), { inFlight: 10 });
		const all = many.map(
			async (row) => await send(session, getRow, { path: { row } }).catch((error: unknown) => error),
		);
		const outcomes = await run(Promise.all(all));
		expect(outcomes).toEqual(many.map(() => expect.objectContaining({ trouble })));
		expect(asked.length).toBeLessThan(0.6 * many.length);
		expect(clock.now).toBeGreaterThan(least);
		expect(clock.now).toBeLessThan(most);
	});

	test('is not asked again for rows that come at once, but after a pause, and then for all if it accepts one', async () => {
		let status = 429;
		const { session, run, asked, clock } = sessionWith(() => ({ status }));
		const get = async (row: string) => await send(session, getRow, { path: { row } });
		expect(await run(get('first'))).toMatchObject({ trouble: 'rateLimit' });
		const before = asked.length;
		for (const row of rows) {
			const description = expect.stringMatching(/rejected for \d+ (seconds|minutes), so no more were sent\. Run/);
			expect(await run(get(row))).toMatchObject({ trouble: 'rateLimit', description });
		}
		expect(asked).toHaveLength(before);
		await clock.runUntil(clock.wait(RETRY.longestDelay));
		status = 200;
		for (const row of rows) expect(await run(get(row))).toMatchObject({ body: { id: '1' } });
		expect(asked).toHaveLength(before + rows.length);
	});

	test('fails the others only after none was accepted for as long', async () => {
		const isRejected = (url: string, now: number) => url.endsWith('/bad') || (now > 70_000 && now < 135_000);
		const { session, run, clock } = sessionWith(({ url }) => ({ status: isRejected(url, clock.now) ? 429 : 200 }));
		const good = async () => {
			while (clock.now < 2 * RETRY.outlast) await send(session, getRow, { path: { row: 'good' } });
			return 'good';
		};
		const bad = send(session, getRow, { path: { row: 'bad' } }).catch((error: unknown) => error);
		expect(await run(Promise.all([bad, good()]))).toEqual([expect.objectContaining({ trouble: 'rateLimit' }), 'good']);
	});
});

describe('a request', () => {
	test.each<[string, Partial<Endpoint>, object, object]>([
		['without a body', {}, {}, { body: undefined, headers: { Accept: 'application/json' } }],
		[
			'with a body',
			{ method: 'POST' },
			{ body: { a: 1 } },
			{ body: '{"a":1}', headers: { Accept: 'application/json', 'Content-Type': 'application/json' } },
		],
		['for a file', { answer: 'file' }, {}, { headers: { Accept: '*/*' } }],
		['for as long as its endpoint allows', { timeoutMs: 7000 }, {}, { timeoutMs: 7000 }],
	])('%s is sent as such', async (_name, more, call, sent) => {
		const { session, run, asked } = sessionWith(({ headers }) => (headers.Accept === '*/*' ? { body: 'a,b' } : {}));
		await run(send(session, { ...getRow, path: '/rows', ...more }, call));
		expect(asked).toEqual([expect.objectContaining({ url: 'https://vendor.example/rows', ...sent })]);
	});

	test('has the headers of its endpoint, of the session and of the call, the last in place of the others', async () => {
		const { session, run, asked } = sessionWith(() => ({}), { headers: { 'X-A': '2', 'X-B': '2' } });
		const headed = { ...getRow, path: '/rows', headers: { 'X-A': '1', 'X-E': '1' } };
		await run(send(session, headed, { headers: { 'X-B': '3' } }));
		expect(asked[0]?.headers).toEqual({ Accept: 'application/json', 'X-A': '2', 'X-B': '3', 'X-E': '1' });
	});

	test('follows a redirect with everything that it was sent with, and a circle of them three times', async () => {
		const moved = { status: 307, headers: { location: '/new' } };
		const { session, run, asked } = sessionWith(({ url }) => (url.endsWith('/new') ? {} : moved));
		const post = { ...getRow, method: 'POST' as const, path: '/rows' };
		expect(await run(send(session, post, { body: { a: 1 } }))).toMatchObject({ body: { id: '1' } });
		expect(asked[1]).toEqual({ ...asked[0], url: 'https://vendor.example/new' });
		const circle = sessionWith(() => moved);
		expect(await circle.run(send(circle.session, post))).toMatchObject({ message: expect.stringContaining('/new') });
		expect(circle.asked).toHaveLength(4);
	});

	test('that fails in the end says whose record it asked for', async () => {
		const { session, run } = sessionWith(() => ({ status: 500, body: '{"message":"Down"}' }));
		expect(await run(send(session, getRow, { path: { row: '7' } }))).toMatchObject({
			description: expect.stringMatching(
				/^Testing Vendor said: Down\. Tried 6 times in \d+ seconds \(row 7\)\. Run the workflow again later\./,
			),
		});
	});

	test('is not repeated after an error of the program itself', async () => {
		const mistake = new TypeError('Mistake');
		const { session, run, asked } = sessionWith(() => {
			throw mistake;
		});
		expect(await run(send(session, { ...getRow, path: '/rows' }))).toBe(mistake);
		expect(asked).toHaveLength(1);
	});

	test('is given the time that the user sets', async () => {
		const { session, run, asked } = sessionWith(() => ({}), { timeoutMs: 9000 });
		await run(send(session, { ...getRow, path: '/rows' }));
		expect(asked).toMatchObject([{ timeoutMs: 9000 }]);
	});
});

test.each([
	['that is fine is not asked for again', [1], 1, 0],
	['that cannot be right is asked for once more, later', [0, 0, 1], 0, 500],
	['that was wrong for a moment is replaced', [0, 1], 1, 500],
])('an answer %s', async (_name, answers, got, ms) => {
	const { session, run, clock } = sessionWith(() => ({}));
	const left = [...answers];
	expect(
		await run(
			secondLook(
				session,
				async () => left.shift(),
				(answer) => answer === 0,
			),
		),
	).toBe(got);
	expect([clock.now, left.length]).toEqual([ms, answers.length === 3 ? 1 : 0]);
});
