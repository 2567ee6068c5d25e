#!/usr/bin/env bash
# Surprise: Two parsers of HTML tables put values below the wrong heading if a cell spans rows or columns.
# Expected: each value below its own heading, as a browser shows it.
# Seen: html-table-to-json reads the quantity as the product in the second row of a cell that spans two. tabletojson
#   counts a heading that spans two columns as one, and names the last column 2.
# Why it matters: a report reads seats as products from a page that looks right. Read tables without spans, or check
#   that each row has all columns.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts html-table-to-json@1.0.0 tabletojson@4.1.15 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const parser = require('html-table-to-json');
const { tabletojson } = require('tabletojson');
const rows = '<table><tr><th>product</th><th>seats</th></tr><tr><td rowspan="2">Adobe</td><td>30</td></tr><tr><td>5</td></tr></table>';
const columns = '<table><tr><th colspan="2">product</th><th>seats</th></tr><tr><td>Adobe</td><td>CC</td><td>30</td></tr></table>';
for (const [name, html] of [['rows', rows], ['columns', columns]]) {
	console.log(`${name}, html-table-to-json: ${JSON.stringify((parser.default ?? parser).parse(html).results[0])}`);
	console.log(`${name}, tabletojson: ${JSON.stringify(tabletojson.convert(html)[0])}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='rows, html-table-to-json: [{"product":"Adobe","seats":"30"},{"product":"5"}]
rows, tabletojson: [{"product":"Adobe","seats":"30"},{"product":"Adobe","seats":"5"}]
columns, html-table-to-json: [{"3":"30","product":"Adobe","seats":"CC"}]
columns, tabletojson: [{"2":"30","product":"Adobe","seats":"CC"}]'

echo 'html-table-to-json@1.0.0 and tabletojson@4.1.15, cells that span two rows or columns'
echo 'Expected: Adobe with 30 and 5 seats, Adobe CC with 30 seats'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
