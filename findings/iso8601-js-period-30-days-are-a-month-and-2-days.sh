#!/usr/bin/env bash
# Surprise: iso8601-js-period prints 30 days as a month and two days, and counts a month as 30 days.
# Expected: "1 month", or "30 days".
# Seen: days become weeks of seven days, and weeks become months of four weeks, which are 28 days. A year is 360 days.
# Why it matters: a notice of 30 days reads as longer than a month, and 45 days as 1 month, 2 weeks and 3 days, which
#   are 47 of its own days. Leave distributeOverflow off.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts iso8601-js-period@0.2.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { Period } = createRequire(import.meta.url)('iso8601-js-period');
for (const text of ['P30D', 'P45D', 'P1M', 'P1Y']) console.log(`${text}: ${Period.parseToString(text, undefined, undefined, true)}, ${Period.parseToTotalSeconds(text) / 86400} days`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='P30D: 1 month 2 days, 30 days
P45D: 1 month 2 weeks 3 days, 45 days
P1M: 1 month, 30 days
P1Y: 1 year, 360 days'

echo 'iso8601-js-period@0.2.1, with distributeOverflow'
echo 'Expected: 1 month, 1 month 15 days, 30 and 365 days'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
