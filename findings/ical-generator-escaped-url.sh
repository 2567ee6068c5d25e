#!/usr/bin/env bash
# Surprise: ical-generator puts backslashes into an event's URL.
# Expected: URL is of the value type URI, which RFC 5545 (3.3.13) leaves unescaped. Only TEXT escapes , and ;.
# Seen (ical-generator@11.1.2): https://example.com/renewals?ids=1,2;3 becomes ...?ids=1\,2\;3. ical.js reads that
#   back with the backslashes, as RFC 5545 asks.
# Why it matters: the "open in portal" link of a calendar entry leads to the wrong record or to an error page.
#   Percent-encode commas and semicolons (%2C, %3B) in links before they go into a calendar.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical-generator@11.1.2 ical.js@2.2.1 > /dev/null

cat > seen.mjs <<'JS'
import ical from 'ical-generator';
import ICAL from 'ical.js';
for (const url of ['https://example.com/renewals?ids=1,2;3', 'https://example.com/renewals?ids=1%2C2%3B3']) {
	const calendar = ical({ events: [{ id: '1@example.com', start: new Date('2026-03-01'), allDay: true, summary: 'Renews', url }] });
	const event = new ICAL.Component(ICAL.parse(calendar.toString())).getFirstSubcomponent('vevent');
	console.log(`${url} -> ${event.getFirstPropertyValue('url')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='https://example.com/renewals?ids=1,2;3 -> https://example.com/renewals?ids=1\,2\;3
https://example.com/renewals?ids=1%2C2%3B3 -> https://example.com/renewals?ids=1%2C2%3B3'

echo 'ical-generator@11.1.2, read back by ical.js@2.2.1'
echo 'Expected: both links come back as they went in'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
