#!/usr/bin/env bash
# Surprise: written-number writes nothing for -5, and "one thousand two hundred and one" for 1200.50.
# Expected: "minus five" and the cents, or an error.
# Seen: an empty text for a negative number; others are rounded to whole ones.
# Why it matters: a credit note has no amount in words, and an invoice one that is too high. Take sign and cents apart
#   first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts written-number@0.11.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const writtenNumber = createRequire(import.meta.url)('written-number');
for (const amount of [1200, 1200.5, -5]) console.log(`${amount}: ${JSON.stringify(writtenNumber(amount))}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='1200: "one thousand two hundred"
1200.5: "one thousand two hundred and one"
-5: ""'

echo 'written-number@0.11.1'
echo 'Expected: words for the cents and the minus'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
