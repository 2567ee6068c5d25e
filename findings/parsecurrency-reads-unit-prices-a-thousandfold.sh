#!/usr/bin/env bash
# Surprise: parsecurrency reads the unit price 0.125 as 125.
# Expected: 0.125: no amount begins with "0" and a separator of thousands.
# Seen: three digits behind any separator are thousands. A dot without a digit in front of it is dropped, and so are
#   the parentheses of a credit.
# Why it matters: prices per seat with three decimals become a thousand times as high, without an error. Check that the
#   result lies in the range of your prices.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts parsecurrency@1.1.1 > /dev/null

cat > seen.mjs <<'JS'
import parseCurrency from 'parsecurrency';
for (const text of ['0.12', '0.125', 'EUR 0,125', '.50 USD', '(1,200.50)', '-1,200.50']) console.log(`${text}: ${parseCurrency(text)?.value}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='0.12: 0.12
0.125: 125
EUR 0,125: 125
.50 USD: 50
(1,200.50): 1200.5
-1,200.50: -1200.5'

echo 'parsecurrency@1.1.1'
echo 'Expected: 0.12, 0.125, 0.125, 0.5, -1200.5, -1200.5'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
