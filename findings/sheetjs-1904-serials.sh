#!/usr/bin/env bash
# Surprise: SheetJS returns the dates of a workbook with the 1904 date system as serial numbers of that system, and
#   version 0.18.5 turns them into dates four years too early.
# Expected: cellDates: true gives the date that Excel shows. Raw numbers count from 1900, as for any other workbook, or
#   the sheet says which system they are in.
# Seen (xlsx@0.18.5, @e965/xlsx@0.20.3, file by exceljs@4.4.0): the raw value of 1 March 2026 is 44620 in both, which
#   everybody reads as 28 February 2022. As a Date it is 2022-02-28 in 0.18.5 and right in 0.20.3.
# Why it matters: workbooks that began life in an old Excel for Mac use 1904. Every renewal in them is overdue by four years, or
#   dropped as past. Check Workbook.WBProps.date1904 and add 1462 days to raw numbers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 @e965/xlsx@0.20.3 exceljs@4.4.0 > /dev/null

cat > seen.cjs <<'JS'
const ExcelJS = require('exceljs');
async function main() {
	const workbook = new ExcelJS.Workbook();
	workbook.properties.date1904 = true;
	workbook.addWorksheet('Renewals').addRows([['renews'], [new Date('2026-03-01T00:00:00Z')]]);
	const file = Buffer.from(await workbook.xlsx.writeBuffer());
	for (const name of ['xlsx', '@e965/xlsx']) {
		const XLSX = require(name);
		const read = (options, output) => XLSX.utils.sheet_to_json(XLSX.read(file, options).Sheets.Renewals, output)[0].renews;
		const date = read({ cellDates: true }).toISOString().slice(0, 10);
		console.log(`${XLSX.version}: raw ${read()}, date ${date}, text ${read({}, { raw: false })}`);
	}
}
main();
JS
seen=$(TZ=UTC node seen.cjs)
stated='0.18.5: raw 44620, date 2022-02-28, text 3/1/26
0.20.3: raw 44620, date 2026-03-01, text 3/1/26'

echo 'xlsx@0.18.5 and @e965/xlsx@0.20.3, reading a 1904 workbook by exceljs@4.4.0'
echo 'Expected: raw 46082 and 2026-03-01 from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
