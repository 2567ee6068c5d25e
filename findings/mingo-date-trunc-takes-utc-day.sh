#!/usr/bin/env bash
# Surprise: in a time zone, mingo truncates the date of UTC, so that the start of the month can lie after the date.
# Expected: $dateTrunc with a timezone returns the start of the day or month in that zone, which is never later than
#   the date.
# Seen (mingo@7.2.7): 2 a.m. UTC on 1 March is still 28 February in New York. The start of its day and of its month
#   are both 1 March 00:00 in New York, three hours later. In Tokyo, where it is 1 March already, the start of the
#   month is 1 February.
# Why it matters: a renewal at the end of a month is grouped with the next month, or the one before. Convert to a
#   calendar day in the zone first, and truncate that.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mingo@7.2.7 > /dev/null

cat > seen.cjs <<'JS'
const { Aggregator } = require('mingo');
for (const [date, timezone] of [['2026-03-01T02:00:00Z', 'America/New_York'], ['2026-02-28T20:00:00Z', 'Asia/Tokyo']]) {
	for (const unit of ['day', 'month']) {
		const stage = { $project: { start: { $dateTrunc: { date: '$date', unit, timezone } } } };
		const [{ start }] = new Aggregator([stage]).run([{ date: new Date(date) }]);
		console.log(`${date}, ${unit} in ${timezone}: ${start.toISOString()}`);
	}
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2026-03-01T02:00:00Z, day in America/New_York: 2026-03-01T05:00:00.000Z
2026-03-01T02:00:00Z, month in America/New_York: 2026-03-01T05:00:00.000Z
2026-02-28T20:00:00Z, day in Asia/Tokyo: 2026-02-27T15:00:00.000Z
2026-02-28T20:00:00Z, month in Asia/Tokyo: 2026-01-31T15:00:00.000Z'

echo 'mingo@7.2.7, $dateTrunc with a timezone'
echo 'Expected: 2026-02-28T05:00Z, 2026-02-01T05:00Z, 2026-02-28T15:00Z and 2026-02-28T15:00Z'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
