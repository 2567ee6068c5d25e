#!/usr/bin/env bash
# Surprise: two of three iCalendar readers drop the start of an event whose property names are in lower case.
# Expected: RFC 5545 (2) says that names of properties and parameters and enumerated values are case-insensitive,
#   so dtstart;value=date is DTSTART;VALUE=DATE. ical.js reads it so.
# Seen (ts-ics@2.4.6, node-ical@0.27.2): the event is returned without a start and without any error.
# Why it matters: a renewal without a start is sorted last or filtered out, so it is missed in silence. Require a
#   start on every event that is read, and report the ones without.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-ical@0.27.2 ical.js@2.2.1 ts-ics@2.4.6 > /dev/null

cat > seen.mjs <<'JS'
import nodeIcal from 'node-ical';
import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
const ics = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//EN', 'BEGIN:VEVENT', 'UID:1@example.com',
	'DTSTAMP:20260101T000000Z', 'dtstart;value=date:20260301', 'SUMMARY:Contoso renews', 'END:VEVENT',
	'END:VCALENDAR', ''].join('\r\n');
const day = (date) => date?.toISOString().slice(0, 10);
const event = new ICAL.Event(new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent('vevent'));
const tsIcs = convertIcsCalendar(undefined, ics).events[0];
const nodeEvent = nodeIcal.sync.parseICS(ics)['1@example.com'];
console.log(`ical.js   ${event.summary}: ${day(event.startDate?.toJSDate())}`);
console.log(`ts-ics    ${tsIcs.summary}: ${day(tsIcs.start?.date)}`);
console.log(`node-ical ${nodeEvent.summary}: ${day(nodeEvent.start)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='ical.js   Contoso renews: 2026-03-01
ts-ics    Contoso renews: undefined
node-ical Contoso renews: undefined'

echo 'ts-ics@2.4.6, node-ical@0.27.2 and ical.js@2.2.1'
echo 'Expected: 2026-03-01 from all three'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
