#!/usr/bin/env bash
# Surprise: parse-messy-time reads "in 2 months" in November as January of the year after next.
# Expected: 29 January 2027 on 29 November 2026; March 2027 is March 2027.
# Seen: a count of months that passes December adds a year twice. "march 2027" is 17 March 2031, because 2027 is taken
#   for the day of the month, and 01/03/2027 is today at one in the morning. None of them is an error.
# Why it matters: a reminder in two months comes a year late, and only from November on. Count months with a date
#   library, and accept dates only with their day and the month in words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts parse-messy-time@2.1.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const parse = createRequire(import.meta.url)('parse-messy-time');
const now = new Date('2026-11-29T12:00:00Z');
for (const text of ['in 2 months', '1 March 2027', 'march 2027', '01/03/2027']) console.log(`${text}: ${parse(text, { now }).toISOString().slice(0, 16)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='in 2 months: 2028-01-29T12:00
1 March 2027: 2027-03-01T00:00
march 2027: 2031-03-17T00:00
01/03/2027: 2026-11-29T01:00'

echo 'parse-messy-time@2.1.0 on 29 November 2026'
echo 'Expected: 2027-01-29, 2027-03-01, a day in March 2027, and 2027-03-01 or 2027-01-03'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
