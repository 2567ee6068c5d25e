#!/usr/bin/env bash
# Surprise: in fast-formula-parser, one or five working days before a Wednesday is that Wednesday.
# Expected: WORKDAY counts back for a negative number, as in Excel.
# Seen (fast-formula-parser@1.0.19): a negative number of days returns the date itself. Only positive ones count.
# Why it matters: "send the quote five working days before the renewal" is sent on the day of the renewal. Test with a
#   negative number, or count back with a date library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fast-formula-parser@1.0.19 > /dev/null

cat > seen.cjs <<'JS'
const FormulaParser = require('fast-formula-parser');
const parser = new FormulaParser();
const day = (formula) => parser.parse(`TEXT(${formula},"yyyy-mm-dd")`, { row: 1, col: 1, sheet: 'Sheet1' });
for (const days of [1, 5, -1, -5]) {
	console.log(`2026-03-11, ${days} working days: ${day(`WORKDAY(DATE(2026,3,11),${days})`)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2026-03-11, 1 working days: 2026-03-12
2026-03-11, 5 working days: 2026-03-18
2026-03-11, -1 working days: 2026-03-11
2026-03-11, -5 working days: 2026-03-11'

echo 'fast-formula-parser@1.0.19'
echo 'Expected: 2026-03-12, 2026-03-18, 2026-03-10 and 2026-03-04'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
