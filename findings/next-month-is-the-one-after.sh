#!/usr/bin/env bash
# Surprise: handlebars-intl and @yaireo/relative-time call 4 January "next month" on 20 November.
# Expected: in 2 months, or in 6 weeks: next month is December.
# Seen: the days are rounded to months or years, and 1 is put into words for the calendar. So 540 days are "next year",
#   which is the year after.
# Why it matters: a customer who is told "your license renews next month" budgets for the wrong month. Print the date
#   beside it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts handlebars-intl@1.1.2 handlebars@4.7.10 @yaireo/relative-time@1.1.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import RelativeTime from '@yaireo/relative-time';
const require = createRequire(import.meta.url);
const handlebars = require('handlebars');
require('handlebars-intl').registerWith(handlebars);
const now = Date.parse('2026-11-20T12:00:00Z');
const template = handlebars.compile('{{formatRelative date now=now}}');
for (const day of ['2026-12-25', '2027-01-04', '2027-11-25', '2028-05-13']) {
	const date = new Date(`${day}T12:00:00Z`);
	console.log(`${day}: ${template({ date, now }, { data: { intl: { locales: 'en' } } })}, ${new RelativeTime({ locale: 'en' }).from(date, now)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='2026-12-25: next month, next month
2027-01-04: next month, next month
2027-11-25: next year, next year
2028-05-13: next year, next year'

echo 'handlebars-intl@1.1.2 and @yaireo/relative-time@1.1.0, on 20 November 2026'
echo 'Expected: no "next month" in January, no "next year" in 2028'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
