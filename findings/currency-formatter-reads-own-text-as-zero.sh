#!/usr/bin/env bash
# Surprise: currency-formatter reads amounts in Kuwaiti dinars, which it wrote itself, as 0.
# Expected: 1200.5: unformat is there to read back what format wrote.
# Seen: KWD, BHD and other currencies of Arabic countries are 0, because a dot in the symbol is taken for the decimal
#   one. 1.201 ₫ is 1.201. For other currencies, it works.
# Why it matters: a sum over a column of texts leaves out those customers or makes them a thousandth, without an error.
#   Keep the number beside the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts currency-formatter@1.5.9 > /dev/null

cat > seen.mjs <<'JS'
import currency from 'currency-formatter';
for (const code of ['EUR', 'CHF', 'JPY', 'VND', 'KWD', 'BHD', 'AED', 'SAR']) {
	const text = currency.format(120500, { code });
	console.log(`${code}: ${currency.unformat(text, { code })}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='EUR: 120500
CHF: 120500
JPY: 120500
VND: 120.5
KWD: 0
BHD: 0
AED: 0
SAR: 120500'

echo 'currency-formatter@1.5.9, unformat(format(120500))'
echo 'Expected: 120500 for each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
