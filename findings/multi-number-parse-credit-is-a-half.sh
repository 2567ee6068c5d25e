#!/usr/bin/env bash
# Surprise: multi-number-parse reads (5) as 0.5, and so −5 with the minus sign of Unicode.
# Expected: -5, NaN, or 5.
# Seen: the first sign is taken for a decimal separator. (1200) is 0.12.
# Why it matters: the credits of a spreadsheet, and those that Intl writes in Swedish or Norwegian, become cents.
#   Replace brackets and U+2212 by a hyphen before.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts multi-number-parse@1.1.0 > /dev/null

cat > seen.mjs <<'JS'
import parser from 'multi-number-parse';
const parse = parser.default ?? parser;
for (const text of ['-5', '(5)', '\u22125', '(1200)', '(1,200.50)']) console.log(`${text}: ${parse(text)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='-5: -5
(5): 0.5
−5: 0.5
(1200): 0.12
(1,200.50): NaN'

echo 'multi-number-parse@1.1.0'
echo 'Expected: -5, or NaN'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
