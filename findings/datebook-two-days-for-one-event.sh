#!/usr/bin/env bash
# Surprise: datebook puts one all-day event on two days: 1 March for Google and Outlook, 28 February for iCalendar and
#   Yahoo.
# Expected: the four links and files of one event show the same day.
# Seen (datebook@8.0.1): an event that starts at midnight UTC on 1 March, in a process in New York, is 20260301 for
#   Google and Outlook, which take the day of UTC, and 20260228 in the .ics file and for Yahoo, which take the day of
#   the process. At midnight in Tokyo it is the other way round.
# Why it matters: half of the recipients of a reminder get the renewal a day early, and whoever tests on a server in
#   UTC sees nothing. Run with TZ=UTC and pass midnight UTC, or write the day yourself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts datebook@8.0.1 > /dev/null

cat > seen.cjs <<'JS'
const { GoogleCalendar, ICalendar, OutlookCalendar, YahooCalendar } = require('datebook');
for (const [zone, start] of [['America/New_York', '2026-03-01T00:00:00Z'], ['Asia/Tokyo', '2026-02-28T15:00:00Z'], ['UTC', '2026-03-01T00:00:00Z']]) {
	process.env.TZ = zone;
	const days = [GoogleCalendar, OutlookCalendar, YahooCalendar, ICalendar].map((Calendar) => {
		const text = new Calendar({ title: 'Renewal', start: new Date(start) }).render();
		return /(?:dates=|startdt=|[?&]st=|DTSTART;VALUE=DATE:)([\d-]+)/.exec(text)[1];
	});
	console.log(`${zone}, ${start}: ${days.join(' ')}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='America/New_York, 2026-03-01T00:00:00Z: 20260301 2026-03-01 20260228 20260228
Asia/Tokyo, 2026-02-28T15:00:00Z: 20260228 2026-02-28 20260301 20260301
UTC, 2026-03-01T00:00:00Z: 20260301 2026-03-01 20260301 20260301'

echo 'datebook@8.0.1: Google, Outlook, Yahoo and iCalendar'
echo 'Expected: 20260301, written with or without hyphens, four times in each line'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
