#!/usr/bin/env bash
# Surprise: @microsoft/recognizers-text-number reads 1.200,50 as 1.7.
# Expected: 1200.5, the two numbers 1.2 and 50, or nothing.
# Seen: 1.7 is 1.2 and a half: what is behind the comma is added as a fraction. The culture de-de gives the same, since
#   it is not supported and English takes its place without a word.
# Why it matters: an amount of 1,200.50 euros in a reply is less than two. Read amounts with a parser that knows the
#   language of the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-number@1.3.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { recognizeNumber } = createRequire(import.meta.url)('@microsoft/recognizers-text-number');
for (const culture of ['en-us', 'de-de'])
	for (const text of ['1,200.50', '1.200,50', '12.000,75']) console.log(`${culture}, ${text}: ${recognizeNumber(text, culture).map(({ resolution }) => resolution.value).join(' and ')}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='en-us, 1,200.50: 1200.5
en-us, 1.200,50: 1.7
en-us, 12.000,75: 12.75
de-de, 1,200.50: 1200.5
de-de, 1.200,50: 1.7
de-de, 12.000,75: 12.75'

echo '@microsoft/recognizers-text-number@1.3.1'
echo 'Expected: 1200.5, and 1200.5 or 1.2 and 50'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
