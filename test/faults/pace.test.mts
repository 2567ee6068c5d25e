import { describe, expect, test } from '@jest/globals';

import { asked, itemsOf, useOperations, VENDORS, type Bench, type Operation } from './support/operations.mts';

const refusals = ({ sandbox }: Bench) => sandbox.requests().log.filter(({ status }) => status === 429).length;

describe.each(VENDORS)('%s', (vendor) => {
	const bench = useOperations(vendor);
	const longest: Operation = bench.lists.reduce((most, one) => (one.requests > most.requests ? one : most));

	test('a limit of a few requests a second costs few rejections', async () => {
		const expected = await bench.quiet(longest);
		bench.sandbox.addFault({ kind: 'rateLimit', perSecond: 5, retryAfter: 1, match: longest.match });
		const ran = await bench.run(longest, { options: { pagesInFlight: 10 } });
		expect(ran.error).toBeUndefined();
		expect(itemsOf(ran, longest)).toEqual(expected);
		// At first, all that were in flight are rejected at once; from then on, one now and then.
		expect(refusals(bench)).toBeLessThanOrEqual(10 + (asked(bench.sandbox, longest) - refusals(bench)) / 5);
	});

	test('pages are requested in parallel, and no more of them than set', async () => {
		bench.sandbox.addFault({ kind: 'latency', ms: 80, match: longest.match });
		await bench.run(longest, { options: { pagesInFlight: 3 } });
		expect(bench.sandbox.requests().peakInFlight).toBe(longest.oneByOne === true ? 1 : 3);
	});

	test.each([
		[4, 503],
		[2, 500],
	])(
		'a server that handles %i requests at once, else %i, gives every row, and rejects few',
		async (most, rejection) => {
			const expected = await bench.quiet(longest);
			bench.sandbox.addFault(
				{ kind: 'latency', ms: 20, match: longest.match },
				{ kind: 'concurrency', most, status: rejection, match: longest.match },
			);
			const ran = await bench.run(longest);
			expect(ran.error).toBeUndefined();
			expect(itemsOf(ran, longest)).toEqual(expected);
			expect(bench.sandbox.requests().log.filter(({ status }) => status === rejection).length).toBeLessThanOrEqual(10);
		},
	);

	test('a server that queues what it cannot handle yet gives every row', async () => {
		const expected = await bench.quiet(longest);
		bench.sandbox.addFault({ kind: 'queue', handlers: 2, ms: 15, match: longest.match });
		const ran = await bench.run(longest);
		expect(ran.error).toBeUndefined();
		expect(itemsOf(ran, longest)).toEqual(expected);
	});

	test('every fourth answer a 429 costs no row, and no minutes', async () => {
		const expected = await bench.quiet(longest);
		bench.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 'absent', every: 4, match: longest.match });
		const began = Date.now();
		const ran = await bench.run(longest);
		expect(ran.error).toBeUndefined();
		expect(itemsOf(ran, longest)).toEqual(expected);
		expect(Date.now() - began).toBeLessThan(15_000);
	});

	const NAMED: Array<[string, { headers?: Record<string, string>; body?: string }]> = [
		['RateLimit', { headers: { ratelimit: '"default";r=0;t=1' } }],
		['RateLimit-Reset', { headers: { 'ratelimit-reset': '1' } }],
		['X-RateLimit-Reset', { headers: { 'x-ratelimit-reset': '1' } }],
		['the body', { body: '{"message":"Too many requests, try again in 1 second"}' }],
	];
	test.each(NAMED)('a wait in %s is respected', async (_name, named) => {
		const expected = await bench.quiet(longest);
		bench.sandbox.addFault({
			kind: 'status',
			status: 429,
			retryAfter: 'absent',
			times: 1,
			match: longest.match,
			...named,
		});
		const began = Date.now();
		const ran = await bench.run(longest);
		expect(ran.error).toBeUndefined();
		expect(itemsOf(ran, longest)).toEqual(expected);
		expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
	});

	test('after an error nothing more is sent, but for one request while the first 403 waits to be tried again', async () => {
		await bench.quiet(longest);
		bench.sandbox.addFault(
			{ kind: 'latency', ms: 20, match: longest.match },
			{ kind: 'status', status: 403, match: longest.match, after: 1 },
		);
		expect((await bench.run(longest)).status).toBe('error');
		expect(asked(bench.sandbox, longest)).toBeLessThanOrEqual(1 + 5 + 1);
	});
});
