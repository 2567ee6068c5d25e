#!/usr/bin/env bash
# Surprise: json-2-csv prints the text undefined for a field that an object lacks.
# Expected: an empty cell, as Papa Parse and the CSV of spreadsheets have.
# Seen (json-2-csv@5.6.0): `undefined` and `null` in the cells, by default. An empty text stays empty.
# Why it matters: vendors leave fields out when they are empty. A sheet then has renewal dates that read "undefined",
#   which filters for empty cells do not find, and imports reject. Set emptyFieldValue to an empty text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts json-2-csv@5.6.0 > /dev/null

cat > seen.cjs <<'JS'
const { json2csv } = require('json-2-csv');
const rows = [
	{ customer: 'Contoso', renews: '2026-03-01', seats: 5 },
	{ customer: 'Fabrikam', seats: null },
	{ customer: 'Adatum', renews: '', seats: 0 },
];
console.log(json2csv(rows));
console.log(json2csv(rows, { emptyFieldValue: '' }));
JS
seen=$(TZ=UTC node seen.cjs)
stated='customer,renews,seats
Contoso,2026-03-01,5
Fabrikam,undefined,null
Adatum,,0
customer,renews,seats
Contoso,2026-03-01,5
Fabrikam,,
Adatum,,0'

echo 'json-2-csv@5.6.0, objects without a field'
echo 'Expected: empty cells by default'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
