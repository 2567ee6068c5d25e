#!/usr/bin/env bash
# Surprise: iso8601-duration accepts a negative duration and returns it as a positive one.
# Expected: -P30D means thirty days earlier: ISO 8601-2 allows the sign, and iCalendar alarms (TRIGGER:-P30D) rely on
#   it. tinyduration and duration-fns keep it. A parser that does not know the sign should reject it.
# Seen (iso8601-duration@2.1.4): parse() returns days: 30, and end() moves the date thirty days forward.
# Why it matters: "remind 30 days before" becomes "30 days after", which is after the renewal. Check the sign yourself,
#   or use a parser that keeps it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts iso8601-duration@2.1.4 tinyduration@3.4.1 duration-fns@3.0.2 > /dev/null

cat > seen.cjs <<'JS'
const iso = require('iso8601-duration');
const tiny = require('tinyduration');
const fns = require('duration-fns');
const text = '-P30D';
console.log('iso8601-duration days:', iso.parse(text).days);
console.log('iso8601-duration end from 2026-03-31:', iso.end(iso.parse(text), new Date('2026-03-31')).toISOString().slice(0, 10));
console.log('tinyduration:', JSON.stringify(tiny.parse(text)));
console.log('duration-fns days:', fns.parse(text).days);
JS
seen=$(TZ=UTC node seen.cjs)
stated='iso8601-duration days: 30
iso8601-duration end from 2026-03-31: 2026-04-30
tinyduration: {"days":30,"negative":true}
duration-fns days: -30'

echo 'iso8601-duration@2.1.4, tinyduration@3.4.1 and duration-fns@3.0.2, each reading -P30D'
echo 'Expected: -30 days, and 2026-03-01 as the end'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
