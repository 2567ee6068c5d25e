#!/usr/bin/env bash
# Surprise: sum of @jsonquerylang/jsonquery joins amounts that are text: of "10" and "9" it is "0109".
# Expected: 19, as prod multiplies them, or an error.
# Seen: from the first text on, the digits are appended to the sum, and the average is that number divided. A null
#   counts as 0 and in the average as a row.
# Why it matters: one price that came as text makes a total a hundredfold, which still looks like a number. Convert
#   with map(number(.price)) first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @jsonquerylang/jsonquery@5.1.1 > /dev/null

cat > seen.mjs <<'JS'
import { jsonquery } from '@jsonquerylang/jsonquery';
const ask = (values, query) => console.log(`${query} of ${JSON.stringify(values)}: ${JSON.stringify(jsonquery(values, query))}`);
ask([50, 30], 'sum()');
ask(['10', '9'], 'prod()');
ask(['10', '9'], 'sum()');
ask([50, '30'], 'sum()');
ask([50, null, '30'], 'average()');
JS
seen=$(TZ=UTC node seen.mjs)
stated='sum() of [50,30]: 80
prod() of ["10","9"]: 90
sum() of ["10","9"]: "0109"
sum() of [50,"30"]: "5030"
average() of [50,null,"30"]: 1676.6666666666667'

echo '@jsonquerylang/jsonquery@5.1.1'
echo 'Expected: 80, 90, 19, 80, 40'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
