#!/usr/bin/env bash
# Surprise: parse-human-relative-time reads "march 1" on 31 January as 31 March at one in the morning.
# Expected: 1 March; Friday after the Saturday that it is.
# Seen: the number behind the month is an hour, and the day stays that of today, so that in other months the day
#   differs. A weekday without "next" is one of the current week, also if it is over.
# Why it matters: "remind me friday" is due at once, and "march 1" is due after the renewal. Accept ISO dates and "in
#   30 days" only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts parse-human-relative-time@3.0.4 luxon@3.7.2 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import { DateTime } from 'luxon';
const parse = createRequire(import.meta.url)('parse-human-relative-time')(DateTime);
const now = DateTime.fromISO('2026-01-31T12:00', { zone: 'utc' });
for (const text of ['in 1 month', 'march 1', 'friday']) console.log(`${text}: ${parse(text, now).toFormat('EEE yyyy-MM-dd HH:mm')}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='in 1 month: Sat 2026-02-28 12:00
march 1: Tue 2026-03-31 01:00
friday: Fri 2026-01-30 12:00'

echo 'parse-human-relative-time@3.0.4 with luxon@3.7.2, on Saturday 31 January 2026'
echo 'Expected: 2026-02-28, 2026-03-01 and 2026-02-06'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
