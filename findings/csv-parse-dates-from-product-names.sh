#!/usr/bin/env bash
# Surprise: csv-parse's cast_date turns names of products, plans and SKUs into dates.
# Expected: with cast_date a field that looks like a date becomes a Date, and "Windows 11" stays text.
# Seen (csv-parse@7.0.3): "Windows 11" is 1 November 2001, "Visio Plan 2" is 1 February 2001, and "Office 2019" is
#   1 January 2019. cast_date takes whatever the engine's Date.parse accepts, and V8 skips unknown words before a number.
# Why it matters: the product column of a licence export has texts and dates mixed, and grouping by product splits it.
#   Name the date columns, and parse those alone: cast: (value, { column }) => ...
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csv-parse@7.0.3 > /dev/null

cat > seen.mjs <<'JS'
import { parse } from 'csv-parse/sync';
const products = ['Windows 11', 'Visio Plan 2', 'Office 2019', 'SKU-12', 'Copilot', 'Phase 2'];
const rows = parse(['product', ...products].join('\n'), { columns: true, cast: true, cast_date: true });
products.forEach((product, index) => {
	const value = rows[index].product;
	console.log(`${product}: ${value instanceof Date ? value.toISOString().slice(0, 10) : 'text'}`);
});
JS
seen=$(TZ=UTC node seen.mjs)
stated='Windows 11: 2001-11-01
Visio Plan 2: 2001-02-01
Office 2019: 2019-01-01
SKU-12: 2001-12-01
Copilot: text
Phase 2: 2001-02-01'

echo 'csv-parse@7.0.3'
echo 'Expected: text everywhere'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
