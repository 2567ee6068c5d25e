#!/usr/bin/env bash
# Surprise: the cron expression 0 9 * * 7 runs on Saturdays in later, the schedules of Bree.
# Expected: 7 is Sunday, like 0, in cron, croner and cron-parser, or it is rejected.
# Seen (@breejs/later@4.2.0): 7 is Saturday, like 6, and 6-7 is Saturday alone. 0 is Sunday. With a day
#   of the month and a weekday, both have to be met: 0 9 1 * 1 runs only if the first of a month is a Monday.
# Why it matters: a weekly report that moves from crontab to Bree is a day early, without an error, and one that ran on
#   the first of each month and on Mondays is months late. Write SUN, and two schedules.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @breejs/later@4.2.0 croner@11.0.1 > /dev/null

cat > seen.cjs <<'JS'
const later = require('@breejs/later');
const { Cron } = require('croner');
const start = new Date('2026-03-02T00:00:00Z');
const days = (dates) => dates.map((date) => date.toUTCString().slice(0, 11)).join(' and ');
for (const text of ['0 9 * * 0', '0 9 * * 7', '0 9 * * 6-7', '0 9 1 * 1']) {
	const runs = later.schedule(later.parse.cron(text)).next(2, start);
	console.log(`${text}: ${days(runs)}, croner ${days(new Cron(text, { timezone: 'UTC' }).nextRuns(2, start))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='0 9 * * 0: Sun, 08 Mar and Sun, 15 Mar, croner Sun, 08 Mar and Sun, 15 Mar
0 9 * * 7: Sat, 07 Mar and Sat, 14 Mar, croner Sun, 08 Mar and Sun, 15 Mar
0 9 * * 6-7: Sat, 07 Mar and Sat, 14 Mar, croner Sat, 07 Mar and Sun, 08 Mar
0 9 1 * 1: Mon, 01 Jun and Mon, 01 Feb, croner Mon, 02 Mar and Mon, 09 Mar'

echo '@breejs/later@4.2.0 and croner@11.0.1, next two runs'
echo 'Expected: the same days from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
