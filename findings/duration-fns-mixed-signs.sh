#!/usr/bin/env bash
# Surprise: duration-fns says that 1 March is two months minus 29 days after 30 January, and writes that as P2M-29D.
# Expected: all parts of a duration have one sign, as in luxon: one month and one day.
# Seen (duration-fns@3.0.2): between() counts calendar months and lets the days become negative: 28 February is a
#   month minus three days after 31 January, and 28 February 2025 a year minus a day after 29 February 2024.
#   toString() writes P1M-3D, which ISO 8601 does not have.
# Why it matters: a term reads as two months although it is a month and a day, and other programs reject the text or
#   add its parts in another order. Count in days only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts duration-fns@3.0.2 luxon@3.7.2 > /dev/null

cat > seen.cjs <<'JS'
const { between, toString } = require('duration-fns');
const { DateTime } = require('luxon');
const utc = (day) => DateTime.fromISO(day, { zone: 'UTC' });
for (const [from, to] of [['2026-01-30', '2026-03-01'], ['2026-01-31', '2026-02-28'], ['2024-02-29', '2025-02-28']]) {
	const parts = utc(to).diff(utc(from), ['years', 'months', 'days']).rescale();
	console.log(`${from} to ${to}: ${toString(between(from, to))}, luxon ${parts.toISO()}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2026-01-30 to 2026-03-01: P2M-29D, luxon P1M1D
2026-01-31 to 2026-02-28: P1M-3D, luxon P1M
2024-02-29 to 2025-02-28: P1Y-1D, luxon P1Y'

echo 'duration-fns@3.0.2, between() and toString()'
echo 'Expected: P1M1D, P1M and P1Y'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
