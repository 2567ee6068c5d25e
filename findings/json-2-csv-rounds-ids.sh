#!/usr/bin/env bash
# Surprise: json-2-csv reads ids as numbers and rounds them, although it keeps leading zeros.
# Expected: cells stay text unless types are asked for, or at least every text that a number cannot represent.
# Seen (json-2-csv@5.6.0): 12345678901234567890 becomes 12345678901234567000, the product code 1E5 becomes 100000
#   and null becomes a missing value, by default. 007 stays text, so that a look at a few ids finds nothing wrong.
# Why it matters: subscription and contract ids with 17 and more digits no longer match those of the vendor, and two
#   of them may become one. Read with another parser if a column has ids.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts json-2-csv@5.6.0 > /dev/null

cat > seen.cjs <<'JS'
const { csv2json } = require('json-2-csv');
const csv = 'id,sku,customer\n007,1E5,null\n12345678901234567890,ACRO,Contoso\n12345678901234567891,ACRO,Fabrikam\n';
for (const { id, sku, customer } of csv2json(csv)) {
	console.log(`${typeof id} ${id}, ${typeof sku} ${sku}, ${typeof customer} ${customer}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='string 007, number 100000, object null
number 12345678901234567000, string ACRO, string Contoso
number 12345678901234567000, string ACRO, string Fabrikam'

echo 'json-2-csv@5.6.0, reading ids'
echo 'Expected: text as it was written'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
