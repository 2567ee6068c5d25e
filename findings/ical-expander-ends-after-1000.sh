#!/usr/bin/env bash
# Surprise: ical-expander finds no occurrence in March 2026 of a daily event that began in 2020.
# Expected: 31, one for each day: the rule has no end.
# Seen: after 1,000 occurrences from the start it stops without a word. With maxIterations 0 it finds all.
# Why it matters: a standing daily reminder is missing from the list of what happens this month, three years after it
#   was set up. Set maxIterations.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical-expander@3.2.0 ical.js@2.2.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const loaded = createRequire(import.meta.url)('ical-expander');
const IcalExpander = loaded.default ?? loaded;
const event = ['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20200101T000000Z', 'DTSTART:20200101T090000Z', 'RRULE:FREQ=DAILY', 'SUMMARY:Check', 'END:VEVENT'];
const ics = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//EN', ...event, 'END:VCALENDAR', ''].join('\r\n');
for (const options of [{}, { maxIterations: 0 }]) {
	const { occurrences } = new IcalExpander({ ics, ...options }).between(new Date('2026-03-01'), new Date('2026-04-01'));
	console.log(`${JSON.stringify(options)}: ${occurrences.length}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='{}: 0
{"maxIterations":0}: 31'

echo 'ical-expander@3.2.0, a daily event since 2020, in March 2026'
echo 'Expected: 31, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
