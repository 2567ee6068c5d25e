#!/usr/bin/env bash
# Surprise: export-to-csv writes 1,200.5 without quotation marks between commas, with decimalSeparator: "locale".
# Expected: "1,200.5" in quotation marks, or no separator of thousands.
# Seen: an amount of a thousand or more becomes two fields, so that all behind it move. Whole numbers and small amounts
#   are right.
# Why it matters: the date of a large renewal stands in the column behind its own one, and its price is 1. Set
#   decimalSeparator to a sign, or fieldSeparator to a semicolon.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts export-to-csv@1.5.0 > /dev/null

cat > seen.mjs <<'JS'
import { asString, generateCsv, mkConfig } from 'export-to-csv';
const rows = [{ customer: 'Acme', price: 12.5, seats: 50 }, { customer: 'Beta', price: 1200.5, seats: 20 }];
console.log(asString(generateCsv(mkConfig({ useKeysAsHeaders: true, useBom: false, decimalSeparator: 'locale' }))(rows)).trim().replaceAll('\r', ''));
JS
seen=$(LC_ALL=en_US.UTF-8 TZ=UTC node seen.mjs)
stated='"customer","price","seats"
"Acme",12.5,50
"Beta",1,200.5,20'

echo 'export-to-csv@1.5.0, decimalSeparator locale, English'
echo 'Expected: three fields in each row'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
