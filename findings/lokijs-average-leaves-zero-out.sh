#!/usr/bin/env bash
# Surprise: the average of 50, 0 and 100 is 75 in lokijs.
# Expected: 50.
# Seen: zeros are left out of avg, median and stdDev as null is, and are in the minimum.
# Why it matters: a customer with 0 used seats does not lower the average use, on which a renewal is cut. Sum and
#   divide yourself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts lokijs@1.5.12 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const Loki = createRequire(import.meta.url)('lokijs');
const usage = new Loki('usage').addCollection('usage');
usage.insert([{ seats: 50 }, { seats: 0 }, { seats: 100 }]);
console.log(`minimum ${usage.min('seats')}, average ${usage.avg('seats')}, median ${usage.median('seats')}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='minimum 0, average 75, median 75'

echo 'lokijs@1.5.12, 50, 0 and 100'
echo 'Expected: minimum 0, average 50, median 50'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
