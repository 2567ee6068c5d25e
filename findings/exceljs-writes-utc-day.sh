#!/usr/bin/env bash
# Surprise: In Berlin, exceljs and write-excel-file write the local 1 March 2026 to the sheet as 28 February, while
#   xlsx and xlsx-populate write 1 March.
# Expected: new Date(2026, 2, 1) is the day that people see on their clock, in every library.
# Seen (exceljs@4.4.0, write-excel-file@4.1.1, xlsx@0.18.5, xlsx-populate@1.21.0): the first two take the day in UTC,
#   the others in local time. Without a number format, xlsx-populate shows 46082.
# Why it matters: a change of library, or two in one program, moves every renewal by a day east of Greenwich. Pass
#   midnight UTC or local midnight, as the library wants, and read the file once.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 write-excel-file@4.1.1 xlsx@0.18.5 xlsx-populate@1.21.0 > /dev/null

cat > seen.mjs <<'JS'
import ExcelJS from 'exceljs';
import writeExcelFile from 'write-excel-file/node';
import xlsx from 'xlsx';
import populate from 'xlsx-populate';
const renewal = new Date(2026, 2, 1);
const shownIn = (file) => xlsx.utils.sheet_to_csv(Object.values(xlsx.read(file).Sheets)[0]).trim();
const workbook = new ExcelJS.Workbook();
const cell = workbook.addWorksheet('Renewals').getCell('A1');
cell.value = renewal;
cell.numFmt = 'yyyy-mm-dd';
console.log(`exceljs: ${shownIn(await workbook.xlsx.writeBuffer())}`);
const written = await writeExcelFile([[{ value: renewal, type: Date, format: 'yyyy-mm-dd' }]]);
console.log(`write-excel-file: ${shownIn(await written.toBuffer())}`);
const blank = await populate.fromBlankAsync();
blank.sheet(0).cell('A1').value(renewal).style('numberFormat', 'yyyy-mm-dd');
console.log(`xlsx-populate: ${shownIn(await blank.outputAsync())}`);
blank.sheet(0).cell('A1').style('numberFormat', 'General');
console.log(`xlsx-populate without a format: ${shownIn(await blank.outputAsync())}`);
console.log(`xlsx: ${xlsx.utils.sheet_to_csv(xlsx.utils.aoa_to_sheet([[renewal]], { dateNF: 'yyyy-mm-dd' })).trim()}`);
JS
seen=$(TZ=Europe/Berlin node seen.mjs)
stated='exceljs: 2026-02-28
write-excel-file: 2026-02-28
xlsx-populate: 2026-03-01
xlsx-populate without a format: 46082
xlsx: 2026-03-01'

echo 'the local 1 March 2026 in Europe/Berlin, as the sheet shows it'
echo 'Expected: 2026-03-01 from all'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
