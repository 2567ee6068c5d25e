#!/usr/bin/env bash
# Surprise: TEXT in HyperFormula prints the month of 1 March as 0300 for the format mmmm, and 1234.5 as 1235,##0.00.
# Expected: "March 2026" and "1,234.50", as Excel, Google Sheets and LibreOffice print them, or an error for a format
#   that it does not know.
# Seen (hyperformula@3.5.0): mm, dd and yyyy are replaced and the letters that remain are kept or read once more.
#   DATE, EDATE and NETWORKDAYS agree with Excel, so nothing else looks wrong.
# Why it matters: reports have cells such as ="Renews in "&TEXT(A2,"mmmm yyyy"). The text goes out as "Renews in 0300
#   2026" and the price as "1235,##0.00". Format outside the sheet, or pass a function as stringifyDateTime.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts hyperformula@3.5.0 > /dev/null

cat > seen.mjs <<'JS'
import { HyperFormula } from 'hyperformula';
const date = 'DATE(2026,3,1)';
const numbers = [['1234.5', '#,##0.00'], ['0.25', '0%']];
const dates = ['dd.mm.yyyy', 'mmmm yyyy', 'd mmm yy', 'ddd'].map((format) => [date, format]);
for (const [value, format] of [...dates, ...numbers]) {
	const formula = `=TEXT(${value},"${format}")`;
	const sheet = HyperFormula.buildFromArray([[formula]], { licenseKey: 'gpl-v3' });
	console.log(`${formula}: ${sheet.getCellValue({ sheet: 0, row: 0, col: 0 })}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='=TEXT(DATE(2026,3,1),"dd.mm.yyyy"): 01.03.2026
=TEXT(DATE(2026,3,1),"mmmm yyyy"): 0300 2026
=TEXT(DATE(2026,3,1),"d mmm yy"): 1 030 26
=TEXT(DATE(2026,3,1),"ddd"): 011
=TEXT(1234.5,"#,##0.00"): 1235,##0.00
=TEXT(0.25,"0%"): 0%'

echo 'hyperformula@3.5.0'
echo 'Expected: 01.03.2026, March 2026, 1 Mar 26, Sun, 1,234.50 and 25%'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
