#!/usr/bin/env bash
# Surprise: later reads "every 90 days" as the first of each month.
# Expected: a run every 90 days, or an error: its parser returns the place of an error, and reports none here.
# Seen (@breejs/later@4.2.0): days are days of the month, and 90 steps from 1 lead beyond its end. "every 45 days" is
#   the same, "every 10 days" begins anew each month.
# Why it matters: a reminder 90 days apart comes every month. Compute the next date with a date library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @breejs/later@4.2.0 > /dev/null

cat > seen.cjs <<'JS'
const later = require('@breejs/later');
for (const text of ['every 90 days', 'every 45 days', 'every 10 days', 'every 3 months']) {
	const schedule = later.parse.text(text);
	const next = later.schedule(schedule).next(5, new Date('2026-11-29T06:00:00Z'));
	console.log(`${text}, error ${schedule.error}: ${next.map((date) => date.toISOString().slice(0, 10)).join(', ')}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='every 90 days, error -1: 2026-12-01, 2027-01-01, 2027-02-01, 2027-03-01, 2027-04-01
every 45 days, error -1: 2026-12-01, 2027-01-01, 2027-02-01, 2027-03-01, 2027-04-01
every 10 days, error -1: 2026-12-01, 2026-12-11, 2026-12-21, 2026-12-31, 2027-01-01
every 3 months, error -1: 2027-01-01, 2027-04-01, 2027-07-01, 2027-10-01, 2028-01-01'

echo '@breejs/later@4.2.0, dates after 29 November 2026'
echo 'Expected: dates 90 and 45 days apart'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
