#!/usr/bin/env bash
# Surprise: A newer SheetJS has two Dates for one cell: midnight UTC in the cell, and local midnight in the rows of
#   sheet_to_json.
# Expected: the same Date in both: sheet_to_json collects the values of the cells.
# Seen (@e965/xlsx@0.20.3): in Berlin the rows are an hour earlier, on 28 February in UTC; with UTC: true they are as
#   in the cell. In 0.18.5 both are local.
# Why it matters: toISOString().slice(0, 10) is right for one of the two, and an update from 0.18 moves dates by a day.
#   Pass UTC: true and take the day in UTC.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @e965/xlsx@0.20.3 > /dev/null

cat > seen.cjs <<'JS'
const { read, utils, write } = require('@e965/xlsx');
const sheet = utils.aoa_to_sheet([[46082]]);
sheet.A1.z = 'yyyy-mm-dd';
const file = write({ SheetNames: ['Renewals'], Sheets: { Renewals: sheet } }, { type: 'buffer', bookType: 'xlsx' });
const { Renewals } = read(file, { cellDates: true }).Sheets;
console.log(`cell: ${Renewals.A1.v.toISOString()}`);
console.log(`row: ${utils.sheet_to_json(Renewals, { header: 1 })[0][0].toISOString()}`);
console.log(`row with UTC: ${utils.sheet_to_json(Renewals, { header: 1, UTC: true })[0][0].toISOString()}`);
JS
seen=$(TZ=Europe/Berlin node seen.cjs)
stated='cell: 2026-03-01T00:00:00.000Z
row: 2026-02-28T23:00:00.000Z
row with UTC: 2026-03-01T00:00:00.000Z'

echo '@e965/xlsx@0.20.3, 1 March 2026 in Europe/Berlin'
echo 'Expected: the same Date three times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
