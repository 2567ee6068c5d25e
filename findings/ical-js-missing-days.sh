#!/usr/bin/env bash
# Surprise: ical.js moves a yearly event that falls on a missing day into the next month.
# Expected: RFC 5545 (3.3.10) says that recurrence rules may generate invalid dates, such as 29 February or 31 June,
#   and that these MUST be ignored. rrule does that.
# Seen (ical.js@2.2.1, rrule@2.8.1): an event of 29 February repeats on 1 March in ical.js. Quarter ends by
#   BYMONTHDAY=-1, which exist in every month, are right in the first year and fall on 1 July in the second.
# Why it matters: the same calendar feed shows a renewal on two different days, or in two different quarters,
#   depending on the reader. Write one event per renewal instead of a rule that depends on the length of a month.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 rrule@2.8.1 > /dev/null

cat > seen.mjs <<'JS'
import ICAL from 'ical.js';
import rrule from 'rrule';
function icalJs(start, rule, count) {
	const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//EN', 'BEGIN:VEVENT', 'UID:1@example.com',
		'DTSTAMP:20240101T000000Z', `DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`, 'END:VEVENT', 'END:VCALENDAR'];
	const calendar = new ICAL.Component(ICAL.parse(lines.join('\r\n')));
	const days = new ICAL.Event(calendar.getFirstSubcomponent('vevent')).iterator();
	return Array.from({ length: count }, () => days.next().toString()).join(' ');
}
const rruleJs = (start, rule, count) =>
	rrule.rrulestr(`DTSTART:${start}T000000Z\nRRULE:${rule}`).all((_, index) => index < count)
		.map((day) => day.toISOString().slice(0, 10)).join(' ');
for (const [start, rule, count] of [
	['20240229', 'FREQ=YEARLY', 3],
	['20260331', 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1', 6],
]) {
	console.log(`${start} ${rule}\n  ical.js ${icalJs(start, rule, count)}\n  rrule   ${rruleJs(start, rule, count)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='20240229 FREQ=YEARLY
  ical.js 2024-02-29 2025-03-01 2026-03-01
  rrule   2024-02-29 2028-02-29 2032-02-29
20260331 FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1
  ical.js 2026-03-31 2026-06-30 2026-09-30 2026-12-31 2027-03-31 2027-07-01
  rrule   2026-03-31 2026-06-30 2026-09-30 2026-12-31 2027-03-31 2027-06-30'

echo 'ical.js@2.2.1 and rrule@2.8.1'
echo 'Expected: both list the same days, and only days that exist'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
