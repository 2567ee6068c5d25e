/** Renewal Window Filter: each renewal is reported once per stage. The history is n8n's; here it is in memory. */
import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { forgetHistory, startHistory } from '../support/history.mts';
import { runWorkflow, type TestNode } from '../support/n8n.mts';

beforeAll(startHistory);
beforeEach(forgetHistory);

const ITEMS = [
	{ customer: 'A', renewsOn: '2026-12-10' },
	{ customer: 'B', renewsOn: '2026-12-20' },
	{ customer: 'B', renewsOn: '2026-12-20' },
	{ customer: 'C', renewsOn: '2027-06-01' },
	{ customer: 'D', renewsOn: 'soon' },
];

async function run(
	asOf: string,
	{ stages = {}, ...more }: Record<string, unknown> = {},
	items: Array<Record<string, unknown>> = ITEMS,
	onError?: TestNode['onError'],
) {
	const parameters = { ...more, options: { asOf }, stages: { onlyEntered: true, ...(stages as object) } };
	return await runWorkflow([{ type: 'RenewalWindowFilter', parameters, onError }], { items });
}
const reported = async (...given: Parameters<typeof run>) =>
	(await run(...given)).json().map(({ customer, renewalStage }) => `${customer}${renewalStage}`);

test('each stage is reported once, a missed day is caught up on, and two identical rows in one batch are both reported', async () => {
	expect(await reported('2026-11-22')).toEqual(['A30', 'B30', 'B30']);
	expect(await reported('2026-11-23')).toEqual([]);
	// The 14th day before A was the 26th.
	expect(await reported('2026-11-28')).toEqual(['A14']);
	expect(await reported('2026-12-20')).toEqual(['B0', 'B0']);
});

test('what was reported before leaves by Outside Window with the reason, and is counted', async () => {
	await run('2026-11-22');
	const again = await run('2026-11-22');
	expect(again.outputs().map(({ length }) => length)).toEqual([0, 4, 1]);
	expect(again.outputs()[1]?.[0]?.json).toMatchObject({ customer: 'A', outsideReason: 'already reported at stage 30' });
	expect(again.hints).toContain('3 renewals in the window, 3 excluded: already reported (3)');
});

test('what did not leave by In Window is reported later', async () => {
	expect(
		await reported('2026-11-22', { leaveOut: { statuses: 'hold' } }, [
			{ customer: 'A', renewsOn: '2026-12-10', status: 'hold' },
		]),
	).toEqual([]);
	expect(await reported('2026-11-22', {}, [{ customer: 'A', renewsOn: '2026-12-10', status: 'active' }])).toEqual([
		'A30',
	]);
});

test('a run that fails has reported nothing', async () => {
	const items = [
		{ days: 90, ...ITEMS[0] },
		{ days: 'x', ...ITEMS[1] },
	];
	expect((await run('2026-11-22', { daysAhead: '={{ $json.days }}' }, items)).status).toBe('error');
	expect(await reported('2026-11-22', {}, items)).toEqual(['A30', 'B30']);
});

test('next year’s renewal of the same customer is reported again', async () => {
	await run('2026-11-22');
	expect(await reported('2027-11-22', {}, [{ customer: 'A', renewsOn: '2027-12-10' }])).toEqual(['A30']);
});

test('Identify Renewals By says what is the same', async () => {
	const seats = (count: number) => [{ customer: 'A', product: 'P', plan: { seats: count }, renewsOn: '2026-12-10' }];
	expect(await reported('2026-11-22', {}, seats(1))).toEqual(['A30']);
	expect(await reported('2026-11-22', {}, seats(2))).toEqual([]);
	const byPlan = { stages: { toldApartBy: 'plan.seats' } };
	expect(await reported('2026-11-22', byPlan, seats(1))).toEqual(['A30']);
	expect(await reported('2026-11-22', byPlan, seats(2))).toEqual(['A30']);
	expect(await reported('2026-11-22', byPlan, seats(2))).toEqual([]);
});

test('entries of a list are reported one by one', async () => {
	const lines = [
		{
			customer: 'A',
			lines: [
				{ id: 1, end: '2026-12-10' },
				{ id: 2, end: '2026-12-10' },
			],
		},
	];
	expect(await reported('2026-11-22', { dateField: 'lines[].end' }, lines)).toEqual(['A30', 'A30']);
	const more = [{ customer: 'A', lines: [...(lines[0]?.lines ?? []), { id: 3, end: '2026-12-10' }] }];
	expect(await reported('2026-11-22', { dateField: 'lines[].end' }, more)).toEqual(['A30']);
});

test('Clear History starts over, also when nothing is due, and asks to be turned off', async () => {
	await run('2026-11-22');
	const cleared = await run('2020-01-01', { stages: { clearHistory: true } });
	expect(cleared.json()).toEqual([]);
	expect(cleared.hints.join()).toContain('Turn off Clear History');
	expect(await reported('2026-11-22')).toEqual(['A30', 'B30', 'B30']);
});
