import fc from 'fast-check';
import { DateTime, FixedOffsetZone } from 'luxon';

import { dayByOwnClock, dayFrom, isoOf } from '../../../shared/renewal/dates/day';
import type { Day } from '../../../shared/renewal/dates/day';
import { readDate as readClosely } from '../../../shared/renewal/dates/readDate';
import type { DateFormat, DateReading, HowToRead } from '../../../shared/renewal/dates/readDate';
import { DAY_MS, days, instants, luxonDay, luxonDayOfInstant, zones } from './arbitraries.mts';

const FORMATS: DateFormat[] = [
	'auto',
	'iso',
	'dayFirst',
	'monthFirst',
	'yearFirst',
	'unixSeconds',
	'unixMilliseconds',
	'spreadsheet',
	'spreadsheet1904',
];

const formats = fc.constantFrom(...FORMATS);

/** luxon's patterns for what each format has to read, whatever is chosen as time behind it. */
const PATTERNS: Array<[DateFormat, string]> = [
	['iso', 'yyyy-MM-dd'],
	['iso', 'yyyyMMdd'],
	['dayFirst', 'dd/MM/yyyy'],
	['dayFirst', 'd.M.yyyy'],
	['dayFirst', 'd-M-yy'],
	['dayFirst', 'd MMMM yyyy'],
	['dayFirst', 'dd-MMM-yy'],
	['monthFirst', 'MM/dd/yyyy'],
	['monthFirst', 'M.d.yyyy'],
	['monthFirst', 'M/d/yy'],
	['monthFirst', 'LLLL d, yyyy'],
	['monthFirst', 'EEE LLL dd yyyy'],
	['yearFirst', 'yyyy/MM/dd'],
	['yearFirst', 'yyyy-M-d'],
	['yearFirst', 'yy.MM.dd'],
	['yearFirst', 'yyyy-LLL-dd'],
];

const CERTAIN = PATTERNS.filter(([, pattern]) => /LLL|MMM|yyyy.M|yyyyMM/.test(pattern));
const TIMES = ['', ' H:mm', ' HH:mm:ss', ', h:mm a', ' hh:mm:ss a', "'T'HH:mm:ss.SSS"];

const written = fc.constantFrom(...PATTERNS.filter(([, pattern]) => pattern !== 'yyyyMMdd'));
const certain = fc.constantFrom(...CERTAIN.filter(([, pattern]) => /yyyy/.test(pattern)));
const times = fc.constantFrom(...TIMES);
/** 2000-01-01 to 2099-12-31, the years that two digits can write */
const daysOfCentury = fc.integer({ min: 10_957, max: 47_481 });
/** 2059-12-31, after which two digits are hardly a renewal's year */
const LAST_OF_SHORT_YEARS = 32_871;
const msOfDay = fc.integer({ min: 0, max: DAY_MS - 1 });

/** Without the instant that was cut to the day: what counts here is the day. */
function readDate(value: unknown, how: HowToRead): DateReading {
	const reading = readClosely(value, how);
	return reading.kind === 'day' ? dayReading(reading.day) : reading;
}

function dayReading(day: Day): DateReading {
	return { kind: 'day', day };
}

function textOf(day: Day, ms: number, pattern: string): string {
	return luxonDay(day).plus(ms).toFormat(pattern);
}

