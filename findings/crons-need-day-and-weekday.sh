#!/usr/bin/env bash
# Surprise: cron-converter, node-cron and mi-cron run "0 9 1 * 1" only on Mondays that are the first of a month.
# Expected: on the first and on every Monday, as cron does when both the day and the weekday are restricted, and as
#   cron-parser does.
# Seen: the next date after July 2026 is in February 2027. 1 August 2026, a Saturday, does not match in node-cron.
# Why it matters: a report on the first and on Mondays comes twice a year. Use a schedule for each.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts cron-converter@2.1.0 node-cron@4.6.0 @cheap-glitch/mi-cron@1.0.1 cron-parser@5.10.6 > /dev/null

cat > seen.mjs <<'JS'
import { getSchedule, stringToArray } from 'cron-converter';
import { CronExpressionParser } from 'cron-parser';
import cron from 'node-cron';
import mi from '@cheap-glitch/mi-cron';
const from = new Date('2026-07-30T12:00:00Z');
console.log('cron-parser:', CronExpressionParser.parse('0 9 1 * 1', { currentDate: from, tz: 'UTC' }).next().toDate().toISOString().slice(0, 10));
console.log('cron-converter:', getSchedule(stringToArray('0 9 1 * 1'), from, 'UTC').next().toFormat('yyyy-MM-dd'));
console.log('mi-cron:', mi.parseCron.nextDate('0 9 1 * 1', from).toISOString().slice(0, 10));
const task = cron.createTask('0 9 1 * 1', () => {}, { timezone: 'UTC' });
console.log('node-cron:', ['2026-08-01T09:00:00Z', '2027-02-01T09:00:00Z'].map((date) => task.match(new Date(date))).join(', '));
JS
seen=$(TZ=UTC node seen.mjs)
stated='cron-parser: 2026-08-01
cron-converter: 2027-02-01
mi-cron: 2027-02-01
node-cron: false, true'

echo 'four packages, "0 9 1 * 1" from 30 July 2026, and node-cron on 2026-08-01 and 2027-02-01'
echo 'Expected: 2026-08-01, three times; true, true'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
