#!/usr/bin/env bash
# Surprise: duration says "2d 23h" of 47 hours, when the clocks went forward in between.
# Expected: 1d 23h, or 2d.
# Seen: the days are those of the calendar and the hours those that went by, so the day that is an hour short counts in
#   full and again as 23 hours.
# Why it matters: "time left" in a notice is a day too long in every span that ends on a later day of the clock change.
#   Count whole hours, or run in UTC.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts duration@0.2.2 > /dev/null

cat > seen.mjs <<'JS'
import Duration from 'duration';
for (const [from, to] of [[[2026, 2, 28], [2026, 2, 30]], [[2026, 1, 28], [2026, 2, 31]], [[2026, 2, 10], [2026, 2, 12]]]) {
	const span = new Duration(new Date(...from), new Date(...to));
	console.log(`${span.from.toLocaleDateString('sv')} to ${span.to.toLocaleDateString('sv')}: ${span.toString(1).replace(/ 0m.*/, '')}, ${span.hours} hours`);
}
JS
seen=$(TZ=Europe/Berlin node seen.mjs)
stated='2026-03-28 to 2026-03-30: 2d 23h, 47 hours
2026-02-28 to 2026-03-31: 1m 3d 23h, 743 hours
2026-03-10 to 2026-03-12: 2d 0h, 48 hours'

echo 'duration@0.2.2, zone Europe/Berlin'
echo 'Expected: 1d 23h or 2d 0h, 1m 3d 0h or 1m 2d 23h, 2d 0h'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
