#!/usr/bin/env bash
# Surprise: human-interval reads "a month" as 0 and "12 months" as 360 days.
# Expected: 30 days, as "month", "1 month" and "one month" are, and 365 days, as "1 year" is. A text that it cannot
#   read is NaN, as "quarter" is.
# Seen (human-interval@2.0.1): "a", "every" and "half" are taken as the number 0. "30 Days" is NaN, since capital
#   letters are removed before the units are looked up.
# Why it matters: a notice period of "a month" ends on the day of the renewal, and an interval of "every day" leaves
#   no pause. Write digits and lower case, and count terms in calendar months.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts human-interval@2.0.1 > /dev/null

cat > seen.mjs <<'JS'
import humanInterval from 'human-interval';
const months = ['1 month', 'one month', 'month', 'a month', 'every month'];
for (const text of [...months, 'half a year', '12 months', '1 year', '30 days', '30 Days', 'quarter']) console.log(`${text}: ${humanInterval(text) / 86400000}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='1 month: 30
one month: 30
month: 30
a month: 0
every month: 0
half a year: 0
12 months: 360
1 year: 365
30 days: 30
30 Days: NaN
quarter: NaN'

echo 'human-interval@2.0.1, in days'
echo 'Expected: 30 for a month and 365 for 12 months'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
