#!/usr/bin/env bash
# Surprise: compromise-dates finds the start of "from 1 March 2027 to 28 February 2028" and ends it on the same day.
# Expected: 28 February 2028, the last day of the term that it recognizes as one piece of text.
# Seen (compromise@14.17.0, compromise-dates@3.9.0): with the month in front (March 1 2027 to February 28 2028) the
#   end is right, and "between" ends a day early.
# Why it matters: a term of a year becomes a day, without an error, for contracts in European spelling. Read both dates
#   one by one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts compromise@14.17.0 compromise-dates@3.9.0 > /dev/null

cat > seen.mjs <<'JS'
import nlp from 'compromise';
import dates from 'compromise-dates';
nlp.plugin(dates);
for (const text of ['from 1 March 2027 to 28 February 2028', 'from March 1 2027 to February 28 2028', 'between 1 March 2027 and 28 February 2028', 'between March 1 2027 and February 28 2028', '28 February 2028']) {
	const [found] = nlp(text).dates({ today: '2026-11-29', timezone: 'UTC' }).json();
	console.log(`${found.text}: ${found.dates.start.slice(0, 10)} to ${found.dates.end.slice(0, 10)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='from 1 March 2027 to 28 February 2028: 2027-03-01 to 2027-03-01
from March 1 2027 to February 28 2028: 2027-03-01 to 2028-02-28
between 1 March 2027 and 28 February 2028: 2027-03-01 to 2028-02-27
between March 1 2027 and February 28 2028: 2027-03-01 to 2028-02-27
28 February 2028: 2028-02-28 to 2028-02-28'

echo 'compromise with compromise-dates, terms of a contract'
echo 'Expected: 2027-03-01 to 2028-02-28 for each term'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
