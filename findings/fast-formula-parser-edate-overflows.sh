#!/usr/bin/env bash
# Surprise: fast-formula-parser says that a month after 31 January is 3 March, and a month before 31 March as well.
# Expected: EDATE stays in the month, as in Excel, LibreOffice and EOMONTH of the same library: 28 February.
# Seen (fast-formula-parser@1.0.19): a day that the month lacks is carried into the next month, so a date moves forward
#   when a month is subtracted, and a year after 29 February is 1 March.
# Why it matters: terms that begin at the end of a month are 1 to 3 days too long, so the notice is sent after the last
#   day. Take the smaller of EDATE and EOMONTH.
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
for (const [date, months] of [['DATE(2026,1,31)', 1], ['DATE(2026,3,31)', -1], ['DATE(2024,2,29)', 12]]) {
	console.log(`${day(date)}, ${months} months: EDATE ${day(`EDATE(${date},${months})`)}, EOMONTH ${day(`EOMONTH(${date},${months})`)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2026-01-31, 1 months: EDATE 2026-03-03, EOMONTH 2026-02-28
2026-03-31, -1 months: EDATE 2026-03-03, EOMONTH 2026-02-28
2024-02-29, 12 months: EDATE 2025-03-01, EOMONTH 2025-02-28'

echo 'fast-formula-parser@1.0.19'
echo 'Expected: the same day from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
