#!/usr/bin/env bash
# Surprise: numeral prints $NaN for the difference of two equal totals.
# Expected: 0.1 + 0.2 - 0.3, which is 5.55e-17 in JavaScript, is printed as $0.00.
# Seen (numeral@2.0.6): numbers between 0 and 0.000001 are printed as NaN. Intl.NumberFormat prints $0.00.
# Why it matters: sums of cents leave such remainders when an invoice and a quote agree, so exactly the correct rows of a
#   report show $NaN. Round amounts before they are formatted, or use Intl.NumberFormat.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts numeral@2.0.6 > /dev/null

cat > seen.cjs <<'JS'
const numeral = require('numeral');
const intl = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
for (const [text, amount] of [['0.1 + 0.2 - 0.3', 0.1 + 0.2 - 0.3], ['0.3 - 0.3', 0.3 - 0.3], ['1.1 - 1 - 0.1', 1.1 - 1 - 0.1], ['0.000001', 0.000001]]) {
	console.log(`${text}: ${numeral(amount).format('$0,0.00')}, Intl ${intl.format(amount)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='0.1 + 0.2 - 0.3: $NaN, Intl $0.00
0.3 - 0.3: $0.00, Intl $0.00
1.1 - 1 - 0.1: $NaN, Intl $0.00
0.000001: $0.00, Intl $0.00'

echo 'numeral@2.0.6'
echo 'Expected: $0.00, each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
