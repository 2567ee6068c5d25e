import { isoOf } from '../../../shared/renewal/dates/day';
import { monthName, monthNamed } from '../../../shared/renewal/dates/names';
import { readDate } from '../../../shared/renewal/dates/readDate';
import type { DateFormat } from '../../../shared/renewal/dates/readDate';

/** The day as text, or what else was found: `missing`, or a reason. */
function said(value: unknown, zone = 'UTC', format: DateFormat = 'auto'): string {
	const reading = readDate(value, { format, zone });
	if (reading.kind === 'day') return isoOf(reading.day);
	return reading.kind === 'missing' ? 'missing' : reading.reason;
}

function instant(text: string): number | undefined {
	const reading = readDate(text, { format: 'auto', zone: 'UTC' });
	return reading.kind === 'day' ? reading.epochMs : undefined;
}

describe('dates as software writes them', () => {
	it.each([
		// openssl, Node's valid_to
		'Jan 14 12:00:00 2027 GMT',
		'notAfter=Jan 14 12:00:00 2027 GMT',
		// Java, date, C, git, Ruby
		'Thu Jan 14 23:59:59 UTC 2027',
		'Thu Jan 14 10:00:00 PM CET 2027',
		'Thu 14 Jan 2027 10:00:00 AM UTC',
		'Thu Jan 14 10:00:00 2027',
		'Thu Jan 14 10:00:00 2027 +0100',
		'Thu Jan 14 10:00:00 +0100 2027',
		'Thursday, 14-Jan-27 10:00:00 GMT',
		// Go
		'2027-01-14 00:00:00 +0000 UTC',
		'2027-01-14 10:00:00.123456 +0100 CET m=+0.000012',
		// Java's ZonedDateTime, Temporal
		'2027-01-14T00:00:00Z[UTC]',
		'2027-01-14T00:00:00+00:00[UTC][u-ca=gregory]',
		'2027-01-14T10:00[Europe/Berlin]',
		'2027-01-14 10:00:00 Europe/Berlin',
		'14 Jan 10:00:00 UTC 2027',
		'14. Jan 10:00 2027',
		'Jan 14 10:00:00.123 2027',
		'Jan 14 10:00:00AM 2027',
		// .NET, SAP, Google's charts
		'/Date(1799884800000)/',
		'\\/Date(1799884800000)\\/',
		'/Date(1799884800000+0100)/',
		'new Date(1799884800000)',
		'Date(2027,0,14)',
		'Date(2027, 0, 14, 10, 30, 0)',
		'Date(2027,0,14,10,30)',
		// X.509, LDAP, MySQL
		'20270114101500Z',
		'20270114101500.0Z',
		'20270114101500.000Z',
		'20270114T101500+01',
		'20270114T1015',
		'20270114T10',
		'20270114101500',
		20270114101500,
		'20270114235959',
		// Oracle, SQL Server
		'14-JAN-27 12.00.00.000000 AM',
		'14-JAN-2027 10.00.00.000000000 AM +01:00',
		'Jan 14 2027 12:00AM',
		// Windows in other languages
		'14/01/2027 12:00:00 a. m.',
		'14/01/2027 12:00:00 p.\u00a0m.',
		'14.01.2027, 00:00 Uhr',
		'14.01.2027 um 10.30 Uhr',
		'14-01-2027 om 10 uur',
		'14/01/2027 à 10h30',
		'14/01/2027 a las 10:30',
		'2027/1/14 上午 12:00:00',
		'2027-01-14 오후 11:00:00',
		// East Asia
		'2027年1月14日',
		'2027年01月14日(木)',
		'2027年1月14日 星期四 10:00',
		'2027年1月14日 10時30分',
		'2027年1月14日 10時30分45秒',
		'2027年1月14日(木曜)',
		'2027年1月14',
		'2027년 1월 14일.',
		'２０２７年１月１４日',
		'令和9年1月14日',
		'2027년 1월 14일',
		'2027년 1월 14일 목요일 10시',
		// exports
		'"2027-01-14"',
		'="2027-01-14"',
		'Expires: 2027-01-14',
		'valid until 14 Jan 2027',
		'bis 14.01.2027',
		'2027-01-14 (Thu)',
		'14 Jan 2027 10:00:00 +01:00 Thu',
		'Thu,14 Jan 2027',
		'on January 14, 2027',
		'January  14,  2027',
		'14\u221201\u22122027',
		'"14/01/2027 "',
		// objects
		{ date: '2027-01-14', formatted: '14/01/2027' },
		{ date: '2027-01-14 00:00:00.000000', timezone_type: 3, timezone: 'UTC' },
		{ dateTime: '2027-01-14T00:00:00.0000000', timeZone: 'UTC' },
		{ $date: { $numberLong: '1799884800000' } },
		{ _seconds: 1799884800, _nanoseconds: 0 },
		{ datetime: '2027-01-14T00:00:00' },
		{ value: '2027-01-14' },
		{ __type: 'Date', iso: '2027-01-14' },
		{ timestamp: 1799884800 },
		{ seconds: '1799884800', nanos: 0 },
		{ start: '2027-01-14', end: '2027-01-14' },
		{ start: { date: '2027-01-14' }, end: null },
		{ year: 2027, month: 1, day: 14 },
		{ year: 2027, dayOfMonth: 14, month: 1 },
		[2027, 1, 14],
		[2027, 1, 14, 10, 30],
	])('reads %j as 14 January 2027', (value) => {
		expect(said(value)).toBe('2027-01-14');
	});

	it.each([
		'14. Januar 2027',
		'Donnerstag, 14. Januar 2027',
		'Do. 14. Jan. 2027',
		'14. Jänner 2027',
		'14 janvier 2027',
		'le 14 janvier 2027',
		'jeudi 14 janvier 2027 à 10:30',
		'jeu. 14 janv. 2027',
		'14 de enero de 2027',
		'14 de enero del 2027',
		'jueves, 14 de enero de 2027',
		'14-ene-2027',
		'enero 14, 2027',
		'14 gennaio 2027',
		'giovedì 14 gen 2027',
		'14 januari 2027',
		'do 14 jan. 2027',
		'14 de janeiro de 2027',
		'quinta-feira, 14 de janeiro de 2027',
		'2027. január 14.',
		'14 stycznia 2027',
		'14 stycznia 2027 r.',
		'14 stycznia 2027 roku',
		'14.01.2027 r.',
		'14.01.2027г., 10:30',
		'14. siječnja 2027.',
		'14 января 2027 года',
	])('reads the month of %s', (value) => {
		expect(said(value)).toBe('2027-01-14');
	});

	it.each([
		...['Expire', 'Expires on', 'Expiry', 'Expiry date', 'Expiration', 'Expiration date:', 'Renews', 'Renews on'],
		...['Renewal:', 'Renewal date', 'End:', 'Ends', 'Ends on', 'Ending', 'End date', 'until', 'gültig bis', 'hasta'],
		...['hasta el', 'fino a', 'fino al', 'tot', 'geldig tot', 'até'],
	])('reads the date behind "%s"', (label) => {
		expect(said(`${label} 2027-01-14`)).toBe('2027-01-14');
	});

	it.each([
		['14-Dez-2026', '2026-12-14'],
		['Date(2026,11,14)', '2026-12-14'],
		['令和元年5月1日', '2019-05-01'],
		['2027-01-3 ', '2027-01-03'],
		['1er janvier 2027', '2027-01-01'],
		['1º de março de 2027', '2027-03-01'],
		['3 août 2027', '2027-08-03'],
		['14 dicembre 2026', '2026-12-14'],
		['14 mrt 2027', '2027-03-14'],
		['14. Mrz 2027', '2027-03-14'],
		// mar is March, mardi and martes
		['mar 14, 2027', '2027-03-14'],
		['mar. 14 janv. 2027', '2027-01-14'],
		['mar 14/01/2027', '2027-01-14'],
		// the beginning of a name
		['Thurs, 14 Jan 2027', '2027-01-14'],
		['14 Septem 2027', '2027-09-14'],
		['14 maa 2027', '2027-03-14'],
		['14 KASIM 2027', '2027-11-14'],
		// October in Croatian, November in Polish and Czech
		['14. listopada 2027.', '2027-10-14'],
		['14. listopad 2027.', '2027-10-14'],
		['14. lis 2027.', '2027-10-14'],
		['14 listopada 2027', '2027-11-14'],
		['14 listopada 2027 r.', '2027-11-14'],
		['14. listopadu 2027', '2027-11-14'],
		['14. listopad 2027', '2027-11-14'],
		['14 lip 2027', '2027-07-14'],
		['14. lip 2027.', '2027-06-14'],
		['14. srp 2027', '2027-08-14'],
		['14. srp 2027.', '2027-07-14'],
		['14. srpn. 2027.', '2027-07-14'],
		['14. list. 2027.', '2027-10-14'],
		['14. list. 2027', '2027-11-14'],
		['14. sij. 2027', '2027-01-14'],
	])('reads %s', (value, day) => {
		expect(said(value)).toBe(day);
	});

	it.each([
		...['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'da', 'nb', 'sv', 'is', 'fi', 'et', 'pl', 'cs', 'sk', 'hu', 'sl'],
		...['sr-Latn', 'ro', 'bg', 'el', 'tr', 'uk', 'ru', 'hr'],
	])('knows every month of %s, long and short', (language) => {
		for (let month = 1; month <= 12; month++) {
			for (const length of ['long', 'short'] as const) {
				const at = Date.UTC(2027, month - 1, 14);
				const alone = new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' }).format(at);
				const inDate = new Intl.DateTimeFormat(language, {
					day: 'numeric',
					month: length,
					year: 'numeric',
					timeZone: 'UTC',
				}).format(at);
				// Croatian shares names with Polish and Czech; Bulgarian writes numbers for short.
				if (language !== 'hr' && /\p{L}/u.test(alone)) expect([alone, monthNamed(alone)]).toEqual([alone, month]);
				expect([inDate, said(inDate)]).toEqual([inDate, new Date(at).toISOString().slice(0, 10)]);
			}
		}
	});

	it('reads no month from the beginning of several', () => {
		expect(monthNamed('jui')).toBeUndefined();
		expect(monthNamed('ju')).toBeUndefined();
	});

	it('names each month in reasons', () => {
		const named = (month: number) =>
			new Intl.DateTimeFormat('en', { month: 'long' }).format(Date.UTC(2027, month - 1, 14));
		const months = Array.from({ length: 12 }, (_one, index) => index + 1);
		expect(months.map(monthName)).toEqual(months.map(named));
	});

	it.each(['xx', 'tu', 'V', 'not'])('does not take "%s" before a date for a weekday', (word) => {
		expect(said(`${word} 14/01/2027`)).toContain('is not written like a date');
	});

	it.each([
		['2027-01-14T00:00+01:00[Europe/Berlin]', 'UTC', '2027-01-13'],
		['2027-01-14T00:00+01:00[Europe/Berlin]', 'Europe/Berlin', '2027-01-14'],
		['2027-01-14T00:30[Europe/Berlin]', 'UTC', '2027-01-13'],
		['2027-07-14 23:30 America/New_York', 'UTC', '2027-07-15'],
		['2027-01-14 23:59:59 PST', 'UTC', '2027-01-15'],
		['2027-01-14 23:59:59 PST', 'America/Los_Angeles', '2027-01-14'],
		['2027-01-14 00:30 MEZ', 'UTC', '2027-01-13'],
		['2027-01-14 00:00:00 UTC+1', 'UTC', '2027-01-13'],
		['Jan 14 23:30:00 2027 GMT', 'Europe/Berlin', '2027-01-15'],
		['/Date(1799967600000)/', 'Europe/Berlin', '2027-01-15'],
	])('cuts %s to its day in %s', (value, zone, day) => {
		expect(said(value, zone)).toBe(day);
	});

	it.each([
		...['Z +00:00', 'UTC +00:00', 'GMT +00:00', 'UT +00:00', 'WET +00:00', 'WEST +01:00', 'CET +01:00', 'CEST +02:00'],
		...['MEZ +01:00', 'MESZ +02:00', 'MET +01:00', 'MEST +02:00', 'EET +02:00', 'EEST +03:00', 'MSK +03:00'],
		...['EST -05:00', 'EDT -04:00', 'MDT -06:00', 'PST -08:00', 'PDT -07:00', 'AKST -09:00', 'AKDT -08:00'],
		...['HST -10:00', 'NST -03:30', 'NDT -02:30', 'JST +09:00', 'KST +09:00', 'HKT +08:00', 'SGT +08:00'],
		...['AWST +08:00', 'ACST +09:30', 'ACDT +10:30', 'AEST +10:00', 'AEDT +11:00', 'NZST +12:00', 'NZDT +13:00'],
		...['SAST +02:00', 'BRT -03:00', 'ART -03:00', '(PST) -08:00', '[Etc/GMT+5] -05:00', 'UTC-3:30 -03:30'],
		...['+0530 +05:30', '+05:30:15 +05:30', '+053015 +05:30', '+23:59 +23:59', '-14 -14:00'],
	])('knows how far from UTC a zone is: %s', (row) => {
		const [zone, offset] = row.split(' ');
		expect(instant(`2027-01-14 12:00 ${zone}`)).toBe(Date.parse(`2027-01-14T12:00:00${offset}`));
	});

	it.each([
		['1:30 AM UTC', '01:30'],
		['11:30 a.m. UTC', '11:30'],
		['12:30 AM UTC', '00:30'],
		['12:30 PM UTC', '12:30'],
		['1:30 p. m. UTC', '13:30'],
		['上午 12:30 UTC', '00:30'],
		['午前 2:30 UTC', '02:30'],
		['下午 2:30 UTC', '14:30'],
		['오후 2:30 UTC', '14:30'],
	])('knows the hour of %s', (time, clock) => {
		expect(instant(`2027-01-14 ${time}`)).toBe(Date.parse(`2027-01-14T${clock}:00Z`));
	});

	it.each(['IST', 'CST', 'CDT', 'BST', 'AST', 'MST', 'GST', 'SST', 'AMT', 'ECT', 'PYT'])(
		'does not guess which %s is meant',
		(zone) => {
			expect(said(`2027-01-14 23:59:59 ${zone}`)).toBe(
				`"2027-01-14 23:59:59 ${zone}" cannot be read because ${zone} stands for several time zones: write an offset such as +05:30`,
			);
		},
	);

	it('does not read a certificate’s start day as its end day', () => {
		expect(said('notBefore=Jan 14 12:00:00 2027 GMT')).toContain('is not written like a date');
	});

	it.each(['Feb 30 12:00:00 2027 GMT', '30 février 2027', '2027年2月30日', '20270230101500Z', 'Date(2027,1,30)'])(
		'keeps %s invalid instead of reading another day',
		(value) => {
			expect(said(value)).toContain('does not exist');
		},
	);

	it('does not choose between the two ends of a span', () => {
		expect(said({ start: '2027-01-14', end: '2027-02-14' })).toContain('has two dates');
	});

	it('reads parts of a date under each format', () => {
		for (const format of ['auto', 'iso', 'dayFirst', 'unixSeconds'] as const) {
			expect(said({ year: 2027, month: 1, day: 4 }, 'UTC', format)).toBe('2027-01-04');
		}
	});

	it('comes to an end with an object that contains itself', () => {
		const loop: Record<string, unknown> = {};
		loop.date = loop;
		expect(said(loop)).toBe('an object is not a date');
	});

	it('reads numbers of workbooks that count from 1904', () => {
		expect(said(44939, 'UTC', 'spreadsheet1904')).toBe('2027-01-14');
		expect(said('44939.75', 'UTC', 'spreadsheet1904')).toBe('2027-01-14');
	});
});
