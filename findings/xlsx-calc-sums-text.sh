#!/usr/bin/env bash
# Surprise: xlsx-calc adds numbers that are text in a sheet, which Excel leaves out.
# Expected: 35 for the sum of 5, the text "12" and 30, as Excel and LibreOffice show it.
# Seen: 47, and the average is of three values. ROUND(-2.5, 0) is -2, in Excel -3.
# Why it matters: a total that a server calculates differs from what the owner sees on opening the file. Turn text into
#   numbers in the sheet first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 xlsx-calc@0.9.2 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const calculate = createRequire(import.meta.url)('xlsx-calc');
for (const f of ['SUM(A1:A3)', 'AVERAGE(A1:A3)', 'ROUND(-2.5,0)']) {
	const sheet = { A1: { t: 'n', v: 5 }, A2: { t: 's', v: '12' }, A3: { t: 'n', v: 30 }, B1: { f }, '!ref': 'A1:B3' };
	calculate({ SheetNames: ['Sheet'], Sheets: { Sheet: sheet } });
	console.log(`${f} = ${sheet.B1.v}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='SUM(A1:A3) = 47
AVERAGE(A1:A3) = 15.666666666666666
ROUND(-2.5,0) = -2'

echo 'xlsx-calc@0.9.2, cells 5, "12" and 30'
echo 'Expected: 35, 17.5 and -3'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
