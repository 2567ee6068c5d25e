#!/usr/bin/env bash
# Surprise: money-math adds 1200 and 0.5 to 12.05.
# Expected: 1200.50: both are amounts in text, which is what it takes.
# Seen: it removes the dot and counts what is left in cents, so that 1200 is 12.00 and 2.2 is 0.22. No error.
# Why it matters: totals are a hundred times too small as soon as a vendor leaves out the cents. Write every amount
#   with two decimals first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts money-math@2.6.3 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const money = createRequire(import.meta.url)('money-math');
for (const [a, b] of [['1200.00', '0.50'], ['1200', '0.5'], ['1.10', '2.2']]) console.log(`${a} + ${b} = ${money.add(a, b)}`);
console.log(`10.00 / 3 = ${money.div('10.00', '3')}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='1200.00 + 0.50 = 1200.50
1200 + 0.5 = 12.05
1.10 + 2.2 = 1.32
10.00 / 3 = 333.33'

echo 'money-math@2.6.3'
echo 'Expected: 1200.50, 1200.50, 3.30 and 3.33'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
