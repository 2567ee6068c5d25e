#!/usr/bin/env bash
# Surprise: convert-csv-to-array splits a value in quotation marks at its comma.
# Expected: one value, without the quotation marks: it keeps line breaks between them together.
# Seen: the value becomes two, with half of the quotation marks each, and the last one gets the name undefined.
# Why it matters: the seats of such a customer are a part of the name, and the date is the count. Use csv-parse.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts convert-csv-to-array@1.0.3 > /dev/null

cat > seen.mjs <<'JS'
import { convertCSVToArray } from 'convert-csv-to-array';
for (const row of convertCSVToArray('customer,seats\nAcme,50\n"Beta, Berlin",20\n', { separator: ',', header: true }).slice(1)) console.log(JSON.stringify(row));
JS
seen=$(TZ=UTC node seen.mjs)
stated='{"customer":"Acme","seats":50}
{"customer":"\"Beta","seats":" Berlin\"","undefined":20}'

echo 'convert-csv-to-array@1.0.3'
echo 'Expected: Beta, Berlin with 20 seats'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
