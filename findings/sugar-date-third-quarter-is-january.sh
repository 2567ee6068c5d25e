#!/usr/bin/env bash
# Surprise: sugar-date reads "third quarter 2026" as 1 January 2026, and 31 June as 1 July.
# Expected: the first day of July, or Invalid Date, which it returns for "Q3 2026".
# Seen (sugar-date@2.0.6): words it does not know are skipped if the rest makes a date. A day that the month does not
#   have moves into the next one.
# Why it matters: a renewal due in a quarter is reported half a year early, without any sign that the text was not
#   understood. Check for the words that you expect before you parse.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts sugar-date@2.0.6 > /dev/null

cat > seen.cjs <<'JS'
const { Date: dates } = require('sugar-date');
for (const text of ['July 2026', 'third quarter 2026', 'fourth quarter 2026', 'Q3 2026', '31 June 2026']) {
	const date = dates.create(text);
	console.log(`${text}: ${dates.isValid(date) ? dates.format(date, '{yyyy}-{MM}-{dd}') : 'invalid'}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='July 2026: 2026-07-01
third quarter 2026: 2026-01-01
fourth quarter 2026: 2026-01-01
Q3 2026: invalid
31 June 2026: 2026-07-01'

echo 'sugar-date@2.0.6'
echo 'Expected: July 1 and October 1 for the quarters, or invalid, and no 31 June'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
