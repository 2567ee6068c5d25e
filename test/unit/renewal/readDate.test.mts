import { DateTime } from 'luxon';

import { isoOf } from '../../../shared/renewal/dates/day';
import { readDate } from '../../../shared/renewal/dates/readDate';
import type { DateFormat } from '../../../shared/renewal/dates/readDate';

/** The day as text, or what else was found: `missing`, or a reason. */
function said(value: unknown, format: DateFormat = 'auto', zone = 'Europe/Berlin'): string {
	const reading = readDate(value, { format, zone });
	if (reading.kind === 'day') return isoOf(reading.day);
	return reading.kind === 'missing' ? 'missing' : reading.reason;
}

describe('readDate, Automatic', () => {
	it.each([
		'2027-01-14',
		' 2027-01-14\t',
		'\u00a02027-01-14\u202f',
		'2027-01-14\u200b',
		'20270114',
		20270114,
		'2027-01-14T10:00',
		'2027-01-14T10:00:00',
		'2027-01-14 10:00:00.1234567',
		'2027-01-14 10:00:00,5',
		'2027-01-14t10:00:00z',
		'2027-01-14T10:00Z',
		'2027-01-14T10:00:00+0100',
		'2027-01-14T10:00:00 +01:00',
		'2027-01-14 10:00:00 UTC',
		'20270114T101500',
		'20270114T101500Z',
		'2027/01/14',
		'2027/1/14',
		'2027.01.14',
		'2027. 1. 14.',
		'14/01/2027',
		'14.01.2027',
		'14-01-2027',
		'14.1.2027',
		'14. 1. 2027',
		'14/01/2027 23:59',
		'14/01/2027 23:59:59',
		'01/14/2027',
		'1/14/2027, 2:30:00\u202fPM',
		'1/14/2027 12:00 a.m.',
		'\u200e1\u200e/\u200e14\u200e/\u200e2027',
		'14 Jan 2027',
		'14th of January 2027',
		'14-Jan-2027',
		'14/JAN/2027 10:00',
		'January 14, 2027',
		'Jan 14th, 2027',
		'January 14, 2027 at 10:00 AM',
		'2027-Jan-14',
		'Thursday, January 14, 2027',
		'Thu, 14 Jan 2027 10:00:00 GMT',
		'Thu Jan 14 2027 10:00:00 GMT+0100 (Central European Standard Time)',
		'2027-01-14Z',
		'2027-01-14+14:00',
		'1799884800',
		1799884800,
		1799884800.25,
		'1799884800000',
		1799884800000,
	])('reads %p as 14 January 2027', (value) => {
		expect(said(value)).toBe('2027-01-14');
	});

	it('leaves a date without time on its day in every zone', () => {
		for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC']) {
			expect(said('2027-01-14', 'auto', zone)).toBe('2027-01-14');
			expect(said('14/01/2027', 'auto', zone)).toBe('2027-01-14');
		}
	});

	it('leaves a time without zone on its day as written', () => {
		for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC']) {
			expect(said('2027-01-14T00:00:00', 'auto', zone)).toBe('2027-01-14');
			expect(said('2027-01-14T23:59:59', 'auto', zone)).toBe('2027-01-14');
			expect(said('2027-01-14T24:00', 'auto', zone)).toBe('2027-01-14');
			expect(said('20270114T2400', 'auto', zone)).toBe('2027-01-14');
		}
	});

	it.each([
		['2027-01-14T23:30:00Z', 'Europe/Berlin', '2027-01-15'],
		['2027-01-14T23:30:00Z', 'America/New_York', '2027-01-14'],
		['2027-01-14T00:30:00+05:30', 'UTC', '2027-01-13'],
		['2027-01-14T24:00Z', 'UTC', '2027-01-15'],
		['20270114T233000Z', 'Europe/Berlin', '2027-01-15'],
		['20270114T0030+0530', 'UTC', '2027-01-13'],
		['14/01/2027 23:30 +00:00', 'Europe/Berlin', '2027-01-15'],
		['Thu, 14 Jan 2027 23:30:00 GMT', 'Europe/Berlin', '2027-01-15'],
		[1799969400, 'Europe/Berlin', '2027-01-15'],
		[1799969400, 'UTC', '2027-01-14'],
	])('cuts the instant %p to its day in %s', (value, zone, day) => {
		expect(said(value, 'auto', zone)).toBe(day);
	});

	it('reads Date and luxon objects', () => {
		const instant = '2027-01-14T23:30:00Z';
		expect(said(new Date(instant))).toBe('2027-01-15');
		expect(said(DateTime.fromISO(instant, { zone: 'Asia/Tokyo' }))).toBe('2027-01-15');
		expect(said({ toISO: () => instant })).toBe('2027-01-15');
		expect(said(new Date(instant), 'dayFirst')).toBe('2027-01-15');
	});

	it("reads a luxon object at midnight of its own zone as that day, and at any other time as the reader's", () => {
		const midnight = DateTime.fromISO('2027-01-14', { zone: 'Asia/Tokyo' });
		const others = [{ hour: 1 }, { minute: 1 }, { second: 1 }, { millisecond: 1 }].map((time) => midnight.set(time));
		expect(said(midnight, 'auto', 'America/New_York')).toBe('2027-01-14');
		expect(others.map((value) => said(value, 'auto', 'America/New_York'))).toEqual(others.map(() => '2027-01-13'));
	});

	it('names both readings of an ambiguous date', () => {
		expect(readDate('03/04/2027', { format: 'auto', zone: 'UTC' })).toEqual({
			kind: 'ambiguous',
			reason: '"03/04/2027" can be 3 April 2027 or 4 March 2027',
			dayFirst: 20_911,
			monthFirst: 20_881,
		});
		expect(said('3.4.2027')).toContain('3 April 2027 or 4 March 2027');
		expect(said('03-04-2027 10:00')).toContain('3 April 2027 or 4 March 2027');
	});

	it('reads a date whose two readings are the same day', () => {
		expect(said('03/03/2027')).toBe('2027-03-03');
	});

	it.each([
		['2026-02-30', '"2026-02-30" does not exist: February 2026 has 28 days'],
		['2026-02-30T10:00:00Z', 'February 2026 has 28 days'],
		['20260230T1000Z', '"20260230T1000Z" does not exist'],
		['30/02/2027', 'February 2027 has 28 days'],
		['29 Feb 2027', 'February 2027 has 28 days'],
		['04/31/2027', 'April 2027 has 30 days'],
		['2026-13-01', 'there is no month 13'],
		['13/13/2027', 'there is no month 13'],
		['00/05/2027', 'there is no day 0'],
		['01/05/0000', 'there is no year 0'],
		['99/99/99', 'does not exist in any order of day, month and year'],
		['01/02/2200', 'too far ahead'],
	])('keeps %s invalid instead of reading another day', (value, reason) => {
		expect(said(value)).toContain(reason);
	});

	it.each([
		'2027-01-14T24:01',
		'2027-01-14T25:00',
		'2027-01-14T10:60',
		'2027-01-14 10:00:61',
		'14/01/2027 13:00 PM',
		'14/01/2027 0:30 AM',
		'2027-01-14T10:00+24:00',
		'2027-01-14T10:00+01:60',
		'2027-01-14 10:00 XYZ',
		'2027-01-14 10:00 Foo/Bar',
		'01/01/2027 - 31/12/2027',
		'14/01/2027 - 00/00/0000',
		'2027-01-1:',
		'13 Jan 14 10:00:00 2027',
		'2027-01-14Z/2027-02-14Z',
	])('keeps %s unreadable for its time of day', (value) => {
		expect(said(value)).toContain('has no readable time of day after its date');
	});

	it.each([
		['14/01/27', '14 January 2027 or 27 January 2014'],
		['03/04/27', '3 April 2027 or 4 March 2027 or 27 April 2003'],
		['01/02/03', '1 February 2003 or 2 January 2003 or 3 February 2001'],
	])('lists the days that %s can be', (value, days) => {
		expect(said(value)).toBe(`"${value}" has a year of two digits and can be ${days}: choose the date format`);
	});

	it.each(['14-Jan-27', '14. Jan. 27', "Jan 14, '27", '1/14/27', '01-14-27 10:00'])(
		'reads %s, of which only the century is open, as a day of this century',
		(value) => {
			expect(said(value)).toBe('2027-01-14');
		},
	);

	it.each([46401, 46401.999, '46401', '46401,75'])('reads %p as a spreadsheet date', (value) => {
		expect(said(value)).toBe('2027-01-14');
	});

	it.each<[unknown, string]>([
		[32874, '1990-01-01'],
		[73415, '2100-12-31'],
	])('reads spreadsheet days from 1990 to 2100: %p', (value, day) => {
		expect(said(value)).toBe(day);
	});

	it.each<[unknown, string]>([
		[631_152_000, '1990-01-01'],
		[631_152_000_000, '1990-01-01'],
		['19900101', '1990-01-01'],
		['21001231', '2100-12-31'],
	])('reads Unix time and digits from 1990 to 2100: %p', (value, day) => {
		expect(said(value)).toBe(day);
	});

	it.each([
		'120270114',
		'20270114123',
		4_133_980_800,
		32873,
		'73416',
		'2027',
		12345678,
		'18500114',
		21010114,
		'20261301',
		'1799884800000000',
		-1,
		NaN,
		Infinity,
	])('does not read the number %p as a date', (value) => {
		expect(said(value)).toContain('is not a Unix time, a spreadsheet serial or YYYYMMDD between 1990 and 2100');
	});

	it.each([
		'hello',
		'tbd',
		'Jan 2027',
		'2027-01',
		'2027-01-145',
		'1.2.3.4',
		'+14/01/2027',
		'14 Jan 20271',
		'14/01.2027',
		'2027-01/14',
		'2027a01a14',
		'14x01x2027',
		'14/1/100',
		'100/1/14',
		'14 Foo 2027',
		// October in Croatian, November in Polish.
		'14. listopada 2027',
		'14. lip 2027',
		'/Date(1799884800000)/, /Date(1)/',
		'Date(2027,0,14) - Date(2028,0,14)',
		'20270114T101500Z/20270214T101500Z',
	])('says that "%s" is not written like a date', (value) => {
		expect(said(value)).toBe(`"${value}" is not written like a date`);
	});

	it.each([
		[true],
		[['2027-01-14', '2028-01-14']],
		[[1, 2, 3]],
		[{}],
		[{ formatted: '2027-01-14' }],
		[new Date(NaN)],
		[DateTime.invalid('test')],
		[{ getTime: 1799884800000 }],
		[{ toMillis: 1799884800000, year: 2027 }],
	])('says that %p is not a date', (value) => {
		expect(said(value)).toMatch(/is not a date$/);
	});

	it('reads no date that is longer than any software writes', () => {
		expect(said(`14 Jan 2027 (${'x'.repeat(100)})`)).toContain('is not written like a date');
	});

	it('shortens what it quotes', () => {
		expect(said('x'.repeat(5000))).toBe(`"${'x'.repeat(40)}…" is not written like a date`);
	});

	it.each([
		[null],
		[undefined],
		[false],
		['infinity'],
		['/Date(-62135596800000)/'],
		[''],
		[' \u00a0\t'],
		['-'],
		['—'],
		['n/a'],
		['N/A'],
		['None'],
		['null'],
		['Never'],
		[0],
		['0'],
		['0000-00-00'],
		['0000-00-00 00:00:00'],
		['00/00/0000'],
		['0000-0-0'],
		['0.0.0000'],
		['0-0-0000 00:00'],
		['0001-01-01T00:00:00'],
		['0001-01-01T00:00:00Z'],
		['01/01/0001 00:00:00'],
		['1900-01-01'],
		['1970-01-01T00:00:00Z'],
		[new Date(0)],
	])('reads %p as a missing date, in every zone', (value) => {
		for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC']) {
			expect(said(value, 'auto', zone)).toBe('missing');
		}
	});

	it('does not accept other dates before 1970 as a renewal', () => {
		expect(said('0026-01-14')).toContain('too long ago for a renewal');
		expect(said('1926-01-14')).toContain('14 January 1926, too long ago for a renewal');
	});

	it.each(['2227-01-14', '2227-12-31', '2127-05-05', '14/01/2227', '14 Jan 2227', '2227-01-14T00:00:00Z'])(
		'does not accept %s, too far ahead, as a renewal',
		(value) => {
			expect(said(value)).toMatch(/^"2?.*" is \d+ \w+ 2[12]27, too far ahead for a renewal$/);
		},
	);

	it('names the date of a date object that is too far ahead', () => {
		expect(said(new Date('2227-01-14T10:00:00Z'))).toBe(
			'"2227-01-14T10:00:00.000Z" is 14 January 2227, too far ahead for a renewal',
		);
	});

	it.each(['2199-12-29', '2200-01-03', '2201-01-01', '2200-02-01', '2262-04-12'])(
		'does not take %s for "never"',
		(value) => {
			expect(said(value)).toContain('too far ahead for a renewal');
		},
	);

	it.each(['/Date(9999999999999999)/', '/Date(-9999999999999999)/', new Date(8.64e15), new Date(-8.64e15)])(
		'does not stop at an instant that no calendar has: %p',
		(value) => {
			expect(said(value)).toContain('is outside the years 1 to 9999');
		},
	);

	it('says which year a Buddhist one is', () => {
		expect(said('14/01/2570')).toContain('too far ahead for a renewal (in the Buddhist calendar, that year is 2027)');
	});

	it.each([
		'9999-12-31',
		'99991231',
		'2999-12-31',
		'3000-01-01',
		'2199-12-31',
		'2262-04-11',
		'2099-12-31',
		'2199-12-30',
		'2200-01-02',
		'9999-06-30',
		'02/01/2200',
	])('keeps %s, which stands for never', (value) => {
		expect(said(value)).toMatch(/^\d{4}-\d\d-\d\d$/);
	});

	it('keeps "never", the end of the year 9999, on its day in every zone', () => {
		for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC']) {
			expect(said('9999-12-31T23:59:59.9999999', 'auto', zone)).toBe('9999-12-31');
		}
		expect(said('9999-12-31T23:59:59Z', 'auto', 'Pacific/Kiritimati')).toBe('9999-12-31');
	});
});

