#!/usr/bin/env bash
# Surprise: For a price of 100, mathjs computes "price * 110% + 5" as 0 and "price * 10% - 3" as -2.
# Expected: "100 + 10%" is 110, so that a percent sign behind a number is a percentage.
# Seen (mathjs@15.2.0): in front of a plus or a minus, the percent sign is the modulo operator: 11,000 modulo +5 is 0.
#   In parentheses, as in (110%) + 5, it is a percentage.
# Why it matters: a formula for a raised price or a margin returns a plausible number or 0. Write 1.1 for 110 %.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mathjs@15.2.0 > /dev/null

cat > seen.mjs <<'JS'
import { evaluate } from 'mathjs';
for (const formula of ['price + 10%', 'price * 110%', 'price * 110% + 5', 'price * (110%) + 5', 'price * 10% - 3', '5 + price * 110%']) {
	console.log(`${formula}: ${evaluate(formula, { price: 100 })}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='price + 10%: 110
price * 110%: 110.00000000000001
price * 110% + 5: 0
price * (110%) + 5: 115.00000000000001
price * 10% - 3: -2
5 + price * 110%: 115.00000000000001'

echo 'mathjs@15.2.0, price is 100'
echo 'Expected: 110, 110, 115, 115, 7 and 115'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
