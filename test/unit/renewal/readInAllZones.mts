/** Writes what the domain makes of fixed dates; it must not depend on the zone of the process. */
import { DateColumn } from '../../../shared/renewal/dates/dateColumn.ts';
import { addMonthsTo, dayOfInstant, isoOf } from '../../../shared/renewal/dates/day.ts';
import { readDate } from '../../../shared/renewal/dates/readDate.ts';
import { assess, createWindow, isInWindow } from '../../../shared/renewal/window.ts';

const VALUES: unknown[] = [
	'2027-01-14',
	'2027-03-28T02:30:00',
	'2027-03-28T02:30:00Z',
	'2027-01-14T23:30:00-08:00',
	'20270114T2330',
	'20270114T233000Z',
	'14/01/2027 00:00',
	'03/04/2027',
	'14 Jan 2027 23:59',
	'Thu Jan 14 2027 00:00:00 GMT+1400',
	'0001-01-01T00:00:00',
	1799884800,
	1799884800000,
	new Date(Date.UTC(2027, 0, 14, 12)),
];

const results = [];
for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Sao_Paulo', 'Asia/Kathmandu']) {
	const now = Date.UTC(2026, 10, 22, 11, 30);
	for (const asOf of [undefined, '2026-11-22', '2026-11-22T23:30:00', '2026-11-22T23:30:00Z']) {
		const window = createWindow({ now, asOf, zone, from: 0, to: 53, noticeDays: 3 });
		for (const value of VALUES) {
			const reading = readDate(value, { format: 'auto', zone });
			if (reading.kind !== 'day') results.push(reading);
			else results.push([assess(reading.day, window), isInWindow(reading.day, window)]);
		}
	}
}

/** Notice periods in months, to and from days on which clocks change. */
for (const day of [20_891, 20_905, 21_129, 17_839, 20_849]) {
	for (const months of [-12, -3, -1, 1]) results.push(isoOf(addMonthsTo(day, months)));
}

/** Days as database drivers and file readers make them, at the midnights of this process: all around clock changes. */
const OWN_DAYS = [new Date(2026, 11, 10), new Date(2027, 2, 14), new Date(2027, 2, 28), new Date(2018, 10, 4)];
const OWN_ENDS = [new Date(2026, 11, 10, 23, 59, 59, 999), new Date(2027, 2, 28, 23, 59, 59)];

function daysIn(values: readonly unknown[], zone: string): unknown[] {
	const column = new DateColumn('auto', zone);
	for (const value of values) column.look(value);
	return values
		.map((value) => column.read(value))
		.map((reading) => (reading.kind === 'day' ? isoOf(reading.day) : reading));
}

const ownDays = [];
for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Sao_Paulo', 'Asia/Kathmandu', 'America/New_York']) {
	// As they are, and as n8n writes them between two nodes that run in different processes.
	ownDays.push(daysIn(OWN_DAYS, zone), daysIn(OWN_ENDS, zone));
	ownDays.push(daysIn(serialized(OWN_DAYS), zone), daysIn(serialized(OWN_ENDS), zone));
}

/** Days of UTC stay what they are, even if their midnight is none of this process. */
const UTC_DAYS = ['2026-12-10T00:00:00.000Z', '2027-03-28T23:59:59.999Z'];
const utcDays = ['UTC', 'Pacific/Kiritimati', 'America/New_York'].map((zone) => daysIn(UTC_DAYS, zone));

/** Times that only resemble the end of a day. */
const TIMES = [
	new Date(2026, 11, 10, 10, 15, 59),
	new Date(2026, 11, 10, 22, 59, 59),
	new Date(2026, 11, 10, 23, 30, 59),
	new Date(2026, 11, 10, 23, 59, 30),
];

/** Each on its own, as parameters are read. */
const alone = ['UTC', 'Pacific/Kiritimati', 'America/New_York'].map((zone) => ({
	days: [...OWN_DAYS, ...OWN_ENDS].map((value) => dayOf(value, zone)).map((day) => day && isoOf(day)),
	areTimesInZone: TIMES.every((value) => dayOf(value, zone) === dayOfInstant(value.getTime(), zone)),
}));

function dayOf(value: Date, zone: string): number | undefined {
	const reading = readDate(value, { format: 'auto', zone });
	return reading.kind === 'day' ? reading.day : undefined;
}

function serialized(values: readonly Date[]): unknown[] {
	return JSON.parse(JSON.stringify(values)) as unknown[];
}

const processZone = new Date(Date.UTC(2027, 0, 14)).getTimezoneOffset();
process.stdout.write(JSON.stringify({ processZone, results, ownDays, utcDays, alone }));
