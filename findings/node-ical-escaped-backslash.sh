#!/usr/bin/env bash
# Surprise: node-ical unescapes the same text twice, so a backslash before an n becomes a line break.
# Expected: RFC 5545 (3.3.11) writes a backslash as \\ and a line break as \n. The text CONTOSO\\nick therefore reads
#   CONTOSO\nick, a Windows account. ical.js and ts-ics read it so.
# Seen (node-ical@0.27.2): CONTOSO\, a line break, and ick.
# Why it matters: accounts, file shares and order paths in event texts that another program wrote correctly come back
#   broken, and a lookup by that text finds nothing. Carry keys in the UID or an X- property without backslashes.
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
	'DTSTAMP:20260101T000000Z', 'DTSTART;VALUE=DATE:20260301', String.raw`SUMMARY:Owner CONTOSO\\nick`,
	'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
const event = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent('vevent');
console.log('ical.js  ', JSON.stringify(event.getFirstPropertyValue('summary')));
console.log('ts-ics   ', JSON.stringify(convertIcsCalendar(undefined, ics).events[0].summary));
console.log('node-ical', JSON.stringify(nodeIcal.sync.parseICS(ics)['1@example.com'].summary));
JS
seen=$(TZ=UTC node seen.mjs)
stated='ical.js   "Owner CONTOSO\\nick"
ts-ics    "Owner CONTOSO\\nick"
node-ical "Owner CONTOSO\\\nick"'

echo 'node-ical@0.27.2, ical.js@2.2.1 and ts-ics@2.4.6 (texts as JSON)'
echo 'Expected: "Owner CONTOSO\\nick" from all three'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
