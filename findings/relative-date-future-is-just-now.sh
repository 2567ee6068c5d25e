#!/usr/bin/env bash
# Surprise: relative-date says "just now" of every date in the future.
# Expected: in 30 days, or an error.
# Seen: tomorrow and a date in 540 days are both "just now".
# Why it matters: all renewals of a report seem to be due at once. Count the days.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts relative-date@1.1.3 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const relativeDate = createRequire(import.meta.url)('relative-date');
for (const days of [-540, -30, 1, 30, 540]) console.log(`${days}: ${relativeDate(new Date(Date.now() + days * 86400000))}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='-540: a year ago
-30: 4 weeks ago
1: just now
30: just now
540: just now'

echo 'relative-date@1.1.3, days from now'
echo 'Expected: three different texts for 1, 30 and 540'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
