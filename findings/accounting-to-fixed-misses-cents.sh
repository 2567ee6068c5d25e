#!/usr/bin/env bash
# Surprise: accounting.js, which is used because toFixed() rounds 1.005 wrongly, rounds it wrongly too.
# Expected: accounting.toFixed() rounds the decimal number that is written, as its documentation promises with 0.615.
# Seen (accounting@0.4.1): 0.615 and 10.235 are rounded up, while 1.005, 1.255, 2.175 and 5.015 are rounded down.
#   formatMoney() does the same.
# Why it matters: prices per seat with half a cent come out a cent short, some of them only. Compute in whole cents,
#   or with a decimal library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts accounting@0.4.1 > /dev/null

cat > seen.cjs <<'JS'
const accounting = require('accounting');
for (const price of [0.615, 10.235, 1.005, 1.255, 2.175, 5.015]) console.log(`${price}: ${accounting.toFixed(price, 2)}, ${accounting.formatMoney(price)}`);
JS
seen=$(TZ=UTC node seen.cjs)
stated='0.615: 0.62, $0.62
10.235: 10.24, $10.24
1.005: 1.00, $1.00
1.255: 1.25, $1.25
2.175: 2.17, $2.17
5.015: 5.01, $5.01'

echo 'accounting@0.4.1, toFixed(price, 2) and formatMoney(price)'
echo 'Expected: 0.62, 10.24, 1.01, 1.26, 2.18 and 5.02'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
