#!/usr/bin/env bash
# Surprise: csv-string reads a file with semicolons by commas if a comma comes first.
# Expected: semicolons: each line has one, and only the heading has a comma.
# Seen: the first of the possible signs in the file decides. "Seats;Name, legal" is read as expected, "Name,
#   legal;Seats" is not.
# Why it matters: the columns of an export are wrong because of a comma in a heading. Pass the separator.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csv-string@4.1.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { parse } = createRequire(import.meta.url)('csv-string');
for (const text of ['Seats;Name, legal\n30;Northwind\n', 'Name, legal;Seats\nNorthwind;30\n']) {
	console.log(`${JSON.stringify(text)}: ${JSON.stringify(parse(text))}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='"Seats;Name, legal\n30;Northwind\n": [["Seats","Name, legal"],["30","Northwind"]]
"Name, legal;Seats\nNorthwind;30\n": [["Name"," legal;Seats"],["Northwind;30"]]'

echo 'csv-string@4.1.1, a comma in a heading'
echo 'Expected: two columns in each line'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
