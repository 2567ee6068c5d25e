#!/usr/bin/env bash
# Surprise: n8n's Schedule Trigger waits a day longer at the end of a leap year, and a week longer at the end of a
#   year with 53 weeks.
# Expected: every 7 days stays on its weekday, and every 2 weeks is 14 days apart, also in January.
# Seen (n8n-nodes-base@2.41.1): every 7 days moves from Monday to Tuesday after 31 December 2028, for good, and
#   every 2 weeks is 21 days apart then. Days are counted modulo 365 and weeks modulo 52. Other years are right.
# Why it matters: a report every 2 weeks with a window of 14 days never shows the renewals of the week between. Let
#   the window reach further than the interval, or use a cron expression by weekday.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts moment-timezone@0.5.48 n8n-workflow@2.41.0 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz --strip-components=1 package/dist/nodes/Schedule/GenericFunctions.js

cat > seen.cjs <<'JS'
const moment = require('moment-timezone');
const { intervalToRecurrence, recurrenceCheck } = require('./dist/nodes/Schedule/GenericFunctions.js');
/** The days on which the node starts a workflow, asked on each day that its cron expression names. */
function runs(interval, from, to, weekdays = [0, 1, 2, 3, 4, 5, 6]) {
	const recurrence = intervalToRecurrence(interval, 0);
	const rules = [];
	const started = [];
	for (const day = moment.tz(`${from} 08:00`, 'UTC'); day.format('YYYY-MM-DD') <= to; day.add(1, 'day')) {
		moment.now = () => day.valueOf();
		if (weekdays.includes(day.day()) && recurrenceCheck(recurrence, rules, 'UTC')) started.push(day.format('ddd D MMM'));
	}
	return started.join(', ');
}

console.log('7 days:', runs({ field: 'days', daysInterval: 7 }, '2027-12-20', '2028-01-10'));
console.log('7 days:', runs({ field: 'days', daysInterval: 7 }, '2028-12-18', '2029-01-16'));
console.log('2 weeks:', runs({ field: 'weeks', weeksInterval: 2 }, '2027-12-06', '2028-01-17', [1]));
console.log('2 weeks:', runs({ field: 'weeks', weeksInterval: 2 }, '2028-12-04', '2029-01-22', [1]));
JS
seen=$(TZ=UTC node seen.cjs)
stated='7 days: Mon 20 Dec, Mon 27 Dec, Mon 3 Jan, Mon 10 Jan
7 days: Mon 18 Dec, Mon 25 Dec, Tue 2 Jan, Tue 9 Jan, Tue 16 Jan
2 weeks: Mon 6 Dec, Mon 20 Dec, Mon 3 Jan, Mon 17 Jan
2 weeks: Mon 4 Dec, Mon 18 Dec, Mon 8 Jan, Mon 22 Jan'

echo 'n8n-nodes-base@2.41.1, Schedule Trigger at the turn of 2027 and 2028'
echo 'Expected: Mondays, 7 and 14 days apart'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
