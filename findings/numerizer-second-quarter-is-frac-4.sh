#!/usr/bin/env bash
# Surprise: numerizer leaves its own mark in the text: "the second quarter of 2027" has <frac>4 in it.
# Expected: "second 1/4", or the words as they are.
# Seen: the mark stands for a fraction that has no number in front. "twenty twenty seven" is the sum of its words, 47.
# Why it matters: a note with a quarter goes to the customer with a tag in it, and a year in words is a number of
#   seats. Use digits, and leave sentences as they are.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts numerizer@0.0.4 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const numerizer = createRequire(import.meta.url)('numerizer');
for (const text of ['twenty five seats', 'the second quarter of 2027', 'in the year twenty twenty seven']) console.log(`${text}: ${numerizer(text)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='twenty five seats: 25 seats
the second quarter of 2027: the second <frac>4 of 2027
in the year twenty twenty seven: in the year 47'

echo 'numerizer@0.0.4'
echo 'Expected: 25 seats, the second quarter of 2027, in the year 2027'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
