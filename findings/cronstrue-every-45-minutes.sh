#!/usr/bin/env bash
# Surprise: cronstrue says "Every 45 minutes" of a schedule that is never 45 minutes apart twice in a row, and "and"
#   where cron means "or".
# Expected: `*/45 * * * *` is described as minute 0 and 45 of each hour, and `0 8 1 * 1` as each 1st and each Monday.
# Seen (cronstrue@3.39.0, cron-parser@5.10.6): "Every 45 minutes", but it runs after 45 and after 15 minutes; "on
#   day 1 of the month, and on Monday", but it runs on five days in March 2026.
# Why it matters: people confirm a schedule by its description. A report that should come on the 1st if that is a
#   Monday comes each Monday. Show the next dates next to the description.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts cronstrue@3.39.0 cron-parser@5.10.6 > /dev/null

cat > seen.cjs <<'JS'
const cronstrue = require('cronstrue');
const { CronExpressionParser } = require('cron-parser');
const nextOf = (expression) => {
	const schedule = CronExpressionParser.parse(expression, { currentDate: '2026-02-28T12:00:00Z', tz: 'UTC' });
	return schedule.take(6).map((date) => date.toISOString().slice(5, 16)).join(' ');
};
for (const expression of ['*/45 * * * *', '0 8 1 * 1']) {
	console.log(`${expression}: ${cronstrue.toString(expression)}`);
	console.log(nextOf(expression));
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='*/45 * * * *: Every 45 minutes
02-28T12:45 02-28T13:00 02-28T13:45 02-28T14:00 02-28T14:45 02-28T15:00
0 8 1 * 1: At 08:00 AM, on day 1 of the month, and on Monday
03-01T08:00 03-02T08:00 03-09T08:00 03-16T08:00 03-23T08:00 03-30T08:00'

echo 'cronstrue@3.39.0 and the dates of cron-parser@5.10.6'
echo 'Expected: descriptions that fit the dates'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
