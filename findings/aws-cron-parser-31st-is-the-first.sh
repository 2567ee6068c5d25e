#!/usr/bin/env bash
# Surprise: aws-cron-parser runs a schedule of the 31st on the first day of the month behind a short one.
# Expected: only months with 31 days, as in AWS: July, August, October.
# Seen: 31 September is 1 October, and 31 October is missing from the three dates, because it comes later. 29 February
#   is 1 March in 2027.
# Why it matters: what is shown as the next report is not what AWS runs: a run too many on the first. Write L for the
#   last day of a month.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts aws-cron-parser@1.1.12 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const cron = createRequire(import.meta.url)('aws-cron-parser');
const { parse, next } = cron.default ?? cron;
for (const text of ['0 9 31 * ? *', '0 9 29 2 ? *', '0 9 L * ? *']) {
	const schedule = parse(text);
	let date = new Date('2026-07-30T12:00:00Z');
	const dates = [];
	for (let run = 0; run < 3; run++) dates.push((date = next(schedule, date)).toISOString().slice(0, 10));
	console.log(`${text}: ${dates.join(' ')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='0 9 31 * ? *: 2026-07-31 2026-08-31 2026-10-01
0 9 29 2 ? *: 2027-03-01 2028-02-29 2029-03-01
0 9 L * ? *: 2026-07-31 2026-08-31 2026-09-30'

echo 'aws-cron-parser@1.1.12 from 30 July 2026'
echo 'Expected: 2026-07-31 2026-08-31 2026-10-31, 2028-02-29 2032-02-29 2036-02-29, the last days of three months'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
