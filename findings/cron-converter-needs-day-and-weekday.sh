#!/usr/bin/env bash
# Surprise: cron-converter runs "0 9 1 * 1" only on Mondays that are the first of a month.
# Expected: on the first and on every Monday, as cron does when both the day and the weekday are restricted, and as
#   cron-parser does.
# Seen: the next date after 30 July 2026 is in February 2027.
# Why it matters: a report on the first and on Mondays comes twice a year. Use a schedule for each.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts cron-converter@2.1.0 cron-parser@5.10.6 > /dev/null

cat > seen.mjs <<'JS'
import { getSchedule, stringToArray } from 'cron-converter';
import { CronExpressionParser } from 'cron-parser';
const from = new Date('2026-07-30T12:00:00Z');
const schedule = getSchedule(stringToArray('0 9 1 * 1'), from, 'UTC');
const cron = CronExpressionParser.parse('0 9 1 * 1', { currentDate: from, tz: 'UTC' });
console.log('cron-converter:', [1, 2, 3].map(() => schedule.next().toFormat('yyyy-MM-dd')).join(' '));
console.log('cron-parser:', [1, 2, 3].map(() => cron.next().toDate().toISOString().slice(0, 10)).join(' '));
JS
seen=$(TZ=UTC node seen.mjs)
stated='cron-converter: 2027-02-01 2027-03-01 2027-11-01
cron-parser: 2026-08-01 2026-08-03 2026-08-10'

echo 'cron-converter@2.1.0 and cron-parser@5.10.6, "0 9 1 * 1" from 30 July 2026'
echo 'Expected: 2026-08-01 2026-08-03 2026-08-10 from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
