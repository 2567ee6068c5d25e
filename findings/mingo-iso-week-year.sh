#!/usr/bin/env bash
# Surprise: mingo puts 1 January 2027 in week 53 of 2027.
# Expected: the ISO week year is that of the week: 2026-W53, and 2025-W01 for 30 December 2024, as in MongoDB.
# Seen (mingo@7.2.7): $isoWeekYear and the format %G return the calendar year, while $isoWeek is right. The pair is a
#   week that is a year off, or that does not exist. $isoWeekYear is right on 1 January 2023, where %G is not.
# Why it matters: a report of renewals by week puts the days around New Year a year too early or too late. Take the
#   week and its year from a date library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mingo@7.2.7 > /dev/null

cat > seen.cjs <<'JS'
const { Aggregator } = require('mingo');
const stage = { $project: { year: { $isoWeekYear: '$day' }, week: { $isoWeek: '$day' }, text: { $dateToString: { date: '$day', format: '%G-W%V' } } } };
for (const day of ['2027-01-01', '2024-12-30', '2025-12-29', '2023-01-01', '2026-12-31']) {
	const [{ year, week, text }] = new Aggregator([stage]).run([{ day: new Date(day) }]);
	console.log(`${day}: year ${year}, week ${week}, text ${text}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2027-01-01: year 2027, week 53, text 2027-W53
2024-12-30: year 2024, week 1, text 2024-W01
2025-12-29: year 2025, week 1, text 2025-W01
2023-01-01: year 2022, week 52, text 2023-W52
2026-12-31: year 2026, week 53, text 2026-W53'

echo 'mingo@7.2.7, $isoWeekYear, $isoWeek and %G-W%V'
echo 'Expected: 2026-W53, 2025-W01, 2026-W01, 2022-W52 and 2026-W53'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
