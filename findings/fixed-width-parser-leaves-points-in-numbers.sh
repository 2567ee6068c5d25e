#!/usr/bin/env bash
# Surprise: fixed-width-parser writes 1200.50 with a point and 1200 without one in the same column with two implied
#   decimals.
# Expected: 120050 and 120000: such columns never have a point.
# Seen: only whole numbers are multiplied. A cent is 0.01, and -5 is -500.
# Why it matters: a reader with implied decimals takes 1200.50 for an error or for 12 euros, while its own one reads
#   both. Multiply by 100 and round first, and write the column as an integer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fixed-width-parser@3.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { FixedWidthParser } = createRequire(import.meta.url)('fixed-width-parser');
const parser = new FixedWidthParser([{ name: 'price', type: 'float', start: 0, width: 8, insertDecimal: true, decimalCount: 2 }]);
console.log(parser.unparse([1200.5, 1200, 0.01, -5].map((price) => ({ price }))));
JS
seen=$(TZ=UTC node seen.mjs)
stated=' 1200.50
  120000
    0.01
    -500'

echo 'fixed-width-parser@3.0.0, insertDecimal with two decimals'
echo 'Expected: 120050, 120000, 1, -500'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
