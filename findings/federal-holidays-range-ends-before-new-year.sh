#!/usr/bin/env bash
# Surprise: @18f/us-federal-holidays finds New Year on 31 December 2021 when asked for the day, but not when asked for
#   a range.
# Expected: inRange() lists the days that isAHoliday() says are holidays.
# Seen (@18f/us-federal-holidays@4.0.0): 1 January 2022 is a Saturday, so that the holiday is observed on Friday, 31
#   December 2021. isAHoliday() is true for it. inRange() from 27 to 31 December is empty, and finds it only when the
#   range goes on into January.
# Why it matters: working days before a notice period are counted by year or by quarter, and the last week of the year
#   gets one too many. Ask for each day, or for a range that ends a week later.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @18f/us-federal-holidays@4.0.0 > /dev/null

cat > seen.cjs <<'JS'
const { isAHoliday, inRange } = require('@18f/us-federal-holidays');
const noon = (day) => new Date(`${day}T12:00:00Z`);
const options = { shiftSaturdayHolidays: true, shiftSundayHolidays: true, utc: true };
console.log(`isAHoliday 2021-12-31: ${isAHoliday(noon('2021-12-31'), options)}`);
for (const end of ['2021-12-31', '2022-01-03']) {
	console.log(`inRange 2021-12-27 to ${end}: ${JSON.stringify(inRange(noon('2021-12-27'), noon(end), options).map(({ dateString }) => dateString))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='isAHoliday 2021-12-31: true
inRange 2021-12-27 to 2021-12-31: []
inRange 2021-12-27 to 2022-01-03: ["2021-12-31"]'

echo '@18f/us-federal-holidays@4.0.0, a holiday observed in the year before'
echo 'Expected: true, and 2021-12-31 in both ranges'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
