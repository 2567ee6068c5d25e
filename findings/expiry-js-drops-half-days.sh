#!/usr/bin/env bash
# Surprise: expiry-js cuts "2.5 days" to two days, and keeps the half of "1.5 hours".
# Expected: two and a half days.
# Seen: years, months, weeks and days lose what is behind the point. A minus sign is ignored in front of all units.
# Why it matters: a grace period of half a day is none, and "5 days before" lies after the renewal. Write whole
#   numbers, and subtract yourself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts expiry-js@0.1.7 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const expiry = createRequire(import.meta.url)('expiry-js');
for (const text of ['1.5 hours', '2.5 days', '0.5 days', '-5 days']) console.log(`${text}: ${expiry(text).asMilliseconds() / 36e5} hours`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='1.5 hours: 1.5 hours
2.5 days: 48 hours
0.5 days: 0 hours
-5 days: 120 hours'

echo 'expiry-js@0.1.7'
echo 'Expected: 1.5, 60, 12 and -120 hours'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
