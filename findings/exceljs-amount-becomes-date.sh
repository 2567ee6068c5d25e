#!/usr/bin/env bash
# Surprise: ExcelJS returns an amount as a Date when its number format has an escaped or spacing letter d, m, h or s.
# Expected: in Excel's formats a backslash makes the next letter plain text, and an underscore leaves its width free.
#   Neither says that the number is a date, and SheetJS and read-excel-file return a number.
# Seen (exceljs@4.4.0): with 0.0\m (millions) or #,##0_d the value 1200 is a day in 1903. Quoted text ("m") is fine.
# Why it matters: a revenue column formatted in millions comes back as dates, and a sum over it is not a number any
#   more. Check that a column has one type, or quote text in formats that you write.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 xlsx@0.18.5 read-excel-file@9.3.17 > /dev/null

cat > seen.mjs <<'JS'
import ExcelJS from 'exceljs';
import XLSX from 'xlsx';
import { readSheet } from 'read-excel-file/node';
for (const format of ['0.0"m"', '0.0\\m', '#,##0_d']) {
	const workbook = new ExcelJS.Workbook();
	const cell = workbook.addWorksheet('Revenue').getCell('A1');
	cell.value = 1200;
	cell.numFmt = format;
	const file = Buffer.from(await workbook.xlsx.writeBuffer());
	const loaded = new ExcelJS.Workbook();
	await loaded.xlsx.load(file);
	const values = [
		loaded.getWorksheet('Revenue').getCell('A1').value,
		XLSX.utils.sheet_to_json(XLSX.read(file, { cellDates: true }).Sheets.Revenue, { header: 1 })[0][0],
		(await readSheet(file))[0][0],
	];
	console.log(`${format}: ${values.map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)).join(' ')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='0.0"m": 1200 1200 1200
0.0\m: 1903-04-14 1200 1200
#,##0_d: 1903-04-14 1200 1200'

echo 'exceljs@4.4.0, xlsx@0.18.5 and read-excel-file@9.3.17, in this order'
echo 'Expected: 1200 everywhere'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
