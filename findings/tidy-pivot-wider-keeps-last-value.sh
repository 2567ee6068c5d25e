#!/usr/bin/env bash
# Surprise: pivotWider of tidy keeps only the last of two rows for the same cell.
# Expected: an error, or both: the function of the same name in R, which it copies, warns and keeps both.
# Seen: the cell holds the last amount, and the others are gone. A cell without a row is missing rather than empty.
# Why it matters: a table of vendors by month shows less revenue than there is, most of all in busy months. Group by
#   both and sum first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @tidyjs/tidy@2.6.1 > /dev/null

cat > seen.mjs <<'JS'
import { groupBy, pivotWider, sum, summarize, tidy } from '@tidyjs/tidy';
const renewals = [{ vendor: 'Adobe', month: 3, price: 1200 }, { vendor: 'Adobe', month: 3, price: 50 }, { vendor: 'Keepnet', month: 4, price: 300 }];
const wider = pivotWider({ namesFrom: 'month', valuesFrom: 'price' });
console.log(JSON.stringify(tidy(renewals, wider)));
console.log(JSON.stringify(tidy(renewals, groupBy(['vendor', 'month'], [summarize({ price: sum('price') })]), wider)));
JS
seen=$(TZ=UTC node seen.mjs)
stated='[{"3":50,"vendor":"Adobe"},{"4":300,"vendor":"Keepnet"}]
[{"3":1250,"vendor":"Adobe"},{"4":300,"vendor":"Keepnet"}]'

echo '@tidyjs/tidy@2.6.1, as it is and summed first'
echo 'Expected: an error, or 1250 for Adobe in March, in both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
