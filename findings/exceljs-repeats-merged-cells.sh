#!/usr/bin/env bash
# Surprise: ExcelJS gives every cell of a merged range the value of the range.
# Expected: the value is in the first cell and the others are empty, as the file stores it, and as SheetJS and
#   read-excel-file return it.
# Seen (exceljs@4.4.0): an amount of 900 that is merged over three subscriptions is read three times.
# Why it matters: order sheets merge the contract's price over its lines. A sum over the column then triples it.
#   Skip cells whose master is another cell (cell.master !== cell) when you add up.
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
const workbook = new ExcelJS.Workbook();
const sheet = workbook.addWorksheet('Order');
sheet.addRows([['Backup', 900], ['Mail'], ['Storage']]);
sheet.mergeCells('B1:B3');
const file = Buffer.from(await workbook.xlsx.writeBuffer());
const total = (amounts) => amounts.reduce((sum, amount) => sum + (amount ?? 0), 0);
const loaded = new ExcelJS.Workbook();
await loaded.xlsx.load(file);
console.log('exceljs:', total(loaded.getWorksheet('Order').getColumn(2).values));
console.log('xlsx:', total(XLSX.utils.sheet_to_json(XLSX.read(file).Sheets.Order, { header: 1 }).map((row) => row[1])));
console.log('read-excel-file:', total((await readSheet(file)).map((row) => row[1])));
JS
seen=$(TZ=UTC node seen.mjs)
stated='exceljs: 2700
xlsx: 900
read-excel-file: 900'

echo 'exceljs@4.4.0, xlsx@0.18.5 and read-excel-file@9.3.17, sum of a merged column'
echo 'Expected: 900 from all three'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
