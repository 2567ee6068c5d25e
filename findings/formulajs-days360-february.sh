#!/usr/bin/env bash
# Surprise: in formulajs, DAYS360 counts days after the end of February that do not exist.
# Expected: from 15 January to 28 February there are 43 days of a year with 360, by the American and the European
#   method, as in spreadsheets: only the 31st counts as a 30th.
# Seen (@formulajs/formulajs@4.6.1): 46, and 30 instead of 28 from 31 January. The European method gives 43.
# Why it matters: licenses are prorated by such days. An order that ends with February is billed for two or three days
#   too many. Ask for the European method, or count with a date library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @formulajs/formulajs@4.6.1 > /dev/null

cat > seen.cjs <<'JS'
const { DAYS360 } = require('@formulajs/formulajs');
const day = (text) => new Date(`${text}T00:00:00`);
for (const [from, to] of [['2026-01-15', '2026-02-27'], ['2026-01-15', '2026-02-28'], ['2026-01-31', '2026-02-28'], ['2026-01-15', '2026-03-31']]) {
	console.log(`${from} to ${to}: ${DAYS360(day(from), day(to))}, European: ${DAYS360(day(from), day(to), true)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2026-01-15 to 2026-02-27: 42, European: 42
2026-01-15 to 2026-02-28: 46, European: 43
2026-01-31 to 2026-02-28: 30, European: 28
2026-01-15 to 2026-03-31: 76, European: 75'

echo '@formulajs/formulajs@4.6.1, days of a year with 360'
echo 'Expected: 42, 43, 28 and 76, European 42, 43, 28 and 75'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
