#!/usr/bin/env bash
# Surprise: itty-time says "1.0333333333333334 months" for 31 days when one part is asked for.
# Expected: "1 month": parts limits how many units there are.
# Seen: the last part is not rounded. ms() of "2 months, 1 day" is no number, though duration() writes it so, and a
#   month after 31 January is 2 March.
# Why it matters: messages show sixteen digits to the reader, and a text that the library wrote cannot be read by it.
#   Count days, or round to a unit first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts itty-time@2.0.2 > /dev/null

cat > seen.mjs <<'JS'
import { datePlus, duration, ms } from 'itty-time';
const day = 86_400_000;
console.log(`31 days, one part: ${duration(31 * day, { parts: 1 })}`);
console.log(`61 days: ${duration(61 * day)}, and back: ${ms(duration(61 * day)) / day} days`);
console.log(`a month after 31 January: ${datePlus('1 month', new Date('2026-01-31')).toISOString().slice(0, 10)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='31 days, one part: 1.0333333333333334 months
61 days: 2 months, 1 day, and back: NaN days
a month after 31 January: 2026-03-02'

echo 'itty-time@2.0.2'
echo 'Expected: 1 month; 61 days; 2026-02-28'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
