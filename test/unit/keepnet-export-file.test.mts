import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';

import { recordsOf } from '../../nodes/Keepnet/company/exportFile';

const companies = (count: number) => Array.from({ length: count }, (_, index) => [`Company <row> ${index}`, index]);
const excel = async (count: number) =>
	new Uint8Array(
		await writeExcelFile([['Company Name', 'Seats'], ...companies(count)], { sheet: 'Companies' }).toBuffer(),
	);
const zipped = (sheets: Record<string, string>, level: 0 | 6 = 6) =>
	zipSync(Object.fromEntries(Object.entries(sheets).map(([name, text]) => [name, strToU8(text)])), { level });
const rows = (count: number, tag = 'row') => `<${tag} r="1"><c/></${tag}>`.repeat(count);

describe('the records of an exported Excel file', () => {
	test.each([0, 1, 300, 20_000])('are counted without the header: %i', async (count) => {
		expect(recordsOf('Excel', await excel(count))).toEqual({ count, repeated: 0, isCut: false });
	});

	test.each([
		['with a prefix', zipped({ 'xl/worksheets/sheet1.xml': rows(4, 'x:row') }), 3],
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
