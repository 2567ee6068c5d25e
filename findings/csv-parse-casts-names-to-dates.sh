#!/usr/bin/env bash
# Surprise: csv-parse with cast_date turns product names such as "Suite 5" into dates.
# Expected: cast_date converts values that are dates. A name with a number in it stays text.
# Seen (csv-parse@7.0.3): "Suite 5" becomes 1 May 2001, "Plan 3" 1 March 2001 and "Windows 11" 1 November 2001. A date
#   such as 01/03/2026 becomes 3 January.
# Why it matters: the product column of an export becomes a mix of texts and dates, without an error. Pass a function
#   as cast, and convert named columns in a known format.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csv-parse@7.0.3 > /dev/null

cat > seen.cjs <<'JS'
const { parse } = require('csv-parse/sync');
const products = ['Suite 5', 'Plan 3', 'Windows 11', 'Backup Pro', '01/03/2026'];
const rows = parse(['product', ...products].join('\n'), { columns: true, cast: true, cast_date: true });
const shown = (value) => (value instanceof Date ? `date ${value.toISOString().slice(0, 10)}` : `text ${value}`);
rows.forEach(({ product }, index) => console.log(`${products[index]}: ${shown(product)}`));
JS
seen=$(TZ=UTC node seen.cjs)
stated='Suite 5: date 2001-05-01
Plan 3: date 2001-03-01
Windows 11: date 2001-11-01
Backup Pro: text Backup Pro
01/03/2026: date 2026-01-03'

echo 'csv-parse@7.0.3 with cast and cast_date'
echo 'Expected: text for the four products'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
