#!/usr/bin/env bash
# Surprise: ical.js takes BYSETPOS of a yearly rule within each month or each week, so that "the last working day of
#   the year" is another rule.
# Expected: RFC 5545 (3.3.10): BYSETPOS is the position within the set of one interval, which is a year. rrule and
#   rrule-temporal do that.
# Seen (ical.js@2.2.1, rrule@2.8.1, rrule-temporal@2.2.8): with BYMONTH, there is an event in each of the months;
#   without, one on each weekday that is named.
# Why it matters: a reminder once a year becomes two, or hundreds, in calendars that read with ical.js. Write -1FR in
#   BYDAY, or one event for each date.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 rrule@2.8.1 rrule-temporal@2.2.8 > /dev/null

cat > seen.mjs <<'JS'
import ICAL from 'ical.js';
import rrule from 'rrule';
import { RRuleTemporal } from 'rrule-temporal';
for (const rule of ['FREQ=YEARLY;BYMONTH=6,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', 'FREQ=YEARLY;BYDAY=MO;BYSETPOS=1;COUNT=3', 'FREQ=YEARLY;BYDAY=1MO;COUNT=3']) {
	const text = `DTSTART:20260101T090000Z\nRRULE:${rule}`;
	const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString('2026-01-01T09:00:00Z'));
	console.log(rule);
	console.log(`  ical.js: ${[1, 2, 3].map(() => String(iterator.next()).slice(0, 10)).join(', ')}`);
	console.log(`  rrule: ${rrule.rrulestr(text).all().map((date) => date.toISOString().slice(0, 10)).join(', ')}`);
	console.log(`  rrule-temporal: ${new RRuleTemporal({ rruleString: text }).all().map((date) => String(date).slice(0, 10)).join(', ')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='FREQ=YEARLY;BYMONTH=6,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3
  ical.js: 2026-06-30, 2026-12-31, 2027-06-30
  rrule: 2026-12-31, 2027-12-31, 2028-12-29
  rrule-temporal: 2026-12-31, 2027-12-31, 2028-12-29
FREQ=YEARLY;BYDAY=MO;BYSETPOS=1;COUNT=3
  ical.js: 2026-01-05, 2026-01-12, 2026-01-19
  rrule: 2026-01-05, 2027-01-04, 2028-01-03
  rrule-temporal: 2026-01-05, 2027-01-04, 2028-01-03
FREQ=YEARLY;BYDAY=1MO;COUNT=3
  ical.js: 2026-01-05, 2027-01-04, 2028-01-03
  rrule: 2026-01-05, 2027-01-04, 2028-01-03
  rrule-temporal: 2026-01-05, 2027-01-04, 2028-01-03'

echo 'ical.js@2.2.1 beside rrule@2.8.1 and rrule-temporal@2.2.8'
echo 'Expected: the same days from all'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
