#!/usr/bin/env bash
# Surprise: ts-ics folds long lines at 75 characters, so a line may be 150 bytes long.
# Expected: RFC 5545 (3.1) limits a line to 75 octets, excluding the line break. ical-generator keeps to it.
# Seen (ts-ics@2.4.6): a Greek customer name gives lines of 75 characters, about twice as many octets.
# Why it matters: a strict reader may reject the feed for some customers only, those whose names are not in
#   plain Latin letters, so a test with "Contoso" never shows it. Check the length of lines in bytes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ts-ics@2.4.6 ical-generator@11.1.2 > /dev/null

cat > seen.mjs <<'JS'
import ical from 'ical-generator';
import { generateIcsCalendar } from 'ts-ics';
const stamp = new Date('2026-01-01');
const start = new Date('2026-03-01');
const summary = 'Παράδειγμα '.repeat(20).trim();
const longest = (ics) => Math.max(...ics.split('\r\n').map((line) => Buffer.byteLength(line)));
const tsIcs = generateIcsCalendar({
	version: '2.0',
	prodId: '-//example//EN',
	events: [{ uid: '1@example.com', stamp: { date: stamp }, summary, start: { date: start, type: 'DATE' }, duration: { days: 1 } }],
});
const generated = ical({ events: [{ id: '1@example.com', stamp, start, allDay: true, summary }] });
console.log(`ts-ics: ${longest(tsIcs)} octets`);
console.log(`ical-generator: ${longest(generated.toString())} octets`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='ts-ics: 145 octets
ical-generator: 75 octets'

echo 'ts-ics@2.4.6 and ical-generator@11.1.2, longest line'
echo 'Expected: at most 75 octets from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
