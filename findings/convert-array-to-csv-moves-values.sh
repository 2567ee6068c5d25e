#!/usr/bin/env bash
# Surprise: convert-array-to-csv writes the values of each record in the order of that record, below the headings of
#   the first.
# Expected: each value below its own name, and nothing for a missing one.
# Seen: a record that lacks a field moves all values behind it one column to the left, and one with another order of
#   fields swaps them.
# Why it matters: a renewal without a price shows its date as the price, and two APIs in one list mix their columns.
#   Give all records the same fields in the same order.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts convert-array-to-csv@2.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { convertArrayToCSV } from 'convert-array-to-csv';
console.log(convertArrayToCSV([
	{ customer: 'Acme', price: 1200, date: '2026-03-01' },
	{ customer: 'Beta', date: '2026-03-02' },
	{ date: '2026-03-03', price: 500, customer: 'Contoso' },
]).trim());
JS
seen=$(TZ=UTC node seen.mjs)
stated='customer,price,date
Acme,1200,2026-03-01
Beta,2026-03-02
2026-03-03,500,Contoso'

echo 'convert-array-to-csv@2.0.0'
echo 'Expected: Beta,,2026-03-02 and Contoso,500,2026-03-03'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
