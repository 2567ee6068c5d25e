#!/usr/bin/env bash
# Surprise: cron-schedule runs "0 9 * * 5L" every Friday, "0 9 * * 1#1" every Monday and "0 9 1 1/3 *" once a year.
# Expected: the last Friday, the first Monday and every third month, as other schedulers do, or an error, which it
#   reports for "L" alone.
# Seen (cron-schedule@6.0.0, croner@11.0.1): only the number that a field begins with is read; the rest is dropped
#   without an error.
# Why it matters: a monthly report goes out every week, and a quarterly one once a year. List the days, or test for the
#   next dates before you save a schedule.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts cron-schedule@6.0.0 croner@11.0.1 > /dev/null

cat > seen.mjs <<'JS'
import { parseCronExpression } from 'cron-schedule';
import { Cron } from 'croner';
const from = new Date('2026-11-29T06:00:00Z');
const days = (dates) => dates.map((date) => date.toISOString().slice(0, 10)).join(', ');
const tried = (read) => {
	try {
		return days(read());
	} catch {
		return 'rejected';
	}
};
for (const text of ['0 9 * * 5L', '0 9 * * 1#1', '0 9 1 1/3 *', '0 9 L * *']) {
	console.log(`${text}: ${tried(() => parseCronExpression(text).getNextDates(3, from))}; croner: ${tried(() => new Cron(text, { timezone: 'UTC' }).nextRuns(3, from))}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='0 9 * * 5L: 2026-12-04, 2026-12-11, 2026-12-18; croner: 2026-12-25, 2027-01-29, 2027-02-26
0 9 * * 1#1: 2026-11-30, 2026-12-07, 2026-12-14; croner: 2026-12-07, 2027-01-04, 2027-02-01
0 9 1 1/3 *: 2027-01-01, 2028-01-01, 2029-01-01; croner: rejected
0 9 L * *: rejected; croner: 2026-11-30, 2026-12-31, 2027-01-31'

echo 'cron-schedule@6.0.0, beside croner@11.0.1'
echo 'Expected: the days of croner, or rejected'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
