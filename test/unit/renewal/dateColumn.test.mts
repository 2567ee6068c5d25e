import fc from 'fast-check';
import { DateTime } from 'luxon';

import { columnNotes } from '../../../shared/renewal/dates/columnNotes';
import { DateColumn } from '../../../shared/renewal/dates/dateColumn';
import { dayFrom, isoOf } from '../../../shared/renewal/dates/day';
import type { DateFormat } from '../../../shared/renewal/dates/readDate';
import { DAY_MS, days, luxonDay, zones } from './arbitraries.mts';

const NEW_YORK = 'America/New_York';
const TODAY = dayFrom(2026, 11, 22) ?? NaN;

function columnOf(values: unknown[], zone = 'UTC', format: DateFormat = 'auto'): DateColumn {
	const column = new DateColumn(format, zone);
	for (const value of values) column.look(value);
	return column;
}

/** Each value's day, or its reason, in the light of all. */
function readAll(values: unknown[], zone = 'UTC', format: DateFormat = 'auto'): string[] {
	const column = columnOf(values, zone, format);
	return values.map((value) => {
		const reading = column.read(value);
		if (reading.kind === 'day') return isoOf(reading.day);
		return reading.kind === 'missing' ? 'missing' : reading.reason;
	});
}

const notesOn = (values: unknown[], zone = 'UTC') =>
	columnNotes(columnOf(values, zone).evidence, 'Expiry Date', { today: TODAY, zone });

describe('the order of day and month', () => {
	it('is settled by the one value that can be read in one order only', () => {
		expect(readAll(['03/04/2027', '25/04/2027'])).toEqual(['2027-04-03', '2027-04-25']);
		expect(readAll(['03/04/2027', '04/25/2027'])).toEqual(['2027-03-04', '2027-04-25']);
	});

	it('is settled for years of two digits too', () => {
		expect(readAll(['3/4/27', '1/14/27'])).toEqual(['2027-03-04', '2027-01-14']);
		expect(readAll(['03/04/27', '14/01/27', '25/04/2027'])).toEqual(['2027-04-03', '2027-01-14', '2027-04-25']);
	});

	it('stays open when the values contradict each other or show nothing', () => {
		expect(readAll(['03/04/2027', '25/04/2027', '04/26/2027'])[0]).toContain('3 April 2027 or 4 March 2027');
		expect(readAll(['03/04/2027', '03/03/2027', '2027-04-25', '25 Apr 2027', '31/04/2027'])[0]).toContain('or');
		expect(readAll(['03/04/2027', '99/12/31'])).toEqual([expect.stringContaining('or'), '2099-12-31']);
	});

	it('is taken from the vendor if the values show none', () => {
		const column = columnOf(['03/04/2027']);
		column.learn('dayFirst');
		expect(column.read('03/04/2027')).toMatchObject({ kind: 'day', day: dayFrom(2027, 4, 3) });
	});

	it('is the newest that the vendor is known to use', () => {
		const column = columnOf(['03/04/2027']);
		const days = (['dayFirst', 'monthFirst'] as const).map((format) => {
			column.learn(format);
			return column.read('03/04/2027');
		});
		expect(days).toMatchObject([{ day: dayFrom(2027, 4, 3) }, { day: dayFrom(2027, 3, 4) }]);
	});

	it('comes with the value that shows it', () => {
		const { evidence } = columnOf(['03/04/2027', '25/12/2026', '26/12/2026']);
		expect([evidence.order, [...evidence.shownBy]]).toEqual(['dayFirst', [['dayFirst', '25/12/2026']]]);
	});

	it('is the one in which a column was written, or open', () => {
		const orders = fc.constantFrom(['dayFirst', 'dd/MM/yyyy'] as const, ['monthFirst', 'MM/dd/yyyy'] as const);
		fc.assert(
			fc.property(fc.array(days, { maxLength: 20, size: 'max' }), orders, (column, [order, pattern]) => {
				const isShown = column.some((day) => luxonDay(day).day > 12);
				const texts = column.map((day) => luxonDay(day).toFormat(pattern));
				expect(columnOf(texts).evidence.order).toBe(isShown ? order : undefined);
			}),
		);
	});
});