describe('readDate, a chosen format', () => {
	it.each<[DateFormat, unknown]>([
		['dayFirst', '14/01/2027'],
		['dayFirst', '14.1.2027 10:00'],
		['dayFirst', '14/01/27'],
		['dayFirst', '14 Jan 27'],
		['monthFirst', '01/14/2027'],
		['monthFirst', '1-14-27'],
		['monthFirst', 'January 14, 2027'],
		['yearFirst', '2027/01/14'],
		['yearFirst', '27.1.14'],
		['iso', '20270114'],
		['iso', '2027-01-14T10:00:00Z'],
		['unixSeconds', 1799884800],
		['unixSeconds', '1799884800'],
		['unixMilliseconds', 1799884800000],
		['unixMilliseconds', '1799884800000'],
		['spreadsheet', 46401],
		['spreadsheet', 46401.999],
		['spreadsheet', '46401'],
		['spreadsheet', '46401,75'],
	])('%s reads %p', (format, value) => {
		expect(said(value, format)).toBe('2027-01-14');
	});

	it.each<DateFormat>(['iso', 'dayFirst', 'monthFirst', 'yearFirst', 'unixSeconds', 'unixMilliseconds', 'spreadsheet'])(
		'%s still reads ISO dates, and knows a missing one',
		(format) => {
			expect(said('2027-01-14', format)).toBe('2027-01-14');
			expect(said('2027-01-14T23:30:00Z', format)).toBe('2027-01-15');
			expect(said('n/a', format)).toBe('missing');
			expect(said(0, format)).toBe('missing');
		},
	);

	it.each<[DateFormat, unknown, string]>([
		['iso', '14/01/2027', 'in ISO 8601, like 2027-01-14'],
		['iso', '2027/01/14', 'in ISO 8601, like 2027-01-14'],
		['iso', 1799884800, 'in ISO 8601, like 2027-01-14'],
		['iso', '1/14/27', 'in ISO 8601, like 2027-01-14'],
		['dayFirst', '2027/01/14', 'day first, like 14/01/2027'],
		['dayFirst', 'January 14, 2027', 'day first, like 14/01/2027'],
		['dayFirst', '01/14/2027', 'day first, like 14/01/2027: there is no month 14'],
		['dayFirst', 1799884800, 'day first, like 14/01/2027'],
		['dayFirst', '14012027', 'day first, like 14/01/2027'],
		['monthFirst', '14/01/2027', 'month first, like 01/14/2027: there is no month 14'],
		['yearFirst', '14/01/2027', 'year first, like 2027/01/14'],
		['unixSeconds', '14/01/2027', 'as Unix seconds, like 1799884800'],
		['unixSeconds', 46401, 'as Unix seconds, like 1799884800'],
		['unixMilliseconds', 'soon', 'as Unix milliseconds, like 1799884800000'],
		['spreadsheet', '14/01/2027', 'as a spreadsheet number, like 46401'],
		['spreadsheet', 1799884800, 'as a spreadsheet number, like 46401'],
	])('%s refuses %p and says what it expects', (format, value, expected) => {
		expect(said(value, format)).toBe(`"${value}" is not a date written ${expected}`);
	});

	it('reads the first and last days that a format can write', () => {
		expect([said('29991231', 'iso'), said(2_958_465, 'spreadsheet')]).toEqual(['2999-12-31', '9999-12-31']);
		expect([said(1, 'spreadsheet'), said('18500114', 'iso')]).toEqual([
			'missing',
			expect.stringContaining('too long ago'),
		]);
		expect(said(0.5, 'spreadsheet')).toBe('"0.5" is not a date written as a spreadsheet number, like 46401');
	});

	it('says when Unix time has the other magnitude', () => {
		expect(said(1799884800000, 'unixSeconds')).toContain('looks like milliseconds');
		expect(said(1799884800, 'unixMilliseconds')).toContain('looks like seconds');
	});

	it('reads ambiguous dates in the chosen way', () => {
		expect(said('03/04/2027', 'dayFirst')).toBe('2027-04-03');
		expect(said('03/04/2027', 'monthFirst')).toBe('2027-03-04');
	});

	it('doubts years of two digits that are hardly of this century, unless they mean never', () => {
		const buddhist = 'is 23 November 2069, too far ahead for a renewal (in the Buddhist calendar, that year is 2026)';
		expect(said('23/11/69')).toBe(`"23/11/69" ${buddhist}`);
		expect(said('23-Nov-69')).toBe(`"23-Nov-69" ${buddhist}`);
		expect(said('14/01/99', 'dayFirst')).toContain('too far ahead');
		expect(said('31/12/99', 'dayFirst')).toBe('2099-12-31');
		expect(said('23/11/2069')).toBe('2069-11-23');
	});

	it('puts years of two digits into this century', () => {
		expect(said('14/01/59', 'dayFirst')).toBe('2059-01-14');
		expect(said('14/01/00', 'dayFirst')).toBe('2000-01-14');
	});
});
