#!/usr/bin/env bash
# Surprise: xlsx-stream-reader returns the date of a cell as the text 3/1/26.
# Expected: a date, its serial number or ISO text.
# Seen: cells in the standard date format become American text with two digits of the year, also in a workbook made in
#   Europe. 0.075 becomes 7.5%, and numbers become text.
# Why it matters: 1 March is read as 3 January by the next step, and the percent sign makes a text of a number. Set
#   formatting to false and convert the serial.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx-stream-reader@1.1.1 exceljs@4.4.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import { createReadStream } from 'node:fs';
const require = createRequire(import.meta.url);
const ExcelJS = require('exceljs');
const Reader = require('xlsx-stream-reader');
const workbook = new ExcelJS.Workbook();
const sheet = workbook.addWorksheet('Renewals');
sheet.addRow(['Northwind', new Date('2026-03-01'), 0.075, 30]).getCell(3).numFmt = '0.0%';
await workbook.xlsx.writeFile('renewals.xlsx');
for (const formatting of [true, false]) {
	const rows = await new Promise((resolve, reject) => {
		const all = [];
		const reader = new Reader({ formatting });
		reader.on('worksheet', (found) => {
			found.on('row', ({ values }) => all.push(values.slice(1)));
			found.process();
		});
		reader.on('end', () => resolve(all)).on('error', reject);
		createReadStream('renewals.xlsx').pipe(reader);
	});
	console.log(`formatting ${formatting}: ${JSON.stringify(rows[0])}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='formatting true: ["Northwind","3/1/26","7.5%","30"]
formatting false: ["Northwind","46082","0.075","30"]'

echo 'xlsx-stream-reader@1.1.1, 1 March 2026, 7.5 % and 30'
echo 'Expected: a date that names its year, 0.075 and 30'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