describe('a column of days', () => {
	it.each([
		['texts', ['2026-12-10T00:00:00.000Z', '2027-02-20T00:00:00Z']],
		['texts with an offset', ['2026-12-10T00:00:00+00:00', '2027-02-20 00:00:00 UTC']],
		['seconds', [Date.UTC(2026, 11, 10) / 1000, Date.UTC(2027, 1, 20) / 1000]],
		['milliseconds', [Date.UTC(2026, 11, 10), String(Date.UTC(2027, 1, 20))]],
		['date objects', [new Date('2026-12-10T00:00:00Z'), new Date('2027-02-20T00:00:00Z')]],
		['the ends of days', ['2026-12-10T23:59:59Z', '2027-02-20T23:59:59.999Z']],
		['the last minutes of days', ['2026-12-10T23:59:00Z', '2027-02-20T23:59:00Z']],
		['begins and ends', ['2026-12-10T00:00:00Z', '2027-02-20T23:59:59Z']],
	])('is one where all are midnight UTC: %s', (_what, values) => {
		for (const zone of [NEW_YORK, 'Asia/Tokyo', 'UTC']) {
			expect(readAll([...values, null, ''], zone)).toEqual(['2026-12-10', '2027-02-20', 'missing', 'missing']);
		}
	});

	it('says so only if it makes a difference', () => {
		const values = ['2026-12-10T00:00:00.000Z', '2027-02-20T00:00:00.000Z'];
		expect(notesOn(values, NEW_YORK)).toEqual([
			{
				level: 'info',
				text: 'Every time in Expiry Date is the start or end of a day in UTC, so they were read as calendar days and not converted to America/New_York.',
			},
		]);
		expect(notesOn(values, 'Europe/London')).toEqual([]);
	});

	it('is none as soon as one is at another time: the time zone decides', () => {
		const values = ['2026-12-10T00:00:00.000Z', '2027-02-20T10:15:00.000Z'];
		expect(readAll(values, NEW_YORK)).toEqual(['2026-12-09', '2027-02-20']);
		expect(notesOn(values, NEW_YORK)).toEqual([]);
	});

	it('may hold days as written beside them', () => {
		expect(readAll(['2026-12-10T00:00:00.000Z', '2027-02-20'], NEW_YORK)).toEqual(['2026-12-10', '2027-02-20']);
	});

	it('reads any column of days at midnight UTC as these days, in every zone, also under a format', () => {
		fc.assert(
			fc.property(fc.array(days, { minLength: 1, maxLength: 10 }), zones, (column, zone) => {
				const expected = column.map(isoOf);
				const seconds = column.map((day) => (day * DAY_MS) / 1000);
				expect(
					readAll(
						column.map((day) => new Date(day * DAY_MS).toISOString()),
						zone,
					),
				).toEqual(expected);
				expect(readAll(seconds, zone, 'unixSeconds')).toEqual(expected);
			}),
		);
	});

	it('counts every day that a value may turn out to be before all were seen', () => {
		const values = ['2026-12-10T00:00:00.000Z', '2026-12-11T10:00:00.000Z'];
		const column = new DateColumn('auto', NEW_YORK);
		const possible = column.possibleDays(values[0]).map(isoOf);
		expect(possible).toEqual(expect.arrayContaining(['2026-12-09', '2026-12-10']));
		expect(column.possibleDays('2026-12-10').map(isoOf)).toEqual(['2026-12-10']);
		expect(column.possibleDays('03/04/2027').map(isoOf).sort()).toEqual(['2027-03-04', '2027-04-03']);
		expect(column.possibleDays('soon')).toEqual([]);
	});
});

