#!/usr/bin/env bash
# Surprise: ical-generator ends the recurrence of an all-day event with a date and a time.
# Expected: RFC 5545 (3.3.10) says that UNTIL must have the same value type as DTSTART. With DTSTART;VALUE=DATE that is
#   UNTIL=20280301, which ts-ics writes for the same event.
# Seen (ical-generator@11.1.2): DTSTART;VALUE=DATE:20260301 with UNTIL=20280301T000000Z.
# Why it matters: a strict reader may reject the rule, and west of Greenwich 1 March 00:00 UTC is still 29 February,
#   so the last renewal can be cut off. Write each renewal as its own event, or repeat by COUNT.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical-generator@11.1.2 ts-ics@2.4.6 > /dev/null

cat > seen.mjs <<'JS'
import ical from 'ical-generator';
import { generateIcsCalendar } from 'ts-ics';
const [start, until, stamp] = ['2026-03-01', '2028-03-01', '2026-01-01'].map((day) => new Date(day));
const dates = (ics) => ics.split('\r\n').filter((line) => /^(DTSTART|RRULE)/.test(line)).join('  ');
const generated = ical({
	events: [{ id: '1@example.com', stamp, start, allDay: true, summary: 'Renews', repeating: { freq: 'YEARLY', until } }],
});
console.log('ical-generator', dates(generated.toString()));
const tsIcs = generateIcsCalendar({
	version: '2.0',
	prodId: '-//example//EN',
	events: [{
		uid: '1@example.com', stamp: { date: stamp }, summary: 'Renews', start: { date: start, type: 'DATE' },
		duration: { days: 1 }, recurrenceRule: { frequency: 'YEARLY', until: { date: until, type: 'DATE' } },
	}],
});
console.log('ts-ics        ', dates(tsIcs));
JS
seen=$(TZ=UTC node seen.mjs)
stated='ical-generator DTSTART;VALUE=DATE:20260301  RRULE:FREQ=YEARLY;UNTIL=20280301T000000Z
ts-ics         DTSTART;VALUE=DATE:20260301  RRULE:FREQ=YEARLY;UNTIL=20280301'

echo 'ical-generator@11.1.2 and ts-ics@2.4.6'
echo 'Expected: UNTIL=20280301 from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
