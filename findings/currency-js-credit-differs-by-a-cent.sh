#!/usr/bin/env bash
# Surprise: currency.js rounds an amount and its negative differently.
# Expected: a credit note has the amount of its invoice, with a minus sign.
# Seen (currency.js@2.0.4): 100.125 becomes 100.13 and -100.125 becomes -100.12, so that their sum is a cent. The same
#   happens with 1.005 and 2.675.
# Why it matters: a cancelled invoice leaves a cent on the account, and a reconciliation by amount does not find its
#   pair. Round the absolute value, then set the sign.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts currency.js@2.0.4 > /dev/null

cat > seen.cjs <<'JS'
const currency = require('currency.js');
for (const amount of [100.125, 1.005, 2.675]) {
	const [charge, credit] = [currency(amount), currency(-amount)];
	console.log(`${amount}: charge ${charge}, credit ${credit}, sum ${charge.add(credit)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='100.125: charge 100.13, credit -100.12, sum 0.01
1.005: charge 1.01, credit -1.00, sum 0.01
2.675: charge 2.68, credit -2.67, sum 0.01'

echo 'currency.js@2.0.4, amounts that end in half a cent'
echo 'Expected: -100.13, -1.01 and -2.68, with sums of 0.00'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
