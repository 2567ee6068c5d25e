import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';

import { isFileOf, recordsOf } from '../../nodes/Keepnet/company/exportFile';

const companies = (count: number) => Array.from({ length: count }, (_, index) => [`Company <row> ${index}`, index]);
const excel = async (count: number) =>
	new Uint8Array(
		await writeExcelFile([['Company Name', 'Seats'], ...companies(count)], { sheet: 'Companies' }).toBuffer(),
	);
const zipped = (sheets: Record<string, string>, level: 0 | 6 = 6) =>
	zipSync(Object.fromEntries(Object.entries(sheets).map(([name, text]) => [name, strToU8(text)])), { level });
const rows = (count: number, tag = 'row') => `<${tag} r="1"><c/></${tag}>`.repeat(count);

test.each<['CSV' | 'Excel' | 'PDF', string, boolean]>([
	['CSV', 'Company Name,Seats\n', true],
	['CSV', 'Company Name;Seats', true],
	['CSV', 'Company Name\tSeats', true],
	['CSV', 'Company Name|Seats', true],
	['CSV', '', false],
	['CSV', 'Too many requests\r\nWait, please', false],
	['Excel', 'PK\x03\x04', true],
	['Excel', '\xd0\xcf\x11\xe0', true],
	['Excel', 'NO PK', false],
	['PDF', '%PDF-1.7', true],
	['PDF', '\r\n %PDF-1.7', true],
	['PDF', 'No %PDF', false],
])('a file of type %s is not an error in words: %j, %s', (type, text, isFile) => {
	expect(isFileOf(type, Buffer.from(text, 'latin1'))).toBe(isFile);
});

describe('the records of an exported CSV file', () => {
	const many = Array.from({ length: 3000 }, (_, index) => `Company ${index},${index}`);

	test.each<[string, string, { count: number; repeated?: number; isCut?: boolean }]>([
		['none in an empty file', '', { count: 0 }],
		['none below the header', 'Company,Seats\r\n', { count: 0 }],
		['with a line break at the end', 'Company,Seats\nOak,1\nElm,2\n', { count: 2 }],
		['without a line break at the end', 'Company,Seats\nOak,1\nElm,2', { count: 2 }],
		['between empty lines', '\r\n\nCompany,Seats\r\n\r\nOak,1\r\n\r\n', { count: 1 }],
		['with line breaks in quotes', 'Company,Seats\n"Oak\r\nLtd",1\n"Elm ""\n""",2', { count: 2 }],
		['of one column', 'Company\nOak, Ltd; and | more\nElm', { count: 2 }],
		['more than there is room for at first', ['Company,Seats', ...many].join('\n'), { count: 3000 }],
		['repeated, apart', 'Company,Seats\nOak,1\nElm,2\nOak,1\nElm,2\nOak,1', { count: 5, repeated: 3 }],
		['repeated, many apart', ['Company,Seats', ...many, ...many].join('\n'), { count: 6000, repeated: 3000 }],
		['repeated, with another line break', 'Company,Seats\nOak,1\r\nOak,1\n', { count: 2, repeated: 1 }],
		['the same as the header', 'Company,Seats\nOak,1\nCompany,Seats', { count: 2, repeated: 1 }],
		['with the same letters', 'Company,Seats\nOak,12\nOak,21\nkOa,12', { count: 3 }],
		['cut off in a record', 'Company,Seats,Owner\nOak,1,Ana\nElm,2', { count: 2, isCut: true }],
		['cut off in quotes', 'Company,Seats\nOak,"1', { count: 1, isCut: true }],
		['cut off after a delimiter in quotes', 'Company;Seats\n"Oak; Ltd"', { count: 1, isCut: true }],
		['cut off after another delimiter', 'Company;Seats\nOak, Ltd', { count: 1, isCut: true }],
		['cut off below a header in quotes', '"Company, or name";Seats\nOak, Ltd', { count: 1, isCut: true }],
		['not all with a value in each column', 'Company,Seats\nOak\nElm,2\nAsh\n', { count: 3 }],
		['with more values than columns', 'Company,Seats\nElm,2,3', { count: 1 }],
	])('are counted: %s', (_which, text, { count, repeated = 0, isCut = false }) => {
		expect(recordsOf('CSV', strToU8(text))).toEqual({ count, repeated, isCut });
	});
});

