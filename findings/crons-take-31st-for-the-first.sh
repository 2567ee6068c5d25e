#!/usr/bin/env bash
# Surprise: aws-cron-parser and mi-cron run a schedule of the 31st on the first day behind a short month.
# Expected: only months with 31 days: July, August, October.
# Seen: 31 September is 1 October, a date too many. 29 February is 1 March in 2027.
# Why it matters: what is shown as the next report is not what AWS runs, and a job that mi-cron starts runs on the
#   first. Write L for the last day of a month where it is known.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts aws-cron-parser@1.1.12 @cheap-glitch/mi-cron@1.0.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const aws = require('aws-cron-parser');
const { parse, next } = aws.default ?? aws;
const { parseCron } = require('@cheap-glitch/mi-cron');
function dates(following) {
	let date = new Date('2026-07-30T12:00:00Z');
	return [1, 2, 3].map(() => (date = following(date)).toISOString().slice(0, 10)).join(' ');
}
console.log('aws-cron-parser, 31st:', dates((date) => next(parse('0 9 31 * ? *'), date)));
console.log('mi-cron, 31st:', dates((date) => parseCron.nextDate('0 9 31 * *', date)));
console.log('aws-cron-parser, 29 February:', dates((date) => next(parse('0 9 29 2 ? *'), date)));
console.log('mi-cron, 29 February:', dates((date) => parseCron.nextDate('0 9 29 2 *', date)));
JS
seen=$(TZ=UTC node seen.mjs)
stated='aws-cron-parser, 31st: 2026-07-31 2026-08-31 2026-10-01
mi-cron, 31st: 2026-07-31 2026-08-31 2026-10-01
aws-cron-parser, 29 February: 2027-03-01 2028-02-29 2029-03-01
mi-cron, 29 February: 2027-03-01 2028-02-29 2029-03-01'

echo 'aws-cron-parser@1.1.12 and @cheap-glitch/mi-cron@1.0.1, from 30 July 2026'
echo 'Expected: 2026-07-31 2026-08-31 2026-10-31, and 2028-02-29 2032-02-29 2036-02-29, twice each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
