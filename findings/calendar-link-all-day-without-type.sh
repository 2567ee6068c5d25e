#!/usr/bin/env bash
# Surprise: the .ics link of calendar-link for an all-day event cannot be read by ical.js, the reader of Thunderbird.
# Expected: a day is written as DTSTART;VALUE=DATE:20260301. RFC 5545 (3.8.2.4) has a date and a time as the default type.
# Seen (calendar-link@2.11.5, ical.js@2.2.1): the line is DTSTART:20260301, and reading the start is an error, "invalid
#   date-time value". A comma in the title, which RFC 5545 (3.3.11) has escaped, is written as it is.
# Why it matters: the link works in programs that guess, and fails in those that follow the standard. Renewals are all-day
#   events. Use ical-generator or ics for files, and calendar-link for web calendars only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts calendar-link@2.11.5 ical.js@2.2.1 > /dev/null

cat > seen.mjs <<'JS'
import { ics } from 'calendar-link';
import ICAL from 'ical.js';
function start(event) {
	const file = decodeURIComponent(ics({ title: 'Renewal of Contoso, Ltd.', uid: '1@example.com', ...event }).replace(/^[^,]+,/, ''));
	const component = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent');
	console.log(file.match(/DTSTART.*|SUMMARY.*/g).map((line) => line.trim()).join(', '));
	try {
		console.log(`read: ${component.getFirstPropertyValue('dtstart')}`);
	} catch ({ message }) {
		console.log(`error: ${message}`);
	}
}
start({ start: '2026-03-01T10:00:00Z', duration: [1, 'hour'] });
start({ start: '2026-03-01', allDay: true });
JS
seen=$(TZ=UTC node seen.mjs)
stated='DTSTART:20260301T100000Z, SUMMARY:Renewal of Contoso, Ltd.
read: 2026-03-01T10:00:00Z
DTSTART:20260301, SUMMARY:Renewal of Contoso, Ltd.
error: invalid date-time value: "2026-03-01T::"'

echo 'calendar-link@2.11.5 and ical.js@2.2.1'
echo 'Expected: 2026-03-01 in both cases, and a backslash before the comma'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
