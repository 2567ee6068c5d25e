#!/usr/bin/env bash
# Surprise: ics writes a duration of whole days or weeks as P1DT or P1WT, which iCalendar and ISO 8601 do not allow.
# Expected: P1D and P1W. RFC 5545 (3.3.6) has a T only in front of hours, minutes or seconds.
# Seen (ics@3.12.0): the T is there even when no time follows, also in the trigger of an alarm. @js-joda/core@5.7.0,
#   which reads durations as java.time does, rejects the text; luxon and ical.js accept it. ICSx5 for Android rejects
#   it, too (github.com/bitfireAT/icsx5/issues/100).
# Why it matters: an event for the day of a renewal with a reminder 30 days before is the most ordinary one. A
#   calendar that reads strictly drops the reminder or the whole feed. Give an end instead of a duration, and hours in
#   the trigger.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ics@3.12.0 @js-joda/core@5.7.0 > /dev/null

cat > seen.mjs <<'JS'
import { createEvent } from 'ics';
import { Duration } from '@js-joda/core';
function isRead(text) {
	try {
		return Duration.parse(text).toDays() >= 0;
	} catch {
		return false;
	}
}
for (const duration of [{ days: 1 }, { weeks: 1 }, { days: 1, hours: 1 }]) {
	const alarms = [{ action: 'display', trigger: { days: 30, before: true } }];
	const { value } = createEvent({ title: 'Renewal', start: [2026, 3, 1], duration, alarms, uid: '1' });
	console.log(value.match(/DURATION:\S+/)[0], value.match(/TRIGGER:\S+/)[0]);
}
for (const text of ['P1D', 'P1DT', 'P1DT1H']) console.log(`${text} is ${isRead(text) ? 'read' : 'rejected'}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='DURATION:P1DT TRIGGER:-P30DT
DURATION:P1WT TRIGGER:-P30DT
DURATION:P1DT1H TRIGGER:-P30DT
P1D is read
P1DT is rejected
P1DT1H is read'

echo 'ics@3.12.0, read by @js-joda/core@5.7.0'
echo 'Expected: DURATION:P1D, P1W and P1DT1H, and TRIGGER:-P30D'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
