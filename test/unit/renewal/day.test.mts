import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';

import {
	calendarDateOf,
	dayFrom,
	dayOfInstant,
	FIRST_DAY,
	isoOf,
	isZone,
	LAST_DAY,
} from '../../../shared/renewal/dates/day';
import { DAY_MS, instants, luxonDayOfInstant, ZONES, zones } from './arbitraries.mts';

const HALF_HOUR_MS = 30 * 60_000;

/** The days of UTC, 2010 to 2030, on which a zone's distance from UTC changes. */
function* daysOfChange(zone: string): Generator<number> {
	const clock = IANAZone.create(zone);
	let before = clock.offset(Date.UTC(2010, 0));
	for (let at = Date.UTC(2010, 0); at < Date.UTC(2031, 0); at += DAY_MS) {
		const after = clock.offset(at + DAY_MS);
		if (after !== before) yield at;
		before = after;
	}
}

describe('calendar days', () => {
	it('count from 1970-01-01', () => {
		expect(dayFrom(1970, 1, 1)).toBe(0);
		expect(dayFrom(1969, 12, 31)).toBe(-1);
		expect(dayFrom(2027, 1, 14)).toBe(20_832);
	});

	it.each([
		[2026, 2, 30],
		[2027, 2, 29],
		[2100, 2, 29],
		[2027, 4, 31],
		[2027, 13, 1],
		[2027, 0, 1],
		[2027, 1, 0],
		[0, 1, 1],
		[10_000, 1, 1],
		[2027, 1, 1.5],
		[NaN, 1, 1],
	])('do not exist for %d-%d-%d', (year, month, date) => {
		expect(dayFrom(year, month, date)).toBeUndefined();
	});

	it('exist exactly where luxon has a date, and are as far from 1970', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 9999 }),
				fc.integer({ min: -1, max: 14 }),
				fc.integer({ min: -1, max: 33 }),
				(year, month, date) => {
					const oracle = DateTime.utc(year, month, date);
					const expected = oracle.isValid ? oracle.toMillis() / DAY_MS : undefined;
					expect(dayFrom(year, month, date)).toBe(expected);
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('are written as luxon writes them and read back from their parts, from year 1 to 9999', () => {
		fc.assert(
			fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (day) => {
				expect(isoOf(day)).toBe(DateTime.fromMillis(day * DAY_MS, { zone: 'utc' }).toISODate());
				const { year, month, date } = calendarDateOf(day);
				expect(dayFrom(year, month, date)).toBe(day);
			}),
			{ numRuns: 2000 },
		);
	});

	it('follow each other without gap from 1970 to 2100', () => {
		const wrong = [];
		for (let day = 0; day <= 47_846; day++) {
			const expected = new Date(day * DAY_MS).toISOString().slice(0, 10);
			if (isoOf(day) !== expected) wrong.push(expected);
		}
		expect(wrong).toEqual([]);
	});

	it.each([FIRST_DAY - 1, LAST_DAY + 1, 1.5, NaN, Infinity])('are not written from %d', (day) => {
		expect(() => isoOf(day)).toThrow(RangeError);
	});
});

describe('the day of an instant', () => {
	it.each([
		['the last place on earth', 'Etc/GMT+12', '2027-01-15T11:59:59.999Z', '2027-01-14'],
		['the first place on earth', 'Pacific/Kiritimati', '2027-01-14T10:00:00Z', '2027-01-15'],
		['a zone of 45 minutes', 'Asia/Kathmandu', '2027-01-14T18:14:59Z', '2027-01-14'],
		['a zone of 45 minutes, a second on', 'Asia/Kathmandu', '2027-01-14T18:15:00Z', '2027-01-15'],
		['the last moment before Samoa leaps', 'Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
		['the first moment after the leap', 'Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
		['a midnight that was skipped', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-04'],
		['the hour before that', 'America/Sao_Paulo', '2018-11-04T02:59:59Z', '2018-11-03'],
		['a midnight that comes twice', 'America/Sao_Paulo', '2018-02-18T02:30:00Z', '2018-02-17'],
	])('is right at %s', (_what, zone, instant, expected) => {
		expect(isoOf(dayOfInstant(Date.parse(instant), zone))).toBe(expected);
	});

	it("agrees with luxon's clock at any moment in any of the odd zones", () => {
		fc.assert(
			fc.property(instants, zones, (instant, zone) => {
				expect(dayOfInstant(instant, zone)).toBe(luxonDayOfInstant(instant, zone));
			}),
			{ numRuns: 5000 },
		);
	});

	it("agrees with luxon's clock in every zone there is", () => {
		const everyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
		const recent = fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2100, 0) });
		fc.assert(
			fc.property(recent, everyZone, (instant, zone) => {
				expect(dayOfInstant(instant, zone)).toBe(luxonDayOfInstant(instant, zone));
			}),
			{ numRuns: 5000 },
		);
	});

	it.each(ZONES)('agrees with luxon around every change of the clocks in %s', (zone) => {
		const wrong: string[] = [];
		for (const at of daysOfChange(zone)) {
			for (let moment = at; moment <= at + DAY_MS; moment += HALF_HOUR_MS) {
				for (const instant of [moment - 1, moment, moment + 60_000]) {
					if (dayOfInstant(instant, zone) === luxonDayOfInstant(instant, zone)) continue;
					wrong.push(new Date(instant).toISOString());
				}
			}
		}
		expect(wrong).toEqual([]);
	});

	it('is refused in an unknown zone and for anything but an instant', () => {
		expect(() => dayOfInstant(0, 'Mars/Olympus_Mons')).toThrow('is not a time zone');
		expect(() => dayOfInstant(NaN, 'UTC')).toThrow(RangeError);
		expect(() => dayOfInstant(Infinity, 'UTC')).toThrow(RangeError);
	});
});

describe('time zones', () => {
	it.each([...ZONES, 'Etc/UTC', 'GMT', 'Asia/Calcutta'])('%s is one', (zone) => {
		expect(isZone(zone)).toBe(true);
	});

	it.each(['', 'local', 'Mars/Olympus_Mons', 'Berlin', 'Foo+05:00', 'constructor', ' UTC'])(
		'"%s" is not one',
		(zone) => {
			expect(isZone(zone)).toBe(false);
		},
	);
});
