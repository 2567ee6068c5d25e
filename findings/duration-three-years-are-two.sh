#!/usr/bin/env bash
# Surprise: duration says two years of a term of three years, if it starts in a leap year.
# Expected: 3y 0m 0d. Its own count of months is 36.
# Seen: the start is a day further into its year than the end, so the year does not count as over, and nothing is left
#   instead. A term that ends a day before its anniversary gets -1 months, and the text drops the sign.
# Why it matters: terms of 2024 and 2028 lose a year or ten months on the quote. Take the count of months, or use a
#   date library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts duration@0.2.2 > /dev/null

cat > seen.mjs <<'JS'
import Duration from 'duration';
for (const [from, to] of [[[2024, 2, 15], [2027, 2, 15]], [[2024, 2, 15], [2027, 2, 14]], [[2025, 2, 15], [2028, 2, 15]], [[2025, 2, 15], [2028, 2, 14]]]) {
	const span = new Duration(new Date(...from), new Date(...to));
	const day = (date) => date.toLocaleDateString('sv');
	console.log(`${day(span.from)} to ${day(span.to)}: ${span.toString(1).replace(/ 0h.*/, '')}, ${span.months} months`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='2024-03-15 to 2027-03-15: 2y 0m 0d, 36 months
2024-03-15 to 2027-03-14: 2y 1m 30d, 35 months
2025-03-15 to 2028-03-15: 3y 0m 0d, 36 months
2025-03-15 to 2028-03-14: 3y 1m 30d, 35 months'

echo 'duration@0.2.2'
echo 'Expected: 3y 0m 0d and 2y 11m 28d or more, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
