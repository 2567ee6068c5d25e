#!/usr/bin/env bash
# Surprise: n8n's Google Calendar node gives the next occurrence of an all-day event a day late.
# Expected: the next occurrence of an event that repeats on each 1 March starts on 1 March, as the event does.
# Seen (n8n-nodes-base@2.41.1, rrule@2.8.1): it starts and ends on 2 March. The node takes the end of the event for its
#   start, and the end of an all-day event is the day after. Events with a time are right in winter, and an hour late in
#   summer.
# Why it matters: renewals that are kept as yearly all-day events are reported for the wrong day, after the last day to
#   cancel. Choose "All Occurrences" under Recurring Event Handling.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 moment-timezone@0.5.48 rrule@2.8.1 @n8n/utils@1.48.0 luxon@3.7.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/nodes/Google package/dist/utils

cat > seen.cjs <<'JS'
const { addNextOccurrence } = require('n8n-nodes-base/dist/nodes/Google/Calendar/GenericFunctions.js');
const timeZone = 'Europe/Berlin';
for (const [name, event] of [
	['1 March, all day', { start: { date: '2024-03-01' }, end: { date: '2024-03-02' }, recurrence: ['RRULE:FREQ=YEARLY'] }],
	['1 March, 09:00 in Berlin', {
		start: { dateTime: '2024-03-01T09:00:00+01:00', timeZone }, end: { dateTime: '2024-03-01T10:00:00+01:00', timeZone },
		recurrence: ['RRULE:FREQ=YEARLY'],
	}],
	['1 July, 09:00 in Berlin, since 1 January', {
		start: { dateTime: '2024-01-01T09:00:00+01:00', timeZone }, end: { dateTime: '2024-01-01T10:00:00+01:00', timeZone },
		recurrence: ['RRULE:FREQ=YEARLY;BYMONTH=7'],
	}],
]) {
	const [{ nextOccurrence: { start, end } }] = addNextOccurrence([event]);
	console.log(`${name}: from ${start.dateTime.slice(5, 16)} to ${end.dateTime.slice(5, 16)} UTC`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='1 March, all day: from 03-02T00:00 to 03-02T00:00 UTC
1 March, 09:00 in Berlin: from 03-01T08:00 to 03-01T09:00 UTC
1 July, 09:00 in Berlin, since 1 January: from 07-01T08:00 to 07-01T09:00 UTC'

echo 'n8n-nodes-base@2.41.1, Google Calendar with next occurrences, without the year'
echo 'Expected: 03-01T00:00 to 03-02T00:00, 03-01T08:00 to 09:00, 07-01T07:00 to 08:00'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
