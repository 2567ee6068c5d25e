#!/usr/bin/env bash
# Surprise: Dinero.js turns a fee of 1.49925 into 1.49, and a credit of -1.49125 into -1.50.
# Expected: 1.50 and -1.49: the nearest cent.
# Seen: without a rounding function, transformScale rounds towards minus infinity. With halfAwayFromZero, both are as
#   expected.
# Why it matters: each fee is up to a cent too low and each credit a cent too high, so sums differ from the invoice of
#   the vendor. Pass the rounding to transformScale.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts dinero.js@2.0.2 > /dev/null

cat > seen.mjs <<'JS'
import { dinero, EUR, halfAwayFromZero, multiply, toDecimal, transformScale } from 'dinero.js';
const fee = multiply(dinero({ amount: 1999, currency: EUR }), { amount: 75, scale: 3 });
const credit = dinero({ amount: -149125, currency: EUR, scale: 5 });
for (const amount of [fee, credit]) {
	const rounded = toDecimal(transformScale(amount, 2, halfAwayFromZero));
	console.log(`${toDecimal(amount)}: ${toDecimal(transformScale(amount, 2))}, halfAwayFromZero ${rounded}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='1.49925: 1.49, halfAwayFromZero 1.50
-1.49125: -1.50, halfAwayFromZero -1.49'

echo 'dinero.js@2.0.2, transformScale to cents'
echo 'Expected: 1.50 and -1.49'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
