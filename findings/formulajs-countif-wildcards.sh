#!/usr/bin/env bash
# Surprise: in formulajs, COUNTIF, SUMIF and AVERAGEIF know no wildcards and respect case, while MATCH does neither.
# Expected: as in spreadsheets, "acrobat*" counts Acrobat Pro and acrobat, and "Contoso" sums the rows of CONTOSO too.
# Seen (@formulajs/formulajs@4.6.1): "acrobat*" counts 0, "Contoso" sums one row of two. MATCH finds "acro*" in
#   Acrobat Pro.
# Why it matters: a report that sums seats by product pattern shows 0 without an error. Compare in lower case, and
#   filter the rows before you sum.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @formulajs/formulajs@4.6.1 > /dev/null

cat > seen.cjs <<'JS'
const { COUNTIF, SUMIF, AVERAGEIF, MATCH } = require('@formulajs/formulajs');
const products = ['Photoshop', 'Acrobat Pro', 'acrobat'];
console.log(`COUNTIF acrobat*: ${COUNTIF(products, 'acrobat*')}`);
console.log(`SUMIF acrobat*: ${SUMIF(products, 'acrobat*', [1, 2, 4])}`);
console.log(`AVERAGEIF acrobat*: ${AVERAGEIF(products, 'acrobat*', [1, 2, 4])}`);
console.log(`SUMIF Contoso: ${SUMIF(['Contoso', 'CONTOSO'], 'Contoso', [1, 2])}`);
console.log(`MATCH acro*: ${MATCH('acro*', products, 0)}`);
JS
seen=$(TZ=UTC node seen.cjs)
stated='COUNTIF acrobat*: 0
SUMIF acrobat*: 0
AVERAGEIF acrobat*: NaN
SUMIF Contoso: 1
MATCH acro*: 2'

echo '@formulajs/formulajs@4.6.1, criteria with a wildcard or in another case'
echo 'Expected: 2, 6, 3, 3 and 2'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
