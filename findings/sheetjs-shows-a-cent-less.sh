#!/usr/bin/env bash
# Surprise: SheetJS shows some amounts one cent lower than other libraries for the same cell and format.
# Expected: a cell of 1.005 with the format 0.00 shows 1.01, as numfmt and Intl.NumberFormat do: they round the decimal
#   digits that people see.
# Seen (xlsx@0.18.5, @e965/xlsx@0.20.3, numfmt@4.0.1): 1.005, 8.575 and 39.995 are rounded down, 0.615 and 2.675 up.
#   The rows of sheet_to_json with raw: false have the same text.
# Why it matters: some prices in an exported CSV are a cent below the sheet that people see. Export the numbers and
#   round them where they are shown.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 @e965/xlsx@0.20.3 numfmt@4.0.1 > /dev/null

cat > seen.mjs <<'JS'
import { utils as older } from 'xlsx';
import { utils as newer } from '@e965/xlsx';
import { format } from 'numfmt';
const amounts = [1.005, 8.575, 39.995, 0.615, 2.675];
for (const [name, utils] of [['xlsx', older], ['@e965/xlsx', newer]]) {
	const sheet = utils.aoa_to_sheet([amounts]);
	for (const cell of ['A1', 'B1', 'C1', 'D1', 'E1']) sheet[cell].z = '0.00';
	console.log(`${name}: ${utils.sheet_to_csv(sheet).trim()}`);
}
console.log(`numfmt: ${amounts.map((amount) => format('0.00', amount)).join()}`);
const intl = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
console.log(`Intl: ${amounts.map((amount) => intl.format(amount)).join()}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='xlsx: 1.00,8.57,39.99,0.62,2.68
@e965/xlsx: 1.00,8.57,39.99,0.62,2.68
numfmt: 1.01,8.58,40.00,0.62,2.68
Intl: 1.01,8.58,40.00,0.62,2.68'

echo 'xlsx@0.18.5 and @e965/xlsx@0.20.3 beside numfmt@4.0.1 and Intl, cells with the format 0.00'
echo 'Expected: 1.01,8.58,40.00,0.62,2.68 from all'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
