/** The calendar, read back by two libraries that did not write it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';

import { isoOf } from '../../../shared/renewal/dates/day';
import type { Json } from '../../../shared/renewal/items/path';
import { calendar, type CalendarSettings } from '../../../nodes/RenewalDigest/formats/calendar';
import { textOf } from '../../../nodes/RenewalDigest/rows/text';
import { hostileItems, hostileName } from './arbitraries.mts';
import { digestFrom, manyRenewals, NOW, renewal, TODAY } from './rows.mts';

const SETTINGS: CalendarSettings = { hasTitle: false, now: NOW, remindDaysBefore: undefined, hasDeadlines: false };

const icsOf = (
	jsons: readonly Json[],
	settings: Partial<CalendarSettings> = {},
	chosen: Parameters<typeof digestFrom>[1] = {},
) => calendar(digestFrom(jsons, chosen), { ...SETTINGS, ...settings }).ics;

const byIcalJs = (ics: string) =>
	new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));

const byNodeIcal = (ics: string): VEvent[] =>
	Object.values(nodeIcal.sync.parseICS(ics)).filter((part): part is VEvent => part?.type === 'VEVENT');

/** A day as a clock shows it: node-ical makes all-day events midnights of the process's own zone. */
const dayShown = (date: Date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-');

describe('an event', () => {
	const row = renewal(5, { decisionDeadline: isoOf(TODAY + 2), amount: 1200, currency: 'EUR' });

	test('is the whole day of the renewal, and does not make it look busy', () => {
		const ics = icsOf([row]);
		const [event] = byIcalJs(ics);
		expect(event?.startDate).toMatchObject({ year: 2026, month: 11, day: 28, isDate: true });
		expect(event?.endDate).toMatchObject({ year: 2026, month: 11, day: 29, isDate: true });
		expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
		const [other] = byNodeIcal(ics);
		expect(other?.datetype).toBe('date');
		expect(dayShown(other?.start as Date)).toBe('2026-11-28');
	});

	test('names the renewal, and says what is known about it', () => {
		const [event] = byIcalJs(icsOf([row]));
		expect(event?.summary).toBe('Renewal: Foxglove Primary School · Keepnet · Professional');
		expect(event?.description.split('\n')).toEqual([
			'Foxglove Primary School',
			'Keepnet',
			'Professional',
			'75 seats',
			'auto-renewal unknown',
			'decide by Wed, 25 Nov 2026',
			'€1,200.00',
		]);
	});

	test('has a reminder at nine in the morning, when asked for', () => {
		expect(icsOf([row])).not.toContain('VALARM');
		const alarmOf = (days: number) =>
			byIcalJs(icsOf([row], { remindDaysBefore: days }))[0]
				?.component.getFirstSubcomponent('valarm')
				?.getFirstPropertyValue('trigger')
				?.toString();
		expect(alarmOf(7)).toBe('-P6DT15H');
		expect(alarmOf(1)).toBe('-PT15H');
		expect(alarmOf(0)).toBe('PT9H');
	});

	test('of the decision deadline is added, when asked for', () => {
		const events = byIcalJs(icsOf([row, renewal(9)], { hasDeadlines: true }));
		expect(events.map(({ summary, startDate }) => [summary.split(':')[0], startDate.toString()])).toEqual([
			['Renewal', '2026-11-28'],
			['Decide', '2026-11-25'],
			['Renewal', '2026-12-02'],
		]);
		expect(new Set(events.map(({ uid }) => uid)).size).toBe(3);
	});
});

describe('a second import', () => {
	/** What a calendar holds after one import upon another: by UID, the higher SEQUENCE wins. */
	const imported = (...files: string[]) => {
		const held = new Map<string, ICAL.Event>();
		for (const event of files.flatMap(byIcalJs)) {
			if (event.sequence >= (held.get(event.uid)?.sequence ?? -1)) held.set(event.uid, event);
		}
		return [...held.values()];
	};
	const rows = manyRenewals(50);
	const later = NOW + 3_600_000;

	test('of the same renewals adds nothing', () => {
		expect(imported(icsOf(rows), icsOf(rows, { now: later }))).toHaveLength(50);
	});

	test('moves a renewal whose date, seats or status changed, instead of showing it twice', () => {
		const [first = {}, ...others] = rows;
		const moved = { ...first, renewalDate: '2027-03-01', daysUntilRenewal: 98, quantity: 999, status: 'changed' };
		const events = imported(icsOf(rows), icsOf([moved, ...others], { now: later }));
		expect(events).toHaveLength(50);
		expect(events.filter(({ startDate }) => startDate.toString() === '2027-03-01')).toHaveLength(1);
		expect(events.filter(({ description }) => description.includes('999 seats'))).toHaveLength(1);
	});

	test('rises in SEQUENCE and DTSTAMP', () => {
		const [before, after] = [NOW, later].map((now) => byIcalJs(icsOf(rows, { now }))[0]);
		expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
		const stampOf = (event?: ICAL.Event) => String(event?.component.getFirstPropertyValue('dtstamp'));
		expect(stampOf(after) > stampOf(before)).toBe(true);
		expect(after?.sequence).toBeLessThan(2 ** 31);
	});
});

test('every renewal is an event with its own UID, even two with the same name', () => {
	const twins = [
		renewal(5, { subscriptionId: 'S' }),
		renewal(9, { subscriptionId: 'S' }),
		renewal(9, { subscriptionId: 'S' }),
	];
	const events = byIcalJs(icsOf([...manyRenewals(500), ...twins]));
	expect(events).toHaveLength(503);
	expect(new Set(events.map(({ uid }) => uid)).size).toBe(503);
});

test('what could not be read is an event today, so that nothing vanishes from a calendar unnoticed', () => {
	const items = [{ error: 'Keepnet did not answer' }, renewal(1, { renewalDate: null, invalidDateReason: 'no date' })];
	const [event, ...others] = byIcalJs(icsOf(items));
	expect(others).toEqual([]);
	expect(event?.startDate.toString()).toBe('2026-11-23');
	expect(event?.summary).toBe('Missing from this report');
	expect(event?.description).toContain('Keepnet did not answer');
	expect(event?.description).toContain('no date');
});

test('nothing due is a calendar without events, which removes what a feed showed before', () => {
	const ics = icsOf([{}]);
	expect(byIcalJs(ics)).toEqual([]);
	expect(ics).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
});

test('the calendar asks clients to come back, and carries its name', () => {
	const name = '{count} renewal, mine; yours\r\nBEGIN:VEVENT';
	const component = new ICAL.Component(ICAL.parse(icsOf([renewal(1)], { hasTitle: true }, { title: name })));
	expect(component.getFirstPropertyValue('x-wr-calname')).toBe('1 renewal\\, mine\\; yours BEGIN:VEVENT');
	expect(String(component.getFirstPropertyValue('refresh-interval'))).toBe('PT12H');
	expect(component.getFirstPropertyValue('method')).toBe('PUBLISH');
});

describe('whatever rows contain', () => {
	test('lines end in CRLF, have at most 75 octets, and are whole characters', () => {
		fc.assert(
			fc.property(hostileItems, (items) => {
				const ics = icsOf(items, { remindDaysBefore: 3, hasDeadlines: true });
				expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
				for (const line of ics.split('\r\n')) {
					if (Buffer.byteLength(line) > 75) throw new Error(`Too long: ${line}`);
					if (/\p{Surrogate}/u.test(line)) throw new Error(`Folded within a character: ${line}`);
				}
			}),
			{ numRuns: 50 },
		);
	});

	test('both libraries read every event, with the texts as they were', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(hostileName, { minLength: 1, maxLength: 10, selector: (name) => textOf(name) }),
				(names) => {
					const rows = names.map((customerName, index) => renewal(index, { customerName }));
					const ics = icsOf(rows, {}, { columns: 'customerName' });
					const expected = names.map((name) => `Renewal: ${textOf(name) || 'C-1'}`);
					expect(byIcalJs(ics).map(({ summary }) => summary)).toEqual(expected);
					expect(byNodeIcal(ics)).toHaveLength(names.length);
				},
			),
			{ numRuns: 100 },
		);
	});
});
