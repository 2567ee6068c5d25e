import { describe, expect, test } from '@jest/globals';

import { asked, itemsOf, useOperations, VENDORS, type Bench, type Operation } from './support/operations.mts';

const refusals = ({ sandbox }: Bench) => sandbox.requests().log.filter(({ status }) => status === 429).length;

describe.each(VENDORS)('%s', (vendor) => {
	const bench = useOperations(vendor);
	const longest: Operation = bench.lists.reduce((most, one) => (one.requests > most.requests ? one : most));

	test('a limit of a few requests a second is settled below, for few refusals', async () => {
		const expected = await bench.quiet(longest);
		bench.sandbox.addFault({ kind: 'rateLimit', perSecond: 5, retryAfter: 1, match: longest.match });
		const ran = await bench.run(longest, { options: { pagesInFlight: 10 } });
		expect(ran.error).toBeUndefined();
		expect(itemsOf(ran, longest)).toEqual(expected);
		// At first, all that were in flight are refused at once; from then on, one now and then.
		expect(refusals(bench)).toBeLessThanOrEqual(10 + (asked(bench.sandbox, longest) - refusals(bench)) / 5);
	});

	test('pages are asked for side by side, and no more of them than set', async () => {
		bench.sandbox.addFault({ kind: 'latency', ms: 80, match: longest.match });
		await bench.run(longest, { options: { pagesInFlight: 3 } });
		const isOneByOne = vendor === 'Keepnet' && longest.name.startsWith('Renewal');
		expect(bench.sandbox.requests().peakInFlight).toBe(isOneByOne ? 1 : 3);
	});

	test('after an error nothing more is asked', async () => {
		await bench.quiet(longest);
		bench.sandbox.addFault(
			{ kind: 'latency', ms: 20, match: longest.match },
			{ kind: 'status', status: 404, match: longest.match, after: 1 },
		);
		expect((await bench.run(longest)).status).toBe('error');
		expect(asked(bench.sandbox, longest)).toBeLessThanOrEqual(1 + 4);
	});
});