describe('the records of an exported Excel file', () => {
	test.each([0, 1, 300, 20_000])('are counted without the header: %i', async (count) => {
		expect(recordsOf('Excel', await excel(count))).toEqual({ count, repeated: 0, isCut: false });
	});

	test.each([
		['with a prefix', zipped({ 'xl/worksheets/sheet1.xml': rows(4, 'main:row') }), 3],
		['without compression', zipped({ 'xl/worksheets/sheet1.xml': rows(4) }, 0), 3],
		['that are empty', zipped({ 'xl/worksheets/sheet1.xml': '<row r="1"/><row/><row r="3" spans="1:2"/>' }), 2],
		['of two sheets', zipped({ 'xl/worksheets/a.xml': rows(4), 'xl/worksheets/b.xml': rows(3) }), 5],
		['beside a sheet with none', zipped({ 'xl/worksheets/a.xml': rows(4), 'xl/worksheets/b.xml': '<sheetData/>' }), 3],
		['only', zipped({ 'xl/worksheets/a.xml': `${rows(4)}<rowBreaks/>`, 'xl/styles.xml': rows(9) }), 3],
		['if there is a sheet', zipped({ 'xl/workbook.xml': rows(4) }), undefined],
	])('are its rows, %s', (_which, file, count) => {
		expect(recordsOf('Excel', file)).toEqual({ count, repeated: 0, isCut: false });
	});

	test('are not known if it is cut off anywhere', async () => {
		const file = await excel(300);
		fc.assert(
			fc.property(fc.integer({ min: 4, max: file.length - 22 }), (length) => {
				expect(recordsOf('Excel', file.subarray(0, length))).toEqual({ count: undefined, repeated: 0, isCut: true });
			}),
		);
	});

	test('are not known if it cannot be unpacked', async () => {
		const file = await excel(300);
		file.fill(0xff, 60, 2000);
		expect(recordsOf('Excel', file).count).toBeUndefined();
	});

	describe('are not known if the second of two sheets', () => {
		const file = () => zipped({ 'xl/worksheets/a.xml': rows(4), 'xl/worksheets/b.xml': rows(900) });
		/** Where the header of the second sheet begins. */
		const second = (bytes: Uint8Array) => Buffer.from(bytes).indexOf('PK\x03\x04', 4);

		test('cannot be unpacked', () => {
			const broken = file();
			broken.fill(0xff, second(broken) + 50, second(broken) + 70);
			expect(recordsOf('Excel', broken)).toEqual({ count: undefined, repeated: 0, isCut: false });
		});

		test('should be longer than the file', () => {
			const broken = file();
			new DataView(broken.buffer).setUint32(second(broken) + 18, 1_000_000, true);
			expect(recordsOf('Excel', broken)).toEqual({ count: undefined, repeated: 0, isCut: false });
		});
	});

	test('are not known of one that Excel 97 could read', () => {
		expect(recordsOf('Excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toEqual({ repeated: 0, isCut: false });
	});
});

test.each([
	['that ends with its mark', '%PDF-1.7\n%%EOF', false],
	['that ends with its mark and a line break', '%PDF-1.7\n%%EOF\r\n', false],
	['with its mark in the last 1,024 bytes', `%PDF-1.7\n%%EOF${' '.repeat(1000)}`, false],
	['without its mark', '%PDF-1.7\nstartxref', true],
	['with a mark long before its end', `%PDF-1.7\n%%EOF${' '.repeat(2000)}`, true],
])('a PDF file %s: cut off or not', (_which, text, isCut) => {
	expect(recordsOf('PDF', strToU8(text))).toEqual({ repeated: 0, isCut });
});
