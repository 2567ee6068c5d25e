#!/usr/bin/env bash
# Surprise: durhuman reads only the first number and unit: "2 weeks 3 days" are two weeks.
# Expected: 17 days and 36 hours, or an error.
# Seen: what follows the first unit is ignored, and so is everything behind the point of a number. "1,000 days" is one
#   day.
# Why it matters: a notice period of "1 month 15 days" ends half a month early, without an error. Write one whole
#   number with one unit.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts durhuman@0.0.0-alpha.3 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const durhuman = createRequire(import.meta.url)('durhuman');
const read = durhuman.default ?? durhuman;
for (const text of ['90 days', '2 weeks 3 days', '1 month 15 days', '1.5 days', '1,000 days']) console.log(`${text}: ${read(text, 'hours') / 24} days`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='90 days: 90 days
2 weeks 3 days: 14 days
1 month 15 days: 30 days
1.5 days: 1 days
1,000 days: 1 days'

echo 'durhuman@0.0.0-alpha.3'
echo 'Expected: 90, 17, 45, 1.5 and 1000 days'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
