#!/usr/bin/env bash
# Surprise: csvjson makes two records of one whose note has a line break.
# Expected: one record: with the option quote, it reads values in quotation marks, and commas in them.
# Seen: the record ends at the line break, and the rest of the note is the customer of another one.
# Why it matters: the report gets a customer who does not exist, and the date and price of the real one are lost. Use
#   csv-parse.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csvjson@5.1.0 > /dev/null

cat > seen.mjs <<'JS'
import csvjson from 'csvjson';
for (const record of csvjson.toObject('customer,note,seats\nAcme,"call, please",50\nBeta,"call\nplease",20\n', { delimiter: ',', quote: '"' })) console.log(JSON.stringify(record));
JS
seen=$(TZ=UTC node seen.mjs)
stated='{"customer":"Acme","note":"call, please","seats":"50"}
{"customer":"Beta","note":"call","seats":""}
{"customer":"","note":"20","seats":""}'

echo 'csvjson@5.1.0, two records'
echo 'Expected: Acme with 50 and Beta with 20'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
