#!/usr/bin/env bash
# Surprise: dayjs prints a duration of 31 days as "0 days left", and one of 90 days as "29 days left".
# Expected: duration(31, 'days') is the same as duration({ days: 31 }), and format('D') prints its days.
# Seen (dayjs@1.11.23): given a number and a unit, the days are what is left after months of 365 / 12 days, even if the
#   format has no months. Given an object, they are printed as they are. Up to 30 days the two agree.
# Why it matters: a countdown works in every test with a near date and then says that a renewal in 31 days is due today.
#   Use asDays().
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts dayjs@1.11.23 > /dev/null

cat > seen.cjs <<'JS'
const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/duration'));
for (const days of [29, 30, 31, 60, 90, 365]) {
	const [ofUnit, ofObject] = [dayjs.duration(days, 'days'), dayjs.duration({ days })];
	const text = (duration) => `${duration.toISOString()}, ${duration.format('D [days left]')}`;
	console.log(`${days} days: ${text(ofUnit)}; as an object: ${text(ofObject)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='29 days: P29D, 29 days left; as an object: P29D, 29 days left
30 days: P30D, 30 days left; as an object: P30D, 30 days left
31 days: P1MT14H, 0 days left; as an object: P31D, 31 days left
60 days: P1M29DT14H, 29 days left; as an object: P60D, 60 days left
90 days: P2M29DT4H, 29 days left; as an object: P90D, 90 days left
365 days: P1Y, 0 days left; as an object: P365D, 365 days left'

echo 'dayjs@1.11.23, plugin duration'
echo 'Expected: the number of days, each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
