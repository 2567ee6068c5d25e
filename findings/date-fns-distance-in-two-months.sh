#!/usr/bin/env bash
# Surprise: intlFormatDistance of date-fns says "in 2 months" of a renewal 31 days away.
# Expected: "next month" or "in 4 weeks", as formatDistance says "about 1 month". Its documentation picks the unit by the
#   distance between the dates.
# Seen (date-fns@4.4.0): the unit depends on the distance, the number on the calendar. From 29 January, 1 March is in the
#   second month, and from 30 June, 2 January is in the third quarter. 381 days across two New Years are "in 2 years".
# Why it matters: a customer reads that there is twice as much time to cancel as there is. Ask for days with the option
#   unit, or use formatDistanceStrict.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts date-fns@4.4.0 > /dev/null

cat > seen.mjs <<'JS'
import { differenceInDays, formatDistanceStrict, intlFormatDistance } from 'date-fns';
for (const [today, renewal] of [['2026-01-29', '2026-03-01'], ['2026-06-30', '2027-01-02'], ['2026-12-20', '2028-01-05']]) {
	const dates = [new Date(renewal), new Date(today)];
	console.log(`${differenceInDays(...dates)} days: ${intlFormatDistance(...dates)}, formatDistanceStrict ${formatDistanceStrict(...dates)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='31 days: in 2 months, formatDistanceStrict 1 month
186 days: in 3 quarters, formatDistanceStrict 6 months
381 days: in 2 years, formatDistanceStrict 1 year'

echo 'date-fns@4.4.0, intlFormatDistance'
echo 'Expected: a month, two quarters and a year'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
