#!/usr/bin/env bash
# Surprise: date-holidays does not find Christmas under the very text with which it lists it.
# Expected: isHoliday('2026-12-25') is Christmas Day, for a country whose list has "2026-12-25 00:00:00".
# Seen (date-holidays@3.37.0): in Germany it is. In the United States it is Christmas Eve, and 26 December is Christmas
#   Day: a date without a time is read as midnight UTC, which is still the day before in the Americas. Even the listed
#   text, passed back as it is, finds the day before on a server in UTC.
# Why it matters: working days before a notice deadline are counted wrong for American customers only. Compare the
#   listed dates as text, or pass a Date at noon of the country's day.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts date-holidays@3.37.0 > /dev/null

cat > seen.mjs <<'JS'
import Holidays from 'date-holidays';
for (const country of ['DE', 'US']) {
	const calendar = new Holidays(country, { languages: 'en' });
	const listed = calendar.getHolidays(2026).find(({ name }) => name === 'Christmas Day')?.date;
	const found = (text) => (calendar.isHoliday(text) || []).map(({ name }) => name).join() || 'no holiday';
	console.log(`${country} lists ${listed}`);
	for (const text of ['2026-12-25', '2026-12-26', listed]) console.log(`  isHoliday(${text}): ${found(text)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='DE lists 2026-12-25 00:00:00
  isHoliday(2026-12-25): Christmas Day
  isHoliday(2026-12-26): Boxing Day
  isHoliday(2026-12-25 00:00:00): Christmas Day
US lists 2026-12-25 00:00:00
  isHoliday(2026-12-25): Christmas Eve
  isHoliday(2026-12-26): Christmas Day
  isHoliday(2026-12-25 00:00:00): Christmas Eve'

echo 'date-holidays@3.37.0'
echo 'Expected: 2026-12-25 is Christmas Day in both countries'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
