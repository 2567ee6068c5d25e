#!/usr/bin/env bash
# Surprise: cal-parser reads nine o'clock in Berlin as nine o'clock UTC, and finds one of three monthly events.
# Expected: 08:00 UTC, and the events of March, April and May.
# Seen: the zone is kept beside the time but not used. An all-day event begins at midnight of the machine, and of a
#   monthly event with a count only the first is found.
# Why it matters: reminders are hours off, and all but the first renewal of a series are missing. ical.js reads both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts cal-parser@1.0.2 ical.js@2.2.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const loaded = createRequire(import.meta.url)('cal-parser');
const event = (start) => ['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z', start, 'RRULE:FREQ=MONTHLY;COUNT=3', 'SUMMARY:Renewal', 'END:VEVENT'];
const parse = (start) => (loaded.default ?? loaded).parseString(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//EN', ...event(start), 'END:VCALENDAR', ''].join('\r\n'));
for (const start of ['DTSTART;TZID=Europe/Berlin:20260301T090000', 'DTSTART;VALUE=DATE:20260301']) {
	const calendar = parse(start);
	const found = calendar.getEventsBetweenDates(new Date('2026-02-01'), new Date('2026-07-01'));
	console.log(`${start}: ${calendar.events[0].dtstart.value.toISOString()}, ${found.length} found`);
}
JS
seen=$(TZ=America/New_York node seen.mjs)
stated='DTSTART;TZID=Europe/Berlin:20260301T090000: 2026-03-01T09:00:00.000Z, 1 found
DTSTART;VALUE=DATE:20260301: 2026-03-01T05:00:00.000Z, 1 found'

echo 'cal-parser@1.0.2, on a machine in New York'
echo 'Expected: 2026-03-01T08:00:00.000Z and the day 2026-03-01, 3 found each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
