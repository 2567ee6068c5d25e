#!/usr/bin/env bash
# Surprise: in @fortune-sheet/formula-parser, a date does not equal the same date.
# Expected: TRUE, and 30 days later, as in a spreadsheet.
# Seen: dates are objects: two of them are never equal, though one is less than another. A date plus a number is an
#   error, and a text with a date plus 30 counts from its year.
# Why it matters: IF(A1=B1, …) takes the wrong branch for every renewal. Compare with DAYS(A1,B1)=0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @fortune-sheet/formula-parser@0.2.13 > /dev/null

cat > seen.mjs <<'JS'
import parser from '@fortune-sheet/formula-parser';
const formulas = new parser.Parser();
for (const formula of ['DATE(2026,3,1)<DATE(2026,4,1)', 'DATE(2026,3,1)=DATE(2026,3,1)', '"2026-03-01"+30', 'DAYS(DATE(2026,3,1),DATE(2026,3,1))']) {
	const { result, error } = formulas.parse(formula);
	console.log(`${formula}: ${result ?? error}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='DATE(2026,3,1)<DATE(2026,4,1): true
DATE(2026,3,1)=DATE(2026,3,1): false
"2026-03-01"+30: 2056
DAYS(DATE(2026,3,1),DATE(2026,3,1)): 0'

echo '@fortune-sheet/formula-parser@0.2.13'
echo 'Expected: true, true, 46112, 0'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
