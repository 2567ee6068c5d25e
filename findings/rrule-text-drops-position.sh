#!/usr/bin/env bash
# Surprise: rrule describes a rule in English without its BYSETPOS part, so the sentence says something else.
# Expected: "the last working day of the month" is described as such, or isFullyConvertibleToText() is false.
# Seen (rrule@2.8.1): the last working day reads "every month on weekdays" and the last day of the month reads
#   "every month on the 28th, 29th, 30th and 31st". isFullyConvertibleToText() is true for both.
# Why it matters: "renews on the last working day" is the usual billing rule. A digest that prints toText() announces
#   some twenty days a month to the customer instead of one. Print the next date, not the sentence.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts rrule@2.8.1 > /dev/null

cat > seen.cjs <<'JS'
const { rrulestr } = require('rrule');
for (const rule of ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1']) {
	const parsed = rrulestr(`DTSTART:20260331T000000Z\nRRULE:${rule}`);
	const days = parsed.all((_, index) => index < 3).map((day) => day.toISOString().slice(0, 10));
	console.log(`${rule}\n  days: ${days.join(' ')}\n  text: ${parsed.toText()} (complete: ${parsed.isFullyConvertibleToText()})`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
  days: 2026-03-31 2026-04-30 2026-05-29
  text: every month on weekdays (complete: true)
FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1
  days: 2026-03-31 2026-04-30 2026-05-31
  text: every month on the 28th, 29th, 30th and 31st (complete: true)'

echo 'rrule@2.8.1'
echo 'Expected: a text that names one day a month'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
