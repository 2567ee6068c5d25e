#!/usr/bin/env bash
# Surprise: words-to-numbers reads "half a million" as half 1000000, and the year "twenty twenty six" as 20 26.
# Expected: 500000 and 2026, or the words as they are.
# Seen: "half" stays a word in front of a whole million, "two and a half" is "2 and 1 half", and "a dozen" is "1
#   dozen".
# Why it matters: an answer by mail or voice doubles the amount if only the number is taken from it. Ask for digits.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts words-to-numbers@1.5.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { wordsToNumbers } = createRequire(import.meta.url)('words-to-numbers');
for (const words of ['renew thirty five seats', 'half a million', 'two and a half thousand', 'a dozen seats', 'in twenty twenty six']) console.log(`${words}: ${wordsToNumbers(words)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='renew thirty five seats: renew 35 seats
half a million: half 1000000
two and a half thousand: 2 and 1 half 1000
a dozen seats: 1 dozen seats
in twenty twenty six: in 20 26'

echo 'words-to-numbers@1.5.1'
echo 'Expected: 500000, 2500, 12 seats, in 2026'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
