#!/usr/bin/env bash
# Surprise: CAST(... AS DATE) in AlaSQL yields a text with a two-digit year and dots.
# Expected: a date, or at least a text in ISO form, that compares with '2026-04-01' by time.
# Seen (alasql@4.4.0): CAST('2026-03-01' AS DATE) is the text '26.03.01'. Compared with '2026-04-01' it is always
#   later, because '26' sorts after '20'. Leaving the CAST away gives the right answer.
# Why it matters: the careful query loses every renewal and the careless one finds them. A Merge node in SQL mode that
#   filters on CAST(renews AS DATE) < '2026-04-01' returns nothing and reports no error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts alasql@4.4.0 > /dev/null

cat > seen.cjs <<'JS'
const alasql = require('alasql');
const rows = [{ customer: 'Contoso', renews: '2026-03-01' }];
console.log('cast:', JSON.stringify(alasql('SELECT CAST(renews AS DATE) AS day FROM ?', [rows])[0].day));
const due = (column) => alasql(`SELECT customer FROM ? WHERE ${column} < '2026-04-01'`, [rows]).length;
console.log('due before April with CAST:', due('CAST(renews AS DATE)'));
console.log('due before April without CAST:', due('renews'));
JS
seen=$(TZ=UTC node seen.cjs)
stated='cast: "26.03.01"
due before April with CAST: 0
due before April without CAST: 1'

echo 'alasql@4.4.0'
echo 'Expected: the renewal of 2026-03-01 is due before April in both queries'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
