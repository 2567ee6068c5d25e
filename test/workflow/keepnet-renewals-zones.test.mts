/** Renewals by the calendar of the workflow's zone, whatever the zone of the process that runs it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runInThisContext } from 'node:vm';

import { TODAY, useKeepnet } from '../support/keepnet.mts';
import type { Ran } from '../support/n8n.mts';

const keepnet = useKeepnet();
const DAY_MS = 86_400_000;

/** Jest gives tests a copy of the process; the zone is a matter of the real one. */
const setProcessZone = (zone: string): void => {
	runInThisContext(`process.env.TZ = ${JSON.stringify(zone)}`);
};

const upcoming = async (timezone: string, options: Record<string, unknown>, more: Record<string, unknown> = {}) =>
	await keepnet.run(
		{ resource: 'renewal', operation: 'getUpcoming', daysAhead: 90, daysBack: 3, ...more, options },
		{ timezone },
	);
const listed = (ran: Ran) =>
	ran
		.json()
		.map(({ customerId, renewalDate }) => `${renewalDate} ${customerId}`)
		.sort();
const due = (today: string) =>
	keepnet.sandbox
		.expected({ today, from: -3, to: 90 })
		.due.map(({ customerId, renewalDate }) => `${renewalDate} ${customerId}`)
		.sort();

/** What is due when the sandbox's dates are instants, cut to days the given number of hours east of UTC. */
function dueAt(hours: number, today: string): string[] {
	const first = Date.parse(today) - 3 * DAY_MS;
	const last = Date.parse(today) + 90 * DAY_MS;
	return keepnet.sandbox.data.companies
		.flatMap(({ companyResourceId, licenseEnd }) => {
			if (licenseEnd === null) return [];
			const day = Math.floor((licenseEnd + hours * 3_600_000) / DAY_MS) * DAY_MS;
			return day >= first && day <= last ? [`${new Date(day).toISOString().slice(0, 10)} ${companyResourceId}`] : [];
		})
		.sort();
}

const ZONES = [
	{ zone: 'Pacific/Kiritimati', hours: 14, processZone: 'America/Los_Angeles' },
	{ zone: 'Etc/GMT+12', hours: -12, processZone: 'Asia/Tokyo' },
	{ zone: 'UTC', hours: 0, processZone: 'Pacific/Kiritimati' },
];

describe.each(ZONES)('in $zone, with the process in $processZone', ({ zone, hours, processZone }) => {
	beforeEach(() => setProcessZone(processZone));
	afterEach(() => setProcessZone('UTC'));

	test('the process is really in that zone', () => {
		const minutesWest = { 'America/Los_Angeles': 480, 'Asia/Tokyo': -540, 'Pacific/Kiritimati': -840 }[processZone];
		expect(new Date(Date.parse(TODAY)).getTimezoneOffset()).toBe(minutesWest);
	});

	const WALL_CLOCK = ['dd/MM/yyyy HH:mm', 'iso', 'MM/dd/yyyy hh:mm a'] as const;
	test.each(WALL_CLOCK)('a wall-clock date is the day that it says: %s', async (dateFormat) => {
		keepnet.sandbox.setKnobs({ dateFormat });
		expect(listed(await upcoming(zone, { asOf: TODAY }))).toEqual(due(TODAY));
	});

	test('an instant is the day that a clock of the zone shows', async () => {
		keepnet.sandbox.setKnobs({ dateFormat: 'isoZ' });
		const expected = dueAt(hours, TODAY);
		expect(listed(await upcoming(zone, { asOf: TODAY }))).toEqual(expected);
		if (hours !== 0) expect(expected).not.toEqual(due(TODAY));
	});

	test.each([
		['the filter is honoured', {}],
		['the filter reaches to the end of the day', { dateOnlyUpperBound: 'endOfDay' }],
		['the filter is ignored', { ignoreDateFilters: true }],
		['the filter is refused', { refuseDateFilters: true }],
	] as const)('no instant at the edge of the window is lost where %s', async (_how, knobs) => {
		keepnet.sandbox.setKnobs({ dateFormat: 'isoZ', ...knobs });
		for (const asOf of [TODAY, '2026-11-24', '2026-12-22', '2027-03-13']) {
			expect(listed(await upcoming(zone, { asOf }))).toEqual(dueAt(hours, asOf));
		}
	});

	test.each([
		['2026-11-22T11:59:00Z', { 'Pacific/Kiritimati': '2026-11-23', 'Etc/GMT+12': '2026-11-21', UTC: '2026-11-22' }],
		['2026-11-22T09:59:00Z', { 'Pacific/Kiritimati': '2026-11-22', 'Etc/GMT+12': '2026-11-21', UTC: '2026-11-22' }],
		['2026-11-22T12:00:00Z', { 'Pacific/Kiritimati': '2026-11-23', 'Etc/GMT+12': '2026-11-22', UTC: '2026-11-22' }],
	])('today is the day of %s there', async (asOf, days) => {
		expect(listed(await upcoming(zone, { asOf }))).toEqual(due(days[zone as keyof typeof days]));
	});

	test('the option Time Zone goes before the zone of the workflow', async () => {
		const ran = await upcoming('Europe/Berlin', { asOf: '2026-11-22T11:59:00Z', timezone: zone });
		expect(listed(ran)).toEqual(due({ 14: '2026-11-23', [-12]: '2026-11-21', 0: '2026-11-22' }[hours] ?? ''));
	});
});
