#!/usr/bin/env bash
# Surprise: ics-js writes a line break of a text as a folded line, so that readers join the words in front of and
#   behind it, and commas without their backslash.
# Expected: RFC 5545 (3.3.11): a line break is written as \n, and commas and semicolons get a backslash.
# Seen (ics-js@0.10.2, read by ical.js@2.2.1): "Acme" and "50 seats" on two lines become "Acme50 seats". A DTSTAMP is
#   in the zone of the process, without a Z.
# Why it matters: names and numbers merge, and the calendar still looks valid. Escape texts before you pass them, and
#   dates in UTC.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ics-js@0.10.2 ical.js@2.2.1 > /dev/null

cat > seen.mjs <<'JS'
import ics from 'ics-js';
import ICAL from 'ical.js';
const event = new ics.VEVENT();
event.addProp('UID', '1');
event.addProp('DTSTAMP', new Date('2026-02-01T09:00:00Z'), { VALUE: 'DATE-TIME' });
event.addProp('DTSTART', new Date('2026-03-01T00:00:00Z'), { VALUE: 'DATE' });
event.addProp('DESCRIPTION', 'Acme\n50 seats, Pro');
const calendar = new ics.VCALENDAR();
calendar.addProp('VERSION', 2);
calendar.addProp('PRODID', 'renewals');
calendar.addComponent(event);
const read = new ICAL.Component(ICAL.parse(calendar.toString())).getFirstSubcomponent('vevent');
for (const name of ['dtstamp', 'dtstart', 'description']) console.log(`${name}: ${read.getFirstPropertyValue(name)}`);
JS
seen=$(TZ=Europe/Berlin node seen.mjs)
stated='dtstamp: 2026-02-01T10:00:00
dtstart: 2026-03-01
description: Acme50 seats, Pro'

echo 'ics-js@0.10.2, read by ical.js@2.2.1, in Europe/Berlin'
echo 'Expected: 2026-02-01T09:00:00Z, 2026-03-01, and Acme and 50 seats on two lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
