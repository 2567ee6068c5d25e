#!/usr/bin/env bash
# Surprise: node-schedule runs the same rule on other days as an object than as cron text.
# Expected: day 1 and weekday 1 mean the same in both, month 3 is March, and 7 is Sunday.
# Seen: as an object, both day and weekday must fit, months count from 0, and weekday 7 is never: scheduleJob returns
#   null. As text, either is enough, 3 is March and 7 Sunday.
# Why it matters: a report of the first of March goes out in April, and one for Sundays never, without an error. Use
#   cron text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-schedule@2.1.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const schedule = createRequire(import.meta.url)('node-schedule');
const next = (rule) => {
	const job = schedule.scheduleJob(rule, () => {});
	const date = job?.nextInvocation();
	job?.cancel();
	return date ? date.toString().slice(0, 7).trim() : 'never';
};
const sundays = next({ dayOfWeek: 7, hour: 9, minute: 0 });
console.log(`Sundays: object ${sundays}, text ${next('0 9 * * 7').slice(0, 3)}`);
console.log(`1 March: object ${next({ month: 3, date: 1, hour: 9, minute: 0 }).slice(4)}, text ${next('0 9 1 3 *').slice(4)}`);
const job = schedule.scheduleJob({ date: 1, dayOfWeek: 1, hour: 9, minute: 0 }, () => {});
const both = new Date(job.nextInvocation());
console.log(`day 1 and weekday 1 as an object: day ${both.getDate()}, weekday ${both.getDay()}, at the earliest`);
process.exit();
JS
seen=$(TZ=UTC node seen.mjs)
stated='Sundays: object never, text Sun
1 March: object Apr, text Mar
day 1 and weekday 1 as an object: day 1, weekday 1, at the earliest'

echo 'node-schedule@2.1.1'
echo 'Expected: Sun and Sun, Mar and Mar, and the next first or Monday'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
