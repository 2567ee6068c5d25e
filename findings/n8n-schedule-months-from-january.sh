#!/usr/bin/env bash
# Surprise: n8n's Schedule Trigger counts months from January, not from when it was activated.
# Expected: every 6 months, activated in November, runs 6 months later, as every 5 months does not run before its
#   month either.
# Seen (n8n-nodes-base@2.41.1, cron-parser@5.10.6): every 6 months is January and July, every 12 months January,
#   every 4 months January, May and September. Intervals that do not divide a year, such as 5 or 7, run at the next
#   chosen day and then at that distance.
# Why it matters: a yearly review that someone schedules in November for the 15th runs in January, two months later.
#   For other months, use a cron expression that names them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts moment-timezone@0.5.48 n8n-workflow@2.41.0 cron-parser@5.10.6 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz --strip-components=1 package/dist/nodes/Schedule/GenericFunctions.js

cat > seen.cjs <<'JS'
const { CronExpressionParser } = require('cron-parser');
const { toCronExpression } = require('./dist/nodes/Schedule/GenericFunctions.js');
for (const monthsInterval of [4, 6, 12]) {
	const interval = { field: 'months', monthsInterval, triggerAtDayOfMonth: 15, triggerAtHour: 8, triggerAtMinute: 0 };
	const schedule = CronExpressionParser.parse(toCronExpression(interval, 'node'), { currentDate: '2026-11-28T00:00:00Z', tz: 'UTC' });
	console.log(`every ${monthsInterval} months:`, schedule.take(3).map((date) => date.toISOString().slice(0, 10)).join(', '));
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='every 4 months: 2027-01-15, 2027-05-15, 2027-09-15
every 6 months: 2027-01-15, 2027-07-15, 2028-01-15
every 12 months: 2027-01-15, 2028-01-15, 2029-01-15'

echo 'n8n-nodes-base@2.41.1, Schedule Trigger, activated on 28 November 2026'
echo 'Expected: 2027-03, 2027-05 and 2027-11 first'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
