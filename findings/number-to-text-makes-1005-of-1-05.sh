#!/usr/bin/env bash
# Surprise: number-to-text writes 1.05 as "One Thousand, Five" and 1.5 as "One Hundred And Five".
# Expected: One Point Zero Five, or an error.
# Seen: the point counts as a place, so 12.75 is Twelve Thousand, Seventy Five. A minus is dropped.
# Why it matters: the amount in words on a quote is a thousand times as high as the one in digits. Pass whole units,
#   and write cents in digits.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts number-to-text@0.4.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { convertToText } = require('number-to-text');
require('number-to-text/converters/en-us');
for (const amount of [1, 1.5, 1.05, 12.75, 1200.5, -5]) console.log(`${amount}: ${convertToText(amount, { language: 'en-us' })}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='1: One
1.5: One Hundred And Five
1.05: One Thousand, Five
12.75: Twelve Thousand, Seventy Five
1200.5: One Hundred And Twenty Thousand, Five
-5: Five'

echo 'number-to-text@0.4.1'
echo 'Expected: One, One Point Five and so on, Minus Five'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
