#!/usr/bin/env bash
# Surprise: to-csv, object-to-csv and array-to-csv do not double a quotation mark within a value.
# Expected: 19"" rack between quotation marks (RFC 4180, 2.7).
# Seen: to-csv puts a backslash in front of it, the others leave it as it is. csv-parse rejects all three files;
#   readers that do not reject them take the rest of the file for one value. to-csv also writes its marks into the
#   objects that it is given.
# Why it matters: one product name with inches in it makes the whole export unreadable, or swallows the rows behind it.
#   Use csv-stringify.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts to-csv@0.1.1 object-to-csv@1.0.5 array-to-csv@1.0.1 csv-parse@7.0.3 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';
const require = createRequire(import.meta.url);
const ObjectToCsv = require('object-to-csv');
const rows = () => [{ product: '19" rack, black', seats: 5 }, { product: 'Licence', seats: 7 }];
const given = rows();
const files = {
	'to-csv': require('to-csv')(given),
	'object-to-csv': new ObjectToCsv({ keys: [{ key: 'product', as: 'product' }, { key: 'seats', as: 'seats' }], data: rows() }).getCSV(),
	'array-to-csv': require('array-to-csv')(rows().map((row) => Object.values(row))),
};
for (const [name, csv] of Object.entries(files)) {
	let answer;
	try {
		answer = `${parse(csv).length} rows`;
	} catch (error) {
		answer = error.code;
	}
	console.log(`${name}: ${csv.split('\n').find((line) => line.includes('19')).trim()} (csv-parse: ${answer})`);
}
console.log('the product that to-csv was given:', given[0].product);
JS
seen=$(TZ=UTC node seen.mjs)
stated='to-csv: "19\" rack, black",5 (csv-parse: CSV_INVALID_CLOSING_QUOTE)
object-to-csv: "19" rack, black","5" (csv-parse: CSV_INVALID_CLOSING_QUOTE)
array-to-csv: "19" rack, black",5 (csv-parse: CSV_INVALID_CLOSING_QUOTE)
the product that to-csv was given: "19\" rack, black"'

echo 'to-csv@0.1.1, object-to-csv@1.0.5 and array-to-csv@1.0.1, read with csv-parse@7.0.3'
echo 'Expected: "19"" rack, black" from each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
