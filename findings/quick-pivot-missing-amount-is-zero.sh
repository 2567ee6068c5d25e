#!/usr/bin/env bash
# Surprise: quick-pivot counts a missing amount as zero in averages and minima.
# Expected: 75 and 50, as the pivot table of a spreadsheet leaves empty cells out.
# Seen: the average divides by all rows, and the minimum is 0. One amount of "1,200" makes the total null.
# Why it matters: the average price falls with each renewal whose price is not known yet. Filter out rows without an
#   amount.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts quick-pivot@2.7.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const pivot = createRequire(import.meta.url)('quick-pivot');
const Pivot = pivot.default ?? pivot;
const rows = [['vendor', 'month', 'amount'], ['Adobe', 'March', 100], ['Adobe', 'March', null], ['Adobe', 'March', 50]];
for (const aggregate of ['sum', 'average', 'min']) {
	const { table } = new Pivot(rows, ['vendor'], ['month'], 'amount', aggregate).data;
	console.log(`${aggregate}: ${table[1].value[1]}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='sum: 150
average: 50
min: 0'

echo 'quick-pivot@2.7.0, 100, null and 50'
echo 'Expected: 150, 75 and 50'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
