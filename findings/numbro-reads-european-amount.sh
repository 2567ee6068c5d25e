#!/usr/bin/env bash
# Surprise: numbro.unformat reads 1.200,50 as 1.2005 and 12,5 as 125.
# Expected: undefined, as for 1 200 or € 1,200.50, since the text is no number in its language, English.
# Seen (numbro@2.5.0): commas are removed wherever they are, and the dot is the decimal one.
# Why it matters: a price of twelve hundred euros becomes one euro and twenty cents. Set the language of the data with
#   numbro.setLanguage, and check the shape of the text first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts numbro@2.5.0 > /dev/null

cat > seen.cjs <<'JS'
const numbro = require('numbro');
for (const text of ['1,200.50', '1.200,50', '12,5', '1 200', '€1,200.50']) console.log(`${text}: ${numbro.unformat(text)}`);
JS
seen=$(TZ=UTC node seen.cjs)
stated='1,200.50: 1200.5
1.200,50: 1.2005
12,5: 125
1 200: undefined
€1,200.50: undefined'

echo 'numbro@2.5.0, language en-US'
echo 'Expected: 1200.5, then undefined four times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