describe('a column in which a file reader swapped days and months', () => {
	const swapped = ['2026-03-12T00:00:00.000Z', '25/12/2026', '2027-05-01T00:00:00.000Z', '2027-05-05T00:00:00.000Z'];

	it('leaves the date values open that can be swapped', () => {
		expect(readAll(swapped)).toEqual([
			'12 March 2026 can be 3 December 2026: the file reader seems to have swapped day and month',
			'2026-12-25',
			'1 May 2027 can be 5 January 2027: the file reader seems to have swapped day and month',
			'2027-05-05',
		]);
	});

	it('names both days in the order of the texts', () => {
		expect(columnOf(['2026-03-12T00:00:00.000Z', '12/25/2026']).read('2026-03-12T00:00:00.000Z')).toMatchObject({
			kind: 'ambiguous',
			dayFirst: dayFrom(2026, 3, 12),
			monthFirst: dayFrom(2026, 12, 3),
		});
		const column = columnOf(swapped);
		expect(column.read(swapped[0])).toMatchObject({
			kind: 'ambiguous',
			dayFirst: dayFrom(2026, 12, 3),
			monthFirst: dayFrom(2026, 3, 12),
		});
	});

	it.each([
		['date objects', [new Date('2026-03-12T00:00:00Z'), '25/12/2026']],
		['serials', [46093, '25/12/2026']],
		['serials as text', [' 46093,75 ', '25/12/2026']],
		['luxon objects', [DateTime.utc(2026, 3, 12), '25/12/2026']],
		['values that are no dates', ['2026-03-12T00:00:00.000Z', '25/12/2026', 'soon', '-', new Date(NaN)]],
		['month first', ['2026-03-12T00:00:00.000Z', '12/25/2026']],
	])('is recognized among %s', (_what, values) => {
		expect(readAll(values)[0]).toContain('seems to have swapped');
	});

	it('is warned of, with the cure', () => {
		expect(notesOn(swapped)).toEqual([
			{ level: 'warning', text: expect.stringMatching(/^In Expiry Date, all texts have.*RAW Data.*CSV/) as unknown },
		]);
	});

	it('is not seen where date values have days above 12, but the mixture is warned of', () => {
		const mixed = ['2026-03-12T00:00:00.000Z', '2026-03-13T00:00:00.000Z', '25/12/2026'];
		expect(readAll(mixed)).toEqual(['2026-03-12', '2026-03-13', '2026-12-25']);
		expect(notesOn(mixed)).toEqual([
			{ level: 'warning', text: expect.stringContaining('mixes dates as text, like 25/12/2026') as unknown },
		]);
	});

	it('is not seen where a date value is a day above 12 in UTC, whatever it is in the time zone', () => {
		const mixed = ['2026-03-13T00:00:00.000Z', '2026-03-12T00:00:00.000Z', '25/12/2026'];
		expect(readAll(mixed, NEW_YORK)).toEqual(['2026-03-13', '2026-03-12', '2026-12-25']);
	});

	it.each(['03/04/2027', '03/04/27'])(
		'is not seen beside %s, a text that the reader could have taken for a date',
		(text) => {
			expect(readAll(['2026-03-12T00:00:00.000Z', '25/12/2026', text])[0]).toBe('2026-03-12');
		},
	);

	it.each([
		['ISO 8601 text', '2026-03-12'],
		['an object that holds text', { date: '2026-03-12' }],
	])('is not seen in days written as %s beside others', (_what, day) => {
		expect(readAll([day, '25/12/2026'])).toEqual(['2026-03-12', '2026-12-25']);
		expect(notesOn([day, '25/12/2026'])).toEqual([]);
	});

	it('is not warned of where only an invalid date object is beside texts', () => {
		expect(notesOn([new Date(NaN), '25/12/2026'])).toEqual([]);
	});
});

describe('a column of a workbook that counts from 1904', () => {
	it.each([
		['numbers and texts', [44939, '44892']],
		['texts', ['44939']],
		['times', ['44939,75', '44892.5']],
		['serials beside days as text', ['44939', '2023-01-13']],
		['the first that is near from 1904', [44520]],
	])(
		'is recognized by days that are all over a year past from 1900, and near or ahead from 1904: %s',
		(_what, values) => {
			expect(notesOn(values)).toEqual([
				{ level: 'warning', text: expect.stringContaining('Spreadsheet Serial (1904)') as unknown },
			]);
		},
	);

	it.each([
		['near days', [46401, 46360]],
		['a day a year ago', [45982]],
		['one day ahead', [44939, 46401]],
		['days long past either way', [40000, 44939]],
		['no numbers', ['2023-01-13']],
	])('is not seen in %s', (_what, values) => {
		expect(notesOn(values)).toEqual([]);
	});
});
