/** Renewal Window Filter against luxon: the same days, stages and outputs, for any zone, date and window. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { INodeExecutionData } from 'n8n-workflow';

import { RenewalWindowFilter } from '../../index';
import { executionOf } from '../support/contexts.mts';
import { instants, ZONES } from '../unit/renewal/arbitraries.mts';

const zones = fc.constantFrom(...ZONES, 'America/Havana', 'Pacific/Chatham', 'Asia/Kolkata');

/** How a moment can be written in the zone, and whether the text is an instant or the wall clock's. */
const WRITTEN: Array<(moment: DateTime) => string | number> = [
	(moment) => moment.toUTC().toISO() ?? '',
	(moment) => moment.toISO() ?? '',
	(moment) => moment.toISODate() ?? '',
	(moment) => moment.toFormat("yyyy-MM-dd'T'HH:mm:ss"),
	(moment) => moment.toFormat('yyyy/MM/dd HH:mm'),
	(moment) => moment.setLocale('en').toFormat('d LLL yyyy, h:mm a'),
	(moment) => moment.toUnixInteger(),
];

const cases = fc.record({
	zone: zones,
	now: fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2090, 0) }),
	// In hours, so that the dates meet every change of the clocks.
	dates: fc.array(fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.nat(WRITTEN.length - 1)), {
		minLength: 1,
		maxLength: 12,
	}),
	daysBack: fc.integer({ min: 0, max: 60 }),
	daysAhead: fc.integer({ min: 0, max: 120 }),
	graceDays: fc.integer({ min: 0, max: 40 }),
});
type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never;

const execute = async (parameters: object, items: INodeExecutionData[]) => {
	const node = new RenewalWindowFilter();
	return await node.execute.call(executionOf(node, parameters as never, items));
};

const parametersOf = ({ zone, now, daysBack, daysAhead, graceDays }: Case) => ({
	daysAhead,
	daysBack,
	stages: { graceDays },
	options: { timezone: zone, asOf: new Date(now).toISOString() },
});

const momentsOf = ({ zone, now, dates }: Case) =>
	dates.map(([hours, form]) => ({ moment: DateTime.fromMillis(now, { zone }).plus({ hours }), form }));
const itemsOf = (moments: ReturnType<typeof momentsOf>): INodeExecutionData[] =>
	moments.map(({ moment, form }, index) => ({ json: { index, renewalDate: WRITTEN[form]?.(moment) } }));

function expectedOf(moment: DateTime, { now, zone, daysBack, daysAhead, graceDays }: Case) {
	const today = DateTime.fromISO(DateTime.fromMillis(now, { zone }).toISODate() ?? '', { zone: 'utc' });
	const day = DateTime.fromISO(moment.toISODate() ?? '', { zone: 'utc' });
	const isGrace = day < today && day >= today.minus({ days: graceDays });
	const stage = [0, 1, 7, 14, 30, 60, 90].find((threshold) => day <= today.plus({ days: threshold }));
	return {
		renewalDate: day.toISODate(),
		daysUntilRenewal: day.diff(today, 'days').days,
		renewalStage: day < today ? (isGrace ? 'grace' : 'overdue') : String(stage ?? 'later'),
		isIn: isGrace || (day >= today.minus({ days: daysBack }) && day <= today.plus({ days: daysAhead })),
	};
}

describe('the filter', () => {
	test('sorts as luxon does, and puts every item into exactly one output', async () => {
		await fc.assert(
			fc.asyncProperty(cases, async (one) => {
				const moments = momentsOf(one);
				const [inWindow = [], outside = [], invalid = []] = await execute(parametersOf(one), itemsOf(moments));
				expect(invalid).toEqual([]);
				const isIn = new Map([
					...inWindow.map((item) => [item, true] as const),
					...outside.map((item) => [item, false] as const),
				]);
				const found = [...isIn].sort(([a], [b]) => Number(a.json.index) - Number(b.json.index));
				expect(
					found.map(([{ json }, kept]) => ({
						renewalDate: json.renewalDate,
						daysUntilRenewal: json.daysUntilRenewal,
						renewalStage: json.renewalStage,
						isIn: kept,
					})),
				).toEqual(moments.map(({ moment }) => expectedOf(moment, one)));
			}),
			{ numRuns: 400, seed: 7 },
		);
	});

	test('keeps at least as much in a larger window', async () => {
		await fc.assert(
			fc.asyncProperty(cases, fc.nat(50), fc.nat(50), async (one, before, after) => {
				const items = itemsOf(momentsOf(one));
				const kept = async (daysBack: number, daysAhead: number) =>
					((await execute({ ...parametersOf(one), daysBack, daysAhead }, items))[0] ?? []).map(
						({ json }) => json.index,
					);
				expect(await kept(one.daysBack + before, one.daysAhead + after)).toEqual(
					expect.arrayContaining(await kept(one.daysBack, one.daysAhead)),
				);
			}),
			{ numRuns: 100, seed: 7 },
		);
	});

	test('gives the same when as-of and all dates move by the same days', async () => {
		await fc.assert(
			fc.asyncProperty(cases, instants, async (one, then) => {
				const sort = async (today: DateTime) => {
					const items = one.dates.map(([hours], index) => ({
						json: { index, renewsOn: today.plus({ days: Math.trunc(hours / 24) }).toISODate() },
					}));
					const parameters = { ...parametersOf(one), options: { asOf: today.toISODate() } };
					return (await execute(parameters, items)).map((output) =>
						output.map(({ json: { index, daysUntilRenewal, renewalStage } }) => ({
							index,
							daysUntilRenewal,
							renewalStage,
						})),
					);
				};
				const day = (ms: number) =>
					DateTime.fromMillis(ms, { zone: 'utc' })
						.startOf('day')
						.set({ year: 2030 + (Math.abs(Math.trunc(ms / 1e9)) % 40) });
				expect(await sort(day(then))).toEqual(await sort(day(one.now)));
			}),
			{ numRuns: 100, seed: 7 },
		);
	});

	test('handles that Samoa had no 30 December 2011', async () => {
		const options = { timezone: 'Pacific/Apia', asOf: '2011-12-29T23:00:00-10:00' };
		const dates = ['2011-12-30T09:59:59Z', '2011-12-30T10:00:00Z'];
		const [inWindow = []] = await execute(
			{ daysAhead: 5, options },
			dates.map((renewsOn) => ({ json: { renewsOn } })),
		);
		expect(inWindow.map(({ json }) => [json.renewalDate, json.daysUntilRenewal])).toEqual([
			['2011-12-29', 0],
			['2011-12-31', 2],
		]);
	});
});