describe('readDate', () => {
	it('reads back what luxon writes, in each format, with each kind of time, in every zone', () => {
		fc.assert(
			fc.property(daysOfCentury, msOfDay, written, times, zones, (day, ms, form, time, zone) => {
				const [format, pattern] = form;
				fc.pre(day <= LAST_OF_SHORT_YEARS || pattern.includes('yyyy'));
				const text = textOf(day, ms, pattern + time);
				expect([text, readDate(text, { format, zone })]).toEqual([text, dayReading(day)]);
			}),
			{ numRuns: 3000 },
		);
	});

	it('reads under Automatic whatever can be read in one way only', () => {
		fc.assert(
			fc.property(days, certain, zones, (day, [, pattern], zone) => {
				const text = textOf(day, 0, pattern);
				const reading = readDate(text, { format: 'auto', zone });
				expect([text, reading]).toEqual([text, dayReading(day)]);
			}),
			{ numRuns: 2000 },
		);
	});

	it('never decides under Automatic between day first and month first', () => {
		fc.assert(
			fc.property(days, fc.constantFrom('/', '.', '-'), zones, (day, separator, zone) => {
				const text = textOf(day, 0, ['dd', 'MM', 'yyyy'].join(`'${separator}'`));
				const { day: date, month, year } = luxonDay(day);
				const reading = readDate(text, { format: 'auto', zone });
				const isCertain = date > 12 || date === month;
				expect(reading).toMatchObject(
					isCertain ? dayReading(day) : { kind: 'ambiguous', dayFirst: day, monthFirst: dayFrom(year, date, month) },
				);
			}),
			{ numRuns: 1000 },
		);
	});

	it('cuts instants to the day that a clock in the zone shows, however they are written', () => {
		const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
		const shapes = fc.constantFrom(
			"yyyy-MM-dd'T'HH:mm:ss.SSSZZ",
			"yyyy-MM-dd'T'HH:mm:ssZZZ",
			'yyyy-MM-dd HH:mm:ss ZZ',
			"yyyyMMdd'T'HHmmssZZZ",
			'd LLL yyyy H:mm:ss ZZ',
			'EEE LLL dd yyyy HH:mm:ss ZZ',
		);
		fc.assert(
			fc.property(instants, offsets, shapes, zones, (instant, offset, shape, zone) => {
				const second = Math.floor(instant / 1000) * 1000;
				const text = DateTime.fromMillis(second, { zone: 'utc', locale: 'en-US' })
					.setZone(FixedOffsetZone.instance(offset))
					.toFormat(shape);
				const reading = readDate(text, { format: 'auto', zone });
				expect([text, reading]).toEqual([text, dayReading(luxonDayOfInstant(second, zone))]);
			}),
			{ numRuns: 3000 },
		);
	});

	it('reads an instant in the same way as Date, luxon, ISO text, seconds and milliseconds', () => {
		// Not at midnight: a date object is then a day of the process's clock.
		const recent = fc
			.integer({ min: Date.UTC(1990, 0, 2), max: Date.UTC(2100, 11, 30) })
			.filter((instant) => dayByOwnClock(instant) === undefined && instant % 60_000 !== 0);
		fc.assert(
			fc.property(recent, zones, zones, (instant, zone, elsewhere) => {
				const how = { format: 'auto', zone } as const;
				const expected = dayReading(luxonDayOfInstant(instant, zone));
				const values = [
					new Date(instant),
					DateTime.fromMillis(instant, { zone: elsewhere }),
					new Date(instant).toISOString(),
					instant,
					String(instant),
					instant / 1000,
					String(Math.floor(instant / 1000)),
				];
				expect(values.map((value) => readDate(value, how))).toEqual(values.map(() => expected));
			}),
			{ numRuns: 1000 },
		);
	});

	it('reads spreadsheet numbers as days since 1899-12-30, whatever their time', () => {
		const times = fc.double({ min: 0, max: 0.999, noNaN: true });
		fc.assert(
			fc.property(days, times, zones, (day, time, zone) => {
				const start = DateTime.utc(1899, 12, 30);
				const serial = luxonDay(day).diff(start, 'days').days + time;
				const how = { format: 'spreadsheet', zone } as const;
				expect(readDate(serial, how)).toEqual(dayReading(day));
			}),
		);
	});

	it('reads a date that does not exist as no day, in any layout and format', () => {
		const impossible = fc
			.tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 35 }))
			.filter(([year, month, date]) => !DateTime.utc(year, month, date).isValid);
		fc.assert(
			fc.property(impossible, formats, zones, ([year, month, date], format, zone) => {
				const [mm, dd] = [month, date].map((part) => String(part).padStart(2, '0'));
				const texts = [`${year}-${mm}-${dd}`, `${year}/${month}/${date}`, `${year}${mm}${dd}`];
				if (date > 12) texts.push(`${dd}/${mm}/${year}`, `${mm}/${dd}/${year}`);
				for (const text of texts) {
					expect([text, readDate(text, { format, zone }).kind]).toEqual([text, 'unreadable']);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it('never throws and always returns a reading, whatever it is given', () => {
		const nearDates = fc.stringMatching(/^[0-9TZ:/.+ -]{0,30}$/);
		const anything = fc.oneof(fc.anything(), fc.string({ unit: 'grapheme' }), nearDates);
		fc.assert(
			fc.property(anything, formats, zones, (value, format, zone) => {
				const reading = readDate(value, { format, zone });
				if (reading.kind === 'day') expect(isoOf(reading.day)).toMatch(/^\d{4}-\d\d-\d\d$/);
				if ('reason' in reading) expect(reading.reason).not.toBe('');
			}),
			{ numRuns: 5000 },
		);
	});

	it('does not take long over hostile text', () => {
		const started = process.cpuUsage();
		for (const part of [' ', '0', '1 ', 'Jan ', '10:00 ', '-', 'T', '(']) {
			for (const start of ['', '2027-01-14 10:00', '14 Jan 2027 ', '14/01/2027']) {
				const text = `${start}${part.repeat(50_000)}x`;
				expect(readDate(text, { format: 'auto', zone: 'UTC' }).kind).toBe('unreadable');
			}
		}
		// Of the processor, so that a busy machine does not count.
		expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
	});
});
