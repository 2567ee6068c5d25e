#!/usr/bin/env bash
# Surprise: LiquidJS takes an amount with a thousands separator for 0.
# Expected: Liquid takes the leading digits, so that "1,200" counts as 1, or the filter fails. Shopify's Liquid also
#   rounds the quotient of two whole numbers down.
# Seen (liquidjs@10.30.1): "1,200" plus 300 is 300, times 2 is 0, and sum counts it as 0, without an error. 10 divided
#   by 4 is 2.5, where Liquid gives 2.
# Why it matters: totals in a mail are too low or 0 as soon as an amount is above 999. Pass numbers to the template,
#   and format them there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts liquidjs@10.30.1 > /dev/null

cat > seen.cjs <<'JS'
const { Liquid } = require('liquidjs');
const liquid = new Liquid();
const rows = [{ amount: '1,200' }, { amount: '300' }];
for (const template of ['"1,200" | plus: 300', '"1,200" | times: 2', 'rows | sum: "amount"', '10 | divided_by: 4']) {
	console.log(`${template}: ${liquid.parseAndRenderSync(`{{ ${template} }}`, { rows })}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='"1,200" | plus: 300: 300
"1,200" | times: 2: 0
rows | sum: "amount": 300
10 | divided_by: 4: 2.5'

echo 'liquidjs@10.30.1, arithmetic with text'
echo 'Expected: an error, or 301, 2, 301 and 2 as in Liquid'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
