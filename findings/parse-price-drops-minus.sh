#!/usr/bin/env bash
# Surprise: parse-price reads a credit of -5.00 as 5, and € 1.234.567 as 1.234.
# Expected: -5 and 1,234,567: it reads 1.200 as 1,200 already.
# Seen: a minus in front, behind or as parentheses is dropped. With two dots, the number ends at the second one. A
#   number of seats in front is joined to the amount.
# Why it matters: credits add to the total that they should reduce, and large amounts shrink a million times. Keep the
#   sign apart and check the shape of the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts parse-price@1.1.8 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const loaded = createRequire(import.meta.url)('parse-price');
const parsePrice = loaded.default ?? loaded;
for (const text of ['$1,200.50', '1.200 €', '-5.00', '(5.00)', '€ 1.234.567', '2 x 30.00']) console.log(`${text}: ${parsePrice(text)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='$1,200.50: 1200.5
1.200 €: 1200
-5.00: 5
(5.00): 5
€ 1.234.567: 1.234
2 x 30.00: 230'

echo 'parse-price@1.1.8'
echo 'Expected: -5 for credits, 1234567, and no number for "2 x 30.00"'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
