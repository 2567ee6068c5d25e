#!/usr/bin/env bash
# Surprise: rfc5545-rrule turns UNTIL=20270301 into UNTIL=20270228T230000Z, in Berlin.
# Expected: UNTIL=20270301, as in the text that was read.
# Seen: the day is taken for midnight in the zone of the process, and written in UTC. In New York it is 1 March at
#   5:00.
# Why it matters: the last occurrence of an all-day rule, which is the renewal that ends it, is cut off, and strict
#   readers reject a time in the UNTIL of an all-day event. Run it in UTC, or keep the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts rfc5545-rrule@1.1.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { RRule } = createRequire(import.meta.url)('rfc5545-rrule');
for (const text of ['RRULE:FREQ=YEARLY;UNTIL=20270301', 'RRULE:FREQ=YEARLY;UNTIL=20270301T090000Z']) console.log(`${text}: ${RRule.fromString(text).toString()}`);
JS
seen=$(TZ=Europe/Berlin node seen.mjs)
stated='RRULE:FREQ=YEARLY;UNTIL=20270301: RRULE:FREQ=YEARLY;UNTIL=20270228T230000Z
RRULE:FREQ=YEARLY;UNTIL=20270301T090000Z: RRULE:FREQ=YEARLY;UNTIL=20270301T090000Z'

echo 'rfc5545-rrule@1.1.1, zone Europe/Berlin'
echo 'Expected: the same text'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
